"""Pages of applicants, and of all that is done with them before scoring: who sees what, how fast, what is owed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import papan
from seleksi.models import BerkasPelamar, Pelamar, Seleksi
from seleksi.services import pelamar as services
from seleksi.services.benturan import nyatakan_benturan, sematkan_benturan
from talent.models import Instansi
from tests.factories_pelamar import HTML, berkas, calon, draf
from tests.factories_seleksi import AT, panggung

pytestmark = pytest.mark.django_db


def buka(p, *, tutup=timedelta(days=10)):
    """The calendar moved around the present: pages read the clock."""
    kini = timezone.now()
    Seleksi.objects.filter(pk=p.seleksi.pk).update(
        diumumkan_pada=kini - timedelta(days=5),
        pelamaran_ditutup=kini + tutup,
        penilaian_ditutup=kini + timedelta(days=30),
        rencana_pelantikan=timezone.localdate(kini) + timedelta(days=60),
    )
    return kini


def satu_lamaran():
    p = panggung("diumumkan", pelamar=0)
    kini, budi = buka(p), calon(p)
    return p, budi, draf(p, budi, at=kini)


def kirim(client, pelamar, langkah, **isi):
    teks = {"versi": 1, "motivasi": "Siap bertugas", "pernyataan": "on", "langkah": langkah}
    return client.post(f"/seleksi/lamaran/{pelamar.pk}/", teks | isi)


# Applying


def test_the_way_from_the_post_to_the_number(client):
    p = panggung("diumumkan", pelamar=0)
    buka(p)
    budi = calon(p)
    client.force_login(budi.pengguna)
    alamat = f"/seleksi/lowongan/{p.lowongan.pk}/lamar/"

    assert client.get(alamat).status_code == 200
    pelamar = Pelamar.objects.get(pk=client.post(alamat).url.strip("/").split("/")[-1])
    files = {f"berkas_{j}": berkas() for j in ("surat_lamaran", "makalah", "pakta_integritas")}
    jawaban = kirim(client, pelamar, "ajukan", versi=0, **files)

    pelamar.refresh_from_db()
    assert (jawaban.status_code, pelamar.status, pelamar.nomor) == (302, "diajukan", "001")
    assert client.get(alamat).url == f"/seleksi/lamaran/{pelamar.pk}/"
    assert client.post(alamat).url == f"/seleksi/lamaran/{pelamar.pk}/"
    assert "Nomor peserta Anda" in client.get(f"/seleksi/lamaran/{pelamar.pk}/").content.decode()


@pytest.mark.parametrize(("luar", "izin"), [(True, ["berkas_izin_ppk"]), (False, [])])
def test_what_is_missing_is_said_at_every_field_and_the_text_is_kept(client, luar, izin):
    p = panggung("diumumkan", pelamar=0)
    asal = Instansi.objects.create(kode="6401", nama="Pemerintah Kabupaten Paser") if luar else None
    kini, budi = buka(p), calon(p, instansi=asal)
    pelamar = draf(p, budi, lengkap=False, at=kini)
    client.force_login(budi.pengguna)

    jawaban = kirim(client, pelamar, "ajukan", versi=0, motivasi="Masih diketik", pernyataan="")

    form = jawaban.context["form"]
    kurang = ["berkas_surat_lamaran", "berkas_makalah", "berkas_pakta_integritas", "pernyataan", *izin]
    assert (jawaban.status_code, sorted(form.errors)) == (422, sorted(kurang))
    assert form["motivasi"].value() == "Masih diketik"
    assert Pelamar.objects.get().motivasi == "Masih diketik"
    assert ("Persetujuan PPK" in jawaban.content.decode()) is luar


def test_at_the_deadline_the_text_is_saved_and_the_page_says_what_to_do(client):
    p, budi, pelamar = satu_lamaran()
    buka(p, tutup=timedelta(seconds=-1))
    client.force_login(budi.pengguna)

    jawaban = kirim(client, pelamar, "ajukan", motivasi="Detik terakhir")

    isi = jawaban.content.decode()
    pelamar.refresh_from_db()
    assert (jawaban.status_code, pelamar.status, pelamar.motivasi) == (422, "draf", "Detik terakhir")
    assert ("Pelamaran ditutup" in isi, "Detik terakhir" in isi, "tetap tersimpan" in isi) == (True, True, True)


def test_a_stale_tab_keeps_its_text_beside_the_saved_one(client):
    _, budi, pelamar = satu_lamaran()
    client.force_login(budi.pengguna)
    kirim(client, pelamar, "simpan", motivasi="Jendela satu")

    jawaban = kirim(client, pelamar, "simpan", motivasi="Jendela dua")

    assert (jawaban.status_code, jawaban.context["tersimpan"], jawaban.context["form"]["motivasi"].value()) == (
        422,
        "Jendela satu",
        "Jendela dua",
    )
    assert kirim(client, pelamar, "simpan", versi=jawaban.context["form"]["versi"].value()).status_code == 302


def test_the_draft_saves_itself_and_a_stale_one_is_told(client):
    _, budi, pelamar = satu_lamaran()
    client.force_login(budi.pengguna)
    alamat = f"/seleksi/lamaran/{pelamar.pk}/simpan/"

    satu = client.post(alamat, {"versi": 1, "motivasi": "Satu", "pernyataan": "on"})
    dua = client.post(alamat, {"versi": 1, "motivasi": "Dua"})
    panjang = client.post(alamat, {"versi": 2, "motivasi": "x" * 5001})

    assert (satu.json()["versi"], dua.status_code, dua.json()["kode"]) == (2, 409, "sudah_berubah")
    assert (panjang.status_code, Pelamar.objects.get().motivasi) == (422, "Satu")


def test_a_second_click_meets_the_number_and_no_error(client):
    _, budi, pelamar = satu_lamaran()
    client.force_login(budi.pengguna)

    assert [kirim(client, pelamar, "ajukan").status_code for _ in range(2)] == [302, 302]
    assert Pelamar.objects.get().nomor == "001"


def test_a_wrong_document_is_said_at_its_field_and_the_text_is_saved(client):
    _, budi, pelamar = satu_lamaran()
    client.force_login(budi.pengguna)

    jawaban = kirim(client, pelamar, "simpan", motivasi="Baru", berkas_sehat=berkas(HTML, "sehat.pdf"))

    assert (jawaban.status_code, list(jawaban.context["form"].errors)) == (422, ["berkas_sehat"])
    assert Pelamar.objects.get().motivasi == "Baru"


def test_a_document_is_withdrawn_by_its_own_button(client):
    _, budi, pelamar = satu_lamaran()
    client.force_login(budi.pengguna)
    satu = BerkasPelamar.objects.get(jenis="makalah")

    jawaban = kirim(client, pelamar, "", tarik=satu.pk)

    satu.refresh_from_db()
    assert (jawaban.status_code, satu.ditarik_pada is not None) == (302, True)
    assert kirim(client, pelamar, "", tarik="x").status_code == 404


def test_the_outcome_is_known_to_the_applicant_only_when_it_is_fixed(client):
    p = panggung("administrasi", pelamar=1)
    isi = {"status": "tidak_memenuhi", "diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
    Pelamar.objects.update(**isi, alasan_periksa="Sangat rahasia")
    alamat = f"/seleksi/lamaran/{p.pelamar[0].pk}/"
    client.force_login(p.pelamar[0].pegawai.pengguna)

    sebelum = client.get(alamat).content.decode() + client.get("/seleksi/lamaran-saya/").content.decode()
    Seleksi.objects.update(status="pernyataan", pernyataan_pada=AT)
    sesudah = client.get(alamat).content.decode()

    assert ("Sangat rahasia" in sebelum, "Tidak memenuhi syarat" in sebelum) == (False, False)
    assert ("Sangat rahasia" in sesudah, "tidak memenuhi syarat administrasi" in sesudah) == (True, True)


# Who sees what


def orang(p):
    return {
        "pelamar": p.pelamar[0].pegawai.pengguna,
        "pelamar_lain": p.pelamar[1].pegawai.pengguna,
        "sekretariat": p.sekretariat,
        "admin": p.admin,
        "ppk": p.ppk,
        "auditor": p.auditor,
        "anggota": p.anggota[0].pengguna,
    }


TERBUKA = {
    "lamaran/{pelamar}/": {"pelamar": 200, "pelamar_lain": 404},
    "lamaran/{pelamar}/undur/": {"pelamar": 200, "pelamar_lain": 404},
    "lamaran-saya/": {"pelamar": 200, "pelamar_lain": 200},
    "{seleksi}/administrasi/": {"sekretariat": 200, "auditor": 404},  # the auditor after the seal: test_pengawasan
    "pelamar/{pelamar}/periksa/": {"sekretariat": 200, "auditor": 404},
    "{seleksi}/benturan/": {"anggota": 200},
    "{seleksi}/benturan/semua/": {"sekretariat": 200, "auditor": 404},
}


@pytest.mark.parametrize("alamat", TERBUKA)
def test_every_page_is_for_its_own_people(client, alamat):
    p, asing = panggung("pernyataan"), panggung("pernyataan", kode="6401")
    url = "/seleksi/" + alamat.format(pelamar=p.pelamar[0].pk, seleksi=p.seleksi.pk)
    jawaban = {}
    for nama, user in orang(p).items():
        client.force_login(user)
        jawaban[nama] = client.get(url).status_code
    client.force_login(orang(asing)["sekretariat"])
    luar = client.get(url).status_code

    assert jawaban == {nama: TERBUKA[alamat].get(nama, 403) for nama in orang(p)}
    assert luar == (404 if 200 in (TERBUKA[alamat].get("sekretariat"),) else 403)


POS = [
    "lamaran/{pelamar}/",
    "lamaran/{pelamar}/simpan/",
    "lamaran/{pelamar}/undur/",
    "{seleksi}/administrasi/tetapkan/",
    "pelamar/{pelamar}/periksa/",
    "{seleksi}/benturan/",
    "{seleksi}/benturan/sematkan/",
]


@pytest.mark.parametrize("alamat", POS)
def test_nobody_of_another_agency_posts_anything(client, alamat):
    p, asing = panggung("pernyataan"), panggung("pernyataan", kode="6401")
    url = "/seleksi/" + alamat.format(pelamar=p.pelamar[0].pk, seleksi=p.seleksi.pk)

    for user in orang(asing).values():
        client.force_login(user)
        assert client.post(url).status_code in (403, 404)


def test_drafts_are_closed_to_the_office(client):
    _, _, pelamar = satu_lamaran()
    client.force_login(pelamar.lowongan.seleksi.dibuat_oleh)

    kunci = pelamar.berkaspelamar_set.first().dokumen.kunci
    assert client.get(f"/seleksi/pelamar/{pelamar.pk}/periksa/").status_code == 404
    assert client.get(f"/dokumen/{kunci}/").status_code == 404


def berdokumen():
    p = panggung("diumumkan", pelamar=2)
    kini, budi = buka(p), calon(p)
    pelamar = services.ajukan(draf(p, budi, at=kini), by=budi.pengguna, at=kini)
    return p, pelamar, f"/dokumen/{pelamar.berkaspelamar_set.first().dokumen.kunci}/"


def unduh(client, user, url):
    client.force_login(user)
    jawaban = client.get(url)
    if jawaban.streaming:
        assert b"".join(jawaban.streaming_content).startswith(b"%PDF")
    return jawaban.status_code


def test_documents_reach_members_after_the_check_and_never_the_recused(client):
    p, pelamar, url = berdokumen()
    semua = orang(p) | {"diri": pelamar.pegawai.pengguna}
    diajukan = {nama: unduh(client, user, url) for nama, user in semua.items()}
    isi = {"status": "memenuhi", "diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
    Pelamar.objects.filter(pk=pelamar.pk).update(**isi)
    Seleksi.objects.update(status="administrasi", administrasi_pada=AT)
    diputus = unduh(client, semua["anggota"], url)
    Seleksi.objects.update(status="pernyataan", pernyataan_pada=AT)
    ditetapkan = {nama: unduh(client, user, url) for nama, user in semua.items()}
    sematkan_benturan(p.anggota[0], by=p.sekretariat, at=AT, pelamar=pelamar.pk, hubungan="usaha", alasan="Ya")

    tertutup = dict.fromkeys(semua, 404) | {"sekretariat": 200, "diri": 200}
    assert (diajukan, diputus, ditetapkan) == (tertutup, 404, tertutup | {"anggota": 200})
    assert unduh(client, semua["anggota"], url) == 404


# Cost


def kueri(client, user, url):
    client.force_login(user)
    with CaptureQueriesContext(connection) as tangkap:
        jawaban = client.get(url)
    assert (jawaban.status_code, len(jawaban.content) <= 60 * 1024) == (200, True)
    return sum(1 for q in tangkap if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ", "BEGIN")))


@pytest.mark.parametrize(
    ("tahap", "siapa", "alamat"),
    [
        ("administrasi", "sekretariat", "{seleksi}/administrasi/"),
        ("administrasi", "sekretariat", "pelamar/{pelamar}/periksa/"),
        ("pernyataan", "anggota", "{seleksi}/benturan/"),
        ("pernyataan", "sekretariat", "{seleksi}/benturan/semua/"),
        ("pernyataan", "pelamar", "lamaran/{pelamar}/"),
        ("pernyataan", "pelamar", "lamaran-saya/"),
    ],
)
def test_a_page_costs_the_same_for_any_number_of_rows(client, tahap, siapa, alamat):
    biaya = []
    for kode, jumlah in (("6900", 2), ("6401", 9)):
        p = panggung(tahap, kode=kode, pelamar=jumlah)
        url = "/seleksi/" + alamat.format(pelamar=p.pelamar[0].pk, seleksi=p.seleksi.pk)
        biaya.append(kueri(client, orang(p)[siapa], url))

    assert (biaya[0] == biaya[1], biaya[0] <= 12) == (True, True), biaya


@pytest.mark.parametrize("alamat", ["lamaran/{pelamar}/", "lowongan/{lowongan}/lamar/"])
def test_a_draft_with_its_live_record_stays_cheap(client, alamat):
    p, budi, pelamar = satu_lamaran()
    user = budi.pengguna if "lamaran" in alamat else calon(p, "Ani", nip="197603142001032902").pengguna

    assert kueri(client, user, "/seleksi/" + alamat.format(pelamar=pelamar.pk, lowongan=p.lowongan.pk)) <= 12


# Duties


def kewajiban(user):
    user.__dict__.pop("_remembered", None)
    return [(k.judul, k.url) for k in papan.kewajiban.gather(user, timezone.now()) if "/seleksi/" in k.url]


def test_an_applicant_owes_the_submission_of_a_draft_until_the_deadline():
    p, budi, pelamar = satu_lamaran()
    sebelum = kewajiban(budi.pengguna)
    buka(p, tutup=timedelta(seconds=-1))

    assert sebelum == [("Ajukan lamaran Kepala Dinas Perhubungan", f"/seleksi/lamaran/{pelamar.pk}/")]
    assert kewajiban(budi.pengguna) == []


def test_the_office_owes_the_check_and_then_the_fixing():
    p = panggung("administrasi")
    alamat = (f"Seleksi administrasi: {p.seleksi}", f"/seleksi/{p.seleksi.pk}/administrasi/")

    assert kewajiban(p.sekretariat) == [alamat]
    assert kewajiban(p.admin) == []


def test_a_member_owes_declarations_until_all_are_made():
    p = panggung("pernyataan")
    user = p.anggota[0].pengguna
    sebelum = kewajiban(user)
    semua = [(satu.pk, "tidak_ada", "") for satu in p.pelamar]
    nyatakan_benturan(p.anggota[0], by=user, at=AT, pernyataan=semua)

    alamat = (f"Nyatakan benturan kepentingan: {p.seleksi}", f"/seleksi/{p.seleksi.pk}/benturan/")
    assert (sebelum, kewajiban(user)) == ([alamat], [])
