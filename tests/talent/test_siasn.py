"""Files made by hand: what an import takes, and what it must never do."""

import json

import jsonschema
import pytest

from core.models import Pengguna
from talent.demo.tulis import tulis_provinsi
from talent.models import Jabatan, Penugasan, RiwayatKompetensi, UnitKerja
from tests.talent.berkas_siasn import CONTOH, UNIT, impor, kode, masa, orang, rw, tulis

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "bentuk",
    [
        [UNIT],
        {"code": 1, "data": [UNIT]},
        {"code": "1", "data": UNIT},
        [{"code": 1, "data": UNIT}],
        [{"code": 1, "data": [UNIT]}, {"code": 0, "data": None}],
        json.dumps({"data": [], "code": 1}) + "\n" + json.dumps({"code": 1, "data": [UNIT]}),
        "\ufeff" + json.dumps([UNIT]),
        UNIT,
    ],
)
def test_every_shape_of_file_is_read(tmp_path, bentuk):
    keluar, laporan = impor(tulis(tmp_path / "a", ref_unor=bentuk), tmp_path)

    assert (keluar, laporan["dibaca"], laporan["baru"]) == (0, 1, 1)


def test_rows_are_counted_over_the_whole_file(tmp_path):
    amplop = [{"code": 1, "data": [UNIT, {**UNIT, "Id": "U2"}]}, {"code": 1, "data": {**UNIT, "Id": ""}}, 7]
    keluar, laporan = impor(tulis(tmp_path / "a", ref_unor=amplop), tmp_path)

    assert kode(laporan) == [("ref-unor.json", 3, "Id", "id_kosong"), ("ref-unor.json", 4, "", "bukan_objek")]
    assert (keluar, laporan["dibaca"], laporan["baru"]) == (1, 4, 2)


def test_children_before_parents_cycles_and_strays(tmp_path):
    def unit(kunci, atas):
        return {**UNIT, "Id": kunci, "NamaUnor": f"Bidang {kunci}", "DiatasanId": atas}

    baris = [unit("anak", "U1"), UNIT, unit("x", "y"), unit("y", "x"), unit("z", "y"), unit("w", "entah")]
    _, laporan = impor(tulis(tmp_path / "a", ref_unor=baris), tmp_path)

    assert kode(laporan) == [
        ("ref-unor.json", 3, "DiatasanId", "melingkar"),
        ("ref-unor.json", 4, "DiatasanId", "melingkar"),
        ("ref-unor.json", 5, "DiatasanId", "unit_tidak_ada"),
        ("ref-unor.json", 6, "DiatasanId", "unit_tidak_ada"),
    ]
    assert list(UnitKerja.objects.order_by("nama").values_list("nama", "induk__nama", "perangkat__nama")) == [
        ("Bidang anak", "Dinas A", "Dinas A"),
        ("Dinas A", None, "Dinas A"),
    ]


def test_a_cycle_through_what_is_already_there_is_refused(tmp_path):
    impor(tulis(tmp_path / "a", ref_unor=[UNIT, {**UNIT, "Id": "U2", "DiatasanId": "U1"}]), tmp_path)

    _, laporan = impor(tulis(tmp_path / "a", ref_unor=[{**UNIT, "DiatasanId": "U2"}]), tmp_path)

    assert kode(laporan) == [("ref-unor.json", 1, "DiatasanId", "melingkar")]


def test_successor_ends_a_term_and_acting_ends_with_the_definitive_holder(tmp_path):
    folder = tulis(
        tmp_path / "a",
        ref_unor=[UNIT],
        data_utama=[orang(1), orang(2), orang(3)],
        rw_jabatan=[
            rw("a", "P1", "01-01-2020"),
            rw("b", "P2", "01-06-2021", jenisPenugasanId="PLT", eselonId=""),
            rw("c", "P3", "01-01-2022"),
            rw("d", "P1", "01-01-2021", jenisJabatan="4", namaJabatan="Analis"),
        ],
    )

    assert impor(folder, tmp_path)[0] == 0
    assert masa() == [
        ("P1", "Kepala Dinas A", "definitif", "2020-01-01", "2021-01-01"),
        ("P1", "Analis", "definitif", "2021-01-01", ""),
        ("P2", "Kepala Dinas A", "plt", "2021-06-01", "2022-01-01"),
        ("P3", "Kepala Dinas A", "definitif", "2022-01-01", ""),
    ]
    assert Jabatan.objects.get(nama="Analis").atasan.nama == "Kepala Dinas A"


def test_second_holder_of_a_seat_from_the_same_day_is_refused(tmp_path):
    folder = tulis(
        tmp_path / "a",
        ref_unor=[UNIT, {**UNIT, "Id": "U2", "NamaUnor": "Dinas B"}],
        data_utama=[orang(1), orang(2)],
        rw_jabatan=[
            rw("a", "P1", "01-01-2020"),
            rw("b", "P2", "01-01-2020"),
            rw("c", "P1", "01-01-2020", unorId="U2", namaJabatan="Kepala Dinas B"),
        ],
    )

    for _ in range(2):
        _, laporan = impor(folder, tmp_path)
        assert kode(laporan) == [
            ("rw-jabatan.json", 2, "tmtJabatan", "jabatan_terisi"),
            ("rw-jabatan.json", 3, "tmtJabatan", "rangkap_struktural"),
        ]
    assert masa() == [("P1", "Kepala Dinas A", "definitif", "2020-01-01", "")]


