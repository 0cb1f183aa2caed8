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
from talent.selectors import profil_pegawai
from tests.factories_seleksi import OUTCOME, menjabat, panggung, pegawai

pytestmark = pytest.mark.django_db
MASA = DateRange(date(2020, 1, 1), date(2024, 1, 1))


def orang():
    p = panggung("draf")
    return p, pegawai(p.instansi, "Siti Aminah", nip="197603142001032001")


def test_an_empty_record_is_a_profile_without_histories():
    _, siti = orang()

    assert profil_pegawai(siti) == Profil(
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
        profil = profil_pegawai(siti)

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
    Penugasan.objects.filter(pk=batal.pk).update(status="dibatalkan")
    lama = RiwayatKinerja.objects.create(tahun=2025, predikat="kurang", **milik)
    RiwayatKinerja.objects.create(tahun=2025, predikat="baik", menggantikan=lama, **milik)

    profil = profil_pegawai(siti)

    assert (profil.jabatan, profil.kinerja) == ((), (KinerjaProfil(2025, "baik"),))
