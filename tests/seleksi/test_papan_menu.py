"""What of the selections stands in the menu and in the phone's dock, for each who has to do with one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import papan
from seleksi.enums import StatusSeleksi as S
from talent.access import hak_hari_ini
from tests.factories_seleksi import panggung, pegawai
from tests.seleksi.tahap_persiapan import alamat, masuk

pytestmark = pytest.mark.django_db
SELEKSI, TUGAS, LAMARAN, KETENTUAN = "Seleksi", "Tugas menilai", "Lamaran saya", "Ketentuan seleksi"


def orang(p, nama):
    match nama:
        case "anggota":
            return p.anggota[2].pengguna
        case "pelamar":
            return p.pelamar[0].pegawai.pengguna
        case "pegawai":
            return pegawai(p.instansi, "Rudi Hartono", nip="197603142001031001").pengguna
        case _:
            return getattr(p, nama)


@pytest.mark.parametrize(
    ("siapa", "judul"),
    [
        ("sekretariat", [SELEKSI, TUGAS, KETENTUAN]),
        ("admin", [SELEKSI, KETENTUAN]),
        ("anggota", [SELEKSI, TUGAS]),
        ("pelamar", [SELEKSI, LAMARAN]),
        ("pegawai", [SELEKSI]),
        ("ppk", [SELEKSI]),
    ],
)
def test_the_menu_leads_to_the_rooms_one_may_enter(client, siapa, judul):
    p = panggung(S.PENILAIAN)
    user = orang(p, siapa)

    isi = [m for m in papan.menu.gather(user) if m.url.startswith("/seleksi/")]
    masuk(client, user)

    assert ([m.judul for m in isi], {client.get(m.url).status_code for m in isi}) == (judul, {200})


@pytest.mark.parametrize(
    ("siapa", "dok"),
    [
        ("sekretariat", [SELEKSI, "Pegawai", TUGAS]),
        ("anggota", [SELEKSI, TUGAS, "Kalkulator kinerja"]),
        ("pelamar", [SELEKSI, LAMARAN, "Profil saya"]),
        ("ppk", [SELEKSI, "Pegawai", "Unit kerja"]),
    ],
)
def test_the_dock_holds_the_selection_of_whoever_works_on_one(client, siapa, dok):
    p = panggung(S.PENILAIAN)

    isi = masuk(client, orang(p, siapa)).get("/").context["dok"]

    assert [m.judul for m in isi] == dok


def test_a_seat_and_an_application_are_remembered_in_one_query():
    p = panggung(S.PENILAIAN)
    user = p.pelamar[0].pegawai.pengguna
    hak_hari_ini(user)

    with CaptureQueriesContext(connection) as semua:
        for _ in range(2):
            papan.menu.gather(user)

    assert len(semua) == 1


def test_the_personnel_office_finds_the_provisions_from_the_list(client):
    p = panggung(S.PENILAIAN)

    isi = masuk(client, p.admin).get(alamat("daftar")).content.decode()

    assert (f'class="btn two" href="{alamat("ketentuan")}"' in isi, alamat("buat") in isi) == (True, False)
