from datetime import date, datetime

import pytest
from django.utils.formats import date_format

from core.tanggal import tulis_tanggal


@pytest.mark.parametrize("bulan", range(1, 13))
def test_a_date_in_a_sentence_is_written_as_on_pages(bulan):
    hari = date(2026, bulan, 3)

    assert tulis_tanggal(hari) == date_format(hari, "j F Y")


def test_the_day_of_an_instant_is_that_of_its_own_clock():
    assert tulis_tanggal(datetime.fromisoformat("2026-10-22T23:30:00+08:00")) == "22 Oktober 2026"
