"""What performance contributes to the shared pages."""

from collections.abc import Iterator

from django.urls import reverse

from core import papan
from core.access import pengguna_aktif
from core.models import Pengguna
from core.papan import Menu


@papan.menu(pengguna_aktif)
def menu(user: Pengguna) -> Iterator[Menu]:
    yield Menu("Kalkulator kinerja", reverse("skp:kalkulator"), "Lainnya", "petak", jarak=3)
