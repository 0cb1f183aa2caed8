"""The ranking, the panel's vote, the seal and what is made of it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.access import Izin, Tolak
from core.commands import CommandForbidden
from core.http import Request, page, pages, submitted
from seleksi import access
from seleksi.access import penyelenggara, peserta_seleksi
from seleksi.enums import StatusLowongan
from seleksi.forms.hasil import AnulirForm, PutusanForm, SegelForm
from seleksi.models import Lowongan
from seleksi.pembaca import baca_hasil
from seleksi.rules.putusan import kuorum, masih_seri
from seleksi.selectors import hasil as selectors
from seleksi.selectors.halaman import HalamanHasil, halaman_hasil, laporan_sementara
from seleksi.selectors.halaman import berita_acara as berita_acara_dari
from seleksi.selectors.segel import akibat_mencatat, halangan, kekurangan
from seleksi.selectors.seleksi import lowongan_for
from seleksi.services import hasil as services
from seleksi.services import putusan as putusan_services
from seleksi.workflow import AlurLowongan


@page(peserta_seleksi)
def peringkat(request: Request, pk: int) -> HttpResponse:
    lowongan = _lowongan(request, pk)
    jawaban = baca_hasil(request.user, lowongan, pada=timezone.localdate())
    if isinstance(jawaban, Tolak):
        return _tertutup(request, lowongan, jawaban)
    h = halaman_hasil(lowongan)
    dasar = {"lowongan": lowongan, "h": h, "l": h.laporan, "langkah": _langkah(request, lowongan)}
    return render(request, "seleksi/hasil/peringkat.html", dasar | {"ba": h.hasil and berita_acara_dari(h.hasil)})


@page(peserta_seleksi)
def unduh_masukan(request: Request, pk: int) -> HttpResponse:
    """The file `verifikasi_peringkat` reads; `sha256sum` of it is the digest that page and minutes print."""
    isi = _terbaca(request, pk).laporan.berkas
    response = HttpResponse(isi, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="masukan-lowongan-{pk}.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@page(peserta_seleksi)
def berita_acara(request: Request, pk: int) -> HttpResponse:
    """The minutes once the job has made them; until then a page that asks again by itself."""
    h = _terbaca(request, pk)
    ada = h.hasil and berita_acara_dari(h.hasil)
    if ada:
        return redirect("unduh_dokumen", kunci=ada.dokumen.kunci)
    response = render(request, "seleksi/hasil/berita_acara.html", {"lowongan": h.lowongan, "h": h})
    if h.hasil:
        response.headers["Refresh"] = "3"
    return response


@page(penyelenggara)
def segel_lihat(request: Request, pk: int) -> HttpResponse:
    return _segel(request, _milik_sekretariat(request, pk), SegelForm())


@page(penyelenggara, post=True)
def segel_kirim(request: Request, pk: int) -> HttpResponse:
    lowongan, form, at = _milik_sekretariat(request, pk), SegelForm(request.POST), timezone.now()
    if submitted(form, services.segel, lowongan, by=request.user, at=at):
        messages.success(request, "Hasil disegel. Berita acara sedang dibuat.")
        return redirect("seleksi:peringkat", pk)
    if form.has_error("sandi", "sandi_salah"):
        services.catat_sandi_salah(lowongan, by=request.user, at=at)
    return _segel(request, lowongan, form, status=422)


@page(peserta_seleksi)
def anulir_lihat(request: Request, pk: int) -> HttpResponse:
    return _anulir(request, _berhak_anulir(request, pk), AnulirForm())


@page(peserta_seleksi, post=True)
def anulir_kirim(request: Request, pk: int) -> HttpResponse:
    lowongan, form, at = _berhak_anulir(request, pk), AnulirForm(request.POST), timezone.now()
    if submitted(form, services.anulir, lowongan, by=request.user, at=at):
        messages.success(request, "Segel dianulir. Kode lamanya kini tercatat batal.")
        return redirect("seleksi:peringkat", pk)
    if form.has_error("sandi", "sandi_salah"):
        services.catat_sandi_salah(lowongan, by=request.user, at=at)
    return _anulir(request, lowongan, form, status=422)


@page(peserta_seleksi)
def putusan_lihat(request: Request, pk: int) -> HttpResponse:
    lowongan = _berhak_memutus(request, pk)
    return _putusan(request, lowongan, None)


@page(peserta_seleksi, post=True)
def putusan_kirim(request: Request, pk: int) -> HttpResponse:
    lowongan = _berhak_memutus(request, pk)
    form = _formulir(lowongan, request.POST.get("kelompok", ""), request.POST)
    if form is None:
        return _putusan(request, lowongan, None, status=422)
    catat = putusan_services.catat_putusan_seri
    if submitted(form, catat, lowongan, by=request.user, at=timezone.now()):
        messages.success(request, "Putusan Pansel dicatat dan peringkat dihitung ulang.")
        return redirect("seleksi:peringkat", pk)
    return _putusan(request, lowongan, form, status=422)


segel = pages(get=segel_lihat, post=segel_kirim)
anulir = pages(get=anulir_lihat, post=anulir_kirim)
putusan_seri = pages(get=putusan_lihat, post=putusan_kirim)


def _lowongan(request: Request, pk: int) -> Lowongan:
    rows = lowongan_for(request.user, timezone.localdate()).select_related(
        "seleksi__instansi", "seleksi__pansel", "jabatan__unit", "ketentuan", "pelamar_terpilih"
    )
    return get_object_or_404(rows, pk=pk)


def _pastikan(jawaban: Izin | Tolak) -> None:
    if isinstance(jawaban, Tolak):
        raise CommandForbidden(jawaban)


def _terbaca(request: Request, pk: int) -> HalamanHasil:
    lowongan = _lowongan(request, pk)
    _pastikan(baca_hasil(request.user, lowongan, pada=timezone.localdate()))
    return halaman_hasil(lowongan)


def _tertutup(request: Request, lowongan: Lowongan, jawaban: Tolak) -> HttpResponse:
    """Why there is nothing to see yet; who may never see it is refused."""
    belum = jawaban.kode in {"nilai_belum_dikunci", "belum_disegel"}
    sekretariat = access.sekretariat_lowongan(request.user, lowongan, pada=timezone.localdate()).boleh
    context = {"lowongan": lowongan, "jawaban": jawaban, "belum": belum, "sekretariat": sekretariat}
    return render(request, "seleksi/hasil/tertutup.html", context, status=200 if belum else 403)


def _langkah(request: Request, lowongan: Lowongan) -> dict[str, bool]:
    """Steps open to this user now, by name."""
    jalan = AlurLowongan.next_steps(lowongan, request.user, pada=timezone.localdate())
    boleh = {step.name: jawaban.boleh for step, jawaban in jalan}
    if "segel" in boleh:  # the secretariat may record the panel's vote too
        pada = timezone.localdate()
        boleh["putusan"] = boleh["segel"] or access.ketua_pansel(request.user, lowongan, pada=pada).boleh
    if boleh.get("tutup"):  # here every sheet is locked
        boleh["tutup"] = access.ketua_sendiri(request.user, lowongan, pada=timezone.localdate()).boleh
    return {nama: True for nama, ya in boleh.items() if ya}


def _milik_sekretariat(request: Request, pk: int) -> Lowongan:
    lowongan = _lowongan(request, pk)
    _pastikan(access.sekretariat_lowongan(request.user, lowongan, pada=timezone.localdate()))
    jawaban = baca_hasil(request.user, lowongan, pada=timezone.localdate())
    if not isinstance(jawaban, Tolak) or jawaban.kode != "nilai_belum_dikunci":  # then the page says who owes
        _pastikan(jawaban)
    return lowongan


def _segel(request: Request, lowongan: Lowongan, form: SegelForm, status: int = 200) -> HttpResponse:
    dari = selectors.bahan(lowongan)
    halang = halangan(dari, request.user, pada=timezone.localdate())
    context = {"lowongan": lowongan, "form": form, "halangan": halang}
    if halang and halang.kode == "belum_lengkap":
        context["kurang"] = kekurangan(dari)
    if halang is None and lowongan.status == "berjalan":
        context["l"] = laporan_sementara(dari)
    return render(request, "seleksi/hasil/segel.html", context, status=status)


def _berhak_anulir(request: Request, pk: int) -> Lowongan:
    lowongan = _lowongan(request, pk)
    _pastikan(access.ketua_sendiri(request.user, lowongan, pada=timezone.localdate()))
    return lowongan


def _anulir(request: Request, lowongan: Lowongan, form: AnulirForm, status: int = 200) -> HttpResponse:
    context = {"lowongan": lowongan, "form": form, "hasil": selectors.hasil_terkini(lowongan)}
    return render(request, "seleksi/hasil/anulir.html", context, status=status)


def _berhak_memutus(request: Request, pk: int) -> Lowongan:
    lowongan = _lowongan(request, pk)
    _pastikan(access.ketua_pansel(request.user, lowongan, pada=timezone.localdate()))
    _pastikan(baca_hasil(request.user, lowongan, pada=timezone.localdate()))
    return lowongan


def _formulir(lowongan: Lowongan, kelompok: str, data: QueryDict | None = None) -> PutusanForm | None:
    """The form of one tied group; None when there is no such group."""
    dari = selectors.bahan(lowongan)
    for nomor in masih_seri(dari.tanpa_putusan):
        if kelompok in ("", ",".join(nomor)):
            nama = {p.nomor: p.nama for p in dari.pelamar}
            calon = [(n, nama[n]) for n in nomor]
            berhak = kuorum(nomor, (), anggota=[a.kode for a in dari.anggota], mundur=dari.mundur).berhak
            anggota = [(a.kode, f"{a.nama} ({a.kode})") for a in dari.anggota if a.kode in berhak]
            return PutusanForm(data, calon=calon, anggota=anggota)
    return None


def _putusan(request: Request, lowongan: Lowongan, form: PutusanForm | None, status: int = 200) -> HttpResponse:
    berjalan = lowongan.status == StatusLowongan.BERJALAN
    if form is None and berjalan:
        form = _formulir(lowongan, request.GET.get("kelompok", ""))
    h = halaman_hasil(lowongan)
    kelompok = ",".join(n for n, _ in form.calon) if form else ""
    context = {"lowongan": lowongan, "h": h, "l": h.laporan, "form": form, "berjalan": berjalan, "kelompok": kelompok}
    if form:
        context["akibat"] = akibat_mencatat(lowongan, request.user, pada=timezone.localdate())
    context["ketikan"] = request.POST.get("alasan", "") if form and not form.is_bound else ""
    lain = [k for k in masih_seri(h.laporan.hasil) if ",".join(k) != kelompok]
    return render(request, "seleksi/hasil/putusan.html", context | {"lain": lain}, status=status)
