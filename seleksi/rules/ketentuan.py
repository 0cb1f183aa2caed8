"""What an agency may set for its selections, within the limits of law.

The limits are the literals of the neighbouring modules (jadwal, pansel, komponen, syarat); an
agency may be stricter, never laxer. Three names for the PPK: PP 11/2017 [M].
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.tanggal import tulis_tanggal
from seleksi.enums import PendidikanMinimum, PredikatMinimum
from seleksi.rules.jadwal import KetentuanJadwal
from seleksi.rules.komponen import DASAR_BOBOT, KOMPONEN_BAKU, RENTANG_BAKU, Rentang, periksa_bobot, tulis
from seleksi.rules.masalah import Masalah
from seleksi.rules.pansel import KetentuanPansel
from seleksi.rules.syarat import SARJANA, SYARAT_SEJAK, Syarat, syarat_bawaan

NAMA_MAKSIMUM = 3
PELAMAR_MINIMUM = 3  # Lombok Utara 2023 [V2]; the usual four is only the value a new row starts with
IMPOR_BAKU = "assessment"
# No text fixes these: notices ask two years of SKP, Buleleng two years without a sanction [V2 domain.md §2.2]
TAHUN_KINERJA, TAHUN_HUKUMAN = (1, 5), (0, 5)
DASAR_PRAKTIK = "Praktik pengumuman seleksi, angkanya tidak diatur"
MENJABAT_MAKSIMUM, PENGALAMAN_MAKSIMUM = 10, 20
PENDIDIKAN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {PendidikanMinimum.S1: SARJANA, PendidikanMinimum.S2: ("s2", "s3"), PendidikanMinimum.S3: ("s3",)}
)
PREDIKAT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {PredikatMinimum.BAIK: ("sangat_baik", "baik"), PredikatMinimum.SANGAT_BAIK: ("sangat_baik",)}
)
JENIS_KETENTUAN = ("jpt_madya", "jpt_pratama", "administrator")
DASAR: Mapping[str, str] = MappingProxyType(
    {
        "jpt_madya": "PP 11/2017 jo. PP 17/2020 Pasal 107 huruf b; PermenPANRB 15/2019",
        "jpt_pratama": "PP 11/2017 jo. PP 17/2020 Pasal 107 huruf c; PermenPANRB 15/2019",
        "administrator": "PP 11/2017 jo. PP 17/2020 Pasal 54; PermenPANRB 15/2019 dipakai sebagai acuan",
    }
)


@dataclass(frozen=True)
class KomponenKetentuan:
    kode: str
    nama: str
    bobot: Decimal
    minimum: Decimal
    maksimum: Decimal
    impor: bool = False


@dataclass(frozen=True)
class IsiKetentuan:
    pansel_minimum: int
    pansel_maksimum: int
    internal_maksimum: int
    minimal_penilai: int
    minimal_pelamar: int
    jumlah_nama: int
    hari_pengumuman: int
    perpanjangan_maksimum: int
    hari_perpanjangan: int
    usia_maksimum: int
    usia_maksimum_setingkat: int
    pendidikan_minimum: str
    tahun_menjabat: int
    tahun_pengalaman: int
    tahun_kinerja: int
    predikat_minimum: str
    tahun_hukuman: int
    komponen: tuple[KomponenKetentuan, ...]
    penentu_seri: tuple[str, ...]


def isi_bawaan(jenis: str, *, pada: date) -> IsiKetentuan:
    """What a first row starts with: the law as it stands on the day."""
    pansel, jadwal, syarat = KetentuanPansel(), KetentuanJadwal(), syarat_bawaan(jenis, pada=pada)
    usia = syarat.usia_maksimum if syarat.usia_maksimum is not None else syarat.bup - 1
    return IsiKetentuan(
        pansel_minimum=pansel.minimal_anggota,
        pansel_maksimum=pansel.maksimal_anggota,
        internal_maksimum=int(pansel.internal_maksimum),
        minimal_penilai=pansel.minimal_penilai,
        minimal_pelamar=jadwal.minimal_pelamar,
        jumlah_nama=NAMA_MAKSIMUM,
        hari_pengumuman=jadwal.hari_pengumuman,
        perpanjangan_maksimum=jadwal.maksimal_perpanjangan,
        hari_perpanjangan=jadwal.hari_perpanjangan,
        usia_maksimum=usia,
        usia_maksimum_setingkat=syarat.usia_maksimum_setingkat or usia,
        pendidikan_minimum=PendidikanMinimum.S1.value,
        tahun_menjabat=syarat.tahun_jabatan,
        tahun_pengalaman=syarat.tahun_pengalaman,
        tahun_kinerja=syarat.tahun_kinerja,
        predikat_minimum=PredikatMinimum.BAIK.value,
        tahun_hukuman=syarat.tahun_bebas_hukuman,
        komponen=tuple(
            KomponenKetentuan(
                k.kode, k.nama, k.bobot, k.rentang.minimum, k.rentang.maksimum, impor=k.kode == IMPOR_BAKU
            )
            for k in KOMPONEN_BAKU
        ),
        penentu_seri=("wawancara", IMPOR_BAKU),
    )


def batas(jenis: str, *, pada: date) -> Mapping[str, tuple[int, int, str]]:
    """Of each number: lowest, highest, and the basis."""
    bawaan, pansel, jadwal = isi_bawaan(jenis, pada=pada), KetentuanPansel(), KetentuanJadwal()
    dasar = syarat_bawaan(jenis, pada=pada).dasar
    return {
        "pansel_minimum": (pansel.minimal_anggota, pansel.maksimal_anggota, pansel.dasar),
        "pansel_maksimum": (pansel.minimal_anggota, pansel.maksimal_anggota, pansel.dasar),
        "internal_maksimum": (0, bawaan.internal_maksimum, pansel.dasar),
        "minimal_penilai": (1, pansel.maksimal_anggota, pansel.dasar),
        "minimal_pelamar": (PELAMAR_MINIMUM, 99, jadwal.dasar),
        "jumlah_nama": (1, NAMA_MAKSIMUM, "PP 11/2017 jo. PP 17/2020"),
        "hari_pengumuman": (jadwal.hari_pengumuman, 90, jadwal.dasar),
        "perpanjangan_maksimum": (0, jadwal.maksimal_perpanjangan, jadwal.dasar),
        "hari_perpanjangan": (1, jadwal.hari_perpanjangan, jadwal.dasar),
        "usia_maksimum": (40, bawaan.usia_maksimum, dasar),
        "usia_maksimum_setingkat": (40, bawaan.usia_maksimum_setingkat, dasar),
        "tahun_menjabat": (bawaan.tahun_menjabat, MENJABAT_MAKSIMUM, dasar),
        "tahun_pengalaman": (bawaan.tahun_pengalaman, PENGALAMAN_MAKSIMUM, dasar),
        "tahun_kinerja": (*TAHUN_KINERJA, DASAR_PRAKTIK),
        "tahun_hukuman": (*TAHUN_HUKUMAN, DASAR_PRAKTIK),
    }


def syarat_ketentuan(isi: IsiKetentuan, *, jenis: str, nomor_sk: str, pada: date) -> Syarat:
    """The law's row with the agency's values; a basis names the decree wherever the value is the agency's own."""
    hukum, bawaan = syarat_bawaan(jenis, pada=pada), isi_bawaan(jenis, pada=pada)
    sk = f"instansi SK {nomor_sk}"

    def dasar(nama: str, hukumnya: str = "") -> str:
        if getattr(isi, nama) == getattr(bawaan, nama):
            return hukumnya or hukum.dasar
        return f"{hukum.dasar}; ketentuan {sk}"

    return replace(
        hukum,
        usia_maksimum=isi.usia_maksimum,
        usia_maksimum_setingkat=isi.usia_maksimum_setingkat,
        pendidikan=PENDIDIKAN[isi.pendidikan_minimum],
        tahun_jabatan=isi.tahun_menjabat,
        tahun_pengalaman=isi.tahun_pengalaman,
        tahun_kinerja=isi.tahun_kinerja,
        predikat_minimal=PREDIKAT[isi.predikat_minimum],
        tahun_bebas_hukuman=isi.tahun_hukuman,
        dasar_usia=dasar("usia_maksimum", hukum.dasar_usia),
        dasar_usia_setingkat=dasar("usia_maksimum_setingkat", hukum.dasar_usia_setingkat or hukum.dasar_usia),
        dasar_pendidikan=dasar("pendidikan_minimum"),
        dasar_jabatan=dasar("tahun_menjabat"),
        dasar_pengalaman=dasar("tahun_pengalaman"),
        dasar_kinerja=f"Ketentuan {sk}: {_sebut_kinerja(isi)}",
        dasar_hukuman=f"Ketentuan {sk}: {_sebut_hukuman(isi)}",
    )


