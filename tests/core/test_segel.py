import pytest
from django.db import InternalError, connection, transaction

from core import segel
from core.commands import command
from core.kode import HURUF, kode_baru
from core.models import PembatalanSegel, Segel
from core.selectors import segel_publik
from tests.core.contoh import AT
from tests.core.test_commands import boleh

pytestmark = pytest.mark.django_db


@command(boleh)
def segelkan(row, *, by, at, data, menggantikan=None):
    return segel.segel(data, jenis="Berita acara", nomor="1/2026", menggantikan=menggantikan)


@command(boleh)
def batalkan(row, *, by, at, untuk):
    segel.batalkan(untuk)
    return row


def test_a_digest_is_of_the_meaning_not_of_the_writing():
    assert segel.sidik({"a": "é", "b": [1, None]}) == segel.sidik({"b": [1, None], "a": "é"})
    assert segel.sidik({"a": 1}) != segel.sidik({"a": "1"})
    assert segel.sidik({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_a_seal_is_found_by_its_code_and_superseded_by_the_next(kabar, siti):
    pertama = segelkan(kabar, by=siti, at=AT, data={"nilai": "81.30"})
    kedua = segelkan(kabar, by=siti, at=AT, data={"nilai": "82.30"}, menggantikan=pertama)

    ditemukan = segel_publik(pertama.kode)
    assert (ditemukan.disegel_pada, ditemukan.sidik) == (AT, segel.sidik({"nilai": "81.30"}))
    assert ditemukan.digantikan_oleh == kedua


def test_an_annulment_is_a_row_of_its_own(kabar, siti):
    row = segelkan(kabar, by=siti, at=AT, data={})

    batalkan(kabar, by=siti, at=AT, untuk=row)

    assert PembatalanSegel.objects.get().segel == row
    assert segel_publik(row.kode).pembatalan.dibatalkan_pada == AT


@pytest.mark.parametrize("sql", ["UPDATE core_segel SET nomor = ''", "DELETE FROM core_segel"])
def test_a_seal_never_changes(kabar, siti, sql):
    segelkan(kabar, by=siti, at=AT, data={})

    with pytest.raises(InternalError, match="append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_sealing_outside_a_command_is_a_mistake(kabar, siti):
    row = segelkan(kabar, by=siti, at=AT, data={})

    with pytest.raises(RuntimeError, match="inside a command"):
        segel.segel({}, jenis="", nomor="")
    with pytest.raises(RuntimeError, match="inside a command"):
        segel.batalkan(row)
    assert Segel.objects.count() == 1


def test_codes_are_read_aloud_without_doubt():
    kode = kode_baru()

    assert [len(bagian) for bagian in kode.split("-")] == [4, 4, 4]
    assert set(kode) - {"-"} <= set(HURUF)
    assert set("IO01") & set(HURUF) == set()
    assert len({kode_baru() for _ in range(200)}) == 200
