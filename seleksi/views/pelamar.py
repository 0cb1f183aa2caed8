"""Applying: before, during and after."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from core.commands import AnyCommand, CommandRefused
from core.http import Request, page, pages, problem, submitted
from core.masukan import bulat
from core.templatetags.merita import waktu
from seleksi.access import calon_pelamar, tercatat
from seleksi.forms.pelamar import FormLamaran, FormUndur
from seleksi.models import Lowongan, Pelamar
from seleksi.selectors import pelamar as baca
from seleksi.selectors.jabatan import fakta_jabatan
from seleksi.selectors.seleksi import lowongan_for
from seleksi.services import pelamar as services
from talent.access import hak_hari_ini

TERSIMPAN = "Draf tersimpan."


@page(tercatat)
def lamaran_saya(request: Request) -> HttpResponse:
    rows = baca.pelamar_for(request.user, timezone.localdate()).order_by("-pk")[:50]
    return render(request, "seleksi/pelamar/saya.html", {"daftar": [(row, *baca.keadaan(row)) for row in rows]})


@page(tercatat)
def _syarat(request: Request, pk: int) -> HttpResponse:
    lowongan = _lowongan(request, pk)
    ada = baca.lamaran_milik(request.user, lowongan, timezone.localdate())
    return redirect("seleksi:lamaran", ada.pk) if ada else _halaman_syarat(request, lowongan)


@page(tercatat, post=True)
def _mulai(request: Request, pk: int) -> HttpResponse:
    lowongan = _lowongan(request, pk)
    try:
        pelamar = services.lamar(lowongan, by=request.user, at=timezone.now())
    except CommandRefused as refused:
        ada = baca.lamaran_milik(request.user, lowongan, timezone.localdate())
        if refused.kode == "sudah_melamar" and ada:
            return redirect("seleksi:lamaran", ada.pk)
        return _halaman_syarat(request, lowongan, galat=refused.kalimat, status=422)
    return redirect("seleksi:lamaran", pelamar.pk)


lamar = pages(get=_syarat, post=_mulai)


def _lowongan(request: Request, pk: int) -> Lowongan:
    rows = lowongan_for(request.user, timezone.localdate()).filter(seleksi__diumumkan_pada__isnull=False)
    return get_object_or_404(rows, pk=pk)


def _halaman_syarat(request: Request, lowongan: Lowongan, *, galat: str = "", status: int = 200) -> HttpResponse:
    hasil, syarat = baca.syarat_saya(lowongan, hak_hari_ini(request.user).pegawai_id or 0, timezone.now())
    batas = baca.batas(lowongan)
    context = {
        "lowongan": lowongan,
        "fakta": fakta_jabatan(lowongan),
        "hasil": hasil,
        "syarat": syarat,
        "batas": batas,
        "terbuka": batas.terbuka(timezone.now()),
        "izin": calon_pelamar(request.user, lowongan, pada=timezone.localdate()),
        "galat": galat,
    }
    return render(request, "seleksi/pelamar/lamar.html", context, status=status)


@page(tercatat)
def _lihat(request: Request, pk: int) -> HttpResponse:
    return _halaman(request, _pelamar(request, pk))


@page(tercatat, post=True)
def _kirim(request: Request, pk: int) -> HttpResponse:
    """Text first, then documents, then the submission: what is refused leaves what came before saved."""
    pelamar, at = _pelamar(request, pk), timezone.now()
    form = FormLamaran(request.POST, request.FILES)
    if form.is_valid():
        _jalankan(form, pelamar, request, at)
    baru = _pelamar(request, pk)
    if baru.status != "draf":  # also a second click, which finds it submitted: no error
        _sudah_diajukan(request, pelamar, baru)
        return redirect("seleksi:lamaran", pk)
    if form.is_valid():
        messages.success(request, TERSIMPAN)
        return redirect("seleksi:lamaran", pk)
    form.segarkan(baru.versi)
    return _halaman(request, baru, form=form, status=422)


def _sudah_diajukan(request: Request, semula: Pelamar, baru: Pelamar) -> None:
    if request.POST.get("motivasi", "").replace("\r\n", "\n") != baru.motivasi.replace("\r\n", "\n"):
        messages.warning(request, "Lamaran sudah diajukan dari jendela lain; perubahan terakhir tidak ikut.")
    elif semula.status != baru.status:
        messages.success(request, f"Lamaran diajukan, nomor {baru.nomor}.")


lamaran = pages(get=_lihat, post=_kirim)


def _jalankan(form: FormLamaran, pelamar: Pelamar, request: Request, at: datetime) -> None:
    teks = {nama: form.cleaned_data[nama] for nama in ("versi", "motivasi", "pernyataan")}
    _coba(form, services.simpan_lamaran, pelamar, request, at, **teks)
    for jenis, berkas in form.berkas():
        _coba(form, services.unggah_berkas, pelamar, request, at, jenis=jenis, berkas=berkas)
    if tarik := request.POST.get("tarik", ""):
        milik = baca.berkas_for(request.user, timezone.localdate(at)).filter(pelamar=pelamar)
        baris = get_object_or_404(milik, pk=bulat(tarik))
        _coba(form, services.tarik_berkas, baris, request, at)
    elif request.POST.get("langkah") == "ajukan" and form.is_valid():
        _coba(form, services.ajukan, pelamar, request, at)


def _coba(form: FormLamaran, command: AnyCommand, obj: Any, request: Request, at: datetime, **fakta: Any) -> None:
    try:
        command(obj, by=request.user, at=at, **fakta)
    except CommandRefused as refused:
        form.add_error(refused.bidang if refused.bidang in form.fields else None, refused.kalimat)


@page(tercatat, post=True)
def simpan(request: Request, pk: int) -> HttpResponse:
    """The draft saves itself; documents go with their own button."""
    pelamar, form, at = _pelamar(request, pk), FormLamaran(request.POST), timezone.now()
    if not form.is_valid():
        return problem(422, "isian_salah", "Belum tersimpan", " ".join(form.errors.get("motivasi", ["Muat ulang."])))
    teks = {nama: form.cleaned_data[nama] for nama in ("versi", "motivasi", "pernyataan")}
    try:
        baru = services.simpan_lamaran(pelamar, by=request.user, at=at, **teks)
    except CommandRefused as refused:
        return problem(409, refused.kode, "Belum tersimpan", refused.kalimat)
    return JsonResponse({"pesan": f"Tersimpan {waktu(at)}", "versi": baru.versi})


@page(tercatat)
def _undur(request: Request, pk: int) -> HttpResponse:
    return _halaman_undur(request, _pelamar(request, pk), FormUndur())


@page(tercatat, post=True)
def _undurkan(request: Request, pk: int) -> HttpResponse:
    pelamar, form = _pelamar(request, pk), FormUndur(request.POST)
    if submitted(form, services.undur, pelamar, by=request.user, at=timezone.now()):
        messages.success(request, "Pengunduran diri dicatat.")
        return redirect("seleksi:lamaran", pk)
    return _halaman_undur(request, pelamar, form, status=422)


undur = pages(get=_undur, post=_undurkan)


def _halaman_undur(request: Request, pelamar: Pelamar, form: FormUndur, *, status: int = 200) -> HttpResponse:
    return render(request, "seleksi/pelamar/undur.html", {"pelamar": pelamar, "form": form}, status=status)


def _pelamar(request: Request, pk: int) -> Pelamar:
    return get_object_or_404(baca.pelamar_for(request.user, timezone.localdate()), pk=pk)


def _halaman(request: Request, pelamar: Pelamar, *, form: FormLamaran | None = None, status: int = 200) -> HttpResponse:
    isi = baca.lamaran(pelamar, timezone.now())
    if form is None:
        awal = {"versi": pelamar.versi, "motivasi": pelamar.motivasi, "pernyataan": pelamar.pernyataan}
        form = FormLamaran(initial=awal)
    elif request.POST.get("langkah") == "ajukan":
        for bidang, kalimat in isi.kurang.items():
            if bidang not in form.errors:
                form.add_error(bidang, kalimat)
    context = {
        "isi": isi,
        "pelamar": pelamar,
        "fakta": fakta_jabatan(isi.lowongan),
        "form": form,
        "berkas": [(b, form[f"berkas_{b.syarat.jenis}"]) for b in isi.berkas],
        "simpan": reverse("seleksi:simpan_lamaran", args=[pelamar.pk]),
        "tersimpan": pelamar.motivasi if form.is_bound and form["motivasi"].value() != pelamar.motivasi else "",
    }
    return render(request, "seleksi/pelamar/lamaran.html", context, status=status)