def _sebut_kinerja(isi: IsiKetentuan) -> str:
    return f"SKP {isi.tahun_kinerja} tahun terakhir paling rendah {PredikatMinimum(isi.predikat_minimum).label}"


def _sebut_hukuman(isi: IsiKetentuan) -> str:
    if not isi.tahun_hukuman:
        return "tidak sedang menjalani hukuman disiplin sedang atau berat"
    return f"tanpa hukuman disiplin sedang atau berat {isi.tahun_hukuman} tahun terakhir"


def periksa_ketentuan(isi: IsiKetentuan, *, jenis: str, pada: date) -> tuple[Masalah, ...]:
    """Everything wrong at once; `tentang` is the name of the number, or the code of the component."""
    if jenis not in JENIS_KETENTUAN:
        return (Masalah("jenis_tidak_cocok", "Jenis jabatan ini tidak diisi melalui seleksi.", "jenis_jabatan"),)
    if pada < SYARAT_SEJAK:
        kalimat = f"Belum ada peraturan yang menjadi dasarnya; paling awal {tulis_tanggal(SYARAT_SEJAK)}."
        return (Masalah("sebelum_peraturan", kalimat, "mulai"),)
    return (
        *_angka(isi, batas(jenis, pada=pada)),
        *_pilihan(isi, syarat_bawaan(jenis, pada=pada)),
        *_bersama(isi),
        *_rentang(isi.komponen),
        *_kode(isi.komponen),
        *periksa_bobot(
            {k.kode: k.bobot for k in isi.komponen},
            rentang={k.kode: Rentang(k.minimum, k.maksimum) for k in isi.komponen},
        ),
        *periksa_penentu(isi.penentu_seri, tuple(k.kode for k in isi.komponen)),
    )


