"""Setting a selection up, step by step: each page says at once what is not right yet."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.http import Request, page, pages, submitted
from core.masukan import kata_cari
from seleksi.access import penyelenggara
from seleksi.enums import StatusSeleksi
from seleksi.forms.persiapan import AlasanForm, JadwalForm, KomponenForm, LowonganForm, SeleksiForm
from seleksi.models import Lowongan, Seleksi
from seleksi.selectors import seleksi as baca
from seleksi.selectors.ketentuan import instansi_sekretariat, ketentuan_jadwal
from seleksi.services import persiapan as services
from talent.enums import ZonaWaktu


def seleksi_diurus(request: Request, pk: int) -> Seleksi:
    """One of the secretariat's own; 404 for any other."""
    return get_object_or_404(baca.seleksi_sekretariat(request.user, timezone.localdate()), pk=pk)


def _lowongan_diurus(request: Request, pk: int) -> Lowongan:
    milik: QuerySet[Seleksi] = baca.seleksi_sekretariat(request.user, timezone.localdate())
    rows = Lowongan.objects.filter(seleksi__in=milik.values("pk"))
    return get_object_or_404(rows.select_related("seleksi__instansi", "jabatan__unit", "ketentuan"), pk=pk)


@page(penyelenggara)
def _buat(request: Request) -> HttpResponse:
    pilihan = instansi_sekretariat(request.user, timezone.localdate())
    form = SeleksiForm(pilihan=pilihan, initial={"jenis": "terbuka"})
    return render(request, "seleksi/persiapan/buat.html", {"form": form})


@page(penyelenggara, post=True)
def _kirim_buat(request: Request) -> HttpResponse:
    form = SeleksiForm(request.POST, pilihan=instansi_sekretariat(request.user, timezone.localdate()))
    instansi = form.cleaned_data.pop("instansi") if form.is_valid() else None
    if instansi and submitted(form, services.buat_seleksi, instansi, by=request.user, at=timezone.now()):
        baru = Seleksi.objects.get(instansi=instansi, nomor=form.cleaned_data["nomor"])
        return redirect("seleksi:lowongan", baru.pk)
    return render(request, "seleksi/persiapan/buat.html", {"form": form}, status=422)


buat = pages(get=_buat, post=_kirim_buat)


@page(penyelenggara)
def _lowongan(request: Request, pk: int) -> HttpResponse:
    return _tampil_lowongan(request, seleksi_diurus(request, pk), LowonganForm())


@page(penyelenggara, post=True)
def _tambah_lowongan(request: Request, pk: int) -> HttpResponse:
    seleksi, form = seleksi_diurus(request, pk), LowonganForm(request.POST)
    if submitted(form, services.tambah_lowongan, seleksi, by=request.user, at=timezone.now()):
        messages.success(request, f"{form.cleaned_data['jabatan']} ditambahkan.")
        return redirect("seleksi:lowongan", pk)
    return _tampil_lowongan(request, seleksi, form, status=422)


lowongan = pages(get=_lowongan, post=_tambah_lowongan)


def _tampil_lowongan(request: Request, seleksi: Seleksi, form: LowonganForm, *, status: int = 200) -> HttpResponse:
    q = kata_cari(request.GET)
    draf = seleksi.status == StatusSeleksi.DRAF
    context = {
        "seleksi": seleksi,
        "form": form,
        "q": q,
        "draf": draf,
        "lowongan": [(row, sum(k.bobot for k in row.komponen_set.all())) for row in baca.lowongan_aktif(seleksi)],
        "lowong": baca.jabatan_lowong(seleksi, timezone.localdate(), q) if draf else [],
    }
    return render(request, "seleksi/persiapan/lowongan.html", context, status=status)


@page(penyelenggara)
def _keluarkan(request: Request, pk: int) -> HttpResponse:
    return _tampil_keluarkan(request, _lowongan_diurus(request, pk), AlasanForm())


@page(penyelenggara, post=True)
def _kirim_keluarkan(request: Request, pk: int) -> HttpResponse:
    row, form = _lowongan_diurus(request, pk), AlasanForm(request.POST)
    if submitted(form, services.keluarkan, row, by=request.user, at=timezone.now()):
        messages.success(request, f"{row} dikeluarkan dari seleksi.")
        return redirect("seleksi:lowongan", row.seleksi_id)
    return _tampil_keluarkan(request, row, form, status=422)


