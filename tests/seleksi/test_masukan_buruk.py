"""What a page reads past its form is no error of ours, whatever stands there."""

import pytest

from seleksi.enums import StatusSeleksi as S
from tests.factories_seleksi import panggung

pytestmark = pytest.mark.django_db

BURUK = ["9" * 5000, "9" * 30, "-1", "a\0b", "ab " * 3334, "١٢", "²", ""]


def test_a_search_answers_whatever_is_searched_for(client):
    p = panggung(S.DRAF)
    client.force_login(p.sekretariat)

    alamat = ["/cari/", "/seleksi/", *(f"/seleksi/{p.seleksi.pk}/{nama}/" for nama in ("lowongan", "pansel"))]
    isian = [dict.fromkeys(("q", "tahun", "status", "jenis", "setelah", "sebelum"), buruk) for buruk in BURUK]

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
