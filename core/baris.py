"""Rows by their keys, in a statement that is compiled once: what every command and every request asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Konversi = tuple[int, Callable[..., Any], Any]


@dataclass(frozen=True)
class Susunan:
    """How one model's row is asked for and built."""

    model: type[models.Model]
    kolom: tuple[str, ...]
    bidang: tuple[str, ...]
    konversi: tuple[Konversi, ...]

    def susun(self, nilai: list[Any]) -> models.Model:
        for ke, ubah, kolom in self.konversi:
            nilai[ke] = ubah(nilai[ke], kolom, connection)
        return self.model.from_db(connection.alias, self.bidang, nilai)


def baris(model: type[M], pk: Any, *, kunci: bool = False) -> M:
    """As `objects.get(pk=pk)`; `kunci` locks the row until the transaction ends."""
    return cast(M, _baca(((model, pk),), kunci=kunci)[0])


def baris_serta(model: type[M], pk: Any, *serta: tuple[type[models.Model], Any]) -> tuple[M, list[models.Model | None]]:
    """The row and others beside it, by their keys too; None for a key that is None or names no row."""
    satu, *lain = _baca(((model, pk), *serta), kunci=False)
    return cast(M, satu), lain


def _baca(diminta: Sequence[tuple[type[models.Model], Any]], *, kunci: bool) -> list[models.Model | None]:
    sql, bagian = _pernyataan(tuple(model for model, _ in diminta), kunci)
    (pertama, pk), *serta = diminta
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(satu for _, satu in serta), pk])
        row = cursor.fetchone()
    if row is None:
        raise pertama.DoesNotExist  # type: ignore[attr-defined]
    return [None if row[kunci_di] is None else s.susun(list(row[potong])) for s, potong, kunci_di in bagian]


@cache
def _pernyataan(daftar: tuple[type[models.Model], ...], kunci: bool) -> tuple[str, list[tuple[Susunan, slice, int]]]:  # noqa: FBT001
    bagian: list[tuple[Susunan, slice, int]] = []
    kolom: list[str] = []
    tabel: list[str] = []
    for ke, model in enumerate(daftar):
        susunan, pk, mulai = _susunan(model), _kutip(str(model._meta.pk.column)), len(kolom)
        kolom += [f"t{ke}.{nama}" for nama in susunan.kolom]
        bagian.append((susunan, slice(mulai, len(kolom)), mulai + susunan.kolom.index(pk)))
        tabel.append(f"{_kutip(model._meta.db_table)} t{ke}" + (f" ON t{ke}.{pk} = %s" if ke else ""))
    utama = _kutip(str(daftar[0]._meta.pk.column))
    sql = f"SELECT {', '.join(kolom)} FROM {' LEFT JOIN '.join(tabel)} WHERE t0.{utama} = %s"  # noqa: S608
    return f"{sql} FOR UPDATE" if kunci else sql, bagian


@cache
def _susunan(model: type[models.Model]) -> Susunan:
    bidang = model._meta.concrete_fields
    konversi = []
    for ke, satu in enumerate(bidang):
        kolom = satu.get_col(model._meta.db_table)
        ubahan = [*connection.ops.get_db_converters(kolom), *kolom.get_db_converters(connection)]
        konversi += [(ke, ubah, kolom) for ubah in ubahan]
    nama_kolom = tuple(_kutip(str(satu.column)) for satu in bidang)
    return Susunan(model, nama_kolom, tuple(satu.attname for satu in bidang), tuple(konversi))


def _kutip(nama: str) -> str:
    return str(connection.ops.quote_name(nama))
