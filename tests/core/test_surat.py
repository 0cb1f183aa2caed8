import smtplib
import time

import pytest
from django.core import mail

from core import surat
from core.commands import command
from core.models import AuditEvent, Notifikasi, Surat
from core.notifikasi import beri_tahu
from core.selectors import pengguna_sistem
from core.services import titip_tautan_sandi
from core.tasks import MAKS_PERCOBAAN, kirim_surat
from tests.core import contoh
from tests.core.contoh import AT
from tests.core.test_commands import boleh

pytestmark = pytest.mark.django_db


@command(boleh)
def kabari(row, *, by, at, kunci="uji:1", jenis="uji"):
    surat.titip(row.pengguna, jenis, kunci=kunci, nomor=7)
    beri_tahu([row.pengguna_id], kunci=kunci, judul="Kabar")
    return row


@pytest.fixture
def siti():
    return contoh.pengguna(email="siti@contoh.go.id")


@pytest.fixture
def kabar(siti):
    return contoh.notifikasi(siti, kunci="asal")


@pytest.fixture
def jenis_uji(monkeypatch):
    """A kind of letter that fails as long as `galat` holds an error."""
    galat = []

    def susun(kepada, konteks):
        if galat:
            raise galat[0]
        return surat.Isi(f"Nomor {konteks['nomor']}", f"Kepada {kepada}")

    monkeypatch.setitem(surat._penyusun, "uji", susun)
    return galat


def test_a_letter_waits_until_the_command_is_done(kabar, siti, jenis_uji):
    kabari(kabar, by=siti, at=AT)

    assert mail.outbox == []
    assert kirim_surat() == 1
    [terkirim] = mail.outbox
    assert (terkirim.subject, terkirim.body, terkirim.to) == ("Nomor 7", "Kepada siti", ["siti@contoh.go.id"])
    row = Surat.objects.get()
    assert (row.status, row.percobaan, row.galat) == ("terkirim", 1, "")
    assert row.dikirim_pada is not None


def test_the_same_letter_twice_is_one_and_so_is_the_notice(kabar, siti, jenis_uji):
    kabari(kabar, by=siti, at=AT)
    kabari(kabar, by=siti, at=AT)

    assert Surat.objects.count() == 1
    assert Notifikasi.objects.filter(kunci=f"uji:1:{siti.pk}").count() == 1
    assert (kirim_surat(), kirim_surat()) == (1, 0)
    assert len(mail.outbox) == 1


def test_a_letter_that_fails_is_tried_again(kabar, siti, jenis_uji):
    jenis_uji.append(smtplib.SMTPServerDisconnected("putus"))
    kabari(kabar, by=siti, at=AT)

    assert kirim_surat() == 0
    row = Surat.objects.get()
    assert (row.status, row.percobaan, row.galat) == ("menunggu", 1, "SMTPServerDisconnected('putus')")
    jenis_uji.clear()
    assert kirim_surat() == 1
    row.refresh_from_db()
    assert (row.status, row.percobaan, row.galat) == ("terkirim", 2, "")


def test_a_letter_that_never_goes_is_given_up(kabar, siti, jenis_uji):
    jenis_uji.append(ConnectionRefusedError())
    kabari(kabar, by=siti, at=AT)

    for _ in range(MAKS_PERCOBAAN + 2):
        kirim_surat()

    row = Surat.objects.get()
    assert MAKS_PERCOBAAN == 8
    assert (row.status, row.percobaan) == ("gagal", 8)
    assert AuditEvent.objects.filter(action="core.hentikan").count() == 1


def test_one_bad_letter_does_not_stop_the_next(kabar, siti, jenis_uji):
    contoh.surat(siti, jenis="tidak_dikenal", kunci="rusak")
    kabari(kabar, by=siti, at=AT)

    assert kirim_surat() == 1
    assert sorted(Surat.objects.values_list("jenis", "status")) == [("tidak_dikenal", "menunggu"), ("uji", "terkirim")]


@pytest.mark.parametrize("kirim", [surat.titip, beri_tahu])
def test_letters_and_notices_outside_a_command_are_mistakes(siti, kirim):
    args = (siti, "tautan_sandi") if kirim is surat.titip else ([siti.pk],)
    rest = {} if kirim is surat.titip else {"judul": "x"}

    with pytest.raises(RuntimeError, match="inside a command"):
        kirim(*args, kunci="x", **rest)


def test_a_letter_of_an_unknown_kind_is_a_mistake(kabar, siti):
    with pytest.raises(RuntimeError, match="known kind"):
        kabari(kabar, by=siti, at=AT, jenis="salah_ketik")


def test_no_link_lies_in_the_database(siti):
    titip_tautan_sandi(siti, by=pengguna_sistem(), at=AT)

    assert Surat.objects.get().konteks == {}


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_sends_what_a_command_posted(celery_worker):
    siti = contoh.pengguna(email="siti@contoh.go.id")

    titip_tautan_sandi(siti, by=pengguna_sistem(), at=AT)

    deadline = time.monotonic() + 20
    while Surat.objects.get().status == "menunggu" and time.monotonic() < deadline:
        time.sleep(0.05)
    row = Surat.objects.get()
    assert (row.status, row.percobaan) == ("terkirim", 1)
