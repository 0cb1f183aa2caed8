"""Jobs of the selections, one module a slice."""

from seleksi.tasks import hasil, persiapan

__all__ = ["hasil", "persiapan"]
