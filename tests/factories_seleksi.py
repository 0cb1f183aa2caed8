"""A province's selection for one vacant post, in whatever state a test needs: rows true to their state.

Written past the commands on purpose, so that a test of one step does not lean on all steps before it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from django.contrib.auth.hashers import make_password

from core.models import Pengguna
from seleksi.enums import StatusSeleksi as S
from seleksi.models import (
    AnggotaPansel,
    Ketentuan,
    Komponen,
    Lembar,
    Lowongan,
    Nilai,
    Pansel,
    Pelamar,
    PernyataanBenturan,
    Seleksi,
)
from seleksi.rules.ketentuan import isi_bawaan
from seleksi.rules.komponen import KOMPONEN_BAKU
from seleksi.rules.pelamaran import periksa_syarat, tulis_kelayakan
from talent.models import Instansi, Jabatan, Pegawai, UnitKerja
from talent.profil import GolonganProfil, JabatanProfil, KinerjaProfil, PendidikanProfil, Profil
from tests import factories
from tests.factories import AT, SEJAK, peran

OUTCOME, PADA, menjabat = factories.OUTCOME, factories.PADA, factories.penugasan
SANDI = "kayu-ulin-tepi-mahakam"
PENENTU = ["wawancara", "assessment"]
IMPOR = "assessment"
PETUGAS = ("pengalaman", "rekam_jejak", "kesehatan")
URUTAN = [S.DRAF, S.DIUMUMKAN, S.ADMINISTRASI, S.PERNYATAAN, S.PENILAIAN, S.SELESAI]
Skor = Callable[[int, str, int | None], Decimal]  # (candidate, component, member) from 0; None: the imported sheet


@dataclass
class Panggung:
    instansi: Instansi
    unit: UnitKerja
    jabatan: Jabatan
    admin: Pengguna
    sekretariat: Pengguna
    ppk: Pengguna
    auditor: Pengguna
    ketentuan: Ketentuan
    seleksi: Seleksi
    lowongan: Lowongan
    pansel: Pansel
    anggota: list[AnggotaPansel] = field(default_factory=list)
    pelamar: list[Pelamar] = field(default_factory=list)
    komponen: dict[str, Komponen] = field(default_factory=dict)

    def lembar(self, kode: str, anggota: int | None = 0) -> Lembar:
        """The sheet of a component and a member by position; None is the imported one."""
        siapa = None if anggota is None else self.anggota[anggota]
        return Lembar.objects.get(komponen=self.komponen[kode], anggota=siapa)


def skor_biasa(pelamar: int, komponen: str, anggota: int | None) -> Decimal:
    """Distinct finals, best first: candidate 0 has 90, 1 has 87, …; members differ a little."""
    return Decimal(90 - 3 * pelamar) + Decimal((anggota or 0) % 3 - 1) / 4


def pengguna(username: str, nama: str = "") -> Pengguna:
    return factories.pengguna(
        username, nama or username.title(), email=f"{username}@merita.example", password=sandi_tersandi()
    )


@cache
def sandi_tersandi() -> str:
    """Hashed once: a panel is a dozen accounts."""
    return make_password(SANDI)


def pegawai(instansi: Instansi, nama: str, *, nip: str) -> Pegawai:
    """A person with an account; the NIP is what the account is named by."""
    fakta = {"tanggal_lahir": date(1976, 3, 14), "jenis_kelamin": "M", "golongan": "IV/a", "pendidikan": "s1"}
    return factories.orang(instansi, pengguna(nip, nama), nip, **fakta)


def ketentuan(instansi: Instansi, jenis: str = "jpt_pratama", **ubah: object) -> Ketentuan:
    komponen = [
        {
            "kode": k.kode,
            "nama": k.nama,
            "bobot": str(k.bobot),
            "minimum": str(k.rentang.minimum),
            "maksimum": str(k.rentang.maksimum),
            "impor": k.kode == IMPOR,
        }
        for k in KOMPONEN_BAKU
    ]
    isi = {
        "berlaku": SEJAK,
        "nomor_sk": "800/12/BKD/2026",
        "tanggal_sk": date(2026, 1, 5),
        "dasar": "PermenPANRB 15/2019",
        "komponen": komponen,
        "penentu_seri": PENENTU,
        **{nama: getattr(isi_bawaan(jenis, pada=PADA), nama) for nama in ("tahun_menjabat", "tahun_pengalaman")},
    }
    return Ketentuan.objects.create(instansi=instansi, jenis_jabatan=jenis, **isi | ubah)


def panggung(
    status: str = S.PENILAIAN,
    *,
    pelamar: int = 5,
    anggota: int = 5,
    skor: Skor | None = None,
    kunci: bool = False,
    mundur: dict[int, list[int]] | None = None,
    kode: str = "6900",
) -> Panggung:
    """One selection in `status`. `skor` fills every sheet, `kunci` locks them; `mundur`: who is recused from whom."""
    p = _kantor(kode, status)
    p.anggota = [_anggota(p, nomor, anggota) for nomor in range(anggota)]
    p.komponen = _komponen(p.lowongan)
    if status != S.DRAF:
        p.pelamar = [_pelamar(p, nomor, status) for nomor in range(pelamar)]
    if status in (S.PENILAIAN, S.SELESAI):
        _nyatakan(p, mundur or {})
        _buka_lembar(p, skor, kunci=kunci, mundur=mundur or {})
    return p


def lowongan_lain(p: Panggung, *, pelamar: int = 2) -> Panggung:
    """A second post of the same selection while it is scored: the same panel, other candidates, empty sheets."""
    pos = {"jenis": "jpt_pratama", "eselon": "II.b", "syarat": {"pendidikan": "S1"}}
    jabatan = factories.jabatan(p.unit, "Kepala Badan Pelabuhan", **pos)
    beku = {"nama": jabatan.nama, "unit": p.unit.nama, "eselon": "II.b"}
    isi = {"ketentuan": p.ketentuan, "penentu_seri": PENENTU, "jabatan_beku": beku}
    q = replace(p, jabatan=jabatan, lowongan=Lowongan.objects.create(seleksi=p.seleksi, jabatan=jabatan, **isi))
    q.komponen = _komponen(q.lowongan)
    q.pelamar = [_pelamar(q, nomor, S.PENILAIAN) for nomor in range(len(p.pelamar), len(p.pelamar) + pelamar)]
    _nyatakan(q, {})
    _buka_lembar(q, None, kunci=False, mundur={})
    return q


def _kantor(kode: str, status: str) -> Panggung:
    instansi = Instansi.objects.create(kode=kode, nama=f"Pemerintah Provinsi {kode}")
    unit = factories.unit(instansi, "Dinas Perhubungan", jenis="dinas", tipe="A")
    pos = {"jenis": "jpt_pratama", "eselon": "II.a", "kepala_unit": True, "syarat": {"pendidikan": "S1"}}
    jabatan = factories.jabatan(unit, "Kepala Dinas Perhubungan", **pos)
    roles = ("admin_bkd", "sekretariat_pansel", "ppk", "auditor")
    users = [pengguna(f"{jenis}.{kode}") for jenis in roles]
    for user, jenis in zip(users, roles, strict=True):
        peran(user, instansi, jenis)
    aturan = ketentuan(instansi)
    seleksi = Seleksi.objects.create(**_isi_seleksi(instansi, users[1], status))
    lowongan = Lowongan.objects.create(
        seleksi=seleksi,
        jabatan=jabatan,
        ketentuan=aturan,
        penentu_seri=PENENTU,
        jabatan_beku={} if status == S.DRAF else {"nama": jabatan.nama, "unit": unit.nama, "eselon": "II.a"},
    )
    sk = {} if status == S.DRAF else {"nomor_sk": "3/2026", "tanggal_sk": date(2026, 12, 1), "ditetapkan_pada": AT}
    pansel = Pansel.objects.create(seleksi=seleksi, **sk)
    return Panggung(instansi, unit, jabatan, *users, aturan, seleksi, lowongan, pansel)


def _isi_seleksi(instansi: Instansi, oleh: Pengguna, status: str) -> dict[str, object]:
    isi: dict[str, object] = {
        "instansi": instansi,
        "nomor": "01/SEL/2026",
        "judul": "Seleksi terbuka Kepala Dinas Perhubungan",
        "jenis": "terbuka",
        "status": status,
        "dibuat_oleh": oleh,
        "dibuat_pada": AT,
    }
    if status == S.DRAF:
        return isi
    isi |= {
        "nomor_pengumuman": "001/PANSEL/2026",
        "tanggal_pengumuman": date(2026, 12, 10),
        "pelamaran_ditutup": datetime(2027, 1, 15, 8, tzinfo=UTC),
        "penilaian_ditutup": datetime(2027, 2, 10, 8, tzinfo=UTC),
        "rencana_pelantikan": date(2027, 3, 1),
        "diumumkan_pada": AT,
    }
    stempel = {"administrasi_pada": 2, "pernyataan_pada": 3, "penilaian_pada": 4, "selesai_pada": 5}
    sampai = URUTAN.index(S(status)) if status in URUTAN else 0
    isi |= {nama: AT for nama, tahap in stempel.items() if tahap <= sampai}
    if status == S.DIBATALKAN:
        isi |= {"dibatalkan_pada": AT, "alasan_batal": "Anggaran dialihkan"}
    return isi


def _anggota(p: Panggung, nomor: int, jumlah: int) -> AnggotaPansel:
    dalam = nomor < jumlah * 45 // 100
    return AnggotaPansel.objects.create(
        pansel=p.pansel,
        kode=f"A{nomor + 1}",
        pengguna=pengguna(f"pansel{nomor + 1}.{p.instansi.kode}"),
        nama=f"Anggota Pansel {nomor + 1}",
        jabatan="Sekretaris Daerah" if dalam else "Guru Besar",
        lembaga=p.instansi.nama if dalam else "Universitas Mulawarman",
        peran={0: "ketua", 1: "sekretaris"}.get(nomor, "anggota"),
        unsur="internal" if dalam else "eksternal",
        pemerintah=dalam,
        tingkat="jpt_madya" if dalam else "",
        bukan_parpol_pada=AT,
    )


def _komponen(lowongan: Lowongan) -> dict[str, Komponen]:
    return {
        k.kode: Komponen.objects.create(
            lowongan=lowongan,
            kode=k.kode,
            nama=k.nama,
            urutan=urutan,
            bobot=k.bobot,
            minimum=k.rentang.minimum,
            maksimum=k.rentang.maksimum,
            impor=k.kode == IMPOR,
        )
        for urutan, k in enumerate(KOMPONEN_BAKU)
    }


def _pelamar(p: Panggung, nomor: int, status: str) -> Pelamar:
    lulus = status in (S.PERNYATAAN, S.PENILAIAN, S.SELESAI)
    orang = pegawai(p.instansi, f"Pelamar {nomor + 1}", nip=f"19760314200103{p.instansi.kode[-1]}{nomor:03d}")
    periksa = {"diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat} if lulus else {}
    return Pelamar.objects.create(
        lowongan=p.lowongan,
        pegawai=orang,
        nama=str(orang),
        nomor=f"{nomor + 1:03d}",
        status="memenuhi" if lulus else "diajukan",
        motivasi="Siap bertugas",
        pernyataan=True,
        profil=profil_layak(orang).to_json(),
        kelayakan=kelayakan_layak(orang, petugas=lulus),
        diajukan_pada=AT,
        **periksa,
    )


def profil_layak(orang: Pegawai, **ubah: object) -> Profil:
    """A record that meets every requirement for JPT pratama."""
    isi = Profil(
        nip=orang.nip,
        nama=str(orang),
        tanggal_lahir=orang.tanggal_lahir,
        jenis_kelamin="M",
        status_pegawai="pns",
        kedudukan="Aktif",
        pendidikan=(PendidikanProfil("s2", "Magister Administrasi Publik", "Universitas Mulawarman", 2008),),
        jabatan=(
            JabatanProfil(
                *("Sekretaris Dinas Perhubungan", "administrator", "", "III.a", "Dinas Perhubungan", "definitif"),
                *(date(2020, 1, 1), None),
            ),
        ),
        golongan=(GolonganProfil("IV/a", date(2018, 4, 1)),),
        kinerja=(KinerjaProfil(2025, "baik"), KinerjaProfil(2026, "sangat_baik")),
    )
    return replace(isi, **ubah)


def kelayakan_layak(orang: Pegawai, *, petugas: bool) -> dict[str, object]:
    """`petugas`: an officer has found his own three requirements met."""
    hasil = periksa_syarat(
        profil_layak(orang),
        isi_bawaan("jpt_pratama", pada=PADA),
        jenis="jpt_pratama",
        nomor_sk="800/12/BKD/2026",
        tutup=datetime(2027, 1, 15, 8, tzinfo=UTC),
        pelantikan=date(2027, 3, 1),
    )
    return tulis_kelayakan(hasil, PETUGAS if petugas else ())


def _nyatakan(p: Panggung, mundur: dict[int, list[int]]) -> None:
    for i, calon in enumerate(p.pelamar):
        for j, orang in enumerate(p.anggota):
            hubungan = "keluarga" if j in mundur.get(i, []) else "tidak_ada"
            PernyataanBenturan.objects.create(anggota=orang, pelamar=calon, hubungan=hubungan, dinyatakan_pada=AT)


def _buka_lembar(p: Panggung, skor: Skor | None, *, kunci: bool, mundur: dict[int, list[int]]) -> None:
    for komponen in p.komponen.values():
        for j in [None] if komponen.impor else range(len(p.anggota)):
            lembar = Lembar.objects.create(komponen=komponen, anggota=None if j is None else p.anggota[j])
            for i, calon in enumerate(p.pelamar):
                if skor and j not in mundur.get(i, []):
                    Nilai.objects.create(
                        lembar=lembar, pelamar=calon, nilai=skor(i, komponen.kode, j), catatan="Dicatat"
                    )
            if kunci:
                lembar.status, lembar.dikunci_pada = "terkunci", AT
                lembar.save()
