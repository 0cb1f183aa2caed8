"""Worlds that differ in one secret look the same to everyone who may not know it.

The secret is a member's score and note, a draft on one sheet and locked on another of a component that not all
have locked; and the assessment centre's scores, a draft for one post and confirmed for another whose members
still score.
"""

import datetime
import logging
import re
import sys
import time
from decimal import Decimal
from types import ModuleType, SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db.models import Avg
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import timezone
from openpyxl.packaging import core
from openpyxl.writer import excel

from config import urls
from core.http import page
from core.models import Dokumen
from seleksi.access import peserta_seleksi
from seleksi.models import BerkasPelamar, Pelamar
from seleksi.rules.penilaian import Isian
from seleksi.services.penilaian import ingatkan_penilai, kunci, simpan_impor, simpan_lembar
from talent.models import Instansi
from tests.factories_seleksi import AT, lowongan_lain, panggung, pegawai, pengguna, peran
from tests.seleksi.dunia import Jendela, beda, hitung_dari_satu, jelajah, kiriman, sementara

pytestmark = pytest.mark.django_db
SEKARANG = AT + datetime.timedelta(hours=1)
PEMILIK = 1  # the member whose scores are the secret
# Score, note, and how many candidates have one in the draft.
SATU, DUA = (Decimal("73.25"), "Rahasia pertama", 3), (Decimal("41.5"), "Rahasia kedua, lebih panjang", 2)
TAHUN_BERTITIK = re.compile(rb"\b(?:1\.9|2\.0)\d\d\b")
AWAM = ("admin", "ppk", "auditor", "ketua", "anggota_lain", "pelamar", "pegawai_lain", "sekretariat_lain", "tamu")


class Jam(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return SEKARANG.astimezone(tz)


@pytest.fixture(autouse=True)
def sekarang(monkeypatch):
    """The clock stands still, also for HTTP headers and spreadsheets: the worlds are read one after the other."""
    monkeypatch.setattr(timezone, "now", lambda: SEKARANG)
    monkeypatch.setattr(time, "time", SEKARANG.timestamp)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(SEKARANG.timestamp()))  # of the parts of a ZIP
    for module in (core, excel):
        monkeypatch.setattr(module, "datetime", SimpleNamespace(**{**vars(datetime), "datetime": Jam}))
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)  # thousands of refusals, all expected


@pytest.fixture
def dasar(sekarang):
    """What the worlds share, and a window for each role."""
    hitung_dari_satu()
    p = panggung(pelamar=3, anggota=3)
    kedua = lowongan_lain(p)
    _dokumen(p)
    lain = Instansi.objects.create(kode="6401", nama="Pemerintah Kabupaten Paser")
    tetangga = pengguna("sekretariat.6401")
    peran(tetangga, lain, "sekretariat_pansel")
    users = {
        "admin": p.admin,
        "sekretariat": p.sekretariat,
        "ppk": p.ppk,
        "auditor": p.auditor,
        "ketua": p.anggota[0].pengguna,
        "pemilik": p.anggota[PEMILIK].pengguna,
        "anggota_lain": p.anggota[2].pengguna,
        "pelamar": p.pelamar[0].pegawai.pengguna,
        "pegawai_lain": pegawai(p.instansi, "Tanpa Bagian", nip="197603142001031999").pengguna,
        "sekretariat_lain": tetangga,
        "tamu": None,
    }
    jendela = {nama: (Jendela(), user) for nama, user in users.items()}
    for client, user in jendela.values():
        if user is not None:
            client.force_login(user)
    return (p, kedua), jendela


def _dokumen(p):
    isi = b"%PDF-1.7\nmakalah\n%%EOF\n"
    dokumen = Dokumen(
        nama="makalah.pdf",
        jenis="application/pdf",
        ukuran=len(isi),
        sha256="0" * 64,
        target="seleksi.pelamar",
        target_id=p.pelamar[0].pk,
        diunggah_oleh=p.pelamar[0].pegawai.pengguna_id,
        diunggah_pada=AT,
    )
    dokumen.berkas.save("makalah.bin", ContentFile(isi), save=False)
    dokumen.save()
    BerkasPelamar.objects.create(pelamar=p.pelamar[0], jenis="makalah", dokumen=dokumen)


def _isi(p, lembar, oleh, nilai, catatan="Jelas", *, jumlah=None, terkunci=False, sumber=None):
    isi = [Isian(c.pk, nilai + i, catatan) for i, c in enumerate(p.pelamar[:jumlah])]
    if sumber:
        simpan_impor(lembar, by=oleh, at=AT, versi=0, isi=isi, sumber=sumber)
    else:
        simpan_lembar(lembar, by=oleh, at=AT, versi=0, isi=isi)
    if terkunci:
        kunci(lembar, by=oleh, at=AT, versi=1)


def bangun(posts, rahasia, impor):
    """Through the commands, as people would: whatever they write besides is compared too."""
    for p, dikonfirmasi in zip(posts, (False, True), strict=True):
        _isi_anggota(p, *rahasia)
        _isi(p, p.lembar("assessment", None), p.sekretariat, impor, "", terkunci=dikonfirmasi, sumber="UPT, 7/2027")
        ingatkan_penilai(p.lowongan, by=p.sekretariat, at=AT)


def _isi_anggota(p, nilai, catatan, jumlah):
    """Everyone's draft of the paper; the interview locked by all but one; the track record by all, open to all."""
    for j, anggota in enumerate(p.anggota):
        for kode in ("makalah", "wawancara", "rekam_jejak"):
            milik = j == PEMILIK and kode != "rekam_jejak"
            isi = (nilai, catatan) if milik else (Decimal(80 + j), "Jelas")
            terkunci = kode == "rekam_jejak" or (kode == "wawancara" and j != 2)  # one member still owes it
            sampai = jumlah if milik and not terkunci else None
            _isi(p, p.lembar(kode, j), anggota.pengguna, *isi, jumlah=sampai, terkunci=terkunci)


