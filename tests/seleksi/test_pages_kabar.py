"""What an applicant reads once the PPK has chosen: the own outcome, and nobody else's."""

import pytest

from core.models import Notifikasi
from seleksi.models import Pelamar
from seleksi.services.penetapan import tetapkan, tutup
from tests.factories_seleksi import AT, SANDI
from tests.seleksi.tahap_hasil import terkunci, tersegel

pytestmark = pytest.mark.django_db
JUDUL = ("PPK menetapkan Anda", "PPK menetapkan peserta lain", "Lowongan ini ditutup tanpa hasil")


def ditetapkan():
    p = tersegel()
    Pelamar.objects.filter(pk=p.pelamar[4].pk).update(status="tidak_memenuhi")
    tetapkan(p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[1], alasan="Pengalaman lapangan terpanjang", sandi=SANDI)
    return p


def baca(client, pelamar):
    """The page of the application and the list: which outcome, and the badge."""
    client.force_login(pelamar.pegawai.pengguna)
    isi = client.get(f"/seleksi/lamaran/{pelamar.pk}/").content.decode()
    lencana = client.get("/seleksi/lamaran-saya/").context["daftar"][0][2]
    return [judul for judul in JUDUL if judul in isi], lencana


@pytest.mark.parametrize(
    ("ke", "judul", "lencana"),
    [(1, JUDUL[:1], "Ditetapkan PPK"), (0, JUDUL[1:2], "Tidak terpilih"), (4, (), "Tidak memenuhi syarat")],
    ids=["chosen", "passed over", "rejected"],
)
def test_an_applicant_reads_the_own_outcome(client, ke, judul, lencana):
    p = ditetapkan()

    assert baca(client, p.pelamar[ke]) == (list(judul), lencana)


def test_before_the_choice_nothing_of_it_is_told(client):
    p = tersegel()

    assert baca(client, p.pelamar[0]) == ([], "Memenuhi syarat")


def test_a_post_closed_without_a_result_says_so(client):
    p = terkunci()
    tutup(p.lowongan, by=p.anggota[0].pengguna, at=AT, alasan="Jabatan dihapus")

    assert baca(client, p.pelamar[0]) == (list(JUDUL[2:]), "Ditutup tanpa hasil")


def test_the_notice_leads_each_to_the_own_application(client):
    p = ditetapkan()

    kabar = Notifikasi.objects.filter(kunci__startswith="tetapkan_pelamar:").values_list("pengguna", "url")

    assert sorted(kabar) == sorted((o.pegawai.pengguna_id, f"/seleksi/lamaran/{o.pk}/") for o in p.pelamar)


@pytest.mark.parametrize(("tahap", "jumlah"), [(terkunci, 1), (tersegel, 0)], ids=["before the seal", "after it"])
def test_withdrawing_is_offered_until_the_seal(client, tahap, jumlah):
    p = tahap()
    client.force_login(p.pelamar[0].pegawai.pengguna)

    isi = client.get(f"/seleksi/lamaran/{p.pelamar[0].pk}/").content.decode()

    assert (isi.count("Undurkan diri"), isi.count("menunggu penetapan PPK")) == (jumlah, 1 - jumlah)
