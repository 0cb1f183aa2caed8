"""The pages of a result: who sees what and when, what they cost, what they refuse."""

import json
import re
from datetime import timedelta
from hashlib import sha256

import pgtrigger
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEvent
from seleksi.enums import StatusSeleksi
from seleksi.models import Hasil, Pelamar, PutusanSeri
from seleksi.reports import lembar_berita_acara
from seleksi.rules.berkas import verifikasi
from seleksi.selectors import seleksi as seleksi_selectors
from seleksi.services.hasil import anulir, segel
from seleksi.services.pansel import keluarkan_anggota
from seleksi.services.putusan import catat_putusan_seri
from seleksi.views.daftar import PERISTIWA
from seleksi.workflow import AlurLowongan, AlurSeleksi
from tests import factories_seleksi
from tests.factories_seleksi import AT, SANDI, panggung, pengguna
from tests.seleksi.tahap_hasil import hasil_dari, terkunci, tersegel

pytestmark = pytest.mark.django_db


def alamat(nama, p):
    return reverse(f"seleksi:{nama}", args=[p.lowongan.pk])


def buka(client, siapa, nama, p):
    client.force_login(siapa)
    return client.get(alamat(nama, p))


def kueri(client, siapa, nama, p):
    client.force_login(siapa)
    with CaptureQueriesContext(
        connection,
    ) as semua:
        response = client.get(alamat(nama, p))
    abaikan = ("SAVEPOINT", "SET ", "RELEASE", "ROLLBACK")
    return response, [q["sql"] for q in semua if not q["sql"].startswith(abaikan)]


def test_peringkat_is_closed_until_every_sheet_is_locked(client):
    p = terkunci(kunci=False)

    for siapa in (p.sekretariat, p.anggota[0].pengguna):
        isi = buka(client, siapa, "peringkat", p).content.decode()
        assert ("Peringkat belum terbuka" in isi, "nilai_belum_dikunci" in isi, "89," in isi) == (True, True, False)
    assert alamat("kelengkapan", p) in buka(client, p.sekretariat, "peringkat", p).content.decode()
    assert alamat("kelengkapan", p) not in buka(client, p.anggota[0].pengguna, "peringkat", p).content.decode()


@pytest.mark.parametrize("siapa", ["ppk", "admin", "auditor"])
def test_peringkat_opens_to_others_with_the_seal(client, siapa):
    p = terkunci()
    isi = buka(client, getattr(p, siapa), "peringkat", p).content.decode()
    assert ("belum_disegel" in isi, "Pelamar 1" in isi) == (True, False)
    assert buka(client, getattr(p, siapa), "unduh_masukan", p).status_code == 403

    client.force_login(p.sekretariat)
    client.post(alamat("segel", p), {"sandi": SANDI})

    assert "Segel utuh" in buka(client, getattr(p, siapa), "peringkat", p).content.decode()
    assert buka(client, getattr(p, siapa), "unduh_masukan", p).status_code == 200


def test_an_applicant_and_a_stranger_never_see_the_ranking(client):
    p = tersegel()

    response = buka(client, p.pelamar[1].pegawai.pengguna, "peringkat", p)

    assert (response.status_code, "hasil_sendiri" in response.content.decode()) == (403, True)
    assert b"89," not in response.content
    assert buka(client, pengguna("orang.luar"), "peringkat", p).status_code == 403
    lain = terkunci(kode="6901")
    assert buka(client, lain.sekretariat, "peringkat", p).status_code == 404


def test_a_broken_seal_is_said_aloud(client):
    p = tersegel()
    with pgtrigger.ignore("seleksi.Hasil:append_only"):
        Hasil.objects.update(peserta={**hasil_dari(p).peserta, "instansi": "Lain"})

    assert "Segel rusak" in buka(client, p.ppk, "peringkat", p).content.decode()


def test_the_proposed_names_are_marked_in_words(client):
    """Never by colour alone: in the table, and above the bars of the chart."""
    p = tersegel(pelamar=5)

    isi = buka(client, p.ppk, "peringkat", p).content.decode()

    baris = [b.partition("</tr>")[0] for b in isi.split("<tr") if 'class="rank"' in b]
    nama = re.findall(r'<text class="tx" x="60" y="\d+">([^<]+)</text>', isi)
    assert ["diusulkan" in b for b in baris] == ['class="top3"' in b for b in baris] == [True] * 3 + [False] * 2
    assert nama == [f"Pelamar {ke}{', diusulkan' if ke <= 3 else ''}" for ke in range(1, 6)]


