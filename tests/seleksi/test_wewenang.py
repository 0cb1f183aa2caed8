"""No single hand can bury, choose or change a result alone."""

import pytest
from django.urls import reverse

from core.commands import CommandForbidden, CommandRefused
from core.models import AuditEvent, Notifikasi, Pengguna
from seleksi import access
from seleksi.models import Lembar, Nilai, Pansel, Pelamar, Seleksi
from seleksi.selectors.penilaian import lembar_for
from seleksi.services.hasil import anulir
from seleksi.services.pansel import tambah_anggota_internal
from seleksi.services.pelamar import lamar
from seleksi.services.penetapan import tetapkan, tutup
from seleksi.services.persiapan import batalkan
from seleksi.services.putusan import catat_putusan_seri
from talent.models import Pegawai
from tests.factories_seleksi import AT, PADA, SANDI, menjabat, panggung, pegawai, peran
from tests.seleksi.tahap_hasil import terkunci, tersegel

pytestmark = pytest.mark.django_db


def kode(call, *args, **kwargs):
    with pytest.raises(CommandRefused) as refused:
        call(*args, **kwargs)
    return refused.value.kode


def status(client, siapa, nama, p):
    client.force_login(siapa)
    return client.get(reverse(f"seleksi:{nama}", args=[p.lowongan.pk])).status_code


