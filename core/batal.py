"""What a command leaves outside the database, taken back when its transaction does not stand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Tindakan = Callable[[], object]
_tindakan: ContextVar[list[Tindakan] | None] = ContextVar("tindakan", default=None)


def bila_batal(tindakan: Tindakan) -> None:
    """To be done if the running command fails, its commit included; never done when it stands."""
    berjalan = _tindakan.get()
    if berjalan is None:
        raise RuntimeError("Only inside a command.")
    berjalan.append(tindakan)


@contextmanager
def dapat_batal() -> Iterator[None]:
    """Around the transaction of a command. A killed process leaves the file: an orphan, never a lost document."""
    berjalan: list[Tindakan] = []
    token = _tindakan.set(berjalan)
    try:
        yield
    except BaseException:
        for tindakan in reversed(berjalan):
            tindakan()
        raise
    finally:
        _tindakan.reset(token)
