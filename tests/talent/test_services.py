from datetime import date, timedelta

import pytest
from django.core.management import call_command

from core.commands import CommandForbidden, CommandRefused
from core.models import Notifikasi, Pengguna
from core.selectors import pengguna_sistem
from talent.access import hak
from talent.models import Instansi, Peran
from talent.services import akhiri_peran, beri_peran, catat_riwayat_kinerja, daftarkan_instansi
from tests import factories
from tests.factories import AT, PADA

pytestmark = pytest.mark.django_db


def beri(kantor, pengguna, *, by=None, **lain):
    fakta = {"jenis": "tim_penilai", "mulai": PADA, "sampai": None, "nomor_sk": "9/2027", "tanggal_sk": PADA, **lain}
    return beri_peran(kantor.instansi, by=by or kantor.admin, at=AT, pengguna=pengguna, **fakta)


def test_admin_grants_a_role_which_gives_its_right_from_that_day(kantor):
    peran = beri(kantor, kantor.atasan.pengguna)

    assert hak(Pengguna.objects.get(pk=peran.pengguna_id), PADA).peran == {
        ("tim_penilai", kantor.instansi.pk): peran.pk
    }
    assert hak(Pengguna.objects.get(pk=peran.pengguna_id), PADA - timedelta(1)).peran == {}
    assert peran.sumber_app == "talent"


def test_same_role_twice_on_a_day_is_refused(kantor):
    beri(kantor, kantor.atasan.pengguna)

    with pytest.raises(CommandRefused) as refused:
        beri(kantor, kantor.atasan.pengguna)
    assert refused.value.kode == "peran_sudah_ada"


def test_only_an_admin_grants(kantor):
    with pytest.raises(CommandForbidden):
        beri(kantor, kantor.atasan.pengguna, by=kantor.atasan.pengguna)


def kode_tolak(kantor, pengguna, **lain):
    with pytest.raises(CommandRefused) as refused:
        beri(kantor, pengguna, **lain)
    return refused.value.kode, refused.value.bidang


def test_nobody_grants_a_role_to_oneself(kantor):
    assert kode_tolak(kantor, kantor.admin, jenis="auditor") == ("peran_diri_sendiri", "pengguna")


def test_the_ppk_is_named_by_the_operator_alone(kantor):
    assert kode_tolak(kantor, kantor.atasan.pengguna, jenis="ppk") == ("peran_hanya_operator", "jenis")
    assert beri(kantor, kantor.atasan.pengguna, jenis="ppk", by=pengguna_sistem()).jenis == "ppk"


@pytest.mark.parametrize(
    ("lama", "baru", "jawaban"),
    [
        ("sekretariat_pansel", "ppk", "peran_tidak_serasi"),
        ("admin_bkd", "ppk", "peran_tidak_serasi"),
        ("ppk", "admin_bkd", "peran_tidak_serasi"),
        ("tim_penilai", "auditor", "peran_tidak_serasi"),
        ("auditor", "sekretariat_pansel", "peran_tidak_serasi"),
        ("tim_penilai", "ppk", ""),
        ("admin_bkd", "sekretariat_pansel", ""),
    ],
)
def test_who_decides_or_checks_does_not_prepare(kantor, lama, baru, jawaban):
    sistem, orang = pengguna_sistem(), kantor.atasan.pengguna
    beri(kantor, orang, jenis=lama, by=sistem)

    if jawaban:
        assert kode_tolak(kantor, orang, jenis=baru, by=sistem) == (jawaban, "jenis")
    else:
        assert beri(kantor, orang, jenis=baru, by=sistem).jenis == baru


def test_a_role_that_ended_stands_in_no_other_ones_way(kantor):
    sistem, orang, kemudian = pengguna_sistem(), kantor.atasan.pengguna, PADA + timedelta(30)
    beri(kantor, orang, jenis="admin_bkd", by=sistem, sampai=kemudian)

    assert kode_tolak(kantor, orang, jenis="ppk", by=sistem) == ("peran_tidak_serasi", "jenis")
    assert beri(kantor, orang, jenis="ppk", by=sistem, mulai=kemudian).jenis == "ppk"


def test_holder_auditors_and_ppk_are_told_of_a_grant(kantor):
    auditor, ppk = factories.pengguna("auditor.a"), factories.pengguna("gubernur.a")
    factories.peran(auditor, kantor.instansi, "auditor")
    factories.peran(ppk, kantor.instansi, "ppk")

    peran = beri(kantor, kantor.atasan.pengguna)

    tahu = Notifikasi.objects.filter(kunci__startswith=f"beri_peran:{peran.pk}:")
    assert set(tahu.values_list("pengguna", flat=True)) == {peran.pengguna_id, auditor.pk, ppk.pk}


def test_role_ends_with_a_reason(kantor):
    peran = beri(kantor, kantor.atasan.pengguna)
    with pytest.raises(CommandRefused) as tanpa:
        akhiri_peran(peran, by=kantor.admin, at=AT, sampai=date(2027, 2, 1), alasan="")

    akhir = akhiri_peran(peran, by=kantor.admin, at=AT, sampai=date(2027, 2, 1), alasan="SK 10/2027")

    assert (tanpa.value.kode, akhir.berlaku.upper) == ("alasan_kosong", date(2027, 2, 1))


def test_unit_of_another_agency_is_refused(kantor):
    lain = Instansi.objects.create(kode="6901", nama="Pemkot Samarinda")
    unit = factories.unit(lain, "Dinas B")

    with pytest.raises(CommandRefused) as refused:
        beri(kantor, kantor.atasan.pengguna, unit=unit)
    assert refused.value.kode == "unit_instansi_lain"


def test_first_admin_comes_from_the_command_line(kantor, capsys):
    call_command(
        "beri_peran",
        kantor.staf.pengguna.username,
        "admin_bkd",
        "--instansi=6900",
        "--sk=1/2027",
        "--tanggal-sk=2027-01-05",
    )

    peran = Peran.objects.get(pengguna=kantor.staf.pengguna)
    assert (peran.jenis, peran.berlaku.lower) == ("admin_bkd", date(2027, 1, 5))


def test_agency_is_registered_by_the_operator_only(kantor):
    sistem = pengguna_sistem()
    with pytest.raises(CommandForbidden):
        daftarkan_instansi(kantor.admin, by=kantor.admin, at=AT, kode="7001", nama="Pemkab")

    assert daftarkan_instansi(sistem, by=sistem, at=AT, kode="7001", nama="Pemkab").kode == "7001"


def test_effects_run_only_inside_a_command(kantor):
    nilai = {"hasil_kerja": "sesuai", "perilaku": "sesuai", "predikat": "baik", "nama_penilai": "", "dasar": ""}

    with pytest.raises(RuntimeError, match="inside a command"):
        catat_riwayat_kinerja(kantor.bawahan, tahun=2025, **nilai)
