"""The administrative check, for the secretariat."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.commands import CommandRefused
from core.http import Request, page, pages, submitted
from seleksi.access import pemeriksa, penyelenggara
from seleksi.enums import StatusSeleksi
from seleksi.forms.pelamar import FormPutusan
from seleksi.models import Pelamar, Seleksi
from seleksi.rules.pelamaran import periksa_penetapan
from seleksi.selectors import administrasi as baca
from seleksi.selectors.pelamar import berkas_pelamar
from seleksi.services import administrasi as services
from seleksi.workflow import AlurPelamar

URUTAN = (AlurPelamar.gugurkan, AlurPelamar.loloskan)  # the primary button last
PUTUSAN = {"loloskan": services.loloskan, "gugurkan": services.gugurkan}


@page(penyelenggara)
def administrasi(request: Request, pk: int) -> HttpResponse:
    return _halaman(request, _seleksi(request, pk))


@page(penyelenggara, post=True)
def tetapkan(request: Request, pk: int) -> HttpResponse:
    seleksi = _seleksi(request, pk)
    try:
        services.tetapkan_administrasi(seleksi, by=request.user, at=timezone.now())
    except CommandRefused as refused:
        return _halaman(request, seleksi, galat=refused.kalimat, status=422)
    messages.success(request, "Hasil administrasi ditetapkan. Pelamar dan anggota Pansel diberi tahu.")
    return redirect("seleksi:administrasi", pk)


def _seleksi(request: Request, pk: int) -> Seleksi:
    return get_object_or_404(baca.sekretariat_for(request.user, timezone.localdate()), pk=pk)


def _halaman(request: Request, seleksi: Seleksi, *, galat: str = "", status: int = 200) -> HttpResponse:
    saring = request.GET.get("saring", "")
    tahap = seleksi.status == StatusSeleksi.ADMINISTRASI
    context = {
        "seleksi": seleksi,
        "tabel": baca.tabel_administrasi(seleksi, saring),
        "saringan": [(kode, judul, kode == saring) for kode, judul in baca.SARINGAN.items()],
        "saring": saring,
        "tahap": tahap,
        "halangan": [m.kalimat for m in periksa_penetapan(baca.hasil_lowongan(seleksi))] if tahap else [],
        "galat": galat,
    }
    return render(request, "seleksi/administrasi/daftar.html", context, status=status)


@page(penyelenggara)
def _periksa(request: Request, pk: int) -> HttpResponse:
    pelamar = _pelamar(request, pk)
    calon = baca.calon(pelamar)
    terpenuhi = [b["kode"] for b in pelamar.kelayakan["butir"] if b["oleh_petugas"] and b["memenuhi"]]
    awal = {"petugas": terpenuhi, "alasan": pelamar.alasan_periksa}
    return _halaman_periksa(request, calon, FormPutusan(initial=awal, calon=calon))


@page(penyelenggara, post=True)
def _putus(request: Request, pk: int) -> HttpResponse:
    """Both decisions are steps of the workflow table; which one, the button says."""
    pelamar, command = _pelamar(request, pk), PUTUSAN.get(request.POST.get("putusan", ""))
    if command is None:
        raise Http404
    calon = baca.calon(pelamar)
    form = FormPutusan(request.POST, calon=calon)
    if submitted(form, command, pelamar, by=request.user, at=timezone.now()):
        messages.success(request, f"{pelamar}: putusan dicatat.")
        return redirect("seleksi:administrasi", pelamar.lowongan.seleksi_id)
    return _halaman_periksa(request, calon, form, status=422)


periksa = pages(get=_periksa, post=_putus)


def _pelamar(request: Request, pk: int) -> Pelamar:
    return get_object_or_404(baca.pelamar_diperiksa_for(request.user, timezone.localdate()), pk=pk)


def _halaman_periksa(request: Request, calon: baca.Calon, form: FormPutusan, *, status: int = 200) -> HttpResponse:
    pelamar = calon.pelamar
    context = {
        "calon": calon,
        "pelamar": pelamar,
        "profil": baca.profil_beku(pelamar),
        "berkas": berkas_pelamar(pelamar),
        "form": form,
        "izin": pemeriksa(request.user, pelamar, pada=timezone.localdate()),
        "tahap": pelamar.lowongan.seleksi.status == StatusSeleksi.ADMINISTRASI,
        "langkah": [s for s in URUTAN if pelamar.status in s.sources],
        "bahaya": (AlurPelamar.gugurkan.name,),
    }
    return render(request, "seleksi/administrasi/periksa.html", context, status=status)
