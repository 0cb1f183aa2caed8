"""Identifiers, grades and retirement of civil servants: literal tables and pure functions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from talent.enums import Eselon, JenisJabatan, JenisKelamin, JenisPeran, Jenjang

# NIP: PerBKN 22/2007, Keputusan Kepala BKN; domain.md §7.1 [V]. NI PPPK: [V].
BENTUK_NIP = re.compile(r"(?P<lahir>\d{8})(?P<tahun>\d{4})(?P<bulan>\d{2})(?P<kelamin>\d)(?P<urut>\d{3})", re.ASCII)
KELAMIN = {"1": JenisKelamin.LAKI_LAKI, "2": JenisKelamin.PEREMPUAN}
PPPK = range(21, 30)  # digits 13–14: `2` and the number of the contract; never a month
USIA_MASUK = 18

# PP 7/1977 jo PP 15/2019 lampiran; SIASN golonganPns.json [V]: id = first digit golongan, second ruang.
GOLONGAN_PNS: dict[str, tuple[str, str]] = {
    "11": ("I/a", "Juru Muda"),
    "12": ("I/b", "Juru Muda Tingkat I"),
    "13": ("I/c", "Juru"),
    "14": ("I/d", "Juru Tingkat I"),
    "21": ("II/a", "Pengatur Muda"),
    "22": ("II/b", "Pengatur Muda Tingkat I"),
    "23": ("II/c", "Pengatur"),
    "24": ("II/d", "Pengatur Tingkat I"),
    "31": ("III/a", "Penata Muda"),
    "32": ("III/b", "Penata Muda Tingkat I"),
    "33": ("III/c", "Penata"),
    "34": ("III/d", "Penata Tingkat I"),
    "41": ("IV/a", "Pembina"),
    "42": ("IV/b", "Pembina Tingkat I"),
    "43": ("IV/c", "Pembina Utama Muda"),
    "44": ("IV/d", "Pembina Utama Madya"),
    "45": ("IV/e", "Pembina Utama"),
}

# Perpres 98/2020: PPPK have golongan I to XVII, without ruang [V].
GOLONGAN_PPPK = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)
URUTAN_GOLONGAN = tuple(nama for nama, _ in GOLONGAN_PNS.values())
GOLONGAN = frozenset({*URUTAN_GOLONGAN, *GOLONGAN_PPPK})

# PP 100/2000 jo PP 13/2002 lampiran: lowest and highest grade in a post.
# Lower ends [V2], upper ends [M]; domain.md §2.1.
PANGKAT_ESELON: dict[Eselon, tuple[str, str]] = {
    Eselon.I_A: ("IV/d", "IV/e"),
    Eselon.I_B: ("IV/c", "IV/e"),
    Eselon.II_A: ("IV/c", "IV/d"),
    Eselon.II_B: ("IV/b", "IV/c"),
    Eselon.III_A: ("IV/a", "IV/b"),
    Eselon.III_B: ("III/d", "IV/a"),
    Eselon.IV_A: ("III/c", "III/d"),
    Eselon.IV_B: ("III/b", "III/c"),
}

# UU 20/2023 Pasal 55: 60 for JPT, 58 for administrator, pengawas and pelaksana [M].
BUP_JENIS: dict[JenisJabatan, int] = {
    JenisJabatan.JPT_UTAMA: 60,
    JenisJabatan.JPT_MADYA: 60,
    JenisJabatan.JPT_PRATAMA: 60,
    JenisJabatan.ADMINISTRATOR: 58,
    JenisJabatan.PENGAWAS: 58,
    JenisJabatan.PELAKSANA: 58,
}
# PP 11/2017 Pasal 239 jo PP 17/2020 [V]: only when the reference row of the functional post gives none.
BUP_JENJANG: dict[Jenjang, int] = {
    Jenjang.PEMULA: 58,
    Jenjang.TERAMPIL: 58,
    Jenjang.MAHIR: 58,
    Jenjang.PENYELIA: 58,
    Jenjang.AHLI_PERTAMA: 58,
    Jenjang.AHLI_MUDA: 58,
    Jenjang.AHLI_MADYA: 60,
    Jenjang.AHLI_UTAMA: 65,
}


# Who decides does not prepare, who checks does neither: separation of duties, PP 60/2008 (SPIP) [M].
# Sentences say why; an unordered pair of roles of one agency on one day.
PEMUTUS = "PPK memutus usulan, jadi tidak menyiapkan seleksi atau data yang menjadi dasarnya."
PEMERIKSA = "Auditor memeriksa pekerjaan peran lain, jadi tidak memegang peran lain di instansi yang sama."
TIDAK_SERASI: dict[frozenset[JenisPeran], str] = {
    frozenset({JenisPeran.PPK, JenisPeran.SEKRETARIAT_PANSEL}): PEMUTUS,
    frozenset({JenisPeran.PPK, JenisPeran.ADMIN_BKD}): PEMUTUS,
    **{frozenset({JenisPeran.AUDITOR, lain}): PEMERIKSA for lain in JenisPeran if lain != JenisPeran.AUDITOR},
}


@dataclass(frozen=True)
class Nip:
    """What a NIP says of itself. `tmt` is None for a PPPK, whose number carries the year only."""

    teks: str
    tanggal_lahir: date
    tahun: int
    tmt: date | None
    jenis_kelamin: JenisKelamin
    urut: int

    @property
    def pppk(self) -> bool:
        return self.tmt is None


@dataclass(frozen=True)
class NipTidakSah:
    alasan: str


@dataclass(frozen=True)
class NipTidakCocok:
    """A NIP sound in itself that contradicts the person's record; the reasons, one a contradiction."""

    alasan: tuple[str, ...]


