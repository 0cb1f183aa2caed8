"""Ages and periods between dates, by the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HARI_SETAHUN = 365  # only for days left over from several periods


@dataclass(frozen=True)
class Masa:
    tahun: int
    hari: int

    def __str__(self) -> str:
        return f"{self.tahun} tahun {self.hari} hari"


def umur(lahir: date, pada: date) -> int:
    """Completed years; who is born on 29 February completes one on 1 March of a common year."""
    return pada.year - lahir.year - ((pada.month, pada.day) < (lahir.month, lahir.day))


def tambah_tahun(tanggal: date, tahun: int) -> date:
    """29 February becomes 1 March of a common year, 28 February of one when counting back."""
    try:
        return tanggal.replace(year=tanggal.year + tahun)
    except ValueError:
        return date(tanggal.year + tahun, 3, 1) if tahun > 0 else date(tanggal.year + tahun, 2, 28)


def jumlah_masa(periode: Iterable[tuple[date, date]]) -> Masa:
    """Time covered by half-open periods, overlaps once. Whole years run from date to date, so
    exactly two years are two years with or without a 29 February; only days left over from
    more than one period are put together, 365 to a year.
    """
    tahun, sisa = 0, []
    for mulai, sampai in _gabung(periode):
        genap = umur(mulai, sampai)
        tahun += genap
        sisa.append((sampai - tambah_tahun(mulai, genap)).days)
    if sum(1 for hari in sisa if hari) <= 1:
        return Masa(tahun, sum(sisa))
    return Masa(tahun + sum(sisa) // HARI_SETAHUN, sum(sisa) % HARI_SETAHUN)


def _gabung(periode: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    hasil: list[tuple[date, date]] = []
    for mulai, sampai in sorted(p for p in periode if p[0] < p[1]):
        if hasil and mulai <= hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], sampai))
        else:
            hasil.append((mulai, sampai))
    return hasil
