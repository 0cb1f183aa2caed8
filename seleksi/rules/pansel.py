"""Composition of a selection panel.

Odd, 5 to 9 members [M]; internal ≤ 45 % [V2 sulsel.fajar.co.id 15 Jul 2021]; government members at
least at the level of the vacant post [V2 kabar-banten 2018]; no party members [V kasn.go.id
8 Oct 2021]. Sizes and shares are the agency's row; these are its defaults.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.angka import tampil
from core.langkah import Langkah
from seleksi.enums import PeranPansel
from seleksi.rules.masalah import Masalah
from talent.enums import JenisPeran

DASAR = "PermenPANRB 15/2019; UU 5/2014 Pasal 110, dicabut UU 20/2023"

FUNGSIONAL = "fungsional_keahlian"
# Equal level of fungsional and manajerial posts, read off the feeder table of PP 11/2017 Pasal 107 [U].
TINGKAT = {
    ("jpt_utama", ""): 6,
    ("jpt_madya", ""): 5,
    ("jpt_pratama", ""): 4,
    ("fungsional_keahlian", "ahli_utama"): 4,
    ("administrator", ""): 3,
    ("fungsional_keahlian", "ahli_madya"): 3,
    ("pengawas", ""): 2,
    ("fungsional_keahlian", "ahli_muda"): 2,
}

# Roles in the agency that keep their holder off the panel: who chooses, who oversees, who runs (docs/adr/0006).
DI_LUAR_PANSEL = (JenisPeran.PPK, JenisPeran.AUDITOR, JenisPeran.SEKRETARIAT_PANSEL)


@dataclass(frozen=True)
class KetentuanPansel:
    minimal_anggota: int = 5
    maksimal_anggota: int = 9
    wajib_ganjil: bool = True
    internal_maksimum: Fraction = Fraction(45)  # percent
    minimal_penilai: int = 3  # members left for one candidate after recusals
    dasar: str = DASAR


@dataclass(frozen=True)
class AnggotaPansel:
    kunci: str  # NIP, or the e-mail of a member from outside
    nama: str
    peran: str  # PeranPansel
    internal: bool  # belongs to the agency of the vacant post
    pemerintah: bool  # sits as an official: the level of the post counts
    jenis_jabatan: str = ""
    jenjang: str = ""
    nonpartai: bool = False  # has stated not to be a member of a political party


@dataclass(frozen=True)
class Komposisi:
    masalah: tuple[Masalah, ...]
    langkah: tuple[Langkah, ...]

    @property
    def sah(self) -> bool:
        return not self.masalah


def periksa_pansel(anggota: Sequence[AnggotaPansel], *, jenis_lowongan: str, ketentuan: KetentuanPansel) -> Komposisi:
    """Everything wrong at once, with the counts it was judged by."""
    masalah = (
        *_jumlah(len(anggota), ketentuan),
        *_internal(anggota, ketentuan),
        *_peran(anggota),
        *_tingkat(anggota, jenis_lowongan),
        *_nonpartai(anggota),
        *_ganda(anggota),
    )
    return Komposisi(masalah, tuple(_langkah(anggota, ketentuan)))


def tingkat(jenis_jabatan: str, jenjang: str = "") -> int:
    """The level of a post; 0 for one that no table places, such as pelaksana."""
    return TINGKAT.get((jenis_jabatan, jenjang if jenis_jabatan == FUNGSIONAL else ""), 0)


def setingkat(jenis_lowongan: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Posts (kind, rank of a functional one) at or above every one of these vacant ones; empty without any."""
    perlu = max((tingkat(jenis) for jenis in jenis_lowongan), default=None)
    return frozenset(pos for pos, ini in TINGKAT.items() if perlu is not None and ini >= perlu)


def maksimal_internal(jumlah: int, batas: Fraction = Fraction(45)) -> int:
    """Never rounded up: of 5 two, of 7 three, of 9 four."""
    return int(jumlah * batas / 100)


def periksa_penilai(anggota: Sequence[str], mundur: frozenset[str], *, ketentuan: KetentuanPansel) -> Masalah | None:
    """Whether enough members are left for one candidate: below that no sheet opens."""
    sisa = sum(1 for a in anggota if a not in mundur)
    if sisa >= ketentuan.minimal_penilai:
        return None
    kalimat = f"Tinggal {sisa} anggota yang boleh menilai pelamar ini; paling sedikit {ketentuan.minimal_penilai}."
    return Masalah("penilai_kurang", kalimat)


