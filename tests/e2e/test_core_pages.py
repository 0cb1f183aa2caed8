"""The kernel's own pages in the browser: accessible, and never wider than the screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import papan
from core.models import Segel
from core.papan import Identitas, Kewajiban, Menu, Temuan
from tests.core import contoh
from tests.core.contoh import AT
from tests.e2e.pemeriksaan import periksa

pytestmark = pytest.mark.django_db(transaction=True)
KODE = "ABCD-EFGH-JKLM"
UKURAN = pytest.mark.parametrize(("lebar", "tinggi"), [(1366, 768), (390, 844)], ids=["laptop", "phone"])
TEMA = pytest.mark.parametrize("tema", ["light", "dark"])


@pytest.fixture
def siti(monkeypatch):
    pengguna = contoh.pengguna("197804122005011007", nama="Yohanes Adi Prasetyo, S.T., M.T.")
    pengguna.set_password("kuda besi lewat jembatan")
    pengguna.save()
    contoh.notifikasi(pengguna, isi="Seleksi Kepala Dinas Perhubungan", url="/cari/")
    hari_ini = timezone.localdate()
    isi = {
        "menu": [
            Menu("Pegawai", "/pegawai/", "Data", "orang-orang"),
            Menu("Seleksi", "/seleksi/", "Lainnya", "podium"),
        ],
        "identitas": [Identitas("Pemerintah Provinsi Kalimantan Timur", "Kepala Bidang Bina Marga", "/pegawai/1/")],
        "kewajiban": [
            Kewajiban("Memeriksa 3 lamaran", "Seleksi terbuka.", hari_ini + timedelta(h), "/x/", "menunggu", "Periksa")
            for h in (-2, 3)
        ],
        "pencarian": [Temuan("Budi Santoso", "Analis SDM Aparatur", "/pegawai/1/")],
    }
    for nama, daftar in isi.items():
        monkeypatch.setattr(getattr(papan, nama), "providers", [(lambda user: True, lambda user, *a, d=daftar: d)])
    return pengguna


@UKURAN
@TEMA
def test_pages_of_whoever_is_logged_in(halaman, siti, lebar, tinggi, tema):
    page = halaman(siti, lebar=lebar, tinggi=tinggi)
    page.emulate_media(color_scheme=tema)

    for url in ("/", "/cari/?q=budi", "/akun/sandi/ganti/", "/akun/keluar/"):
        page.goto(url)
        periksa(page)


@UKURAN
def test_pages_of_anyone(halaman, lebar, tinggi):
    Segel.objects.create(kode=KODE, jenis="Berita acara", nomor="1", sidik="ab" * 32, disegel_pada=AT)
    page = halaman(lebar=lebar, tinggi=tinggi)

    for url in ("/akun/masuk/", "/akun/sandi/lupa/", "/verifikasi/", f"/verifikasi/{KODE}/"):
        page.goto(url)
        periksa(page)


def test_errors_take_the_focus_and_login_leads_home(halaman, siti):
    page = halaman()
    page.goto("/akun/masuk/")
    page.get_by_label("NIP atau surel").fill("19780412 200501 1 007")
    page.get_by_label("Kata sandi").fill("salah")
    page.get_by_role("button", name="Masuk").click()

    page.wait_for_function("document.activeElement.className === 'errors'")
    periksa(page)
    page.get_by_label("Kata sandi").fill("kuda besi lewat jembatan")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("heading", name="Kewajiban saya").wait_for()
    page.locator("details.me summary").click()
    page.get_by_role("button", name="Keluar").click()
    page.get_by_role("heading", name="Masuk ke Merita").wait_for()


def test_the_phone_menu_opens_without_script_and_closes(halaman, siti):
    page = halaman(siti, lebar=390, tinggi=844)
    page.goto("/")

    page.get_by_role("navigation", name="Pintasan").get_by_role("link", name="Menu").click()
    menu = page.get_by_role("navigation", name="Menu utama")
    assert menu.get_by_role("link", name="Pegawai").is_visible()
    periksa(page)
    menu.get_by_role("link", name="Tutup menu").click()
    assert not menu.is_visible()