def lihat(posts, jendela, siapa, rahasia, impor, *, awalan="/"):
    with sementara():
        bangun(posts, rahasia, impor)
        halaman = {nama: jelajah(*jendela[nama], awalan) for nama in siapa}
        return halaman, kiriman(posts[0].anggota[PEMILIK].pengguna)


def test_nobody_but_the_author_can_tell_worlds_apart(dasar):
    posts, jendela = dasar

    satu, kabar_satu = lihat(posts, jendela, [*AWAM, "sekretariat"], SATU, Decimal(77))
    dua, kabar_dua = lihat(posts, jendela, AWAM, DUA, Decimal(52))
    tiga, kabar_tiga = lihat(posts, jendela, ["sekretariat"], DUA, Decimal(77))  # the import is its own work

    assert {nama: beda(satu[nama], {**dua, **tiga}[nama]) for nama in satu} == {nama: [] for nama in satu}
    assert kabar_satu == kabar_dua == kabar_tiga
    assert [url for bukti in satu.values() for url, b in bukti.items() if _bertitik(*b)] == []
    _pastikan_dilihat(posts, {nama: {url for url, bukti in satu[nama].items() if bukti[0] == 200} for nama in satu})


def _bertitik(status, headers, cookies, isi):
    """A year written as an amount, 2.001: no table of these worlds has so many rows."""
    halaman = any(nama == "Content-Type" and "text/html" in nilai for nama, nilai in headers)
    return halaman and TAHUN_BERTITIK.search(isi)


def _pastikan_dilihat(posts, dilihat):
    """Two refusals are equal, too: what a role does open must have been open."""
    for p in posts:
        for nama in ("admin", "sekretariat", "ppk", "auditor", "ketua", "anggota_lain", "pelamar"):
            assert f"/seleksi/{p.seleksi.pk}/" in dilihat[nama]
        assert f"/seleksi/lembar/{p.lembar('wawancara', 0).pk}/" in dilihat["ketua"]
        assert f"/seleksi/lowongan/{p.lowongan.pk}/kelengkapan/" in dilihat["sekretariat"]
        assert f"/seleksi/lembar/{p.lembar('assessment', None).pk}/impor/" in dilihat["sekretariat"]
        assert f"/seleksi/lowongan/{p.lowongan.pk}/peringkat/" in dilihat["ketua"]
        assert f"/pegawai/{p.pelamar[1].pegawai_id}/" in dilihat["admin"]
    assert f"/seleksi/lamaran/{posts[0].pelamar[0].pk}/" in dilihat["pelamar"]


def test_the_author_and_the_secretariat_do_see_their_own(dasar):
    """The comparison can tell: the same worlds differ for those who may know."""
    posts, jendela = dasar
    siapa = ["pemilik", "sekretariat"]

    satu, _ = lihat(posts, jendela, siapa, SATU, Decimal(77), awalan="/seleksi/lembar/")
    dua, _ = lihat(posts, jendela, siapa, DUA, Decimal(52), awalan="/seleksi/lembar/")

    for p in posts:
        sendiri = {f"/seleksi/lembar/{p.lembar(kode, PEMILIK).pk}/" for kode in ("makalah", "wawancara")}
        impor = f"/seleksi/lembar/{p.lembar('assessment', None).pk}/impor/"
        assert sendiri < set(beda(satu["pemilik"], dua["pemilik"]))
        assert impor in beda(satu["sekretariat"], dua["sekretariat"])


@page(peserta_seleksi)
def urutan_bocor(request, pk):
    """No figure, only an order: the leak that is easiest to overlook."""
    urut = Pelamar.objects.filter(lowongan=pk).annotate(rata=Avg("nilai__nilai")).order_by("rata", "pk")
    arah = "naik" if (urut.aggregate(semua=Avg("rata"))["semua"] or 0) > 75 else "turun"
    return HttpResponse(",".join(c.nomor for c in (urut if arah == "naik" else urut.reverse())))


@page(peserta_seleksi)
def saringan_bocor(request):
    """A filter that answers the same until one asks by the right score."""
    diminta = request.GET.get("nilai", "").replace(",", ".")
    sama = Pelamar.objects.filter(nilai__nilai=diminta) if diminta.replace(".", "").isdecimal() else ()
    return HttpResponse(f'<form><input name="nilai"></form>{len(sama)}')


@pytest.mark.parametrize(
    ("view", "rute", "alamat"),
    [(urutan_bocor, "bocor/<int:pk>/", "/bocor/1/"), (saringan_bocor, "bocor/", "/bocor/?nilai=73%2C25")],
)
def test_a_page_that_leaks_is_found_without_being_named(dasar, monkeypatch, view, rute, alamat):
    posts, jendela = dasar
    modul = ModuleType("tests.seleksi.urls_bocor")
    modul.urlpatterns = [*urls.urlpatterns, path(rute, view, name="bocor")]
    monkeypatch.setitem(sys.modules, modul.__name__, modul)

    with override_settings(ROOT_URLCONF=modul.__name__):
        satu, _ = lihat(posts, jendela, ["auditor"], SATU, Decimal(77), awalan="/bocor")
        dua, _ = lihat(posts, jendela, ["auditor"], DUA, Decimal(77), awalan="/bocor")

    assert alamat in beda(satu["auditor"], dua["auditor"])