def test_a_finished_ranking_is_closed_by_the_chair_in_person_alone():
    p = terkunci()

    assert kode(tutup, p.lowongan, by=p.sekretariat, at=AT, alasan="Ditunda") == "sudah_dinilai"
    assert tutup(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Ditunda").status == "tanpa_hasil"


def test_while_a_sheet_is_open_the_secretariat_may_close():
    p = terkunci(kunci=False)
    Lembar.objects.exclude(pk=p.lembar("wawancara", 3).pk).update(status="terkunci", dikunci_pada=AT)

    assert tutup(p.lowongan, by=p.sekretariat, at=AT, alasan="Ditunda").status == "tanpa_hasil"


def test_a_selection_with_a_finished_ranking_is_not_cancelled():
    p = terkunci()

    assert kode(batalkan, p.seleksi, by=p.sekretariat, at=AT, alasan="Ditunda") == "sudah_dinilai"
    tutup(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Ditunda")
    assert batalkan(p.seleksi, by=p.sekretariat, at=AT, alasan="Ditunda").status == "dibatalkan"


def test_a_sealed_selection_is_not_cancelled():
    p = tersegel()

    assert kode(batalkan, p.seleksi, by=p.sekretariat, at=AT, alasan="Ditunda") == "sudah_disegel"


@pytest.mark.parametrize("siapa", ["ppk", "auditor", "admin"])
def test_a_ranking_put_aside_is_read_by_those_who_may_ask_why(client, siapa):
    p = terkunci()
    assert status(client, getattr(p, siapa), "unduh_masukan", p) == 403

    tutup(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Anggaran dialihkan ke jalan")

    client.force_login(getattr(p, siapa))
    halaman = client.get(reverse("seleksi:peringkat", args=[p.lowongan.pk])).content.decode()
    assert [kata in halaman for kata in ("Anggaran dialihkan ke jalan", "89,", "Segel utuh")] == [True, True, False]
    assert status(client, getattr(p, siapa), "unduh_masukan", p) == 200


def test_a_post_closed_before_it_was_scored_has_no_ranking_to_read(client):
    p = terkunci(kunci=False)
    tutup(p.lowongan, by=p.sekretariat, at=AT, alasan="Anggaran")

    assert status(client, p.ppk, "unduh_masukan", p) == 403


def test_the_page_sends_the_secretariat_to_the_chair(client):
    p = terkunci()

    client.force_login(p.sekretariat)
    kantor = client.get(reverse("seleksi:tutup", args=[p.lowongan.pk])).content.decode()
    client.force_login(p.anggota[0].pengguna)
    ketua = client.get(reverse("seleksi:tutup", args=[p.lowongan.pk])).content.decode()

    assert ["sudah_dinilai" in kantor, "sudah_dinilai" in ketua] == [True, False]
    assert ['name="alasan"' in kantor, 'name="alasan"' in ketua] == [False, True]
    assert status(client, p.anggota[2].pengguna, "tutup", p) == 403


def sekretariat_melamar(p, status="diajukan"):
    """The secretariat's clerk is also a person of the record, with an application."""
    Pegawai.objects.filter(pk=p.pelamar[4].pegawai_id).update(pengguna=p.sekretariat)
    mundur = {"mundur_pada": AT, "alasan_mundur": "Sakit"} if status == "mundur" else {}
    Pelamar.objects.filter(pk=p.pelamar[4].pk).update(status=status, **mundur)
    return Pengguna.objects.get(pk=p.sekretariat.pk)


def test_a_clerk_who_applies_runs_nothing_of_that_selection(client):
    p = terkunci(kunci=False)
    orang = sekretariat_melamar(p, "memenuhi")
    hak = [
        access.sekretariat(orang, p.seleksi, pada=PADA),
        access.sekretariat_lowongan(orang, p.lowongan, pada=PADA),
        access.sekretariat_anggota(orang, p.anggota[0], pada=PADA),
        access.pemeriksa(orang, p.pelamar[0], pada=PADA),
        access.pemilik_lembar(orang, p.lembar("assessment", None), pada=PADA),
        access.ketua_pansel(orang, p.lowongan, pada=PADA),
        access.baca_berkas_pelamar(orang, p.pelamar[0], pada=PADA),
    ]

    assert [jawaban.kode for jawaban in hak] == ["berkepentingan"] * 7
    assert list(lembar_for(orang, PADA)) == []
    assert [status(client, orang, nama, p) for nama in ("segel", "tutup", "putusan_seri")] == [403] * 3


def test_a_clerk_who_withdrew_works_again():
    p = terkunci(kunci=False)

    assert access.sekretariat(sekretariat_melamar(p, "mundur"), p.seleksi, pada=PADA).boleh


def test_the_seal_page_shows_an_applicant_nothing(client):
    p = terkunci()
    orang = sekretariat_melamar(p, "mundur")

    client.force_login(orang)
    response = client.get(reverse("seleksi:segel", args=[p.lowongan.pk]))
    assert (response.status_code, "89," in response.content.decode()) == (403, False)


def test_an_applicant_is_not_taken_into_the_panel():
    p = terkunci(kunci=False)
    Seleksi.objects.filter(pk=p.seleksi.pk).update(status="pernyataan")
    calon = p.pelamar[0].pegawai
    menjabat(calon, p.jabatan)

    isi = {"pegawai": calon, "peran": "anggota"}
    assert kode(tambah_anggota_internal, p.seleksi, by=p.sekretariat, at=AT, **isi) == "pelamar_seleksi_ini"


@pytest.mark.parametrize("jenis", ["sekretariat_pansel", "ppk"])
def test_who_runs_or_decides_selections_does_not_apply(jenis):
    p = panggung("diumumkan", pelamar=0)
    orang = pegawai(p.instansi, "Rina", nip="197603142001031999")
    peran(orang.pengguna, p.instansi, jenis)

    assert kode(lamar, p.lowongan, by=orang.pengguna, at=AT) == "pengurus_seleksi"


def test_the_seal_page_tells_nothing_of_what_an_open_sheet_holds(client):
    p = terkunci(kunci=False)
    Lembar.objects.exclude(pk=p.lembar("wawancara", 3).pk).update(status="terkunci", dikunci_pada=AT)
    client.force_login(p.sekretariat)
    halaman = reverse("seleksi:segel", args=[p.lowongan.pk])
    terisi = client.get(halaman).content.decode()

    Nilai.objects.filter(lembar=p.lembar("wawancara", 3)).update(nilai=None)

    kosong = client.get(halaman)
    assert kosong.context["kurang"] == {"Anggota Pansel 4": ["Wawancara"]}
    assert ["Anggota Pansel 4" in isi for isi in (terisi, kosong.content.decode())] == [True, True]
    assert "peserta 00" not in kosong.content.decode()


def test_the_seal_page_lists_holes_once_all_is_locked(client):
    p = terkunci(mundur={0: [0, 1, 2, 3, 4]})
    client.force_login(p.sekretariat)

    kurang = client.get(reverse("seleksi:segel", args=[p.lowongan.pk])).context["kurang"]
    assert list(kurang) == ["semua penilai"]


@pytest.mark.parametrize("ditetapkan", [True, False])
def test_the_panel_page_warns_that_a_change_undoes_the_decree(client, ditetapkan):
    p = panggung("diumumkan", pelamar=0)
    if not ditetapkan:
        Pansel.objects.update(ditetapkan_pada=None)

    client.force_login(p.sekretariat)
    halaman = client.get(reverse("seleksi:pansel", args=[p.seleksi.pk])).content.decode()
    assert ["membatalkan penetapan seluruh Pansel" in halaman] == [ditetapkan]


def test_a_seal_is_voided_by_the_chair_in_person_with_the_password(client):
    p = tersegel()
    ketua = p.anggota[0].pengguna

    with pytest.raises(CommandForbidden) as refused:
        anulir(p.lowongan, by=p.sekretariat, at=AT, alasan="Keliru", sandi=SANDI)
    assert refused.value.tolak.kode == "bukan_ketua_sendiri"
    assert status(client, p.sekretariat, "anulir", p) == 403
    assert kode(anulir, p.lowongan, by=ketua, at=AT, alasan="Keliru", sandi="bukan-ini") == "sandi_salah"
    client.force_login(ketua)
    isi = {"alasan": "Keliru", "sandi": "bukan-ini"}
    assert client.post(reverse("seleksi:anulir", args=[p.lowongan.pk]), isi).status_code == 422
    assert AuditEvent.objects.filter(action="seleksi.catat_sandi_salah", actor_id=ketua.pk).count() == 1
    assert anulir(p.lowongan, by=ketua, at=AT, alasan="Keliru", sandi=SANDI).status == "berjalan"


def test_the_choice_asks_for_the_password_and_a_real_reason(client):
    p = tersegel()
    isi = {"by": p.ppk, "at": AT, "pelamar": p.pelamar[0]}
    cukup = "Paling siap memimpin perubahan dinas"

    assert kode(tetapkan, p.lowongan, **isi, alasan="x" * 19, sandi=SANDI) == "alasan_singkat"
    assert kode(tetapkan, p.lowongan, **isi, alasan=cukup, sandi="bukan-ini") == "sandi_salah"
    client.force_login(p.ppk)
    kirim = {"pelamar": p.pelamar[0].pk, "alasan": cukup, "sandi": "bukan-ini"}
    assert client.post(reverse("seleksi:penetapan", args=[p.lowongan.pk]), kirim).status_code == 422
    assert AuditEvent.objects.filter(action="seleksi.catat_sandi_salah", actor_id=p.ppk.pk).count() == 1
    assert tetapkan(p.lowongan, **isi, alasan="x" * 20, sandi=SANDI).status == "ditetapkan"


@pytest.mark.parametrize("oleh", ["ketua", "sekretariat"])
def test_a_vote_entered_for_the_chair_is_told_to_the_panel(oleh):
    p = terkunci(skor=lambda i, k, j: 90 - 3 * min(i, 2))
    by = p.sekretariat if oleh == "sekretariat" else p.anggota[0].pengguna
    isi = {"nomor_berita_acara": "012/PANSEL/2027", "tanggal": PADA, "hadir": ["A1", "A2", "A3"], "alasan": "Aklamasi"}

    catat_putusan_seri(p.lowongan, by=by, at=AT, urutan=["004", "003", "005"], **isi)

    tahu = set(Notifikasi.objects.filter(kunci__startswith="putusan_seri:").values_list("pengguna", flat=True))
    assert tahu == ({a.pengguna_id for a in p.anggota} if oleh == "sekretariat" else set())
