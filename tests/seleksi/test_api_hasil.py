"""The endpoints: scope, refusal before the seal, figures as text, and what schemathesis tries."""

import json

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
from tests.architecture.sumber import ROOT
from tests.factories_seleksi import pengguna
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
def test_endpoints_cost_few_queries(client):
    p = tersegel()
    client.force_login(p.ppk)
    jumlah = []
    for jalur in ("seleksi", f"seleksi/{p.seleksi.pk}", f"seleksi/{p.seleksi.pk}/hasil"):
        with CaptureQueriesContext(connection) as kueri:
            client.get(f"/api/v1/{jalur}")
        jumlah.append(sum(not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ")) for q in kueri))

    assert jumlah == [6, 9, 8]


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
