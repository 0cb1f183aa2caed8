"""The minutes: a real worker makes them once, and they show what page, endpoint and verifier show."""

import io
import json
import time
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from core.commands import CommandRefused
from core.models import Dokumen
from core.selectors import pengguna_sistem
from seleksi import reports
from seleksi.models import AnggotaPansel, BeritaAcara, Hasil, Ketentuan, Lembar, Lowongan, Pelamar, PutusanSeri, Seleksi
from seleksi.rules.berkas import verifikasi
from seleksi.selectors.hasil import bahan
from seleksi.selectors.segel import halangan
from seleksi.services.hasil import segel, simpan_berita_acara
from seleksi.services.penilaian import kunci
from seleksi.services.putusan import catat_putusan_seri
from seleksi.tasks.hasil import susulkan_berita_acara
from tests.factories_seleksi import AT, SANDI, _buka_lembar, _nyatakan, panggung
from tests.seleksi.tahap_hasil import hasil_dari, terkunci, tersegel

CONTOH = [json.loads(f.read_text()) | {"nama": f.stem} for f in sorted(Path("tests/contoh/peringkat").glob("*.json"))]
SEGEL = [c for c in CONTOH if c["kode_keluar"] == 0]
TOLAK = {"04-seri-di-batas": "seri", "07-belum-lengkap": "belum_lengkap", "08-kurang-pelamar": "kurang_pelamar"}
RUSAK = [c for c in CONTOH if c["kode_keluar"] == 2]


def teks(isi):
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages).split())


def dari_contoh(m):
    """Rows as the sheets would have left them; a component that is one number everywhere was imported."""
    anggota = m["anggota"]
    impor = {k for k in m["bobot"] if not isinstance(m["pelamar"][0]["nilai"][k], dict)}

    def skor(i, komponen, j):
        nilai = m["pelamar"][i]["nilai"].get(komponen)
        satu = nilai if j is None else (nilai or {}).get(anggota[j])
        return None if satu is None else Decimal(str(satu))

    mundur = {i: [anggota.index(a) for a in c.get("mundur", [])] for i, c in enumerate(m["pelamar"])}
    p = panggung("pernyataan", pelamar=len(m["pelamar"]), anggota=len(anggota))
    for kode, satu in p.komponen.items():
        satu.impor, satu.bobot = kode in impor, Decimal(m["bobot"][kode])
        satu.save()
    Ketentuan.objects.update(jumlah_nama=m["jumlah_nama"], minimal_pelamar=m["minimal_pelamar"])
    Lowongan.objects.update(penentu_seri=m["penentu_seri"])
    Seleksi.objects.update(status="penilaian", penilaian_pada=AT)
    _nyatakan(p, mundur)
    _buka_lembar(p, skor, kunci=True, mundur=mundur)
    for putusan in m.get("putusan_seri", []):
        PutusanSeri.objects.create(
            lowongan=p.lowongan,
            urutan=putusan["urutan"],
            nomor_berita_acara=putusan["berita_acara"],
            tanggal=AT.date(),
            hadir=anggota,
            alasan="Aklamasi",
            dicatat_oleh=p.anggota[0].pengguna,
            dicatat_pada=AT,
        )
    p.lowongan.refresh_from_db()
    return p


def segel_contoh(p):
    p.lowongan = segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)
    return hasil_dari(p)


def koma(teks_angka, desimal=2):
    """As the page shows it, counted apart from the program: half up."""
    satuan = Decimal(1).scaleb(-desimal)
    return str(Decimal(teks_angka).quantize(satuan, "ROUND_HALF_UP")).replace(".", ",")


def ambil_hasil(client, p):
    client.force_login(p.ppk)
    return client.get(f"/api/v1/seleksi/{p.seleksi.pk}/hasil").json()["lowongan"][0]["hasil"]


