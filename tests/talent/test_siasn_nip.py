"""A NIP that passes from one person to another: as the whole file says it, whatever the order of its rows."""

from itertools import permutations

import pytest

from core.models import Pengguna
from talent.models import Pegawai
from talent.services.siasn import _nip
from tests.talent.berkas_siasn import UNIT, impor, kode, orang, tulis

pytestmark = pytest.mark.django_db
BARU = "197603142001031099"


def nip(ke):
    return orang(ke)["nipBaru"]


def dengan(ke, nip_baru, **ubah):
    return orang(ke, nipBaru=nip_baru, **ubah)


def isi(tmp_path, nama, data):
    return tulis(tmp_path / nama, ref_unor=[UNIT], data_utama=data)


def mula(tmp_path, banyak=3):
    keluar, _ = impor(isi(tmp_path, "mula", [orang(ke) for ke in range(1, banyak + 1)]), tmp_path)
    assert keluar == 0


def nip_mereka():
    return dict(Pegawai.objects.order_by("siasn_id").values_list("siasn_id", "nip"))


def akun_mereka():
    return dict(Pegawai.objects.order_by("siasn_id").values_list("siasn_id", "pengguna__username"))


def hitungan(laporan):
    return tuple(laporan[k] for k in ("dibaca", "baru", "berubah", "sama"))


def sama_lagi(folder, tmp_path):
    """A second run changes nothing and refuses what the first refused."""
    tadi, (_, laporan) = nip_mereka(), impor(folder, tmp_path)
    assert (laporan["baru"], laporan["berubah"], nip_mereka()) == (0, 0, tadi)
    return laporan


@pytest.mark.parametrize("urutan", [(0, 1), (1, 0)])
def test_a_nip_that_one_person_leaves_is_taken_by_another_in_the_same_file(tmp_path, urutan):
    mula(tmp_path)
    data = [dengan(1, BARU), dengan(2, nip(1))]
    folder = isi(tmp_path, "b", [data[ke] for ke in urutan])

    keluar, laporan = impor(folder, tmp_path)

    assert (keluar, hitungan(laporan)) == (0, (3, 0, 2, 1))
    assert nip_mereka() == akun_mereka() == {"P1": BARU, "P2": nip(1), "P3": nip(3)}
    assert sama_lagi(folder, tmp_path)["sama"] == 3


@pytest.mark.parametrize("urutan", list(permutations(range(3))))
def test_three_people_change_their_nip_in_a_ring(tmp_path, urutan):
    mula(tmp_path)
    akun = dict(Pegawai.objects.values_list("siasn_id", "pengguna"))
    data = [dengan(1, nip(2)), dengan(2, nip(3)), dengan(3, nip(1))]
    folder = isi(tmp_path, "b", [data[ke] for ke in urutan])

    keluar, laporan = impor(folder, tmp_path)

    assert (keluar, hitungan(laporan)) == (0, (4, 0, 3, 1))
    assert nip_mereka() == akun_mereka() == {"P1": nip(2), "P2": nip(3), "P3": nip(1)}
    assert dict(Pegawai.objects.values_list("siasn_id", "pengguna")) == akun
    assert sama_lagi(folder, tmp_path)["sama"] == 4


@pytest.mark.parametrize("urutan", [(0, 1), (1, 0)])
def test_a_new_person_takes_the_nip_that_was_another_s_by_mistake(tmp_path, urutan):
    mula(tmp_path, 1)
    data = [orang(2, nipBaru=nip(1)), dengan(1, BARU)]
    folder = isi(tmp_path, "b", [data[ke] for ke in urutan])

    keluar, laporan = impor(folder, tmp_path)

    assert (keluar, hitungan(laporan)) == (0, (3, 1, 1, 1))
    assert nip_mereka() == akun_mereka() == {"P1": BARU, "P2": nip(1)}
    sama_lagi(folder, tmp_path)


