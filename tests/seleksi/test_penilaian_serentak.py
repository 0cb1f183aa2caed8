"""Sheets with two people, or two tabs, at once: on two connections."""

from decimal import Decimal

import pytest

from core.commands import CommandForbidden
from seleksi.models import AnggotaPansel, Lembar, Nilai
from seleksi.rules.penilaian import Isian
from seleksi.selectors.penilaian import nilai_terbuka
from seleksi.services.penilaian import kunci, simpan_lembar
from tests.bersamaan import serentak
from tests.factories_seleksi import AT, panggung, skor_biasa

pytestmark = pytest.mark.django_db(transaction=True)


def isian(p, nilai, catatan):
    return [Isian(c.pk, Decimal(nilai), catatan) for c in p.pelamar]


def tersimpan(lembar):
    lembar.refresh_from_db()
    rows = Nilai.objects.filter(lembar=lembar).values_list("nilai", "catatan").distinct()
    return lembar.status, lembar.versi, list(rows)


@pytest.fixture
def lembar():
    """A saved sheet of the first member, at version 1."""
    p = panggung(pelamar=3, anggota=2)
    penilai = p.anggota[0].pengguna
    kosong = p.lembar("makalah")
    return p, penilai, simpan_lembar(kosong, by=penilai, at=AT, versi=0, isi=isian(p, "70", "Awal"))


def test_two_members_lock_at_once_and_neither_waits_for_the_other():
    p = panggung(pelamar=3, anggota=2, skor=skor_biasa)
    satu, dua = p.lembar("makalah", 0), p.lembar("makalah", 1)
    komponen, terlihat = p.komponen["makalah"], []

    def kunci_kedua():
        kunci(dua, by=p.anggota[1].pengguna, at=AT, versi=0)
        terlihat.append(nilai_terbuka(komponen))

    serentak(
        lambda: kunci(satu, by=p.anggota[0].pengguna, at=AT, versi=0),
        kunci_kedua,
        menunggu=False,
    )

    status = set(Lembar.objects.filter(komponen=komponen).values_list("status", flat=True))
    assert (terlihat, status, nilai_terbuka(komponen)) == ([False], {"terkunci"}, True)


def test_of_two_tabs_that_save_at_once_the_second_is_stale_and_nothing_is_mixed(lembar):
    p, penilai, baris = lembar

    hasil = serentak(
        lambda: simpan_lembar(baris, by=penilai, at=AT, versi=1, isi=isian(p, "80", "Tab pertama")),
        lambda: simpan_lembar(baris, by=penilai, at=AT, versi=1, isi=isian(p, "65", "Tab kedua")),
    )

    assert hasil == "lembar_basi"
    assert tersimpan(baris) == ("terbuka", 2, [(Decimal("80.00"), "Tab pertama")])


def test_a_save_waits_for_the_lock_and_finds_the_sheet_closed(lembar):
    p, penilai, baris = lembar

    hasil = serentak(
        lambda: kunci(baris, by=penilai, at=AT, versi=1),
        lambda: simpan_lembar(baris, by=penilai, at=AT, versi=1, isi=isian(p, "80", "Terlambat")),
    )

    assert hasil == "lembar_terkunci"
    assert tersimpan(baris) == ("terkunci", 1, [(Decimal("70.00"), "Awal")])


def test_a_lock_waits_for_the_save_and_does_not_close_what_was_not_seen(lembar):
    p, penilai, baris = lembar

    hasil = serentak(
        lambda: simpan_lembar(baris, by=penilai, at=AT, versi=1, isi=isian(p, "80", "Lebih dahulu")),
        lambda: kunci(baris, by=penilai, at=AT, versi=1),
    )

    assert hasil == "lembar_basi"
    assert tersimpan(baris) == ("terbuka", 2, [(Decimal("80.00"), "Lebih dahulu")])


def test_a_double_click_locks_once(lembar):
    _p, penilai, baris = lembar

    hasil = serentak(
        lambda: kunci(baris, by=penilai, at=AT, versi=1),
        lambda: kunci(baris, by=penilai, at=AT, versi=1),
    )

    assert (hasil, tersimpan(baris)) == ("status_tidak_sesuai", ("terkunci", 1, [(Decimal("70.00"), "Awal")]))


def test_a_member_who_left_while_the_save_waited_saves_nothing(lembar):
    """The right is judged on what stands once the lock is held."""
    p, penilai, baris = lembar

    def keluar():
        Lembar.objects.select_for_update().get(pk=baris.pk)
        AnggotaPansel.objects.filter(pk=baris.anggota_id).update(keluar_pada=AT, alasan_keluar="Pindah tugas")

    def simpan():
        try:
            simpan_lembar(baris, by=penilai, at=AT, versi=1, isi=isian(p, "80", "Terlambat"))
        except CommandForbidden as forbidden:
            return forbidden.tolak.kode
        return "tersimpan"

    assert serentak(keluar, simpan) == "bukan_anggota_ini"
    assert tersimpan(baris) == ("terbuka", 1, [(Decimal("70.00"), "Awal")])