def baca_nip(teks: str) -> Nip | NipTidakSah:
    """Eighteen digits, possible by their own dates (domain.md §7.1). There is no check digit."""
    bagian = BENTUK_NIP.fullmatch(teks)
    if not bagian:
        return NipTidakSah("NIP harus 18 angka.")
    lahir = _tanggal(bagian["lahir"])
    tahun, bulan = int(bagian["tahun"]), int(bagian["bulan"])
    if lahir is None:
        return NipTidakSah("Delapan angka pertama NIP bukan tanggal lahir yang ada.")
    if not (1 <= bulan <= 12 or bulan in PPPK):
        return NipTidakSah("Angka ke-13 dan ke-14 NIP bukan bulan (01–12) dan bukan nomor kontrak PPPK (21–29).")
    if bagian["kelamin"] not in KELAMIN:
        return NipTidakSah("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).")
    if bagian["urut"] == "000":
        return NipTidakSah("Nomor urut NIP tidak boleh 000.")
    tmt = None if bulan in PPPK or tahun < 1 else date(tahun, bulan, 1)
    if not _cukup_umur(lahir, tahun, tmt):
        return NipTidakSah("Menurut NIP, pengangkatan terjadi sebelum usia 18 tahun.")
    return Nip(teks, lahir, tahun, tmt, KELAMIN[bagian["kelamin"]], int(bagian["urut"]))


def cocokkan_nip(nip: Nip, *, tanggal_lahir: date, jenis_kelamin: JenisKelamin) -> NipTidakCocok | None:
    alasan = []
    if nip.tanggal_lahir != tanggal_lahir:
        alasan.append("Tanggal lahir dalam NIP berbeda dengan tglLahir.")
    if nip.jenis_kelamin != jenis_kelamin:
        alasan.append("Jenis kelamin dalam NIP berbeda dengan jenisKelamin.")
    return NipTidakCocok(tuple(alasan)) if alasan else None


def nama_tanpa_gelar(teks: str) -> str:
    """The bare name of one written with its titles, as in a decree: "H. Bambang Eko, S.E., M.Ak." is Bambang Eko."""
    kata = teks.partition(",")[0].split()
    while kata and kata[0].endswith("."):
        kata.pop(0)
    return " ".join(kata) or teks.strip()


def bup(jenis: JenisJabatan, *, jenjang: Jenjang | None = None, acuan: int | None = None) -> int | None:
    """Retirement age of a post: the post's own row first, then its kind, then its jenjang; None when unknown."""
    if acuan:
        return acuan
    return BUP_JENIS.get(jenis) or (BUP_JENJANG[jenjang] if jenjang else None)


def tanggal_pensiun(tanggal_lahir: date, usia: int) -> date:
    """The first day of the month after reaching the age (PP 11/2017 Pasal 240 [M])."""
    tahun, bulan = tanggal_lahir.year + usia, tanggal_lahir.month
    return date(tahun + 1, 1, 1) if bulan == 12 else date(tahun, bulan + 1, 1)


def urutan_golongan(golongan: str) -> int | None:
    """The place of a PNS grade, I/a = 0 … IV/e = 16; None for a PPPK grade, which is another ladder."""
    return URUTAN_GOLONGAN.index(golongan) if golongan in URUTAN_GOLONGAN else None


def tidak_serasi(baru: JenisPeran, dipegang: Iterable[JenisPeran]) -> str:
    """Why this role cannot be held beside those; "" when it can."""
    return next((kalimat for lain in dipegang if (kalimat := TIDAK_SERASI.get(frozenset({baru, lain})))), "")


def _tanggal(delapan: str) -> date | None:
    try:
        return date(int(delapan[:4]), int(delapan[4:6]), int(delapan[6:]))
    except ValueError:
        return None


def _cukup_umur(lahir: date, tahun: int, tmt: date | None) -> bool:
    """A PPPK's number has no month: the end of the year is given to him."""
    mulai = tmt or (date(tahun, 12, 31) if tahun else lahir)
    return (mulai.year - lahir.year) - ((mulai.month, mulai.day) < (lahir.month, lahir.day)) >= USIA_MASUK
