"""What the personnel office types: checked for form here, for law in the commands."""

from typing import Any

from django import forms

from core.hak import SISTEM
from core.isian import BidangTanggal
from core.models import Pengguna
from core.tanggal import tulis_tanggal
from talent.enums import JenisPeran


class Tanggal(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "w-date"}, format="%Y-%m-%d")


class BidangAkun(forms.ModelChoiceField):
    """An account by its name; the blanks of a NIP are let go, as at login."""

    def to_python(self, value: Any) -> Any:
        polos = "".join(value.split()) if isinstance(value, str) else value
        return super().to_python(polos if isinstance(polos, str) and polos.isdecimal() else value)


DIBERIKAN = [(nilai, label) for nilai, label in JenisPeran.choices if nilai != JenisPeran.PPK]


class BeriPeranForm(forms.Form):
    pengguna = BidangAkun(
        Pengguna.objects.filter(is_active=True).exclude(username=SISTEM),
        to_field_name="username",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        label="NIP atau nama akun",
        help_text="NIP 18 angka, boleh dengan spasi. Yang tidak punya NIP ditulis nama akunnya.",
        error_messages={"invalid_choice": "Tidak ada akun aktif dengan NIP atau nama itu."},
    )
    jenis = forms.TypedChoiceField(
        choices=DIBERIKAN,
        coerce=JenisPeran,
        label="Peran",
        help_text="Peran PPK tidak ada di sini: hanya pengelola aplikasi yang memberikannya.",
    )
    mulai = BidangTanggal(widget=Tanggal(), label="Berlaku mulai")
    sampai = BidangTanggal(
        widget=Tanggal(), required=False, label="Sampai", help_text="Hari pertama peran tidak lagi dipegang."
    )
    nomor_sk = forms.CharField(max_length=100, label="Nomor SK")
    tanggal_sk = BidangTanggal(widget=Tanggal(), label="Tanggal SK")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        mulai, sampai = isi.get("mulai"), isi.get("sampai")
        if mulai and sampai and sampai <= mulai:
            self.add_error("sampai", f"Harus sesudah tanggal mulai, {tulis_tanggal(mulai)}.")
        return isi


class AkhiriPeranForm(forms.Form):
    sampai = BidangTanggal(widget=Tanggal(), label="Berakhir pada", help_text="Hari pertama peran tidak lagi dipegang.")
    alasan = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=500, label="Alasan atau nomor SK pengakhiran"
    )
