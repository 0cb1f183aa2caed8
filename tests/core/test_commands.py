import re
import threading
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, InternalError, connection, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from core import selectors, services
from core.access import Izin, Tolak
from core.commands import CommandForbidden, CommandRefused, Effect, command, effect
from core.models import AuditEvent, Notifikasi, Pengguna, Surat
from core.workflow import AlurSurat
from talent.models import Instansi, Peran
from tests.bersamaan import until_someone_waits
from tests.conftest import set_truncate_guard
from tests.core import contoh
from tests.core.contoh import AT

pytestmark = pytest.mark.django_db
BERLAKU = DateRange(date(2026, 1, 1), None)


def boleh(user, obj, *, pada):
    return Izin("PP 11/2017", peran_id=7, penugasan_id=8, atas_nama_id=9)


def tidak_boleh(user, obj, *, pada):
    return Tolak("uji_bukan_anda", "Hanya orang lain yang dapat.", "Hubungi orang lain.")


@command(boleh)
def ubah(row, *, by, at, judul, alasan=""):
    row.judul = judul
    row.save()
    return row


@command(tidak_boleh)
def terlarang(row, *, by, at):
    raise AssertionError("judged before it is carried out")


@command(boleh)
def tulis_lalu_tolak(row, *, by, at):
    row.judul = "Sudah berubah"
    row.save()
    raise CommandRefused("uji_ditolak", "Belum dapat.", bidang="judul")


@effect(sumber={"tests"})
def beri_peran(instansi, *, pengguna):
    return Peran(
        pengguna=pengguna,
        instansi=instansi,
        jenis="ppk",
        berlaku=BERLAKU,
        nomor_sk="1/2026",
        tanggal_sk=date(2026, 1, 2),
    )


@command(boleh)
def angkat(pengguna, *, by, at, instansi):
    return beri_peran(instansi, pengguna=pengguna)


@command(boleh)
def jadikan_induk_sendiri(instansi, *, by, at):
    instansi.induk = instansi
    instansi.save()
    return instansi


@command(boleh)
def samakan_kunci(row, *, by, at, kunci):
    row.kunci = kunci
    row.save()
    return row


@pytest.fixture
def instansi():
    return Instansi.objects.create(kode="6900", nama="Provinsi Kalimantan Timur")


def test_a_command_audits_who_by_what_right_and_no_value(kabar, siti):
    ubah(kabar, by=siti, at=AT, judul="Nilai Budi 61", alasan="Sakit parah")

    event = AuditEvent.objects.get()
    assert (event.action, event.target, event.target_id) == ("tests.ubah", "core.notifikasi", kabar.pk)
    assert (event.actor_id, event.at, event.cause) == (siti.pk, AT, None)
    assert (event.dasar, event.peran_id, event.penugasan_id, event.atas_nama_id) == ("PP 11/2017", 7, 8, 9)
    assert event.digests.keys() == {"judul"}
    assert re.fullmatch("[0-9a-f]{64}", event.digests["judul"])
    assert re.fullmatch("[0-9a-f]{64}", event.alasan)
    assert event.xid > 0
    stored = AuditEvent.objects.filter(pk=event.pk).values_list()[0]
    assert [value for value in stored if re.search("Budi|61 |Sakit", str(value))] == []


def test_equal_values_of_two_rows_have_different_digests(kabar, siti):
    lain = contoh.notifikasi(siti, kunci="uji:2")

    for row in (kabar, lain):
        ubah(row, by=siti, at=AT, judul="100")

    first, second = (event.digests["judul"] for event in AuditEvent.objects.order_by("pk"))
    assert first != second


def test_the_digest_needs_the_key(kabar, siti, settings):
    ubah(kabar, by=siti, at=AT, judul="100")
    settings.AUDIT_KEY = "lain"
    Notifikasi.objects.update(judul="lama")
    ubah(kabar, by=siti, at=AT, judul="100")

    first, second = (event.digests["judul"] for event in AuditEvent.objects.order_by("pk"))
    assert first != second


