"""Many values as one parameter: an array literal is read by the server at once, not expression by expression."""

from collections.abc import Iterable


def larik(nilai: Iterable[object]) -> str:
    """To be cast, as in `%s::numeric[]`. None is NULL; everything else is written as its `str`."""
    return "{" + ",".join(["NULL" if satu is None else _kutip(str(satu)) for satu in nilai]) + "}"


def _kutip(teks: str) -> str:
    bersih = teks.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{bersih}"'
