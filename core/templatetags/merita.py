"""How numbers, dates and numbers of persons are written on every page. No rule lives here."""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


@register.filter
def angka(nilai: Decimal | Fraction | int | None, desimal: int = 2) -> str:
    """81,30: rounded half up at the edge only; a missing value is a dash, never 0."""
    if nilai is None:
        return "–"
    satuan = Decimal(1).scaleb(-desimal)
    tepat = Fraction(nilai) / Fraction(satuan)
    bulat = Decimal((2 * tepat.numerator + tepat.denominator) // (2 * tepat.denominator)) * satuan
    return f"{bulat.quantize(satuan, ROUND_HALF_UP):,f}".translate(str.maketrans(",.", ".,"))


@register.filter
def nip(nilai: str) -> SafeString | str:
    """19780412 200501 1 007, never broken over lines."""
    if len(nilai) != 18 or not nilai.isdecimal():
        return nilai
    return mark_safe(f'<span class="nip">{nilai[:8]} {nilai[8:14]} {nilai[14]} {nilai[15:]}</span>')  # noqa: S308


@register.filter
def waktu(nilai: datetime | None) -> str:
    """11 Januari 2027, 08.41 WITA: a time is never without its zone."""
    if nilai is None:
        return "–"
    lokal = timezone.localtime(nilai)
    jam = int((lokal.utcoffset() or timedelta()).total_seconds() // 3600)
    return f"{date_format(lokal, 'j F Y, H.i')} {ZONA.get(jam, f'UTC+{jam}')}"


@register.filter
def sidik(nilai: str) -> str:
    """The first digits of a digest, in groups a person can compare."""
    return " ".join(nilai[i : i + 4] for i in range(0, 16, 4))


@register.filter
def ambil(peta: Any, kunci: Any) -> Any:
    """A value of a mapping by a key that is itself a variable; None when absent."""
    return peta.get(kunci)


@register.inclusion_tag("core/_bidang.html")
def bidang(field: BoundField, opsional: str = "") -> dict[str, object]:
    """Label, hint, error, input: in that order, tied together for those who listen to the page."""
    return {"field": field, "opsional": opsional}