def test_a_request_leaves_its_id_and_address(client, kabar, siti):
    client.force_login(siti)

    client.post(f"/notifikasi/{kabar.pk}/baca/", REMOTE_ADDR="10.1.2.3")

    event = AuditEvent.objects.get()
    assert (event.action, event.address) == ("core.tandai_dibaca", "10.1.2.3")
    assert str(UUID(event.request_id)) == event.request_id


def test_a_forbidden_command_is_not_carried_out(kabar, siti):
    with pytest.raises(CommandForbidden) as refused:
        terlarang(kabar, by=siti, at=AT)

    assert refused.value.tolak.kode == "uji_bukan_anda"
    assert not AuditEvent.objects.exists()


def test_a_refused_command_leaves_nothing(kabar, siti):
    with pytest.raises(CommandRefused) as refused:
        tulis_lalu_tolak(kabar, by=siti, at=AT)

    assert (refused.value.kode, refused.value.kalimat, refused.value.bidang) == ("uji_ditolak", "Belum dapat.", "judul")
    kabar.refresh_from_db()
    assert kabar.judul == "Ada kabar"
    assert not AuditEvent.objects.exists()


def test_an_inactive_user_cannot_command_from_an_old_page(kabar, siti):
    Pengguna.objects.filter(pk=siti.pk).update(is_active=False)

    with pytest.raises(CommandForbidden, match="tidak aktif"):
        ubah(kabar, by=siti, at=AT, judul="x")


def test_a_command_sees_the_row_as_it_is_not_as_the_page_had_it(kabar, siti):
    Notifikasi.objects.filter(pk=kabar.pk).update(isi="lebih baru")

    hasil = ubah(kabar, by=siti, at=AT, judul="x")

    assert (hasil.judul, hasil.isi) == ("x", "lebih baru")


def test_a_command_acts_as_its_user_is_now_not_as_the_page_had_him(kabar, siti):
    basi = Pengguna.objects.get(pk=siti.pk)
    services.setel_sandi(siti, by=selectors.pengguna_sistem(), at=AT, sandi="baru-saja-diganti")
    seen = []

    @command(boleh)
    def catat(row, *, by, at):
        seen.append(by.check_password("baru-saja-diganti"))
        return row

    catat(kabar, by=basi, at=AT)

    assert seen == [True]


def test_a_command_inside_a_command_is_a_mistake(kabar, siti, monkeypatch):
    monkeypatch.setattr(ubah, "func", lambda row, *, by, at, judul: services.tandai_dibaca(row, by=by, at=at))

    with pytest.raises(RuntimeError, match="make it an effect"):
        ubah(kabar, by=siti, at=AT, judul="x")


def test_a_transition_moves_along_its_table_only(siti):
    surat, sistem = contoh.surat(siti), selectors.pengguna_sistem()

    assert services.hentikan(surat, by=sistem, at=AT).status == "gagal"
    with pytest.raises(CommandRefused) as refused:
        services.kirim(surat, by=sistem, at=AT)
    assert refused.value.kode == "status_tidak_sesuai"
    assert refused.value.kalimat == "Kirim tidak dapat dilakukan: statusnya sekarang “Gagal, dihentikan”."


@pytest.mark.parametrize("step", AlurSurat.steps(), ids=lambda step: step.name)
@pytest.mark.parametrize("status", ["menunggu", "terkirim", "gagal"])
def test_every_step_from_every_state(siti, step, status, mailoutbox):
    surat = contoh.surat(siti, status=status, dikirim_pada=AT if status == "terkirim" else None)
    sistem, verb = selectors.pengguna_sistem(), getattr(services, step.name)

    if status in step.sources:
        assert verb(surat, by=sistem, at=AT).status == step.target
    else:
        with pytest.raises(CommandRefused, match="statusnya sekarang"):
            verb(surat, by=sistem, at=AT)
        assert Surat.objects.get().status == status


