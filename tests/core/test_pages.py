from datetime import timedelta

import pytest
from django.utils import timezone

from core import papan, selectors
from core.models import AuditEvent, PembatalanSegel, Segel
from core.papan import Kewajiban, Temuan
from tests.core import contoh
from tests.core.contoh import AT

pytestmark = pytest.mark.django_db
KODE = "ABCD-EFGH-JKLM"
SIDIK = "ab12" * 16


@pytest.fixture
def siti(client):
    pengguna = contoh.pengguna(nama="Siti Rahmawati")
    client.force_login(pengguna)
    return pengguna


@pytest.fixture
def kewajiban(monkeypatch):
    """Duties with these deadlines, in days from today."""

    def berikan(*hari):
        hari_ini = timezone.localdate()
        isi = [Kewajiban(f"Tugas {h}", "Isi dahulu.", hari_ini + timedelta(h), "/x/", "draf", "Isi") for h in hari]
        monkeypatch.setattr(papan.kewajiban, "providers", [(lambda user: True, lambda user, at: isi)])

    return berikan


def segel(kode=KODE, **lain):
    return Segel.objects.create(
        kode=kode, jenis="Berita acara", nomor="800/7/2027", sidik=SIDIK, disegel_pada=AT, **lain
    )


@pytest.mark.parametrize("jumlah", [1, 3])
def test_home_costs_the_same_for_one_duty_and_notice_as_for_three(
    client, siti, kewajiban, jumlah, django_assert_max_num_queries
):
    kewajiban(*range(jumlah))
    for nomor in range(jumlah):
        contoh.notifikasi(siti, kunci=f"uji:{nomor}")

    with django_assert_max_num_queries(12) as captured:
        response = client.get("/")

    assert response.text.count('class="due"') == jumlah
    assert response.text.count("Tandai dibaca") == jumlah
    assert len([q for q in captured.captured_queries if "core_notifikasi" in q["sql"]]) == 1


def test_notices_of_one_instant_keep_their_order(siti):
    """One command tells of several things at once; what order the rows lie in is nobody's business."""
    semua = [contoh.notifikasi(siti, kunci=f"uji:{nomor}") for nomor in range(3)]
    semua[0].save()  # its row moves behind the others

    assert selectors.notifikasi_baru(siti) == semua[::-1]


def test_home_marks_what_is_late(client, siti, kewajiban):
    kewajiban(-2, 0, 4)

    text = client.get("/").text

    assert text.count('class="late"') == 1
    assert [t for t in ("Terlambat 2 hari.", "Hari ini batasnya.", "Sisa 4 hari.") if t not in text] == []


def test_home_without_duties_says_so(client, siti, kewajiban):
    kewajiban()

    assert "Tidak ada yang menunggu Anda" in client.get("/").text


def test_a_notice_is_marked_read_once_and_leads_on(client, siti):
    kabar = contoh.notifikasi(siti, url="/cari/")

    assert client.post(f"/notifikasi/{kabar.pk}/baca/").url == "/cari/"
    kabar.refresh_from_db()
    pertama = kabar.dibaca_pada
    client.post(f"/notifikasi/{kabar.pk}/baca/")
    kabar.refresh_from_db()
    assert kabar.dibaca_pada == pertama
    assert "Ada kabar" not in client.get("/").text


def test_search_shows_what_the_floors_find(client, siti, monkeypatch):
    cari = [(lambda user: True, lambda user, q: [Temuan(f"Budi {q}", "Analis", "/pegawai/1/")])]
    monkeypatch.setattr(papan.pencarian, "providers", cari)

    assert '<a href="/pegawai/1/">Budi &lt;b&gt;di</a>' in client.get("/cari/", {"q": "<b>di"}).text
    assert "Tulis paling sedikit 3 huruf" in client.get("/cari/", {"q": "bu"}).text


@pytest.mark.parametrize(
    ("jumlah", "kalimat", "tampil"),
    [(20, "20 temuan untuk “budi”", 20), (21, "20 pertama, persempit pencarian", 20)],
)
def test_a_search_that_finds_more_than_it_shows_says_so(client, siti, monkeypatch, jumlah, kalimat, tampil):
    isi = [Temuan(f"Budi {n}", "Analis", "/pegawai/1/", "Pegawai") for n in range(jumlah)]
    monkeypatch.setattr(papan.pencarian, "providers", [(lambda user: True, lambda user, q: isi)])
    client.force_login(siti)

    jawaban = client.get("/cari/", {"q": "budi"})

    assert (kalimat in jawaban.text, len(jawaban.context["temuan"])) == (True, tampil)
    assert ("20 temuan" in jawaban.text) == (jumlah == 20)


def test_a_genuine_document(client):
    segel()

    response = client.get(f"/verifikasi/{KODE}/")

    assert response.status_code == 200
    facts = ("asli dan dokumennya berlaku", "Berita acara", "800/7/2027", "12 Januari 2026, 11.00 WITA", SIDIK)
    assert [f for f in facts if f not in response.text] == []
    assert response.cookies == {}


@pytest.mark.parametrize("ketikan", ["abcdefghjklm", "ABCD EFGH JKLM", "abcd-efgh-jklm", " ABCDEFGH-JKLM "])
def test_a_code_is_read_as_people_type_it(client, ketikan):
    segel()

    assert client.get("/verifikasi/", {"kode": ketikan}).status_code == 200


def test_a_superseded_document_names_the_later_one(client):
    segel("MNPQ-RSTU-VWXY", menggantikan=segel())

    lama, baru = client.get(f"/verifikasi/{KODE}/").text, client.get("/verifikasi/MNPQ-RSTU-VWXY/").text

    assert "Dokumen ini sudah diganti" in lama
    assert "berlaku</h2>" not in lama
    assert "asli dan dokumennya berlaku" in baru
    assert "MNPQ" not in lama


def test_an_annulled_document_says_so(client):
    PembatalanSegel.objects.create(segel=segel(), dibatalkan_pada=AT)

    assert "Dokumen ini dibatalkan" in client.get(f"/verifikasi/{KODE}/").text


def test_an_unknown_code_is_404_and_says_so(client):
    response = client.get("/verifikasi/ABCD-EFGH-JKLN/")

    assert response.status_code == 404
    assert "tidak dikenal" in response.text
    assert client.get("/verifikasi/", {"kode": "<script>"}).text.count("<script>") == 0


def test_verification_is_public_and_leaves_no_trace(client):
    response = client.get("/verifikasi/")

    assert (response.status_code, response.cookies) == (200, {})
    assert client.post("/verifikasi/").status_code == 405
    assert not AuditEvent.objects.exists()


def test_the_shell_leads_everywhere_and_out(client, siti):
    text = client.get("/").text

    assert "Siti Rahmawati" in text
    assert '<form method="post" action="/akun/keluar/">' in text
    assert text.count('aria-current="page"') == 2
    assert '<a class="skip" href="#isi">Langsung ke isi</a>' in text
