"""The endpoints: scope, refusal before the seal, figures as text, and what schemathesis tries."""

import json
from datetime import date

import pytest
import schemathesis
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from config.wsgi import application
from core.segel import sidik
from seleksi.models import Lowongan, Pelamar
from seleksi.reports import lembar_berita_acara
from seleksi.rules.berkas import verifikasi
from seleksi.services.hasil import anulir, segel
from tests import factories
from tests.architecture.sumber import ROOT
from tests.factories_seleksi import AT, SANDI, pengguna
from tests.seleksi.tahap_hasil import hasil_dari, terkunci, tersegel

PERIKSA = [not_a_server_error, response_schema_conformance]


def ambil(client, siapa, jalur):
    client.force_login(siapa)
    return client.get(f"/api/v1/{jalur}")


@pytest.mark.django_db
def test_nobody_reads_without_login(client):
    response = client.get("/api/v1/seleksi")

    assert (response.status_code, response.json()["kode"]) == (401, "belum_masuk")


@pytest.mark.django_db
def test_the_list_is_scoped_and_filtered(client):
    p, lain = terkunci(), terkunci(kode="6901")

    milik = ambil(client, p.sekretariat, "seleksi").json()["results"]
    kosong = ambil(client, p.sekretariat, "seleksi?status=draf").json()["results"]
    salah = ambil(client, p.sekretariat, "seleksi?status=apa")

    assert ([s["id"] for s in milik], kosong, salah.status_code) == ([p.seleksi.pk], [], 400)
    assert ambil(client, p.sekretariat, f"seleksi/{lain.seleksi.pk}").status_code == 404
    assert ambil(client, p.sekretariat, f"seleksi/{p.seleksi.pk}").json()["lowongan"] == [
        {"id": p.lowongan.pk, "jabatan": "Kepala Dinas Perhubungan", "status": "berjalan"}
    ]


@pytest.mark.django_db
def test_hasil_before_the_seal_is_refused_to_everyone(client):
    p = terkunci()

    for siapa in (p.sekretariat, p.anggota[0].pengguna, p.ppk, p.auditor):
        response = ambil(client, siapa, f"seleksi/{p.seleksi.pk}/hasil")
        assert (response.status_code, response.json()["kode"]) == (409, "belum_disegel")
    assert ambil(client, p.pelamar[0].pegawai.pengguna, f"seleksi/{p.seleksi.pk}/hasil").status_code == 403
    assert ambil(client, pengguna("orang.luar"), f"seleksi/{p.seleksi.pk}/hasil").status_code == 403


@pytest.mark.django_db
def test_hasil_gives_what_was_sealed_with_its_steps(client):
    p = tersegel(mundur={0: [1]})
    hasil = hasil_dari(p)

    isi = ambil(client, p.auditor, f"seleksi/{p.seleksi.pk}/hasil").json()["lowongan"][0]["hasil"]

    assert isi["segel"]["sidik"] == hasil.segel.sidik
    kunci = ("nomor", "nilai_akhir", "peringkat", "seri")
    assert [{k: b[k] for k in kunci} for b in isi["peringkat"]] == hasil.keluaran["peringkat"]
    assert (isi["tiga_besar"], isi["status"], isi["kurang"]) == (["001", "002", "003"], "lengkap", [])
    assert [satu["langkah"] for satu in isi["peringkat"][0]["langkah"]][-1] == "nilai akhir"


@pytest.mark.django_db
def test_hasil_is_a_fraction_of_the_minutes(client):
    p = tersegel(mundur={0: [1]})
    hasil = hasil_dari(p)
    kertas = lembar_berita_acara(hasil)

    isi = ambil(client, p.auditor, f"seleksi/{p.seleksi.pk}/hasil").json()["lowongan"][0]["hasil"]

    assert verifikasi(json.dumps(isi["masukan"]).encode()) == (0, hasil.keluaran)
    assert isi["sidik_berkas"] == sidik(isi["masukan"]) == kertas.laporan.sidik_berkas
    assert [(k["kode"], k["bobot"]) for k in isi["komponen"]] == [
        (k.kode, k.bobot.replace(",", ".")) for k in kertas.laporan.komponen
    ]
    assert isi["anggota"] == [vars(a) for a in kertas.laporan.anggota]
    assert isi["lembar"] == hasil.peserta["lembar"]
    assert isi["peringkat"][0]["benturan"] == [
        {"anggota": "A2", "hubungan": hasil.peserta["pelamar"][0]["benturan"][0][1]}
    ]
    assert [b["penilai"] for b in isi["peringkat"]] == [b.penilai for b in kertas.laporan.baris]
    assert isi["ketentuan"] == hasil.peserta["ketentuan"] | {
        "minimal_pelamar": 4,
        "jumlah_nama": 3,
        "penentu_seri": hasil.masukan["penentu_seri"],
    }
    sk = hasil.peserta["ketentuan"]["nomor_sk"]
    dasar = [f"Ketentuan instansi {sk}: bobot komponen"] * 4 + ["PermenPANRB 15/2019"]
    assert [satu["dasar"] for satu in isi["peringkat"][0]["langkah"]] == dasar
    assert (isi["segel"]["kode"], isi["segel"]["status"]) == (hasil.segel.kode, "utuh")


