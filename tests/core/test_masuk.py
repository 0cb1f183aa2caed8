"""Login, and the link by which a password is set: once for an invitation, once for each time it is forgotten."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from core import selectors, services
from core.masuk import tautan_sandi
from core.models import AuditEvent, Pengguna, Surat
from core.tasks import kirim_surat
from tests.core.contoh import AT

NIP = "197804122005011007"
SANDI = "kuda besi lewat jembatan"
BARU = "perahu kayu di hulu sungai"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tanpa_batas_lama():
    """Rate limits live in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def pegawai():
    pengguna = Pengguna(username=NIP, email="yohanes@contoh.go.id", nama="Yohanes Adi Prasetyo")
    pengguna.set_password(SANDI)
    pengguna.save()
    return pengguna


@pytest.fixture
def undangan():
    """An outside panel member as the secretariat enters one: no password yet."""
    pengguna = Pengguna(username="retno@contoh.ac.id", email="retno@contoh.ac.id", nama="Prof. Dr. Retno Wulandari")
    pengguna.set_unusable_password()
    pengguna.save()
    return pengguna


def masuk(client, login, sandi=SANDI):
    return client.post(reverse("account_login"), {"login": login, "password": sandi})


def isi_sandi(client, tautan, sandi=BARU):
    form = client.get(tautan, follow=True)
    assert "Atur kata sandi" in form.text
    return client.post(form.request["PATH_INFO"], {"password1": sandi, "password2": sandi})


@pytest.mark.parametrize("login", [NIP, "19780412 200501 1 007", "yohanes@contoh.go.id", "Yohanes@Contoh.go.id"])
def test_login_by_nip_or_email(client, pegawai, login):
    response = masuk(client, login)

    assert (response.status_code, response.url) == (302, "/")
    assert int(client.session["_auth_user_id"]) == pegawai.pk


@pytest.mark.parametrize("login", [NIP, "yohanes@contoh.go.id", "tidak.ada"])
def test_wrong_password_is_said_in_the_same_words_for_a_known_and_an_unknown_account(client, pegawai, login):
    response = masuk(client, login, "salah")

    assert re.findall(r'class="errors".*?<h2>(.*?)</h2>', response.text, re.DOTALL) == [
        "NIP, surel, atau kata sandi tidak cocok. Periksa kembali keduanya."
    ]
    assert "_auth_user_id" not in client.session


def test_login_leads_where_one_wanted_to_go(client, pegawai):
    tujuan = client.get("/cari/?q=abc").url
    response = client.post(tujuan, {"login": NIP, "password": SANDI, "next": "/cari/?q=abc"})

    assert tujuan == "/akun/masuk/?next=/cari/%3Fq%3Dabc"
    assert response.url == "/cari/?q=abc"


def test_too_many_wrong_passwords_close_the_account_for_a_while(client, pegawai):
    for _ in range(5):
        masuk(client, NIP, "salah")

    response = masuk(client, NIP)

    assert "Terlalu banyak percobaan yang gagal. Tunggu 5 menit, lalu coba lagi." in response.text
    assert "_auth_user_id" not in client.session


def test_an_inactive_account_is_told_so(client, pegawai):
    Pengguna.objects.filter(pk=pegawai.pk).update(is_active=False)

    response = client.post(reverse("account_login"), {"login": NIP, "password": SANDI}, follow=True)

    assert "_auth_user_id" not in client.session
    assert response.status_code == 200


def test_leaving_is_a_post(client, pegawai):
    client.force_login(pegawai)

    assert "Keluar dari Merita?" in client.get(reverse("account_logout")).text
    assert "_auth_user_id" in client.session
    assert client.post(reverse("account_logout")).url == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_an_invited_member_sets_the_first_password_and_is_in(client, undangan):
    response = isi_sandi(client, tautan_sandi(undangan))

    assert response.url == "/"
    assert int(client.session["_auth_user_id"]) == undangan.pk
    client.logout()
    assert masuk(client, "retno@contoh.ac.id", BARU).url == "/"


