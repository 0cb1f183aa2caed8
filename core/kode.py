"""Codes a person reads aloud: verification codes of documents."""

from secrets import choice

HURUF = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0, 1


def kode_baru() -> str:
    """Twelve characters in groups of four: about 60 bits, not to be guessed."""
    return "-".join("".join(choice(HURUF) for _ in range(4)) for _ in range(3))
