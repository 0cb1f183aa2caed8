"""Dates in the sentences of rules, as pages write them. Pure: no locale decides."""

from datetime import date

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def tulis_tanggal(hari: date) -> str:
    """22 Oktober 2026; of a datetime, the day on the clock it is written in."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"
