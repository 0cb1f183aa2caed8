"""Take over SIASN files: `manage.py impor_siasn FOLDER --instansi 6900`. See docs/siasn.md."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.selectors import pengguna_sistem
from talent.services.siasn import ImporTidakDapat, impor_folder


class Command(BaseCommand):
    help = "Mengambil alih berkas SIASN dari satu folder; dapat dijalankan berulang kali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("--instansi", required=True, metavar="KODE", help="kode cepat SIASN, misalnya 6900")
        parser.add_argument("--nama", default="", help="nama instansi, bila kodenya belum terdaftar")
        parser.add_argument("--laporan", type=Path, metavar="FILE.json", help="tempat menyimpan laporan")

    def handle(self, *args: Any, **opsi: Any) -> None:
        laporan: Path | None = opsi["laporan"]
        if laporan and (sebab := _tidak_dapat_ditulis(laporan)):
            self.stdout.write(f"Tidak ada yang diimpor.\nLaporan tidak dapat disimpan di {laporan}: {sebab}.")
            sys.exit(2)
        try:
            hasil = impor_folder(
                opsi["folder"],
                kode=opsi["instansi"],
                nama=opsi["nama"],
                by=pengguna_sistem(),
                at=timezone.now(),
                pantau=self.stderr.write if sys.stderr.isatty() else lambda _: None,
            )
        except ImporTidakDapat as galat:
            self._tulis(laporan, {"kesalahan": galat.kesalahan})
            self.stdout.write("\n".join(["Tidak ada yang diimpor.", *galat.kesalahan]))
            sys.exit(2)
        self._tulis(laporan, hasil.to_json())
        self.stdout.write(hasil.teks())
        if hasil.kode_keluar:
            sys.exit(hasil.kode_keluar)

    def _tulis(self, laporan: Path | None, isi: dict[str, Any]) -> None:
        """What is imported stays so, whatever becomes of its report."""
        if not laporan:
            return
        try:
            laporan.write_text(json.dumps(isi, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as galat:
            self.stderr.write(f"Laporan tidak dapat disimpan di {laporan}: {galat.strerror}.")


def _tidak_dapat_ditulis(laporan: Path) -> str:
    """Why, found before anything is written: a report that cannot be kept."""
    try:
        with laporan.open("a"):
            return ""
    except OSError as galat:
        return galat.strerror or "sebab tidak diketahui"
