"""What is still read after the seal: who was admitted and why, who declared what; by whom, and not before."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seleksi.models import Pelamar
from seleksi.services.hasil import anulir
from seleksi.services.penetapan import selesaikan, tetapkan, tutup
from talent.models import Pegawai
from tests.factories_seleksi import AT, SANDI, lowongan_lain, panggung
from tests.seleksi.dunia import GANTI, sementara
from tests.seleksi.tahap_hasil import terkunci, tersegel

pytestmark = pytest.mark.django_db


def buka(client, user, nama, pk):
    client.force_login(user)
    return client.get(reverse(f"seleksi:{nama}", args=[pk]))


def tabel(jawaban):
    """Post: candidate: what each member declared."""
    return {
        str(t.lowongan): {b.pelamar.nomor: [p and p.hubungan for p in b.pernyataan] for b in t.baris}
        for t in jawaban.context["tabel"]
    }


@pytest.mark.parametrize("selesai", [False, True])
def test_the_secretariat_reads_the_declarations_after_the_seal(client, selesai):
    p = tersegel(pelamar=4, anggota=3, mundur={1: [2]})
    if selesai:
        tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan="Paling siap memimpin", sandi=SANDI)
        selesaikan(p.seleksi, by=p.sekretariat, at=AT)

    jawaban = buka(client, p.sekretariat, "benturan_sekretariat", p.seleksi.pk)

    tanpa = ["tidak_ada"] * 3
    mundur = ["tidak_ada", "tidak_ada", "keluarga"]
    assert tabel(jawaban) == {str(p.lowongan): {"001": tanpa, "002": mundur, "003": tanpa, "004": tanpa}}
    assert jawaban.context["form"] is None
    assert 'method="post"' not in jawaban.content.decode().split("<main")[1]


def test_a_member_reads_the_own_declarations_after_the_seal(client):
    p = tersegel(mundur={1: [2]})

    jawaban = buka(client, p.anggota[2].pengguna, "benturan", p.seleksi.pk)

    assert [b.pernyataan.hubungan for b, _, _ in jawaban.context["isian"]] == ["tidak_ada", "keluarga"] + [
        "tidak_ada"
    ] * 3


# The auditor

HALAMAN = ("administrasi", "periksa", "benturan_sekretariat")


def semua_orang(p):
    asing = panggung("pernyataan", kode="6401")
    return {
        "sekretariat": p.sekretariat,
        "auditor": p.auditor,
        "admin": p.admin,
        "ppk": p.ppk,
        "anggota": p.anggota[0].pengguna,
        "pelamar": p.pelamar[0].pegawai.pengguna,
        "auditor_lain": asing.auditor,
        "sekretariat_lain": asing.sekretariat,
    }


def status(client, p, nama, siapa):
    return buka(client, siapa, nama, p.pelamar[0].pk if nama == "periksa" else p.seleksi.pk).status_code


@pytest.mark.parametrize("nama", HALAMAN)
@pytest.mark.parametrize(("tahap", "auditor"), [(terkunci, 404), (tersegel, 200)])
def test_the_process_is_open_to_the_auditor_of_the_agency_after_the_seal(client, nama, tahap, auditor):
    p = tahap()

    jawaban = {siapa: status(client, p, nama, user) for siapa, user in semua_orang(p).items()}

    tertutup = dict.fromkeys(("admin", "ppk", "anggota", "pelamar"), 403)
    luar = {"auditor_lain": 404, "sekretariat_lain": 404}
    assert jawaban == {"sekretariat": 200, "auditor": auditor, **tertutup, **luar}


def test_the_auditor_reads_every_decision_with_its_reason_and_decides_nothing(client):
    p = tersegel()
    Pelamar.objects.filter(pk=p.pelamar[0].pk).update(alasan_periksa="Ijazah dilegalisasi kemudian")

    daftar = buka(client, p.auditor, "administrasi", p.seleksi.pk)
    satu = buka(client, p.auditor, "periksa", p.pelamar[0].pk)

    assert [c.pelamar.nomor for t in daftar.context["tabel"] for c in t.calon] == ["001", "002", "003", "004", "005"]
    for isi in (daftar.content.decode(), satu.content.decode()):
        assert ["Ijazah dilegalisasi kemudian" in isi, "/dokumen/" in isi] == [True, False]
        assert 'method="post"' not in isi.split("<main")[1]
    client.force_login(p.auditor)
    alamat = [
        ("periksa", p.pelamar[0].pk),
        ("tetapkan_administrasi", p.seleksi.pk),
        ("sematkan_benturan", p.seleksi.pk),
    ]
    kiriman = [client.post(reverse(f"seleksi:{nama}", args=[pk]), {"putusan": "gugurkan"}) for nama, pk in alamat]
    assert [jawaban.status_code for jawaban in kiriman] == [403] * 3


def test_the_auditor_reads_the_declarations_of_the_sealed_post_only(client):
    p = tersegel(pelamar=4, anggota=3, mundur={1: [2]})
    q = lowongan_lain(p)

    jawaban = buka(client, p.auditor, "benturan_sekretariat", p.seleksi.pk)
    daftar = buka(client, p.auditor, "administrasi", p.seleksi.pk)

    tanpa = ["tidak_ada"] * 3
    assert tabel(jawaban) == {
        str(p.lowongan): {"001": tanpa, "002": ["tidak_ada", "tidak_ada", "keluarga"], "003": tanpa, "004": tanpa}
    }
    assert [t.lowongan.pk for t in daftar.context["tabel"]] == [p.lowongan.pk]
    assert buka(client, p.auditor, "periksa", q.pelamar[0].pk).status_code == 404


def test_a_voided_seal_closes_the_process_again(client):
    p = tersegel()
    anulir(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Keliru", sandi=SANDI)

    assert [status(client, p, nama, p.auditor) for nama in HALAMAN] == [404] * 3


def test_a_ranking_put_aside_keeps_its_process_readable(client):
    p = terkunci()
    tutup(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Anggaran dialihkan")

    assert [status(client, p, nama, p.auditor) for nama in HALAMAN] == [200] * 3


@pytest.mark.parametrize("mundur", [False, True])
def test_an_auditor_who_applied_reads_nothing_of_that_selection(client, mundur):
    p = tersegel()
    q = lowongan_lain(p)
    Pegawai.objects.filter(pk=q.pelamar[0].pegawai_id).update(pengguna=p.auditor)
    if mundur:
        Pelamar.objects.filter(pk=q.pelamar[0].pk).update(status="mundur", mundur_pada=AT, alasan_mundur="Sakit")

    assert [status(client, p, nama, p.auditor) for nama in HALAMAN] == [404] * 3


@pytest.mark.parametrize(("tahap", "ada"), [(terkunci, False), (tersegel, True)])
def test_the_overview_leads_the_auditor_there_when_it_is_open(client, tahap, ada):
    p = tahap()

    tautan = {t.url for t in buka(client, p.auditor, "detail", p.seleksi.pk).context["tautan"]}

    assert tautan == (
        {reverse(f"seleksi:{n}", args=[p.seleksi.pk]) for n in HALAMAN if n != "periksa"} if ada else set()
    )


@pytest.mark.parametrize("nama", [*HALAMAN, "detail"])
def test_what_the_auditor_reads_costs_the_same_for_any_number_of_rows(client, nama):
    biaya = []
    for kode, jumlah in (("6900", 4), ("6401", 9)):
        p = tersegel(kode=kode, pelamar=jumlah)
        client.force_login(p.auditor)
        url = reverse(f"seleksi:{nama}", args=[p.pelamar[0].pk if nama == "periksa" else p.seleksi.pk])
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(url).status_code == 200
        biaya.append(
            sum(1 for q in kueri if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ", "BEGIN")))
        )

    assert (biaya[0] == biaya[1], biaya[0] <= 12) == (True, True), biaya


def test_no_score_stands_on_these_pages(client):
    """Two worlds that differ in every score give the same bytes, to whoever reads them."""
    satu, dua = (_dibaca(client, dasar) for dasar in (Decimal(90), Decimal(60)))

    assert [url for url, isi in satu.items() if isi != dua[url]] == []
    assert len(satu) == 6


def _dibaca(client, dasar):
    with sementara():
        p = tersegel(skor=lambda i, k, j: dasar - i)
        jawaban = {}
        for siapa in (p.auditor, p.sekretariat):
            for nama in HALAMAN:
                isi = buka(client, siapa, nama, p.pelamar[0].pk if nama == "periksa" else p.seleksi.pk).content
                for pola, ganti in GANTI:
                    isi = pola.sub(ganti, isi)
                jawaban[siapa.username, nama] = isi
        return jawaban
