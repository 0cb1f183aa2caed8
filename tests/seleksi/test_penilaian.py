"""Saving a draft, locking, who may know what: by the commands alone."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import surat
from core.commands import CommandForbidden
from core.models import AuditEvent, Notifikasi, Surat
from seleksi.enums import StatusLembar, StatusSeleksi
from seleksi.models import AnggotaPansel, Nilai, Pelamar, Seleksi
from seleksi.rules.penilaian import Isian
from seleksi.selectors.penilaian import (
    daftar_tugas,
    kelengkapan,
    lembar_for,
    lowongan_terbuka,
    nilai_terbuka,
    urutan,
)
from seleksi.services.penilaian import ingatkan_penilai, kunci, simpan_impor, simpan_lembar
from tests.factories_seleksi import AT, PADA, panggung, skor_biasa
from tests.seleksi.tahap_lembar import ditolak

pytestmark = pytest.mark.django_db


def isian(p, nilai="80", *, hanya=None, catatan="Jelas"):
    pelamar = p.pelamar if hanya is None else [p.pelamar[i] for i in hanya]
    return [Isian(c.pk, None if nilai is None else Decimal(nilai), catatan) for c in pelamar]


# Saving


def test_a_save_writes_scores_and_notes_and_counts_the_version():
    p = panggung()
    isi = [Isian(p.pelamar[0].pk, Decimal("82.5"), "Runtut "), Isian(p.pelamar[1].pk, None, "Nanti")]

    lembar = simpan_lembar(p.lembar("wawancara"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isi)

    assert (lembar.versi, lembar.disimpan_pada) == (1, AT)
    assert list(Nilai.objects.order_by("pelamar").values_list("nilai", "catatan")) == [
        (Decimal("82.50"), "Runtut"),
        (None, "Nanti"),
    ]


def test_a_second_save_changes_only_the_rows_it_names():
    p = panggung()
    lembar = p.lembar("wawancara")
    lembar = simpan_lembar(lembar, by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p))

    simpan_lembar(lembar, by=p.anggota[0].pengguna, at=AT, versi=1, isi=isian(p, "70", hanya=[2], catatan=""))

    nilai = dict(Nilai.objects.values_list("pelamar__nomor", "nilai"))
    assert nilai == {"001": 80, "002": 80, "003": 70, "004": 80, "005": 80}


def test_a_stale_version_is_refused_and_nothing_is_written():
    p = panggung()
    lembar = simpan_lembar(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p))

    refused = ditolak(simpan_lembar, lembar, by=p.anggota[0].pengguna, versi=0, isi=isian(p, "10"))

    assert refused.kode == "lembar_basi"
    assert set(Nilai.objects.values_list("nilai", flat=True)) == {Decimal(80)}


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [("100.01", "nilai_di_luar_batas"), ("-1", "nilai_di_luar_batas"), ("80.123", "nilai_terlalu_rinci")],
)
def test_a_score_that_is_none_is_refused_at_its_field(nilai, kode):
    p = panggung()

    refused = ditolak(
        simpan_lembar, p.lembar("makalah"), by=p.anggota[0].pengguna, versi=0, isi=isian(p, nilai, hanya=[1])
    )

    assert (refused.kode, refused.bidang) == (kode, f"nilai-{p.pelamar[1].pk}")


def test_a_recused_member_cannot_score_that_candidate():
    p = panggung(mundur={1: [0]})

    refused = ditolak(simpan_lembar, p.lembar("makalah"), by=p.anggota[0].pengguna, versi=0, isi=isian(p, hanya=[1]))

    assert (refused.kode, Nilai.objects.count()) == ("pelamar_berbenturan", 0)


def test_a_candidate_of_another_post_is_refused():
    p, lain = panggung(), panggung(kode="6401")

    refused = ditolak(simpan_lembar, p.lembar("makalah"), by=p.anggota[0].pengguna, versi=0, isi=isian(lain, hanya=[0]))

    assert refused.kode == "pelamar_tidak_dikenal"


def test_a_candidate_who_withdrew_is_passed_over():
    p = panggung()
    Pelamar.objects.filter(pk=p.pelamar[0].pk).update(status="mundur", mundur_pada=AT, alasan_mundur="Pindah")

    simpan_lembar(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p))

    assert set(Nilai.objects.values_list("pelamar__nomor", flat=True)) == {"002", "003", "004", "005"}


@pytest.mark.parametrize("siapa", ["admin", "sekretariat", "ppk", "auditor"])
def test_nobody_saves_on_a_members_sheet(siapa):
    p = panggung()

    with pytest.raises(CommandForbidden):
        simpan_lembar(p.lembar("makalah"), by=getattr(p, siapa), at=AT, versi=0, isi=isian(p))
    with pytest.raises(CommandForbidden):
        simpan_lembar(p.lembar("makalah"), by=p.anggota[1].pengguna, at=AT, versi=0, isi=isian(p))


def test_nothing_is_saved_while_scoring_is_not_open():
    p = panggung()
    Seleksi.objects.update(status=StatusSeleksi.DIBATALKAN, dibatalkan_pada=AT, alasan_batal="Anggaran")

    refused = ditolak(simpan_lembar, p.lembar("makalah"), by=p.anggota[0].pengguna, versi=0, isi=isian(p))

    assert refused.kode == "penilaian_tidak_dibuka"


def test_after_the_deadline_a_sheet_is_still_saved_and_locked_and_counts_as_late():
    p = panggung()
    lambat = p.seleksi.penilaian_ditutup + timedelta(days=1)

    lembar = simpan_lembar(p.lembar("makalah"), by=p.anggota[0].pengguna, at=lambat, versi=0, isi=isian(p))
    kunci(lembar, by=p.anggota[0].pengguna, at=lambat, versi=1)

    komponen, baris = kelengkapan(p.lowongan, lambat)
    assert [k.kode for k in komponen] == ["makalah", "assessment", "wawancara", "rekam_jejak"]
    assert [(s.terkunci, s.terlambat) if s else None for _, s in baris[0].sel] == [
        (True, True),
        None,
        *[(False, True)] * 2,
    ]


@pytest.mark.parametrize("jumlah", [3, 30])
def test_a_save_costs_the_same_statements_for_3_and_30_candidates(jumlah):
    p = panggung(pelamar=jumlah)
    lembar, penilai = p.lembar("makalah"), p.anggota[0].pengguna
    isi = isian(p)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        simpan_lembar(lembar, by=penilai, at=AT, versi=0, isi=isi)

    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) == 5


def test_an_audit_event_holds_no_score_and_no_note():
    p = panggung()
    simpan_lembar(
        p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p, "73.25", catatan="Rahasia sekali")
    )

    event = AuditEvent.objects.get(action="seleksi.simpan_lembar")

    assert sorted(event.digests) == ["disimpan_pada", "versi"]


# Locking


def test_locking_closes_the_sheet_for_good():
    p = panggung(skor=skor_biasa)
    lembar, penilai = p.lembar("makalah"), p.anggota[0].pengguna

    terkunci = kunci(lembar, by=penilai, at=AT, versi=0)

    assert (terkunci.status, terkunci.dikunci_pada) == (StatusLembar.TERKUNCI, AT)
    assert ditolak(simpan_lembar, lembar, by=penilai, versi=0, isi=isian(p)).kode == "lembar_terkunci"
    assert ditolak(kunci, lembar, by=penilai, versi=0).kode == "status_tidak_sesuai"


def test_locking_names_every_hole():
    p = panggung(pelamar=3)
    penilai = p.anggota[0].pengguna
    isi = [
        Isian(p.pelamar[0].pk, Decimal("59.99"), ""),
        Isian(p.pelamar[1].pk, Decimal("95.01"), " "),
    ]
    lembar = simpan_lembar(p.lembar("wawancara"), by=penilai, at=AT, versi=0, isi=isi)

    refused = ditolak(kunci, lembar, by=penilai, versi=1)

    assert (refused.kode, refused.bidang) == ("catatan_wajib", f"catatan-{p.pelamar[0].pk}")
    assert refused.kalimat == (
        "001 Pelamar 1: Nilai 59,99 di bawah 60: tulis alasannya dalam catatan. "
        "002 Pelamar 2: Nilai 95,01 di atas 95: tulis alasannya dalam catatan. "
        "003 Pelamar 3: nilai belum diisi."
    )


def test_locking_what_was_not_seen_is_refused():
    p = panggung()
    lembar = simpan_lembar(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p))

    assert ditolak(kunci, lembar, by=p.anggota[0].pengguna, versi=0).kode == "lembar_basi"


def test_recused_and_withdrawn_candidates_are_no_holes():
    p = panggung(pelamar=4, mundur={0: [0]})
    Pelamar.objects.filter(pk=p.pelamar[1].pk).update(status="mundur", mundur_pada=AT, alasan_mundur="Pindah")
    lembar = simpan_lembar(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p, hanya=[2, 3]))

    assert kunci(lembar, by=p.anggota[0].pengguna, at=AT, versi=1).status == StatusLembar.TERKUNCI


def test_the_imported_sheet_is_the_secretariats_and_needs_its_letter_but_no_notes():
    p = panggung()
    lembar = p.lembar("assessment", None)
    isi = isian(p, "55", catatan="")

    lembar = simpan_impor(lembar, by=p.sekretariat, at=AT, versi=0, isi=isi, sumber=" ")
    assert ditolak(kunci, lembar, by=p.sekretariat, versi=1).kode == "sumber_kosong"
    lembar = simpan_impor(lembar, by=p.sekretariat, at=AT, versi=1, isi=[], sumber="UPT Asesmen, 800/7/2027")

    assert kunci(lembar, by=p.sekretariat, at=AT, versi=2).sumber == "UPT Asesmen, 800/7/2027"
    for simpan, siapa in ((simpan_lembar, p.anggota[0].pengguna), (simpan_lembar, p.sekretariat)):
        with pytest.raises(CommandForbidden):
            simpan(lembar, by=siapa, at=AT, versi=2, isi=[])
    with pytest.raises(CommandForbidden):
        simpan_impor(p.lembar("makalah"), by=p.sekretariat, at=AT, versi=0, isi=[], sumber="UPT Asesmen")


# Who may know what


def test_a_member_sees_own_sheets_and_the_secretariat_only_the_imported_one():
    p, lain = panggung(), panggung(kode="6401")

    def milik(user):
        return sorted((s.komponen.kode, s.anggota_id) for s in lembar_for(user, PADA).select_related("komponen"))

    orang = p.anggota[2]
    assert milik(orang.pengguna) == [(k, orang.pk) for k in ("makalah", "rekam_jejak", "wawancara")]
    assert milik(p.sekretariat) == [("assessment", None)]
    assert [milik(user) for user in (p.admin, p.ppk, p.auditor, p.pelamar[0].pegawai.pengguna)] == [[]] * 4
    assert lembar_for(lain.sekretariat, PADA).get().komponen.lowongan == lain.lowongan


def test_a_component_opens_with_its_last_lock_and_the_imported_one_with_the_last_of_the_post():
    p = panggung(skor=skor_biasa, kunci=True)
    terbuka = p.lembar("wawancara", 2)

    assert [nilai_terbuka(k) for k in p.komponen.values()] == [True] * 4
    assert lowongan_terbuka(p.lowongan.pk)
    baru = panggung(skor=skor_biasa, kode="6401")
    for j in range(5):
        kunci(baru.lembar("makalah", j), by=baru.anggota[j].pengguna, at=AT, versi=0)
    assert {k: nilai_terbuka(v) for k, v in baru.komponen.items()} == {
        "makalah": True,
        "assessment": False,
        "wawancara": False,
        "rekam_jejak": False,
    }
    assert (terbuka.status, lowongan_terbuka(baru.lowongan.pk)) == (StatusLembar.TERKUNCI, False)


def test_a_sheet_of_one_who_left_is_not_waited_for():
    p = panggung(skor=skor_biasa)
    for j in range(4):
        kunci(p.lembar("makalah", j), by=p.anggota[j].pengguna, at=AT, versi=0)
    AnggotaPansel.objects.filter(pk=p.anggota[4].pk).update(keluar_pada=AT, alasan_keluar="Sakit")

    assert nilai_terbuka(p.komponen["makalah"])


def test_tasks_count_only_own_scores_of_candidates_that_are_to_be_scored():
    p = panggung(pelamar=4, mundur={0: [0]})
    simpan_lembar(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0, isi=isian(p, hanya=[1, 2]))

    tugas = daftar_tugas(p.anggota[0].pengguna, PADA, AT)

    assert [(t.komponen.kode, t.terisi, t.jumlah, t.terlambat) for t in tugas] == [
        ("makalah", 2, 3, False),
        ("wawancara", 0, 3, False),
        ("rekam_jejak", 0, 3, False),
    ]


def test_the_order_of_candidates_is_fixed_for_a_sheet_and_differs_between_sheets():
    urut = [sorted(range(1, 31), key=lambda pk, s=lembar: urutan(s, pk)) for lembar in (1, 1, 2)]

    assert urut[0] == urut[1]
    assert urut[0] != urut[2]
    assert sorted(urut[2]) == sorted(urut[0])


# Reminding


def test_a_reminder_reaches_those_who_owe_once_a_day():
    p = panggung(skor=skor_biasa)
    for kode in ("makalah", "wawancara", "rekam_jejak"):
        kunci(p.lembar(kode, 0), by=p.anggota[0].pengguna, at=AT, versi=0)

    for hari in (0, 0, 1):
        ingatkan_penilai(p.lowongan, by=p.sekretariat, at=AT + timedelta(days=hari))

    berutang = sorted(a.pengguna_id for a in p.anggota[1:])
    assert sorted(Surat.objects.values_list("kepada", flat=True)) == sorted(berutang * 2)
    assert sorted(Notifikasi.objects.values_list("pengguna", flat=True)) == sorted(berutang * 2)
    isi = surat.susun(Surat.objects.first())
    assert isi.perihal == f"Lembar nilai belum dikunci: {p.lowongan}"
    assert isi.badan.splitlines()[2:] == [
        f"lembar nilai Anda untuk {p.lowongan} ({p.seleksi}) belum dikunci.",
        "Selesaikan dan kunci di http://127.0.0.1:8000/seleksi/menilai/",
    ]


def test_nobody_is_reminded_when_all_have_locked():
    p = panggung(skor=skor_biasa, kunci=True)

    assert ditolak(ingatkan_penilai, p.lowongan, by=p.sekretariat).kode == "tidak_ada_tunggakan"
