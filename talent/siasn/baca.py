"""SIASN files as streams of records: constant memory, whatever the shape they were saved in.

A file is a list, an envelope `{code, data}`, or several of them one after the other; a list may hold
records and envelopes; `data` is a list or one object.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import ijson

Peristiwa = Iterator[tuple[str, Any]]
BOM = b"\xef\xbb\xbf"


SEBAB = {
    "premature EOF": "isinya terpotong sebelum selesai",
    "UTF8": "isinya bukan teks UTF-8",
    "numeric overflow": "ada angka yang terlalu panjang",
    "lexical error": "ada tanda yang bukan bagian dari JSON",
}


class BukanJson(Exception):
    """The file as a whole cannot be read; nothing of the folder is taken in."""


def periksa_utuh(berkas: Path) -> None:
    """Read the whole file once before anything is written. BukanJson when it is not JSON."""
    with berkas.open("rb") as isi:
        if not isi.read(1):
            raise BukanJson("berkas kosong")
        isi.seek(0)
        for _ in _peristiwa(isi):
            pass


def rekaman(berkas: Path) -> Iterator[Any]:
    """The records in the order of the file. What is no object is given as it is: the caller refuses it."""
    with berkas.open("rb") as isi:
        peristiwa = _peristiwa(isi)
        for jenis, nilai in peristiwa:
            if jenis == "start_array":
                yield from _isi_daftar(peristiwa)
            elif jenis == "start_map":
                yield from _objek_atau_amplop(peristiwa)
            else:
                yield nilai


def _peristiwa(isi: IO[bytes]) -> Peristiwa:
    """ijson's own errors and those of numbers beyond all measure have one name here."""
    if isi.read(len(BOM)) != BOM:
        isi.seek(0)
    urai = iter(ijson.basic_parse(isi, multiple_values=True, use_float=False))
    while True:
        try:  # by `next`: in a `for` the error of a number of thousands of digits comes up beside this frame
            satu = next(urai)
        except StopIteration:
            return
        except (ijson.JSONError, ValueError, ArithmeticError, SystemError) as galat:
            raise BukanJson(_sebab(galat)) from galat
        yield satu


def _sebab(galat: Exception) -> str:
    """The parser speaks English to programmers; this is for whoever exported the file."""
    if not isinstance(galat, ijson.JSONError):
        return "ada angka yang terlalu panjang"
    teks = str(galat)
    return next((sebab for tanda, sebab in SEBAB.items() if tanda in teks), "susunan JSON-nya salah")


def _isi_daftar(peristiwa: Peristiwa) -> Iterator[Any]:
    for jenis, nilai in peristiwa:
        if jenis == "end_array":
            return
        if jenis == "start_map":
            yield from _objek_atau_amplop(peristiwa)
        else:
            yield _bangun(jenis, nilai, peristiwa)


def _objek_atau_amplop(peristiwa: Peristiwa) -> Iterator[Any]:
    """After start_map: an object with a key `data` is an envelope, whose other keys say nothing of people."""
    objek: dict[str, Any] = {}
    amplop = False
    for jenis, nilai in peristiwa:
        if jenis == "end_map":
            break
        kunci = nilai
        jenis, nilai = next(peristiwa)
        if kunci == "data":
            amplop = True
            yield from _isi_amplop(jenis, nilai, peristiwa)
        else:
            objek[kunci] = _bangun(jenis, nilai, peristiwa)
    if not amplop:
        yield objek


def _isi_amplop(jenis: str, nilai: Any, peristiwa: Peristiwa) -> Iterator[Any]:
    if jenis == "start_array":
        for dalam, isi in peristiwa:
            if dalam == "end_array":
                return
            yield _bangun(dalam, isi, peristiwa)
    elif jenis != "null":
        yield _bangun(jenis, nilai, peristiwa)


def _bangun(jenis: str, nilai: Any, peristiwa: Peristiwa) -> Any:
    """The value that begins with this event, without recursion: depth is the writer's choice, not ours."""
    if jenis not in {"start_map", "start_array"}:
        return nilai
    akar: Any = {} if jenis == "start_map" else []
    tumpukan: list[tuple[Any, str]] = [(akar, "")]
    for dalam, isi in peristiwa:
        wadah, kunci = tumpukan[-1]
        if dalam == "map_key":
            tumpukan[-1] = (wadah, isi)
            continue
        if dalam in {"end_map", "end_array"}:
            tumpukan.pop()
            if not tumpukan:
                break
            continue
        baru: Any = {} if dalam == "start_map" else [] if dalam == "start_array" else isi
        if isinstance(wadah, dict):
            wadah[kunci] = baru
        else:
            wadah.append(baru)
        if dalam in {"start_map", "start_array"}:
            tumpukan.append((baru, ""))
    return akar
