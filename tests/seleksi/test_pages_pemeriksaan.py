"""Pages of the office's check and of the declarations: what is decided there and what is kept."""

import pytest

from seleksi.models import Pelamar, PernyataanBenturan
from tests.factories_seleksi import AT, PETUGAS, panggung

pytestmark = pytest.mark.django_db


# Checking


def test_the_office_decides_on_a_page_that_keeps_what_was_typed(client):
    p = panggung("administrasi")
    client.force_login(p.sekretariat)
    alamat = f"/seleksi/pelamar/{p.pelamar[0].pk}/periksa/"

    ditolak = client.post(alamat, {"putusan": "gugurkan", "petugas": PETUGAS[:2], "alasan": ""})
    lolos = client.post(alamat, {"putusan": "loloskan", "petugas": PETUGAS})

    form = ditolak.context["form"]
    assert (ditolak.status_code, list(form.errors), form["petugas"].value()) == (422, ["alasan"], list(PETUGAS[:2]))
    assert (lolos.status_code, Pelamar.objects.get(pk=p.pelamar[0].pk).status) == (302, "memenuhi")
    assert client.post(alamat, {"putusan": "hapus"}).status_code == 404


@pytest.mark.parametrize(("saring", "nomor"), [("", ["001", "002"]), ("perlu", ["002"]), ("berbeda", ["001"])])
def test_the_table_is_narrowed_by_what_needs_attention(client, saring, nomor):
    p = panggung("administrasi", pelamar=2)
    isi = {"status": "tidak_memenuhi", "diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
    Pelamar.objects.filter(pk=p.pelamar[0].pk).update(**isi)
    client.force_login(p.sekretariat)

    jawaban = client.get(f"/seleksi/{p.seleksi.pk}/administrasi/?saring={saring}")

    assert [c.pelamar.nomor for t in jawaban.context["tabel"] for c in t.calon] == nomor


def test_fixing_too_early_answers_on_the_page(client):
    p = panggung("administrasi")
    client.force_login(p.sekretariat)
    alamat = f"/seleksi/{p.seleksi.pk}/administrasi/tetapkan/"

    assert client.post(alamat).status_code == 422
    isi = {"status": "memenuhi", "diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
    Pelamar.objects.update(**isi)
    assert client.post(alamat).status_code == 302


# Declaring


def test_one_click_declares_none_for_the_rest_and_each_is_a_row(client):
    p = panggung("pernyataan")
    client.force_login(p.anggota[0].pengguna)
    alamat, pk = f"/seleksi/{p.seleksi.pk}/benturan/", p.pelamar[0].pk

    jawaban = client.post(alamat, {"langkah": "semua", f"hubungan_{pk}": "keluarga"})

    rows = PernyataanBenturan.objects.order_by("pelamar").values_list("hubungan", flat=True)
    assert (jawaban.status_code, list(rows)) == (302, ["keluarga"] + ["tidak_ada"] * 4)


def test_a_refused_declaration_keeps_every_row(client):
    p = panggung("pernyataan")
    client.force_login(p.anggota[0].pengguna)
    satu, dua = p.pelamar[0].pk, p.pelamar[1].pk

    jawaban = client.post(
        f"/seleksi/{p.seleksi.pk}/benturan/", {f"hubungan_{satu}": "lainnya", f"hubungan_{dua}": "usaha"}
    )
    kosong = client.post(f"/seleksi/{p.seleksi.pk}/benturan/", {})

    form = jawaban.context["form"]
    assert (jawaban.status_code, list(form.errors), form[f"hubungan_{dua}"].value()) == (
        422,
        [f"keterangan_{satu}"],
        "usaha",
    )
    assert (kosong.status_code, PernyataanBenturan.objects.count()) == (422, 0)


def test_the_secretariat_pins_a_recusal(client):
    p = panggung("pernyataan")
    client.force_login(p.sekretariat)
    alamat = f"/seleksi/{p.seleksi.pk}/benturan/sematkan/"
    isi = {"anggota": p.anggota[0].pk, "pelamar": p.pelamar[0].pk, "hubungan": "usaha"}

    tanpa = client.post(alamat, isi)
    dengan = client.post(alamat, isi | {"alasan": "Laporan"})

    assert (tanpa.status_code, tanpa.context["form"]["hubungan"].value(), dengan.status_code) == (422, "usaha", 302)
    client.force_login(p.anggota[0].pengguna)
    assert "Disematkan sekretariat" in client.get(f"/seleksi/{p.seleksi.pk}/benturan/").content.decode()


def test_the_office_reads_on_a_phone_what_each_member_declared(client):
    """Rows become blocks there: every cell says whose it is."""
    p = panggung("pernyataan", pelamar=1)
    PernyataanBenturan.objects.create(
        anggota=p.anggota[0], pelamar=p.pelamar[0], hubungan="keluarga", dinyatakan_pada=AT
    )
    client.force_login(p.sekretariat)

    jawaban = client.get(f"/seleksi/{p.seleksi.pk}/benturan/semua/")

    isi = jawaban.content.decode()
    assert [isi.count(f'<td data-l="A{n}"><span>') for n in range(1, 6)] == [1] * 5
    assert '<td data-l="A1"><span><strong>Mundur</strong>' in isi
