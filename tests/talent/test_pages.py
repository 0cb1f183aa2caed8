"""Who sees which page of the record, and at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


def masuk(client, pengguna):
    client.force_login(pengguna)
    return client


def kueri(client, url):
    """How many queries the page makes; what opens and closes the transaction is not one (architecture.md §3.1)."""
    with CaptureQueriesContext(connection) as semua:
        response = client.get(url)
    assert response.status_code == 200
    bingkai = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "SET ")
    return len([q for q in semua.captured_queries if not q["sql"].startswith(bingkai)])


def berperan(kantor, jenis):
    pengguna = factories.pengguna(jenis)
    factories.peran(pengguna, kantor.instansi, jenis)
    return pengguna


def siapa(kantor, nama):
    match nama:
        case "asing":
            return factories.pengguna("tanpa.jabatan")
        case "admin_lain":
            return factories.kantor("7300", "Pemerintah Provinsi Sulawesi Selatan").admin
        case "atasan" | "bawahan" | "staf":
            return getattr(kantor, nama).pengguna
        case _:
            return berperan(kantor, nama)


URL = ["/pegawai/", "/pegawai/unduh/", "/pegawai/{staf}/", "/pegawai/{staf}/disiplin/", "/unit/", "/unit/{dinas}/"]


@pytest.mark.parametrize(
    ("pengguna", "jawaban"),
    [
        ("admin_bkd", [200, 200, 200, 200, 200, 200]),
        ("ppk", [200, 200, 200, 200, 200, 200]),
        ("auditor", [200, 200, 200, 200, 200, 200]),
        ("tim_penilai", [200, 200, 200, 200, 200, 200]),
        ("sekretariat_pansel", [200, 200, 200, 403, 200, 200]),
        ("admin_lain", [200, 200, 404, 404, 200, 404]),
        ("atasan", [200, 200, 200, 403, 200, 200]),
        ("staf", [403, 403, 200, 200, 200, 200]),
        ("asing", [403, 403, 403, 403, 403, 403]),
    ],
)
def test_pages_open_to_those_in_scope_only(client, kantor, pengguna, jawaban):
    masuk(client, siapa(kantor, pengguna))

    urls = [url.format(staf=kantor.staf.pk, dinas=kantor.dinas.pk) for url in URL]
    assert [client.get(url).status_code for url in urls] == jawaban


def test_a_civil_servant_does_not_see_a_colleague(client, kantor):
    masuk(client, kantor.staf.pengguna)

    assert client.get(f"/pegawai/{kantor.bawahan.pk}/").status_code == 404


def test_a_head_sees_the_tree_below_the_unit_and_nobody_above(client, kantor):
    masuk(client, kantor.bawahan.pengguna)

    isi = client.get("/pegawai/").context["halaman"].baris
    assert [b.nama for b in isi] == ["Budi", "Rina"]


def test_an_acting_head_sees_what_the_head_would(client, kantor):
    factories.penugasan(kantor.staf, kantor.kepala, jenis="plt")
    masuk(client, kantor.staf.pengguna)

    assert [b.nama for b in client.get("/pegawai/").context["halaman"].baris] == ["Budi", "Rina", "Siti Aminah"]


def test_the_list_of_another_agency_does_not_reach_over(client, kantor):
    masuk(client, siapa(kantor, "admin_lain"))

    seen = {b.pk for b in client.get("/pegawai/").context["halaman"].baris}
    assert seen & {kantor.atasan.pk, kantor.bawahan.pk, kantor.staf.pk} == set()
    assert len(seen) == 3


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/pegawai/", 8),
        ("/pegawai/{pk}/", 9),
        ("/pegawai/{pk}/karier/", 7),
        ("/pegawai/{pk}/kinerja/", 7),
        ("/pegawai/{pk}/kompetensi/", 7),
        ("/pegawai/{pk}/pendidikan/", 8),
        ("/pegawai/{pk}/disiplin/", 7),
        ("/unit/", 9),
        ("/unit/lowong/", 7),
        ("/unit/{unit}/", 10),
    ],
)
def test_pages_have_a_constant_number_of_queries(client, kantor, item_count, path, queries):
    for nomor in range(item_count):
        unit = factories.unit(kantor.instansi, f"Seksi {nomor}", induk=kantor.bidang)
        post = factories.jabatan(unit, f"Kepala Seksi {nomor}", jenis="pengawas", eselon="IV.a", kepala_unit=True)
        factories.jabatan(unit, f"Pengawas {nomor}", jenis="pengawas", eselon="IV.b")
        factories.unit(kantor.instansi, f"Badan {nomor}", jenis="badan")
        factories.penugasan(factories.pegawai(unit, f"Tono {nomor}"), post)
    masuk(client, kantor.admin)

    assert kueri(client, path.format(pk=kantor.staf.pk, unit=kantor.dinas.pk)) == queries


def test_perangkat_stand_in_the_order_of_the_law_with_each_biro_below_its_secretariat(client, kantor):
    setda = factories.unit(kantor.instansi, "Sekretariat Daerah", jenis="sekretariat_daerah")
    for nama, jenis, induk in (
        ("Badan Arsip", "badan", None),
        ("Dinas Air", "dinas", setda),
        ("Biro Umum", "biro", setda),
        ("Biro Hukum", "biro", setda),
    ):
        row = factories.unit(kantor.instansi, nama, jenis=jenis, induk=induk)
        row.perangkat = row
        row.save()
    ring = [factories.unit(kantor.instansi, f"Lingkaran {n}") for n in (1, 2)]
    for satu, lain in (ring, ring[::-1]):
        satu.induk = lain
        satu.save()
    masuk(client, kantor.admin)

    baris = client.get("/unit/").context["baris"]

    assert [(b.unit.nama, b.lapis) for b in baris] == [
        ("Sekretariat Daerah", 0),
        ("Biro Hukum", 1),
        ("Biro Umum", 1),
        ("Dinas Air", 0),
        ("Dinas Perhubungan 6900", 0),
        ("Badan Arsip", 0),
        ("Lingkaran 1", 0),
        ("Lingkaran 2", 0),
    ]
