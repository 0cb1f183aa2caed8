"""Pages of the record: people, one person, units, vacant posts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from core import papan
from core.access import Tolak
from core.commands import CommandForbidden
from core.daftar import Halaman, halaman
from core.http import Request, page
from core.masukan import bulat
from talent import kolom, selectors
from talent.access import orang_dalam, pembaca_daftar, pembaca_disiplin, pembaca_pegawai
from talent.filters import Saringan, SaringanPegawai
from talent.models import Pegawai
from talent.reports import JENIS_XLSX, MAKS_BARIS, xlsx_pegawai
from talent.selectors import orang as baca_orang
from talent.selectors import unit as baca_unit

URUT_PEGAWAI = {"nama": "nama_urut", "nip": "nip"}


@page(pembaca_daftar)
def daftar_pegawai(request: Request) -> HttpResponse:
    pada = timezone.localdate()
    tersaring = SaringanPegawai(request.GET, user=request.user, pada=pada)
    isi = halaman(selectors.fakta(tersaring.qs), urut=URUT_PEGAWAI, params=request.GET)
    isi = replace(isi, baris=selectors.baris(isi.baris, pada))
    jumlah, tepat = selectors.perkiraan(tersaring.qs)
    saringan = tersaring.saringan()
    context = {
        "kolom": kolom.PEGAWAI,
        "halaman": isi,
        "jumlah": jumlah,
        "tepat": tepat,
        "saringan": saringan,
        "keping": [(s, isi.tautan(**{s.nama: ""})) for s in saringan if s.terbaca],
        "penghalang": [] if isi.baris else _longgarkan(tersaring.penghalang(), saringan, isi),
        "unduh": isi.tautan(),
        "maks": MAKS_BARIS,
    }
    return render(request, "talent/daftar_pegawai.html", context)


def _longgarkan(nama: Sequence[str], saringan: Sequence[Saringan], isi: Halaman) -> list[tuple[Saringan, str]]:
    return [(s, isi.tautan(**{s.nama: ""})) for s in saringan if s.nama in nama]


@page(pembaca_daftar)
def unduh_pegawai(request: Request) -> FileResponse:
    """What the list shows, from its first row, in its order."""
    pada = timezone.localdate()
    tersaring = SaringanPegawai(request.GET, user=request.user, pada=pada)
    params = request.GET.copy()
    for kursor in ("setelah", "sebelum"):
        params.pop(kursor, None)
    isi = halaman(selectors.fakta(tersaring.qs), urut=URUT_PEGAWAI, params=params, ukuran=MAKS_BARIS)
    berkas = xlsx_pegawai(
        selectors.baris(isi.baris, pada),
        pada=pada,
        terpotong=bool(isi.berikutnya),
        tertulis=[f"{s.judul}: {s.terbaca}" for s in tersaring.saringan() if s.terbaca],
    )
    return FileResponse(berkas, as_attachment=True, filename=f"pegawai-{pada:%Y%m%d}.xlsx", content_type=JENIS_XLSX)


BAGIAN = {
    "ikhtisar": "Ikhtisar",
    "karier": "Jabatan dan pangkat",
    "kinerja": "Kinerja",
    "kompetensi": "Kompetensi",
    "pendidikan": "Pendidikan dan pelatihan",
    "disiplin": "Disiplin",
}


@page(orang_dalam)
def pegawai(request: Request, pk: int, bagian: str = "ikhtisar") -> HttpResponse:
    pada = timezone.localdate()
    orang = baca_orang.orang_for(request.user, pk, pada)
    if orang is None or bagian not in BAGIAN:
        raise Http404
    disiplin = pembaca_disiplin(request.user, orang, pada=pada)
    if bagian == "disiplin" and isinstance(disiplin, Tolak):
        raise CommandForbidden(disiplin)
    perjalanan = baca_orang.perjalanan(orang, pada)
    context = {
        "orang": orang,
        "inisial": "".join(kata[0] for kata in orang.nama.split()[:2]),
        "perjalanan": perjalanan,
        "kini": baca_orang.masa_kini(perjalanan),
        "bagian": bagian,
        "tab": [(n, judul) for n, judul in BAGIAN.items() if n != "disiplin" or not isinstance(disiplin, Tolak)],
        "boleh_daftar": pembaca_daftar(request.user),
    }
    return render(request, f"talent/pegawai_{bagian}.html", context | ISI[bagian](request, orang, pada, context))


def _ikhtisar(request: Request, orang: Pegawai, pada: date, context: Mapping[str, Any]) -> dict[str, object]:
    return {
        "atasan": baca_orang.atasan(orang, pada),
        "pensiun": baca_orang.tanggal_bup(orang, context["kini"]),
        "tahun": pada.year,
        "bagian_lain": papan.bagian_pegawai.gather(request.user, orang, pada),
        "predikat": baca_orang.PREDIKAT.get(vars(orang)["predikat_akhir"], ""),
    }


def _kinerja(_request: Request, orang: Pegawai, _pada: date, _context: Mapping[str, Any]) -> dict[str, object]:
    kinerja = list(baca_orang.riwayat_kinerja(orang))
    return {"kinerja": kinerja, "diganti": {k.menggantikan_id for k in kinerja}}


Isi = Callable[[Request, Pegawai, date, Mapping[str, Any]], dict[str, object]]
ISI: dict[str, Isi] = {
    "ikhtisar": _ikhtisar,
    "karier": lambda _r, orang, _p, _c: {"golongan": baca_orang.riwayat_golongan(orang)},
    "kinerja": _kinerja,
    "kompetensi": lambda _r, orang, pada, _c: {"kompetensi": baca_orang.riwayat_kompetensi(orang), "hari_ini": pada},
    "pendidikan": lambda _r, orang, _p, _c: {
        "pendidikan": baca_orang.riwayat_pendidikan(orang),
        "diklat": baca_orang.riwayat_diklat(orang),
    },
    "disiplin": lambda _r, orang, _p, _c: {"hukuman": baca_orang.riwayat_hukuman(orang)},
}


@page(orang_dalam)
def daftar_unit(request: Request) -> HttpResponse:
    pada = timezone.localdate()
    baris = baca_unit.daftar_perangkat(request.user, pada)
    kosong = request.GET.get("kosong") == "1"
    context = {
        "baris": [b for b in baris if b.kursi.lowong] if kosong else baris,
        "jumlah": len(baris),
        "lowong": sum(b.kursi.lowong for b in baris),
        "kosong": kosong,
        "boleh_buka": pembaca_pegawai(request.user),
    }
    return render(request, "talent/daftar_unit.html", context)


@page(orang_dalam)
def unit(request: Request, pk: int) -> HttpResponse:
    pada = timezone.localdate()
    found = baca_unit.unit_for(request.user, pada).filter(pk=pk).first()
    if found is None:
        raise Http404
    context = {
        "unit": found,
        "pohon": baca_unit.pohon(found, pada),
        "boleh_buka": pembaca_pegawai(request.user),
    }
    return render(request, "talent/unit.html", context)


@page(orang_dalam)
def jabatan_lowong(request: Request) -> HttpResponse:
    """Structural posts without definitive holder, the highest first; who acts in each."""
    pada = timezone.localdate()
    nilai = request.GET.get("perangkat", "")
    perangkat = bulat(nilai)
    tanpa_plt = request.GET.get("plt") == "tidak"
    rows = baca_unit.jabatan_lowong(request.user, pada, perangkat=perangkat, tanpa_plt=tanpa_plt)
    isi = halaman(rows, urut={"eselon": "eselon", "nama": "nama"}, params=request.GET)
    pejabat = baca_unit.pejabat_dari(isi.baris, pada)
    isi = replace(isi, baris=[(j, pejabat.get(j.pk, ())) for j in isi.baris])
    context = {
        "kolom": kolom.LOWONG,
        "halaman": isi,
        "perangkat": selectors.perangkat_for(request.user, pada),
        "terpilih": perangkat,
        "tanpa_plt": tanpa_plt,
    }
    return render(request, "talent/jabatan_lowong.html", context)
