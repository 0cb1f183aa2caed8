"""Jobs of the selections, one module a slice."""

<<<<<<< HEAD
from seleksi.tasks import hasil

__all__ = ["hasil"]
=======
from seleksi.tasks import persiapan

__all__ = ["persiapan"]
>>>>>>> 2b72175 (seleksi: Prepare, announce and extend a selection with its panel)
