"""Granting and ending roles, and what the record tells the shared pages."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import papan
from talent.access import hak
from talent.models import Peran
from talent.selectors import temukan_pegawai
from tests import factories
from tests.factories import PADA

pytestmark = pytest.mark.django_db
ISIAN = {"jenis": "auditor", "mulai": "2027-01-01", "nomor_sk": "800/7/2027", "tanggal_sk": "2026-12-20"}


def test_an_admin_grants_a_role_with_its_sk(admin, kantor):
    isian = ISIAN | {"pengguna": kantor.staf.pengguna.username}

    response = admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", isian)
    assert (response.status_code, response.url) == (302, "/peran/")
    peran = Peran.objects.get(jenis="auditor")
    assert (peran.pengguna, peran.nomor_sk, peran.tanggal_sk) == (
        kantor.staf.pengguna,
        "800/7/2027",
        date(2026, 12, 20),
    )
    assert (peran.berlaku.lower, peran.berlaku.upper) == (date(2027, 1, 1), None)


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"pengguna": "tak.dikenal"}, "pengguna"),
        ({"pengguna": "sistem"}, "pengguna"),
        ({"sampai": "2026-12-31"}, "sampai"),
        ({"jenis": "raja"}, "jenis"),
    ],
)
def test_a_wrong_form_comes_back_as_typed(admin, kantor, isian, bidang):
    isian = ISIAN | {"pengguna": kantor.staf.pengguna.username} | isian

    response = admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", isian)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [bidang])
    assert 'value="800/7/2027"' in response.content.decode()
    assert Peran.objects.filter(jenis="auditor").count() == 0


def test_a_nip_is_taken_with_blanks_as_at_login(admin, kantor):
    nip, akun = kantor.staf.nip, kantor.staf.pengguna
    akun.username = nip
    akun.save()
    isian = ISIAN | {"pengguna": f" {nip[:8]} {nip[8:14]} {nip[14]}  {nip[15:]} "}

    assert admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", isian).status_code == 302
    assert Peran.objects.get(jenis="auditor").pengguna == akun


def test_the_role_of_the_ppk_is_not_offered_and_no_command_is_named(admin, kantor):
    isi = admin.get(f"/peran/beri/{kantor.instansi.pk}/")
    kirim = admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", ISIAN | {"jenis": "ppk", "pengguna": "x"})

    pilihan = [nilai for nilai, _ in isi.context["form"].fields["jenis"].choices]
    assert ("ppk" in pilihan, "admin_bkd" in pilihan) == (False, True)
    assert ("lewat perintah" in isi.content.decode(), "jenis" in kirim.context["form"].errors) == (False, True)


@pytest.mark.parametrize("tahun", ["0001", "9999"])
def test_a_role_in_a_year_out_of_the_ordinary_is_refused_at_its_field(admin, kantor, tahun):
    isi = ISIAN | {"pengguna": kantor.staf.pengguna.username, "mulai": f"{tahun}-01-01"}

    jawaban = admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", isi)

    kalimat = [f"Tahun harus antara 2000 dan 2099; tertulis {tahun}."]
    assert (jawaban.status_code, jawaban.context["form"].errors) == (422, {"mulai": kalimat})


def test_a_role_held_already_is_refused_in_the_form(admin, kantor):
    factories.peran(kantor.staf.pengguna, kantor.instansi, "auditor")
    isian = ISIAN | {"pengguna": kantor.staf.pengguna.username}

    response = admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", isian)
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["Peran ini sudah dipegang pengguna itu pada masa yang sama."]


def test_a_role_for_oneself_is_refused_at_the_field(admin, kantor):
    response = admin.post(f"/peran/beri/{kantor.instansi.pk}/simpan/", ISIAN | {"pengguna": kantor.admin.username})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["pengguna"])
    assert "tidak dapat diberikan kepada diri sendiri" in admin.get("/peran/").content.decode()


def test_an_admin_ends_a_role(admin, kantor):
    factories.peran(kantor.staf.pengguna, kantor.instansi, "auditor")
    peran = Peran.objects.get(jenis="auditor")

    assert admin.get(f"/peran/{peran.pk}/akhir/").status_code == 200
    response = admin.post(f"/peran/{peran.pk}/akhir/simpan/", {"sampai": "2026-02-01", "alasan": "SK 800/9/2026"})
    assert response.status_code == 302
    peran.refresh_from_db()
    assert (peran.berlaku.lower, peran.berlaku.upper) == (date(2020, 1, 1), date(2026, 2, 1))


@pytest.mark.parametrize(("siapa", "jawaban"), [("admin_lain", 404), ("ppk", 403), ("staf", 403)])
def test_only_the_admin_of_the_agency_reaches_its_roles(client, kantor, siapa, jawaban):
    match siapa:
        case "admin_lain":
            pengguna = factories.kantor("7300", "Pemerintah Provinsi Sulawesi Selatan").admin
        case "staf":
            pengguna = kantor.staf.pengguna
        case _:
            pengguna = factories.pengguna(siapa)
            factories.peran(pengguna, kantor.instansi, siapa)
    client.force_login(pengguna)
    pk = Peran.objects.get(pengguna=kantor.admin).pk

    urls = [f"/peran/beri/{kantor.instansi.pk}/", f"/peran/{pk}/akhir/"]
    assert [client.get(url).status_code for url in urls] == [jawaban] * 2
    assert [client.post(f"{url}simpan/").status_code for url in urls] == [jawaban] * 2


def test_the_menu_follows_what_one_may_see(kantor):
    judul = {nama: [m.judul for m in papan.menu.gather(getattr(kantor, nama).pengguna)] for nama in ("atasan", "staf")}

    assert [m.judul for m in papan.menu.gather(kantor.admin) if m.kelompok == "Data"] == [
        "Pegawai",
        "Unit kerja",
        "Peran",
    ]
    assert judul["atasan"][:3] == ["Pegawai", "Profil saya", "Unit kerja"]
    assert judul["staf"][:2] == ["Profil saya", "Unit kerja"]


def test_the_top_bar_says_as_whom_one_works(kantor):
    (staf,) = papan.identitas.gather(kantor.staf.pengguna)
    (admin,) = papan.identitas.gather(kantor.admin)

    assert (staf.instansi, staf.sebagai) == ("Pemerintah Provinsi Kalimantan Timur", "Analis Transportasi")
    assert (staf.url, admin.sebagai, admin.url) == (f"/pegawai/{kantor.staf.pk}/", "Admin BKD", "")


@pytest.mark.parametrize(
    ("kata", "temuan"),
    [("rina", ["Rina"]), ("kepala bidang", ["Budi"]), ("zzz", []), ("19800102", ["Budi", "Rina", "Siti Aminah"])],
)
def test_the_search_finds_by_name_nip_and_post(client, kantor, kata, temuan):
    client.force_login(kantor.admin)

    assert [t.judul for t in client.get("/cari/", {"q": kata}).context["temuan"] if "/pegawai/" in t.url] == temuan


def test_the_search_stays_in_scope_and_makes_one_query(kantor):
    asing = factories.kantor("7300", "Pemerintah Provinsi Sulawesi Selatan").admin
    hak(kantor.admin, PADA)  # remembered with the user

    with CaptureQueriesContext(connection) as semua:
        temuan = temukan_pegawai(kantor.admin, kantor.staf.nip, PADA, 5)
    assert ([b.nama for b in temuan], len(semua)) == (["Rina"], 1)
    assert papan.pencarian.gather(asing, kantor.staf.nip) == []


def test_who_is_so_called_comes_before_who_holds_a_post_of_that_name(client, kantor):
    post = factories.jabatan(kantor.bidang, "Analis Rina", jenis="pelaksana")
    factories.penugasan(factories.pegawai(kantor.bidang, "Arif"), post)
    client.force_login(kantor.admin)

    jawaban = client.get("/cari/", {"q": "rina"})

    assert [t.judul.split(",")[0] for t in jawaban.context["temuan"] if "/pegawai/" in t.url] == ["Rina", "Arif"]
    nip = kantor.staf.nip
    assert f'NIP <span class="nip">{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}</span> · ' in jawaban.content.decode()


def test_a_unit_is_found_by_the_words_of_its_name_within_the_agency(client, kantor):
    factories.kantor("7300", "Pemerintah Provinsi Sulawesi Selatan")
    client.force_login(kantor.staf.pengguna)

    def temuan(q):
        return [(t.judul, t.url) for t in client.get("/cari/", {"q": q}).context["temuan"] if "/unit/" in t.url]

    assert temuan("angkutan bid") == [(kantor.bidang.nama, f"/unit/{kantor.bidang.pk}/")]
    assert temuan("zzz") == []


def test_a_post_without_anyone_is_a_duty_of_the_personnel_office(kantor):
    at = datetime(2027, 1, 11, 3, tzinfo=UTC)
    kosong = factories.unit(kantor.instansi, "Seksi Terminal", jenis="seksi", induk=kantor.bidang)
    post = factories.jabatan(kosong, "Kepala Seksi Terminal", jenis="pengawas", eselon="IV.a", kepala_unit=True)

    def kewajiban():
        return [k.judul for k in papan.kewajiban.gather(kantor.admin, at) if "/unit/" in k.url]

    assert kewajiban() == ["1 jabatan struktural kosong tanpa pelaksana tugas"]
    factories.penugasan(kantor.staf, post, jenis="plt")
    assert kewajiban() == []
