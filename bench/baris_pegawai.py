"""The list of people, and one person's page, as the admin of the agency."""

from collections.abc import Iterator

from django.test import Client

from bench.data import Data
from bench.web import Baris


def baris(data: Data) -> Iterator[Baris]:
    client = Client()
    client.force_login(data.admin)
    yield Baris("pegawai_10rb", lambda: client.get("/pegawai/"), batas=4, batas_kueri=12)
    yield Baris("pegawai_detail", lambda: client.get(f"/pegawai/{data.pegawai.pk}/"), batas=6, batas_kueri=12)
