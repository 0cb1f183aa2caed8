"""Stages for tests of results: sealed by the commands, from whatever scores a test gives."""

from datetime import timedelta

from seleksi.models import Hasil
from seleksi.services.hasil import segel
from tests.factories_seleksi import AT, SANDI, panggung, skor_biasa

NANTI = AT + timedelta(days=1)


def terkunci(**kwargs):
    """Every sheet locked, nothing sealed."""
    return panggung(**{"skor": skor_biasa, "kunci": True} | kwargs)


def tersegel(**kwargs):
    p = terkunci(**kwargs)
    p.lowongan = segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)
    return p


def hasil_dari(p):
    return Hasil.objects.select_related("segel", "disegel_oleh").get(lowongan=p.lowongan, segel__pembatalan=None)
