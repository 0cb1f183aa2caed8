from dataclasses import replace
from fractions import Fraction as F

import pytest

from seleksi.rules.pansel import (
    AnggotaPansel,
    KetentuanPansel,
    maksimal_internal,
    periksa_pansel,
    periksa_penilai,
    periksa_peran_lain,
)
from talent.enums import JenisPeran

KETENTUAN = KetentuanPansel()


def _panel(jumlah, internal=0):
    peran = ["ketua", "sekretaris", *["anggota"] * jumlah]
    return [
        AnggotaPansel(str(n), f"Anggota {n}", peran[n], n < internal, pemerintah=False, nonpartai=True)
        for n in range(jumlah)
    ]


def _kode(anggota, jenis="jpt_pratama"):
    return [m.kode for m in periksa_pansel(anggota, jenis_lowongan=jenis, ketentuan=KETENTUAN).masalah]


@pytest.mark.parametrize(
    ("jumlah", "kode"),
    [
        (3, ["jumlah_anggota"]),
        (4, ["jumlah_anggota", "jumlah_genap"]),
        (5, []),
        (6, ["jumlah_genap"]),
        (7, []),
        (9, []),
        (10, ["jumlah_anggota", "jumlah_genap"]),
        (11, ["jumlah_anggota"]),
    ],
)
def test_a_panel_is_odd_and_five_to_nine(jumlah, kode):
    assert _kode(_panel(jumlah)) == kode


@pytest.mark.parametrize(("jumlah", "batas"), [(5, 2), (7, 3), (9, 4), (20, 9), (0, 0)])
def test_maksimal_internal_is_never_rounded_up(jumlah, batas):
    assert maksimal_internal(jumlah) == batas


@pytest.mark.parametrize("jumlah", [5, 7, 9])
def test_internal_members_are_at_most_45_percent(jumlah):
    batas = maksimal_internal(jumlah)

    assert _kode(_panel(jumlah, internal=batas)) == []
    assert _kode(_panel(jumlah, internal=batas + 1)) == ["internal_terlalu_banyak"]


def test_exactly_45_percent_is_allowed():
    ketentuan = replace(KETENTUAN, maksimal_anggota=21, wajib_ganjil=False, internal_maksimum=F(45))

    assert periksa_pansel(_panel(20, internal=9), jenis_lowongan="jpt_pratama", ketentuan=ketentuan).sah


@pytest.mark.parametrize(
    ("peran", "kode"),
    [
        ("anggota", ["jumlah_ketua"]),
        ("sekretaris", ["jumlah_ketua", "jumlah_sekretaris"]),
    ],
)
def test_a_panel_has_one_chair_and_one_secretary(peran, kode):
    anggota = _panel(5)
    anggota[0] = replace(anggota[0], peran=peran)

    assert _kode(anggota) == kode


@pytest.mark.parametrize(
    ("jenis", "jenjang", "lowongan", "kode"),
    [
        ("administrator", "", "jpt_pratama", ["jabatan_lebih_rendah"]),
        ("jpt_pratama", "", "jpt_pratama", []),
        ("jpt_madya", "", "jpt_pratama", []),
        ("fungsional_keahlian", "ahli_utama", "jpt_pratama", []),
        ("fungsional_keahlian", "ahli_madya", "jpt_pratama", ["jabatan_lebih_rendah"]),
        ("fungsional_keahlian", "ahli_madya", "administrator", []),
        ("pengawas", "", "administrator", ["jabatan_lebih_rendah"]),
        ("pelaksana", "", "administrator", ["jabatan_lebih_rendah"]),
        ("", "", "jpt_pratama", ["jabatan_anggota_belum_ada"]),
    ],
)
def test_officials_are_at_least_at_the_level_of_the_post(jenis, jenjang, lowongan, kode):
    anggota = _panel(5)
    anggota[2] = replace(anggota[2], pemerintah=True, jenis_jabatan=jenis, jenjang=jenjang)

    assert _kode(anggota, lowongan) == kode


def test_each_member_states_not_to_be_in_a_party_and_sits_once():
    anggota = _panel(5)
    anggota[3] = replace(anggota[3], nonpartai=False)
    anggota[4] = replace(anggota[4], kunci=" 2 ")

    masalah = periksa_pansel(anggota, jenis_lowongan="jpt_pratama", ketentuan=KETENTUAN).masalah

    assert [(m.kode, m.tentang) for m in masalah] == [("pernyataan_nonpartai", "3"), ("anggota_ganda", "2")]


@pytest.mark.parametrize(("mundur", "kode"), [((), None), (("A", "B"), None), (("A", "B", "C"), "penilai_kurang")])
def test_enough_members_are_left_for_each_candidate(mundur, kode):
    masalah = periksa_penilai("ABCDE", frozenset(mundur), ketentuan=KETENTUAN)

    assert (masalah and masalah.kode) == kode


@pytest.mark.parametrize("jenis", JenisPeran)
def test_the_roles_that_keep_off_the_panel_are_those_that_choose_oversee_or_run(jenis):
    kode = [m.kode for m in periksa_peran_lain([("Andi", jenis)])]

    assert kode == (["berperan_lain"] if jenis in {"ppk", "auditor", "sekretariat_pansel"} else [])


def test_every_role_in_the_way_is_named():
    masalah = list(periksa_peran_lain([("Andi", JenisPeran.PPK), ("Budi", JenisPeran.AUDITOR)]))

    akhir = "di sini; yang memilih, mengawasi, atau mengurus seleksi tidak duduk dalam Pansel."
    assert [m.kalimat for m in masalah] == [
        f"Andi berperan {JenisPeran.PPK.label} {akhir}",
        f"Budi berperan {JenisPeran.AUDITOR.label} {akhir}",
    ]
