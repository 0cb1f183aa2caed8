"""The eligibility answers of tests/contoh come out through the importer and the record."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from seleksi.rules.kelayakan import periksa
from seleksi.rules.syarat import syarat_bawaan
from talent.models import Pegawai
from talent.selectors import profil_banyak

pytestmark = pytest.mark.django_db
KASUS = json.loads(Path("tests/contoh/kelayakan.json").read_text())
LOWONGAN = KASUS["lowongan"]


@pytest.fixture
def terimpor():
    with pytest.raises(SystemExit):
        call_command("impor_siasn", "tests/contoh/siasn", "--instansi=6900", "--nama=Pemprov Kalimantan Timur")


def test_every_case_is_answered_from_the_imported_record(terimpor, django_assert_num_queries):
    pada, pelantikan = (date.fromisoformat(LOWONGAN[k]) for k in ("tanggal_periksa", "tanggal_pelantikan"))
    orang = dict(Pegawai.objects.values_list("nip", "pk"))
    with django_assert_num_queries(1):
        profil = profil_banyak([orang[p["nip"]] for p in KASUS["pelamar"]], pada)
    syarat = syarat_bawaan(LOWONGAN["jenis"], pada=pada)

    hasil = {nip: periksa(profil[orang[nip]], syarat, pada=pada, pelantikan=pelantikan) for nip in _nip()}

    assert {nip: [h.memenuhi, list(h.alasan)] for nip, h in hasil.items()} == {
        p["nip"]: [p["memenuhi"], p["alasan"]] for p in KASUS["pelamar"]
    }


def test_profiles_are_the_same_each_time_and_survive_json(terimpor):
    orang = list(Pegawai.objects.values_list("pk", flat=True))

    pertama, kedua = (profil_banyak(ids, date(2026, 1, 15)) for ids in (orang, orang[::-1]))

    assert pertama == kedua
    assert all(type(p).from_json(json.loads(json.dumps(p.to_json()))) == p for p in pertama.values())


def _nip():
    return [p["nip"] for p in KASUS["pelamar"]]
