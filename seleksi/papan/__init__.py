"""What the selections contribute to the shared pages, one module a slice."""

from seleksi.papan import penilaian, persiapan

__all__ = ["penilaian", "persiapan"]
