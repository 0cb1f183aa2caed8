from datetime import date

import pytest

from talent import rules
from talent.enums import Eselon, JenisJabatan, Jenjang
from talent.rules import (
    Nip,
    NipTidakSah,
    baca_nip,
    bup,
    cocokkan_nip,
    nama_tanpa_gelar,
    tanggal_pensiun,
    urutan_golongan,
)


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("H. Bambang Eko Kurniawan, S.E., M.Ak.", "Bambang Eko Kurniawan"),
        ("Prof. Dr. Retno Wulandari", "Retno Wulandari"),
        ("  siti   aminah ", "siti aminah"),
        ("M. Yusuf", "Yusuf"),
        ("Dr.", "Dr."),
        (", S.E.", ", S.E."),
        ("", ""),
    ],
)
def test_a_name_is_read_without_its_titles(teks, nama):
    assert nama_tanpa_gelar(teks) == nama


def test_nip_of_a_pns():
    assert baca_nip("200012312024121001") == Nip(
        "200012312024121001", date(2000, 12, 31), 2024, date(2024, 12, 1), "M", 1
    )


def test_ni_of_a_pppk_has_a_year_and_no_month():
    nip = baca_nip("199001012024211001")

    assert (nip.pppk, nip.tahun, nip.tmt) == (True, 2024, None)


@pytest.mark.parametrize(
    "teks",
    [
        "19850101201001100",  # 17 digits
        "1985010120100110011",
        "19850101201001100x",
        "١٩٨٥٠١٠١٢٠١٠٠١١٠٠١",  # digits, but not ours
        "198502302010011001",  # 30 February
        "198501012010001001",  # month 00
        "198501012010131001",
        "198501012010201001",
        "198501012010301001",
        "198501012010013001",  # sex 3
        "198501012010010001",
        "198501012010011000",  # serial 000
        "198501012002121001",  # a month before 18
        "199001012007211001",  # PPPK at 17
        "000001012010011001",
    ],
)
def test_nip_impossible_in_itself(teks):
    assert isinstance(baca_nip(teks), NipTidakSah)


@pytest.mark.parametrize("teks", ["198501012003011001", "198501012010121001", "199001012008211001"])
def test_nip_at_the_edge_is_possible(teks):
    assert isinstance(baca_nip(teks), Nip)


def test_nip_against_the_record():
    nip = baca_nip("198606062011011007")

    assert cocokkan_nip(nip, tanggal_lahir=date(1986, 6, 6), jenis_kelamin="M") is None
    assert len(cocokkan_nip(nip, tanggal_lahir=date(1986, 6, 7), jenis_kelamin="F").alasan) == 2


def test_tables_are_complete():
    assert len(rules.GOLONGAN_PNS) == 17
    assert len(rules.GOLONGAN_PPPK) == 17
    assert set(rules.PANGKAT_ESELON) == set(Eselon) - {Eselon.V_A, Eselon.V_B}
    assert set(rules.BUP_JENJANG) == set(Jenjang)
    assert all(urutan_golongan(rendah) <= urutan_golongan(tinggi) for rendah, tinggi in rules.PANGKAT_ESELON.values())


def test_retirement_age_comes_from_the_post_first():
    assert bup(JenisJabatan.FUNGSIONAL_KEAHLIAN, jenjang=Jenjang.AHLI_MADYA, acuan=65) == 65
    assert bup(JenisJabatan.FUNGSIONAL_KEAHLIAN, jenjang=Jenjang.AHLI_MADYA) == 60
    assert bup(JenisJabatan.JPT_PRATAMA) == 60
    assert bup(JenisJabatan.FUNGSIONAL_KEAHLIAN) is None


@pytest.mark.parametrize(
    ("lahir", "pensiun"), [(date(1968, 1, 1), date(2026, 2, 1)), (date(1967, 12, 31), date(2026, 1, 1))]
)
def test_retirement_is_the_first_of_the_next_month(lahir, pensiun):
    assert tanggal_pensiun(lahir, 58) == pensiun
