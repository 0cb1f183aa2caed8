"""What a command leaves outside the database, taken back when its transaction does not stand."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Tindakan = Callable[[], object]
logger = logging.getLogger(__name__)
_tindakan: ContextVar[list[Tindakan] | None] = ContextVar("tindakan", default=None)


def bila_batal(tindakan: Tindakan) -> None:
    """To be done if the running command fails, its commit included; never done when it stands."""
    berjalan = _tindakan.get()
    if berjalan is None:
        raise RuntimeError("Only inside a command.")
    berjalan.append(tindakan)


@contextmanager
def dapat_batal() -> Iterator[None]:
    """Around the transaction of a command. A killed process leaves the file: an orphan, never a lost document.

    Around a larger transaction it takes back what the commands inside have left, should that one fail.
    """
    luar = _tindakan.get()
    berjalan: list[Tindakan] = []
    token = _tindakan.set(berjalan)
    try:
        yield
    except BaseException:
        _lakukan(berjalan)
        raise
    finally:
        _tindakan.reset(token)
    if luar is not None:
        luar.extend(berjalan)


def _lakukan(berjalan: list[Tindakan]) -> None:
    """Why the command failed is what the user must learn: a failure here is only logged."""
    for tindakan in reversed(berjalan):
        try:
            tindakan()
        except Exception:
            logger.exception("What a failed command left could not be taken back.")
