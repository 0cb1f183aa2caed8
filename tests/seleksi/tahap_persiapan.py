"""Stages for tests of what the secretariat prepares, by commands and on its pages."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from core.commands import CommandRefused
from seleksi.enums import StatusSeleksi as S
from tests.factories_seleksi import AT, PADA, panggung

JADWAL = {
    "tanggal_pengumuman": PADA,
    "pelamaran_ditutup": datetime(2027, 1, 25, 8, tzinfo=UTC),
    "penilaian_ditutup": datetime(2027, 2, 10, 8, tzinfo=UTC),
    "rencana_pelantikan": date(2027, 3, 1),
}


def siap(**ubah):
    """A draft with everything in order: announced by one more click."""
    p = panggung(S.DRAF)
    p.pansel.nomor_sk, p.pansel.tanggal_sk, p.pansel.ditetapkan_pada = "3/2027", PADA, AT
    p.pansel.save()
    for nama, nilai in {**JADWAL, **ubah}.items():
        setattr(p.seleksi, nama, nilai)
    p.seleksi.save()
    return p


def ditolak(perintah, obj, **fakta):
    with pytest.raises(CommandRefused) as refused:
        perintah(obj, at=AT, **fakta)
    return refused.value.kode, refused.value.bidang


def alamat(nama, *args):
    return reverse(f"seleksi:{nama}", args=args)


def masuk(client, user):
    client.force_login(user)
    return client
