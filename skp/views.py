from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from core.access import pengguna_aktif
from core.http import Request, page
from core.langkah import Langkah
from skp.enums import Ekspektasi
from skp.forms import AngkaKreditForm, PredikatForm
from skp.gambar import Kuadran, kuadran
from skp.rules.angka_kredit import HasilAngkaKredit, angka_kredit
from skp.rules.predikat import predikat
from skp.rules.versi import BelumBerlaku
from talent.enums import Jenjang, Predikat

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class AngkaTampil:
    hasil: HasilAngkaKredit

    @property
    def angka(self) -> str:
        return self.hasil.angka_kredit.replace(".", ",")

    @property
    def langkah(self) -> list[Langkah]:
        """With a decimal comma, as people write it."""
        return [replace(satu, nilai=satu.nilai.replace(".", ",")) for satu in self.hasil.langkah]


@page(pengguna_aktif)
def kalkulator(request: Request) -> HttpResponse:
    """Two calculators on one page; the button pressed says which. The other keeps what stands in it."""
    form_predikat = _form(PredikatForm, request, "predikat")
    form_angka = _form(AngkaKreditForm, request, "angka-kredit")
    context = {
        "form_predikat": form_predikat,
        "form_angka": form_angka,
        "predikat": _predikat(form_predikat),
        "angka": _angka(form_angka),
    }
    salah = any(form.is_bound and not form.is_valid() for form in (form_predikat, form_angka))
    return render(request, "skp/kalkulator.html", context, status=422 if salah else 200)


def _form(jenis: type[F], request: Request, nama: str) -> F:
    if request.GET.get("hitung") == nama:
        return jenis(request.GET)
    awalan = f"{jenis.prefix}-"
    return jenis(initial={k.removeprefix(awalan): v for k, v in request.GET.items() if k.startswith(awalan)})


def _predikat(form: PredikatForm) -> Kuadran | None:
    if not (form.is_bound and form.is_valid()):
        return None
    isi, pada = form.cleaned_data, _pada(form)
    try:
        hasil = predikat(Ekspektasi(isi["hasil_kerja"]), Ekspektasi(isi["perilaku"]), pada=pada)
    except BelumBerlaku as belum:
        form.add_error("pada", str(belum))
        return None
    return kuadran(hasil, pada=pada)


def _angka(form: AngkaKreditForm) -> AngkaTampil | None:
    if not (form.is_bound and form.is_valid()):
        return None
    isi = form.cleaned_data
    try:
        hasil = angka_kredit(Jenjang(isi["jenjang"]), Predikat(isi["predikat"]), isi["bulan"], pada=_pada(form))
    except BelumBerlaku as belum:
        form.add_error("pada", str(belum))
        return None
    return AngkaTampil(hasil)


def _pada(form: Form) -> date:
    pada: date = form.cleaned_data["pada"] or timezone.localdate()
    return pada
