"""When the sheets may open, and when one is complete enough to be locked.

PermenPANRB 15/2019 [V2]: each member scores alone. That a member with a tie to a candidate stands
aside, and how many must be left, is the agency's own row [U].
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from seleksi.rules.komponen import Rentang, periksa_bobot, periksa_catatan, periksa_nilai
from seleksi.rules.masalah import Masalah
from seleksi.rules.pansel import KetentuanPansel, periksa_penilai

DASAR = "PermenPANRB 15/2019"


@dataclass(frozen=True)
class CalonSiap:
    sebutan: str  # "001 Nama, jabatan yang dilamar"
    menyatakan: frozenset[str]  # codes of the members who have declared
    mundur: frozenset[str]  # codes of those among them who stand aside


@dataclass(frozen=True)
class LowonganSiap:
    nama: str
    minimal_penilai: int
    bobot: Mapping[str, Decimal]
    rentang: Mapping[str, Rentang]
    calon: tuple[CalonSiap, ...]


@dataclass(frozen=True)
class Isian:
    """One candidate's row of a sheet; None is a draft without a figure."""

    pelamar_id: int
    nilai: Decimal | None
    catatan: str = ""


def periksa_pembukaan(lowongan: Sequence[LowonganSiap], *, anggota: Mapping[str, str]) -> tuple[Masalah, ...]:
    """Everything that keeps the sheets closed. `anggota`: names of the sitting members by code."""
    if not lowongan:
        return (Masalah("lowongan_tidak_ada", "Tidak ada lowongan yang masih berjalan dalam seleksi ini."),)
    calon = [c for satu in lowongan for c in satu.calon]
    return (*_bobot(lowongan), *_calon_ada(lowongan), *_pernyataan(calon, anggota), *_penilai(lowongan, anggota))


def periksa_isian(isian: Iterable[Isian]) -> Masalah | None:
    """The first score that is none: 0 to 100 with at most two decimals."""
    for baris in isian:
        masalah = periksa_nilai(baris.nilai) if baris.nilai is not None else None
        if masalah:
            return Masalah(masalah.kode, masalah.kalimat, bidang_nilai(baris.pelamar_id))
    return None


def periksa_lengkap(calon: Mapping[int, str], isian: Iterable[Isian], *, impor: bool = False) -> tuple[Masalah, ...]:
    """Every hole of a sheet, at its field; `calon`: number and name by candidate.

    An imported score needs no note: the letter it came with says why (docs/adr/0041).
    """
    ada = {baris.pelamar_id: baris for baris in isian}
    return tuple(m for pk, sebutan in calon.items() for m in _lubang(pk, sebutan, ada.get(pk), impor=impor))


def bidang_nilai(pelamar_id: int) -> str:
    return f"nilai-{pelamar_id}"


def bidang_catatan(pelamar_id: int) -> str:
    return f"catatan-{pelamar_id}"


def _lubang(pk: int, sebutan: str, baris: Isian | None, *, impor: bool) -> Iterator[Masalah]:
    if baris is None or baris.nilai is None:
        yield Masalah("nilai_kosong", f"{sebutan}: nilai belum diisi.", bidang_nilai(pk))
    elif not impor and (masalah := periksa_catatan(baris.nilai, baris.catatan)):
        yield Masalah(masalah.kode, f"{sebutan}: {masalah.kalimat}", bidang_catatan(pk))


def _bobot(lowongan: Iterable[LowonganSiap]) -> Iterator[Masalah]:
    for satu in lowongan:
        for masalah in periksa_bobot(satu.bobot, rentang=satu.rentang):
            yield Masalah(masalah.kode, f"{satu.nama}: {masalah.kalimat}", masalah.tentang)


def _calon_ada(lowongan: Iterable[LowonganSiap]) -> Iterator[Masalah]:
    for satu in lowongan:
        if not satu.calon:
            kalimat = (
                f"{satu.nama}: tidak ada pelamar yang memenuhi syarat. Tutup lowongan itu tanpa hasil lebih dahulu."
            )
            yield Masalah("pelamar_tidak_ada", kalimat)


def _pernyataan(calon: Sequence[CalonSiap], anggota: Mapping[str, str]) -> Iterator[Masalah]:
    for kode, nama in anggota.items():
        if belum := [c.sebutan for c in calon if kode not in c.menyatakan]:
            kalimat = f"{nama} belum menyatakan ada tidaknya benturan kepentingan terhadap {'; '.join(belum)}."
            yield Masalah("pernyataan_belum_lengkap", kalimat, kode)


def _penilai(lowongan: Iterable[LowonganSiap], anggota: Mapping[str, str]) -> Iterator[Masalah]:
    for satu in lowongan:
        ketentuan = KetentuanPansel(minimal_penilai=satu.minimal_penilai)
        for calon in satu.calon:
            if masalah := periksa_penilai(list(anggota), calon.mundur, ketentuan=ketentuan):
                yield Masalah(masalah.kode, f"{calon.sebutan}: {masalah.kalimat}")
