import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.siasn import kode
from talent.siasn.nilai import ALASAN, Salah, bulat, desimal, tanggal, teks
from talent.siasn.periksa import SKEMA, periksa
from talent.siasn.pohon import dalam_lingkaran, puncak

SKALAR = st.none() | st.booleans() | st.integers() | st.decimals() | st.text() | st.sampled_from(["01-01-2020", "1"])
JSON = st.recursive(SKALAR, lambda anak: st.lists(anak, max_size=3) | st.dictionaries(st.text(), anak, max_size=3))


@given(nama=st.sampled_from(sorted(SKEMA)), data=st.data())
def test_no_value_in_any_field_raises(nama, data):
    skema = SKEMA[nama]
    mentah = data.draw(st.fixed_dictionaries({k.nama: JSON for k in skema.kolom} | {skema.id: JSON}) | JSON)

    baris = periksa(skema, 1, mentah)

    assert {t.kode for t in baris.tolakan} <= ALASAN.keys()
    json.dumps([t.nilai for t in baris.tolakan], ensure_ascii=False).encode()


@pytest.mark.parametrize("mentah", ["", None, "01-01-0001", "  "])
def test_empty_dates(mentah):
    assert tanggal(mentah) is None


@pytest.mark.parametrize(
    "mentah", ["31-02-1985", "1985-02-01", "1-2-1985", "32-01-2020", "01-01-0002", "x", "01/01/2020"]
)
def test_dates_that_are_none(mentah):
    with pytest.raises(Salah) as salah:
        tanggal(mentah)
    assert salah.value.kode == "tanggal_tidak_sah"


def test_dates_and_numbers_as_siasn_writes_them():
    assert tanggal(" 29-02-2024 ") == date(2024, 2, 29)
    assert (bulat(0, 100)("18"), bulat(0, 100)(18), bulat(0, 100)("")) == (18, 18, None)
    assert (desimal(0, 100)("84.5"), desimal(0, 100)(Decimal("100.00"))) == (Decimal("84.5"), Decimal("100.00"))


@pytest.mark.parametrize(
    ("baca", "mentah", "salah"),
    [
        (bulat(0, 100), "dua puluh", "angka_tidak_sah"),
        (bulat(0, 100), "1.5", "angka_tidak_sah"),
        (bulat(0, 100), Decimal("1E+999999"), "angka_tidak_sah"),
        (bulat(0, 100), 101, "di_luar_rentang"),
        (desimal(0, 100), "140", "di_luar_rentang"),
        (desimal(0, 100), "84,5", "angka_tidak_sah"),
        (desimal(0, 100), "84.555", "angka_tidak_sah"),
        (teks(3), "abcd", "terlalu_panjang"),
        (teks(3), {}, "jenis_tidak_sah"),
        (teks(3), True, "jenis_tidak_sah"),
        (teks(3), "a\0", "karakter_tidak_sah"),
        (teks(3), "\ud800", "karakter_tidak_sah"),
    ],
)
def test_values_that_cannot_be_taken(baca, mentah, salah):
    with pytest.raises(Salah) as kena:
        baca(mentah)
    assert kena.value.kode == salah


@pytest.mark.parametrize(
    ("tulisan", "arti"), [("DIATAS ESPEKTASI", "di_atas"), ("Sesuai Ekspektasi", "sesuai"), ("3", "di_bawah")]
)
def test_expectations_in_every_spelling(tulisan, arti):
    assert kode.dari(kode.EKSPEKTASI, tulisan) == arti


@pytest.mark.parametrize(
    ("nama", "jenjang", "jenis"),
    [
        ("Auditor Ahli Madya", "ahli_madya", "fungsional_keahlian"),
        ("Pranata Komputer Mahir", "mahir", "fungsional_keterampilan"),
        ("Arsiparis Pelaksana Lanjutan", "mahir", "fungsional_keterampilan"),
        ("Guru", None, "fungsional_keahlian"),
    ],
)
def test_jenjang_is_in_the_name(nama, jenjang, jenis):
    assert (kode.jenjang(nama), kode.jenis_fungsional(nama)) == (jenjang, jenis)


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Dinas Kesehatan", "dinas"),
        ("Cabang Dinas Pendidikan Wilayah I", "cabang_dinas"),
        ("SEKRETARIAT DPRD", "sekretariat_dprd"),
        ("Sekretariat Dinas", "sekretariat"),
        ("Sub Bagian Umum", "subbagian"),
        ("Kelompok Jabatan", "lainnya"),
    ],
)
def test_unit_kind_is_in_the_name(nama, jenis):
    assert kode.jenis_unit(nama) == jenis


def test_trees():
    induk = {"a": "", "b": "a", "c": "b", "x": "y", "y": "x", "z": "y", "s": "s"}

    assert (dalam_lingkaran(induk), puncak(induk, "c"), puncak(induk, "a")) == ({"x", "y", "s"}, "a", "a")
