"""The demo province makes sense: loaded once through the importer and the commands, then asked."""

from collections import Counter
from datetime import date
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from config import jalan
from config.management.commands import muat_demo
from core.hak import SISTEM
from core.models import Pengguna
from seleksi.enums import StatusLowongan, StatusSeleksi
from seleksi.models import Hasil, Lowongan, Pelamar, PutusanSeri, Seleksi
from seleksi.rules.kelayakan import periksa
from seleksi.rules.syarat import syarat_bawaan
from seleksi.selectors.hasil import hitung
from seleksi.selectors.penilaian import lowongan_terbuka
from talent.models import Jabatan, Pegawai, Penugasan, RiwayatGolongan, RiwayatHukuman, UnitKerja
from talent.rules import urutan_golongan
from talent.selectors import profil_banyak

ALASAN = ("usia", "pendidikan", "jabatan", "kinerja", "hukuman_disiplin", "status_kepegawaian", "data_kurang")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory, private_files):
    """Loaded once, in a transaction around the module's tests that is rolled back after them."""
    muat_demo.BERKAS_DEMO = tmp_path_factory.mktemp("demo") / "demo.json"
    with django_db_blocker.unblock(), transaction.atomic():
        Pengguna.objects.get_or_create(username=SISTEM)
        call_command("muat_demo", stdout=StringIO())
        yield muat_demo.BERKAS_DEMO
        transaction.set_rollback(True)
    muat_demo.BERKAS_DEMO = jalan.BERKAS_DEMO


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def hari_ini():
    return timezone.localdate()


def test_a_second_load_changes_nothing():
    pesan, sebelum = StringIO(), Seleksi.objects.count()

    call_command("muat_demo", stdout=pesan)

    assert Seleksi.objects.count() == sebelum
    assert "tidak dimuat ulang" in pesan.getvalue()


def test_one_login_a_role_is_written_down(demo):
    akun = jalan.akun_demo(demo)

    assert [a.peran for a in akun] == [
        "Sekretariat Pansel",
        "Rekan sekretariat",
        "Ketua Pansel",
        "Anggota Pansel",
        "Pelamar",
        "PPK",
        "Admin BKD",
        "Auditor",
        "Pegawai",
    ]
    assert len({a.masuk for a in akun}) == len(akun)


def test_selections_stand_in_every_state():
    assert set(Seleksi.objects.values_list("status", flat=True)) == set(StatusSeleksi)
    assert set(Lowongan.objects.values_list("status", flat=True)) >= {
        StatusLowongan.BERJALAN,
        StatusLowongan.DISEGEL,
        StatusLowongan.DITETAPKAN,
    }


def test_one_tie_is_broken_one_voted_and_one_blocks():
    seri = Counter()
    for hasil in Hasil.objects.all():
        berkas = hasil.masukan
        if any(baris["seri"] for baris in hasil.keluaran["peringkat"]):
            seri["diputus" if berkas.get("putusan_seri") else "dipecah"] += 1
    terkunci = [x for x in Lowongan.objects.filter(status=StatusLowongan.BERJALAN) if lowongan_terbuka(x)]

    assert (seri["dipecah"], seri["diputus"], PutusanSeri.objects.count()) == (1, 1, 1)
    assert [hitung(x).status for x in terkunci if x.seleksi.status == StatusSeleksi.PENILAIAN] == ["seri"]


def test_the_province_has_its_45_perangkat_daerah_and_1500_people():
    perangkat = UnitKerja.objects.exclude(perangkat=None).values("perangkat").distinct().count()

    assert (Pegawai.objects.count(), perangkat >= 1) == (1500, True)


def test_no_structural_seat_or_person_is_taken_twice():
    terisi = Penugasan.objects.berlaku_pada(hari_ini()).filter(jenis="definitif", tunggal=True)

    assert max(Counter(terisi.values_list("jabatan", flat=True)).values()) == 1
    assert max(Counter(terisi.values_list("pegawai", flat=True)).values()) == 1


def test_every_structural_post_has_a_head_or_an_acting_one():
    kosong = Jabatan.objects.filter(kepala_unit=True).exclude(
        pk__in=Penugasan.objects.berlaku_pada(hari_ini()).values("jabatan")
    )

    assert list(kosong) == []


def test_no_rank_is_jumped():
    naik = {}
    for pegawai, golongan in RiwayatGolongan.objects.order_by("pegawai", "tmt").values_list("pegawai", "golongan"):
        naik.setdefault(pegawai, []).append(urutan_golongan(golongan))

    assert [urut for urut in naik.values() if any(b - a != 1 for a, b in pairwise(urut))] == []


def test_every_reason_refuses_at_least_five_people():
    calon = Penugasan.objects.filter(
        Q(jabatan__jenis="administrator") | Q(jabatan__jenjang="ahli_madya") | Q(pegawai__status_pegawai="pppk"),
        status="ditetapkan",
    )
    profil = profil_banyak(set(calon.values_list("pegawai", flat=True)), hari_ini())
    syarat = syarat_bawaan("jpt_pratama", pada=hari_ini())
    pelantikan = date(hari_ini().year + 1, 3, 1)
    sebab = Counter(
        a for p in profil.values() for a in periksa(p, syarat, pada=hari_ini(), pelantikan=pelantikan).alasan
    )

    assert {alasan: sebab[alasan] >= 5 for alasan in ALASAN} == dict.fromkeys(ALASAN, True)


def test_there_are_enough_of_the_difficult_cases():
    plt = Penugasan.objects.berlaku_pada(hari_ini()).filter(jenis="plt").count()
    tanpa_pendidikan = Pegawai.objects.annotate(n=Count("riwayatpendidikan")).filter(n=0).count()
    dibatalkan = RiwayatHukuman.objects.exclude(tanggal_pembatalan=None).count()
    pppk = Pegawai.objects.filter(status_pegawai="pppk").count()

    assert [n >= 10 for n in (plt, tanpa_pendidikan, dibatalkan, pppk)] == [True] * 4


def test_applicants_have_frozen_profiles():
    assert [p for p in Pelamar.objects.exclude(nomor="") if p.profil.get("nip") != p.pegawai.nip] == []
