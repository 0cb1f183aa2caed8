"""Before registration closes, whoever has only a draft is told: once a deadline."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from config.celery import app
from core import papan, surat
from core.commands import CommandForbidden, CommandRefused
from core.models import AuditEvent, Notifikasi, Surat
from core.selectors import pengguna_sistem
from core.tanggal import tulis_tanggal
from seleksi.models import Lowongan, Seleksi
from seleksi.selectors.kewajiban import INGAT_DRAF, draf_belum_diingatkan
from seleksi.services.pelamar import ajukan, ingatkan_draf, undur
from seleksi.tasks.pelamar import ingatkan_draf_dekat_tenggat
from tests.factories_pelamar import calon, draf
from tests.factories_seleksi import panggung

pytestmark = pytest.mark.django_db
NIP = "197603142001031902"


@pytest.fixture
def seleksi_dekat():
    """Registration closes in a day; one applicant has a draft, another has submitted."""
    p = panggung("diumumkan", pelamar=0)
    kini = timezone.now()
    _tutup(p, kini + timedelta(days=1), diumumkan_pada=kini - timedelta(days=15))
    budi, ani = calon(p), calon(p, "Ani", nip=NIP)
    satu = draf(p, budi, at=kini)
    ajukan(draf(p, ani, at=kini), by=ani.pengguna, at=kini)
    Notifikasi.objects.all().delete()
    return p, satu, budi.pengguna


def _tutup(p, tutup, **lain):
    Seleksi.objects.filter(pk=p.seleksi.pk).update(
        pelamaran_ditutup=tutup,
        penilaian_ditutup=tutup + timedelta(days=30),
        rencana_pelantikan=timezone.localdate(tutup) + timedelta(days=60),
        **lain,
    )


def test_who_has_a_draft_gets_one_notice_and_one_letter(seleksi_dekat):
    _, pelamar, budi = seleksi_dekat

    assert [ingatkan_draf_dekat_tenggat(), ingatkan_draf_dekat_tenggat()] == [1, 0]

    notis, kiriman = Notifikasi.objects.get(), Surat.objects.get(jenis="seleksi.ingatkan_draf")
    assert (notis.pengguna, notis.judul, notis.url) == (
        budi,
        "Lamaran Kepala Dinas Perhubungan belum diajukan",
        f"/seleksi/lamaran/{pelamar.pk}/",
    )
    tutup = timezone.localtime(Seleksi.objects.get().pelamaran_ditutup)
    kalimat = f"Pelamaran ditutup {tulis_tanggal(tutup)} pukul {tutup:%H.%M} WITA"
    assert notis.isi == f"{kalimat}; draf tidak ikut seleksi."
    isi = surat.susun(kiriman)
    assert (kiriman.kepada, isi.perihal) == (budi, "Lamaran belum diajukan: Kepala Dinas Perhubungan")
    assert [kata in isi.badan for kata in (f"{kalimat}.", f"/seleksi/lamaran/{pelamar.pk}/", "Siap bertugas")] == [
        True,
        True,
        False,
    ]
    assert AuditEvent.objects.get(action="seleksi.ingatkan_draf").target_id == pelamar.pk


def test_an_extension_brings_another_reminder(seleksi_dekat):
    p, _, _ = seleksi_dekat
    ingatkan_draf_dekat_tenggat()
    kini = timezone.now()

    _tutup(p, kini + timedelta(days=8), perpanjangan=1)
    jauh = ingatkan_draf_dekat_tenggat()
    _tutup(p, kini + timedelta(days=2))

    assert (jauh, ingatkan_draf_dekat_tenggat(), Notifikasi.objects.count()) == (0, 1, 2)


def test_the_window_opens_two_days_before_and_ends_with_the_deadline(seleksi_dekat):
    tutup = Seleksi.objects.get().pelamaran_ditutup
    detik = timedelta(microseconds=1)

    saat = (tutup - INGAT_DRAF - detik, tutup - INGAT_DRAF, tutup - detik, tutup)
    assert [len(draf_belum_diingatkan(at)) for at in saat] == [0, 1, 1, 0]


@pytest.mark.parametrize("sebab", ["undur", "tutup", "batal", "akun"])
def test_nobody_is_reminded_of_what_can_no_longer_be_submitted(seleksi_dekat, sebab):
    _, pelamar, budi = seleksi_dekat
    kini = timezone.now()
    if sebab == "undur":
        undur(pelamar, by=budi, at=kini, alasan="Sakit")
    elif sebab == "tutup":
        Lowongan.objects.update(status="tanpa_hasil", alasan_tanpa_hasil="Anggaran")
    elif sebab == "batal":
        Seleksi.objects.update(status="dibatalkan", dibatalkan_pada=kini, alasan_batal="Anggaran")
    else:
        budi.is_active = False
        budi.save()

    assert (ingatkan_draf_dekat_tenggat(), Notifikasi.objects.count()) == (0, 0)


def test_who_submits_meanwhile_is_left_alone(seleksi_dekat):
    _, pelamar, budi = seleksi_dekat
    ajukan(pelamar, by=budi, at=timezone.now())

    with pytest.raises(CommandRefused) as refused:
        ingatkan_draf(pelamar, by=pengguna_sistem(), at=timezone.now())

    assert (refused.value.kode, Surat.objects.filter(jenis="seleksi.ingatkan_draf").count()) == ("bukan_draf", 0)


def test_only_the_job_reminds(seleksi_dekat):
    p, pelamar, budi = seleksi_dekat

    for user in (budi, p.sekretariat, p.admin, p.ppk, p.auditor, p.anggota[0].pengguna):
        with pytest.raises(CommandForbidden):
            ingatkan_draf(pelamar, by=user, at=timezone.now())


def test_the_draft_is_a_duty_with_its_deadline(seleksi_dekat):
    _, pelamar, budi = seleksi_dekat
    tutup = Seleksi.objects.get().pelamaran_ditutup

    (tugas,) = papan.kewajiban.gather(budi, timezone.now())

    assert (tugas.url, tugas.batas) == (f"/seleksi/lamaran/{pelamar.pk}/", timezone.localdate(tutup))


def test_the_job_is_on_the_schedule():
    assert settings.CELERY_BEAT_SCHEDULE["ingatkan_draf"]["task"] in app.tasks
