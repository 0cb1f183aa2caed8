"""Fields as people here fill them in."""

from decimal import Decimal

import pytest
from django import forms

from core.isian import BidangDesimal
from core.templatetags.merita import TIDAK_TERBACA, galat


class Formulir(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    bobot = BidangDesimal(max_digits=5, decimal_places=2)


@pytest.mark.parametrize(
    ("teks", "nilai"), [("20", "20"), ("20,00", "20.00"), ("20.00", "20.00"), (" 33,5 ", "33.5"), ("33.5", "33.5")]
)
def test_decimals_are_read_with_comma_or_point(teks, nilai):
    form = Formulir({"versi": "1", "bobot": teks})

    assert form.is_valid()
    assert str(form.cleaned_data["bobot"]) == nilai


@pytest.mark.parametrize("teks", ["20.000", "1,2,3", "dua puluh", "20,005", "NaN"])
def test_what_is_no_such_number_is_refused_and_stays_as_typed(teks):
    form = Formulir({"versi": "1", "bobot": teks})

    assert "bobot" in form.errors
    assert form["bobot"].value() == teks


def test_a_decimal_is_shown_with_a_comma():
    assert 'value="20,50"' in str(Formulir(initial={"bobot": Decimal("20.50")})["bobot"])


def test_a_hidden_field_is_not_named_to_the_user():
    konteks = galat(Formulir({"versi": "x", "bobot": "dua"}))

    assert (konteks["umum"], [bidang.name for bidang, _ in konteks["khusus"]]) == ([TIDAK_TERBACA], ["bobot"])
    assert konteks["jumlah"] == 2
