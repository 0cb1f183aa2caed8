"""Jobs of the selections, one module a slice."""

from seleksi.tasks import hasil

__all__ = ["hasil"]
