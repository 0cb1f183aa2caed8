from datetime import date

import pytest

from seleksi.rules.masa import Masa, jumlah_masa, tambah_tahun, umur


@pytest.mark.parametrize(
    ("lahir", "pada", "tahun"),
    [
        (date(1970, 3, 2), date(2026, 3, 1), 55),
        (date(1970, 3, 2), date(2026, 3, 2), 56),
        (date(1972, 2, 29), date(2026, 2, 28), 53),
        (date(1972, 2, 29), date(2026, 3, 1), 54),
        (date(1972, 2, 29), date(2028, 2, 29), 56),
    ],
)
def test_umur_counts_completed_years(lahir, pada, tahun):
    assert umur(lahir, pada) == tahun


def test_tambah_tahun_moves_29_february_to_a_day_that_exists():
    assert (tambah_tahun(date(2024, 2, 29), 1), tambah_tahun(date(2024, 2, 29), -2)) == (
        date(2025, 3, 1),
        date(2022, 2, 28),
    )


@pytest.mark.parametrize(
    ("periode", "masa"),
    [
        ([], Masa(0, 0)),
        ([(date(2024, 1, 1), date(2024, 1, 1))], Masa(0, 0)),
        ([(date(2023, 3, 1), date(2025, 3, 1))], Masa(2, 0)),
        ([(date(2023, 3, 2), date(2025, 3, 1))], Masa(1, 364)),
        ([(date(2023, 3, 1), date(2024, 2, 29))], Masa(0, 365)),  # a year of 366 days, one short
        ([(date(2020, 1, 1), date(2021, 1, 1)), (date(2022, 5, 1), date(2023, 5, 1))], Masa(2, 0)),
        ([(date(2020, 1, 1), date(2020, 7, 1)), (date(2021, 1, 1), date(2021, 7, 3))], Masa(1, 0)),
        ([(date(2020, 1, 1), date(2022, 1, 1)), (date(2021, 1, 1), date(2021, 6, 1))], Masa(2, 0)),
        ([(date(2020, 1, 1), date(2021, 1, 1)), (date(2021, 1, 1), date(2022, 1, 1))], Masa(2, 0)),
    ],
)
def test_jumlah_masa_counts_covered_time_once(periode, masa):
    assert jumlah_masa(periode) == masa
