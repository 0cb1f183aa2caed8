"""What kernel tests need from no other floor: a moment, people with an account."""

from datetime import UTC, datetime

from core.models import Notifikasi, Pengguna, Surat

AT = datetime(2026, 1, 12, 3, tzinfo=UTC)  # 11.00 WITA


def pengguna(username="siti", **lain):
    return Pengguna.objects.create(username=username, **lain)


def notifikasi(untuk, *, kunci="uji:1", **lain):
    return Notifikasi.objects.create(pengguna=untuk, kunci=kunci, judul="Ada kabar", dibuat_pada=AT, **lain)


def surat(kepada, *, jenis="tautan_sandi", kunci="uji:1", **lain):
    return Surat.objects.create(kepada=kepada, jenis=jenis, kunci=kunci, dibuat_pada=AT, **lain)
