from collections.abc import Iterator

from django.urls import reverse

from core import papan
from core.models import Pengguna
from core.papan import Menu
from seleksi.access import peserta_seleksi


@papan.menu(peserta_seleksi)
def menu(user: Pengguna) -> Iterator[Menu]:
    yield Menu("Seleksi", reverse("seleksi:daftar"), "Talenta dan jabatan", "grafik")
