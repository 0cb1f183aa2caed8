from dataclasses import fields
from typing import Any

from django import forms
from django.utils.text import slugify

from core.isian import BidangDesimal, BidangTanggal
from seleksi.forms.persiapan import TANPA_PEMUTUS, input_tanggal
from seleksi.models import Ketentuan
from seleksi.rules.ketentuan import IsiKetentuan, KomponenKetentuan, periksa_ketentuan

TAMBAHAN = 2  # rows for components of the agency's own
PILIHAN = ("pendidikan_minimum", "predikat_minimum")
ISIAN = tuple(f.name for f in fields(IsiKetentuan) if f.name not in ("komponen", "penentu_seri"))
SYARAT = (
    "pendidikan_minimum",
    "tahun_menjabat",
    "tahun_pengalaman",
    "usia_maksimum",
    "usia_maksimum_setingkat",
    "tahun_kinerja",
    "predikat_minimum",
    "tahun_hukuman",
)


class KetentuanForm(forms.Form):
    """A new version, prefilled with the present one or with the law; the rule finds everything wrong at once."""

    mulai = BidangTanggal(label="Berlaku sejak", widget=input_tanggal())
    nomor_sk = forms.CharField(label="Nomor SK", max_length=100)
    tanggal_sk = BidangTanggal(label="Tanggal SK", widget=input_tanggal())
    dasar = forms.CharField(label="Dasar hukum", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, jenis: str, isi: IsiKetentuan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jenis, self.semula = jenis, isi
        self.jumlah = len(isi.komponen) + TAMBAHAN
        for nama in ISIAN:
            self.fields[nama] = _bidang_isian(nama, getattr(isi, nama))
        for i in range(self.jumlah):
            self._baris(i, isi.komponen[i] if i < len(isi.komponen) else None)
        tambahan = [(f"k{i}", f"Komponen ke-{i + 1}") for i in range(len(isi.komponen), self.jumlah)]
        pilihan = [TANPA_PEMUTUS, *((k.kode, k.nama) for k in isi.komponen), *tambahan]
        for i in range(self.jumlah):
            awal = "".join(isi.penentu_seri[i : i + 1])
            self.fields[f"pemutus_{i + 1}"] = forms.ChoiceField(
                label=f"Pemutus ke-{i + 1}", choices=pilihan, required=False, initial=awal
            )

    def _baris(self, i: int, k: KomponenKetentuan | None) -> None:
        wajib = k is not None
        self.fields[f"k{i}_nama"] = forms.CharField(
            label=f"Nama komponen ke-{i + 1}", max_length=100, required=wajib, initial=k.nama if k else ""
        )
        for nama, label in (("bobot", "Bobot"), ("minimum", "Paling rendah"), ("maksimum", "Paling tinggi")):
            self.fields[f"k{i}_{nama}"] = BidangDesimal(
                label=f"{label} komponen ke-{i + 1}",
                max_digits=5,
                decimal_places=2,
                required=wajib,
                initial=getattr(k, nama) if k else None,
            )
        self.fields[f"k{i}_impor"] = forms.BooleanField(
            label=f"Komponen ke-{i + 1}: satu nilai dari lembaga asesmen",
            required=False,
            initial=k.impor if k else False,
        )

    def angka(self) -> list[forms.BoundField]:
        return [self[nama] for nama in ISIAN if nama not in SYARAT]

    def syarat(self) -> list[forms.BoundField]:
        """What is asked of a candidate."""
        return [self[nama] for nama in SYARAT]

    def baris(self) -> list[list[forms.BoundField]]:
        return [
            [self[f"k{i}_{n}"] for n in ("nama", "bobot", "minimum", "maksimum", "impor")] for i in range(self.jumlah)
        ]

    def pemutus(self) -> list[forms.BoundField]:
        return [self[f"pemutus_{i + 1}"] for i in range(self.jumlah)]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        self._lengkapi_tambahan(data)
        if self.errors:
            return data
        isi, letak = self._isi(data)
        for masalah in periksa_ketentuan(isi, jenis=self.jenis, pada=data["mulai"]):
            galat = forms.ValidationError(masalah.kalimat, code=masalah.kode)
            self.add_error(self._bidang(masalah.tentang, letak), galat)
        umum = {nama: data.get(nama) for nama in ("mulai", "nomor_sk", "tanggal_sk", "dasar")}
        return {**umum, "jenis_jabatan": self.jenis, "isi": isi}

    def _lengkapi_tambahan(self, data: dict[str, Any]) -> None:
        """A component with a name needs its figures too."""
        for i in range(len(self.semula.komponen), self.jumlah):
            for nama in ("bobot", "minimum", "maksimum"):
                if data.get(f"k{i}_nama") and data.get(f"k{i}_{nama}") is None and f"k{i}_{nama}" not in self.errors:
                    galat = forms.ValidationError("Isi angka ini untuk komponen tambahan.", code="kosong")
                    self.add_error(f"k{i}_{nama}", galat)

    def _isi(self, data: dict[str, Any]) -> tuple[IsiKetentuan, dict[str, int]]:
        komponen, kode, letak = [], {}, {}
        for i in range(self.jumlah):
            if not data[f"k{i}_nama"]:
                continue
            semula = self.semula.komponen[i].kode if i < len(self.semula.komponen) else ""
            kode[semula or f"k{i}"] = semula or slugify(data[f"k{i}_nama"]).replace("-", "_")[:30]
            nilai = {nama: data[f"k{i}_{nama}"] for nama in ("nama", "bobot", "minimum", "maksimum", "impor")}
            komponen.append(KomponenKetentuan(kode=kode[semula or f"k{i}"], **nilai))
            letak[komponen[-1].kode] = i
        dipilih = [p for i in range(self.jumlah) if (p := data[f"pemutus_{i + 1}"])]
        isian = {nama: data[nama] for nama in ISIAN}
        penentu = tuple(kode.get(p, p) for p in dipilih)
        return IsiKetentuan(**isian, komponen=tuple(komponen), penentu_seri=penentu), letak

    def _bidang(self, tentang: str, letak: dict[str, int]) -> str | None:
        if tentang in letak:
            return f"k{letak[tentang]}_bobot"
        if tentang == "penentu_seri":
            return "pemutus_1"
        return tentang if tentang in self.fields else None


def _bidang_isian(nama: str, awal: int | str) -> forms.Field:
    kolom = Ketentuan._meta.get_field(nama)
    label = str(kolom.verbose_name).capitalize()
    if nama in PILIHAN:
        return forms.ChoiceField(label=label, choices=kolom.choices, initial=awal)
    return forms.IntegerField(label=label, initial=awal, widget=forms.NumberInput(attrs={"class": "w-num"}))
