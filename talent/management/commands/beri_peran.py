"""Grant a role by SK; the first admin of an agency comes from here."""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.commands import CommandRefused
from core.models import Pengguna
from core.selectors import pengguna_sistem
from talent.enums import JenisPeran
from talent.models import Instansi
from talent.services import beri_peran


class Command(BaseCommand):
    help = "Memberi peran kepada seorang pengguna, misalnya admin BKD yang pertama."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pengguna", help="NIP, NI PPPK, atau nama pengguna")
        parser.add_argument("jenis", choices=JenisPeran.values)
        parser.add_argument("--instansi", required=True, metavar="KODE", help="kode cepat SIASN")
        parser.add_argument("--sk", required=True, metavar="NOMOR", help="nomor SK")
        parser.add_argument("--tanggal-sk", required=True, type=date.fromisoformat, metavar="TTTT-BB-HH")
        parser.add_argument("--mulai", type=date.fromisoformat, metavar="TTTT-BB-HH", help="bawaan: tanggal SK")

    def handle(self, *args: Any, **opsi: Any) -> None:
        pengguna = Pengguna.objects.filter(username=opsi["pengguna"]).first()
        instansi = Instansi.objects.filter(kode=opsi["instansi"]).first()
        if not pengguna or not instansi:
            self.stderr.write("Pengguna atau instansi itu tidak ada. Impor dahulu datanya dengan impor_siasn.")
            sys.exit(2)
        try:
            peran = beri_peran(
                instansi,
                by=pengguna_sistem(),
                at=timezone.now(),
                pengguna=pengguna,
                jenis=JenisPeran(opsi["jenis"]),
                mulai=opsi["mulai"] or opsi["tanggal_sk"],
                sampai=None,
                nomor_sk=opsi["sk"],
                tanggal_sk=opsi["tanggal_sk"],
            )
        except CommandRefused as tolak:
            self.stderr.write(tolak.kalimat)
            sys.exit(1)
        self.stdout.write(f"{pengguna} kini {peran}.")
