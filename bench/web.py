"""Pages at ten thousand people, each against the bare page or the bare save of bench/lantai.py.

A row is a function of a module bench/baris_*.py named `baris`: it gets the loaded data and yields `Baris`.
Runs in a database of its own, migrated and empty, named bench_…: `./run bench web` makes it and drops it.
"""

import argparse
import gc
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

import django
from django.conf import settings

KB = 1024
BINGKAI = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "SET ")  # not counted as queries


@dataclass(frozen=True)
class Baris:
    """One measured thing. `kerja` makes one request as a logged-in user; `simpan` rows make the floor a bare save."""

    nama: str
    kerja: Callable[[], Any]
    batas: float
    batas_kueri: int
    batas_bita: int | None = 60 * KB
    simpan: int | None = None
    status: int = 200


@dataclass(frozen=True)
class Hasil:
    nama: str
    median_ms: float
    lantai_ms: float
    rasio: float
    batas: float
    kueri: int
    batas_kueri: int
    bita: int
    batas_bita: int | None
    memenuhi: bool


def main(args: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench.web")
    parser.add_argument("nama", nargs="*", help="rows to measure; all when none is named")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-n", type=int, default=51, help="pairs of measurements, at least 15")
    pilihan = parser.parse_args(args)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if not settings.DATABASES["default"]["NAME"].startswith("bench_"):
        parser.error("jalankan lewat ./run bench web: bench ini mengisi basis datanya sendiri")
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    hasil = [ukur(b, max(pilihan.n, 15)) for b in semua_baris() if not pilihan.nama or b.nama in pilihan.nama]
    print(_json(hasil) if pilihan.json else _tabel(hasil))
    return 0 if hasil and all(h.memenuhi for h in hasil) else 1


def semua_baris() -> Iterator[Baris]:
    import bench  # noqa: PLC0415  after django.setup
    from bench import data  # noqa: PLC0415

    isi = data.muat()
    gc.collect()
    gc.freeze()  # what the import left in memory is no part of a server's process: no collection walks it again
    for modul in sorted(m.name for m in pkgutil.iter_modules(bench.__path__) if m.name.startswith("baris_")):
        yield from import_module(f"bench.{modul}").baris(isi)


def ukur(baris: Baris, n: int) -> Hasil:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from bench.lantai import compare, floor  # noqa: PLC0415

    with floor() as (get, post):
        lantai = get if baris.simpan is None else lambda: post(baris.simpan)
        median, dasar, rasio = compare(baris.kerja, lantai, n=n)
        with CaptureQueriesContext(connection) as semua:
            jawaban = baris.kerja()
    if jawaban.status_code != baris.status:
        raise SystemExit(f"{baris.nama}: jawaban {jawaban.status_code}, seharusnya {baris.status}.")
    kueri = sum(not q["sql"].startswith(BINGKAI) for q in semua.captured_queries)
    bita = len(jawaban.content)
    memenuhi = rasio <= baris.batas and kueri <= baris.batas_kueri and bita <= (baris.batas_bita or bita)
    angka = {"median_ms": round(median, 2), "lantai_ms": round(dasar, 2), "rasio": round(rasio, 2)}
    batas = {"batas": baris.batas, "batas_kueri": baris.batas_kueri, "batas_bita": baris.batas_bita}
    return Hasil(nama=baris.nama, kueri=kueri, bita=bita, memenuhi=memenuhi, **angka, **batas)


def _json(hasil: list[Hasil]) -> str:
    return json.dumps({"bench": "web", "baris": [asdict(h) for h in hasil]})


def _tabel(hasil: list[Hasil]) -> str:
    kepala = f"{'':20}{'ms':>9}{'lantai':>9}{'rasio':>8}{'batas':>7}{'kueri':>7}{'batas':>7}{'bita':>8}{'batas':>8}"
    isi = [
        f"{h.nama:20}{h.median_ms:9.2f}{h.lantai_ms:9.2f}{h.rasio:8.2f}{h.batas:7.1f}{h.kueri:7}{h.batas_kueri:7}"
        f"{h.bita:8}{h.batas_bita or '–':>8}  {'ya' if h.memenuhi else 'TIDAK'}"
        for h in hasil
    ]
    return "\n".join([kepala, *isi])


if __name__ == "__main__":
    from bench.web import main as jalankan  # one Baris class, however this module was started

    sys.exit(jalankan(sys.argv[1:]))