def test_the_link_works_once(client, undangan):
    tautan = tautan_sandi(undangan)
    isi_sandi(client, tautan)
    client.logout()

    kedua = client.get(tautan, follow=True)

    assert "Tautan ini tidak berlaku lagi" in kedua.text
    assert "<input" not in kedua.text


def test_the_link_dies_after_three_days(client, undangan, settings):
    tautan = tautan_sandi(undangan)
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "Tautan ini tidak berlaku lagi" in client.get(tautan, follow=True).text


@pytest.mark.parametrize(
    ("sandi", "pesan"), [("pendek", "12"), ("password1234", "umum"), ("197804122005011007", "mirip")]
)
def test_a_weak_password_is_refused_with_the_reason(client, pegawai, sandi, pesan):
    response = isi_sandi(client, tautan_sandi(pegawai), sandi)

    errors = response.context["form"].errors
    assert response.status_code == 200
    assert [nama for nama in errors if pesan in str(errors[nama])] == ["password1"]


def test_a_forgotten_password_goes_by_the_outbox(client, pegawai, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        response = client.post(reverse("account_reset_password"), {"email": "yohanes@contoh.go.id"})

    surat = Surat.objects.get()
    assert response.url == reverse("account_reset_password_done")
    assert (surat.kepada, surat.jenis, surat.status) == (pegawai, "tautan_sandi", "menunggu")
    assert AuditEvent.objects.get().action == "core.titip_tautan_sandi"
    assert kirim_surat() == 1
    [terkirim] = mail.outbox
    tautan = re.search(r"http://\S+", terkirim.body)[0]
    assert terkirim.to == ["yohanes@contoh.go.id"]
    assert isi_sandi(client, tautan).url == "/"


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client, pegawai):
    response = client.post(reverse("account_reset_password"), {"email": "lain@contoh.go.id"})

    assert response.url == reverse("account_reset_password_done")
    assert not Surat.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("surel", "pesan"),
    [
        ("yohanes", "Tulis alamat surel yang lengkap, misalnya nama@instansi.go.id."),
        ("", "Isi surel dahulu."),
    ],
)
def test_an_address_that_is_none_is_refused_in_words_of_this_house(client, surel, pesan):
    isi = client.post(reverse("account_reset_password"), {"email": surel}).content.decode()

    galat = re.findall(r'<p class="err"[^>]*>([^<]*)</p>', isi)
    assert (galat, "alamat email" in isi) == ([pesan], False)


def test_asking_twice_within_a_minute_is_one_letter(pegawai):
    for _ in range(2):
        services.titip_tautan_sandi(pegawai, by=selectors.pengguna_sistem(), at=AT)

    assert Surat.objects.count() == 1


@pytest.mark.parametrize(
    "nama", ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
)
def test_pages_before_login_need_no_login(client, nama):
    assert client.get(reverse(nama)).status_code == 200


def test_nobody_signs_up(client):
    """There is no such page: accounts come from the record and by invitation."""
    answers = [client.get("/akun/daftar/"), client.post("/akun/daftar/", {"username": "baru", "password1": SANDI})]

    assert [response.status_code for response in answers] == [404, 404]
    assert not Pengguna.objects.filter(username="baru").exists()


def test_own_password_is_changed_and_asked_again(client, pegawai):
    client.force_login(pegawai)
    ganti = {"oldpassword": SANDI, "password1": BARU, "password2": BARU}

    assert "Kata sandi sekarang" in client.get(reverse("account_change_password")).text
    assert client.post(reverse("account_change_password"), ganti | {"oldpassword": "x"}).status_code == 200
    assert client.post(reverse("account_change_password"), ganti).status_code == 302
    pegawai.refresh_from_db()
    assert pegawai.check_password(BARU)
    assert "Pastikan ini Anda" in client.get(reverse("account_reauthenticate")).text
    assert client.post(reverse("account_reauthenticate"), {"password": BARU}).status_code == 302


def test_the_api_says_401_as_a_problem(client):
    response = client.get("/api/v1/openapi.json")

    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
    assert response.json()["kode"] == "belum_masuk"
