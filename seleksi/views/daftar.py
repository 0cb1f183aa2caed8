"""The list of selections and the overview of one, for every role."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from core.daftar import halaman
from core.http import Request, page
from seleksi.access import peserta_seleksi
from seleksi.selectors.seleksi import seleksi_for


@page(peserta_seleksi)
def daftar(request: Request) -> HttpResponse:
    rows = seleksi_for(request.user, timezone.localdate())
    return render(request, "seleksi/daftar.html", {"halaman": halaman(rows, urut={"-baru": "pk"}, params=request.GET)})


@page(peserta_seleksi)
def detail(request: Request, pk: int) -> HttpResponse:
    seleksi = get_object_or_404(seleksi_for(request.user, timezone.localdate()), pk=pk)
    return render(request, "seleksi/detail.html", {"seleksi": seleksi})
