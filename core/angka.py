"""Exact numbers as text. Rounding happens here and nowhere before."""

from collections.abc import Collection
from fractions import Fraction
from math import lcm


def bulatkan(nilai: Fraction, desimal: int) -> str:
    """Half up (away from zero at the half), always with `desimal` places and a decimal point."""
    pembilang, sisa = divmod(abs(nilai.numerator) * 10**desimal, nilai.denominator)
    if 2 * sisa >= nilai.denominator:
        pembilang += 1
    digit = str(pembilang).rjust(desimal + 1, "0")
    tanda = "-" if nilai.numerator < 0 and pembilang else ""
    return f"{tanda}{digit[:-desimal]}.{digit[-desimal:]}" if desimal else f"{tanda}{digit}"


def jumlah(nilai: Collection[Fraction]) -> Fraction:
    """The exact sum, reduced once instead of at every addition."""
    penyebut = lcm(*(n.denominator for n in nilai))
    return Fraction(sum(n.numerator * (penyebut // n.denominator) for n in nilai), penyebut)


def tepat(nilai: Fraction) -> str:
    """The exact value as a decimal without trailing zeros, or as `n/d` when it has no end."""
    desimal = tempat_desimal(nilai)
    if desimal is None:
        return f"{nilai.numerator}/{nilai.denominator}"
    return bulatkan(nilai, desimal)


def tampil(nilai: Fraction, desimal: int = 2) -> str:
    """For Indonesian readers: decimal comma, exact when short, otherwise marked as rounded."""
    tempat = tempat_desimal(nilai)
    if tempat is not None and tempat <= desimal:
        return bulatkan(nilai, tempat).replace(".", ",")
    return "≈ " + bulatkan(nilai, desimal).replace(".", ",")


def tempat_desimal(nilai: Fraction) -> int | None:
    """How many decimals write the value exactly; None when no number of them does."""
    sisa, dua, lima = nilai.denominator, 0, 0
    while sisa % 2 == 0:
        sisa, dua = sisa // 2, dua + 1
    while sisa % 5 == 0:
        sisa, lima = sisa // 5, lima + 1
    return max(dua, lima) if sisa == 1 else None
