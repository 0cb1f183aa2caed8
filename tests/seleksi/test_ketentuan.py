"""What the agency may ask of candidates, within the limits of law, and what the check makes of it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from seleksi.models import Ketentuan
from seleksi.rules.ketentuan import isi_bawaan, periksa_ketentuan, syarat_ketentuan
from seleksi.rules.syarat import syarat_bawaan
from seleksi.selectors.pelamar import kelayakan_lowongan
from talent.profil import HukumanProfil, JabatanProfil, KinerjaProfil, PendidikanProfil
from tests.factories_seleksi import panggung, profil_layak

PADA = date(2027, 1, 11)
PRATAMA = isi_bawaan("jpt_pratama", pada=PADA)
SK = "800/12/BKD/2026"
PASAL_107 = "PP 11/2017 jo. PP 17/2020 Pasal 107 huruf c"
BERSAMA_SK = f"{PASAL_107}; ketentuan instansi SK {SK}"
PRAKTIK_USIA = f"{PASAL_107}; 58 tahun bagi pejabat JPT pratama menurut praktik pengumuman seleksi"
SYARAT = (
    "pendidikan_minimum",
    "tahun_menjabat",
    "tahun_pengalaman",
    "tahun_kinerja",
    "predikat_minimum",
    "tahun_hukuman",
)


@pytest.mark.parametrize(
    ("jenis", "nilai"),
    [
        ("jpt_madya", ("s1", 2, 7, 2, "baik", 2)),
        ("jpt_pratama", ("s1", 2, 5, 2, "baik", 2)),
        ("administrator", ("s1", 3, 3, 2, "baik", 2)),
    ],
)
def test_a_first_row_starts_with_what_the_law_asks(jenis, nilai):
    isi = isi_bawaan(jenis, pada=PADA)

    assert tuple(getattr(isi, nama) for nama in SYARAT) == nilai
    assert periksa_ketentuan(isi, jenis=jenis, pada=PADA) == ()


@pytest.mark.parametrize(
    ("jenis", "nama", "nilai", "boleh"),
    [
        ("jpt_pratama", "pendidikan_minimum", "d3", False),
        ("jpt_pratama", "pendidikan_minimum", "s2", True),
        ("jpt_pratama", "tahun_menjabat", 1, False),
        ("jpt_pratama", "tahun_menjabat", 3, True),
        ("administrator", "tahun_menjabat", 2, False),
        ("administrator", "tahun_menjabat", 3, True),
        ("jpt_pratama", "tahun_pengalaman", 4, False),
        ("jpt_madya", "tahun_pengalaman", 6, False),
        ("jpt_pratama", "tahun_pengalaman", 6, True),
        ("jpt_pratama", "predikat_minimum", "butuh_perbaikan", False),
        ("jpt_pratama", "predikat_minimum", "sangat_baik", True),
        ("jpt_pratama", "tahun_kinerja", 0, False),
        ("jpt_pratama", "tahun_kinerja", 1, True),
        ("jpt_pratama", "tahun_kinerja", 6, False),
        ("jpt_pratama", "tahun_hukuman", 0, True),
        ("jpt_pratama", "tahun_hukuman", 6, False),
    ],
)
def test_an_agency_is_stricter_than_the_law_never_laxer(jenis, nama, nilai, boleh):
    isi = replace(isi_bawaan(jenis, pada=PADA), **{nama: nilai})

    masalah = [(m.kode, m.tentang) for m in periksa_ketentuan(isi, jenis=jenis, pada=PADA)]

    assert masalah == ([] if boleh else [("di_luar_batas", nama)])


def test_the_laws_own_numbers_have_the_law_as_their_basis():
    syarat = syarat_ketentuan(PRATAMA, jenis="jpt_pratama", nomor_sk=SK, pada=PADA)

    hukum = syarat_bawaan("jpt_pratama", pada=PADA)
    dasar = (syarat.dasar_pendidikan, syarat.dasar_jabatan, syarat.dasar_pengalaman)
    assert (*dasar, syarat.dasar_usia) == (PASAL_107,) * 4
    assert syarat.dasar_usia_setingkat == hukum.dasar_usia_setingkat == PRAKTIK_USIA
    milik_hukum = {nama: nilai for nama, nilai in vars(hukum).items() if not nama.startswith("dasar")}
    assert {nama: getattr(syarat, nama) for nama in milik_hukum} == milik_hukum


@pytest.mark.parametrize(
    ("ubah", "bidang", "nilai", "dasar"),
    [
        ({"pendidikan_minimum": "s2"}, "pendidikan", ("s2", "s3"), "dasar_pendidikan"),
        ({"tahun_menjabat": 3}, "tahun_jabatan", 3, "dasar_jabatan"),
        ({"tahun_pengalaman": 6}, "tahun_pengalaman", 6, "dasar_pengalaman"),
        ({"usia_maksimum": 55}, "usia_maksimum", 55, "dasar_usia"),
        ({"usia_maksimum_setingkat": 56}, "usia_maksimum_setingkat", 56, "dasar_usia_setingkat"),
    ],
)
def test_the_agencys_own_number_prints_its_decree_beside_the_law(ubah, bidang, nilai, dasar):
    syarat = syarat_ketentuan(replace(PRATAMA, **ubah), jenis="jpt_pratama", nomor_sk=SK, pada=PADA)

    assert (getattr(syarat, bidang), getattr(syarat, dasar)) == (nilai, BERSAMA_SK)


@pytest.mark.parametrize(
    ("ubah", "predikat", "kinerja", "hukuman"),
    [
        (
            {},
            ("sangat_baik", "baik"),
            "SKP 2 tahun terakhir paling rendah Baik",
            "tanpa hukuman disiplin sedang atau berat 2 tahun terakhir",
        ),
        (
            {"tahun_kinerja": 3, "predikat_minimum": "sangat_baik", "tahun_hukuman": 0},
            ("sangat_baik",),
            "SKP 3 tahun terakhir paling rendah Sangat baik",
            "tidak sedang menjalani hukuman disiplin sedang atau berat",
        ),
    ],
)
def test_what_no_law_counts_rests_on_the_decree_alone(ubah, predikat, kinerja, hukuman):
    syarat = syarat_ketentuan(replace(PRATAMA, **ubah), jenis="jpt_pratama", nomor_sk=SK, pada=PADA)

    assert syarat.predikat_minimal == predikat
    assert (syarat.dasar_kinerja, syarat.dasar_hukuman) == (
        f"Ketentuan instansi SK {SK}: {kinerja}",
        f"Ketentuan instansi SK {SK}: {hukuman}",
    )


S1 = (PendidikanProfil("s1", "Teknik Sipil", "Universitas Mulawarman", 1999),)
DUA_TAHUN = (JabatanProfil("Sekretaris", "administrator", "", "III.a", "Dinas", "definitif", date(2024, 12, 1), None),)
LAMA = (HukumanProfil("sedang", "Pemotongan tukin", date(2023, 5, 1), None, None),)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ketentuan", "profil", "kode"),
    [
        ({"pendidikan_minimum": "s2"}, {"pendidikan": S1}, "pendidikan"),
        ({"tahun_menjabat": 3}, {"jabatan": DUA_TAHUN}, "jabatan"),
        ({"predikat_minimum": "sangat_baik"}, {}, "kinerja"),
        ({"tahun_kinerja": 3}, {}, "data_kurang"),
        ({"tahun_hukuman": 4}, {"hukuman": LAMA}, "hukuman_disiplin"),
    ],
)
def test_the_check_follows_the_row_of_the_vacancy(ketentuan, profil, kode):
    p = panggung("diumumkan", pelamar=1)
    isi = profil_layak(p.pelamar[0].pegawai, **profil)
    menurut_hukum = kelayakan_lowongan(p.lowongan, isi).alasan

    Ketentuan.objects.filter(pk=p.ketentuan.pk).update(**ketentuan)
    p.lowongan.ketentuan.refresh_from_db()
    hasil = kelayakan_lowongan(p.lowongan, isi)

    assert (menurut_hukum, hasil.alasan) == ((), (kode,))


@pytest.mark.django_db
@pytest.mark.parametrize(("jenis", "dasar"), [("jpt_pratama", BERSAMA_SK), ("administrator", PASAL_107)])
def test_the_age_names_the_basis_of_the_limit_that_was_applied(jenis, dasar):
    p = panggung("diumumkan", pelamar=1)
    Ketentuan.objects.filter(pk=p.ketentuan.pk).update(usia_maksimum_setingkat=56)
    p.lowongan.ketentuan.refresh_from_db()
    jabatan = (replace(DUA_TAHUN[0], jenis=jenis),)

    hasil = kelayakan_lowongan(p.lowongan, profil_layak(p.pelamar[0].pegawai, jabatan=jabatan))

    assert (hasil.butir[0].kode, hasil.butir[0].memenuhi, hasil.butir[0].dasar) == ("usia", True, dasar)


@pytest.mark.django_db
@pytest.mark.parametrize(("jenis", "dasar"), [("jpt_pratama", PRAKTIK_USIA), ("administrator", PASAL_107)])
def test_the_58_years_are_named_only_to_whom_they_apply(jenis, dasar):
    p = panggung("diumumkan", pelamar=1)
    jabatan = (replace(DUA_TAHUN[0], jenis=jenis),)

    hasil = kelayakan_lowongan(p.lowongan, profil_layak(p.pelamar[0].pegawai, jabatan=jabatan))

    assert (hasil.butir[0].kode, hasil.butir[0].dasar) == ("usia", dasar)


@pytest.mark.django_db
def test_the_years_of_performance_before_are_met_when_the_record_has_them():
    p = panggung("diumumkan", pelamar=1)
    Ketentuan.objects.filter(pk=p.ketentuan.pk).update(tahun_kinerja=3, tahun_pengalaman=8)
    p.lowongan.ketentuan.refresh_from_db()
    tiga = tuple(KinerjaProfil(tahun, "baik") for tahun in (2024, 2025, 2026))

    hasil = kelayakan_lowongan(p.lowongan, profil_layak(p.pelamar[0].pegawai, kinerja=tiga))

    pengalaman = next(b for b in hasil.butir if b.kode == "pengalaman")
    assert hasil.alasan == ()
    assert (pengalaman.fakta, pengalaman.dasar) == (
        "diperiksa sekretariat Pansel: pengalaman jabatan terkait paling sedikit 8 tahun secara kumulatif",
        BERSAMA_SK,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("pendidikan_minimum", "d3"),
        ("predikat_minimum", "kurang"),
        ("tahun_menjabat", 0),
        ("tahun_kinerja", 0),
        ("tahun_kinerja", 6),
        ("tahun_hukuman", 6),
        ("tahun_pengalaman", 0),
    ],
)
def test_the_database_refuses_a_requirement_without_sense(nama, nilai):
    p = panggung("draf")

    with pytest.raises(IntegrityError, match="ketentuan_syarat_masuk_akal"), transaction.atomic():
        Ketentuan.objects.filter(pk=p.ketentuan.pk).update(**{nama: nilai})
