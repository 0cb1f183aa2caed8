from dataclasses import replace
from datetime import date

import pytest

from seleksi.rules.kelayakan import periksa
from seleksi.rules.syarat import syarat_bawaan
from talent.profil import HukumanProfil, JabatanProfil, KinerjaProfil, PendidikanProfil, Profil

PADA, PELANTIKAN = date(2026, 1, 15), date(2026, 3, 2)
PRATAMA = syarat_bawaan("jpt_pratama", pada=PADA)


def _jabatan(jenis="administrator", mulai=date(2020, 1, 1), sampai=None, penugasan="definitif", jenjang=""):
    return JabatanProfil("Jabatan", jenis, jenjang, "", "Dinas", penugasan, mulai, sampai)


LAYAK = Profil(
    nip="197603142001031002",
    nama="Yusuf Rahmadi",
    tanggal_lahir=date(1976, 3, 14),
    jenis_kelamin="M",
    status_pegawai="pns",
    kedudukan="Aktif",
    pendidikan=(PendidikanProfil("s1", "Teknik Sipil", "Universitas Mulawarman", 1999),),
    jabatan=(_jabatan(),),
    kinerja=(KinerjaProfil(2024, "baik"), KinerjaProfil(2025, "sangat_baik")),
)


def _alasan(profil, syarat=PRATAMA):
    return periksa(profil, syarat, pada=PADA, pelantikan=PELANTIKAN).alasan


def test_who_meets_all_has_no_reason_and_three_points_for_the_officer():
    kelayakan = periksa(LAYAK, PRATAMA, pada=PADA, pelantikan=PELANTIKAN)

    assert (kelayakan.memenuhi, kelayakan.alasan, kelayakan.data_kurang) == (True, (), ())
    assert [b.kode for b in kelayakan.butir if b.oleh_petugas] == ["pengalaman", "rekam_jejak", "kesehatan"]
    assert kelayakan.langkah[-1].nilai == "diperiksa petugas"
    assert [(b.fakta, b.yang_diperiksa) for b in kelayakan.butir][-1] == (
        "diperiksa sekretariat Pansel: sehat jasmani dan rohani",
        "sehat jasmani dan rohani",
    )


@pytest.mark.parametrize(
    ("lahir", "alasan"),
    [
        (date(1969, 3, 3), ()),  # 57 the day after the inauguration
        (date(1969, 3, 2), ("usia",)),  # 57 on the day
        (date(1969, 3, 1), ("usia",)),
        (None, ("data_kurang",)),
    ],
)
def test_age_is_taken_in_completed_years_on_the_inauguration(lahir, alasan):
    assert _alasan(replace(LAYAK, tanggal_lahir=lahir)) == alasan


@pytest.mark.parametrize(
    ("lahir", "jabatan", "alasan"),
    [
        (date(1967, 3, 3), _jabatan("jpt_pratama"), ()),
        (date(1967, 3, 2), _jabatan("jpt_pratama"), ("usia",)),
        (date(1967, 3, 3), _jabatan("jpt_pratama", penugasan="plt"), ("usia",)),
        (date(1967, 3, 3), _jabatan("jpt_pratama", sampai=PADA), ("usia",)),
    ],
)
def test_a_sitting_jpt_pratama_may_be_58(lahir, jabatan, alasan):
    profil = replace(LAYAK, tanggal_lahir=lahir, jabatan=(_jabatan(mulai=date(2010, 1, 1)), jabatan))

    assert _alasan(profil) == alasan


@pytest.mark.parametrize(("lahir", "alasan"), [(date(1968, 3, 3), ()), (date(1968, 3, 2), ("usia",))])
def test_an_administrator_post_asks_for_less_than_its_bup(lahir, alasan):
    syarat = syarat_bawaan("administrator", pada=PADA)
    profil = replace(LAYAK, tanggal_lahir=lahir, jabatan=(_jabatan("pengawas"),))

    assert _alasan(profil, syarat) == alasan


def _pendidikan(*tingkat):
    return tuple(PendidikanProfil(t, "x", "y", None) for t in tingkat)


@pytest.mark.parametrize(
    ("tingkat", "alasan"),
    [
        (("d3",), ("pendidikan",)),
        (("d4",), ()),
        (("s1",), ()),
        (("slta", "s3"), ()),
        ((), ("data_kurang",)),
        (("d3", ""), ("data_kurang",)),
        (("", "s1"), ()),
    ],
)
def test_education_is_a_bachelor_or_d4(tingkat, alasan):
    assert _alasan(replace(LAYAK, pendidikan=_pendidikan(*tingkat))) == alasan


@pytest.mark.parametrize(
    ("jabatan", "alasan"),
    [
        ([_jabatan(mulai=date(2024, 1, 16))], ("jabatan",)),
        ([_jabatan(mulai=date(2024, 1, 15))], ()),
        ([_jabatan(mulai=date(2024, 1, 14))], ()),
        ([_jabatan(mulai=date(2017, 3, 1), sampai=date(2019, 3, 1))], ()),
        ([_jabatan(mulai=date(2017, 3, 1), sampai=date(2019, 2, 28))], ("jabatan",)),
        ([_jabatan(mulai=date(2015, 1, 1), sampai=date(2016, 1, 1)), _jabatan(mulai=date(2025, 1, 15))], ()),
        ([_jabatan(mulai=date(2015, 1, 1), sampai=date(2016, 1, 1)), _jabatan(mulai=date(2025, 1, 16))], ("jabatan",)),
        ([_jabatan(mulai=date(2024, 7, 1)), _jabatan("jpt_pratama", mulai=date(2024, 7, 1))], ("jabatan",)),
        ([_jabatan(penugasan="plt")], ("jabatan",)),
        ([_jabatan(penugasan="plh")], ("jabatan",)),
        ([_jabatan(penugasan="pj")], ("jabatan",)),
        ([_jabatan("pengawas")], ("jabatan",)),
        ([_jabatan("fungsional_keahlian", jenjang="ahli_madya")], ()),
        ([_jabatan("fungsional_keahlian", jenjang="ahli_muda")], ("jabatan",)),
        ([_jabatan("fungsional_keahlian", jenjang="ahli_utama")], ()),
        ([_jabatan("fungsional_keahlian")], ("data_kurang",)),
        ([_jabatan("")], ("data_kurang",)),
        ([_jabatan(penugasan="")], ("data_kurang",)),
        ([_jabatan(mulai=date(2027, 1, 1))], ("jabatan",)),
        ([], ("data_kurang",)),
    ],
)
def test_two_years_in_a_definitive_post_of_the_level_are_needed(jabatan, alasan):
    assert _alasan(replace(LAYAK, jabatan=tuple(jabatan))) == alasan