def test_a_long_name_above_a_bar_goes_on_in_the_next_line():
    p = terkunci()
    panjang = "Prof. Dr. Ir. Hj. Siti Aminah Kusumawardani Rahmawati, M.Psi., M.Si."
    Pelamar.objects.filter(nomor="001").update(nama=panjang)

    p.lowongan = segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)
    satu, dua, *_ = lembar_berita_acara(hasil_dari(p)).laporan.batang

    assert [teks for teks, _ in satu.nama] == [
        "Prof. Dr. Ir. Hj. Siti Aminah",
        "Kusumawardani Rahmawati, M.Psi., M.Si.,",
        "diusulkan",
    ]
    assert satu.nama[-1][1] < satu.puncak < satu.dasar < dua.nama[0][1]


@pytest.mark.parametrize("pelamar", [4, 8])
def test_pages_cost_the_same_whatever_the_number(client, pelamar):
    p = terkunci(pelamar=pelamar)
    _, sementara = kueri(client, p.sekretariat, "peringkat", p)
    _, panel = kueri(client, p.anggota[0].pengguna, "peringkat", p)
    _, segel = kueri(client, p.sekretariat, "segel", p)
    client.post(alamat("segel", p), {"sandi": SANDI})
    _, sesudah = kueri(client, p.sekretariat, "peringkat", p)
    _, ppk = kueri(client, p.ppk, "penetapan", p)

    assert [len(q) for q in (sementara, panel, segel, sesudah, ppk)] == [11, 11, 11, 7, 9]


def test_the_offered_file_gives_the_sealed_output(client, tmp_path, capsys):
    p = tersegel()
    response = buka(client, p.ppk, "unduh_masukan", p)
    berkas = tmp_path / "masukan.json"
    berkas.write_bytes(response.content)

    with pytest.raises(SystemExit) as keluar:
        call_command("verifikasi_peringkat", str(berkas))

    assert (keluar.value.code, json.loads(capsys.readouterr().out)) == (0, hasil_dari(p).keluaran)
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_the_offered_file_has_the_digest_that_is_printed(client):
    p = terkunci()
    sementara = buka(client, p.sekretariat, "unduh_masukan", p).content
    halaman_segel = buka(client, p.sekretariat, "segel", p).content.decode()
    client.post(alamat("segel", p), {"sandi": SANDI})

    berkas = buka(client, p.ppk, "unduh_masukan", p).content
    tercetak = f"Sidik berkas verifikasi (SHA-256): <code>{sha256(berkas).hexdigest()}</code>"

    assert (tercetak in halaman_segel, berkas == sementara) == (True, True)
    assert tercetak in buka(client, p.ppk, "peringkat", p).content.decode()
    assert lembar_berita_acara(hasil_dari(p)).laporan.sidik_berkas == sha256(berkas).hexdigest()
    assert verifikasi(berkas) == (0, hasil_dari(p).keluaran)


def test_segel_page_asks_the_password_and_audits_a_wrong_one(client):
    p = terkunci()
    assert "Segel hasil" in buka(client, p.sekretariat, "segel", p).content.decode()

    salah = client.post(alamat("segel", p), {"sandi": "bukan-ini"})

    assert (salah.status_code, "tidak cocok" in salah.content.decode()) == (422, True)
    assert AuditEvent.objects.get(target="seleksi.lowongan").action == "seleksi.catat_sandi_salah"
    assert client.post(alamat("segel", p), {"sandi": SANDI}).headers["Location"] == alamat("peringkat", p)
    assert "sudah disegel" in buka(client, p.sekretariat, "segel", p).content.decode()


@pytest.mark.parametrize(("tahap", "kata"), [({"kunci": False}, "belum_lengkap"), ({"pelamar": 2}, "kurang_pelamar")])
def test_segel_page_says_what_stands_in_the_way(client, tahap, kata):
    p = terkunci(**tahap)

    assert kata in buka(client, p.sekretariat, "segel", p).content.decode()
    assert buka(client, p.anggota[0].pengguna, "segel", p).status_code == 403


