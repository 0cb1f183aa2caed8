"""A private PostgreSQL and Valkey under var/, alive as long as any process holds a lease.

The lease is a kernel lock, so nothing goes stale: a killed process gives its share back
by dying, and a child that inherited `fd` keeps it. Settings only compute URLs: importing
this module starts nothing and touches no disk.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote

from config.engines import Postgres, ValkeyServer

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
ENGINES: Final = {"DATABASE_URL": Postgres, "REDIS_URL": ValkeyServer}  # what the variable replaces
TANPA_MESIN: Final = frozenset(
    {"verifikasi_peringkat", "help", "version", "check", "collectstatic", "diffsettings", "compilemessages"}
)


class Lease:
    """A share in the engines of `root`: the first one in starts them, the last one out stops them."""

    def __init__(self, root: Path = ROOT, names: Iterable[str] = tuple(ENGINES)) -> None:
        self.var = root / "var"
        self.sockets = socket_folder(root)
        self.engines = [ENGINES[name](self.var, self.sockets) for name in names]
        make_var(self.var)
        with _one_at_a_time(self.var):
            self.fd = os.open(self.var / "engines.lock", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(self.fd, fcntl.LOCK_SH)
                for engine in self.engines:
                    engine.start()
            except BaseException:
                os.close(self.fd)
                raise

    def revive(self) -> list[str]:
        """Start again what was killed from outside; returns the names of those engines."""
        with _one_at_a_time(self.var):
            dead = [engine for engine in self.engines if not engine.listens()]
            for engine in dead:
                engine.start()
        return [engine.name for engine in dead]

    def release(self) -> None:
        """Give the share back. Children that inherited `fd` must have ended: they share this very lock."""
        with _one_at_a_time(self.var):
            try:
                fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            finally:
                os.close(self.fd)
            for engine in ENGINES.values():
                engine(self.var, self.sockets).stop()
            if self.sockets.parent != self.var:
                with suppress(OSError):
                    self.sockets.rmdir()


class Valkey:
    """One server, a database number each for broker, results and cache."""

    def __init__(self, url: str) -> None:
        base = url.removeprefix("unix://")
        local = url.startswith("unix://")
        nomor = int(os.environ.get("REDIS_DB", "0"))  # three numbers from here: tests take their own
        self.broker = f"redis+socket://{base}?virtual_host={nomor}" if local else f"{url}/{nomor}"
        self.results = f"redis+socket://{base}?virtual_host={nomor + 1}" if local else f"{url}/{nomor + 1}"
        self.cache = f"{url}?db={nomor + 2}" if local else f"{url}/{nomor + 2}"


def database_url(root: Path = ROOT) -> str:
    return f"postgresql://postgres@{quote(str(socket_folder(root)), safe='')}/merita"


def redis_url(root: Path = ROOT) -> str:
    return f"unix://{socket_folder(root) / 'valkey.sock'}"


def socket_folder(root: Path = ROOT) -> Path:
    """A Unix socket path may have 107 bytes; a deep checkout does not leave that many."""
    folder = root / "var" / "run"
    if len(os.fsencode(folder)) <= 90:
        return folder
    return Path(tempfile.gettempdir()) / f"merita-{sha256(os.fsencode(root)).hexdigest()[:12]}"


def needs_engines(command: Sequence[str]) -> bool:
    """Does this `manage.py` command line read the database or the queue?"""
    if not command or command[0] in TANPA_MESIN or command[0].startswith("-"):
        return False
    return not {"-h", "--help"} & set(command)


def lease() -> Lease | None:
    """A lease on the engines which the environment does not name, None when it names both."""
    names = [name for name in ENGINES if not os.environ.get(name)]
    return Lease(ROOT, names) if names else None


def discard_cluster(root: Path = ROOT) -> Path | None:
    """Move a cluster that no longer starts out of the way; nothing is deleted."""
    return Postgres(root / "var", socket_folder(root)).set_aside()


def make_var(var: Path) -> None:
    """The folder of everything that is not code, or one sentence saying why it cannot be."""
    try:
        var.mkdir(exist_ok=True)
        (var / "log").mkdir(exist_ok=True)
    except OSError as error:
        raise SystemExit(
            f"Folder {var} tidak dapat dibuat ({error.strerror}): mesin basis data perlu menulis di sana."
        ) from None


@contextmanager
def _one_at_a_time(var: Path) -> Iterator[None]:
    try:
        file = (var / "start.lock").open("w")
    except OSError as error:
        raise SystemExit(
            f"{var} tidak dapat ditulis ({error.strerror}): jalankan sebagai pemilik folder itu."
        ) from None
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
