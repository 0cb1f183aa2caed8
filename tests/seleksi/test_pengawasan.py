"""What is still read after the seal: who was admitted and why, who declared what; by whom, and not before."""

import pytest
from django.urls import reverse

from seleksi.services.penetapan import selesaikan, tetapkan
from tests.factories_seleksi import AT, SANDI
from tests.seleksi.tahap_hasil import tersegel

pytestmark = pytest.mark.django_db


def buka(client, user, nama, pk):
    client.force_login(user)
    return client.get(reverse(f"seleksi:{nama}", args=[pk]))


def tabel(jawaban):
    """Post: candidate: what each member declared."""
    return {
        str(t.lowongan): {b.pelamar.nomor: [p and p.hubungan for p in b.pernyataan] for b in t.baris}
        for t in jawaban.context["tabel"]
    }


@pytest.mark.parametrize("selesai", [False, True])
def test_the_secretariat_reads_the_declarations_after_the_seal(client, selesai):
    p = tersegel(pelamar=4, anggota=3, mundur={1: [2]})
    if selesai:
        tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan="Paling siap memimpin", sandi=SANDI)
        selesaikan(p.seleksi, by=p.sekretariat, at=AT)

    jawaban = buka(client, p.sekretariat, "benturan_sekretariat", p.seleksi.pk)

    tanpa = ["tidak_ada"] * 3
    mundur = ["tidak_ada", "tidak_ada", "keluarga"]
    assert tabel(jawaban) == {str(p.lowongan): {"001": tanpa, "002": mundur, "003": tanpa, "004": tanpa}}
    assert jawaban.context["form"] is None
    assert 'method="post"' not in jawaban.content.decode().split("<main")[1]


def test_a_member_reads_the_own_declarations_after_the_seal(client):
    p = tersegel(mundur={1: [2]})

    jawaban = buka(client, p.anggota[2].pengguna, "benturan", p.seleksi.pk)

    assert [b.pernyataan.hubungan for b, _, _ in jawaban.context["isian"]] == ["tidak_ada", "keluarga"] + [
        "tidak_ada"
    ] * 3
