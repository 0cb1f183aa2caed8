"""What a page reads past its form is no error of ours, whatever stands there."""

from base64 import urlsafe_b64encode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from seleksi.enums import StatusSeleksi as S
from tests.factories_seleksi import panggung

pytestmark = pytest.mark.django_db

BURUK = ["9" * 5000, "9" * 30, "-1", "a\0b", "ab " * 3334, "١٢", "²", ""]


def test_a_search_answers_whatever_is_searched_for(client):
    p = panggung(S.DRAF)
    client.force_login(p.sekretariat)

    alamat = ["/cari/", "/seleksi/", *(f"/seleksi/{p.seleksi.pk}/{nama}/" for nama in ("lowongan", "pansel"))]
    isian = [dict.fromkeys(("q", "calon", "tahun", "status", "jenis", "setelah", "sebelum"), buruk) for buruk in BURUK]

    assert [{client.get(satu, isi).status_code for isi in isian} for satu in alamat] == [{200}] * len(alamat)


def test_a_document_that_no_number_names_cannot_be_withdrawn(client):
    p = panggung(S.DIUMUMKAN, pelamar=1)
    lamaran = p.pelamar[0]
    lamaran.status, lamaran.nomor, lamaran.diajukan_pada = "draf", "", None
    lamaran.save()
    client.force_login(lamaran.pegawai.pengguna)
    isi = {"versi": lamaran.versi, "motivasi": "Siap", "pernyataan": "on"}

    jawaban = [client.post(f"/seleksi/lamaran/{lamaran.pk}/", isi | {"tarik": t}).status_code for t in BURUK[:3]]

    assert jawaban == [404, 404, 404]


DALAM = urlsafe_b64encode(b"[" * 2900).decode().rstrip("=")  # deeper than Python counts


@pytest.mark.parametrize("arah", ["setelah", "sebelum"])
@pytest.mark.parametrize("alamat", ["/pegawai/", "/peran/", "/unit/lowong/", "/seleksi/"])
def test_a_cursor_without_end_leads_to_the_first_page(client, alamat, arah):
    p = panggung(S.DRAF)
    client.force_login(p.admin)

    assert client.get(alamat, {arah: DALAM}).status_code == 200


@pytest.mark.parametrize(
    "teks", ["1," + "a" * 140_000, "001;" + "9" * 140_000, "1" + "a" * 140_000], ids=["comma", "score", "number"]
)
@pytest.mark.parametrize("berkas", [False, True], ids=["pasted", "file"])
def test_a_line_without_end_is_named_and_not_repeated(client, teks, berkas):
    p = panggung(pelamar=2)
    client.force_login(p.sekretariat)
    isi = {"versi": 0, "sumber": "UPT", "berkas" if berkas else "teks": teks}
    if berkas:
        isi["berkas"] = SimpleUploadedFile("nilai.csv", teks.encode())

    jawaban = client.post(f"/seleksi/lembar/{p.lembar('assessment', None).pk}/impor/", isi)

    (galat,) = jawaban.context["form"].errors["berkas" if berkas else "teks"]
    assert (jawaban.status_code, galat) == (422, "Baris 1: lebih dari 200 huruf. Satu baris hanya nomor dan nilai.")


@pytest.mark.parametrize("tahun", ["0001", "1999", "2100", "9999"])
def test_a_year_out_of_the_ordinary_is_refused_at_its_field(client, tahun):
    p = panggung(S.DRAF)
    bidang = ("tanggal_pengumuman", "rencana_pelantikan", "pelamaran_ditutup", "penilaian_ditutup")
    isi = {nama: f"{tahun}-01-01" + ("T00:00" if nama.endswith("tutup") else "") for nama in bidang}
    client.force_login(p.sekretariat)

    jawaban = client.post(f"/seleksi/{p.seleksi.pk}/jadwal/", isi | {"versi": p.seleksi.versi})

    kalimat = [f"Tahun harus antara 2000 dan 2099; tertulis {tahun}."]
    assert jawaban.status_code == 422
    assert jawaban.context["form"].errors == dict.fromkeys(bidang, kalimat)


@pytest.mark.parametrize("nama", ["umumkan", "batalkan"])
@pytest.mark.parametrize("siapa", ["auditor", "ppk"])
def test_who_may_not_take_a_step_is_told_so_before_the_form_is_read(client, siapa, nama):
    p = panggung(S.DIUMUMKAN)
    client.force_login(getattr(p, siapa))

    assert client.post(f"/seleksi/{p.seleksi.pk}/langkah/{nama}/", {}).status_code == 403


def test_a_note_that_cannot_be_kept_says_so_and_not_how_long_it_is(client):
    p = panggung(pelamar=1)
    client.force_login(p.anggota[0].pengguna)
    lembar, pk = p.lembar("makalah"), p.pelamar[0].pk

    jawaban = client.post(f"/seleksi/lembar/{lembar.pk}/", {"versi": 0, f"nilai-{pk}": "80", f"catatan-{pk}": "a\0b"})

    (baris,) = jawaban.context["baris"]
    assert jawaban.status_code == 422
    assert (baris.galat_catatan, baris.teks) == ("Catatan berisi karakter yang tidak dapat disimpan.", "80")
