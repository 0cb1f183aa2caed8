from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from core.isian import BidangDesimal, BidangTanggal, BidangWaktu
from seleksi.enums import JenisSeleksi
from seleksi.models import Lowongan
from seleksi.rules.ketentuan import periksa_penentu
from seleksi.rules.komponen import Rentang, periksa_bobot, tulis
from talent.models import Instansi, Jabatan

TANPA_PEMUTUS = ("", "Tidak ada")


def input_tanggal() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-date"})


def input_waktu() -> forms.DateTimeInput:
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "w-waktu"})


class SeleksiForm(forms.Form):
    instansi = forms.ModelChoiceField(label="Instansi", queryset=Instansi.objects.none(), empty_label=None)
    nomor = forms.CharField(label="Nomor seleksi", max_length=50, help_text="Misalnya 01/SEL/2027.")
    judul = forms.CharField(
        label="Judul", max_length=200, help_text="Seperti akan diumumkan, misalnya Seleksi terbuka Kepala Dinas Sosial."
    )
    jenis = forms.ChoiceField(label="Jenis seleksi", choices=JenisSeleksi, widget=forms.RadioSelect)

    def __init__(self, *args: Any, pilihan: QuerySet[Instansi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = pilihan


class LowonganForm(forms.Form):
    jabatan = forms.ModelChoiceField(queryset=Jabatan.objects.all(), widget=forms.HiddenInput)


class AlasanForm(forms.Form):
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class UmumkanForm(forms.Form):
    nomor_pengumuman = forms.CharField(
        label="Nomor pengumuman", max_length=100, help_text="Seperti tercantum pada surat pengumuman Pansel."
    )


class JadwalForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    tanggal_pengumuman = BidangTanggal(label="Tanggal pengumuman", required=False, widget=input_tanggal())
    pelamaran_ditutup = BidangWaktu(label="Pelamaran ditutup", required=False, widget=input_waktu())
    penilaian_ditutup = BidangWaktu(label="Penilaian berakhir", required=False, widget=input_waktu())
    rencana_pelantikan = BidangTanggal(
        label="Rencana pelantikan",
        required=False,
        widget=input_tanggal(),
        help_text="Usia pelamar dihitung pada tanggal ini.",
    )


class KomponenForm(forms.Form):
    """Weights and tie-break order of one post; the rule finds everything wrong at once."""

    semula = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lowongan: Lowongan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.komponen = list(lowongan.komponen_set.all())
        for k in self.komponen:
            self.fields[f"bobot_{k.kode}"] = BidangDesimal(
                label=k.nama,
                initial=k.bobot,
                max_digits=5,
                decimal_places=2,
            )
        pilihan = [TANPA_PEMUTUS, *((k.kode, k.nama) for k in self.komponen)]
        for urutan in range(len(self.komponen)):
            semula = lowongan.penentu_seri[urutan : urutan + 1]
            self.fields[f"pemutus_{urutan + 1}"] = forms.ChoiceField(
                label=f"Pemutus ke-{urutan + 1}", choices=pilihan, required=False, initial="".join(semula)
            )

    def bobot(self) -> list[tuple[forms.BoundField, str]]:
        return [(self[f"bobot_{k.kode}"], f"% ({tulis(k.minimum)} sampai {tulis(k.maksimum)})") for k in self.komponen]

    def pemutus(self) -> list[forms.BoundField]:
        return [self[f"pemutus_{i + 1}"] for i in range(len(self.komponen))]

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if self.errors:
            return isi
        bobot = {k.kode: isi[f"bobot_{k.kode}"] for k in self.komponen}
        penentu = tuple(p for i in range(len(self.komponen)) if (p := isi[f"pemutus_{i + 1}"]))
        rentang = {k.kode: Rentang(k.minimum, k.maksimum) for k in self.komponen}
        for masalah in (*periksa_bobot(bobot, rentang=rentang), *periksa_penentu(penentu, tuple(rentang))):
            bidang = "pemutus_1" if masalah.tentang == "penentu_seri" else f"bobot_{masalah.tentang}"
            galat = forms.ValidationError(masalah.kalimat, code=masalah.kode)
            self.add_error(bidang if masalah.tentang else None, galat)
        return {"bobot": bobot, "penentu_seri": penentu, "semula": isi["semula"]}


# What a step of the selection asks for; one that is not named asks for nothing.
LANGKAH: Mapping[str, type[forms.Form]] = {"umumkan": UmumkanForm, "batalkan": AlasanForm}
