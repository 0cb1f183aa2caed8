"""One row by its key, in a statement that is compiled once: what every command and every request asks."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Konversi = tuple[int, Callable[..., Any], Any]


def baris(model: type[M], pk: Any, *, kunci: bool = False) -> M:
    """As `objects.get(pk=pk)`; `kunci` locks the row until the transaction ends."""
    sql, nama, konversi = _susunan(model)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} FOR UPDATE" if kunci else sql, [pk])
        row = cursor.fetchone()
    if row is None:
        raise model.DoesNotExist  # type: ignore[attr-defined]
    nilai = list(row)
    for ke, ubah, kolom in konversi:
        nilai[ke] = ubah(nilai[ke], kolom, connection)
    return model.from_db(connection.alias, nama, nilai)


@cache
def _susunan(model: type[models.Model]) -> tuple[str, list[str], list[Konversi]]:
    meta = model._meta
    tulis = connection.ops.quote_name
    bidang = meta.concrete_fields
    konversi = []
    for ke, satu in enumerate(bidang):
        kolom = satu.get_col(meta.db_table)
        ubahan = [*connection.ops.get_db_converters(kolom), *kolom.get_db_converters(connection)]
        konversi += [(ke, ubah, kolom) for ubah in ubahan]
    kolom_sql = ", ".join(tulis(str(satu.column)) for satu in bidang)
    sql = f"SELECT {kolom_sql} FROM {tulis(meta.db_table)} WHERE {tulis(str(meta.pk.column))} = %s"  # noqa: S608
    return sql, [satu.attname for satu in bidang], konversi
