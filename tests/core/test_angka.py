from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.angka import bulatkan, jumlah


@given(st.lists(st.fractions()))
def test_jumlah_is_the_exact_sum(nilai):
    assert jumlah(nilai) == sum(nilai, F(0))


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (F(5, 1000), "0.01"),
        (F(4999, 10**6), "0.00"),
        (F(-5, 1000), "-0.01"),
        (F(-4, 1000), "0.00"),
        (F(100), "100.00"),
        (F(2, 3), "0.67"),
    ],
)
def test_bulatkan_is_half_up_away_from_zero_and_has_no_negative_nought(nilai, teks):
    assert bulatkan(nilai, 2) == teks
