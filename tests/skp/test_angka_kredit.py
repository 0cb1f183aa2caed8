"""PermenPANRB 1/2023, PerBKN 3/2023: the printed table, parts of a year, and half up."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skp.rules.angka_kredit import KONVERSI, angka_kredit
from skp.rules.versi import BelumBerlaku
from talent.enums import Jenjang, Predikat

PADA = date(2025, 12, 31)
SETAHUN = {  # domain.md §1.11: sangat baik, baik, butuh perbaikan, kurang, sangat kurang
    Jenjang.PEMULA: "5.63 3.75 2.81 1.88 0.94",
    Jenjang.TERAMPIL: "7.50 5.00 3.75 2.50 1.25",
    Jenjang.MAHIR: "18.75 12.50 9.38 6.25 3.13",
    Jenjang.PENYELIA: "37.50 25.00 18.75 12.50 6.25",
    Jenjang.AHLI_PERTAMA: "18.75 12.50 9.38 6.25 3.13",
    Jenjang.AHLI_MUDA: "37.50 25.00 18.75 12.50 6.25",
    Jenjang.AHLI_MADYA: "56.25 37.50 28.13 18.75 9.38",
    Jenjang.AHLI_UTAMA: "75.00 50.00 37.50 25.00 12.50",
}


@pytest.mark.parametrize(("jenjang", "baris"), SETAHUN.items())
def test_a_whole_year_is_as_printed(jenjang, baris):
    assert [angka_kredit(jenjang, p, 12, pada=PADA).angka_kredit for p in Predikat] == baris.split()


def test_every_version_knows_every_jenjang_and_predikat():
    assert [(set(v.koefisien), set(v.persentase)) for v in KONVERSI] == [(set(Jenjang), set(Predikat))]


def test_two_months_of_the_slide_of_bkn():
    """2/12 × 100% × 12,5 = 2,08."""
    hasil = angka_kredit(Jenjang.AHLI_PERTAMA, Predikat.BAIK, 2, pada=PADA)

    assert (hasil.angka_kredit, hasil.tepat) == ("2.08", Fraction(25, 12))
    assert [(s.langkah, s.nilai) for s in hasil.langkah] == [
        ("koefisien per tahun", "12.5"),
        ("persentase predikat", "100"),
        ("masa penilaian", "2"),
        ("hasil kali", "25/12"),
        ("angka kredit", "2.08"),
    ]
    assert hasil.langkah[3].fakta == "12,5 × 100% × 2/12"


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_months_outside_a_year_are_no_input(bulan):
    with pytest.raises(ValueError, match="1 sampai 12"):
        angka_kredit(Jenjang.MAHIR, Predikat.BAIK, bulan, pada=PADA)


def test_no_conversion_before_the_first_provisions():
    assert angka_kredit(Jenjang.MAHIR, Predikat.BAIK, 12, pada=date(2023, 1, 1)).angka_kredit == "12.50"
    with pytest.raises(BelumBerlaku, match="31 Desember 2022"):
        angka_kredit(Jenjang.MAHIR, Predikat.BAIK, 12, pada=date(2022, 12, 31))


@given(st.sampled_from(Jenjang), st.sampled_from(Predikat), st.integers(1, 11))
def test_a_longer_time_never_gives_less(jenjang, predikat, bulan):
    lebih = angka_kredit(jenjang, predikat, bulan + 1, pada=PADA)

    assert lebih.tepat > angka_kredit(jenjang, predikat, bulan, pada=PADA).tepat
    assert abs(Fraction(lebih.angka_kredit) - lebih.tepat) <= Fraction(1, 200)
