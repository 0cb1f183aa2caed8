"""Roles: who has which, granted and ended by SK."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from core.daftar import halaman
from core.http import Request, page, submitted
from talent import kolom, services
from talent.access import admin_bkd
from talent.forms import AkhiriPeranForm, BeriPeranForm
from talent.models import Instansi, Peran
from talent.selectors import peran as baca_peran


@page(admin_bkd)
def daftar_peran(request: Request) -> HttpResponse:
    pada = timezone.localdate()
    rows = baca_peran.peran_for(request.user, pada)
    isi = halaman(rows, urut={"nama": "pengguna__nama", "jenis": "jenis"}, params=request.GET)
    context = {
        "kolom": kolom.PERAN,
        "halaman": replace(isi, baris=[(p, pada) for p in isi.baris]),
        "instansi": baca_peran.instansi_admin(request.user, pada),
    }
    return render(request, "talent/daftar_peran.html", context)


@page(admin_bkd)
def peran_baru(request: Request, pk: int) -> HttpResponse:
    instansi = _instansi(request, pk)
    return render(request, "talent/peran_baru.html", {"instansi": instansi, "form": BeriPeranForm()})


@page(admin_bkd, post=True)
def beri_peran(request: Request, pk: int) -> HttpResponse:
    instansi = _instansi(request, pk)
    form = BeriPeranForm(request.POST)
    if submitted(form, services.beri_peran, instansi, by=request.user, at=timezone.now()):
        return redirect("talent:daftar_peran")
    return render(request, "talent/peran_baru.html", {"instansi": instansi, "form": form}, status=422)


@page(admin_bkd)
def peran_akhir(request: Request, pk: int) -> HttpResponse:
    return render(request, "talent/peran_akhir.html", {"peran": _peran(request, pk), "form": AkhiriPeranForm()})


@page(admin_bkd, post=True)
def akhiri_peran(request: Request, pk: int) -> HttpResponse:
    peran, form = _peran(request, pk), AkhiriPeranForm(request.POST)
    if submitted(form, services.akhiri_peran, peran, by=request.user, at=timezone.now()):
        return redirect("talent:daftar_peran")
    return render(request, "talent/peran_akhir.html", {"peran": peran, "form": form}, status=422)


def _instansi(request: Request, pk: int) -> Instansi:
    found = baca_peran.instansi_admin(request.user, timezone.localdate()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _peran(request: Request, pk: int) -> Peran:
    found = baca_peran.peran_for(request.user, timezone.localdate()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
