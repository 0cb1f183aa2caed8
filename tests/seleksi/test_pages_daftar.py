"""The list of selections: search, order, export, and what each of them waits for."""

from functools import partial
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from core.daftar import halaman
from seleksi.enums import StatusSeleksi as S
from seleksi.models import Seleksi
from seleksi.services.pelamar import lamar
from tests.factories_seleksi import AT, lowongan_lain, panggung, pegawai
from tests.seleksi.tahap_hasil import tersegel
from tests.seleksi.tahap_persiapan import alamat, masuk

pytestmark = pytest.mark.django_db


def tiga(p):
    """Beside the announced one two drafts of the same agency."""
    isi = {"instansi": p.instansi, "dibuat_oleh": p.sekretariat, "dibuat_pada": AT}
    for nomor, judul, jenis in (("02/SEL/2027", "Asisten Deputi", "terbuka"), ("03/X/2027", "Camat", "internal")):
        Seleksi.objects.create(nomor=nomor, judul=judul, jenis=jenis, **isi)


def judul(jawaban):
    return [s.judul.split()[-1] for s in jawaban.context["halaman"].baris]


@pytest.mark.parametrize(
    ("q", "temuan"),
    [("camat", ["Camat"]), ("sel/2027", ["Deputi"]), ("perhubungan kepala", ["Perhubungan"]), ("zzz", []), ("\0", 3)],
)
def test_a_selection_is_found_in_the_list_by_title_and_number(client, q, temuan):
    p = panggung(S.DIUMUMKAN)
    tiga(p)

    jawaban = masuk(client, p.sekretariat).get(alamat("daftar"), {"q": q})

    assert temuan in (judul(jawaban), len(judul(jawaban)))
    assert 'placeholder="Cari nama, NIP, jabatan, unit, seleksi" value=""' in jawaban.content.decode()


@pytest.mark.parametrize(
    ("urut", "hasil"),
    [
        ("", ["Camat", "Deputi", "Perhubungan"]),
        ("judul", ["Deputi", "Camat", "Perhubungan"]),
        ("-judul", ["Perhubungan", "Camat", "Deputi"]),
        ("jenis", ["Camat", "Perhubungan", "Deputi"]),
        ("keadaan", ["Deputi", "Camat", "Perhubungan"]),
        ("ditutup", ["Perhubungan", "Deputi", "Camat"]),
        ("bukan", ["Perhubungan", "Deputi", "Camat"]),
    ],
)
def test_the_list_is_sorted_by_its_columns(client, urut, hasil):
    p = panggung(S.DIUMUMKAN)
    tiga(p)

    jawaban = masuk(client, p.sekretariat).get(alamat("daftar"), {"urut": urut} if urut else {})

    assert judul(jawaban) == hasil


def test_pages_of_a_list_sorted_by_its_closing_follow_each_other(client, monkeypatch):
    p = panggung(S.DIUMUMKAN)
    tiga(p)
    monkeypatch.setattr("seleksi.views.daftar.halaman", partial(halaman, ukuran=1))
    masuk(client, p.sekretariat)

    seen, tautan = [], "?urut=-ditutup"
    while tautan:
        isi = client.get(alamat("daftar") + tautan).context["halaman"]
        seen += [s.judul.split()[-1] for s in isi.baris]
        tautan = isi.berikutnya

    assert seen == ["Camat", "Deputi", "Perhubungan"]


def test_the_export_holds_what_the_list_shows_in_its_order(client):
    p = panggung(S.DIUMUMKAN)
    tiga(p)
    Seleksi.objects.filter(judul="Camat").update(judul="=1+1")

    jawaban = masuk(client, p.sekretariat).get(alamat("unduh_daftar"), {"status": "draf", "urut": "judul"})
    baris = list(load_workbook(BytesIO(jawaban.getvalue())).active.iter_rows(values_only=True))

    assert baris[0][0].endswith("Saringan: Keadaan: Disiapkan.")
    assert [b[:2] for b in baris[1:]] == [("Nomor", "Judul"), ("03/X/2027", "'=1+1"), ("02/SEL/2027", "Asisten Deputi")]
    assert baris[2][3:] == ("Seleksi internal administrator", "Disiapkan", "–", "–")


def test_a_sealed_selection_waits_for_the_one_who_chooses(client):
    p = tersegel()
    masuk(client, p.sekretariat)

    def tampak(**saring):
        isi = client.get(alamat("daftar"), saring)
        return [s.keadaan for s in isi.context["halaman"].baris]

    assert '<span class="badge" data-s="menunggu">Menunggu PPK</span>' in client.get(alamat("daftar")).content.decode()
    assert [tampak(status=kode) for kode in ("menunggu_ppk", "penilaian")] == [["menunggu_ppk"], []]


def test_a_selection_with_a_post_still_scored_is_in_scoring(client):
    p = tersegel()
    lowongan_lain(p)

    (baris,) = masuk(client, p.sekretariat).get(alamat("daftar")).context["halaman"].baris

    assert baris.keadaan == "penilaian"


def test_a_draft_is_gone_on_with_and_not_begun_anew(client, sekarang):
    p = panggung(S.DIUMUMKAN)
    budi = pegawai(p.instansi, "Budi", nip="197603142001032901")

    def lanjut(user):
        isi = masuk(client, user).get(alamat("detail", p.seleksi.pk)).context["lowongan"]
        return [t.judul for _, tautan in isi for t in tautan]

    sebelum = lanjut(budi.pengguna)
    lamar(p.lowongan, by=budi.pengguna, at=AT)

    assert (sebelum, lanjut(budi.pengguna)) == (["Lamar"], ["Lanjutkan draf"])
    assert lanjut(p.pelamar[0].pegawai.pengguna) == ["Lihat lamaran"]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_search_order_and_export_cost_the_same_for_any_number_of_rows(client, jumlah):
    p = panggung(S.DIUMUMKAN)
    if jumlah > 1:
        tiga(p)
    masuk(client, p.sekretariat)

    biaya = []
    for nama in ("daftar", "unduh_daftar"):
        with CaptureQueriesContext(connection) as semua:
            assert client.get(alamat(nama), {"q": "a", "urut": "-keadaan"}).status_code == 200
        bingkai = ("SAVEPOINT", "RELEASE", "SET ", "ROLLBACK")
        biaya.append(sum(not q["sql"].startswith(bingkai) for q in semua))

    assert biaya == [5, 5]
