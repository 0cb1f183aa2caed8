from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from core.commands import CommandForbidden, CommandRefused
from core.models import AuditEvent
from talent.models import Penugasan
from talent.selectors import pejabat_penilai
from talent.services import batalkan_penugasan, catat_pengangkatan
from tests import factories
from tests.factories import AT, PADA

pytestmark = pytest.mark.django_db


def angkat(kantor, pegawai, jabatan, *, by=None, **lain):
    facts = {"jenis": "definitif", "mulai": PADA, "sampai": None, "nomor_sk": "3/2027", **lain}
    return catat_pengangkatan(jabatan, by=by or kantor.admin, at=AT, pegawai=pegawai, **facts)


def sekretaris(kantor):
    return factories.jabatan(kantor.dinas, "Sekretaris", jenis="administrator", atasan=kantor.kepala)


def test_second_definitive_holder_is_refused_by_the_database(kantor):
    with pytest.raises(CommandRefused) as refused:
        angkat(kantor, factories.pegawai(kantor.dinas, "Tono"), kantor.kepala)

    assert (refused.value.kode, Penugasan.objects.count()) == ("jabatan_terisi", 3)


def test_second_structural_post_of_a_person_is_refused(kantor):
    with pytest.raises(CommandRefused) as refused:
        angkat(kantor, kantor.atasan, sekretaris(kantor))

    assert refused.value.kode == "rangkap_struktural"


def test_new_post_may_end_the_one_held(kantor):
    lama = Penugasan.objects.get(pegawai=kantor.atasan)

    baru = angkat(kantor, kantor.atasan, sekretaris(kantor), mengakhiri=lama)

    lama.refresh_from_db()
    assert (lama.berlaku.upper, baru.berlaku.lower) == (PADA, PADA)
    assert AuditEvent.objects.filter(action="talent.akhiri_penugasan", target_id=lama.pk).count() == 1


def test_only_an_appointment_of_the_same_person_can_end(kantor):
    lama = Penugasan.objects.get(pegawai=kantor.bawahan)

    with pytest.raises(CommandRefused) as refused:
        angkat(kantor, kantor.atasan, sekretaris(kantor), mengakhiri=lama)
    assert refused.value.kode == "penugasan_tidak_berlaku"


def test_functional_or_pelaksana_post_beside_a_structural_one_is_allowed(kantor):
    assert angkat(kantor, kantor.atasan, kantor.analis).tunggal is False


def test_formation_has_as_many_seats_as_its_kuota(kantor):
    _kuota(kantor.analis, 1)
    with pytest.raises(CommandRefused) as refused:
        angkat(kantor, factories.pegawai(kantor.dinas, "Tono"), kantor.analis)

    assert refused.value.kode == "kuota_penuh"


def test_holders_one_after_the_other_share_a_seat(kantor):
    _kuota(kantor.analis, 1)
    berakhir = DateRange(date(2020, 1, 1), PADA + timedelta(30))
    Penugasan.objects.filter(pegawai=kantor.staf).update(berlaku=berakhir)
    kedua = factories.pegawai(kantor.dinas, "Tono")
    angkat(kantor, kedua, kantor.analis, mulai=PADA + timedelta(30))
    _kuota(kantor.analis, 2)

    assert angkat(kantor, factories.pegawai(kantor.dinas, "Umar"), kantor.analis).status == "ditetapkan"


@pytest.mark.parametrize("sampai", [PADA - timedelta(1), PADA])
def test_term_that_ends_before_it_begins(kantor, sampai):
    with pytest.raises(CommandRefused) as refused:
        angkat(kantor, kantor.staf, kantor.kepala, jenis="plt", sampai=sampai)

    assert (refused.value.kode, refused.value.bidang) == ("masa_tidak_sah", "sampai")


def test_only_the_personnel_office_appoints(kantor):
    with pytest.raises(CommandForbidden) as refused:
        angkat(kantor, kantor.staf, kantor.kepala, jenis="plt", by=kantor.atasan.pengguna)

    assert refused.value.tolak.kode == "bukan_admin_bkd"


def test_cancelled_appointment_stays_with_its_reason_and_frees_the_seat(kantor):
    lama = Penugasan.objects.get(pegawai=kantor.atasan)

    batal = batalkan_penugasan(lama, by=kantor.admin, at=AT, alasan=" SK dicabut ")

    assert (batal.status, batal.alasan) == ("dibatalkan", "SK dicabut")
    assert angkat(kantor, factories.pegawai(kantor.dinas, "Tono"), kantor.kepala).tunggal is True


def test_cancelling_needs_a_reason_and_happens_once(kantor):
    lama = Penugasan.objects.get(pegawai=kantor.atasan)
    with pytest.raises(CommandRefused) as tanpa:
        batalkan_penugasan(lama, by=kantor.admin, at=AT, alasan=" ")
    batalkan_penugasan(lama, by=kantor.admin, at=AT, alasan="SK dicabut")
    with pytest.raises(CommandRefused) as kedua:
        batalkan_penugasan(lama, by=kantor.admin, at=AT, alasan="lagi")

    assert (tanpa.value.kode, kedua.value.kode) == ("alasan_kosong", "status_tidak_sesuai")


def test_assessor_is_found_through_posts_on_the_day(kantor):
    factories.penugasan(kantor.staf, kantor.kepala, jenis="plh", berlaku=DateRange(PADA, PADA + timedelta(2)))

    penilai = [pejabat_penilai(kantor.bawahan, PADA + timedelta(hari)) for hari in (-1, 0, 1, 2)]

    assert [p.pegawai.nama for p in penilai] == ["Siti Aminah", "Rina", "Rina", "Siti Aminah"]


def _kuota(jabatan, banyak):
    jabatan.kuota = banyak
    jabatan.save()
