"""Children that live and die together: web, worker and beat under one supervisor."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from config.embedded import ROOT, VAR, Lease
from config.jalan.environment import say

PYTHON = sys.executable
ROOT_IS_FINE = ("-W", "ignore:You're running the worker with superuser")
CELERY = (PYTHON, *ROOT_IS_FINE, "-m", "celery", "-A", "config.celery")
PROGRAMS: Final[Mapping[str, tuple[str, ...]]] = {
    "web": (PYTHON, "-m", "gunicorn", "config.wsgi", "--workers", "2", "--threads", "4"),
    "worker": (*CELERY, "worker", "-c", "2", "--without-mingle", "--without-gossip", "-l", "INFO"),
    "beat": (*CELERY, "beat", "--pidfile=", "-s", str(VAR / "log/jadwal"), "-l", "INFO"),
}
MARKS = ("gunicorn config.wsgi", "-A config.celery")
PATIENCE = 20.0  # seconds for a child to end its work


class Stopped(BaseException):
    """SIGINT, SIGTERM or SIGHUP arrived; says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def signals_raise() -> Iterator[None]:
    """All three ways of ending `./run` take the same road out; an impatient second Ctrl-C must not leave orphans."""
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(number: int, _frame: FrameType | None) -> None:
        for name in names:
            signal.signal(name, signal.SIG_IGN)
        raise Stopped(number)

    before = {name: signal.signal(name, stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def spawn(name: str, command: Sequence[str], env: Mapping[str, str], *, fds: Sequence[int], logs: Path) -> Child:
    """In a session of its own: Ctrl-C reaches the supervisor only, which stops them in order."""
    log = logs / f"{name}.log"
    with log.open("ab") as file:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            pass_fds=fds,
            start_new_session=True,
        )
    return Child(name, process, log)


def stop(children: Sequence[Child]) -> None:
    """One by one, the last one started first; TERM lets a running task end, KILL follows after PATIENCE."""
    for child in reversed(children):
        child.process.terminate()
        try:
            child.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            say(f"{child.name} tidak mau berhenti dan dihentikan paksa.")
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()


def watch(children: Sequence[Child], lease: Lease | None, *, every: float = 1.0) -> None:
    """Return never, but for a child that died: that ends everything, with its last words."""
    while True:
        refuse_dead(children)
        for name in lease.revive() if lease else ():
            say(f"{name} berhenti di luar kendali dan sudah dihidupkan lagi.")
        time.sleep(every)


def wait_for(url: str, children: Sequence[Child], *, seconds: float = 60.0) -> None:
    """Until the page answers 200."""
    deadline = time.monotonic() + seconds
    while True:
        refuse_dead(children)
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 our own address
                return
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{url} menjawab {error.code}; catatan web:\n{tail(children[0].log)}") from None
        except OSError:
            if time.monotonic() > deadline:
                raise SystemExit(f"{url} tidak menjawab; catatan web:\n{tail(children[0].log)}") from None
        time.sleep(0.1)


def finish(process: subprocess.Popen[bytes], stopped: Stopped) -> None:
    """End a child in our own process group; Ctrl-C on a terminal has reached it already, and once is enough."""
    if not (stopped.number == signal.SIGINT and sys.stdin is not None and sys.stdin.isatty()):
        process.send_signal(stopped.number)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def refuse_dead(children: Sequence[Child]) -> None:
    for child in children:
        if (code := child.process.poll()) is not None:
            raise SystemExit(
                f"{child.name} berhenti sendiri (kode {code}). Baris terakhir {child.log}:\n{tail(child.log)}"
            )


def tail(log: Path, lines: int = 20) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
