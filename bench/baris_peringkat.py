"""The sealed ranking of thirty candidates by nine members in four components, with every score."""

from collections.abc import Iterator
from decimal import Decimal

from django.test import Client

from bench.data import Data
from bench.web import KB, Baris
from seleksi.services.hasil import segel
from tests.factories_seleksi import AT, SANDI, panggung


def baris(data: Data) -> Iterator[Baris]:
    p = panggung(pelamar=30, anggota=9, kunci=True, skor=_skor, mundur={3: [1], 7: [2, 4]}, kode="6999")
    segel(p.lowongan, by=p.sekretariat, at=AT, sandi=SANDI)
    client = Client()
    client.force_login(p.ppk)
    alamat = f"/seleksi/lowongan/{p.lowongan.pk}/peringkat/"
    yield Baris("peringkat_30x9x4", lambda: client.get(alamat), batas=6, batas_kueri=12, batas_bita=120 * KB)


def _skor(pelamar: int, komponen: str, anggota: int | None) -> Decimal:
    """Spread over two decimals, so that means do not come out even."""
    return Decimal(60 + (pelamar * 7 + len(komponen) * 3 + (anggota or 0) * 5) % 35) + Decimal(pelamar) / 100