def periksa_peran_lain(peran: Iterable[tuple[str, JenisPeran]]) -> Iterator[Masalah]:
    """From (name, role) of whoever is to sit; one sentence for each role that stands in the way."""
    for nama, jenis in peran:
        if jenis in DI_LUAR_PANSEL:
            yield Masalah(
                "berperan_lain",
                f"{nama} berperan {jenis.label} di sini; yang memilih, mengawasi, atau mengurus seleksi tidak duduk "
                "dalam Pansel.",
                "pegawai",
            )


def _jumlah(jumlah: int, ketentuan: KetentuanPansel) -> Iterator[Masalah]:
    if not ketentuan.minimal_anggota <= jumlah <= ketentuan.maksimal_anggota:
        batas = f"{ketentuan.minimal_anggota} sampai {ketentuan.maksimal_anggota}"
        yield Masalah("jumlah_anggota", f"Pansel beranggota {jumlah} orang; harus {batas} orang.")
    if ketentuan.wajib_ganjil and jumlah % 2 == 0:
        yield Masalah("jumlah_genap", f"Pansel beranggota {jumlah} orang; jumlahnya harus ganjil.")


def _internal(anggota: Sequence[AnggotaPansel], ketentuan: KetentuanPansel) -> Iterator[Masalah]:
    internal = sum(1 for a in anggota if a.internal)
    paling_banyak = maksimal_internal(len(anggota), ketentuan.internal_maksimum)
    if internal > paling_banyak:
        kalimat = (
            f"{internal} dari {len(anggota)} anggota berasal dari dalam instansi; paling banyak {paling_banyak} "
            f"({tampil(ketentuan.internal_maksimum)}%)."
        )
        yield Masalah("internal_terlalu_banyak", kalimat)


def _peran(anggota: Sequence[AnggotaPansel]) -> Iterator[Masalah]:
    for peran in (PeranPansel.KETUA, PeranPansel.SEKRETARIS):
        jumlah = sum(1 for a in anggota if a.peran == peran)
        if jumlah != 1:
            kalimat = f"Pansel harus memiliki tepat satu {peran.value}; sekarang {jumlah}."
            yield Masalah(f"jumlah_{peran.value}", kalimat)


def _tingkat(anggota: Sequence[AnggotaPansel], jenis_lowongan: str) -> Iterator[Masalah]:
    perlu = tingkat(jenis_lowongan)
    for a in anggota:
        if not a.pemerintah:
            continue
        if not a.jenis_jabatan:
            yield Masalah("jabatan_anggota_belum_ada", f"Jabatan {a.nama} belum diisi.", a.kunci)
        elif tingkat(a.jenis_jabatan, a.jenjang) < perlu:
            kalimat = f"Jabatan {a.nama} lebih rendah daripada jabatan yang lowong."
            yield Masalah("jabatan_lebih_rendah", kalimat, a.kunci)


def _nonpartai(anggota: Sequence[AnggotaPansel]) -> Iterator[Masalah]:
    for a in anggota:
        if not a.nonpartai:
            kalimat = f"{a.nama} belum menyatakan bukan anggota partai politik."
            yield Masalah("pernyataan_nonpartai", kalimat, a.kunci)


def _ganda(anggota: Sequence[AnggotaPansel]) -> Iterator[Masalah]:
    for kunci, jumlah in Counter(a.kunci.strip().casefold() for a in anggota).items():
        if jumlah > 1:
            nama = next(a.nama for a in anggota if a.kunci.strip().casefold() == kunci)
            yield Masalah("anggota_ganda", f"{nama} tercatat {jumlah} kali.", kunci)


def _langkah(anggota: Sequence[AnggotaPansel], ketentuan: KetentuanPansel) -> Iterator[Langkah]:
    jumlah, internal = len(anggota), sum(1 for a in anggota if a.internal)
    batas = f"{ketentuan.minimal_anggota} sampai {ketentuan.maksimal_anggota}"
    ganjil = ", ganjil" if ketentuan.wajib_ganjil else ""
    yield Langkah("jumlah anggota", f"ketentuan {batas}{ganjil}", str(jumlah), ketentuan.dasar)
    if jumlah:
        bagian = tampil(Fraction(100 * internal, jumlah))
        fakta = f"{internal} dari {jumlah}, paling banyak {maksimal_internal(jumlah, ketentuan.internal_maksimum)}"
        yield Langkah("anggota internal", fakta, f"{bagian}%", ketentuan.dasar)
    pemerintah = sum(1 for a in anggota if a.pemerintah)
    yield Langkah("anggota pemerintah", "setingkat atau di atas jabatan yang lowong", str(pemerintah), ketentuan.dasar)
