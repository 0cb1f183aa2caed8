"""Two at once, on two connections."""

import pytest

from seleksi.models import Pelamar, Seleksi
from seleksi.services.administrasi import gugurkan, tetapkan_administrasi
from seleksi.services.pelamar import ajukan, lamar, undur
from seleksi.services.persiapan import tutup_pelamaran
from tests.bersamaan import serentak
from tests.factories_pelamar import SEBELUM, TUTUP, calon, draf
from tests.factories_seleksi import AT, panggung

pytestmark = pytest.mark.django_db(transaction=True)


def test_submitting_waits_for_the_closing_and_finds_it_closed():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = draf(p, budi)

    hasil = serentak(
        lambda: tutup_pelamaran(p.seleksi, by=p.sekretariat, at=TUTUP),
        lambda: ajukan(pelamar, by=budi.pengguna, at=SEBELUM),
    )

    pelamar.refresh_from_db()
    assert (hasil, pelamar.status, pelamar.nomor, pelamar.motivasi) == (
        "pelamaran_ditutup",
        "draf",
        "",
        "Siap bertugas",
    )


def test_closing_waits_for_the_submission_and_counts_it_in():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = draf(p, budi)

    serentak(
        lambda: ajukan(pelamar, by=budi.pengguna, at=SEBELUM),
        lambda: tutup_pelamaran(p.seleksi, by=p.sekretariat, at=TUTUP),
    )

    pelamar.refresh_from_db()
    status = Seleksi.objects.get(pk=p.seleksi.pk).status
    assert (status, pelamar.status, pelamar.nomor) == ("administrasi", "diajukan", "001")


def test_two_people_submitting_at_once_get_different_numbers():
    p = panggung("diumumkan", pelamar=0)
    budi, ani = calon(p), calon(p, "Ani", nip="197603142001032902")
    satu, dua = draf(p, budi), draf(p, ani)

    serentak(
        lambda: ajukan(satu, by=budi.pengguna, at=SEBELUM),
        lambda: ajukan(dua, by=ani.pengguna, at=SEBELUM),
    )

    assert sorted(Pelamar.objects.values_list("nomor", flat=True)) == ["001", "002"]


def test_a_double_click_submits_once():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = draf(p, budi)

    hasil = serentak(
        lambda: ajukan(pelamar, by=budi.pengguna, at=SEBELUM),
        lambda: ajukan(pelamar, by=budi.pengguna, at=SEBELUM),
    )

    assert (hasil, Pelamar.objects.get().nomor) == ("status_tidak_sesuai", "001")


def test_beginning_twice_at_once_makes_one_draft():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)

    hasil = serentak(
        lambda: lamar(p.lowongan, by=budi.pengguna, at=SEBELUM),
        lambda: lamar(p.lowongan, by=budi.pengguna, at=SEBELUM),
    )

    assert (hasil, Pelamar.objects.count()) == ("sudah_melamar", 1)


def test_a_decision_waits_for_the_fixing_and_comes_too_late():
    p = panggung("administrasi", pelamar=4)
    isi = {"status": "memenuhi", "diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
    Pelamar.objects.update(**isi)

    hasil = serentak(
        lambda: tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT),
        lambda: gugurkan(p.pelamar[0], by=p.sekretariat, at=AT, alasan="Tidak sehat"),
    )

    assert (hasil, Pelamar.objects.filter(status="memenuhi").count()) == ("bukan_masa_administrasi", 4)


def test_withdrawing_and_submitting_at_once_are_one_after_the_other():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = draf(p, budi)

    hasil = serentak(
        lambda: undur(pelamar, by=budi.pengguna, at=SEBELUM, alasan="Sakit"),
        lambda: ajukan(pelamar, by=budi.pengguna, at=SEBELUM),
    )

    assert (hasil, Pelamar.objects.get().status) == ("status_tidak_sesuai", "mundur")
