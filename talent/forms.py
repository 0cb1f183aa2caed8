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


class BeriPeranForm(forms.Form):
    pengguna = forms.ModelChoiceField(
        Pengguna.objects.filter(is_active=True).exclude(username=SISTEM),
        to_field_name="username",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        label="NIP atau nama akun",
        help_text="NIP tanpa spasi. Yang tidak punya NIP ditulis nama akunnya.",
        error_messages={"invalid_choice": "Tidak ada akun aktif dengan NIP atau nama itu."},
    )
    jenis = forms.TypedChoiceField(
        choices=JenisPeran.choices,
        coerce=JenisPeran,
        label="Peran",
        help_text="Peran PPK diberikan pengelola aplikasi lewat perintah beri_peran.",
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
