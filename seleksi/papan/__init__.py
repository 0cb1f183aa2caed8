"""What the selections contribute to the shared pages, one module a slice."""

from seleksi.papan import pelamar, penilaian, persiapan

__all__ = ["pelamar", "penilaian", "persiapan"]
