"""Recompute a ranking from raw scores. Needs no database, no engine and no writable folder."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from seleksi.rules.berkas import BATAS_BITA, Kesalahan, tidak_terbaca, verifikasi


class Command(BaseCommand):
    help = "Menghitung ulang peringkat dari nilai mentah dalam BERKAS.json; tanpa basis data."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="*", help="berkas JSON versi 1")

    def run_from_argv(self, argv: list[str]) -> None:
        """Standard output is one JSON object, also when the command line itself is wrong."""
        try:
            super().run_from_argv(argv)
        except SystemExit as keluar:
            if keluar.code == 2 and not getattr(self, "sudah_ditulis", False):
                self._tulis(tidak_terbaca([Kesalahan("", "Pemakaian: verifikasi_peringkat BERKAS.json")])[1])
            raise

    def handle(self, *, berkas: Sequence[str], **options: Any) -> None:
        kode, hasil = _verifikasi(berkas)
        self._tulis(hasil)
        sys.exit(kode)

    def _tulis(self, hasil: dict[str, Any]) -> None:
        self.sudah_ditulis = True
        self.stdout.write(json.dumps(hasil, indent=1))


def _verifikasi(berkas: Sequence[str]) -> tuple[int, dict[str, Any]]:
    if len(berkas) != 1:
        return tidak_terbaca([Kesalahan("", "Sebutkan tepat satu berkas JSON.")])
    try:
        with Path(berkas[0]).open("rb") as terbuka:
            return verifikasi(terbuka.read(BATAS_BITA + 1))
    except FileNotFoundError:
        return tidak_terbaca([Kesalahan("", "Berkas ini tidak ada.")])
    except IsADirectoryError:
        return tidak_terbaca([Kesalahan("", "Ini folder; sebutkan berkas JSON di dalamnya.")])
    except OSError:
        return tidak_terbaca([Kesalahan("", "Berkas ini tidak dapat dibaca; periksa izinnya.")])
