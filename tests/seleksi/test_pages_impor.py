"""The assessment centre's scores, pasted or from a file, as the secretariat enters them."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from seleksi.models import Lembar
from tests.factories_seleksi import panggung, skor_biasa
from tests.seleksi.tahap_lembar import buka, kirim, tersimpan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sekarang")]


def test_pasted_scores_are_kept_as_a_draft_and_confirmed(client):
    p = panggung(pelamar=3)
    lembar = p.lembar("assessment", None)
    data = {"versi": 0, "sumber": "UPT, 7/2027", "teks": 'Nomor\tNilai\n001\t78,25\r\n2;55\n\n003, "80,5"\n'}

    response = kirim(client, p.sekretariat, lembar, data, "impor_nilai")

    assert (response.status_code, [n[:2] for n in tersimpan()]) == (
        302,
        [("001", Decimal("78.25")), ("002", Decimal(55)), ("003", Decimal("80.50"))],
    )
    halaman = buka(client, p.sekretariat, "impor_nilai", lembar.pk)
    assert halaman.context["form"].initial["teks"] == "001\t78,25\n002\t55\n003\t80,5"
    kirim(client, p.sekretariat, lembar, {"versi": 1}, "kunci_lembar")
    assert Lembar.objects.get(pk=lembar.pk).status == "terkunci"


def test_every_wrong_row_is_named_and_nothing_is_saved(client):
    p = panggung(pelamar=3)
    lembar = p.lembar("assessment", None)
    teks = "001\t101\n009\t80\n002\tdelapan\n003\t70\n003\t71\n002"

    response = kirim(client, p.sekretariat, lembar, {"versi": 0, "sumber": "UPT", "teks": teks}, "impor_nilai")

    assert (response.status_code, tersimpan()) == (422, [])
    assert response.context["form"].errors["teks"] == [
        "Baris 1: Nilai harus antara 0 dan 100. Apakah maksud Anda 10,1?",
        "Baris 2: nomor peserta “009” tidak ada.",
        "Baris 3: Nilai tidak terbaca. Tulis angka 0 sampai 100, misalnya 82,5.",
        "Baris 5: nomor peserta 003 ditulis dua kali.",
        "Baris 6: Nilai belum diisi.",
    ]
    assert teks.splitlines()[0] in response.content.decode()


@pytest.mark.parametrize(
    "teks",
    ["001,80,5", "nomor,nilai\n001,80,5", "001;80;x", "001\t80\t5", '001,80,"5"'],
    ids=["commas", "heading", "semicolons", "tabs", "quoted"],
)
def test_a_row_of_more_than_two_columns_is_never_guessed_at(client, teks):
    """`001,80,5` was meant as 80,5: taking 80 would be a wrong score."""
    p = panggung(pelamar=3)
    lembar = p.lembar("assessment", None)

    response = kirim(client, p.sekretariat, lembar, {"versi": 0, "sumber": "UPT", "teks": teks}, "impor_nilai")

    assert (response.status_code, tersimpan()) == (422, [])
    (galat,) = response.context["form"].errors["teks"]
    assert galat.endswith("Pisahkan nomor dan nilai dengan tab atau titik koma, misalnya 001;80,5.")


@pytest.mark.parametrize("teks", ["001 80,5", "1 80.5", "001, 80.5", '001,"80,5"', "001;80,5;", "001\t80,5"])
def test_a_number_and_a_score_are_read_however_they_are_parted(client, teks):
    p = panggung(pelamar=3)
    data = {"versi": 0, "sumber": "UPT", "teks": teks}

    kirim(client, p.sekretariat, p.lembar("assessment", None), data, "impor_nilai")

    assert [n[:2] for n in tersimpan()] == [("001", Decimal("80.50"))]


def test_a_csv_file_is_read_and_a_spreadsheet_is_refused(client):
    p = panggung(pelamar=2)
    lembar = p.lembar("assessment", None)

    def unggah(isi, versi):
        berkas = SimpleUploadedFile("nilai.csv", isi)
        return kirim(client, p.sekretariat, lembar, {"versi": versi, "sumber": "UPT", "berkas": berkas}, "impor_nilai")

    salah = unggah(b"PK\x03\x04\xff\xfe", 0)
    assert salah.context["form"].errors["berkas"] == ["Berkas harus teks CSV UTF-8, paling besar 200 KB."]
    assert unggah("\ufeffnomor;nilai\n001;70\n002;71,5\n".encode(), 0).status_code == 302
    assert [n[1] for n in tersimpan()] == [Decimal(70), Decimal("71.50")]


def test_the_imported_sheet_is_the_secretariats_alone(client):
    p = panggung(skor=skor_biasa)
    pk = p.lembar("assessment", None).pk
    others = [p.admin, p.ppk, p.auditor, *(a.pengguna for a in p.anggota), p.pelamar[0].pegawai.pengguna]

    assert {buka(client, user, "impor_nilai", pk).status_code for user in others} == {403}
    assert {buka(client, user, "kunci_lembar", pk).status_code for user in others} == {403, 404}
