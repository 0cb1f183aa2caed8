"""Fields of forms that every floor uses."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

TAHUN = range(2000, 2100)


def tahun_wajar(nilai: date) -> None:
    """A slip of the finger, 0202 for 2022, is found where it was made. ValidationError `tahun_tidak_wajar`."""
    if nilai.year not in TAHUN:
        kalimat = f"Tahun harus antara {TAHUN[0]} dan {TAHUN[-1]}; tertulis {nilai.year:04}."
        raise ValidationError(kalimat, code="tahun_tidak_wajar")


class BidangDesimal(forms.DecimalField):
    """A number with decimals as people here write it, 82,5, or with a point."""

    def __init__(self, **kwargs: Any) -> None:
        masukan = forms.TextInput(attrs={"class": "w-num", "inputmode": "decimal", "autocomplete": "off"})
        super().__init__(localize=True, widget=masukan, **kwargs)


class BidangTanggal(forms.DateField):
    default_validators = [tahun_wajar]


class BidangWaktu(forms.DateTimeField):
    default_validators = [tahun_wajar]
