"""Conflicts of interest: what the record hints at, and what a declaration must say.

A hint is only a hint: the member declares. Names are never compared: in this country they say
nothing about kinship.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from seleksi.enums import Hubungan
from seleksi.rules.masalah import Masalah


@dataclass(frozen=True)
class Masa:
    """A post held over some days (half-open; None: still held)."""

    jabatan: int
    atasan: int | None
    unit: int
    nama_unit: str
    mulai: date
    sampai: date | None


@dataclass(frozen=True)
class Pernyataan:
    pelamar: int
    hubungan: str
    keterangan: str = ""


def petunjuk(anggota: Sequence[Masa], calon: Sequence[Masa]) -> tuple[str, ...]:
    """Sentences such as "atasan langsung 2024"; each once, in the order of the record."""
    temuan: dict[str, None] = {}
    for a in anggota:
        for c in calon:
            masa = _bersama(a, c)
            if masa is None:
                continue
            if c.atasan == a.jabatan:
                temuan[f"Anda atasan langsungnya {masa}"] = None
            elif a.atasan == c.jabatan:
                temuan[f"Anda bawahan langsungnya {masa}"] = None
            elif a.unit == c.unit:
                temuan[f"pernah satu unit: {c.nama_unit} {masa}"] = None
    return tuple(temuan)


def _bersama(a: Masa, b: Masa) -> str | None:
    """The years of an overlap, as a person would say them; None when there is none."""
    mulai = max(a.mulai, b.mulai)
    akhir = [m.sampai for m in (a, b) if m.sampai is not None]
    if not akhir:
        return f"sejak {mulai.year}"
    sampai = min(akhir)
    if sampai <= mulai:
        return None
    return str(mulai.year) if mulai.year == sampai.year else f"{mulai.year}–{sampai.year}"


def periksa_pernyataan(
    isi: Sequence[Pernyataan], *, calon: Collection[int], disematkan: Collection[int]
) -> Iterator[Masalah]:
    """`disematkan`: candidates from whom the secretariat has recused this member."""
    for satu in isi:
        bidang = f"keterangan_{satu.pelamar}"
        if satu.pelamar not in calon:
            yield Masalah("bukan_calon", "Pelamar ini tidak termasuk yang dinilai Pansel Anda.")
        elif satu.pelamar in disematkan:
            kalimat = "Benturan ini disematkan sekretariat; hubungi sekretariat Pansel bila keliru."
            yield Masalah("benturan_disematkan", kalimat, f"hubungan_{satu.pelamar}")
        elif satu.hubungan == Hubungan.LAINNYA and not satu.keterangan.strip():
            yield Masalah("keterangan_kosong", "Jelaskan benturan kepentingan itu.", bidang)


def periksa_sematan(hubungan: str, alasan: str) -> Iterator[Masalah]:
    if hubungan == Hubungan.TIDAK_ADA:
        yield Masalah("hubungan_kosong", "Pilih hubungan yang menjadi benturan kepentingan.", "hubungan")
    if not alasan.strip():
        yield Masalah("alasan_kosong", "Tulis alasannya.", "alasan")
