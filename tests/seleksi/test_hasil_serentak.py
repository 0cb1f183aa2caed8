"""A seal and what would take its ground away, at once: on two connections."""

import pytest

from seleksi.models import Hasil, Lembar
from seleksi.services.hasil import anulir, segel
from seleksi.services.penetapan import tutup
from seleksi.services.penilaian import kunci
from seleksi.services.persiapan import batalkan
from tests.bersamaan import serentak
from tests.factories_seleksi import AT, SANDI
from tests.seleksi.tahap_hasil import terkunci, tersegel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def panggung_terkunci():
    return terkunci(pelamar=4, anggota=5)


def keadaan(p):
    p.seleksi.refresh_from_db()
    p.lowongan.refresh_from_db()
    return p.seleksi.status, p.lowongan.status, Hasil.objects.filter(segel__pembatalan=None).count()


def _segel(p):
    return segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI).status


def _batalkan(p):
    return batalkan(p.seleksi, by=p.sekretariat, at=AT, alasan="Anggaran dialihkan").status


def test_a_seal_waits_for_the_cancelling_and_is_refused():
    p = terkunci(pelamar=4, anggota=5, kunci=False)  # once all is locked nobody cancels

    hasil = serentak(lambda: _batalkan(p), lambda: _segel(p))

    assert (hasil, *keadaan(p)) == ("seleksi_tidak_dinilai", "dibatalkan", "berjalan", 0)


def test_a_cancelling_waits_for_the_seal_and_is_refused(panggung_terkunci):
    p = panggung_terkunci

    hasil = serentak(lambda: _segel(p), lambda: _batalkan(p))

    assert (hasil, *keadaan(p)) == ("sudah_disegel", "penilaian", "disegel", 1)


def test_a_cancelling_waits_for_the_voiding_and_finds_a_ranking():
    p = tersegel(pelamar=4, anggota=5)
    ketua = p.anggota[0].pengguna

    hasil = serentak(
        lambda: anulir(p.lowongan, by=ketua, at=AT, alasan="Salah rekap", sandi=SANDI), lambda: _batalkan(p)
    )

    assert (hasil, *keadaan(p)) == ("sudah_dinilai", "penilaian", "berjalan", 0)


def test_closing_a_post_waits_for_the_cancelling_and_is_refused():
    p = terkunci(pelamar=4, anggota=5, kunci=False)

    hasil = serentak(lambda: _batalkan(p), lambda: tutup(p.lowongan, by=p.sekretariat, at=AT, alasan="Jabatan dihapus"))

    assert (hasil, *keadaan(p)) == ("seleksi_tidak_berjalan", "dibatalkan", "berjalan", 0)


def test_a_seal_waits_for_the_last_lock_and_counts_the_sheet():
    p = terkunci(pelamar=4, anggota=5, kunci=False)
    lembar = p.lembar("wawancara", 4)
    Lembar.objects.exclude(pk=lembar.pk).update(status="terkunci", dikunci_pada=AT, sumber="UPT Penilaian 12/2027")

    hasil = serentak(
        lambda: kunci(lembar, by=p.anggota[4].pengguna, at=AT, versi=0),
        lambda: _segel(p),
    )

    assert (hasil, *keadaan(p)) == ("disegel", "penilaian", "disegel", 1)
