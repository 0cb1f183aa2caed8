"""The administrative check: the secretariat's work, read by the auditor after the seal."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.commands import CommandRefused
from core.http import Request, page, pages, submitted
from seleksi.access import baca_berkas_pelamar, pembaca_proses, pemeriksa, penyelenggara
from seleksi.enums import StatusSeleksi
from seleksi.forms.pelamar import FormPutusan
from seleksi.rules.pelamaran import periksa_penetapan
from seleksi.selectors import administrasi as baca
from seleksi.selectors.pelamar import berkas_pelamar
from seleksi.selectors.pengawasan import Bacaan, bacaan, pelamar_dibaca
from seleksi.services import administrasi as services
from seleksi.workflow import AlurPelamar

URUTAN = (AlurPelamar.gugurkan, AlurPelamar.loloskan)  # the primary button last
PUTUSAN = {"loloskan": services.loloskan, "gugurkan": services.gugurkan}


@page(pembaca_proses)
def administrasi(request: Request, pk: int) -> HttpResponse:
    return _halaman(request, _bacaan(request, pk))


@page(penyelenggara, post=True)
def tetapkan(request: Request, pk: int) -> HttpResponse:
    seleksi = get_object_or_404(baca.sekretariat_for(request.user, timezone.localdate()), pk=pk)
    try:
        services.tetapkan_administrasi(seleksi, by=request.user, at=timezone.now())
    except CommandRefused as refused:
        return _halaman(request, _bacaan(request, pk), galat=refused.kalimat, status=422)
    messages.success(request, "Hasil administrasi ditetapkan. Pelamar dan anggota Pansel diberi tahu.")
    return redirect("seleksi:administrasi", pk)


def _bacaan(request: Request, pk: int) -> Bacaan:
    dibaca = bacaan(request.user, pk, timezone.localdate())
    if dibaca is None:
        raise Http404
    return dibaca


def _halaman(request: Request, dibaca: Bacaan, *, galat: str = "", status: int = 200) -> HttpResponse:
    seleksi, saring = dibaca.seleksi, request.GET.get("saring", "")
    tahap = seleksi.status == StatusSeleksi.ADMINISTRASI
    context = {
        "seleksi": seleksi,
        "tabel": baca.tabel_administrasi(dibaca.lowongan, saring),
        "saringan": [(kode, judul, kode == saring) for kode, judul in baca.SARINGAN.items()],
        "saring": saring,
        "tahap": tahap,
        "halangan": [m.kalimat for m in periksa_penetapan(baca.hasil_lowongan(seleksi))] if tahap else [],
        "galat": galat,
    }
    return render(request, "seleksi/administrasi/daftar.html", context, status=status)


@page(pembaca_proses)
def _periksa(request: Request, pk: int) -> HttpResponse:
    pelamar = pelamar_dibaca(request.user, pk, timezone.localdate())
    if pelamar is None:
        raise Http404
    calon = baca.calon(pelamar)
    terpenuhi = [b["kode"] for b in pelamar.kelayakan["butir"] if b["oleh_petugas"] and b["memenuhi"]]
    awal = {"petugas": terpenuhi, "alasan": pelamar.alasan_periksa}
    return _halaman_periksa(request, calon, FormPutusan(initial=awal, calon=calon))


@page(penyelenggara, post=True)
def _putus(request: Request, pk: int) -> HttpResponse:
    """Both decisions are steps of the workflow table; which one, the button says."""
    pelamar = get_object_or_404(baca.pelamar_diperiksa_for(request.user, timezone.localdate()), pk=pk)
    command = PUTUSAN.get(request.POST.get("putusan", ""))
    if command is None:
        raise Http404
    calon = baca.calon(pelamar)
    form = FormPutusan(request.POST, calon=calon)
    if submitted(form, command, pelamar, by=request.user, at=timezone.now()):
        messages.success(request, f"{pelamar}: putusan dicatat.")
        return redirect("seleksi:administrasi", pelamar.lowongan.seleksi_id)
    return _halaman_periksa(request, calon, form, status=422)


periksa = pages(get=_periksa, post=_putus)


def _halaman_periksa(request: Request, calon: baca.Calon, form: FormPutusan, *, status: int = 200) -> HttpResponse:
    pelamar, pada = calon.pelamar, timezone.localdate()
    context = {
        "calon": calon,
        "pelamar": pelamar,
        "profil": baca.profil_beku(pelamar),
        "berkas": berkas_pelamar(pelamar),
        "berkas_terbuka": baca_berkas_pelamar(request.user, pelamar, pada=pada).boleh,
        "form": form,
        "izin": pemeriksa(request.user, pelamar, pada=pada),
        "tahap": pelamar.lowongan.seleksi.status == StatusSeleksi.ADMINISTRASI,
        "langkah": [s for s in URUTAN if pelamar.status in s.sources],
        "bahaya": (AlurPelamar.gugurkan.name,),
    }
    return render(request, "seleksi/administrasi/periksa.html", context, status=status)
