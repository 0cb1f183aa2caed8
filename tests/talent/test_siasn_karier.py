"""Rows of a career that give no appointment: withdrawn ones, additional tasks, old posts elsewhere."""

from datetime import date

import pytest

from talent.models import Pegawai, Penugasan, RiwayatJabatan
from talent.selectors import profil_pegawai
from tests.talent.berkas_siasn import UNIT, impor, kode, masa, orang, rw, tulis

pytestmark = pytest.mark.django_db
KEPALA = ("P1", "Kepala Dinas A", "definitif")


def folder_isi(tmp_path, *baris, banyak=1):
    data = [orang(nomor) for nomor in range(1, banyak + 1)]
    return tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=data, rw_jabatan=list(baris))


def hitung(laporan):
    return laporan["baru"], laporan["berubah"], laporan["sama"]


def jabatan_profil():
    return [j.nama for j in profil_pegawai(Pegawai.objects.get(siasn_id="P1"), date(2026, 1, 1)).jabatan]


@pytest.mark.parametrize(
    "dihapus", ["02-03-2024", " 02-03-2024 10:11:12", "2024-03-02", "2024-03-02T10:11:12.000+00:00"]
)
def test_a_withdrawn_row_is_kept_but_makes_no_appointment(tmp_path, dihapus):
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2020", deletedAt=dihapus))

    pertama, kedua = impor(folder, tmp_path), impor(folder, tmp_path)

    assert [(keluar, *hitung(laporan)) for keluar, laporan in (pertama, kedua)] == [(0, 3, 0, 0), (0, 0, 0, 3)]
    assert (Penugasan.objects.count(), jabatan_profil()) == (0, [])
    assert list(RiwayatJabatan.objects.values_list("tanggal_dicabut", "jabatan")) == [(date(2024, 3, 2), None)]


@pytest.mark.parametrize("kosong", ["", None, "01-01-0001", "0001-01-01T00:00:00Z"])
def test_an_empty_deleted_at_says_nothing(tmp_path, kosong):
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2020", deletedAt=kosong))

    assert impor(folder, tmp_path)[0] == 0
    assert masa() == [(*KEPALA, "2020-01-01", "")]


@pytest.mark.parametrize(
    ("dihapus", "salah"),
    [("ya", "tanggal_tidak_sah"), ("31-02-2024", "tanggal_tidak_sah"), (True, "jenis_tidak_sah")],
)
def test_a_deleted_at_that_is_no_date_is_refused(tmp_path, dihapus, salah):
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2020", deletedAt=dihapus))

    assert kode(impor(folder, tmp_path)[1]) == [("rw-jabatan.json", 1, "deletedAt", salah)]


def test_a_row_withdrawn_later_annuls_its_appointment_and_may_come_back(tmp_path):
    lama = rw("a", "P1", "01-01-2020")
    staf = rw("b", "P1", "01-01-2022", jenisJabatan="4", namaJabatan="Staf", eselonId="")
    folder = folder_isi(tmp_path, lama, staf)
    impor(folder, tmp_path)

    _, dicabut = impor(tulis(folder, rw_jabatan=[lama, {**staf, "deletedAt": "05-05-2023"}]), tmp_path)
    sesudah, batal = masa(), list(Penugasan.objects.filter(status="dibatalkan").values_list("alasan", flat=True))
    _, kembali = impor(tulis(folder, rw_jabatan=[lama, staf]), tmp_path)

    assert [hitung(x) for x in (dicabut, kembali)] == [(0, 1, 3), (0, 1, 3)]
    assert (sesudah, batal) == ([(*KEPALA, "2020-01-01", "")], ["Tidak lagi mengikuti riwayat jabatan SIASN"])
    assert masa() == [(*KEPALA, "2020-01-01", "2022-01-01"), ("P1", "Staf", "definitif", "2022-01-01", "")]


def test_a_withdrawn_row_holds_no_seat(tmp_path):
    """Whoever had it by mistake and whoever has it: on the same day, in either order."""
    salah, benar = rw("a", "P1", "01-01-2020"), rw("b", "P2", "01-01-2020")
    folder = folder_isi(tmp_path, salah, banyak=2)
    impor(folder, tmp_path)

    keluar, laporan = impor(tulis(folder, rw_jabatan=[benar, {**salah, "deletedAt": "05-05-2023"}]), tmp_path)

    assert (keluar, hitung(laporan)) == (0, (1, 1, 3))
    assert masa() == [("P2", "Kepala Dinas A", "definitif", "2020-01-01", "")]


def test_a_withdrawn_row_needs_neither_unit_nor_eselon(tmp_path):
    asing = rw("a", "P1", "01-01-2020", deletedAt="05-05-2023", unorId="entah", eselonId="", namaJabatan="Pimpinan")

    keluar, laporan = impor(folder_isi(tmp_path, asing), tmp_path)

    assert (keluar, hitung(laporan)) == (0, (3, 0, 0))


