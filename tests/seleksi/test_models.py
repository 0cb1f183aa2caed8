"""What the database itself refuses, whoever asks."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, transaction

from seleksi.enums import StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import Komponen, Lembar, Lowongan, Nilai, Pelamar, Seleksi
from tests.factories_seleksi import panggung, skor_biasa

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", StatusSeleksi)
def test_a_selection_can_stand_in_every_status(status):
    assert panggung(status).seleksi.status == status


@pytest.mark.parametrize("status", [s for s in StatusSeleksi if s != StatusSeleksi.DRAF])
def test_a_status_without_its_facts_is_refused(status):
    p = panggung(StatusSeleksi.DRAF)

    with pytest.raises(IntegrityError, match="seleksi_status_lengkap"), transaction.atomic():
        Seleksi.objects.filter(pk=p.seleksi.pk).update(status=status)


@pytest.mark.parametrize("status", [s for s in StatusLowongan if s != StatusLowongan.BERJALAN])
def test_a_vacancy_does_not_end_without_its_facts(status):
    p = panggung()

    with pytest.raises(IntegrityError, match="lowongan_status_lengkap"), transaction.atomic():
        Lowongan.objects.filter(pk=p.lowongan.pk).update(status=status)


@pytest.mark.parametrize("status", [StatusPelamar.MEMENUHI, StatusPelamar.TIDAK_MEMENUHI, StatusPelamar.MUNDUR])
def test_a_candidate_is_not_judged_without_an_officer(status):
    p = panggung(StatusSeleksi.ADMINISTRASI)

    with pytest.raises(IntegrityError, match="pelamar_status_lengkap"), transaction.atomic():
        Pelamar.objects.filter(pk=p.pelamar[0].pk).update(status=status)


def test_a_post_is_filled_by_one_selection_at_a_time():
    p = panggung()

    with pytest.raises(IntegrityError, match="lowongan_satu_per_jabatan"), transaction.atomic():
        Lowongan.objects.create(seleksi=p.seleksi, jabatan=p.jabatan, ketentuan=p.ketentuan)


def test_weights_are_frozen_once_a_sheet_is_open():
    p = panggung()

    with pytest.raises(InternalError, match="komponen beku"), transaction.atomic():
        Komponen.objects.filter(pk=p.komponen["makalah"].pk).update(bobot=Decimal(15))


def test_weights_can_be_set_before_any_sheet_is_open():
    p = panggung(StatusSeleksi.DRAF)

    Komponen.objects.filter(pk=p.komponen["makalah"].pk).update(bobot=Decimal(15))

    assert Komponen.objects.get(pk=p.komponen["makalah"].pk).bobot == Decimal(15)


def test_a_locked_score_cannot_be_changed_by_anyone():
    p = panggung(skor=skor_biasa, kunci=True, mundur={0: [0]})  # one score is not there yet

    for refused in (lambda: Nilai.objects.update(nilai=0), lambda: Lembar.objects.update(versi=9)):
        with pytest.raises(InternalError), transaction.atomic():
            refused()
    with pytest.raises(InternalError, match="lembar terkunci"), transaction.atomic():
        Nilai.objects.create(lembar=p.lembar("makalah"), pelamar=p.pelamar[0], nilai=1)


@pytest.mark.parametrize("nilai", ["-0.01", "100.01"])
def test_a_score_outside_0_to_100_is_refused(nilai):
    p = panggung()

    with pytest.raises(IntegrityError, match="nilai_rentang"), transaction.atomic():
        Nilai.objects.create(lembar=p.lembar("makalah"), pelamar=p.pelamar[0], nilai=Decimal(nilai))


def test_one_imported_sheet_a_component():
    p = panggung()

    with pytest.raises(IntegrityError, match="lembar_satu"), transaction.atomic():
        Lembar.objects.create(komponen=p.komponen["assessment"], anggota=None)