def test_changed_histories_move_or_cancel_appointments(tmp_path):
    baris = [rw("a", "P1", "01-01-2020"), rw("b", "P2", "01-01-2022")]
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1), orang(2), orang(3)], rw_jabatan=baris)
    impor(folder, tmp_path)

    baris = [rw("a", "P3", "01-01-2020"), rw("b", "P2", "01-06-2022")]
    _, laporan = impor(tulis(folder, rw_jabatan=baris), tmp_path)

    assert laporan["berubah"] == 2
    assert masa() == [
        ("P3", "Kepala Dinas A", "definitif", "2020-01-01", "2022-06-01"),
        ("P2", "Kepala Dinas A", "definitif", "2022-06-01", ""),
    ]
    assert list(Penugasan.objects.filter(status="dibatalkan").values_list("pegawai__siasn_id", "alasan")) == [
        ("P1", "Tidak lagi mengikuti riwayat jabatan SIASN")
    ]


def test_posts_that_arose_are_taken_up_by_jabatan_json(tmp_path):
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], rw_jabatan=[rw("a", "P1", "01-01-2020")])
    impor(folder, tmp_path)
    timbul = Jabatan.objects.get()

    pos = {"id": "J1", "unorId": "U1", "nama": "KEPALA  DINAS A", "jenis": "jpt_pratama", "eselon": "II.a", "kelas": 15}
    impor(tulis(tmp_path / "b", jabatan=[pos]), tmp_path)

    assert list(Jabatan.objects.values_list("pk", "siasn_id", "kelas", "kepala_unit")) == [(timbul.pk, "J1", 15, True)]


def test_a_person_refused_now_takes_no_histories(tmp_path):
    diklat = [{"id": "d1", "idPns": "P1", "latihanStrukturalNama": "Diklat Teknis Arsip"}]
    impor(tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)]), tmp_path)

    folder = tulis(tmp_path / "a", data_utama=[orang(1, tglLahir="15-03-1976")], rw_diklat=diklat)
    _, laporan = impor(folder, tmp_path)

    assert kode(laporan) == [
        ("data-utama.json", 1, "nipBaru", "nip_tidak_cocok"),
        ("rw-diklat.json", 1, "idPns", "pegawai_tidak_ada"),
    ]


def test_every_wrong_field_has_its_entry(tmp_path):
    salah = {
        **orang(1, nama="  ", jenisKelamin="X", tglLahir="1976-03-14", unorId="entah"),
        "gelarDepan": "x" * 51,
        "emailGov": "bukan surel",
        "tempatLahir": {"kota": "Samarinda"},
        "kedudukanPnsNama": "Ak\0tif",
    }
    _, laporan = impor(tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[salah]), tmp_path)

    assert sorted((k, a) for _, _, k, a in kode(laporan)) == [
        ("emailGov", "surel_tidak_sah"),
        ("gelarDepan", "terlalu_panjang"),
        ("jenisKelamin", "nilai_tidak_dikenal"),
        ("kedudukanPnsNama", "karakter_tidak_sah"),
        ("nama", "wajib_isi"),
        ("tempatLahir", "jenis_tidak_sah"),
        ("tglLahir", "tanggal_tidak_sah"),
        ("unorId", "unit_tidak_ada"),
    ]
    assert (laporan["dibaca"], laporan["baru"]) == (2, 1)
    assert all(t["alasan"] for t in laporan["ditolak"])


def test_one_nip_belongs_to_one_person(tmp_path):
    _, laporan = impor(
        tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1), orang(1, id="P9")]),
        tmp_path,
    )

    assert kode(laporan) == [("data-utama.json", 2, "nipBaru", "nip_ganda")]


def test_an_address_is_given_to_one_account(tmp_path):
    sama = "dinas@kaltimprov.go.id"
    orang_orang = [orang(1, emailGov=sama), orang(2, emailGov=sama), orang(3, emailGov="-")]
    keluar, _ = impor(tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=orang_orang), tmp_path)

    akun = Pengguna.objects.filter(pegawai__isnull=False).order_by("username")
    assert (keluar, list(akun.values_list("email", flat=True))) == (0, [sama, None, None])


def test_numbers_may_be_numbers(tmp_path):
    kompetensi = {"id": 77, "nipBaru": 197603142001031001, "instrumen": "AC", "tanggal": "01-02-2025", "jpm": 84.25}
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], kompetensi=[kompetensi])

    assert impor(folder, tmp_path)[0] == 0
    assert str(RiwayatKompetensi.objects.get(siasn_id="77").jpm) == "84.25"


def test_ids_have_at_most_42_characters(tmp_path):
    baris = [{**UNIT, "Id": "x" * 42}, {**UNIT, "Id": "x" * 43}]
    _, laporan = impor(tulis(tmp_path / "a", ref_unor=baris), tmp_path)

    assert (kode(laporan), laporan["baru"]) == ([("ref-unor.json", 2, "Id", "terlalu_panjang")], 1)


@pytest.mark.parametrize("nama", ["jabatan", "kompetensi"])
def test_own_files_keep_to_their_schema(nama):
    docs = CONTOH.parents[1] / "docs"
    skema = jsonschema.Draft202012Validator(json.loads((docs / f"siasn-{nama}.schema.json").read_text()))

    assert list(skema.iter_errors(json.loads((CONTOH / f"siasn/{nama}.json").read_text()))) == []


def test_demo_province_goes_in_whole(tmp_path):
    tulis_provinsi(tmp_path / "demo", pegawai=300)

    keluar, laporan = impor(tmp_path / "demo", tmp_path)
    assert (keluar, laporan["ditolak"], laporan["dibaca"]) == (0, [], laporan["baru"])
    _, laporan = impor(tmp_path / "demo", tmp_path)
    assert (laporan["baru"], laporan["berubah"]) == (0, 0)