@pytest.mark.django_db
@pytest.mark.parametrize("contoh", SEGEL, ids=lambda c: c["nama"])
def test_a_worked_case_is_the_same_on_page_minutes_endpoint_and_in_the_file(client, contoh):
    p = dari_contoh(contoh["masukan"])
    hasil = segel_contoh(p)
    keluar = contoh["keluaran"]

    lewat_api = ambil_hasil(client, p)
    halaman = client.get(reverse("seleksi:peringkat", args=[p.lowongan.pk])).content.decode()
    berkas = client.get(reverse("seleksi:unduh_masukan", args=[p.lowongan.pk])).content
    laporan = reports.lembar_berita_acara(hasil).laporan

    assert hasil.keluaran == keluar
    assert verifikasi(berkas) == (0, keluar)
    assert laporan.sidik_berkas == sha256(berkas).hexdigest()
    assert [{k: b[k] for k in keluar["peringkat"][0]} for b in lewat_api["peringkat"]] == keluar["peringkat"]
    assert (lewat_api["tiga_besar"], [b.nomor for b in laporan.tiga_besar]) == (keluar["tiga_besar"],) * 2
    assert [(b.nomor, b.dua_belas, b.peringkat, b.seri) for b in laporan.baris] == [
        (b["nomor"], b["nilai_akhir"], b["peringkat"], b["seri"]) for b in keluar["peringkat"]
    ]
    assert [b.dua_belas_koma in halaman for b in laporan.baris] == [True] * len(keluar["peringkat"])
    urut = [halaman.index(f'<span class="sub">{b["nomor"]}</span>') for b in keluar["peringkat"]]
    assert (urut, halaman.count('class="top3"')) == (sorted(urut), len(keluar["tiga_besar"]))


@pytest.mark.django_db
def test_every_figure_of_the_minutes_is_on_the_paper():
    """One real document, of a case with ties and a vote; what is in `laporan` is checked for every case above."""
    hasil = segel_contoh(dari_contoh(next(c["masukan"] for c in SEGEL if c["masukan"].get("putusan_seri"))))

    kertas = teks(reports.berita_acara(hasil))

    isi = reports.lembar_berita_acara(hasil)
    for baris in isi.laporan.baris:
        angka = [baris.dua_belas_koma, baris.nilai_akhir, koma(baris.dua_belas), baris.tepat]
        angka += [n for b in baris.bagian for n in (b.rata_rata, b.sumbangan, *b.lembar)]
        assert [n for n in angka if n not in kertas] == []
        assert baris.dua_belas not in kertas
    assert isi.laporan.sidik_berkas in kertas.replace(" ", "")
    assert [k.siapa for k in isi.kunci if k.siapa not in kertas] == []
    assert [a.nama in kertas for a in isi.tanda_tangan] == [True] * len(isi.tanda_tangan)


@pytest.mark.django_db
@pytest.mark.parametrize("nama", TOLAK)
def test_a_worked_case_without_names_cannot_be_sealed(nama):
    p = dari_contoh(next(c["masukan"] for c in CONTOH if c["nama"] == nama))

    with pytest.raises(CommandRefused) as refused:
        segel_contoh(p)

    assert (refused.value.kode, Hasil.objects.count()) == (TOLAK[nama], 0)


@pytest.mark.django_db
def test_a_score_above_100_is_not_taken_by_the_table():
    m = next(c["masukan"] for c in RUSAK if c["nama"] == "12-nilai-101")

    with pytest.raises(IntegrityError, match="nilai_rentang"):
        dari_contoh(m)


@pytest.mark.django_db
def test_a_number_given_twice_is_not_taken_by_the_table():
    p = terkunci()

    with pytest.raises(IntegrityError, match="pelamar_nomor_unik"):
        Pelamar.objects.filter(pk=p.pelamar[1].pk).update(nomor="001")


@pytest.mark.django_db
def test_a_vote_over_candidates_who_are_not_tied_is_refused():
    m = next(c["masukan"] for c in RUSAK if c["nama"] == "16-putusan-bukan-seri")
    p = dari_contoh(m | {"putusan_seri": []})
    isi = {"nomor_berita_acara": "x", "tanggal": AT.date(), "hadir": ["A1", "A2", "A3"], "alasan": "Sepakat"}

    with pytest.raises(CommandRefused) as refused:
        catat_putusan_seri(p.lowongan, by=p.sekretariat, at=AT, urutan=m["putusan_seri"][0]["urutan"], **isi)

    assert refused.value.kode == "bukan_kelompok_seri"


SKOR = st.decimals(0, 100, places=2)


