"""Set-based statements of the import: one for a batch, whatever its size."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg2 import sql
from psycopg2.extras import Json, execute_values

KUNCI = ("instansi_id", "siasn_id")
HALAMAN = 1000


def sisipkan(
    model: type[Model], baris: Sequence[dict[str, Any]], *, banding: Sequence[str], cap: Sequence[str] = ()
) -> dict[str, str]:
    """Insert or update by SIASN id; what each row became: `baru` or `berubah`, absent when it was the same.

    A row is the same when the columns of `banding` are; `cap`, the source of the row, follows a change only.
    """
    if not baris:
        return {}
    kolom = list(baris[0])
    isi = [tuple(_isi(satu[k]) for k in kolom) for satu in baris]
    hasil = nilai(_sisipan(model, kolom, banding, cap), isi)
    return {siasn_id: "baru" if baru else "berubah" for siasn_id, baru in hasil}


def _sisipan(model: type[Model], kolom: list[str], banding: Sequence[str], cap: Sequence[str]) -> sql.Composable:
    return sql.SQL(
        "INSERT INTO {t} AS t ({kolom}) VALUES %s ON CONFLICT ({kunci}) DO UPDATE SET {isi} "
        "WHERE ({lama}) IS DISTINCT FROM ({baru}) RETURNING siasn_id, (xmax = 0)"
    ).format(
        t=sql.Identifier(model._meta.db_table),
        kolom=_daftar(kolom),
        kunci=_daftar(KUNCI),
        isi=sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(k)) for k in (*banding, *cap)),
        lama=sql.SQL(", ").join(sql.Identifier("t", k) for k in banding),
        baru=sql.SQL(", ").join(sql.Identifier("excluded", k) for k in banding),
    )


def nilai(perintah: sql.Composable, baris: Sequence[tuple[Any, ...]], templat: str | None = None) -> list[Any]:
    """Run a statement over `VALUES %s` and give what it returns."""
    with connection.cursor() as cursor:
        teks = perintah.as_string(cursor.cursor)
        hasil: list[Any] = execute_values(cursor.cursor, teks, baris, templat, page_size=HALAMAN, fetch=True)
        return hasil


def jalankan(perintah: str, isi: dict[str, Any]) -> int:
    """Rows touched."""
    with connection.cursor() as cursor:
        cursor.execute(perintah, isi)
        return int(cursor.rowcount)


def satu_nilai(perintah: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(perintah)
        return cursor.fetchone()[0]


def hitung_ulang(model: Iterable[type[Model]]) -> None:
    """Tell the planner what the tables hold now. What it believes from before they were filled, or from when they
    were empty, makes plans that read whole tables for every row."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ANALYZE {}").format(_daftar(m._meta.db_table for m in model)).as_string(cursor.cursor))


def nomor_baru(model: type[Model], banyak: int) -> list[int]:
    """Primary keys taken ahead, so that rows of one batch can point at each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, banyak],
        )
        return [int(baris[0]) for baris in cursor.fetchall()]


def _daftar(nama: Iterable[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, nama))


def _isi(nilai_kolom: Any) -> Any:
    return Json(nilai_kolom) if isinstance(nilai_kolom, dict | list) else nilai_kolom
