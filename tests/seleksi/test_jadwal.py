from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from seleksi.rules.jadwal import (
    KetentuanJadwal,
    masih_terbuka,
    periksa_kecukupan,
    periksa_pengumuman,
    perpanjang,
    tenggat,
)

KETENTUAN = KetentuanJadwal()


@pytest.mark.parametrize(
    ("selesai", "kode"),
    [
        (date(2026, 10, 14), "pengumuman_terlalu_singkat"),
        (date(2026, 10, 15), None),
        (date(2026, 10, 16), None),
        (date(2026, 9, 30), "tanggal_terbalik"),
    ],
)
def test_an_announcement_lasts_fifteen_days_both_ends_counted(selesai, kode):
    masalah = periksa_pengumuman(date(2026, 10, 1), selesai, ketentuan=KETENTUAN)

    assert (masalah and masalah.kode) == kode


@pytest.mark.parametrize(
    ("sudah", "mulai", "selesai"),
    [(0, date(2026, 10, 16), date(2026, 10, 22)), (1, date(2026, 10, 16), date(2026, 10, 22))],
)
def test_an_extension_is_the_next_seven_days(sudah, mulai, selesai):
    hasil = perpanjang(date(2026, 10, 15), sudah=sudah, ketentuan=KETENTUAN)

    assert (hasil.ke, hasil.mulai, hasil.selesai) == (sudah + 1, mulai, selesai)


def test_a_third_extension_is_refused():
    assert perpanjang(date(2026, 10, 15), sudah=2, ketentuan=KETENTUAN).kode == "perpanjangan_habis"


@pytest.mark.parametrize(
    ("jumlah", "sudah", "cukup", "boleh"),
    [(3, 0, False, True), (4, 0, True, False), (5, 0, True, False), (3, 1, False, True), (3, 2, False, False)],
)
def test_four_candidates_are_needed(jumlah, sudah, cukup, boleh):
    hasil = periksa_kecukupan(jumlah, sudah=sudah, ketentuan=KETENTUAN)

    assert (hasil.cukup, hasil.boleh_diperpanjang) == (cukup, boleh)


@pytest.mark.parametrize(("jumlah", "sudah", "cukup"), [(2, 1, False), (2, 2, True), (1, 2, False)])
def test_an_agency_may_lower_the_minimum_after_the_last_extension(jumlah, sudah, cukup):
    ketentuan = replace(KETENTUAN, minimal_setelah_perpanjangan=2)

    assert periksa_kecukupan(jumlah, sudah=sudah, ketentuan=ketentuan).cukup is cukup


@pytest.mark.parametrize(("zona", "jam"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)])
def test_the_deadline_is_midnight_on_the_agencys_clock(zona, jam):
    assert tenggat(date(2026, 10, 15), ZoneInfo(zona)) == datetime(2026, 10, 15, jam, tzinfo=UTC)


def test_registration_is_open_from_the_opening_until_just_before_the_deadline():
    buka, tutup = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 16, tzinfo=UTC)
    sekejap = timedelta(microseconds=1)

    saat = (buka - sekejap, buka, tutup - sekejap, tutup)

    assert [masih_terbuka(at, buka=buka, tutup=tutup) for at in saat] == [False, True, True, False]