@pytest.mark.django_db
@given(data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_random_selection_is_the_same_everywhere(data):
    n, a = data.draw(st.integers(4, 7)), data.draw(st.sampled_from([5, 7]))
    peta = data.draw(st.lists(SKOR, min_size=n * a * 4, max_size=n * a * 4))
    kode = ["makalah", "assessment", "wawancara", "rekam_jejak"]

    def skor(i, komponen, j):
        return peta[(i * a + (j or 0)) * 4 + kode.index(komponen)]

    with transaction.atomic():
        p = terkunci(pelamar=n, anggota=a, skor=skor, mundur={0: [0], 2: [1, 2]})
        masukan = bahan(p.lowongan)
        if halangan(masukan, p.sekretariat, pada=AT.date()) is None:
            _sama(Client(), p, segel_contoh(p))
        else:
            assert halangan(masukan, p.sekretariat, pada=AT.date()).kode == "seri"
        transaction.set_rollback(True)


def _sama(client, p, hasil):
    lewat_api = ambil_hasil(client, p)
    isi = reports.lembar_berita_acara(hasil)
    halaman = client.get(reverse("seleksi:peringkat", args=[p.lowongan.pk])).content.decode()
    angka = [b["nilai_akhir"] for b in hasil.keluaran["peringkat"]]

    assert verifikasi(json.dumps(hasil.masukan).encode()) == (0, hasil.keluaran)
    assert [b.dua_belas for b in isi.laporan.baris] == [b["nilai_akhir"] for b in lewat_api["peringkat"]] == angka
    assert [b.tepat.replace(",", ".") for b in isi.laporan.baris] == [b["nilai_tepat"] for b in lewat_api["peringkat"]]
    assert _matriks_api(lewat_api) == _matriks_kertas(isi.laporan) == _matriks_berkas(hasil.masukan)
    assert [s.sel in halaman for b in isi.laporan.baris for s in b.bagian] == [True] * _banyak_sel(isi.laporan)
    assert [angka in halaman for angka in (b.dua_belas_koma for b in isi.laporan.baris)] == [True] * len(angka)


def _banyak_sel(laporan):
    return len(laporan.baris) * len(laporan.komponen)


def _matriks_api(isi):
    return {
        (b["nomor"], s["komponen"], n["anggota"]): koma(n["nilai"])
        for b in isi["peringkat"]
        for s in b["bagian"]
        for n in s["nilai"]
    }


def _matriks_kertas(laporan):
    kode = [a.kode for a in laporan.anggota]
    return {
        (b.nomor, s.komponen.kode, k): n
        for b in laporan.baris
        for s in b.bagian
        for k, n in zip(kode, s.lembar or ["–"] * len(kode), strict=True)
        if n != "–"
    }


def _matriks_berkas(masukan):
    return {
        (c["nomor"], komponen, k): koma(n)
        for c in masukan["pelamar"]
        for komponen, lembar in c["nilai"].items()
        if isinstance(lembar, dict)
        for k, n in lembar.items()
    }


@pytest.mark.django_db
def test_the_minutes_are_worded_with_care():
    p = terkunci()
    AnggotaPansel.objects.update(nama="Siti Aminah, M.Psi.")
    Ketentuan.objects.update(dasar="PP 11/2017 jo. PP 17/2020 Pasal 107 huruf c; PermenPANRB 15/2019; Pergub 7/2026")
    p.lowongan.refresh_from_db()
    hasil = segel_contoh(p)

    kertas = teks(reports.berita_acara(hasil))

    assert ("M.Psi.." in kertas, "Siti Aminah, M.Psi." in kertas) == (False, True)
    assert "oleh sekretariat Pansel atas keputusan Pansel" in kertas
    instansi, hari = hasil.peserta["instansi"], "11 Januari 2027"
    assert f"Pada hari ini, Senin, tanggal {hari}, Panitia Seleksi {instansi} telah menyelesaikan" in kertas
    assert "Demikian berita acara ini dibuat dengan sebenarnya" in kertas
    assert f"{instansi}, {hari}" in kertas
    assert [b.nip in kertas for b in reports.lembar_berita_acara(hasil).laporan.tiga_besar] == [False] * 3
    assert reports.lembar_berita_acara(hasil).dasar_hukum == (
        "PP 11/2017 jo. PP 17/2020 tentang Manajemen PNS, Pasal 107 huruf c.",
        "PermenPANRB 15/2019 tentang Pengisian JPT secara Terbuka dan Kompetitif.",
        "Pergub 7/2026.",
        f"Ketentuan instansi nomor {hasil.peserta['ketentuan']['nomor_sk']}.",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dasar", "pertama"),
    [
        ("PP 11/2017 jo 17/2020", ""),
        ("PP 11/2017 jo. 17/2020, Pasal 107", ", Pasal 107"),
        ("PP 11/2017 jo. PP 17/2020 tentang Manajemen PNS", ""),
        ("PP 11/2017 jo. PP 17/2020 Pasal 54; PP 11/2017 jo 17/2020", ", Pasal 54"),
    ],
)
def test_no_basis_is_listed_twice(dasar, pertama):
    p = terkunci()
    Ketentuan.objects.update(dasar=dasar)
    p.lowongan.refresh_from_db()

    hukum = reports.lembar_berita_acara(segel_contoh(p)).dasar_hukum

    assert (len(hukum), hukum[0]) == (3, f"PP 11/2017 jo. PP 17/2020 tentang Manajemen PNS{pertama}.")


@pytest.mark.django_db
def test_the_minutes_are_kept_once_and_look_the_same_each_time():
    p = tersegel()
    hasil, sistem = hasil_dari(p), pengguna_sistem()
    isi = reports.berita_acara(hasil)
    lagi = reports.berita_acara(hasil_dari(p))

    simpan_berita_acara(hasil, by=sistem, at=AT, isi=isi)
    simpan_berita_acara(hasil, by=sistem, at=AT, isi=lagi)

    assert lagi == isi
    assert (BeritaAcara.objects.count(), Dokumen.objects.count()) == (1, 1)
    with Dokumen.objects.get().berkas.open("rb") as berkas:
        assert berkas.read() == isi


@pytest.mark.django_db
def test_a_lost_job_is_made_up_for():
    p = terkunci()
    segel(p.lowongan, by=p.sekretariat, at=timezone.now() - timedelta(hours=1), sandi=SANDI)  # no commit, no job

    assert (susulkan_berita_acara(), BeritaAcara.objects.count()) == (1, 1)
    assert susulkan_berita_acara() == 0


def test_a_real_worker_makes_the_minutes_after_the_seal(transactional_db, celery_worker, client):
    p = tersegel()
    akhir = time.monotonic() + 60
    while not BeritaAcara.objects.exists() and time.monotonic() < akhir:
        time.sleep(0.2)

    client.force_login(p.ppk)
    jawaban = client.get(reverse("seleksi:berita_acara", args=[p.lowongan.pk]), follow=True)

    hasil, isi = hasil_dari(p), b"".join(jawaban.streaming_content)
    assert isi == reports.berita_acara(hasil)  # another process at another time: the same bytes
    assert (hasil.segel.kode in teks(isi), hasil.segel.nomor in teks(isi)) == (True, True)
    client.force_login(p.pelamar[0].pegawai.pengguna)
    assert client.get(reverse("unduh_dokumen", args=[BeritaAcara.objects.get().dokumen.kunci])).status_code == 404


def test_two_members_lock_while_the_secretariat_seals(transactional_db):
    p = terkunci(kunci=False)
    Lembar.objects.update(sumber="UPT Penilaian 12/2027")
    terbuka = [p.lembar("wawancara", 3), p.lembar("wawancara", 4)]
    Lembar.objects.exclude(pk__in=[b.pk for b in terbuka]).update(status="terkunci", dikunci_pada=AT)
    mulai, jawaban = Barrier(3), {}

    def jalan(nama, call):
        try:
            mulai.wait()
            call()
            jawaban[nama] = "ya"
        except CommandRefused as refused:
            jawaban[nama] = refused.kode
        finally:
            connections.close_all()

    kerja = [
        Thread(target=jalan, args=(ke, lambda b=b: kunci(b, by=b.anggota.pengguna, at=AT, versi=b.versi)))
        for ke, b in enumerate(terbuka)
    ]
    kerja.append(Thread(target=jalan, args=("segel", lambda: segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI))))
    for satu in kerja:
        satu.start()
    for satu in kerja:
        satu.join(30)

    p.lowongan.refresh_from_db()
    assert (jawaban[0], jawaban[1]) == ("ya", "ya")
    assert (jawaban["segel"], p.lowongan.status, Hasil.objects.count()) in [
        ("ya", "disegel", 1),
        ("belum_lengkap", "berjalan", 0),
    ]
