"""Opening the sheets once everyone has declared: by the commands alone."""

from decimal import Decimal

import pytest

from core.commands import CommandForbidden
from core.models import Notifikasi
from seleksi.enums import StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import AnggotaPansel, Komponen, Lembar, Lowongan, Pelamar, PernyataanBenturan
from seleksi.services.penilaian import buka_penilaian
from tests.factories_seleksi import AT, panggung
from tests.seleksi.tahap_lembar import ditolak

pytestmark = pytest.mark.django_db


def nyatakan(p, kecuali=(), mundur=()):
    """Every member declares for every candidate; pairs (member, candidate) by position are left out or recused."""
    for j, anggota in enumerate(p.anggota):
        for i, pelamar in enumerate(p.pelamar):
            if (j, i) not in kecuali:
                hubungan = "keluarga" if (j, i) in mundur else "tidak_ada"
                PernyataanBenturan.objects.create(
                    anggota=anggota, pelamar=pelamar, hubungan=hubungan, dinyatakan_pada=AT
                )


def test_opening_makes_a_sheet_a_member_and_component_and_one_that_is_imported():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p)

    seleksi = buka_penilaian(p.seleksi, by=p.sekretariat, at=AT)

    lembar = sorted((row.komponen.kode, row.anggota.kode if row.anggota else "") for row in Lembar.objects.all())
    tiga = ("makalah", "rekam_jejak", "wawancara")
    assert lembar == sorted([("assessment", ""), *((k, f"A{n}") for k in tiga for n in range(1, 6))])
    assert (seleksi.status, seleksi.penilaian_pada) == (StatusSeleksi.PENILAIAN, AT)
    assert {n.pengguna_id for n in Notifikasi.objects.all()} == {a.pengguna_id for a in p.anggota}


def test_opening_names_the_members_who_have_not_declared():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p, kecuali={(3, 1)})

    refused = ditolak(buka_penilaian, p.seleksi, by=p.sekretariat)

    assert (refused.kode, Lembar.objects.count()) == ("pernyataan_belum_lengkap", 0)
    assert refused.kalimat == (
        f"Anggota Pansel 4 belum menyatakan ada tidaknya benturan kepentingan terhadap 002 Pelamar 2 ({p.lowongan})."
    )


def test_opening_is_refused_when_too_few_are_left_for_a_candidate():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p, mundur={(0, 2), (1, 2), (2, 2)})

    refused = ditolak(buka_penilaian, p.seleksi, by=p.sekretariat)

    assert refused.kode == "penilai_kurang"
    assert refused.kalimat.startswith(f"003 Pelamar 3 ({p.lowongan}): Tinggal 2 anggota")


def test_opening_is_refused_while_weights_do_not_sum_to_100():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p)
    Komponen.objects.filter(pk=p.komponen["makalah"].pk).update(bobot=Decimal(15))

    assert ditolak(buka_penilaian, p.seleksi, by=p.sekretariat).kode == "jumlah_bobot"


def test_opening_without_admitted_candidates_is_refused():
    p = panggung(StatusSeleksi.PERNYATAAN)
    Pelamar.objects.update(status=StatusPelamar.MUNDUR, mundur_pada=AT, alasan_mundur="Pindah")

    assert ditolak(buka_penilaian, p.seleksi, by=p.sekretariat).kode == "pelamar_tidak_ada"


def test_opening_without_a_running_post_is_refused():
    p = panggung(StatusSeleksi.PERNYATAAN)
    Lowongan.objects.update(status=StatusLowongan.TANPA_HASIL, alasan_tanpa_hasil="Kurang pelamar")

    assert ditolak(buka_penilaian, p.seleksi, by=p.sekretariat).kode == "lowongan_tidak_ada"


def test_a_member_recused_from_everyone_gets_no_sheet():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p, mundur={(4, i) for i in range(5)})

    buka_penilaian(p.seleksi, by=p.sekretariat, at=AT)

    assert Lembar.objects.filter(anggota=p.anggota[4]).count() == 0
    assert Lembar.objects.count() == 4 * 3 + 1


def test_a_member_who_left_neither_blocks_nor_scores():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p, kecuali={(4, i) for i in range(5)})
    AnggotaPansel.objects.filter(pk=p.anggota[4].pk).update(keluar_pada=AT, alasan_keluar="Sakit")

    buka_penilaian(p.seleksi, by=p.sekretariat, at=AT)

    assert Lembar.objects.filter(anggota=p.anggota[4]).count() == 0


def test_only_the_secretariat_opens():
    p = panggung(StatusSeleksi.PERNYATAAN)
    nyatakan(p)

    with pytest.raises(CommandForbidden):
        buka_penilaian(p.seleksi, by=p.anggota[0].pengguna, at=AT)
