"""The secretariat's part in scoring: the assessment centre's scores, and who still owes a sheet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.commands import CommandRefused
from core.http import Request, page, pages
from seleksi import access
from seleksi.enums import StatusLowongan
from seleksi.forms.penilaian import ImporForm
from seleksi.models import Lowongan
from seleksi.selectors.lembar import IsiLembar, isi_lembar
from seleksi.selectors.penilaian import kelengkapan as siapa_berutang
from seleksi.selectors.penilaian import lembar_lengkap_for
from seleksi.selectors.seleksi import lowongan_for
from seleksi.services.penilaian import ingatkan_penilai, simpan_impor
from seleksi.views.penilaian import tulis
from talent.access import hak
from talent.enums import JenisPeran


@page(access.penyelenggara)
def _buka(request: Request, pk: int) -> HttpResponse:
    isi = _isi(request, pk)
    return _tampil(request, isi, ImporForm(nomor=isi.nomor, initial=_awal(isi)))


@page(access.penyelenggara, post=True)
def _simpan(request: Request, pk: int) -> HttpResponse:
    """Every row or none: a table half read would be locked half read."""
    isi = _isi(request, pk)
    form = ImporForm(request.POST, request.FILES, nomor=isi.nomor)
    if form.is_valid():
        facts = {"versi": form.cleaned_data["versi"], "sumber": form.cleaned_data["sumber"], "isi": form.isi}
        try:
            simpan_impor(isi.lembar, by=request.user, at=timezone.now(), **facts)
        except CommandRefused as refused:
            form.add_error(None, refused.kalimat)
        else:
            messages.success(request, f"Draf tersimpan: {len(form.isi)} nilai.")
            return redirect("seleksi:impor_nilai", pk)
    return _tampil(request, isi, form, status=422)


impor_nilai = pages(get=_buka, post=_simpan)


@page(access.penyelenggara)
def _kelengkapan(request: Request, pk: int) -> HttpResponse:
    lowongan = _lowongan(request, pk)
    komponen, baris = siapa_berutang(lowongan, timezone.now())
    context = {
        "lowongan": lowongan,
        "seleksi": lowongan.seleksi,
        "komponen": komponen,
        "baris": baris,
        "ingatkan": any(b.berutang for b in baris) and lowongan.status == StatusLowongan.BERJALAN,
    }
    return render(request, "seleksi/penilaian/kelengkapan.html", context)


@page(access.penyelenggara, post=True)
def _ingatkan(request: Request, pk: int) -> HttpResponse:
    ingatkan_penilai(_lowongan(request, pk), by=request.user, at=timezone.now())
    messages.success(request, "Pengingat dikirim kepada anggota yang belum mengunci; paling banyak sekali sehari.")
    return redirect("seleksi:kelengkapan", pk)


kelengkapan = pages(get=_kelengkapan, post=_ingatkan)


def _isi(request: Request, pk: int) -> IsiLembar:
    lembar = lembar_lengkap_for(request.user, timezone.localdate())
    return isi_lembar(get_object_or_404(lembar, pk=pk, anggota=None))


def _lowongan(request: Request, pk: int) -> Lowongan:
    """Of an agency whose secretariat this user is: others do not learn who owes."""
    pada = timezone.localdate()
    instansi = hak(request.user, pada).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    return get_object_or_404(lowongan_for(request.user, pada), pk=pk, seleksi__instansi__in=instansi)


def _awal(isi: IsiLembar) -> dict[str, object]:
    ada = [(c.pelamar.nomor, tulis(c.isian.nilai)) for c in isi.calon if c.isian.nilai is not None]
    teks = "\n".join(f"{nomor}\t{nilai}" for nomor, nilai in ada)
    return {"versi": isi.lembar.versi, "sumber": isi.lembar.sumber, "teks": teks}


def _tampil(request: Request, isi: IsiLembar, form: ImporForm, *, status: int = 200) -> HttpResponse:
    context = {
        "isi": isi,
        "lembar": isi.lembar,
        "komponen": isi.lembar.komponen,
        "lowongan": isi.lembar.komponen.lowongan,
        "form": form,
    }
    return render(request, "seleksi/penilaian/impor.html", context, status=status)
