"""What stands in an address or a hidden field: anyone can write anything there, and it is never an error of ours."""

from collections.abc import Mapping


def bulat(teks: str) -> int | None:
    """A number as the page wrote it: ASCII digits, short enough for int() and for the database."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else None


def kata_cari(params: Mapping[str, str], nama: str = "q") -> str:
    """What is searched for. PostgreSQL keeps no NUL, so nothing that has one is ever found."""
    return params.get(nama, "").replace("\0", " ").strip()[:100]
