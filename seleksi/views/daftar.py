"""The list of selections and the overview of one, for every role."""

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from core.access import Tolak
from core.commands import CommandForbidden
from core.daftar import Kolom, halaman
from core.http import Request, page, submitted
from core.templatetags.merita import waktu
from seleksi.access import keanggotaan, pengurus_ketentuan, penyelenggara, peserta_seleksi
from seleksi.enums import JenisSeleksi, StatusSeleksi
from seleksi.forms.persiapan import LANGKAH
from seleksi.langkah import perintah_seleksi
from seleksi.models import Seleksi
from seleksi.selectors import seleksi as baca
from seleksi.selectors.pansel import anggota_aktif
from seleksi.views.lanjutan import langkah as langkah_berikut
from seleksi.views.lanjutan import lanjut, penghalang
from seleksi.views.tautan import peran_kantor, tautan_lowongan, tautan_seleksi
from seleksi.workflow import AlurSeleksi

URUTAN = (
    StatusSeleksi.DRAF,
    StatusSeleksi.DIUMUMKAN,
    StatusSeleksi.ADMINISTRASI,
    StatusSeleksi.PERNYATAAN,
    StatusSeleksi.PENILAIAN,
    StatusSeleksi.SELESAI,
)
NOTHING: Mapping[str, forms.Form] = {}


PERISTIWA = {
    "seleksi.buat_seleksi": "Seleksi disiapkan",
    "seleksi.segel": "Hasil disegel",
    "seleksi.anulir": "Segel hasil dianulir",
    "seleksi.catat_putusan_seri": "Putusan Pansel atas nilai seri dicatat",
    "seleksi.tetapkan": "PPK menetapkan pejabat terpilih",
} | {f"seleksi.{s.name}": s.label for s in AlurSeleksi.steps()}


def _ditutup(row: Seleksi) -> str:
    with timezone.override(baca.zona(row)):
        return waktu(row.pelamaran_ditutup)


def lencana(row: Seleksi) -> str:
    return format_html('<span class="badge" data-s="{}">{}</span>', row.status, row.get_status_display())


KOLOM = (
    Kolom(
        "Seleksi",
        lambda s: format_html(
            '<a href="{}">{}</a> <span class="sub">{} · {}</span>',
            reverse("seleksi:detail", args=[s.pk]),
            s.judul,
            s.nomor,
            s.instansi,
        ),
    ),
    Kolom("Jenis", lambda s: s.get_jenis_display()),
    Kolom("Keadaan", lencana),
    Kolom("Pelamaran ditutup", _ditutup, label="Ditutup"),
)


@page(peserta_seleksi)
def daftar(request: Request) -> HttpResponse:
    rows = _saring(baca.seleksi_for(request.user, timezone.localdate()), request)
    params = request.GET.copy()
    params.setdefault("urut", "-baru")
    context = {
        "halaman": halaman(rows, urut={"baru": "pk"}, params=params),
        "kolom": KOLOM,
        "pilihan_status": StatusSeleksi.choices,
        "pilihan_jenis": JenisSeleksi.choices,
        "tahun_ini": timezone.localdate().year,
        "saring": {nama: request.GET.get(nama, "") for nama in ("status", "jenis", "tahun")},
        "disaring": any(request.GET.get(nama) for nama in ("status", "jenis", "tahun", "setelah", "sebelum")),
        "penyelenggara": penyelenggara(request.user),
        "pengurus_ketentuan": pengurus_ketentuan(request.user),
    }
    return render(request, "seleksi/daftar.html", context)


def _saring(rows: QuerySet[Seleksi], request: Request) -> QuerySet[Seleksi]:
    """What is not one of the choices is left out, as on an old bookmark."""
    status, jenis, tahun = (request.GET.get(nama, "") for nama in ("status", "jenis", "tahun"))
    if status in StatusSeleksi.values:
        rows = rows.filter(status=status)
    if jenis in JenisSeleksi.values:
        rows = rows.filter(jenis=jenis)
    if len(tahun) == 4 and tahun.isdecimal() and int(tahun):
        rows = rows.filter(dibuat_pada__year=int(tahun))
    return rows


