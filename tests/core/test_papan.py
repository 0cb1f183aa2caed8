from dataclasses import replace

import pytest
from django.test import RequestFactory

from core import papan
from core.papan import Identitas, Kewajiban, Menu, Papan
from tests.core import contoh
from tests.core.contoh import AT


def selalu(user):
    return True


def test_duties_of_all_floors_come_by_deadline_then_by_floor():
    board = Papan(order=lambda k: k.batas)
    for judul, batas in (("talent", 2), ("skp", 1), ("seleksi", 2)):
        board(selalu)(lambda user, at, j=judul, b=batas: [Kewajiban(j, "", b, "", "", "")])

    assert [k.judul for k in board.gather(None, AT)] == ["skp", "talent", "seleksi"]


def test_a_closed_door_contributes_nothing():
    board = Papan()
    board(lambda user: False)(lambda user: pytest.fail("asked behind a closed door"))

    assert board.gather(None) == []


@pytest.fixture
def kerangka(monkeypatch):
    """What stands around the page at `path` for this menu."""

    def around(path, user, daftar=(), identitas=()):
        monkeypatch.setattr(papan.menu, "providers", [(selalu, lambda user: daftar)])
        monkeypatch.setattr(papan.identitas, "providers", [(selalu, lambda user: identitas)])
        request = RequestFactory().get(path)
        request.user = user
        return papan.shell(request)

    return around


MENU = [
    Menu("Lain", "/lain/", "Lainnya"),
    Menu("Pegawai", "/pegawai/", "Data"),
    Menu("Pegawai baru", "/pegawai/baru/", "Data"),
    Menu("Seleksi", "/seleksi/", "Talenta dan jabatan"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "kini"),
    [
        ("/", "beranda"),
        ("/pegawai/12/", "/pegawai/"),
        ("/pegawai/baru/", "/pegawai/baru/"),
        ("/cari/", ""),
    ],
)
def test_the_menu_knows_where_one_is(kerangka, path, kini):
    around = kerangka(path, contoh.pengguna(), MENU)

    assert around["menu_kini"] == kini
    assert [(judul, [m.judul for m in isi]) for judul, isi in around["menu"]] == [
        ("Data", ["Pegawai", "Pegawai baru"]),
        ("Talenta dan jabatan", ["Seleksi"]),
        ("Lainnya", ["Lain"]),
    ]
    assert [m.judul for m in around["dok"]] == ["Pegawai", "Pegawai baru", "Seleksi"]


@pytest.mark.django_db
def test_the_dock_holds_what_stands_nearest_and_the_menu_keeps_its_order(kerangka):
    near = [*MENU[:3], Menu("Seleksi", "/seleksi/", "Talenta dan jabatan", jarak=1)]

    around = kerangka("/", contoh.pengguna(), [replace(near[0], jarak=3), *near[1:]])

    assert [m.judul for m in around["dok"]] == ["Seleksi", "Pegawai", "Pegawai baru"]
    assert [judul for judul, _ in around["menu"]] == ["Data", "Talenta dan jabatan", "Lainnya"]


@pytest.mark.django_db
def test_the_first_identity_stands_on_the_bar(kerangka):
    around = kerangka("/", contoh.pengguna(), [], [Identitas("Provinsi", "Kepala Dinas"), Identitas("Lain", "Auditor")])

    assert around["identitas"].sebagai == "Kepala Dinas"


def test_nobody_has_no_menu(kerangka):
    around = kerangka("/", None, MENU)

    assert (around["menu"], around["dok"], around["identitas"]) == ([], [], None)
