"""Jobs of the selections, one module a slice."""

from seleksi.tasks import hasil, pelamar, persiapan

__all__ = ["hasil", "pelamar", "persiapan"]
