"""Lists: frozen columns over keyset pages, never an OFFSET, never a COUNT.

A view names what may be sorted by, a selector gives the queryset, `halaman` reads one page,
and `{% daftar kolom halaman "Judul tabel" %}` shows it.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.http import QueryDict

UKURAN = 50


@dataclass(frozen=True)
class Kolom:
    """`isi` gives the content of a cell: text, or HTML by format_html. The first column names the row.

    `urut` is the name by which `halaman` sorts; `label` stands before the value on phones.
    """

    judul: str
    isi: Callable[[Any], object]
    urut: str = ""
    angka: bool = False
    label: str = ""


@dataclass(frozen=True)
class Halaman:
    """One page; `sebelumnya` and `berikutnya` are query strings, empty where there is nothing."""

    baris: list[Any]
    urut: str  # with "-" when descending
    params: QueryDict
    sebelumnya: str = ""
    berikutnya: str = ""

    def tautan(self, **ganti: str) -> str:
        """The address of this list with other parameters; the page starts anew."""
        params = self.params.copy()
        for nama in ("setelah", "sebelum", *ganti):
            params.pop(nama, None)
        for nama, nilai in ganti.items():
            if nilai:
                params[nama] = nilai
        return f"?{params.urlencode()}"


def halaman(rows: QuerySet[Any], *, urut: Mapping[str, str], params: QueryDict, ukuran: int = UKURAN) -> Halaman:
    """One page of `rows`. `urut` maps a name in the address to a field that is never null; the first is the default.

    Reads `?urut=`, `?setelah=`, `?sebelum=`. A cursor that is none, or that was made for another
    order, leads to the first page: an old bookmark is no error.
    """
    nama = params.get("urut", "")
    if nama.removeprefix("-") not in urut:
        nama = next(iter(urut))
    field, turun = urut[nama.removeprefix("-")], nama.startswith("-")
    kursor = _baca(params.get("setelah", ""), nama)
    mundur = kursor is None and (kursor := _baca(params.get("sebelum", ""), nama)) is not None
    try:
        found = _ambil(rows, field, turun != mundur, kursor, ukuran + 1)
    except (ValueError, TypeError, ValidationError):
        kursor, mundur = None, False
        found = _ambil(rows, field, turun, None, ukuran + 1)
    lagi, baris = len(found) > ukuran, found[:ukuran]
    if mundur:
        baris.reverse()
    hasil = Halaman(baris, nama, params)
    if not baris:
        return hasil
    sebelumnya = hasil.tautan(sebelum=_tulis(baris[0], field, nama)) if (lagi if mundur else kursor) else ""
    berikutnya = hasil.tautan(setelah=_tulis(baris[-1], field, nama)) if (mundur or lagi) else ""
    return Halaman(baris, nama, params, sebelumnya, berikutnya)


def _ambil(rows: QuerySet[Any], field: str, turun: bool, kursor: tuple[Any, int] | None, batas: int) -> list[Any]:  # noqa: FBT001
    """One bound on the index and the ties left out: an OR of two bounds reads everything before (×10)."""
    tanda = "-" if turun else ""
    rows = rows.order_by(f"{tanda}{field}", f"{tanda}pk")
    if kursor:
        nilai, pk = kursor
        arah, sama = ("lte", "gte") if turun else ("gte", "lte")
        rows = rows.filter(**{f"{field}__{arah}": nilai}).exclude(**{field: nilai, f"pk__{sama}": pk})
    return list(rows[:batas])


def _tulis(row: Model, field: str, urut: str) -> str:
    nilai = reduce(getattr, field.split("__"), row)
    isi = json.dumps([urut, nilai, row.pk], cls=DjangoJSONEncoder, separators=(",", ":"))
    return urlsafe_b64encode(isi.encode()).decode().rstrip("=")


def _baca(kursor: str, urut: str) -> tuple[Any, int] | None:
    try:
        isi = json.loads(urlsafe_b64decode(kursor + "=" * (-len(kursor) % 4)))
    except (ValueError, RecursionError):
        return None
    match isi:
        case [str(untuk), str() | int() as nilai, int(pk)] if untuk == urut and "\0" not in str(nilai):
            return nilai, pk
    return None
