"""A panel member saves a whole sheet of thirty candidates with the button; the floor saves thirty bare rows."""

from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from bench.data import Data
from bench.web import Baris
from tests.factories_seleksi import panggung

PELAMAR = 30


def baris(data: Data) -> Iterator[Baris]:
    p = panggung(pelamar=PELAMAR, anggota=9, kode="6909")
    lembar = p.lembar("wawancara")
    client, versi = Client(), count()
    client.force_login(p.anggota[0].pengguna)

    def simpan() -> HttpResponse:
        ke = next(versi)
        isi = {f"nilai-{c.pk}": f"{70 + (ke + i) % 25},25" for i, c in enumerate(p.pelamar)}
        catatan = {f"catatan-{c.pk}": "Menguasai bidangnya; rencana belum disertai biaya." for c in p.pelamar}
        body = urlencode({"versi": ke, "tindakan": "simpan", **isi, **catatan})
        return client.post(f"/seleksi/lembar/{lembar.pk}/", body, content_type="application/x-www-form-urlencoded")

    yield Baris("simpan_lembar", simpan, batas=4, batas_kueri=20, simpan=PELAMAR, status=302)
