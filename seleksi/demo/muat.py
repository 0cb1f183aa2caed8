"""Play the demo's selections through the same commands that pages use, in the past."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from core.models import Pengguna
from core.services import setel_sandi
from seleksi.demo.naskah import GURU_BESAR, NASKAH
from seleksi.demo.tahap import Panggung, mainkan
from seleksi.models import AnggotaPansel, Pelamar
from seleksi.rules.ketentuan import DASAR, isi_bawaan
from seleksi.services.ketentuan import tetapkan_ketentuan
from talent.demo.muat import Provinsi
from talent.models import Jabatan, Pegawai


@dataclass(frozen=True)
class Akun:
    """An account whose password the demo opens."""

    peran: str
    pengguna: Pengguna
    keterangan: str


def muat_seleksi(
    provinsi: Provinsi, sistem: Pengguna, *, at: datetime, sandi: str, kabar: Callable[[str], object]
) -> list[Akun]:
    """Every story of `NASKAH`; sealing, voiding and choosing ask for `sandi`. Returns one account a role."""
    ketua = Pegawai.objects.select_related("pengguna").get(nip=provinsi.ringkasan.sekda)
    for pengguna in (provinsi.sekretariat.pengguna, provinsi.rekan.pengguna, ketua.pengguna, provinsi.ppk):
        setel_sandi(pengguna, by=sistem, at=at, sandi=sandi)
    for nomor, jenis in enumerate(("jpt_pratama", "administrator"), 12):
        _ketentuan(provinsi, jenis, nomor, at)
    panggung = _panggung(provinsi, sandi, at)
    for naskah in NASKAH:
        seleksi = mainkan(naskah, panggung)
        kabar(f"{seleksi.nomor} {seleksi.judul}: {seleksi.get_status_display().lower()}")
    return _akun(provinsi)


def _ketentuan(provinsi: Provinsi, jenis: str, nomor: int, at: datetime) -> None:
    mulai = date(at.year - 1, 1, 2)
    tetapkan_ketentuan(
        provinsi.instansi,
        by=provinsi.admin.pengguna,
        at=at,
        jenis_jabatan=jenis,
        mulai=mulai,
        nomor_sk=f"800/{nomor}/BKD/{mulai.year}",
        tanggal_sk=mulai,
        dasar=DASAR[jenis],
        isi=isi_bawaan(jenis, pada=mulai),
    )


def _panggung(provinsi: Provinsi, sandi: str, at: datetime) -> Panggung:
    r = provinsi.ringkasan
    pegawai = {p.nip: p for p in Pegawai.objects.filter(nip__in=_dipakai(provinsi)).select_related("pengguna")}
    gagal = [pegawai[nip] for alasan in sorted(r.tidak_memenuhi) for nip in r.tidak_memenuhi[alasan][:2]]
    jabatan = {
        j.siasn_id: j for j in Jabatan.objects.filter(siasn_id__in=[*r.jpt_pratama_lowong, *r.administrator_lowong])
    }
    return Panggung(
        provinsi=provinsi,
        sandi=sandi,
        kini=timezone.make_aware(datetime.combine(at.date(), time(9)), timezone.get_current_timezone()),
        jpt=[jabatan[i] for i in r.jpt_pratama_lowong],
        administrator=[jabatan[i] for i in r.administrator_lowong],
        calon=[pegawai[nip] for nip in r.memenuhi[: sum(n.pelamar for n in NASKAH)]],
        gagal=gagal,
        dalam=[pegawai[r.sekda], pegawai[r.kepala_bkd]],
    )


def _dipakai(provinsi: Provinsi) -> list[str]:
    r = provinsi.ringkasan
    return [*r.memenuhi, r.sekda, r.kepala_bkd, *(nip for nips in r.tidak_memenuhi.values() for nip in nips)]


def _akun(provinsi: Provinsi) -> list[Akun]:
    surel = f"{GURU_BESAR[0][1]}@pansel.example"
    anggota = AnggotaPansel.objects.filter(pengguna__email=surel).select_related("pengguna")[0]
    pelamar = Pelamar.objects.filter(status="draf").select_related("pegawai__pengguna")[0]
    biasa = Pegawai.objects.filter(golongan__startswith="III", pengguna__keanggotaan_pansel=None)
    biasa = biasa.exclude(pelamar__isnull=False).select_related("pengguna").order_by("nip")[0]
    ketua = AnggotaPansel.objects.filter(peran="ketua").select_related("pengguna")[0]
    return [
        Akun("Sekretariat Pansel", provinsi.sekretariat.pengguna, f"{provinsi.sekretariat}: menyiapkan dan menyegel"),
        Akun(
            "Rekan sekretariat", provinsi.rekan.pengguna, f"{provinsi.rekan}: menyegel yang putusannya dicatat rekannya"
        ),
        Akun("Ketua Pansel", ketua.pengguna, f"{ketua}: menilai, mencatat putusan seri"),
        Akun("Anggota Pansel", anggota.pengguna, f"{anggota}: menilai dari luar pemerintah"),
        Akun("Pelamar", pelamar.pegawai.pengguna, f"{pelamar.nama}: lamaran belum diajukan"),
        Akun("PPK", provinsi.ppk, "Gubernur: memilih satu dari tiga nama"),
        Akun("Admin BKD", provinsi.admin.pengguna, f"{provinsi.admin}: data pegawai, unit, peran, ketentuan"),
        Akun("Auditor", provinsi.auditor, "Melihat data pegawai, seleksi, dan hasil yang sudah disegel"),
        Akun("Pegawai", biasa.pengguna, f"{biasa}: pegawai biasa"),
    ]