@pytest.mark.django_db
def test_an_annulled_seal_is_told_beside_the_one_that_stands(client):
    p = tersegel()
    lama = hasil_dari(p).segel
    p.lowongan = anulir(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Salah hitung penguji", sandi=SANDI)

    dianulir = ambil(client, p.auditor, f"seleksi/{p.seleksi.pk}/hasil")
    segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)
    satu = ambil(client, p.auditor, f"seleksi/{p.seleksi.pk}/hasil").json()["lowongan"][0]

    assert (dianulir.status_code, dianulir.json()["kode"]) == (409, "belum_disegel")
    assert [(s["kode"], s["status"]) for s in satu["segel_lama"]] == [(lama.kode, "dibatalkan")]
    assert satu["hasil"]["segel"]["status"] == "utuh"


@pytest.mark.django_db
def test_one_post_refused_does_not_close_the_others(client):
    p = tersegel()
    post = factories.jabatan(p.unit, "Kepala Badan Perencanaan", jenis="jpt_pratama", eselon="II.a")
    lain = Lowongan.objects.create(seleksi=p.seleksi, jabatan=post, ketentuan=p.lowongan.ketentuan)
    orang = factories.orang(p.instansi, p.auditor, "198001022005012001", tanggal_lahir=date(1980, 1, 2))
    Pelamar.objects.create(lowongan=lain, pegawai=orang, nama="Auditor")

    lowongan = ambil(client, p.auditor, f"seleksi/{p.seleksi.pk}/hasil").json()["lowongan"]

    assert [(satu["kode"], satu["hasil"] is None) for satu in lowongan] == [("", False), ("hasil_sendiri", True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jalur", "bidang"),
    [
        ("seleksi?cursor=bukan-kursor", "cursor"),
        ("seleksi?cursor=cD1hcGE=", "cursor"),  # p=apa
        ("seleksi?kota=Samarinda", "kota"),
        ("seleksi/{pk}?status=draf", "status"),
        ("seleksi/{pk}/hasil?lowongan=1", "lowongan"),
    ],
)
def test_what_cannot_be_read_behind_the_question_mark_is_named(client, jalur, bidang):
    p = terkunci()

    response = ambil(client, p.sekretariat, jalur.format(pk=p.seleksi.pk))

    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")
    assert [k["jalur"] for k in response.json()["kesalahan"]] == [bidang]


@pytest.mark.django_db
def test_titles_of_problems_are_indonesian(client):
    belum = client.get("/api/v1/seleksi").json()["title"]
    p = terkunci()

    assert (belum, ambil(client, p.sekretariat, "seleksi/0").json()["title"]) == ("Belum masuk", "Tidak ditemukan")


@pytest.mark.django_db
def test_endpoints_cost_few_queries(client):
    p = tersegel()
    client.force_login(p.ppk)
    jumlah = []
    for jalur in ("seleksi", f"seleksi/{p.seleksi.pk}", f"seleksi/{p.seleksi.pk}/hasil"):
        with CaptureQueriesContext(connection) as kueri:
            client.get(f"/api/v1/{jalur}")
        jumlah.append(sum(not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ")) for q in kueri))

    assert jumlah == [5, 8, 8]


@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing(client):
    p = tersegel()
    client.force_login(p.ppk)
    kuki = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
    schema = schemathesis.openapi.from_dict(json.loads((ROOT / "docs/openapi.json").read_text()))
    schema.app = application

    for operasi in (hasil.ok() for hasil in schema.include(path_regex="^/api/v1/seleksi").get_all_operations()):

        @given(case=operasi.as_strategy())
        @hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        def coba(case):
            case.call_and_validate(cookies=kuki, checks=PERIKSA)

        coba()
