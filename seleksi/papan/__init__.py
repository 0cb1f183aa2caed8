"""What the selections contribute to the shared pages, one module a slice."""

from seleksi.papan import pelamar, penetapan, penilaian, persiapan

__all__ = ["pelamar", "penetapan", "penilaian", "persiapan"]
