import copy
import json
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seleksi.rules.berkas import BATAS_BITA, baca, ke_berkas, verifikasi
from seleksi.rules.peringkat import Ketentuan, Pelamar, PutusanSeri

DASAR = {
    "versi": 1,
    "jumlah_nama": 3,
    "minimal_pelamar": 2,
    "bobot": {"a": "60", "b": 40},
    "penentu_seri": ["a"],
    "anggota": ["A1", "A2", "A3"],
    "pelamar": [
        {"nomor": "1", "nilai": {"a": {"A1": "80", "A2": 70.5, "A3": 90}, "b": "80"}},
        {"nomor": "2", "nilai": {"a": {"A1": "60", "A3": "60"}, "b": {"A1": 50, "A3": 50}}, "mundur": ["A2"]},
    ],
}


def _jalur(isi):
    teks = isi if isinstance(isi, str) else json.dumps(isi)
    kode, keluaran = verifikasi(teks.encode())
    assert (kode, list(keluaran)) == (2, ["kesalahan"])
    return [k["jalur"] for k in keluaran["kesalahan"]]


def _ubah(*kunci, nilai):
    isi = copy.deepcopy(DASAR)
    wadah = isi
    for k in kunci[:-1]:
        wadah = wadah[k]
    wadah[kunci[-1]] = nilai
    return isi


def test_the_base_file_is_complete():
    assert verifikasi(json.dumps(DASAR).encode())[0] == 0


@pytest.mark.parametrize("kunci", list(DASAR))
def test_every_root_key_is_required(kunci):
    assert kunci in _jalur({k: v for k, v in DASAR.items() if k != kunci})


@pytest.mark.parametrize("nilai", [2, 0, "1", True, None, 1.0, [], {}])
def test_only_version_one_is_known(nilai):
    assert _jalur(_ubah("versi", nilai=nilai)) == ["versi"]


@pytest.mark.parametrize("kunci", ["jumlah_nama", "minimal_pelamar"])
@pytest.mark.parametrize("nilai", [0, -1, 1.5, "3", True, None, [3], 10**30])
def test_counts_are_positive_integers(kunci, nilai):
    assert _jalur(_ubah(kunci, nilai=nilai)) == [kunci]


SALAH = [
    (("bobot",), [], ["bobot"]),
    (("bobot",), {}, ["bobot"]),
    (("bobot", "a"), "0", ["bobot.a"]),
    (("bobot", "a"), "-60", ["bobot.a"]),
    (("bobot", "a"), "60.000000000000000001", ["bobot"]),
    (("bobot", "a"), None, ["bobot.a"]),
    (("bobot", "a"), True, ["bobot.a"]),
    (("penentu_seri",), None, ["penentu_seri"]),
    (("penentu_seri",), ["c"], ["penentu_seri[0]"]),
    (("penentu_seri",), ["a", "a"], ["penentu_seri[1]"]),
    (("penentu_seri",), [1], ["penentu_seri[0]"]),
    (("anggota",), [], ["anggota"]),
    (("anggota",), "A1", ["anggota"]),
    (("anggota",), ["A1", "A2", "A3", "A1"], ["anggota[3]"]),
    (("anggota",), ["A1", "A2", "A3", ""], ["anggota[3]"]),
    (("anggota",), ["A1", "A2", "A3", None], ["anggota[3]"]),
    (("pelamar",), {}, ["pelamar"]),
    (("pelamar", 0), None, ["pelamar[0]"]),
    (("pelamar", 0, "nomor"), 1, ["pelamar[0].nomor"]),
    (("pelamar", 0, "nomor"), " ", ["pelamar[0].nomor"]),
    (("pelamar", 1, "nomor"), "1", ["pelamar[1].nomor"]),
    (("pelamar", 0, "umur"), 50, ["pelamar[0].umur"]),
    (("pelamar", 0, "nilai"), None, ["pelamar[0].nilai"]),
    (("pelamar", 0, "nilai", "c"), "80", ["pelamar[0].nilai.c"]),
    (("pelamar", 0, "nilai", "b"), "100.01", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "-0.01", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "80,5", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), " 80", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "0x10", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "1/2", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "8_0", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "٨٠", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "1e999999999", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "1e-999999999", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "1e999", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "9" * 5000, ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), "NaN", ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), False, ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "b"), [80], ["pelamar[0].nilai.b"]),
    (("pelamar", 0, "nilai", "a", "A2"), {}, ["pelamar[0].nilai.a.A2"]),
    (("pelamar", 0, "nilai", "a", "A9"), None, ["pelamar[0].nilai.a.A9"]),
    (("pelamar", 1, "nilai", "a", "A2"), 80, ["pelamar[1].nilai.a.A2"]),
    (("pelamar", 1, "mundur"), ["A9"], ["pelamar[1].mundur[0]"]),
    (("pelamar", 1, "mundur"), ["A2", "A2"], ["pelamar[1].mundur[1]"]),
    (("pelamar", 1, "mundur"), None, ["pelamar[1].mundur"]),
    (("pelamar", 1, "mundur"), "A2", ["pelamar[1].mundur"]),
    (("putusan_seri",), None, ["putusan_seri"]),
    (("putusan_seri",), [{"urutan": ["1", "2"]}], ["putusan_seri[0].berita_acara"]),
    (("putusan_seri",), [{"urutan": ["1"], "berita_acara": "x"}], ["putusan_seri[0].urutan"]),
    (("putusan_seri",), [{"urutan": [["1"], "2"], "berita_acara": "x"}], ["putusan_seri[0].urutan"]),
    (("putusan_seri",), [{"urutan": ["1", "9"], "berita_acara": "x"}], ["putusan_seri[0].urutan"]),
    (("putusan_seri",), [{"urutan": ["1", "2"], "berita_acara": "x"}], ["putusan_seri[0].urutan"]),
    (("lain",), 1, ["lain"]),
]


