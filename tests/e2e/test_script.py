"""The script comforts, in a browser: a dialog before what cannot be undone, drafts that save themselves."""

import pytest
from django.http import HttpResponse, JsonResponse
from django.template import RequestContext, Template
from django.urls import path

from config.urls import urlpatterns
from core.access import pengguna_aktif
from core.http import page
from tests.core import contoh

HALAMAN = """{% extends "core/base.html" %}{% block judul %}Uji{% endblock %}{% block isi %}
<form data-simpan="/uji/simpan/" method="post">{% csrf_token %}<label for="n">Nilai</label><input id="n" name="n">
<span data-keadaan></span></form>
<button class="btn" type="button" data-buka="kunci">Kunci</button>
{% include "core/_konfirmasi.html" with kait="kunci" judul="Kunci?" kalimat="Final" aksi=aksi tombol="Kunci nilai" %}
{% endblock %}"""


@page(pengguna_aktif)
def formulir(request):
    return HttpResponse(Template(HALAMAN).render(RequestContext(request, {"aksi": "/uji/kunci/"})))


@page(pengguna_aktif, post=True)
def simpan(request):
    return JsonResponse({"pesan": f"Tersimpan {request.POST['n']}"})


@page(pengguna_aktif, post=True)
def kunci(request):
    return HttpResponse("<!doctype html><title>x</title><link rel=icon href=data:,><h1>Terkunci</h1>")


urlpatterns = [
    *urlpatterns,
    path("uji/", formulir),
    path("uji/simpan/", simpan),
    path("uji/kunci/", kunci),
]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


@pytest.fixture
def laman(halaman):
    page = halaman(contoh.pengguna())
    page.goto("/uji/")
    return page


def test_a_dialog_asks_and_only_then_acts(laman):
    dialog = laman.get_by_role("dialog")
    laman.get_by_role("button", name="Kunci", exact=True).click()
    dialog.get_by_role("button", name="Kembali").click()
    assert not dialog.is_visible()

    laman.get_by_role("button", name="Kunci", exact=True).click()
    dialog.get_by_role("button", name="Kunci nilai").click()
    laman.get_by_role("heading", name="Terkunci").wait_for()


def test_a_draft_saves_itself_and_says_so(laman):
    laman.get_by_label("Nilai", exact=True).fill("81,5")

    laman.get_by_text("Tersimpan 81,5", exact=True).wait_for()
    assert laman.locator("[data-keadaan]").get_attribute("class") == "note saved"