@pytest.mark.parametrize("tulisan", ["TT", "tt", " TT "])
def test_an_additional_task_is_history_without_an_appointment(tmp_path, tulisan):
    tugas = rw("b", "P1", "01-01-2022", jenisPenugasanId=tulisan, namaJabatan="Kepala Sekolah", eselonId="")
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2020"), tugas)

    pertama, kedua = impor(folder, tmp_path), impor(folder, tmp_path)

    assert [(keluar, *hitung(laporan)) for keluar, laporan in (pertama, kedua)] == [(0, 4, 0, 0), (0, 0, 0, 4)]
    assert (masa(), jabatan_profil()) == ([(*KEPALA, "2020-01-01", "")], ["Kepala Dinas A"])
    assert [r.get_jenis_penugasan_display() for r in RiwayatJabatan.objects.filter(siasn_id="b")] == ["Tugas tambahan"]


def test_a_post_that_turns_out_to_be_an_additional_task_loses_its_appointment(tmp_path):
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2020"))
    impor(folder, tmp_path)

    _, laporan = impor(tulis(folder, rw_jabatan=[rw("a", "P1", "01-01-2020", jenisPenugasanId="TT")]), tmp_path)

    assert (hitung(laporan), masa()) == ((0, 1, 2), [])


LUAR = {
    "unorId": "KOTA-7",
    "unorNama": " Bagian Umum Kota Bontang ",
    "eselonId": "31",
    "namaJabatan": "Kepala Bagian Umum",
}
STAF = {"jenisJabatan": "4", "eselonId": "", "namaJabatan": "Staf"}


@pytest.mark.parametrize("pengisi", [0, 1000])
def test_an_old_post_in_an_unknown_unit_is_history(tmp_path, pengisi):
    """Wherever in the file the later post stands."""
    diam = [
        rw(f"x{n}", "P2", f"{n % 28 + 1:02}-{n // 28 % 12 + 1:02}-{2000 + n // 336}", unorId="") for n in range(pengisi)
    ]
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2015", **LUAR), *diam, rw("b", "P1", "01-01-2020"), banyak=2)

    pertama, kedua = impor(folder, tmp_path), impor(folder, tmp_path)

    semua = pengisi + 5
    assert [(x, *hitung(laporan)) for x, laporan in (pertama, kedua)] == [(0, semua, 0, 0), (0, 0, 0, semua)]
    assert masa() == [(*KEPALA, "2020-01-01", "")]
    lama, kini = profil_pegawai(Pegawai.objects.get(siasn_id="P1"), date(2026, 1, 1)).jabatan
    assert (lama.nama, lama.unit, lama.jenis) == ("Kepala Bagian Umum", "Bagian Umum Kota Bontang", "administrator")
    assert (lama.mulai, lama.sampai, kini.sampai) == (date(2015, 1, 1), date(2020, 1, 1), None)


def test_the_unit_that_comes_later_takes_the_place_of_its_name(tmp_path):
    folder = folder_isi(tmp_path, rw("a", "P1", "01-01-2015", **LUAR), rw("b", "P1", "01-01-2020"))
    impor(folder, tmp_path)

    impor(tulis(folder, ref_unor=[UNIT, {"Id": "KOTA-7", "NamaUnor": "Bagian Umum"}]), tmp_path)

    assert list(RiwayatJabatan.objects.order_by("siasn_id").values_list("unit__nama", "nama_unit")) == [
        ("Bagian Umum", ""),
        ("Dinas A", ""),
    ]
    assert masa()[0] == ("P1", "Kepala Bagian Umum", "definitif", "2015-01-01", "2020-01-01")


@pytest.mark.parametrize(
    "kemudian",
    [
        {"jenisPenugasanId": "PLT"},
        {"jenisPenugasanId": "TT"},
        {"deletedAt": "05-05-2023"},
        {"tmtJabatan": "01-01-2015"},
        {"idPns": "P2"},
    ],
)
def test_a_current_post_in_an_unknown_unit_is_refused(tmp_path, kemudian):
    salah = rw("c", "P1", "entah")
    folder = folder_isi(
        tmp_path, rw("a", "P1", "01-01-2015", **LUAR), {**rw("b", "P1", "01-01-2020"), **kemudian}, salah, banyak=2
    )

    for _ in range(2):
        _, laporan = impor(folder, tmp_path)
        assert kode(laporan) == [
            ("rw-jabatan.json", 1, "unorId", "unit_tidak_ada"),
            ("rw-jabatan.json", 3, "tmtJabatan", "tanggal_tidak_sah"),
        ]
        assert laporan["dibaca"] == sum(hitung(laporan)) + 2


def test_an_old_post_elsewhere_ends_the_one_before(tmp_path):
    baris = [rw("a", "P1", "01-01-2010"), rw("b", "P1", "01-01-2015", **LUAR), rw("c", "P1", "01-01-2020", **STAF)]
    folder = folder_isi(tmp_path, *baris)

    assert impor(folder, tmp_path)[0] == 0
    assert masa() == [(*KEPALA, "2010-01-01", "2015-01-01"), ("P1", "Staf", "definitif", "2020-01-01", "")]


def test_a_row_with_another_fault_names_its_unknown_unit_too(tmp_path):
    folder = folder_isi(tmp_path, rw("a", "P1", "", **LUAR), rw("b", "P1", "01-01-2020"))

    assert kode(impor(folder, tmp_path)[1]) == [
        ("rw-jabatan.json", 1, "tmtJabatan", "wajib_isi"),
        ("rw-jabatan.json", 1, "unorId", "unit_tidak_ada"),
    ]
