from decimal import Decimal as D
from itertools import product

import pytest

from seleksi.rules.komponen import (
    KOMPONEN_BAKU,
    NilaiTidakSah,
    Rentang,
    baca_nilai,
    periksa_bobot,
    periksa_catatan,
    periksa_nilai,
)

BAKU = {k.kode: k.bobot for k in KOMPONEN_BAKU}


def _kode(bobot):
    return [(m.kode, m.tentang) for m in periksa_bobot(bobot)]


def test_only_the_prefilled_weights_are_within_all_ranges():
    rentang = [range(int(k.rentang.minimum), int(k.rentang.maksimum) + 1) for k in KOMPONEN_BAKU]
    sah = [b for b in product(*rentang) if not periksa_bobot(dict(zip(BAKU, map(D, b), strict=True)))]

    assert sah == [(20, 25, 35, 20)]


@pytest.mark.parametrize(
    ("ubah", "masalah"),
    [
        ({}, []),
        ({"makalah": D("19.99")}, [("jumlah_bobot", "")]),
        ({"makalah": D("20.01")}, [("bobot_di_luar_rentang", "makalah"), ("jumlah_bobot", "")]),
        ({"makalah": D("14.99")}, [("bobot_di_luar_rentang", "makalah"), ("jumlah_bobot", "")]),
        ({"makalah": D(15)}, [("jumlah_bobot", "")]),
        ({"makalah": D(0)}, [("bobot_tidak_positif", "makalah"), ("jumlah_bobot", "")]),
        ({"lain": D(1)}, [("komponen_tidak_dikenal", "lain"), ("jumlah_bobot", "")]),
    ],
)
def test_weights_are_in_range_and_sum_to_one_hundred(ubah, masalah):
    assert _kode({**BAKU, **ubah}) == masalah


def test_an_agency_may_name_a_fifth_component():
    rentang = {"a": Rentang(D(10), D(60)), "b": Rentang(D(10), D(60))}

    assert periksa_bobot({"a": D(60), "b": D(40)}, rentang=rentang) == ()


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("82,5", "82.5"), ("82.5", "82.5"), (" 100 ", "100"), ("0", "0"), ("-0", "0"), ("99,99", "99.99"), ("07", "7")],
)
def test_baca_nilai_takes_comma_and_point(teks, nilai):
    assert baca_nilai(teks) == D(nilai)


@pytest.mark.parametrize(
    ("teks", "kode", "kalimat"),
    [
        ("", "nilai_kosong", "Nilai belum diisi."),
        ("780", "nilai_di_luar_batas", "Nilai harus antara 0 dan 100. Apakah maksud Anda 78,0?"),
        ("8250", "nilai_di_luar_batas", "Nilai harus antara 0 dan 100. Apakah maksud Anda 82,50?"),
        ("1000", "nilai_di_luar_batas", "Nilai harus antara 0 dan 100. Apakah maksud Anda 100,0?"),
        ("10001", "nilai_di_luar_batas", "Nilai harus antara 0 dan 100."),
        ("100,01", "nilai_di_luar_batas", "Nilai harus antara 0 dan 100."),
        ("-1", "nilai_di_luar_batas", "Nilai harus antara 0 dan 100."),
        ("82,555", "nilai_terlalu_rinci", "Paling banyak dua angka di belakang koma."),
        ("delapan", "nilai_tidak_terbaca", "Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5."),
        ("1.000,5", "nilai_tidak_terbaca", "Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5."),
        ("1e1", "nilai_tidak_terbaca", "Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5."),
        ("NaN", "nilai_tidak_terbaca", "Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5."),
    ],
)
def test_baca_nilai_says_what_is_wrong(teks, kode, kalimat):
    with pytest.raises(NilaiTidakSah) as salah:
        baca_nilai(teks)

    assert (salah.value.masalah.kode, salah.value.masalah.kalimat) == (kode, kalimat)


@pytest.mark.parametrize(
    ("nilai", "kode"), [("100", None), ("0.01", None), ("0.001", "nilai_terlalu_rinci"), ("NaN", "nilai_tidak_terbaca")]
)
def test_periksa_nilai_judges_the_number_itself(nilai, kode):
    masalah = periksa_nilai(D(nilai))

    assert (masalah and masalah.kode) == kode


@pytest.mark.parametrize(
    ("nilai", "catatan", "kode"),
    [
        ("59.99", "", "catatan_wajib"),
        ("59.99", " \n", "catatan_wajib"),
        ("59.99", "lemah", None),
        ("60", "", None),
        ("95", "", None),
        ("95.01", "", "catatan_wajib"),
    ],
)
def test_a_note_is_required_outside_60_to_95(nilai, catatan, kode):
    masalah = periksa_catatan(D(nilai), catatan)

    assert (masalah and masalah.kode) == kode
