"""Files as they come from hands and half-broken tools: an answer to each, never a traceback, never half a row."""

import json

import pytest
from django.core.management import call_command

from talent.models import ImporSIASN, Instansi, Pegawai, UnitKerja
from tests.talent.berkas_siasn import NAMA, UNIT, impor, kode, orang, tulis

pytestmark = pytest.mark.django_db
DUA = {**UNIT, "Id": "U2"}
GALAT = {"Error": True, "Message": "Data tidak ditemukan"}
NIP_LAIN = "١٩٧٦٠٣١٤٢٠٠٠٠٣١٠٠١"


def amplop(*data, code=1):
    return {"code": code, "data": list(data)}


@pytest.mark.parametrize(
    ("isi", "dibaca"),
    [
        ("[]", 0),
        ("\ufeff[]", 0),
        ('{"code": 1, "data": []}', 0),
        ('{"code": 1, "data": null}', 0),
        ('{"data": null, "code": "1"}[]', 0),
        ([amplop(UNIT), amplop(DUA)], 2),
        (json.dumps(amplop(UNIT)) + json.dumps(amplop(DUA, code="1")), 2),
        ("\ufeff" + json.dumps(amplop(UNIT)) + "\r\n\r\n" + json.dumps([amplop(DUA)]), 2),
        (json.dumps([UNIT]) + json.dumps([DUA]), 2),
        ([amplop([UNIT, DUA])], 1),
        ([[UNIT, DUA]], 1),
    ],
)
def test_shapes_of_files(tmp_path, isi, dibaca):
    keluar, laporan = impor(tulis(tmp_path / "a", ref_unor=isi), tmp_path)

    assert laporan["dibaca"] == dibaca == laporan["baru"] + len(laporan["ditolak"])
    assert keluar == bool(laporan["ditolak"])


@pytest.mark.parametrize("isi", [GALAT, [GALAT], [GALAT, amplop(UNIT)], json.dumps(GALAT) + json.dumps(amplop(UNIT))])
def test_an_error_of_the_service_is_a_refused_row(tmp_path, isi):
    keluar, laporan = impor(tulis(tmp_path / "a", ref_unor=isi), tmp_path)

    assert keluar == 1
    assert ("ref-unor.json", 1, "Id", "id_kosong") in kode(laporan)
    assert laporan["dibaca"] == 1 + laporan["baru"]


@pytest.mark.parametrize(
    "isi",
    [
        "NaN",
        "[NaN]",
        '[{"Id": Infinity}]',
        "[-Infinity]",
        "\xff\xfe[]",
        "<html>",
        "[] x",
        "[" * 9000,
        '[{"jumlahJam": ' + "9" * 6000 + "}]",
    ],
)
def test_what_is_not_json_writes_nothing(tmp_path, isi):
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)])
    (folder / "rw-diklat.json").write_bytes(isi.encode("latin-1"))

    keluar, laporan = impor(folder, tmp_path)

    assert (keluar, list(laporan), len(laporan["kesalahan"])) == (2, ["kesalahan"], 1)
    assert (Instansi.objects.count(), UnitKerja.objects.count(), ImporSIASN.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "berkas kosong"),
        (b'[{"id": "a"', "isinya terpotong sebelum selesai"),
        (b"[nihil]", "ada tanda yang bukan bagian dari JSON"),
        (b'[{"nama": "\xff"}]', "isinya bukan teks UTF-8"),
        (b'[{"id": "a"}}', "susunan JSON-nya salah"),
        (b'[{"jumlahJam": ' + b"9" * 6000 + b"}]", "ada angka yang terlalu panjang"),
    ],
)
def test_why_a_file_is_not_json_is_said_in_indonesian(tmp_path, isi, sebab):
    folder = tulis(tmp_path / "a", ref_unor=[UNIT])
    (folder / "rw-diklat.json").write_bytes(isi)

    _, laporan = impor(folder, tmp_path)

    kalimat = f"rw-diklat.json bukan JSON yang utuh ({sebab}). Ambil ulang berkas itu dari SIASN."
    assert laporan == {"kesalahan": [kalimat]}