@pytest.mark.parametrize(("kunci", "nilai", "jalur"), SALAH)
def test_each_wrong_value_is_named_by_its_path(kunci, nilai, jalur):
    assert _jalur(_ubah(*kunci, nilai=nilai)) == jalur


BENAR = [
    (("bobot", "b"), "40.000", 0),
    (("penentu_seri",), [], 0),
    (("pelamar", 0, "nilai", "b"), "100", 0),
    (("pelamar", 0, "nilai", "b"), "0", 0),
    (("pelamar", 0, "nilai", "b"), "8e1", 0),
    (("pelamar", 0, "nilai", "b"), None, 1),
    (("pelamar", 1, "nilai", "a", "A2"), None, 0),
    (("pelamar", 1, "mundur"), ["A1", "A2", "A3"], 2),
    (("pelamar",), [], 1),
    (("minimal_pelamar",), 3, 1),
    (("putusan_seri",), [], 0),
]


@pytest.mark.parametrize(("kunci", "nilai", "kode"), BENAR)
def test_what_the_format_allows_gives_its_exit_code(kunci, nilai, kode):
    assert verifikasi(json.dumps(_ubah(*kunci, nilai=nilai)).encode())[0] == kode


def test_errors_are_collected_together():
    isi = _ubah("pelamar", 0, "nilai", "b", nilai="101")
    isi["pelamar"][1]["nilai"]["a"]["A9"] = "80"
    isi["jumlah_nama"] = 0

    assert _jalur(isi) == ["jumlah_nama", "pelamar[0].nilai.b", "pelamar[1].nilai.a.A9"]


@pytest.mark.parametrize(
    ("teks", "jalur"),
    [
        ("", [""]),
        ("[]", [""]),
        ("null", [""]),
        ("{", [""]),
        ("[" * 200_000, [""]),
        ('{"a":' * 200_000, [""]),
        ("\ufeff{}", [""]),
    ],
)
def test_what_is_no_object_is_one_error_of_the_file(teks, jalur):
    assert _jalur(teks) == jalur


def test_bytes_that_are_not_utf8_or_too_many_are_refused():
    assert verifikasi(b"\xff{}")[0] == 2
    assert verifikasi(b" " * (BATAS_BITA + 1))[0] == 2


@pytest.mark.parametrize("angka", ["NaN", "Infinity", "-Infinity", "1e999999999999", "9" * 6000])
def test_a_json_number_gone_wild_is_refused(angka):
    teks = json.dumps(DASAR).replace('"b": "80"', f'"b": {angka}')

    assert _jalur(teks) == ["pelamar[0].nilai.b"]


def test_a_key_written_twice_is_named():
    teks = json.dumps(DASAR).replace('"A1": "80"', '"A1": "10", "A1": "80"')

    assert _jalur(teks) == ["pelamar[0].nilai.a.A1"]


def test_numbers_are_read_exactly_as_written():
    teks = json.dumps(DASAR).replace('"b": "80"', '"b": 80.10000000000000000000001')

    assert baca(teks.encode()).pelamar[0].nilai["b"] == F("80.10000000000000000000001")


def test_a_file_with_more_sheets_than_a_machine_counts_is_refused():
    isi = {**DASAR, "anggota": [str(n) for n in range(2000)], "pelamar": [{"nomor": str(n)} for n in range(2000)]}

    assert _jalur(isi) == ["pelamar"]


def test_a_vote_is_not_judged_while_nobody_can_be_tied():
    isi = _ubah("putusan_seri", nilai=[{"urutan": ["1", "2"], "berita_acara": "x"}])
    isi["minimal_pelamar"] = 3

    assert verifikasi(json.dumps(isi).encode())[0] == 1


def test_keluaran_survives_any_text_a_name_may_hold():
    isi = _ubah("pelamar", 0, "nomor", nilai="\ud800\n”")

    kode, keluaran = verifikasi(json.dumps(isi).encode())

    assert (kode, keluaran["tiga_besar"][0]) == (0, "\ud800\n”")
    assert json.dumps(keluaran).isascii()


SKOR = st.none() | st.decimals(0, 100, places=2).map(F)


@given(st.lists(st.tuples(SKOR, SKOR, SKOR), min_size=1, max_size=5))
def test_ke_berkas_is_read_back_as_it_was(nilai):
    ketentuan = Ketentuan({"a": F("62.5"), "b": F("37.5")}, ["b"], ["A1", "A2", "A3"])
    pelamar = tuple(
        Pelamar(str(i), {"a": {"A1": x, "A2": y}, "b": z}, frozenset({"A3"})) for i, (x, y, z) in enumerate(nilai)
    )
    putusan = (PutusanSeri(("0", "1"), "BA"),) if len(nilai) > 1 else ()

    berkas = baca(json.dumps(ke_berkas(pelamar, ketentuan=ketentuan, putusan=putusan)).encode())

    assert (berkas.pelamar, berkas.ketentuan, berkas.putusan) == (pelamar, ketentuan, putusan)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda a: st.lists(a) | st.dictionaries(st.text(), a),
    ),
    st.sampled_from(list(DASAR)),
)
def test_no_value_anywhere_breaks_the_reader(nilai, kunci):
    kode, keluaran = verifikasi(json.dumps({**DASAR, kunci: nilai}).encode())

    assert (kode == 2) == ("kesalahan" in keluaran)
