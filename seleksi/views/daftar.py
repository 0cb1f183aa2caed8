"""The list of selections and the overview of one, for every role."""

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from core.access import Tolak
from core.commands import CommandForbidden
from core.daftar import Kolom, halaman
from core.http import Request, page, submitted
from core.masukan import kata_cari
from core.tanggal import tulis_tanggal
from core.templatetags.merita import waktu
from seleksi.access import keanggotaan, pengurus_ketentuan, penyelenggara, peserta_seleksi
from seleksi.enums import JenisSeleksi, StatusSeleksi
from seleksi.forms.persiapan import LANGKAH
from seleksi.langkah import perintah_seleksi
from seleksi.models import Seleksi
from seleksi.selectors import seleksi as baca
from seleksi.selectors.daftar import KEADAAN, MENUNGGU_PPK, URUT, daftar_seleksi, saring
from seleksi.selectors.pansel import anggota_aktif
from seleksi.views.lanjutan import langkah as langkah_berikut
from seleksi.views.lanjutan import lanjut, penghalang
from seleksi.views.tautan import peran_kantor, tautan_lowongan, tautan_seleksi
from talent.reports import JENIS_XLSX, MAKS_BARIS, keterangan, xlsx

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
    "seleksi.tetapkan_pansel": "Pansel ditetapkan",
    "seleksi.keluarkan_anggota": "Anggota Pansel dikeluarkan",
    "seleksi.umumkan": "Seleksi diumumkan",
    "seleksi.perpanjang": "Pelamaran diperpanjang",
    "seleksi.tutup_pelamaran": "Pelamaran ditutup",
    "seleksi.tetapkan_administrasi": "Hasil administrasi ditetapkan",
    "seleksi.buka_penilaian": "Lembar nilai dibuka",
    "seleksi.catat_putusan_seri": "Putusan Pansel atas nilai seri dicatat",
    "seleksi.segel": "Hasil disegel",
    "seleksi.anulir": "Segel hasil dianulir",
    "seleksi.tetapkan": "Pejabat terpilih ditetapkan",
    "seleksi.keluarkan": "Lowongan dikeluarkan dari seleksi",
    "seleksi.tutup": "Lowongan ditutup tanpa hasil",
    "seleksi.selesaikan": "Seleksi diselesaikan",
    "seleksi.batalkan": "Seleksi dibatalkan",
}


def _ditutup(row: Seleksi) -> str:
    with timezone.override(baca.zona(row)):
        return waktu(row.pelamaran_ditutup)


def lencana(row: Seleksi) -> str:
    keadaan = vars(row)["keadaan"]
    tanda = "menunggu" if keadaan == MENUNGGU_PPK else keadaan
    return format_html('<span class="badge" data-s="{}">{}</span>', tanda, KEADAAN[keadaan])


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
        urut="judul",
    ),
    Kolom("Jenis", lambda s: s.get_jenis_display(), urut="jenis"),
    Kolom("Keadaan", lencana, urut="keadaan"),
    Kolom("Pelamaran ditutup", _ditutup, urut="ditutup", label="Ditutup"),
)
SARINGAN = ("q", "status", "jenis", "tahun")
TERBARU = "-baru"
KEPALA = (
    ("Nomor", 18),
    ("Judul", 56),
    ("Instansi", 40),
    ("Jenis", 28),
    ("Keadaan", 32),
    ("Pelamaran ditutup", 30),
    ("Rencana pelantikan", 20),
)


@page(peserta_seleksi)
def daftar(request: Request) -> HttpResponse:
    nilai, rows, terbaca = _tersaring(request)
    isi = halaman(rows, urut=URUT, params=_params(request))
    context = {
        "halaman": isi,
        "kolom": KOLOM,
        "pilihan_status": KEADAAN.items(),
        "pilihan_jenis": JenisSeleksi.choices,
        "tahun_ini": timezone.localdate().year,
        "saring": nilai,
        "disaring": bool(terbaca) or any(request.GET.get(nama) for nama in ("setelah", "sebelum")),
        "terbaru": isi.urut == TERBARU,
        "ke_terbaru": isi.tautan(urut=""),
        "unduh": isi.tautan(),
        "penyelenggara": penyelenggara(request.user),
        "pengurus_ketentuan": pengurus_ketentuan(request.user),
    }
    return render(request, "seleksi/daftar.html", context)


@page(peserta_seleksi)
def unduh(request: Request) -> FileResponse:
    """What the list shows, from its first row, in its order."""
    pada, (_, rows, terbaca) = timezone.localdate(), _tersaring(request)
    params = _params(request)
    for kursor in ("setelah", "sebelum"):
        params.pop(kursor, None)
    isi = halaman(rows, urut=URUT, params=params, ukuran=MAKS_BARIS)
    tertulis = [f"{judul}: {kata}" for judul, kata in terbaca.items()]
    judul = f"Seleksi per {tulis_tanggal(pada)}. {keterangan(terpotong=bool(isi.berikutnya), tertulis=tertulis)}"
    berkas = xlsx("Seleksi", judul, KEPALA, map(_baris, isi.baris))
    return FileResponse(berkas, as_attachment=True, filename=f"seleksi-{pada:%Y%m%d}.xlsx", content_type=JENIS_XLSX)


def _baris(s: Seleksi) -> tuple[str, ...]:
    pelantikan = f"{s.rencana_pelantikan:%d-%m-%Y}" if s.rencana_pelantikan else "–"
    jenis, keadaan = JenisSeleksi(s.jenis).label, KEADAAN[vars(s)["keadaan"]]
    return s.nomor, s.judul, str(s.instansi), jenis, keadaan, _ditutup(s), pelantikan


def _tersaring(request: Request) -> tuple[dict[str, str], QuerySet[Seleksi], dict[str, str]]:
    nilai = {nama: kata_cari(request.GET, nama) for nama in SARINGAN}
    rows, terbaca = saring(daftar_seleksi(request.user, timezone.localdate()), nilai)
    return nilai, rows, terbaca


def _params(request: Request) -> QueryDict:
    """The address, with the newest first where it names no order."""
    params = request.GET.copy()
    params.setdefault("urut", TERBARU)
    return params


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
