"""What the selections contribute to the shared pages, one module a slice."""

from seleksi.papan import persiapan

__all__ = ["persiapan"]