def test_a_nip_whose_holder_keeps_it_is_refused_with_all_who_count_on_the_refused(tmp_path):
    """3 keeps its own; so 2 cannot leave its own, so 1 cannot have that one."""
    mula(tmp_path)
    folder = isi(tmp_path, "b", [dengan(1, nip(2)), orang(3), dengan(2, nip(3))])

    keluar, laporan = impor(folder, tmp_path)

    ditolak = [("data-utama.json", 1, "nipBaru", "nip_ganda"), ("data-utama.json", 3, "nipBaru", "nip_ganda")]
    assert (keluar, hitungan(laporan), kode(laporan)) == (1, (4, 0, 0, 2), ditolak)
    assert nip_mereka() == akun_mereka() == {"P1": nip(1), "P2": nip(2), "P3": nip(3)}
    assert kode(sama_lagi(folder, tmp_path)) == ditolak


def test_two_who_want_the_same_freed_nip_the_first_has_it(tmp_path):
    mula(tmp_path)
    folder = isi(tmp_path, "b", [dengan(2, nip(1)), dengan(3, nip(1)), dengan(1, BARU)])

    _, laporan = impor(folder, tmp_path)

    ditolak = [("data-utama.json", 2, "nipBaru", "nip_ganda")]
    assert (hitungan(laporan), kode(laporan)) == ((4, 0, 2, 1), ditolak)
    assert nip_mereka() == {"P1": BARU, "P2": nip(1), "P3": nip(3)}
    assert kode(sama_lagi(folder, tmp_path)) == ditolak


def test_an_id_twice_beside_a_swap_is_counted_and_refused(tmp_path):
    mula(tmp_path, 2)
    folder = isi(tmp_path, "b", [dengan(1, nip(2)), dengan(1, BARU), dengan(2, nip(1))])

    _, laporan = impor(folder, tmp_path)

    assert (hitungan(laporan), kode(laporan)) == ((4, 0, 2, 1), [("data-utama.json", 2, "id", "id_ganda")])
    assert nip_mereka() == {"P1": nip(2), "P2": nip(1)}


def test_a_waiting_row_with_a_fault_of_its_own_keeps_its_nip_from_the_next(tmp_path):
    mula(tmp_path, 2)
    folder = isi(tmp_path, "b", [dengan(1, nip(2), unorId="tidak-ada"), dengan(2, nip(1))])

    _, laporan = impor(folder, tmp_path)

    assert kode(laporan) == [
        ("data-utama.json", 1, "unorId", "unit_tidak_ada"),
        ("data-utama.json", 2, "nipBaru", "nip_ganda"),
    ]
    assert nip_mereka() == {"P1": nip(1), "P2": nip(2)}


def test_an_account_named_by_hand_keeps_its_address_when_its_person_moves(tmp_path):
    mula(tmp_path, 2)
    Pengguna.objects.filter(username=nip(1)).update(email="satu@kaltimprov.go.id", password="rahasia")

    impor(isi(tmp_path, "b", [dengan(1, nip(2)), dengan(2, nip(1))]), tmp_path)

    satu = Pegawai.objects.get(siasn_id="P1").pengguna
    assert (satu.username, satu.email, satu.password) == (nip(2), "satu@kaltimprov.go.id", "rahasia")


def test_no_more_wait_than_memory_is_meant_for(tmp_path, monkeypatch):
    mula(tmp_path)
    monkeypatch.setattr(_nip, "MAKS_TUNGGU", 1)

    _, laporan = impor(isi(tmp_path, "b", [dengan(1, nip(2)), dengan(2, nip(3)), dengan(3, BARU)]), tmp_path)

    assert kode(laporan) == [
        ("data-utama.json", 1, "nipBaru", "nip_ganda"),
        ("data-utama.json", 2, "nipBaru", "nip_ganda"),
    ]
    assert nip_mereka() == {"P1": nip(1), "P2": nip(2), "P3": BARU}
