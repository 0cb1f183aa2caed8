"""The record read as one frozen value."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from talent.models import (
    Penugasan,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatHukuman,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
)
from talent.profil import (
    DiklatProfil,
    GolonganProfil,
    HukumanProfil,
    JabatanProfil,
    KinerjaProfil,
    KompetensiProfil,
    PendidikanProfil,
    Profil,
)
from talent.selectors import profil_banyak, profil_pegawai
from tests.factories_seleksi import OUTCOME, PADA, menjabat, panggung, pegawai

pytestmark = pytest.mark.django_db
MASA = DateRange(date(2020, 1, 1), date(2024, 1, 1))


def orang():
    p = panggung("draf")
    return p, pegawai(p.instansi, "Siti Aminah", nip="197603142001032001")


def test_an_empty_record_is_a_profile_without_histories():
    _, siti = orang()

    assert profil_pegawai(siti, PADA) == Profil(
        nip=siti.nip,
        nama="Siti Aminah",
        tanggal_lahir=date(1976, 3, 14),
        jenis_kelamin="M",
        status_pegawai="pns",
        kedudukan="Aktif",
    )


def test_every_history_is_read_in_one_query(django_assert_num_queries):
    p, siti = orang()
    milik = {"instansi": p.instansi, "pegawai": siti, **OUTCOME}
    menjabat(siti, p.jabatan, berlaku=MASA)
    RiwayatPendidikan.objects.create(tingkat="s1", nama="Hukum", sekolah="Unmul", tahun_lulus=1999, **milik)
    RiwayatGolongan.objects.create(golongan="IV/a", tmt=date(2019, 4, 1), **milik)
    RiwayatKinerja.objects.create(tahun=2025, hasil_kerja="sesuai", perilaku="sesuai", predikat="baik", **milik)
    RiwayatHukuman.objects.create(
        tingkat="ringan", nama="Teguran", mulai=date(2018, 1, 2), tanggal_pembatalan=date(2018, 3, 4), **milik
    )
    RiwayatDiklat.objects.create(nama="PKA", jenis="struktural", tahun=2021, jam=400, **milik)
    RiwayatKompetensi.objects.create(instrumen="AC", tanggal=date(2025, 5, 6), jpm=Decimal("81.30"), **milik)

    with django_assert_num_queries(1):
        profil = profil_pegawai(siti, PADA)

    assert profil.jabatan == (
        JabatanProfil(
            "Kepala Dinas Perhubungan",
            *("jpt_pratama", "", "II.a", "Dinas Perhubungan", "definitif"),
            *(date(2020, 1, 1), date(2024, 1, 1)),
        ),
    )
    assert profil.pendidikan == (PendidikanProfil("s1", "Hukum", "Unmul", 1999),)
    assert profil.golongan == (GolonganProfil("IV/a", date(2019, 4, 1)),)
    assert profil.kinerja == (KinerjaProfil(2025, "baik"),)
    assert profil.hukuman == (HukumanProfil("ringan", "Teguran", date(2018, 1, 2), None, date(2018, 3, 4)),)
    assert profil.diklat == (DiklatProfil("PKA", "struktural", 2021, 400),)
    assert profil.kompetensi == (KompetensiProfil("AC", date(2025, 5, 6), None, Decimal("81.30")),)
    assert Profil.from_json(profil.to_json()) == profil


def test_what_was_annulled_or_superseded_is_left_out():
    p, siti = orang()
    milik = {"instansi": p.instansi, "pegawai": siti, "hasil_kerja": "sesuai", "perilaku": "sesuai", **OUTCOME}
    batal = menjabat(siti, p.jabatan, berlaku=MASA)
    Penugasan.objects.filter(pk=batal.pk).update(status="dibatalkan", alasan="Keliru orang")
    lama = RiwayatKinerja.objects.create(tahun=2025, predikat="kurang", **milik)
    RiwayatKinerja.objects.create(tahun=2025, predikat="baik", menggantikan=lama, **milik)

    profil = profil_pegawai(siti, PADA)

    assert (profil.jabatan, profil.kinerja) == ((), (KinerjaProfil(2025, "baik"),))


def test_what_began_later_was_not_so_on_that_day():
    p, siti = orang()
    milik = {"instansi": p.instansi, "pegawai": siti, **OUTCOME}
    menjabat(siti, p.jabatan, berlaku=MASA)
    RiwayatPendidikan.objects.create(tingkat="s2", nama="Hukum", tahun_lulus=2020, **milik)
    RiwayatPendidikan.objects.create(tingkat="s1", nama="Hukum", **milik)
    RiwayatGolongan.objects.create(golongan="IV/a", tmt=date(2019, 12, 31), **milik)
    RiwayatKinerja.objects.create(tahun=2020, hasil_kerja="sesuai", perilaku="sesuai", predikat="baik", **milik)
    RiwayatDiklat.objects.create(nama="PKA", jenis="struktural", tahun=2021, **milik)
    RiwayatKompetensi.objects.create(instrumen="AC", tanggal=date(2020, 1, 1), **milik)

    sebelum, sejak = (profil_pegawai(siti, pada) for pada in (date(2019, 12, 31), date(2020, 1, 1)))

    tanpa_tahun = PendidikanProfil("s1", "Hukum", "", None)
    assert (sebelum.pendidikan, sejak.pendidikan) == (
        (tanpa_tahun,),
        (tanpa_tahun, PendidikanProfil("s2", "Hukum", "", 2020)),
    )
    assert (len(sebelum.golongan), len(sejak.golongan)) == (1, 1)
    assert [_banyak(sebelum), _banyak(sejak)] == [[0, 0, 0, 0], [1, 1, 0, 1]]


def test_an_annulment_was_not_known_before_its_day():
    p, siti = orang()
    masa = {"mulai": date(2018, 1, 2), "tanggal_pembatalan": date(2018, 3, 4)}
    milik = {"instansi": p.instansi, "pegawai": siti, **OUTCOME}
    RiwayatHukuman.objects.create(tingkat="berat", nama="Pembebasan", **masa, **milik)

    per_hari = [profil_pegawai(siti, date(2018, 3, hari)).hukuman[0].dibatalkan_pada for hari in (3, 4)]

    assert per_hari == [None, date(2018, 3, 4)]


def test_one_predikat_a_year_our_own_before_that_of_siasn():
    p, siti = orang()
    milik = {"instansi": p.instansi, "pegawai": siti, "hasil_kerja": "sesuai", "perilaku": "sesuai", **OUTCOME}
    for tahun, predikat, siasn in ((2024, "baik", "a"), (2024, "kurang", "b"), (2025, "baik", None)):
        RiwayatKinerja.objects.create(tahun=tahun, predikat=predikat, siasn_id=siasn, **milik)
    RiwayatKinerja.objects.create(tahun=2025, predikat="cukup", siasn_id="c", **milik)

    assert profil_pegawai(siti, PADA).kinerja == (KinerjaProfil(2024, "kurang"), KinerjaProfil(2025, "baik"))


def test_a_history_without_a_post_ends_where_the_next_begins():
    p, siti = orang()
    milik = {"instansi": p.instansi, "pegawai": siti, **OUTCOME}
    menjabat(siti, p.jabatan, berlaku=DateRange(date(2020, 1, 1), None))
    for nama, jenis, tmt in (("Analis Hukum Ahli Muda", "fungsional_keahlian", 2012), ("Staf", "pelaksana", 2008)):
        RiwayatJabatan.objects.create(nama_jabatan=nama, jenis=jenis, tmt=date(tmt, 3, 1), **milik)

    jabatan = profil_pegawai(siti, date(2026, 1, 1)).jabatan

    assert [(j.nama, j.jenjang, j.unit, j.mulai, j.sampai) for j in jabatan] == [
        ("Staf", "", "", date(2008, 3, 1), date(2012, 3, 1)),
        ("Analis Hukum Ahli Muda", "ahli_muda", "", date(2012, 3, 1), date(2020, 1, 1)),
        ("Kepala Dinas Perhubungan", "", "Dinas Perhubungan", date(2020, 1, 1), None),
    ]


def test_many_people_are_one_query(django_assert_num_queries):
    p, siti = orang()
    budi = pegawai(p.instansi, "Budi", nip="197603142001031002")

    with django_assert_num_queries(1):
        profil = profil_banyak([siti.pk, budi.pk], date(2026, 1, 1))

    assert {pk: isi.nama for pk, isi in profil.items()} == {siti.pk: "Siti Aminah", budi.pk: "Budi"}


def _banyak(profil):
    return [len(getattr(profil, nama)) for nama in ("jabatan", "kinerja", "diklat", "kompetensi")]
