"""What applicants, officers and members type. Validation of form only: what may be, the commands know."""

from collections.abc import Iterable
from typing import Any

from django import forms

from core.dokumen import JENIS
from seleksi.enums import Hubungan
from seleksi.models import AnggotaPansel
from seleksi.rules.pelamaran import BERKAS
from seleksi.selectors.administrasi import Calon
from seleksi.selectors.benturan import BarisCalon

PERNYATAAN = "Saya menyatakan isian dan berkas ini benar, dan bersedia dibatalkan bila terbukti tidak."


class FormLamaran(forms.Form):
    """One form for the whole draft, so that no button loses what stands in another field."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    motivasi = forms.CharField(
        label="Motivasi",
        help_text="Mengapa Anda melamar jabatan ini dan apa yang akan Anda kerjakan. Paling banyak 5.000 huruf.",
        max_length=5000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    pernyataan = forms.BooleanField(label=PERNYATAAN, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilih = forms.FileInput(attrs={"accept": ",".join(JENIS)})
        for b in BERKAS:
            label = str(b.jenis.label)
            self.fields[f"berkas_{b.jenis}"] = forms.FileField(
                label=label, help_text=b.petunjuk, required=False, allow_empty_file=True, widget=pilih
            )

    def berkas(self) -> list[tuple[str, Any]]:
        """The documents that came along: kind and file."""
        ada = [(b.jenis.value, self.cleaned_data.get(f"berkas_{b.jenis}")) for b in BERKAS]
        return [(jenis, berkas) for jenis, berkas in ada if berkas is not None and berkas is not False]

    def segarkan(self, versi: int) -> None:
        """Saving once more overwrites what the other window saved, knowingly."""
        self.data = self.data.copy()
        self.data["versi"] = str(versi)


class FormUndur(forms.Form):
    alasan = forms.CharField(
        label="Alasan mengundurkan diri",
        help_text="Dibaca sekretariat Pansel. Pengunduran diri tidak dapat ditarik kembali.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasan pengunduran diri."},
    )


class FormPutusan(forms.Form):
    petugas = forms.MultipleChoiceField(
        label="Saya sudah memeriksa dan menemukan terpenuhi",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    alasan = forms.CharField(
        label="Alasan putusan",
        help_text="Wajib bila putusan berbeda dari temuan sistem, atau bila data kurang. Dibaca pelamar.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, calon: Calon, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(b.kode, f"{b.judul}: {b.yang_diperiksa}") for b in calon.hasil.butir if b.oleh_petugas]
        bidang = self.fields["petugas"]
        if isinstance(bidang, forms.MultipleChoiceField):
            bidang.choices = pilihan


class FormBenturan(forms.Form):
    """One row a candidate; a row left blank is not declared yet."""

    def __init__(self, *args: Any, baris: Iterable[BarisCalon], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baris = [b for b in baris if not b.disematkan]
        for b in self.baris:
            ada, nama = b.pernyataan, b.pelamar.nama
            self.fields[f"hubungan_{b.pelamar.pk}"] = forms.ChoiceField(
                label=f"Hubungan dengan {nama}",
                choices=[("", "Belum dinyatakan"), *Hubungan.choices],
                required=False,
                initial=ada.hubungan if ada else "",
            )
            self.fields[f"keterangan_{b.pelamar.pk}"] = forms.CharField(
                label=f"Penjelasan tentang {nama}",
                max_length=1000,
                required=False,
                initial=ada.keterangan if ada else "",
            )

    def isi_sisanya(self) -> None:
        """ "Tidak ada benturan" for every row still blank; each stays a declaration of its own."""
        self.data = self.data.copy()
        for b in self.baris:
            nama = f"hubungan_{b.pelamar.pk}"
            self.data[nama] = self.data.get(nama) or Hubungan.TIDAK_ADA.value

    def clean(self) -> dict[str, Any]:
        isi = [
            (b.pelamar.pk, hubungan, self.cleaned_data.get(f"keterangan_{b.pelamar.pk}", ""))
            for b in self.baris
            if (hubungan := self.cleaned_data.get(f"hubungan_{b.pelamar.pk}"))
        ]
        if not isi and not self.errors:
            raise forms.ValidationError("Pilih hubungan pada paling sedikit satu pelamar.", code="kosong")
        return {"pernyataan": isi}


class FormSematan(forms.Form):
    anggota = forms.ModelChoiceField(AnggotaPansel.objects.none(), label="Anggota Pansel", empty_label="Pilih anggota")
    pelamar = forms.TypedChoiceField(label="Pelamar", coerce=int)
    hubungan = forms.ChoiceField(
        label="Hubungan", choices=[c for c in Hubungan.choices if c[0] != Hubungan.TIDAK_ADA.value]
    )
    alasan = forms.CharField(
        label="Alasan", help_text="Dibaca anggota itu.", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, anggota: Any, calon: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, isi in (("anggota", anggota), ("pelamar", [("", "Pilih pelamar"), *calon])):
            bidang = self.fields[nama]
            if isinstance(bidang, forms.ModelChoiceField):
                bidang.queryset = isi
            elif isinstance(bidang, forms.ChoiceField):
                bidang.choices = isi