@pytest.mark.parametrize(
    "isi",
    ["", "UTF-16", "[[[[1]]]]", "7", "null", "true", '"teks"', "[null]", "[1e99999999999]", '{"data": {"data": 1}}'],
)
def test_records_that_are_none(tmp_path, isi):
    teks = json.dumps([UNIT]).encode("utf-16") if isi == "UTF-16" else isi.encode()
    folder = tulis(tmp_path / "a", ref_unor=[UNIT])
    (folder / "ref-unor.json").write_bytes(teks)

    keluar, laporan = impor(folder, tmp_path)

    assert keluar == (2 if isi in {"", "UTF-16"} else 1)
    assert list(laporan) == ["kesalahan"] or (laporan["dibaca"], laporan["baru"]) == (1, 0)


@pytest.mark.parametrize(
    ("kolom", "nilai", "salah"),
    [
        ("nipBaru", NIP_LAIN, "nip_tidak_sah"),
        ("nipBaru", "1976031420000310\uff101", "nip_tidak_sah"),
        ("nipBaru", [], "jenis_tidak_sah"),
        ("tglLahir", "١٤-٠٣-١٩٧٦", "tanggal_tidak_sah"),
        ("id", "x" * 43, "terlalu_panjang"),
        ("id", {}, "jenis_tidak_sah"),
        ("id", "  ", "id_kosong"),
    ],
)
def test_values_of_a_person_that_cannot_be(tmp_path, kolom, nilai, salah):
    keluar, laporan = impor(tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1, **{kolom: nilai})]), tmp_path)

    assert (keluar, [(k, x) for _, _, k, x in kode(laporan)], Pegawai.objects.count()) == (1, [(kolom, salah)], 0)


@pytest.mark.parametrize(
    ("jpm", "salah"),
    [
        (" 84.25 ", None),
        ("84,25", "angka_tidak_sah"),
        ("٨٤", "angka_tidak_sah"),
        ("NaN", "angka_tidak_sah"),
        ("Infinity", "angka_tidak_sah"),
        ("1e1", "angka_tidak_sah"),
        (True, "jenis_tidak_sah"),
        ("100.01", "di_luar_rentang"),
        (-1, "di_luar_rentang"),
    ],
)
def test_numbers(tmp_path, jpm, salah):
    ac = {"id": "k", "nipBaru": " 197603142001031001 ", "instrumen": "AC", "tanggal": "01-02-2025", "jpm": jpm}
    folder = tulis(tmp_path / "a", ref_unor=[UNIT], data_utama=[orang(1)], kompetensi=[ac])

    assert kode(impor(folder, tmp_path)[1]) == ([("kompetensi.json", 1, "jpm", salah)] if salah else [])


def test_an_id_twice_in_any_spelling(tmp_path):
    baris = [{**UNIT, "Id": 7}, {**UNIT, "Id": " 7 "}, {**UNIT, "Id": "x" * 42}]
    _, laporan = impor(tulis(tmp_path / "a", ref_unor=[amplop(baris[0]), amplop(*baris[1:])]), tmp_path)

    assert (kode(laporan), laporan["baru"]) == ([("ref-unor.json", 2, "Id", "id_ganda")], 2)


@pytest.mark.parametrize(
    ("folder", "opsi"),
    [
        ("x" * 300, {}),
        ("\udcff", {}),
        ("", {"instansi": "\udcff"}),
        ("", {"nama": "Provinsi \udcff"}),
        ("", {"instansi": "69 00"}),
    ],
)
def test_arguments_that_cannot_be(tmp_path, folder, opsi):
    tulis(tmp_path / "a", ref_unor=[UNIT])

    keluar, laporan = impor(tmp_path / "a" / folder, tmp_path, **opsi)

    assert (keluar, len(laporan["kesalahan"]), Instansi.objects.count()) == (2, 1, 0)


def test_a_report_that_no_longer_fits_on_the_disk_takes_nothing_back(tmp_path, capsys):
    folder = tulis(tmp_path / "a", ref_unor=[UNIT])

    call_command("impor_siasn", str(folder), "--instansi=6900", f"--nama={NAMA}", "--laporan=/dev/full")

    keluaran = capsys.readouterr()
    assert "Laporan tidak dapat disimpan di /dev/full" in keluaran.err
    assert ("1 baru" in keluaran.out, UnitKerja.objects.count()) == (True, 1)
