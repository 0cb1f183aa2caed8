import pytest
from django.db import InternalError
from django.test import Client

from core.api import JUDUL, KALIMAT, KODE_API
from core.models import AuditEvent, Notifikasi, Pengguna
from tests.core import contoh

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.alamat_uji")]

FORM = """{% extends "core/base.html" %}{% block judul %}Uji{% endblock %}
{% block isi %}<form method="post">{% galat form %}{% bidang form.judul %}</form>{% endblock %}"""


@pytest.fixture
def siti(client):
    pengguna = contoh.pengguna(nama="Siti")
    client.force_login(pengguna)
    return pengguna


@pytest.fixture
def formulir(settings):
    """The form of the tests, beside the templates of the house."""
    [engine] = settings.TEMPLATES
    folders = [
        ("django.template.loaders.filesystem.Loader"),
        ("django.template.loaders.locmem.Loader", {"uji/isian.html": FORM}),
    ]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": folders}}]


def kirim(client, isi):
    return client.post("/api/v1/uji", isi, content_type="application/json")


@pytest.mark.parametrize("url", ["/uji/tulis/", "/api/v1/uji"])
def test_a_get_cannot_write(client, siti, url):
    with pytest.raises(InternalError, match="read-only"):
        client.get(url)

    assert not Pengguna.objects.filter(username="dari-get").exists()


def test_a_get_does_not_act_and_a_post_does_not_read(client, kabar):
    assert client.get(f"/notifikasi/{kabar.pk}/baca/").status_code == 405
    assert client.post("/cari/").status_code == 405


def test_not_logged_in_leads_to_login_and_in_the_api_to_401(client):
    response = client.get("/api/v1/uji")

    assert client.get("/").url == "/akun/masuk/?next=/"
    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
    assert response["WWW-Authenticate"] == "Session"


def test_a_closed_door_is_403(client, siti):
    page, api = client.get("/uji/tertutup/"), client.get("/api/v1/uji/1")

    assert (page.status_code, api.status_code) == (403, 403)
    assert "Halaman ini bukan untuk Anda" in page.text
    assert api.json()["kode"] == "bukan_kewenangan"


def test_outside_scope_is_404(client, kabar):
    client.force_login(contoh.pengguna("budi"))

    assert client.post(f"/notifikasi/{kabar.pk}/baca/").status_code == 404
    kabar.refresh_from_db()
    assert kabar.dibaca_pada is None


@pytest.mark.parametrize(
    ("url", "status", "teks"),
    [
        ("/uji/tolak/", 409, ["Belum dapat dilakukan", "Belum waktunya.", "uji_tolak"]),
        ("/uji/larang/", 403, ["Bukan kewenangan Anda", "Hanya orang lain.", "Hubungi orang lain.", "uji_larang"]),
    ],
)
def test_a_refusal_on_a_page_says_why_and_who_helps(client, siti, url, status, teks):
    response = client.post(url)

    assert response.status_code == status
    assert [t for t in teks if t not in response.text] == []


def test_a_refused_form_is_422_keeps_what_was_typed_and_shows_it_at_its_field(client, kabar, formulir):
    response = client.post(f"/uji/isian/{kabar.pk}/", {"judul": "lama"})

    assert response.status_code == 422
    assert '<a href="#id_judul">Judul: Judul ini sudah dipakai.</a>' in response.text
    assert '<p class="err" id="id_judul_error">Judul ini sudah dipakai.</p>' in response.text
    assert 'value="lama"' in response.text
    assert 'aria-invalid="true"' in response.text
    assert 'aria-describedby="id_judul_error"' in response.text
    assert not AuditEvent.objects.exists()


def test_an_invalid_form_does_not_reach_the_command(client, kabar, formulir):
    assert client.post(f"/uji/isian/{kabar.pk}/", {"judul": ""}).status_code == 422
    assert client.post(f"/uji/isian/{kabar.pk}/", {"judul": "baru"}).text == "tersimpan"


def test_a_refusal_in_the_api_is_a_problem_with_the_same_sentence(client, kabar):
    response = kirim(client, {"judul": "lama"})

    assert (response.status_code, response["Content-Type"]) == (409, "application/problem+json")
    assert response.json() == {
        "type": "urn:merita:uji_lama",
        "title": "Belum dapat dilakukan",
        "status": 409,
        "kode": "uji_lama",
        "detail": "Judul ini sudah dipakai.",
        "kesalahan": [{"jalur": "judul", "pesan": "Judul ini sudah dipakai."}],
    }


