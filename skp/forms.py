"""The calculators. Sent by GET: a result has an address of its own, and nothing is kept."""

from django import forms

from core.isian import BidangTanggal
from skp.enums import Ekspektasi
from talent.enums import Jenjang, Predikat


def _pada() -> BidangTanggal:
    return BidangTanggal(
        label="Menurut ketentuan pada",
        required=False,
        help_text="Kosongkan untuk ketentuan hari ini.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-date"}),
    )


class PredikatForm(forms.Form):
    prefix = "p"

    hasil_kerja = forms.ChoiceField(label="Rating hasil kerja", choices=Ekspektasi.choices, initial=Ekspektasi.SESUAI)
    perilaku = forms.ChoiceField(label="Rating perilaku kerja", choices=Ekspektasi.choices, initial=Ekspektasi.SESUAI)
    pada = _pada()


class AngkaKreditForm(forms.Form):
    prefix = "a"

    jenjang = forms.ChoiceField(
        label="Jenjang jabatan fungsional", choices=Jenjang.choices, initial=Jenjang.AHLI_PERTAMA
    )
    predikat = forms.ChoiceField(label="Predikat kinerja", choices=Predikat.choices, initial=Predikat.BAIK)
    bulan = forms.IntegerField(
        label="Lama dinilai",
        min_value=1,
        max_value=12,
        initial=12,
        widget=forms.NumberInput(attrs={"class": "w-num", "min": "1", "max": "12"}),
    )
    pada = _pada()
