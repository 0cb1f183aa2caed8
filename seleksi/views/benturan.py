"""Declarations of conflicts of interest: the member's own page, and the secretariat's overview."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from core.commands import CommandRefused
from core.http import Request, page, pages, submitted
from seleksi.access import anggota_panel, pembaca_proses, penyelenggara
from seleksi.enums import StatusSeleksi
from seleksi.forms.pelamar import FormBenturan, FormSematan
from seleksi.models import AnggotaPansel, Seleksi
from seleksi.selectors import benturan as baca
from seleksi.selectors.pansel import anggota_aktif
from seleksi.selectors.pengawasan import Bacaan, bacaan
from seleksi.services.benturan import nyatakan_benturan, sematkan_benturan

SESUDAH = (StatusSeleksi.PERNYATAAN, StatusSeleksi.PENILAIAN, StatusSeleksi.SELESAI)


@page(anggota_panel)
def _lihat(request: Request, pk: int) -> HttpResponse:
    anggota = _anggota(request, pk)
    baris = baca.daftar_calon(anggota, timezone.localdate())
    return _halaman(request, anggota, baris, FormBenturan(baris=baris))


@page(anggota_panel, post=True)
def _nyatakan(request: Request, pk: int) -> HttpResponse:
    anggota = _anggota(request, pk)
    baris = baca.daftar_calon(anggota, timezone.localdate())
    form = FormBenturan(request.POST, baris=baris)
    if request.POST.get("langkah") == "semua":
        form.isi_sisanya()
    if submitted(form, nyatakan_benturan, anggota, by=request.user, at=timezone.now()):
        messages.success(request, "Pernyataan disimpan.")
        return redirect("seleksi:benturan", pk)
    return _halaman(request, anggota, baris, form, status=422)


benturan = pages(get=_lihat, post=_nyatakan)


def _anggota(request: Request, pk: int) -> AnggotaPansel:
    """The user's own seat; candidates are known to members only after the administrative selection."""
    anggota = baca.anggota_saya(request.user, pk)
    if anggota is None or anggota.pansel.seleksi.status not in SESUDAH:
        raise Http404
    return anggota


def _halaman(
    request: Request, anggota: AnggotaPansel, baris: list[baca.BarisCalon], form: FormBenturan, *, status: int = 200
) -> HttpResponse:
    seleksi = anggota.pansel.seleksi
    isian = [
        (b, None, None) if b.disematkan else (b, form[f"hubungan_{b.pelamar.pk}"], form[f"keterangan_{b.pelamar.pk}"])
        for b in baris
    ]
    context = {
        "seleksi": seleksi,
        "anggota": anggota,
        "isian": isian,
        "form": form,
        "buka": seleksi.status == StatusSeleksi.PERNYATAAN,
        "belum": sum(1 for b in baris if b.pernyataan is None),
        "jumlah": len(baris),
    }
    return render(request, "seleksi/benturan/anggota.html", context, status=status)


@page(pembaca_proses)
def sekretariat(request: Request, pk: int) -> HttpResponse:
    return _halaman_sekretariat(request, _bacaan(request, pk))


@page(penyelenggara, post=True)
def sematkan(request: Request, pk: int) -> HttpResponse:
    dibaca = _bacaan(request, pk)
    form = _form_sematan(dibaca.seleksi, request.POST)
    if form.is_valid():
        anggota = form.cleaned_data.pop("anggota")
        try:
            sematkan_benturan(anggota, by=request.user, at=timezone.now(), **form.cleaned_data)
        except CommandRefused as refused:
            form.add_error(refused.bidang if refused.bidang in form.fields else None, refused.kalimat)
        else:
            messages.success(request, f"{anggota} tidak menilai pelamar itu.")
            return redirect("seleksi:benturan_sekretariat", pk)
    return _halaman_sekretariat(request, dibaca, form=form, status=422)


def _bacaan(request: Request, pk: int) -> Bacaan:
    """Candidates are known as such after the administrative selection only."""
    dibaca = bacaan(request.user, pk, timezone.localdate())
    if dibaca is None or dibaca.seleksi.status not in SESUDAH:
        raise Http404
    return dibaca


def _form_sematan(seleksi: Seleksi, data: object = None) -> FormSematan:
    calon = [(p.pk, f"{p} ({p.lowongan})") for p in baca.calon_pansel(seleksi)]
    return FormSematan(data, anggota=anggota_aktif(seleksi).order_by("kode"), calon=calon)


def _halaman_sekretariat(
    request: Request, dibaca: Bacaan, *, form: FormSematan | None = None, status: int = 200
) -> HttpResponse:
    seleksi, anggota = dibaca.seleksi, list(anggota_aktif(dibaca.seleksi).order_by("kode"))
    tabel = baca.tabel_benturan(dibaca.lowongan, anggota)
    baris = [b for t in tabel for b in t.baris]
    buka = dibaca.mengurus and seleksi.status == StatusSeleksi.PERNYATAAN
    context = {
        "seleksi": seleksi,
        "anggota": [(a, sum(1 for b in baris if b.pernyataan[i] is not None)) for i, a in enumerate(anggota)],
        "tabel": tabel,
        "jumlah": len(baris),
        "kurang": [b for b in baris if b.kurang] if buka else [],
        "buka": buka,
        "form": (form or _form_sematan(seleksi)) if buka else None,
    }
    return render(request, "seleksi/benturan/sekretariat.html", context, status=status)