def test_putusan_page_orders_the_tied_and_unblocks_the_seal(client, monkeypatch):
    kemarin = timezone.now() - timedelta(days=1)  # pages know the real day: the sheets must be locked before it
    monkeypatch.setattr(factories_seleksi, "AT", kemarin)
    p = terkunci(skor=lambda i, k, j: 90 - 3 * min(i, 2))
    ketua = p.anggota[0].pengguna
    isi = {
        "kelompok": "003,004,005",
        "nomor_berita_acara": "012/PANSEL/2027",
        "tanggal": str(timezone.localdate()),
        "alasan": "Aklamasi",
    }
    tempat = {"tempat_003": 2, "tempat_004": 1, "tempat_005": 3}
    assert "003 Pelamar 3" in buka(client, ketua, "putusan_seri", p).content.decode()

    sama = client.post(alamat("putusan_seri", p), isi | tempat | {"tempat_005": 1, "hadir": ["A1", "A2", "A3"]})
    kurang = client.post(alamat("putusan_seri", p), isi | tempat | {"hadir": ["A1", "A2"]})
    asing = client.post(alamat("putusan_seri", p), isi | tempat | {"kelompok": "001,002", "hadir": ["A1"]})
    sah = client.post(alamat("putusan_seri", p), isi | tempat | {"hadir": ["A1", "A2", "A3"]})

    assert [r.status_code for r in (sama, kurang, asing, sah)] == [422, 422, 422, 302]
    assert "tempat yang berbeda" in sama.content.decode()
    assert "Kelompok nilai seri berubah" in asing.content.decode()
    assert "Alasan yang Anda tulis: “Aklamasi”" in asing.content.decode()
    assert "Paling sedikit 3 dari 5" in kurang.content.decode()
    assert PutusanSeri.objects.get().urutan == ["004", "003", "005"]
    assert "tempat_004" not in buka(client, p.anggota[3].pengguna, "putusan_seri", p).content.decode()
    client.force_login(p.sekretariat)
    client.post(alamat("segel", p), {"sandi": SANDI})
    assert hasil_dari(p).keluaran["tiga_besar"] == ["001", "002", "004"]
    assert "tidak dapat dicatat lagi" in buka(client, ketua, "putusan_seri", p).content.decode()


def test_penetapan_page_shows_three_and_takes_one_with_a_reason(client):
    p = tersegel()
    isi = buka(client, p.ppk, "penetapan", p).content.decode()
    assert [n in isi for n in ("Pelamar 1", "Pelamar 2", "Pelamar 3", "Pelamar 4")] == [True, True, True, False]

    tanpa = client.post(alamat("penetapan", p), {"pelamar": p.pelamar[1].pk, "alasan": "", "sandi": SANDI})
    keempat = client.post(
        alamat("penetapan", p), {"pelamar": p.pelamar[3].pk, "alasan": "Ingin yang keempat saja", "sandi": SANDI}
    )
    sah = client.post(
        alamat("penetapan", p),
        {"pelamar": p.pelamar[1].pk, "alasan": "Pengalaman lapangan paling panjang", "sandi": SANDI},
    )
    lagi = client.post(
        alamat("penetapan", p), {"pelamar": p.pelamar[0].pk, "alasan": "Dari tab kedua yang terlambat", "sandi": SANDI}
    )

    assert [r.status_code for r in (tanpa, keempat, sah, lagi)] == [422, 422, 302, 422]
    assert "Pelamar 2 ditetapkan" in client.get(alamat("penetapan", p)).content.decode()
    assert buka(client, p.sekretariat, "penetapan", p).status_code == 403


@pytest.mark.parametrize(("tahap", "nama"), [(terkunci, "segel"), (tersegel, "anulir"), (tersegel, "penetapan")])
def test_a_password_is_asked_beside_whose_it_is(client, tahap, nama):
    """Password managers and screen readers need the account; the browser complains without it."""
    p = tahap()
    siapa = {"segel": p.sekretariat, "anulir": p.anggota[0].pengguna, "penetapan": p.ppk}[nama]

    isi = buka(client, siapa, nama, p).content.decode()

    assert f'autocomplete="username" value="{siapa.username}" hidden' in isi


def test_penetapan_before_the_seal_says_when_it_opens(client):
    p = terkunci()
    isi = {"pelamar": p.pelamar[0].pk, "alasan": "Paling siap memimpin dinas", "sandi": SANDI}

    assert "belum_disegel" in buka(client, p.ppk, "penetapan", p).content.decode()
    assert client.post(alamat("penetapan", p), isi).status_code == 409


