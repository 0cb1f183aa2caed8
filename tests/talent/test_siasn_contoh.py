"""The worked case of tests/contoh/siasn, and folders that stop an import before it begins."""

import json
import shutil

import pytest

from core.models import AuditEvent, Pengguna
from talent.models import ImporSIASN, Instansi, Jabatan, Pegawai, Penugasan, RiwayatJabatan, UnitKerja
from tests.talent.berkas_siasn import CONTOH, impor, tulis

pytestmark = pytest.mark.django_db
# In the worked case the last row of rw-jabatan.json has idPns …137, its report …136: the file is believed.
RALAT = {("rw-jabatan.json", 15): "00000000000000000000000000000137"}


def ringkas(laporan):
    return {k: v for k, v in laporan.items() if k != "ditolak"}, [
        {k: v for k, v in t.items() if k != "alasan"} for t in laporan["ditolak"]
    ]


def harapan(kali):
    isi = json.loads((CONTOH / "siasn-laporan.json").read_text())[kali]
    for t in isi["ditolak"]:
        t["nilai"] = RALAT.get((t["berkas"], t["baris"]), t["nilai"])
    keluar = isi.pop("kode_keluar")
    return keluar, (isi, isi.pop("ditolak"))


def test_worked_case_gives_its_report_twice(tmp_path):
    for kali in ("pertama", "kedua"):
        keluar, laporan = impor(CONTOH / "siasn", tmp_path)

        assert (keluar, ringkas(laporan)) == harapan(kali)


def test_second_run_touches_no_row(tmp_path):
    impor(CONTOH / "siasn", tmp_path)
    sebelum = [list(m.objects.order_by("pk").values()) for m in (UnitKerja, Jabatan, Pegawai, Penugasan, Pengguna)]

    impor(CONTOH / "siasn", tmp_path)

    sesudah = [list(m.objects.order_by("pk").values()) for m in (UnitKerja, Jabatan, Pegawai, Penugasan, Pengguna)]
    assert sesudah == sebelum


def test_units_posts_and_superiors_follow_from_the_files(tmp_path):
    impor(CONTOH / "siasn", tmp_path)

    units = {u.nama: (u.jenis, u.tipe, u.perangkat.nama) for u in UnitKerja.objects.select_related("perangkat")}
    assert units["Dinas Perhubungan"] == ("dinas", "A", "Dinas Perhubungan")
    assert units["Bidang Angkutan"] == ("bidang", "", "Dinas Perhubungan")
    heads = Jabatan.objects.filter(kepala_unit=True).order_by("siasn_id")
    assert [j.nama for j in heads][:5] == [
        "Kepala Dinas Perhubungan",
        "Sekretaris Dinas Perhubungan",
        "Kepala Bidang Lalu Lintas",
        "Kepala Bidang Angkutan",
        "Kepala Seksi Terminal",
    ]
    atasan = dict(Jabatan.objects.values_list("nama", "atasan__nama"))
    assert atasan["Kepala Dinas Perhubungan"] is None
    assert atasan["Kepala Seksi Terminal"] == "Kepala Bidang Angkutan"
    assert atasan["Analis Lalu Lintas"] == "Kepala Bidang Lalu Lintas"


def test_terms_of_office_follow_from_the_histories(tmp_path):
    impor(CONTOH / "siasn", tmp_path)

    masa = {
        (p.jabatan.nama, p.pegawai.nip, p.jenis): (p.berlaku.lower.isoformat(), str(p.berlaku.upper or ""))
        for p in Penugasan.objects.select_related("jabatan", "pegawai")
    }
    assert len(masa) == 12
    assert masa["Kepala Seksi Terminal", "197805052003122001", "definitif"] == ("2015-02-05", "2019-03-10")
    assert masa["Kepala Seksi Terminal", "198002112005011003", "definitif"] == ("2019-03-11", "2025-04-03")
    assert masa["Kepala Dinas Perhubungan", "197603142001031002", "plt"] == ("2025-12-01", "")
    assert masa["Sekretaris Dinas Perhubungan", "197603142001031002", "definitif"] == ("2023-01-02", "")


def test_everyone_gets_an_account_that_no_password_opens(tmp_path):
    impor(CONTOH / "siasn", tmp_path)

    akun = Pengguna.objects.filter(pegawai__isnull=False)
    assert set(akun.values_list("username", flat=True)) == set(Pegawai.objects.values_list("nip", flat=True))
    assert not any(a.has_usable_password() for a in akun)


def test_rows_name_their_import_and_the_import_ends_with_one_event(tmp_path):
    impor(CONTOH / "siasn", tmp_path)

    run = ImporSIASN.objects.get()
    assert (run.status, run.dibaca, run.baru, run.ditolak, run.baris) == ("selesai", 103, 90, 13, 103)
    sumber = set(RiwayatJabatan.objects.values_list("sumber_app", "sumber_objek", "sumber_peristiwa"))
    assert sumber == {("talent", f"impor #{run.pk}", run.peristiwa)}
    assert set(Penugasan.objects.values_list("sumber_app", "sumber_objek", "sumber_peristiwa")) == sumber
    assert list(
        AuditEvent.objects.filter(action__contains="impor").order_by("pk").values_list("action", flat=True)
    ) == [
        "talent.mulai_impor",
        "talent.selesaikan_impor",
    ]
    assert AuditEvent.objects.get(action="talent.mulai_impor").event == run.peristiwa


def test_names_are_trimmed(tmp_path):
    impor(CONTOH / "siasn", tmp_path)

    assert Pegawai.objects.get(nip="197511302001121002").nama == "Hendra Wijaya"


@pytest.mark.parametrize(
    "isi", ["", "   ", "{", "[1,]", '[{"id": 1}', "NaN", '[{"id": "a"}]]', '[{"a": ' + "9" * 5000 + "}]"]
)
def test_a_file_that_is_not_json_stops_everything_before_it_begins(tmp_path, isi):
    folder = tmp_path / "siasn"
    shutil.copytree(CONTOH / "siasn", folder)
    (folder / "kompetensi.json").write_text(isi)

    keluar, laporan = impor(folder, tmp_path)

    assert (keluar, list(laporan)) == (2, ["kesalahan"])
    assert laporan["kesalahan"][0].startswith("kompetensi.json bukan JSON yang utuh")
    assert (Instansi.objects.count(), UnitKerja.objects.count(), ImporSIASN.objects.count()) == (0, 0, 0)


def test_no_folder_and_no_known_file(tmp_path):
    assert impor(tmp_path / "tidak-ada", tmp_path)[0] == 2
    (tmp_path / "lain.json").write_text("[]")
    keluar, laporan = impor(tmp_path, tmp_path)

    assert (keluar, len(laporan["kesalahan"])) == (2, 1)


def test_an_unknown_agency_needs_a_name(tmp_path):
    keluar, laporan = impor(CONTOH / "siasn", tmp_path, nama="")

    assert (keluar, list(laporan), Instansi.objects.count()) == (2, ["kesalahan"], 0)


def test_any_subset_may_come(tmp_path):
    orang = json.loads((CONTOH / "siasn/data-utama.json").read_text())[:3]
    keluar, laporan = impor(tulis(tmp_path / "a", data_utama=orang), tmp_path)

    assert (keluar, laporan["baru"], Pegawai.objects.filter(unit=None).count()) == (0, 3, 3)
