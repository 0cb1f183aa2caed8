"""A panel member saves a whole sheet of thirty candidates with the button; the floor saves thirty bare rows.

The form is encoded before the clock starts, as the browser does it before the request. Each save changes every score.
"""

from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from bench.data import Data
from bench.web import Baris
from seleksi.models import Pelamar
from tests.factories_seleksi import panggung

PELAMAR = 30
RAGAM = 25
CATATAN = "Menguasai bidangnya; rencana belum disertai biaya."


def baris(data: Data) -> Iterator[Baris]:
    p = panggung(pelamar=PELAMAR, anggota=9, kode="6908")
    lembar = p.lembar("wawancara")
    client, versi = Client(), count()
    client.force_login(p.anggota[0].pengguna)
    isian = [_tersandi(p.pelamar, ke) for ke in range(RAGAM)]

    def simpan() -> HttpResponse:
        ke = next(versi)
        body = f"versi={ke}&tindakan=simpan&{isian[ke % RAGAM]}"
        return client.post(f"/seleksi/lembar/{lembar.pk}/", body, content_type="application/x-www-form-urlencoded")

    yield Baris("simpan_lembar", simpan, batas=4, batas_kueri=20, simpan=PELAMAR, status=302)


def _tersandi(pelamar: list[Pelamar], ke: int) -> str:
    nilai = {f"nilai-{c.pk}": f"{70 + (ke + i) % RAGAM},25" for i, c in enumerate(pelamar)}
    return urlencode({**nilai, **{f"catatan-{c.pk}": CATATAN for c in pelamar}})