keluarkan = pages(get=_keluarkan, post=_kirim_keluarkan)


def _tampil_keluarkan(request: Request, row: Lowongan, form: AlasanForm, *, status: int = 200) -> HttpResponse:
    context = {"lowongan": row, "seleksi": row.seleksi, "form": form}
    return render(request, "seleksi/persiapan/keluarkan.html", context, status=status)


@page(penyelenggara)
def _komponen(request: Request, pk: int) -> HttpResponse:
    row = _lowongan_diurus(request, pk)
    form = KomponenForm(lowongan=row, initial={"semula": baca.tanda_komponen(row)})
    return _tampil_komponen(request, row, form)


@page(penyelenggara, post=True)
def _kirim_komponen(request: Request, pk: int) -> HttpResponse:
    row = _lowongan_diurus(request, pk)
    form = KomponenForm(request.POST, lowongan=row)
    if submitted(form, services.atur_komponen, row, by=request.user, at=timezone.now()):
        messages.success(request, f"Komponen {row} tersimpan.")
        return redirect("seleksi:lowongan", row.seleksi_id)
    return _tampil_komponen(request, row, form, status=422)


komponen = pages(get=_komponen, post=_kirim_komponen)


def _tampil_komponen(request: Request, row: Lowongan, form: KomponenForm, *, status: int = 200) -> HttpResponse:
    basi = form.has_error("semula", "sudah_berubah")
    if basi:
        form.data = _ganti(form, semula=baca.tanda_komponen(row))
    context = {
        "lowongan": row,
        "seleksi": row.seleksi,
        "form": form,
        "basi": basi,
        "draf": row.seleksi.status == StatusSeleksi.DRAF,
        "jumlah": sum(k.bobot for k in form.komponen),
    }
    return render(request, "seleksi/persiapan/komponen.html", context, status=status)


@page(penyelenggara)
def _jadwal(request: Request, pk: int) -> HttpResponse:
    seleksi = seleksi_diurus(request, pk)
    with timezone.override(baca.zona(seleksi)):
        return _tampil_jadwal(request, seleksi, JadwalForm(initial=_awal(seleksi)))


@page(penyelenggara, post=True)
def _kirim_jadwal(request: Request, pk: int) -> HttpResponse:
    seleksi = seleksi_diurus(request, pk)
    with timezone.override(baca.zona(seleksi)):
        form = JadwalForm(request.POST)
        if submitted(form, services.atur_jadwal, seleksi, by=request.user, at=timezone.now()):
            messages.success(request, "Jadwal tersimpan.")
            return redirect("seleksi:detail", pk)
        return _tampil_jadwal(request, seleksi_diurus(request, pk), form, status=422)


jadwal = pages(get=_jadwal, post=_kirim_jadwal)


def _awal(seleksi: Seleksi) -> dict[str, object]:
    return {nama: getattr(seleksi, nama) for nama in JadwalForm.base_fields}


def _tampil_jadwal(request: Request, seleksi: Seleksi, form: JadwalForm, *, status: int = 200) -> HttpResponse:
    """A stale tab sees what is stored beside what it sent, and may then save."""
    basi = form.has_error("versi", "sudah_berubah")
    if basi:
        form.data = _ganti(form, versi=str(seleksi.versi))
    context = {
        "seleksi": seleksi,
        "form": form,
        "basi": basi,
        "perubahan": baca.perubahan_terakhir(seleksi) if basi else None,
        "zona": ZonaWaktu(seleksi.instansi.zona_waktu).label,
        "draf": seleksi.status == StatusSeleksi.DRAF,
        "ketentuan": ketentuan_jadwal(row.ketentuan for row in baca.lowongan_aktif(seleksi)),
    }
    return render(request, "seleksi/persiapan/jadwal.html", context, status=status)


def _ganti(form: JadwalForm | KomponenForm, **nilai: str) -> object:
    data = form.data.copy()
    for nama, isi in nilai.items():
        data[nama] = isi
    return data
