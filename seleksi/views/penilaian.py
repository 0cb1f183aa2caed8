"""A member's own sheets: the list, one sheet, and locking it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.commands import CommandForbidden, CommandRefused
from core.http import Request, page, pages, problem
from core.templatetags.merita import waktu
from seleksi import access
from seleksi.forms.penilaian import Ketikan, LembarKetikan, baca_lembar, baca_versi
from seleksi.models import Lembar
from seleksi.rules.komponen import CATATAN_DI_ATAS, CATATAN_DI_BAWAH, wajib_catatan
from seleksi.rules.panduan import PITA, panduan
from seleksi.rules.penilaian import bidang_catatan, bidang_nilai
from seleksi.selectors.lembar import Calon, IsiLembar, isi_lembar
from seleksi.selectors.penilaian import Tugas, daftar_tugas, lembar_for, lembar_lengkap_for, tugas_impor
from seleksi.services.penilaian import kunci as kunci_nilai
from seleksi.services.penilaian import simpan_lembar

BERSIH: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Baris:
    """A candidate with what stands in the fields; `lain`: something else is stored meanwhile."""

    calon: Calon
    teks: str
    catatan: str
    galat_nilai: str
    galat_catatan: str
    lain: bool

    @property
    def nama_nilai(self) -> str:
        return bidang_nilai(self.calon.pk)

    @property
    def nama_catatan(self) -> str:
        return bidang_catatan(self.calon.pk)

    @property
    def salah(self) -> list[tuple[str, str, str]]:
        """(id of the field, who, what is wrong), for the summary on top."""
        siapa = str(self.calon.pelamar)
        keduanya = ((bidang_nilai, self.galat_nilai), (bidang_catatan, self.galat_catatan))
        return [(bidang(self.calon.pk), siapa, pesan) for bidang, pesan in keduanya if pesan]

    @property
    def wajib(self) -> bool:
        """From what was last stored; the script follows what is typed."""
        nilai = self.calon.isian.nilai
        return nilai is not None and wajib_catatan(nilai)


@page(access.pemegang_lembar)
def tugas_menilai(request: Request) -> HttpResponse:
    now, pada = timezone.now(), timezone.localdate()
    milik, impor = daftar_tugas(request.user, pada, now), tugas_impor(request.user, pada, now)
    context = {
        "kelompok": [
            _kelompok("lembar-anda", "Lembar nilai Anda", "Hanya Anda yang melihat isinya", "seleksi:lembar", milik),
            _kelompok("asesmen", "Nilai lembaga asesmen", "Dicatat sekretariat", "seleksi:impor_nilai", impor),
        ],
        "terbuka": [t for t in (*milik, *impor) if not t.terkunci],
        "kosong": not milik and not impor,
    }
    return render(request, "seleksi/penilaian/tugas.html", context)


def _kelompok(kait: str, judul: str, keterangan: str, rute: str, tugas: list[Tugas]) -> dict[str, object]:
    """What is still owed stands above; what is locked is kept folded."""
    terkunci = [t for t in tugas if t.terkunci]
    terbuka = [t for t in tugas if not t.terkunci]
    isi = {"kait": kait, "judul": judul, "keterangan": keterangan, "rute": rute}
    return {**isi, "terbuka": terbuka, "terkunci": terkunci}


@page(access.anggota_panel)
def _buka(request: Request, pk: int) -> HttpResponse:
    """`?periksa=1` shows at the fields what keeps the sheet from being locked."""
    isi = isi_lembar(_milik(request, pk))
    galat = isi.kekurangan() if request.GET.get("periksa") and isi.dapat_diisi else BERSIH
    return _tampil(request, isi, galat=galat)


@page(access.anggota_menyimpan, post=True)
def _simpan(request: Request, pk: int) -> HttpResponse:
    """The button and the script post the same form; the script asks for JSON."""
    ketikan, now = baca_lembar(request.POST), timezone.now()
    otomatis = request.headers.get("Accept") == "application/json"
    try:
        row = simpan_lembar(Lembar(pk=pk), by=request.user, at=now, versi=ketikan.versi, isi=ketikan.isi)
    except (Lembar.DoesNotExist, CommandForbidden) as error:  # another's sheet is as one that is not there
        raise Http404 from error
    except CommandRefused as refused:
        if otomatis:
            return _problem(refused)
        return _tampil(request, isi_lembar(_milik(request, pk)), ketikan=ketikan, tolak=refused, status=422)
    if otomatis:
        return _tersimpan(row, ketikan)
    return _lanjut(request, pk, ketikan)


lembar = pages(get=_buka, post=_simpan)


@page(access.pemegang_lembar)
def _periksa_kunci(request: Request, pk: int) -> HttpResponse:
    return _konfirmasi(request, isi_lembar(_lengkap(request, pk)))


@page(access.pemegang_lembar, post=True)
def _kunci(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(lembar_for(request.user, timezone.localdate()), pk=pk)
    try:
        kunci_nilai(row, by=request.user, at=timezone.now(), versi=baca_versi(request.POST))
    except CommandRefused as refused:
        return _konfirmasi(request, isi_lembar(_lengkap(request, pk)), tolak=refused, status=422)
    messages.success(request, "Nilai dikunci. Lembar ini tidak dapat diubah lagi.")
    return redirect("seleksi:tugas_menilai")


kunci_lembar = pages(get=_periksa_kunci, post=_kunci)


def _lengkap(request: Request, pk: int) -> Lembar:
    return get_object_or_404(lembar_lengkap_for(request.user, timezone.localdate()), pk=pk)


def _milik(request: Request, pk: int) -> Lembar:
    return get_object_or_404(lembar_lengkap_for(request.user, timezone.localdate()), pk=pk, anggota__isnull=False)


def _lanjut(request: Request, pk: int, ketikan: LembarKetikan) -> HttpResponse:
    """Saved by the button: on to locking when that was asked for and nothing is missing."""
    mengunci = request.POST.get("tindakan") == "kunci"
    if not mengunci and not ketikan.galat:
        return HttpResponseRedirect(request.path)
    isi = isi_lembar(_milik(request, pk))
    galat = dict(isi.kekurangan()) if mengunci else {}
    galat |= {m.tentang: m.kalimat for m in ketikan.galat}
    if galat:
        return _tampil(request, isi, ketikan=ketikan, galat=galat, status=422)
    return redirect("seleksi:kunci_lembar", pk)


def _tampil(
    request: Request,
    isi: IsiLembar,
    *,
    ketikan: LembarKetikan | None = None,
    galat: Mapping[str, str] = BERSIH,
    tolak: CommandRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    diketik = ketikan.baris if ketikan else {}
    galat = {**galat, **({tolak.bidang: tolak.kalimat} if tolak and tolak.bidang else {})}
    komponen = isi.lembar.komponen
    baris = [_baris(c, diketik.get(c.pk), galat, basi=tolak is not None) for c in isi.calon]
    context = {
        "isi": isi,
        "lembar": isi.lembar,
        "komponen": komponen,
        "lowongan": komponen.lowongan,
        "seleksi": komponen.lowongan.seleksi,
        "baris": baris,
        "salah": [satu for b in baris for satu in b.salah],
        "terlambat": _terlambat(isi),
        "panduan": panduan(komponen.kode),
        "pita": PITA,
        "rekam_jejak": komponen.kode == "rekam_jejak",
        "tolak": tolak,
        "bawah": CATATAN_DI_BAWAH,
        "atas": CATATAN_DI_ATAS,
    }
    return render(request, "seleksi/penilaian/lembar.html", context, status=status)


def _baris(calon: Calon, ketikan: Ketikan | None, galat: Mapping[str, str], *, basi: bool) -> Baris:
    tersimpan = (tulis(calon.isian.nilai), calon.isian.catatan)
    teks, catatan = (ketikan.teks, ketikan.catatan) if ketikan else tersimpan
    lain = basi and (teks, catatan.strip()) != tersimpan and tersimpan != ("", "")
    salah = (galat.get(bidang_nilai(calon.pk), ""), galat.get(bidang_catatan(calon.pk), ""))
    return Baris(calon, teks, catatan, *salah, lain)


def tulis(nilai: Decimal | None) -> str:
    """As a person types it: 82,5 and 80, not 80,00."""
    return "" if nilai is None else f"{nilai.normalize():f}".replace(".", ",")


def _terlambat(isi: IsiLembar) -> bool:
    batas = isi.lembar.komponen.lowongan.seleksi.penilaian_ditutup
    return batas is not None and (isi.lembar.dikunci_pada or timezone.now()) > batas


def _konfirmasi(
    request: Request, isi: IsiLembar, *, tolak: CommandRefused | None = None, status: int = 200
) -> HttpResponse:
    """What will be locked, figure by figure; a page of its own, with a script or without."""
    kekurangan = isi.kekurangan()
    context = {
        "isi": isi,
        "lembar": isi.lembar,
        "komponen": isi.lembar.komponen,
        "lowongan": isi.lembar.komponen.lowongan,
        "impor": isi.lembar.anggota_id is None,
        "kekurangan": [_kurang(c, kekurangan) for c in isi.calon],
        "lengkap": not kekurangan and (isi.lembar.anggota_id is not None or isi.lembar.sumber != ""),
        "terlambat": _terlambat(isi),
        "tolak": tolak,
    }
    return render(request, "seleksi/penilaian/kunci.html", context, status=status)


def _kurang(calon: Calon, kekurangan: Mapping[str, str]) -> tuple[Calon, str, str]:
    """The candidate, the field that is to be filled, and why; both empty when all is there."""
    kait = next((k for k in (bidang_nilai(calon.pk), bidang_catatan(calon.pk)) if k in kekurangan), "")
    return calon, kait, kekurangan.get(kait, "")


def _tersimpan(row: Lembar, ketikan: LembarKetikan) -> JsonResponse:
    """What could be saved is saved; the rest is named at its fields, and by the script until it is put right."""
    kesalahan = [{"jalur": m.tentang, "pesan": m.kalimat} for m in ketikan.galat]
    pesan = "Belum ada yang tersimpan"
    if row.disimpan_pada is not None:
        pesan = f"Tersimpan {waktu(row.disimpan_pada).rpartition(', ')[2]}"
    return JsonResponse({"pesan": pesan, "versi": row.versi, "kesalahan": kesalahan})


def _problem(refused: CommandRefused) -> JsonResponse:
    kesalahan = [{"jalur": refused.bidang, "pesan": refused.kalimat}] if refused.bidang else []
    return problem(409, refused.kode, "Belum dapat disimpan", refused.kalimat, kesalahan)