@pytest.mark.parametrize(
    ("jabatan", "alasan"),
    [
        (_jabatan("pengawas", mulai=date(2023, 1, 15)), ()),
        (_jabatan("pengawas", mulai=date(2023, 1, 16)), ("jabatan",)),
        (_jabatan("fungsional_keahlian", jenjang="ahli_muda"), ()),
        (_jabatan("pelaksana"), ("jabatan",)),
    ],
)
def test_an_administrator_post_asks_for_three_years_as_pengawas(jabatan, alasan):
    assert _alasan(replace(LAYAK, jabatan=(jabatan,)), syarat_bawaan("administrator", pada=PADA)) == alasan


@pytest.mark.parametrize(
    ("kinerja", "alasan"),
    [
        ({2024: "baik", 2025: "baik"}, ()),
        ({2024: "butuh_perbaikan", 2025: "baik"}, ("kinerja",)),
        ({2023: "kurang", 2024: "baik", 2025: "baik"}, ()),
        ({2025: "baik"}, ("data_kurang",)),
        ({2024: "", 2025: "baik"}, ("data_kurang",)),
        ({2025: "kurang"}, ("kinerja",)),
        ({}, ("data_kurang",)),
    ],
)
def test_the_last_two_full_years_are_at_least_good(kinerja, alasan):
    profil = replace(LAYAK, kinerja=tuple(KinerjaProfil(t, p) for t, p in kinerja.items()))

    assert _alasan(profil) == alasan


@pytest.mark.parametrize(
    ("hukuman", "alasan"),
    [
        (("sedang", date(2024, 1, 15), None, None), ("hukuman_disiplin",)),
        (("sedang", date(2024, 1, 14), None, None), ()),
        (("berat", date(2026, 1, 15), None, None), ("hukuman_disiplin",)),
        (("berat", date(2026, 1, 16), None, None), ()),
        (("ringan", date(2025, 6, 1), None, None), ()),
        (("", date(2025, 6, 1), None, None), ("data_kurang",)),
        (("sedang", date(2025, 6, 1), date(2025, 12, 1), date(2025, 9, 15)), ()),
        (("sedang", date(2025, 6, 1), date(2025, 12, 1), date(2026, 1, 16)), ("hukuman_disiplin",)),
        (("berat", date(2023, 1, 1), date(2026, 1, 15), None), ("hukuman_disiplin",)),
        (("berat", date(2023, 1, 1), date(2026, 1, 14), None), ()),
    ],
)
def test_a_sanction_counts_two_years_back_or_while_it_runs(hukuman, alasan):
    tingkat, mulai, akhir, dibatalkan = hukuman

    assert _alasan(replace(LAYAK, hukuman=(HukumanProfil(tingkat, "x", mulai, akhir, dibatalkan),))) == alasan


@pytest.mark.parametrize(
    ("status", "kedudukan", "alasan"),
    [
        ("pns", " AKTIF ", ()),
        ("pppk", "Aktif", ("status_kepegawaian",)),
        ("cpns", "Aktif", ("status_kepegawaian",)),
        ("pns", "CLTN", ("status_kepegawaian",)),
        ("", "Aktif", ("data_kurang",)),
        ("pns", "", ("data_kurang",)),
        ("pppk", "", ("status_kepegawaian",)),
    ],
)
def test_only_active_pns_may_take_the_post(status, kedudukan, alasan):
    assert _alasan(replace(LAYAK, status_pegawai=status, kedudukan=kedudukan)) == alasan


def test_reasons_are_listed_in_order_with_missing_data_once_and_last():
    kosong = replace(LAYAK, tanggal_lahir=None, pendidikan=_pendidikan("d3"), kinerja=(), status_pegawai="pppk")

    kelayakan = periksa(kosong, PRATAMA, pada=PADA, pelantikan=PELANTIKAN)

    assert kelayakan.alasan == ("pendidikan", "status_kepegawaian", "data_kurang")
    assert kelayakan.data_kurang == ("usia", "kinerja")


def test_the_table_knows_every_kind_and_no_day_before_its_law():
    jenis = ("jpt_utama", "jpt_madya", "jpt_pratama", "administrator")
    tabel = {j: syarat_bawaan(j, pada=date(2017, 4, 7)) for j in jenis}

    assert {j: (s.tahun_jabatan, s.tahun_pengalaman, s.usia_maksimum) for j, s in tabel.items()} == {
        "jpt_utama": (2, 10, 58),
        "jpt_madya": (2, 7, 58),
        "jpt_pratama": (2, 5, 56),
        "administrator": (3, 3, None),
    }
    with pytest.raises(LookupError):
        syarat_bawaan("jpt_pratama", pada=date(2017, 4, 6))
    with pytest.raises(LookupError):
        syarat_bawaan("pelaksana", pada=PADA)
