"""The PPK's choice among the proposed names, and closing a post without one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.access import Tolak
from core.commands import CommandForbidden
from core.http import Request, page, pages, submitted
from seleksi import access
from seleksi.access import peserta_seleksi
from seleksi.forms.hasil import AlasanForm, PenetapanForm
from seleksi.models import Lowongan, Pelamar
from seleksi.pembaca import baca_hasil
from seleksi.selectors.halaman import halaman_hasil
from seleksi.selectors.hasil import fakta, hasil_terkini, tiga_nama
from seleksi.selectors.penilaian import lowongan_terbuka
from seleksi.selectors.seleksi import lowongan_for
from seleksi.services import penetapan as services
from seleksi.services.hasil import catat_sandi_salah


@page(peserta_seleksi)
def penetapan_lihat(request: Request, pk: int) -> HttpResponse:
    return _penetapan(request, _berhak(request, pk))


@page(peserta_seleksi, post=True)
def penetapan_kirim(request: Request, pk: int) -> HttpResponse:
    lowongan = _berhak(request, pk)
    form, at = PenetapanForm(request.POST, usulan=_usulan(lowongan)), timezone.now()
    if submitted(form, services.tetapkan, lowongan, by=request.user, at=at):
        messages.success(request, "Pilihan Anda ditetapkan.")
        return redirect("seleksi:penetapan", pk)
    if form.has_error("sandi", "sandi_salah"):
        catat_sandi_salah(lowongan, by=request.user, at=at)
    return _penetapan(request, lowongan, form, status=422)


@page(peserta_seleksi)
def tutup_lihat(request: Request, pk: int) -> HttpResponse:
    return _tutup(request, _dapat_ditutup(request, pk), AlasanForm())


@page(peserta_seleksi, post=True)
def tutup_kirim(request: Request, pk: int) -> HttpResponse:
    lowongan, form = _dapat_ditutup(request, pk), AlasanForm(request.POST)
    if submitted(form, services.tutup, lowongan, by=request.user, at=timezone.now()):
        messages.success(request, "Lowongan ditutup tanpa hasil.")
        return redirect("seleksi:detail", lowongan.seleksi_id)
    return _tutup(request, lowongan, form, status=422)


penetapan = pages(get=penetapan_lihat, post=penetapan_kirim)
tutup = pages(get=tutup_lihat, post=tutup_kirim)


def _lowongan(request: Request, pk: int) -> Lowongan:
    rows = lowongan_for(request.user, timezone.localdate())
    rows = rows.select_related("seleksi__instansi", "jabatan__unit", "ketentuan", "pelamar_terpilih", "ditetapkan_oleh")
    return get_object_or_404(rows, pk=pk)


def _berhak(request: Request, pk: int) -> Lowongan:
    lowongan = _lowongan(request, pk)
    jawaban = access.ppk(request.user, lowongan, pada=timezone.localdate())
    if isinstance(jawaban, Tolak):
        raise CommandForbidden(jawaban)
    return lowongan


def _dapat_ditutup(request: Request, pk: int) -> Lowongan:
    lowongan = _lowongan(request, pk)
    jawaban = access.penutup_lowongan(request.user, lowongan, pada=timezone.localdate())
    if isinstance(jawaban, Tolak):
        raise CommandForbidden(jawaban)
    return lowongan


def _usulan(lowongan: Lowongan) -> list[Pelamar]:
    hasil = hasil_terkini(lowongan)
    return tiga_nama(hasil) if hasil else []


def _penetapan(
    request: Request, lowongan: Lowongan, form: PenetapanForm | None = None, status: int = 200
) -> HttpResponse:
    jawaban = baca_hasil(request.user, lowongan, pada=timezone.localdate())
    if isinstance(jawaban, Tolak):
        context = {"lowongan": lowongan, "jawaban": jawaban, "belum": jawaban.kode == "belum_disegel"}
        status = 409 if request.method == "POST" else 200
        return render(request, "seleksi/hasil/tertutup.html", context | {"sekretariat": False}, status=status)
    h, usulan = halaman_hasil(lowongan), _usulan(lowongan)
    kolom = [(baris, fakta(p), p) for baris, p in zip(h.laporan.tiga_besar, usulan, strict=True)]
    context = {"lowongan": lowongan, "h": h, "kolom": kolom, "form": form or PenetapanForm(usulan=usulan)}
    return render(request, "seleksi/penetapan/penetapan.html", context, status=status)


def _tutup(request: Request, lowongan: Lowongan, form: AlasanForm, status: int = 200) -> HttpResponse:
    ketua = access.ketua_sendiri(request.user, lowongan, pada=timezone.localdate()).boleh
    context = {"lowongan": lowongan, "form": form, "hanya_ketua": not ketua and lowongan_terbuka(lowongan.pk)}
    return render(request, "seleksi/penetapan/tutup.html", context, status=status)
