"""Who is reminded of what on Kewajiban saya, and what a person's page may tell."""

import pytest

from core import papan
from seleksi.enums import StatusSeleksi
from seleksi.services.benturan import nyatakan_benturan
from seleksi.services.penetapan import selesaikan, tetapkan
from tests.factories_seleksi import AT, PADA, SANDI, panggung
from tests.seleksi.tahap_hasil import terkunci, tersegel

pytestmark = pytest.mark.django_db


def tugas(user):
    return [k.judul.partition(":")[0] for k in papan.kewajiban.gather(user, AT)]


def test_the_seal_is_asked_for_only_when_all_have_locked():
    p, lain = terkunci(), terkunci(kode="6901", kunci=False)

    assert tugas(p.sekretariat) == ["Segel hasil"]
    assert tugas(p.anggota[0].pengguna) == ["Periksa peringkat"]
    assert (tugas(p.ppk), "Segel hasil" in tugas(lain.sekretariat)) == ([], False)


def test_the_ppk_is_asked_to_choose_after_the_seal():
    p = tersegel()

    assert (tugas(p.ppk), tugas(p.sekretariat), tugas(p.anggota[0].pengguna)) == (["Pilih satu nama"], [], [])


def test_the_selection_is_to_be_finished_when_every_post_is_decided():
    p = tersegel()
    assert tugas(p.sekretariat) == []
    tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan="Cocok untuk jabatan ini", sandi=SANDI)

    assert tugas(p.sekretariat) == ["Selesaikan"]
    assert [k.url for k in papan.kewajiban.gather(p.sekretariat, AT)] == [f"/seleksi/{p.seleksi.pk}/"]
    selesaikan(p.seleksi, by=p.sekretariat, at=AT)
    assert tugas(p.sekretariat) == []


def test_the_sheets_are_to_be_opened_when_the_last_member_has_declared():
    p = panggung(StatusSeleksi.PERNYATAAN, pelamar=2, anggota=3)
    semua = [(c.pk, "tidak_ada", "") for c in p.pelamar]
    assert [(k.judul.partition(":")[0], k.keterangan) for k in papan.kewajiban.gather(p.sekretariat, AT)] == [
        ("Pantau pernyataan benturan", "6 pernyataan belum dibuat.")
    ]

    for satu in p.anggota:
        nyatakan_benturan(satu, by=satu.pengguna, at=AT, pernyataan=semua)

    assert tugas(p.sekretariat) == ["Buka penilaian"]


def test_a_persons_page_names_only_the_post_they_were_chosen_for():
    p = tersegel()
    tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan="Cocok untuk jabatan ini", sandi=SANDI)

    def bagian(orang):
        return [b.judul for b in papan.bagian_pegawai.gather(p.admin, orang.pegawai, PADA) if "seleksi" in b.judul]

    assert (bagian(p.pelamar[0]), bagian(p.pelamar[1])) == (["Terpilih melalui seleksi"], [])
