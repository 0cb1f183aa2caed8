"""The overview says what comes next, post by post, and offers no step that cannot be taken yet."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seleksi.enums import StatusSeleksi as S
from seleksi.models import Lembar, Lowongan
from tests.factories_seleksi import AT, panggung, skor_biasa
from tests.seleksi.tahap_hasil import terkunci, tersegel

pytestmark = pytest.mark.django_db


def buka(client, user, p):
    client.force_login(user)
    return client.get(reverse("seleksi:detail", args=[p.seleksi.pk]))


def lanjut(jawaban):
    return [(satu.url, satu.tindakan) for satu in jawaban.context["lanjut"]]


def alamat(nama, p):
    return reverse(f"seleksi:{nama}", args=[p.lowongan.pk])


def maju(jawaban):
    """The step that leads on: its name, whether its form is open, and why not."""
    satu = jawaban.context["langkah"][0]
    return satu.step.name, satu.terbuka, [kalimat for kalimat, _ in satu.sebab]


def seri(i, komponen, j):
    """The third and the fourth candidate are equal in everything."""
    return Decimal(90 - 5 * min(i, 2)) if i < 4 else Decimal(50)


def test_open_sheets_lead_to_who_owes_and_nothing_can_be_finished(client):
    p = terkunci(kunci=False)
    Lembar.objects.exclude(pk=p.lembar("makalah").pk).update(status="terkunci", dikunci_pada=AT)

    jawaban = buka(client, p.sekretariat, p)

    assert lanjut(jawaban) == [(alamat("kelengkapan", p), "Lihat kelengkapan")]
    menunggu = f"{p.lowongan}: menunggu penetapan PPK atau penutupan."
    assert maju(jawaban) == ("selesaikan", False, [menunggu])
    isi = jawaban.content.decode()
    assert ("Selesaikan seleksi: belum dapat" in isi, '/langkah/selesaikan/"' in isi) == (True, False)


def test_locked_sheets_lead_to_the_seal(client):
    p = terkunci()

    assert lanjut(buka(client, p.sekretariat, p)) == [(alamat("segel", p), "Periksa dan segel")]


def test_a_tie_across_the_last_name_leads_to_the_vote_by_the_seal(client):
    p = terkunci(skor=seri)

    assert lanjut(buka(client, p.sekretariat, p)) == [(alamat("segel", p), "Periksa dan segel")]
    assert alamat("putusan_seri", p) in client.get(alamat("segel", p)).content.decode()


@pytest.mark.parametrize("siapa", ["admin", "ppk", "auditor"])
def test_who_is_not_the_secretariat_learns_nothing_of_the_sheets(client, siapa):
    p, q = terkunci(), panggung(skor=skor_biasa, kode="6901")

    [satu] = buka(client, getattr(p, siapa), p).context["lanjut"]
    [lain] = buka(client, getattr(q, siapa), q).context["lanjut"]

    assert (
        (satu.kalimat, satu.url)
        == (lain.kalimat, lain.url)
        == ("Penilaian berjalan; hasil terbuka sesudah disegel.", "")
    )


def test_a_sealed_post_waits_for_the_ppk(client):
    p = tersegel()

    assert [satu.kalimat for satu in buka(client, p.sekretariat, p).context["lanjut"]] == [
        "Disegel; menunggu PPK memilih satu nama."
    ]
    assert lanjut(buka(client, p.ppk, p)) == [(alamat("penetapan", p), "Pilih nama")]


def test_when_every_post_is_done_the_selection_can_be_finished(client):
    p = terkunci()
    Lowongan.objects.filter(pk=p.lowongan.pk).update(status="tanpa_hasil", alasan_tanpa_hasil="Gagal")

    jawaban = buka(client, p.sekretariat, p)

    assert (jawaban.context["lanjut"], maju(jawaban)) == ([], ("selesaikan", True, []))


@pytest.mark.parametrize(
    ("status", "nama", "tertahan"),
    [(S.ADMINISTRASI, "tetapkan_administrasi", True), (S.PERNYATAAN, "buka_penilaian", True)],
)
def test_a_stage_names_what_is_still_missing(client, status, nama, tertahan):
    p = panggung(status)

    langkah, terbuka, sebab = maju(buka(client, p.sekretariat, p))

    assert (langkah, terbuka, sebab != []) == (nama, not tertahan, tertahan)


@pytest.mark.parametrize("skor", [skor_biasa, seri])
def test_the_overview_stays_within_its_queries_while_results_wait(client, skor):
    p = terkunci(skor=skor)
    client.force_login(p.sekretariat)

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("seleksi:detail", args=[p.seleksi.pk]))

    semua = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SET ", "ROLLBACK"))]
    assert len(semua) == 10
