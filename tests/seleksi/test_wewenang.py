"""No single hand can bury, choose or change a result alone."""

import pytest
from django.urls import reverse

from core.commands import CommandRefused
from seleksi.models import Lembar
from seleksi.services.penetapan import tutup
from seleksi.services.persiapan import batalkan
from tests.factories_seleksi import AT
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