def test_berita_acara_waits_for_the_job(client):
    p = tersegel()

    response = buka(client, p.ppk, "berita_acara", p)

    assert (response.status_code, response.headers["Refresh"]) == (200, "3")
    assert "sedang dibuat" in response.content.decode()


def test_anulir_and_tutup_pages_carry_their_reason(client):
    p = tersegel()
    assert "Anulir segel" in buka(client, p.anggota[0].pengguna, "anulir", p).content.decode()
    assert client.post(alamat("anulir", p), {"alasan": ""}).status_code == 422
    assert client.post(alamat("anulir", p), {"alasan": "Keliru", "sandi": SANDI}).status_code == 302
    assert "Tidak ada segel" in client.get(alamat("anulir", p)).content.decode()

    assert "Tutup tanpa hasil" in buka(client, p.anggota[0].pengguna, "tutup", p).content.decode()
    assert client.post(alamat("tutup", p), {"alasan": ""}).status_code == 422
    assert client.post(alamat("tutup", p), {"alasan": "Jabatan dihapus"}).status_code == 302
    assert "tidak dapat ditutup" in client.get(alamat("tutup", p)).content.decode()


def test_the_history_tells_of_seal_and_annulment_to_whoever_follows_the_selection(client):
    p = tersegel()
    anulir(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Salah hitung penguji", sandi=SANDI)

    riwayat = [r.judul for r in seleksi_selectors.riwayat(p.seleksi, PERISTIWA)]

    assert riwayat == ["Segel hasil dianulir", "Hasil disegel"]
    client.force_login(p.pelamar[0].pegawai.pengguna)
    halaman = client.get(reverse("seleksi:detail", args=[p.seleksi.pk])).content.decode()
    assert ("Segel hasil dianulir" in halaman, "Hasil disegel" in halaman) == (True, True)


def test_the_history_has_a_sentence_for_every_step_of_selection_and_post():
    langkah = [*AlurSeleksi.steps(), *AlurLowongan.steps()]

    assert {f"seleksi.{s.name}" for s in langkah} <= PERISTIWA.keys()
    assert not {s.label for s in langkah} & set(PERISTIWA.values())


@pytest.mark.parametrize(("siapa", "terlihat"), [("auditor", True), ("sekretariat", True), ("pelamar", False)])
def test_the_history_names_who_acted_to_the_office_only(client, siapa, terlihat):
    p = tersegel()
    client.force_login(p.pelamar[0].pegawai.pengguna if siapa == "pelamar" else getattr(p, siapa))

    halaman = client.get(reverse("seleksi:detail", args=[p.seleksi.pk])).content.decode()

    assert (f'Hasil disegel <span class="sub">oleh {p.sekretariat.nama}</span>' in halaman) is terlihat


def test_the_history_tells_of_a_member_who_left():
    p = panggung(StatusSeleksi.DRAF)

    keluarkan_anggota(p.seleksi, by=p.sekretariat, at=AT, anggota=p.anggota[4], alasan="Pindah tugas")

    assert [(r.judul, r.oleh) for r in seleksi_selectors.riwayat(p.seleksi, PERISTIWA)] == [
        ("Anggota Pansel dikeluarkan", p.sekretariat.nama)
    ]


def test_the_history_keeps_a_vote_until_the_seal():
    p = terkunci(skor=lambda i, komponen, j: 80)
    kelompok = {"urutan": ["001", "002", "003", "004", "005", "006", "007", "008"][: len(p.pelamar)]}
    isi = {"nomor_berita_acara": "BA-7", "tanggal": AT.date(), "hadir": ["A1", "A2", "A3"], "alasan": "Sepakat"}
    catat_putusan_seri(p.lowongan, by=p.anggota[0].pengguna, at=AT, **kelompok, **isi)

    sebelum = [r.judul for r in seleksi_selectors.riwayat(p.seleksi, PERISTIWA)]
    segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)

    assert sebelum == []
    assert [r.judul for r in seleksi_selectors.riwayat(p.seleksi, PERISTIWA)] == [
        "Hasil disegel",
        "Putusan Pansel atas nilai seri dicatat",
    ]
