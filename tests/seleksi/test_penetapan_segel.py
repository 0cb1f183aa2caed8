"""Sealing, voiding, choosing: what the commands refuse and what they leave behind."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import papan
from core.commands import CommandForbidden, CommandRefused
from core.models import AuditEvent, Notifikasi, Pengguna
from core.segel import sidik
from seleksi.models import AnulirHasil, Hasil
from seleksi.selectors.halaman import isi
from seleksi.selectors.hasil import bahan
from seleksi.selectors.segel import kekurangan
from seleksi.services.hasil import anulir, catat_sandi_salah, segel
from seleksi.services.penetapan import selesaikan, tetapkan, tutup
from seleksi.services.penilaian import kunci
from seleksi.services.putusan import catat_putusan_seri
from tests.factories import peran
from tests.factories_seleksi import AT, SANDI, pengguna
from tests.seleksi.tahap_hasil import NANTI, hasil_dari, terkunci, tersegel

pytestmark = pytest.mark.django_db
ALASAN = "Paling siap memimpin perubahan dinas"


def ditolak(call, *args, **kwargs):
    with pytest.raises(CommandRefused) as refused:
        call(*args, **kwargs)
    return refused.value.kode, refused.value.bidang


def test_segel_freezes_what_the_verifier_reads_and_prints():
    p = tersegel()

    hasil = hasil_dari(p)

    assert (p.lowongan.status, p.lowongan.disegel_pada) == ("disegel", AT)
    assert hasil.keluaran["tiga_besar"] == ["001", "002", "003"]
    assert hasil.segel.sidik == sidik(isi(hasil))
    assert (hasil.segel.nomor, hasil.segel.jenis) == ("BA-1/01/SEL/2026", "Berita acara hasil seleksi")
    assert AuditEvent.objects.get(target="seleksi.lowongan").action == "seleksi.segel"


def test_what_is_owed_is_told_member_by_member_and_the_assessment_centre_last():
    p = terkunci(kunci=False)
    kunci(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0)

    utang = kekurangan(bahan(p.lowongan))

    assert list(utang) == [*(a.nama for a in p.anggota), "lembaga asesmen"]
    assert utang[p.anggota[0].nama] == ["Wawancara", "Rekam jejak"]


def test_segel_tells_panel_and_ppk_without_a_figure():
    p = tersegel()

    notices = Notifikasi.objects.filter(kunci__startswith="segel:")

    assert {n.pengguna_id for n in notices} == {p.ppk.pk, *(a.pengguna_id for a in p.anggota)}
    assert {(n.judul, n.isi) for n in notices} == {("Hasil Kepala Dinas Perhubungan sudah disegel", "")}


def test_segel_with_a_wrong_password_is_refused_at_the_field_and_locks_after_five():
    p = terkunci()

    assert ditolak(segel, p.lowongan, by=p.sekretariat, at=AT, sandi="salah") == ("sandi_salah", "sandi")
    for _ in range(5):
        catat_sandi_salah(p.lowongan, by=p.sekretariat, at=AT)
    assert ditolak(segel, p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI) == ("sandi_terlalu_sering", "sandi")
    assert segel(p.lowongan, by=p.sekretariat, at=AT + timedelta(minutes=15), sandi=SANDI).status == "disegel"


def test_segel_names_who_owes_an_open_sheet():
    p = terkunci(kunci=False)

    with pytest.raises(CommandRefused, match=r"Belum semua lembar nilai dikunci: .*Anggota Pansel 2") as refused:
        segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)

    assert refused.value.kode == "belum_lengkap"


@pytest.mark.parametrize(
    ("tahap", "kode"),
    [
        ({"pelamar": 3}, "kurang_pelamar"),
        ({"pelamar": 3, "kunci": False}, "kurang_pelamar"),
        ({"skor": lambda i, k, j: 80}, "seri"),
        ({"mundur": {0: [0, 1, 2, 3, 4]}}, "belum_lengkap"),
    ],
)
def test_segel_is_refused_by_the_first_reason(tahap, kode):
    p = terkunci(**tahap)

    assert ditolak(segel, p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI) == (kode, "")
    assert not Hasil.objects.exists()


@pytest.mark.parametrize("siapa", ["admin", "ppk", "auditor"])
def test_segel_is_the_secretariats_alone(siapa):
    p = terkunci()

    with pytest.raises(CommandForbidden):
        segel(p.lowongan, by=getattr(p, siapa), at=AT, sandi=SANDI)


def test_segel_twice_is_refused():
    p = tersegel()

    assert ditolak(segel, p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI) == ("status_tidak_sesuai", "")


def test_anulir_voids_the_seal_and_the_next_one_supersedes_it(client):
    p = tersegel()
    lama = hasil_dari(p)

    p.lowongan = anulir(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Salah ketik lembaga", sandi=SANDI)
    segel(p.lowongan, by=p.sekretariat, at=NANTI, sandi=SANDI)
    baru = hasil_dari(p)

    assert (baru.segel.menggantikan, baru.segel.nomor) == (lama.segel, "BA-1.2/01/SEL/2026")
    assert AnulirHasil.objects.get(hasil=lama).alasan == "Salah ketik lembaga"
    assert "Dokumen ini dibatalkan" in client.get(f"/verifikasi/{lama.segel.kode}/").content.decode()
    assert "dokumennya berlaku" in client.get(f"/verifikasi/{baru.segel.kode}/").content.decode()


def test_anulir_wants_a_reason_and_the_chair():
    p = tersegel()

    assert ditolak(anulir, p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan=" ", sandi=SANDI) == (
        "alasan_kosong",
        "alasan",
    )
    with pytest.raises(CommandForbidden):
        anulir(p.lowongan, by=p.anggota[2].pengguna, at=AT, alasan="Tidak berhak", sandi=SANDI)


@pytest.mark.parametrize("ke", [0, 1, 2])
def test_tetapkan_takes_any_of_the_three(ke):
    p = tersegel()

    lowongan = tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[ke], alasan=ALASAN, sandi=SANDI)

    assert (lowongan.status, lowongan.pelamar_terpilih, lowongan.ditetapkan_oleh) == (
        "ditetapkan",
        p.pelamar[ke],
        p.ppk,
    )
    tahu = Notifikasi.objects.filter(kunci__startswith="tetapkan_pelamar:").values_list("pengguna", flat=True)
    assert set(tahu) == {q.pegawai.pengguna_id for q in p.pelamar}


def test_tetapkan_refuses_who_was_not_proposed_or_withdrew():
    p = tersegel()

    assert ditolak(tetapkan, p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[3], alasan=ALASAN, sandi=SANDI) == (
        "bukan_usulan",
        "pelamar",
    )
    assert ditolak(tetapkan, p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan="", sandi=SANDI) == (
        "alasan_kosong",
        "alasan",
    )
    type(p.pelamar[0]).objects.filter(pk=p.pelamar[0].pk).update(status="mundur", mundur_pada=AT, alasan_mundur="Sakit")
    assert ditolak(tetapkan, p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan=ALASAN, sandi=SANDI) == (
        "usulan_mundur",
        "pelamar",
    )


def test_tetapkan_from_a_second_tab_is_refused():
    p = tersegel()
    tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan=ALASAN, sandi=SANDI)

    assert ditolak(tetapkan, p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[1], alasan=ALASAN, sandi=SANDI) == (
        "status_tidak_sesuai",
        "",
    )


def test_tutup_and_selesaikan_end_the_selection():
    p = terkunci(pelamar=3)

    assert ditolak(selesaikan, p.seleksi, by=p.sekretariat, at=AT) == ("lowongan_belum_usai", "")
    assert ditolak(tutup, p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="") == ("alasan_kosong", "alasan")
    assert tutup(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Pelamar kurang").status == "tanpa_hasil"
    assert selesaikan(p.seleksi, by=p.sekretariat, at=AT).status == "selesai"


def langkah(nama, p):
    ketua = p.anggota[0].pengguna
    by = {"segel": p.sekretariat, "anulir": ketua, "tetapkan": p.ppk, "tutup": ketua}[nama]
    isi = {
        "segel": {"sandi": SANDI},
        "anulir": {"alasan": "Keliru", "sandi": SANDI},
        "tetapkan": {"pelamar": p.pelamar[0], "alasan": ALASAN, "sandi": SANDI},
        "tutup": {"alasan": "Anggaran"},
    }[nama]
    perintah = {"segel": segel, "anulir": anulir, "tetapkan": tetapkan, "tutup": tutup}[nama]
    return perintah(p.lowongan, by=Pengguna.objects.get(pk=by.pk), at=AT, **isi)


TABEL = {
    "berjalan": {"segel": "disegel", "tutup": "tanpa_hasil"},
    "disegel": {"anulir": "berjalan", "tetapkan": "ditetapkan"},
    "ditetapkan": {},
    "tanpa_hasil": {},
}


@pytest.mark.parametrize("dari", TABEL)
@pytest.mark.parametrize("nama", ["segel", "anulir", "tetapkan", "tutup"])
def test_every_step_of_a_post_from_every_state(dari, nama):
    p = terkunci() if dari in ("berjalan", "tanpa_hasil") else tersegel()
    if dari == "ditetapkan":
        langkah("tetapkan", p)
    if dari == "tanpa_hasil":
        langkah("tutup", p)

    if nama in TABEL[dari]:
        assert langkah(nama, p).status == TABEL[dari][nama]
    else:
        assert ditolak(langkah, nama, p) == ("status_tidak_sesuai", "")


def test_who_recorded_the_vote_over_a_tie_does_not_seal():
    """Nobody decides who stands third and closes it with the same hand."""
    p = terkunci(skor=lambda i, k, j: 90 - 3 * min(i, 2))
    isi = {"urutan": ["003", "004", "005"], "hadir": ["A1", "A2", "A3"], "alasan": "Aklamasi", "tanggal": AT.date()}
    catat_putusan_seri(p.lowongan, by=p.sekretariat, at=AT, nomor_berita_acara="1", **isi)
    assert ditolak(segel, p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI) == ("pencatat_putusan", "")
    assert [(k.judul.partition(":")[0], k.tindakan) for k in papan.kewajiban.gather(p.sekretariat, AT)] == [
        ("Menunggu segel", "Lihat siapa")
    ]

    catat_putusan_seri(p.lowongan, by=p.anggota[0].pengguna, at=AT, nomor_berita_acara="2", **isi)

    assert [k.tindakan for k in papan.kewajiban.gather(p.sekretariat, AT)] == ["Periksa dan segel"]
    assert segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI).status == "disegel"


@pytest.mark.parametrize("rekan", [0, 1])
def test_the_form_of_a_vote_says_beforehand_who_will_seal(client, rekan):
    p = terkunci(skor=lambda i, k, j: 90 - 3 * min(i, 2))
    for ke in range(rekan):
        peran(pengguna(f"rekan{ke}", "Siti Rekan"), p.instansi, "sekretariat_pansel")
    client.force_login(p.sekretariat)

    halaman = client.get(reverse("seleksi:putusan_seri", args=[p.lowongan.pk])).content.decode()

    if rekan:
        assert "Bila Anda yang mencatat, Siti Rekan yang menyegel." in halaman
    else:
        assert f"tidak ada yang dapat menyegel. Minta ketua Pansel, {p.anggota[0]}, mencatatnya." in halaman


def test_the_chair_who_records_a_vote_is_told_nothing_of_sealing(client):
    p = terkunci(skor=lambda i, k, j: 90 - 3 * min(i, 2))
    client.force_login(p.anggota[0].pengguna)

    assert not client.get(reverse("seleksi:putusan_seri", args=[p.lowongan.pk])).context["akibat"]


@pytest.mark.parametrize("rekan", [0, 1])
def test_who_cannot_seal_reads_who_can_help(client, rekan):
    p = terkunci(skor=lambda i, k, j: 90 - 3 * min(i, 2))
    for ke in range(rekan):
        peran(pengguna(f"rekan{ke}", "Siti Rekan"), p.instansi, "sekretariat_pansel")
    isi = {"urutan": ["003", "004", "005"], "hadir": ["A1", "A2", "A3"], "alasan": "Aklamasi", "tanggal": AT.date()}
    catat_putusan_seri(p.lowongan, by=p.sekretariat, at=AT, nomor_berita_acara="1", **isi)
    client.force_login(p.sekretariat)

    halaman = client.get(reverse("seleksi:segel", args=[p.lowongan.pk])).content.decode()

    assert (
        "Minta Siti Rekan menyegelnya, atau minta ketua" if rekan else "Sekretariat hanya Anda: minta ketua"
    ) in halaman
