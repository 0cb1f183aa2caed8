from typing import Any

from django import forms

from core.isian import BidangTanggal
from seleksi.enums import PeranPansel
from seleksi.forms.persiapan import input_tanggal
from talent.enums import JenisJabatan, Jenjang
from talent.models import Pegawai

TINGKAT = [("", "Bukan pejabat pemerintah"), *((j.value, j.label) for j in JenisJabatan)]
JENJANG = [("", "Bukan jabatan fungsional"), *((j.value, j.label) for j in Jenjang)]


class AnggotaDataForm(forms.Form):
    pegawai = forms.ModelChoiceField(queryset=Pegawai.objects.all(), widget=forms.HiddenInput)
    peran = forms.ChoiceField(label="Peran", choices=PeranPansel, initial=PeranPansel.ANGGOTA)


class AnggotaLuarForm(forms.Form):
    nama = forms.CharField(label="Nama dengan gelar", max_length=200)
    surel = forms.EmailField(label="Surel", max_length=150, help_text="Undangan dan tautan masuk dikirim ke sini.")
    lembaga = forms.CharField(label="Lembaga", max_length=200, help_text="Misalnya Universitas Mulawarman.")
    jabatan = forms.CharField(label="Jabatan atau keahlian", max_length=200)
    peran = forms.ChoiceField(label="Peran", choices=PeranPansel, initial=PeranPansel.ANGGOTA)
    tingkat = forms.ChoiceField(
        label="Jenis jabatan pemerintah",
        choices=TINGKAT,
        required=False,
        help_text="Pejabat pemerintah harus setingkat atau di atas jabatan yang lowong.",
    )
    jenjang = forms.ChoiceField(label="Jenjang", choices=JENJANG, required=False)

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("tingkat") == JenisJabatan.FUNGSIONAL_KEAHLIAN and not isi.get("jenjang"):
            self.add_error(
                "jenjang", forms.ValidationError("Pilih jenjang jabatan fungsionalnya.", code="jenjang_kosong")
            )
        return isi


class SKForm(forms.Form):
    nomor_sk = forms.CharField(label="Nomor SK", max_length=100)
    tanggal_sk = BidangTanggal(label="Tanggal SK", widget=input_tanggal())


class PernyataanForm(forms.Form):
    setuju = forms.BooleanField(
        label="Saya menyatakan bukan anggota maupun pengurus partai politik.",
        error_messages={"required": "Centang pernyataan ini bila benar. Bila tidak benar, hubungi sekretariat Pansel."},
    )

    def clean(self) -> dict[str, Any]:
        return {}