def periksa_penentu(penentu: tuple[str, ...], kode: tuple[str, ...]) -> Iterator[Masalah]:
    """Known components, each once, in the order they are compared."""
    for k in penentu:
        if k not in kode:
            yield Masalah("pemutus_tidak_dikenal", f"Pemutus seri {k} bukan komponen penilaian.", "penentu_seri")
    if len(set(penentu)) != len(penentu):
        yield Masalah("pemutus_ganda", "Satu komponen hanya sekali menjadi pemutus nilai seri.", "penentu_seri")


def _angka(isi: IsiKetentuan, batasan: Mapping[str, tuple[int, int, str]]) -> Iterator[Masalah]:
    for nama, (terendah, tertinggi, dasar) in batasan.items():
        nilai = getattr(isi, nama)
        if not terendah <= nilai <= tertinggi:
            yield Masalah("di_luar_batas", f"Tertulis {nilai}; harus {terendah} sampai {tertinggi} ({dasar}).", nama)


def _pilihan(isi: IsiKetentuan, hukum: Syarat) -> Iterator[Masalah]:
    if not frozenset(PENDIDIKAN.get(isi.pendidikan_minimum, ("",))) <= frozenset(hukum.pendidikan):
        kalimat = f"Paling rendah {PendidikanMinimum.S1.label} ({hukum.dasar})."
        yield Masalah("di_luar_batas", kalimat, "pendidikan_minimum")
    if isi.predikat_minimum not in PREDIKAT:
        kalimat = f"Paling rendah {PredikatMinimum.BAIK.label} ({DASAR_PRAKTIK})."
        yield Masalah("di_luar_batas", kalimat, "predikat_minimum")


def _bersama(isi: IsiKetentuan) -> Iterator[Masalah]:
    if isi.pansel_minimum > isi.pansel_maksimum:
        kalimat = f"Paling banyak {isi.pansel_maksimum} orang lebih kecil daripada paling sedikit {isi.pansel_minimum}."
        yield Masalah("pansel_terbalik", kalimat, "pansel_maksimum")
    if isi.minimal_penilai > isi.pansel_minimum:
        kalimat = f"Paling banyak {isi.pansel_minimum}, jumlah anggota Pansel paling sedikit."
        yield Masalah("penilai_melebihi_pansel", kalimat, "minimal_penilai")
    if isi.jumlah_nama > isi.minimal_pelamar:
        kalimat = f"Pelamar paling sedikit {isi.minimal_pelamar}, kurang dari {isi.jumlah_nama} nama yang diusulkan."
        yield Masalah("pelamar_kurang_dari_nama", kalimat, "minimal_pelamar")


def _rentang(komponen: tuple[KomponenKetentuan, ...]) -> Iterator[Masalah]:
    for k in komponen:
        if not 0 < k.minimum <= k.maksimum <= 100:
            kalimat = f"Rentang {k.nama} {tulis(k.minimum)} sampai {tulis(k.maksimum)}% tidak masuk akal."
            yield Masalah("rentang_tidak_sah", kalimat, k.kode)
        baku = RENTANG_BAKU.get(k.kode)
        if baku and not (baku.memuat(k.minimum) and baku.memuat(k.maksimum)):
            antara = f"{tulis(baku.minimum)} sampai {tulis(baku.maksimum)}%"
            yield Masalah("rentang_di_luar_aturan", f"Rentang {k.nama} dibatasi {antara} ({DASAR_BOBOT}).", k.kode)


def _kode(komponen: tuple[KomponenKetentuan, ...]) -> Iterator[Masalah]:
    terlihat: set[str] = set()
    for k in komponen:
        if k.kode in terlihat:
            yield Masalah("komponen_ganda", f"Komponen {k.nama} tertulis dua kali.", k.kode)
        terlihat.add(k.kode)