def test_a_forbidden_command_in_the_api_says_who_helps(client, kabar):
    response = kirim(client, {"judul": "larang"})

    assert (response.status_code, response.json()["kode"]) == (403, "uji_larang")
    assert response.json()["detail"] == "Hanya orang lain. Hubungi orang lain."


@pytest.mark.parametrize(
    ("isi", "jalur"),
    [
        ({}, ["judul"]),
        ({"judul": 12}, ["judul"]),
        ({"judul": "x", "jumlah": "12"}, ["jumlah"]),
        ({"judul": "x", "jumlah": True}, ["jumlah"]),
        ({"judul": "x", "jumlah": 1.5}, ["jumlah"]),
        ({"judul": "x", "setuju": "true"}, ["setuju"]),
        ({"judul": "x", "setuju": 1}, ["setuju"]),
        ({"judul": "x", "nilai": 82.5}, ["nilai"]),
        ({"judul": "x", "nilai": "NaN"}, ["nilai"]),
        ({"judul": "x", "status": "selesai", "abu": 1}, ["abu", "status"]),
        ([], [""]),
    ],
)
def test_wrong_types_and_unknown_fields_are_named(client, kabar, isi, jalur):
    response = kirim(client, isi)

    assert (response.status_code, response.json()["kode"]) == (400, "isian_salah")
    assert [k["jalur"] for k in response.json()["kesalahan"]] == jalur


def test_right_types_pass(client, kabar):
    response = kirim(client, {"judul": "baru", "nilai": "82.50", "jumlah": 12, "setuju": True})

    assert (response.status_code, response.json()) == (201, {"judul": "baru"})
    assert Notifikasi.objects.get().judul == "baru"


@pytest.mark.parametrize(
    ("isi", "jenis", "status", "kode"),
    [
        ("{", "application/json", 400, "json_rusak"),
        ("judul=x", "application/x-www-form-urlencoded", 415, "bukan_json"),
    ],
)
def test_what_is_not_json_is_a_problem(client, kabar, isi, jenis, status, kode):
    response = client.post("/api/v1/uji", isi, content_type=jenis)

    assert (response.status_code, response.json()["kode"]) == (status, kode)


def test_a_missing_method_and_a_missing_address_are_problems(client, siti):
    deleted, missing = client.delete("/api/v1/uji"), client.get("/api/v1/tidak-ada")

    assert client.options("/api/v1/uji").status_code == 405
    assert (deleted.status_code, deleted.json()["kode"]) == (405, "metode_tidak_ada")
    assert (missing.status_code, missing.json()["kode"]) == (404, "tidak_ditemukan")
    assert deleted.json()["detail"] == "Alamat ini tidak menerima metode itu."
    assert "Halaman tidak ditemukan" in client.get("/tidak-ada/").text


def test_an_error_of_ours_is_said_plainly(client, siti):
    client.raise_request_exception = False

    response = client.get("/uji/rusak/")

    assert response.status_code == 500
    assert "Terjadi gangguan pada aplikasi" in response.text


def test_a_stale_form_is_said_plainly(siti):
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(siti)

    response = ketat.post("/uji/tolak/")

    assert response.status_code == 403
    assert "Halaman ini sudah kedaluwarsa" in response.text


def test_a_host_that_is_not_ours_is_400(client):
    response = client.get("/", headers={"host": "jahat.example"})

    assert response.status_code == 400
    assert "Permintaan tidak dapat dibaca" in response.text


def test_no_page_may_run_foreign_or_inline_code(client, siti):
    policy = client.get("/")["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("item_count", [1, 6])
def test_all_notices_are_marked_read_at_once_and_only_the_own(client, siti, item_count):
    lain = contoh.pengguna("budi")
    for nomor in range(item_count):
        contoh.notifikasi(siti, kunci=f"uji:siti:{nomor}")
    contoh.notifikasi(lain, kunci="uji:budi")
    client.force_login(siti)

    assert client.get("/").content.decode().count("Ada kabar</strong>") == item_count
    assert client.post("/notifikasi/baca/").url == "/"
    assert (siti.notifikasi_set.filter(dibaca_pada=None).count(), lain.notifikasi_set.get().dibaca_pada) == (0, None)


def test_every_code_of_the_endpoints_has_its_title_and_sentence():
    assert set(KODE_API.values()) == set(JUDUL) == set(KALIMAT)
