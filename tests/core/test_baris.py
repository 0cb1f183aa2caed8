"""The statement that is compiled once reads what Django's own reads."""

import pytest
from django.apps import apps
from django.db import connection, transaction

from core.baris import baris, baris_serta
from core.models import Pengguna
from tests.bersamaan import serentak
from tests.factories_seleksi import panggung, skor_biasa

DIPAKAI = {
    "core.Pengguna",
    "seleksi.Seleksi",
    "seleksi.Lowongan",
    "seleksi.Lembar",
    "seleksi.Pelamar",
    "talent.Pegawai",
}


def _isi(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


@pytest.mark.django_db
def test_a_row_of_every_model_is_as_the_orm_reads_it():
    panggung(skor=skor_biasa, kunci=True)
    dibaca = set()

    for model in apps.get_models():
        for row in model._default_manager.order_by("pk")[:3]:
            assert _isi(baris(model, row.pk)) == _isi(row), model._meta.label
            dibaca.add(model._meta.label)

    assert dibaca >= DIPAKAI


@pytest.mark.django_db
def test_a_row_that_was_read_is_saved_as_an_existing_one(django_assert_num_queries):
    orang = Pengguna.objects.create(username="siti", nama="Siti")
    dibaca = baris(Pengguna, orang.pk)
    dibaca.nama = "Siti Aminah"

    with django_assert_num_queries(1):
        dibaca.save()

    assert Pengguna.objects.get(pk=orang.pk).nama == "Siti Aminah"


@pytest.mark.django_db
def test_a_row_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(Pengguna.DoesNotExist):
        baris(Pengguna, 0)


@pytest.mark.django_db
def test_rows_beside_a_row_come_with_it_in_one_statement(django_assert_num_queries):
    p = panggung(skor=skor_biasa, kunci=True)
    duduk, lembar = p.anggota[1], p.lembar("wawancara")

    with django_assert_num_queries(1):
        pengguna, lain = baris_serta(
            Pengguna, duduk.pengguna_id, (type(duduk), duduk.pk), (Pengguna, p.ppk.pk), (type(lembar), lembar.pk)
        )

    asli = [model.objects.get(pk=pk) for model, pk in ((type(duduk), duduk.pk), (Pengguna, p.ppk.pk))]
    assert [_isi(row) for row in (pengguna, *lain)] == [
        _isi(row) for row in (Pengguna.objects.get(pk=duduk.pengguna_id), *asli, lembar)
    ]


@pytest.mark.django_db
def test_a_row_beside_that_is_not_there_is_none():
    orang = Pengguna.objects.create(username="siti")

    assert baris_serta(Pengguna, orang.pk, (Pengguna, None), (Pengguna, 0)) == (orang, [None, None])
    with pytest.raises(Pengguna.DoesNotExist):
        baris_serta(Pengguna, 0, (Pengguna, orang.pk))


@pytest.mark.django_db
def test_a_lock_is_asked_for_in_the_same_statement(django_assert_num_queries):
    orang = Pengguna.objects.create(username="siti")

    with transaction.atomic(), django_assert_num_queries(1) as queries:
        baris(Pengguna, orang.pk, kunci=True)

    assert queries[0]["sql"].endswith("FOR UPDATE")


@pytest.mark.django_db(transaction=True)
def test_a_locked_row_is_waited_for_and_read_as_it_was_left():
    orang = Pengguna.objects.create(username="siti", nama="Siti")

    def baca():
        with transaction.atomic():
            return baris(Pengguna, orang.pk, kunci=True).nama

    def ubah():
        baris(Pengguna, orang.pk, kunci=True)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE core_pengguna SET nama = 'Siti Aminah' WHERE id = %s", [orang.pk])

    assert serentak(ubah, baca) == "Siti Aminah"
