"""People who change places, and people who leave: what their appointments do."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from talent.models import Jabatan, Pegawai, Penugasan
from tests.factories import OUTCOME
from tests.talent.berkas_siasn import UNIT, impor, kode, masa, orang, rw, tulis

pytestmark = pytest.mark.django_db
DUA_UNIT = [UNIT, {**UNIT, "Id": "U2", "NamaUnor": "Dinas B"}]
KE_B = {"unorId": "U2", "namaJabatan": "Kepala Dinas B"}
PENSIUN = {"kedudukanPnsNama": "Pensiun", "tmtPensiun": "01-06-2024"}


def ganti_tempat(pengisi):
    """Two in each other's seats, with `pengisi` rows between them."""
    diam = [rw(f"x{n}", "P3", f"{n % 28 + 1:02}-{n // 28 % 12 + 1:02}-{2000 + n // 336}", unorId="") for n in pengisi]
    return [rw("a", "P1", "01-01-2020", **KE_B), *diam, rw("b", "P2", "01-01-2020")]


@pytest.mark.parametrize("pengisi", [0, 1000])
def test_two_people_change_places_however_far_apart_their_rows_are(tmp_path, pengisi):
    folder = tulis(
        tmp_path / "a",
        ref_unor=DUA_UNIT,
        data_utama=[orang(1), orang(2), orang(3)],
        rw_jabatan=[rw("a", "P1", "01-01-2020"), rw("b", "P2", "01-01-2020", **KE_B)],
    )
    impor(folder, tmp_path)

    keluar, laporan = impor(tulis(folder, rw_jabatan=ganti_tempat(range(pengisi))), tmp_path)

    assert (keluar, laporan["baru"], laporan["berubah"], laporan["dibaca"]) == (0, pengisi, 2, pengisi + 7)
    assert sorted(masa()) == [
        ("P1", "Kepala Dinas B", "definitif", "2020-01-01", ""),
        ("P2", "Kepala Dinas A", "definitif", "2020-01-01", ""),
    ]


def test_who_meets_a_row_that_stays_is_refused_and_counted_once(tmp_path):
    folder = tulis(
        tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1), orang(2)], rw_jabatan=[rw("a", "P1", "01-01-2020")]
    )
    impor(folder, tmp_path)

    _, laporan = impor(tulis(folder, rw_jabatan=[rw("b", "P2", "01-01-2020")]), tmp_path)

    assert kode(laporan) == [("rw-jabatan.json", 1, "tmtJabatan", "jabatan_terisi")]
    assert (laporan["dibaca"], laporan["sama"]) == (4, 3)


def test_who_leaves_the_service_leaves_the_post_that_day(tmp_path):
    folder = tulis(
        tmp_path / "a",
        ref_unor=[UNIT],
        data_utama=[orang(1, tmtPensiun="01-06-2024")],
        rw_jabatan=[rw("a", "P1", "01-01-2020")],
    )
    impor(folder, tmp_path)
    sebelum = masa()

    impor(tulis(folder, data_utama=[orang(1, **PENSIUN)]), tmp_path)
    sesudah = masa()
    _, ulang = impor(folder, tmp_path)

    kepala = ("P1", "Kepala Dinas A", "definitif", "2020-01-01")
    assert (sebelum, sesudah, masa()) == ([(*kepala, "")], [(*kepala, "2024-06-01")], sesudah)
    assert (ulang["baru"], ulang["berubah"]) == (0, 0)


def test_leaving_ends_our_own_appointments_too_and_takes_back_later_ones_of_siasn(tmp_path):
    folder = tulis(
        tmp_path / "a",
        ref_unor=[UNIT],
        data_utama=[orang(1)],
        rw_jabatan=[rw("a", "P1", "01-01-2020"), rw("b", "P1", "01-07-2024", jenisJabatan="4", namaJabatan="Staf")],
    )
    impor(folder, tmp_path)
    Penugasan.objects.create(
        pegawai=Pegawai.objects.get(),
        jabatan=Jabatan.objects.get(nama="Kepala Dinas A"),
        jenis="plt",
        berlaku=DateRange("2024-01-01", None),
        tunggal=True,
        nomor_sk="9",
        **OUTCOME,
    )

    impor(tulis(folder, data_utama=[orang(1, **PENSIUN)]), tmp_path)

    assert masa() == [
        ("P1", "Kepala Dinas A", "definitif", "2020-01-01", "2024-06-01"),
        ("P1", "Kepala Dinas A", "plt", "2024-01-01", "2024-06-01"),
    ]


@pytest.mark.parametrize("kedudukan", ["Aktif", "Diberhentikan Sementara", "CLTN", ""])
def test_who_still_serves_keeps_the_post(tmp_path, kedudukan):
    folder = tulis(
        tmp_path / "a",
        ref_unor=[UNIT],
        data_utama=[orang(1, kedudukanPnsNama=kedudukan, tmtPensiun="01-06-2024")],
        rw_jabatan=[rw("a", "P1", "01-01-2020")],
    )

    impor(folder, tmp_path)

    assert masa() == [("P1", "Kepala Dinas A", "definitif", "2020-01-01", "")]
