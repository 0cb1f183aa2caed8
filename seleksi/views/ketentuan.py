"""The agency's provisions: versions, and a form for the next one."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.http import Request, page, pages, submitted
from seleksi.access import pengurus_ketentuan
from seleksi.forms.ketentuan import KetentuanForm
from seleksi.models import Ketentuan
from seleksi.rules.ketentuan import DASAR, JENIS_KETENTUAN, batas, isi_bawaan
from seleksi.selectors.ketentuan import instansi_pengurus, isi_ketentuan, ketentuan_terakhir, versi_ketentuan
from seleksi.services.ketentuan import tetapkan_ketentuan
from talent.enums import JenisJabatan
from talent.models import Instansi


@page(pengurus_ketentuan)
def ketentuan(request: Request) -> HttpResponse:
    pada = timezone.localdate()
    instansi = list(instansi_pengurus(request.user, pada))
    versi: dict[tuple[int, str], list[tuple[Ketentuan, date | None]]] = {}
    for v in versi_ketentuan(instansi):
        terakhir = v.berlaku.upper - timedelta(days=1) if v.berlaku.upper else None
        versi.setdefault((v.instansi_id, v.jenis_jabatan), []).append((v, terakhir))
    pasangan = [(i, jenis) for i in instansi for jenis in JENIS_KETENTUAN]
    bagian = [(i, jenis, JenisJabatan(jenis).label, versi.get((i.pk, jenis), [])) for i, jenis in pasangan]
    return render(request, "seleksi/ketentuan/daftar.html", {"bagian": bagian, "dasar": DASAR})


@page(pengurus_ketentuan)
def _isian(request: Request, instansi_pk: int, jenis: str) -> HttpResponse:
    instansi = _instansi(request, instansi_pk, jenis)
    return _tampil(request, instansi, jenis, _form(instansi, jenis, None))


@page(pengurus_ketentuan, post=True)
def _kirim(request: Request, instansi_pk: int, jenis: str) -> HttpResponse:
    instansi = _instansi(request, instansi_pk, jenis)
    form = _form(instansi, jenis, request.POST)
    if submitted(form, tetapkan_ketentuan, instansi, by=request.user, at=timezone.now()):
        messages.success(request, f"Ketentuan {JenisJabatan(jenis).label} ditetapkan.")
        return redirect("seleksi:ketentuan")
    return _tampil(request, instansi, jenis, form, status=422)


ketentuan_baru = pages(get=_isian, post=_kirim)


def _instansi(request: Request, pk: int, jenis: str) -> Instansi:
    if jenis not in JENIS_KETENTUAN:
        raise Http404
    return get_object_or_404(instansi_pengurus(request.user, timezone.localdate()), pk=pk)


def _form(instansi: Instansi, jenis: str, data: object) -> KetentuanForm:
    terakhir = ketentuan_terakhir(instansi, jenis)
    isi = isi_ketentuan(terakhir) if terakhir else isi_bawaan(jenis, pada=timezone.localdate())
    return KetentuanForm(data, jenis=jenis, isi=isi, initial={"dasar": terakhir.dasar if terakhir else DASAR[jenis]})


def _tampil(
    request: Request, instansi: Instansi, jenis: str, form: KetentuanForm, *, status: int = 200
) -> HttpResponse:
    for nama, (terendah, tertinggi, dasar) in batas(jenis, pada=timezone.localdate()).items():
        form.fields[nama].help_text = f"{terendah} sampai {tertinggi}. {dasar}."
    context = {
        "form": form,
        "instansi": instansi,
        "jenis": JenisJabatan(jenis).label,
        "dasar": DASAR[jenis],
    }
    return render(request, "seleksi/ketentuan/baru.html", context, status=status)
