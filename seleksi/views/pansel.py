"""The panel: its members, whether it is valid, and what each member states."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.commands import AnyCommand
from core.http import Request, page, pages, submitted
from core.masukan import kata_cari
from seleksi.access import anggota_panel, keanggotaan, penyelenggara
from seleksi.enums import BERAKHIR
from seleksi.forms.pansel import AnggotaDataForm, AnggotaLuarForm, PernyataanForm, SKForm
from seleksi.forms.persiapan import AlasanForm
from seleksi.models import AnggotaPansel, Seleksi
from seleksi.selectors import pansel as baca
from seleksi.selectors.seleksi import lowongan_aktif, seleksi_for, seleksi_sekretariat
from seleksi.services import pansel as services
from seleksi.views.persiapan import seleksi_diurus


@page(penyelenggara)
def pansel(request: Request, pk: int) -> HttpResponse:
    return _tampil(request, seleksi_diurus(request, pk))


@page(penyelenggara, post=True)
def dari_data(request: Request, pk: int) -> HttpResponse:
    return _tambah(request, pk, services.tambah_anggota_internal, data=AnggotaDataForm(request.POST))


@page(penyelenggara, post=True)
def dari_luar(request: Request, pk: int) -> HttpResponse:
    return _tambah(request, pk, services.tambah_anggota_luar, luar=AnggotaLuarForm(request.POST))


@page(penyelenggara, post=True)
def tetapkan(request: Request, pk: int) -> HttpResponse:
    return _tambah(request, pk, services.tetapkan_pansel, sk=SKForm(request.POST))


def _tambah(request: Request, pk: int, command: AnyCommand, **form: forms.Form) -> HttpResponse:
    seleksi, isian = seleksi_diurus(request, pk), next(iter(form.values()))
    if submitted(isian, command, seleksi, by=request.user, at=timezone.now()):
        messages.success(request, _kabar(isian))
        return redirect("seleksi:pansel", pk)
    return _tampil(request, seleksi_diurus(request, pk), status=422, **form)


def _kabar(form: forms.Form) -> str:
    isi = form.cleaned_data
    if isinstance(form, SKForm):
        return f"Pansel ditetapkan dengan SK {isi['nomor_sk']}; anggota diberi tahu."
    return f"{isi.get('nama') or isi['pegawai']} menjadi anggota Pansel."


def _tampil(request: Request, seleksi: Seleksi, *, status: int = 200, **form: forms.Form) -> HttpResponse:
    kata = kata_cari(request.GET, "calon")  # not q: that is the search of the whole program, in the top bar
    anggota = list(baca.anggota_aktif(seleksi))
    lowongan = list(lowongan_aktif(seleksi))
    context = {
        "seleksi": seleksi,
        "pansel": seleksi.pansel,
        "anggota": anggota,
        "keluar": list(baca.anggota_keluar(seleksi)),
        "lowongan": lowongan,
        "komposisi": baca.komposisi(anggota, lowongan),
        "dapat_diubah": seleksi.status in services.DAPAT_DIUBAH,
        "dapat_diundang": seleksi.pansel.ditetapkan_pada is not None and seleksi.status not in BERAKHIR,
        "kata": kata,
        "calon": baca.cari_calon(kata, timezone.localdate(), lowongan) if len(kata) >= 3 else [],
        "data": form.get("data") or AnggotaDataForm(),
        "luar": form.get("luar") or AnggotaLuarForm(),
        "sk": form.get("sk") or SKForm(),
        "galat": [f for f in form.values() if f.errors],
    }
    return render(request, "seleksi/pansel/pansel.html", context, status=status)


def _anggota(request: Request, pk: int) -> AnggotaPansel:
    milik = seleksi_sekretariat(request.user, timezone.localdate())
    rows = AnggotaPansel.objects.filter(pansel__seleksi__in=milik.values("pk"))
    return get_object_or_404(rows.select_related("pansel__seleksi__instansi", "pengguna"), pk=pk)


@page(penyelenggara)
def _keluarkan(request: Request, pk: int) -> HttpResponse:
    anggota = _anggota(request, pk)
    context = {"anggota": anggota, "seleksi": anggota.pansel.seleksi, "form": AlasanForm()}
    return render(request, "seleksi/pansel/keluarkan.html", context)


@page(penyelenggara, post=True)
def _kirim_keluarkan(request: Request, pk: int) -> HttpResponse:
    anggota = _anggota(request, pk)
    seleksi, form = anggota.pansel.seleksi, AlasanForm(request.POST)
    if form.is_valid():
        form.cleaned_data["anggota"] = anggota
    if submitted(form, services.keluarkan_anggota, seleksi, by=request.user, at=timezone.now()):
        messages.success(request, f"{anggota} keluar dari Pansel.")
        return redirect("seleksi:pansel", seleksi.pk)
    context = {"anggota": anggota, "seleksi": seleksi, "form": form}
    return render(request, "seleksi/pansel/keluarkan.html", context, status=422)


keluarkan = pages(get=_keluarkan, post=_kirim_keluarkan)


@page(penyelenggara, post=True)
def undang(request: Request, pk: int) -> HttpResponse:
    anggota = _anggota(request, pk)
    services.undang_ulang(anggota.pansel.seleksi, by=request.user, at=timezone.now(), anggota=anggota)
    messages.success(request, f"Undangan {anggota} dikirim lagi; paling banyak sekali sehari.")
    return redirect("seleksi:pansel", anggota.pansel.seleksi_id)


@page(anggota_panel)
def _pernyataan(request: Request, pk: int) -> HttpResponse:
    return _tampil_pernyataan(request, _keanggotaan_sendiri(request, pk), PernyataanForm())


@page(anggota_panel, post=True)
def _kirim_pernyataan(request: Request, pk: int) -> HttpResponse:
    anggota, form = _keanggotaan_sendiri(request, pk), PernyataanForm(request.POST)
    if submitted(form, services.nyatakan_bukan_parpol, anggota, by=request.user, at=timezone.now()):
        messages.success(request, "Pernyataan Anda tercatat. Terima kasih.")
        return redirect("seleksi:detail", pk)
    return _tampil_pernyataan(request, anggota, form, status=422)


pernyataan = pages(get=_pernyataan, post=_kirim_pernyataan)


def _keanggotaan_sendiri(request: Request, pk: int) -> AnggotaPansel:
    """The user's own seat, or 404."""
    seleksi = get_object_or_404(seleksi_for(request.user, timezone.localdate()), pk=pk)
    duduk = keanggotaan(request.user).get(seleksi.pk)
    rows = AnggotaPansel.objects.select_related("pansel__seleksi__instansi")
    return get_object_or_404(rows, pk=duduk.anggota_id if duduk else None)


def _tampil_pernyataan(
    request: Request, anggota: AnggotaPansel, form: PernyataanForm, *, status: int = 200
) -> HttpResponse:
    context = {"anggota": anggota, "seleksi": anggota.pansel.seleksi, "form": form}
    return render(request, "seleksi/pansel/pernyataan.html", context, status=status)