def test_next_steps_carry_the_answer(siti):
    surat, pada = contoh.surat(siti), timezone.localdate(AT)

    of_system = AlurSurat.next_steps(surat, selectors.pengguna_sistem(), pada=pada)
    of_siti = AlurSurat.next_steps(surat, siti, pada=pada)

    assert [(step.name, jawaban.boleh) for step, jawaban in of_system] == [("kirim", True), ("hentikan", True)]
    assert [(step.name, jawaban.kode) for step, jawaban in of_siti] == [
        ("kirim", "bukan_tugas_sistem"),
        ("hentikan", "bukan_tugas_sistem"),
    ]


def test_an_effect_outside_a_command_is_refused(siti, instansi):
    with pytest.raises(RuntimeError, match="only inside a command"):
        beri_peran(instansi, pengguna=siti)

    assert not Peran.objects.exists()


def test_an_effect_of_another_floor_is_refused(siti, instansi, monkeypatch):
    monkeypatch.setattr("tests.core.test_commands.beri_peran", Effect(beri_peran.func, {"seleksi"}))

    with pytest.raises(RuntimeError, match="seleksi"):
        angkat(siti, by=siti, at=AT, instansi=instansi)


def test_an_effect_knows_its_source(siti, instansi):
    peran = angkat(siti, by=siti, at=AT, instansi=instansi)

    cause, effected = AuditEvent.objects.get(action="tests.angkat"), AuditEvent.objects.get(action="tests.beri_peran")
    assert (peran.sumber_app, peran.sumber_objek, peran.dicatat_pada) == ("tests", f"core.pengguna#{siti.pk}", AT)
    assert (peran.sumber_peristiwa, effected.cause) == (cause.event, cause.event)
    assert (effected.target, effected.target_id) == ("talent.peran", peran.pk)


def test_an_effect_only_inserts(siti, instansi, monkeypatch):
    lama = angkat(siti, by=siti, at=AT, instansi=instansi)
    monkeypatch.setattr(beri_peran, "func", lambda instansi, *, pengguna: lama)

    with pytest.raises(IntegrityError, match="peran_pkey"):
        angkat(siti, by=siti, at=AT, instansi=instansi)


def test_a_broken_constraint_with_a_sentence_is_an_answer(siti, instansi):
    with pytest.raises(CommandRefused) as refused:
        jadikan_induk_sendiri(instansi, by=siti, at=AT)

    assert (refused.value.kode, refused.value.kalimat) == (
        "induk_tidak_sah",
        "Instansi tidak dapat menjadi induknya sendiri.",
    )


def test_an_exclusion_of_the_database_is_an_answer_too(siti, instansi):
    angkat(siti, by=siti, at=AT, instansi=instansi)

    with pytest.raises(CommandRefused, match="sudah dipegang"):
        angkat(siti, by=siti, at=AT, instansi=instansi)


def test_a_broken_constraint_without_a_sentence_is_a_bug(kabar, siti):
    contoh.notifikasi(siti, kunci="uji:2")

    with pytest.raises(IntegrityError):
        samakan_kunci(kabar, by=siti, at=AT, kunci="uji:2")


@pytest.mark.parametrize("sql", ["UPDATE core_auditevent SET action = ''", "DELETE FROM core_auditevent"])
def test_the_audit_is_append_only(sql, kabar, siti):
    ubah(kabar, by=siti, at=AT, judul="x")

    with pytest.raises(InternalError, match="append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_audit_cannot_be_truncated():
    set_truncate_guard("ENABLE")  # rolled back with the test

    with pytest.raises(InternalError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE core_auditevent")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_the_second_waits_and_then_meets_the_new_state():
    surat, sistem, answers = contoh.surat(contoh.pengguna()), selectors.pengguna_sistem(), []

    def hentikan():
        try:
            answers.append(services.hentikan(surat, by=sistem, at=AT).status)
        except CommandRefused as refused:
            answers.append(refused.kode)
        finally:
            connections.close_all()

    second = threading.Thread(target=hentikan)
    with transaction.atomic():
        services.hentikan(surat, by=sistem, at=AT)
        second.start()
        until_someone_waits()
        assert answers == []
    second.join(10)

    assert answers == ["status_tidak_sesuai"]
    assert AuditEvent.objects.count() == 1
