"""Load the demo province and its selections into an empty database: `manage.py muat_demo`."""

import json
from argparse import ArgumentParser
from secrets import choice, randbelow
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from config.jalan import BERKAS_DEMO
from core.batal import dapat_batal
from core.selectors import pengguna_sistem
from core.services import setel_sandi
from seleksi.demo.muat import Akun, muat_seleksi
from talent.demo.muat import muat_provinsi
from talent.models import Instansi

KATA = ("ulin", "meranti", "anggrek", "pesut", "enggang", "sungai", "kapuas", "mandau", "lamin", "sarung")


class Command(BaseCommand):
    help = "Memuat provinsi demo ke basis data yang masih kosong; tanpa akibat bila sudah ada isinya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pegawai", type=int, default=1500, metavar="N", help="jumlah pegawai (bawaan 1500)")
        parser.add_argument("--seed", type=int, default=20261122, metavar="S", help="benih data yang sama setiap kali")

    def handle(self, *args: Any, **opsi: Any) -> None:
        if Instansi.objects.exists():
            self.stdout.write("Basis data sudah berisi; demo tidak dimuat ulang. Mulai baru: ./run demo --baru")
            return
        with dapat_batal(), transaction.atomic():  # all of it or nothing: half a province would look like a whole one
            akun, sandi = self._muat(opsi["pegawai"], opsi["seed"])
        self._tulis_akun(akun, sandi)

    def _muat(self, pegawai: int, seed: int) -> tuple[list[Akun], str]:
        sistem, at = pengguna_sistem(), timezone.now()
        provinsi = muat_provinsi(sistem, at=at, pegawai=pegawai, seed=seed, kabar=self.stdout.write)
        sandi = "-".join([choice(KATA), choice(KATA), f"{randbelow(9000) + 1000}"])
        akun = muat_seleksi(provinsi, sistem, at=at, sandi=sandi, kabar=self.stdout.write)
        for a in akun:
            setel_sandi(a.pengguna, by=sistem, at=at, sandi=sandi)
        return akun, sandi

    def _tulis_akun(self, akun: list[Akun], sandi: str) -> None:
        """One password for all demo accounts, drawn anew for each database: none stands in the source."""
        daftar = [
            {"peran": a.peran, "masuk": a.pengguna.username, "sandi": sandi, "keterangan": a.keterangan} for a in akun
        ]
        BERKAS_DEMO.parent.mkdir(exist_ok=True)
        BERKAS_DEMO.write_text(json.dumps(daftar, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