@page(peserta_seleksi)
def detail(request: Request, pk: int) -> HttpResponse:
    return _tampil(request, _seleksi(request, pk))


@page(peserta_seleksi, post=True)
def langkah(request: Request, pk: int, nama: str) -> HttpResponse:
    """Any step of the state table, whichever slice carries it out; who may not is told before the form is read."""
    perintah = perintah_seleksi().get(nama)
    if perintah is None:
        raise Http404
    seleksi, form = _seleksi(request, pk), LANGKAH.get(nama, forms.Form)(request.POST)
    if isinstance(jawaban := perintah.right(request.user, seleksi, pada=timezone.localdate()), Tolak):
        raise CommandForbidden(jawaban)
    if submitted(form, perintah, seleksi, by=request.user, at=timezone.now()):
        messages.success(request, f"{seleksi.judul}: {_seleksi(request, pk).get_status_display().lower()}.")
        return redirect("seleksi:detail", pk)
    return _tampil(request, _seleksi(request, pk), typed={nama: form}, status=422)


def _seleksi(request: Request, pk: int) -> Seleksi:
    return get_object_or_404(baca.seleksi_for(request.user, timezone.localdate()).select_related("pansel"), pk=pk)


def _tampil(
    request: Request, seleksi: Seleksi, *, typed: Mapping[str, forms.Form] = NOTHING, status: int = 200
) -> HttpResponse:
    with timezone.override(baca.zona(seleksi)):
        context = _isi(request, seleksi, typed, timezone.now())
        return render(request, "seleksi/detail.html", context, status=status)


def _isi(request: Request, seleksi: Seleksi, typed: Mapping[str, forms.Form], at: datetime) -> dict[str, object]:
    user = request.user
    kantor = bool(peran_kantor(user, seleksi))
    dalam = kantor or seleksi.pk in keanggotaan(user)
    lowongan, anggota = list(baca.lowongan_aktif(seleksi)), list(anggota_aktif(seleksi))
    for row in lowongan:
        row.seleksi = seleksi
    sebab = penghalang(seleksi, at, lowongan, anggota) if kantor else {}
    return {
        "seleksi": seleksi,
        "lowongan": [(row, tautan_lowongan(user, row)) for row in lowongan],
        "anggota": anggota if dalam or seleksi.diumumkan_pada else [],
        "tahap": _tahap(seleksi),
        "tautan": tautan_seleksi(user, seleksi),
        "langkah": langkah_berikut(user, seleksi, typed, sebab, at) if kantor else [],
        "lanjut": lanjut(user, seleksi, lowongan) if kantor else [],
        "galat": [form for form in typed.values() if form.errors],
        "riwayat": baca.riwayat(seleksi, PERISTIWA),
        "kantor": kantor,
    }


def _tahap(seleksi: Seleksi) -> list[tuple[str, str, datetime | None]]:
    """Label, class and instant of each stage; a cancelled selection stops where it was."""
    stempel = {
        StatusSeleksi.DRAF: seleksi.dibuat_pada,
        StatusSeleksi.DIUMUMKAN: seleksi.diumumkan_pada,
        StatusSeleksi.ADMINISTRASI: seleksi.administrasi_pada,
        StatusSeleksi.PERNYATAAN: seleksi.pernyataan_pada,
        StatusSeleksi.PENILAIAN: seleksi.penilaian_pada,
        StatusSeleksi.SELESAI: seleksi.selesai_pada,
    }
    kini = URUTAN.index(StatusSeleksi(seleksi.status)) if seleksi.status in URUTAN else len(URUTAN)
    return [(tahap.label, _keadaan(i, kini, stempel[tahap]), stempel[tahap]) for i, tahap in enumerate(URUTAN)]


def _keadaan(urutan: int, kini: int, stempel: datetime | None) -> str:
    if urutan == kini:
        return "done" if URUTAN[urutan] == StatusSeleksi.SELESAI else "kini"
    return "done" if urutan < kini and stempel is not None else ""
