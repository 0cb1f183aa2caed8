"""Who holds a TCP port, told by /proc: a demo that was killed leaves its web process behind."""

import os
import socket
from contextlib import suppress
from pathlib import Path

LISTEN = "0A"


def require_free_port(port: int, root: Path) -> None:
    """Refuse with the name of the holder and the two ways out."""
    if _is_free(port):
        return
    holder = holder_of(port)
    if holder is None:
        who, way = "program lain", "Hentikan program itu"
    else:
        ours = _folder(holder) == root
        who = f"proses {holder} ({_command(holder)[:80]})" + (", sisa ./run demo sebelumnya" if ours else "")
        way = f"Hentikan dengan kill {holder}"
    raise SystemExit(f"Porta {port} sedang dipakai {who}. {way}, atau pilih porta lain: ./run demo --port {port + 1}")


def holder_of(port: int) -> int | None:
    """The lowest pid listening there: of a server and its workers, the server."""
    wanted = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    pids = sorted(int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
    return next((pid for pid in pids if wanted & _open_files(pid)), None)


def processes_under(root: Path, *marks: str) -> list[int]:
    """Our own processes without their children, by a word of their command line and the folder they run in."""
    pids = sorted(int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
    ours = [pid for pid in pids if any(mark in _command(pid) for mark in marks) and _folder(pid) == root]
    return [pid for pid in ours if _parent(pid) not in ours and pid != os.getpid()]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _listening_inodes(port: int) -> set[str]:
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with suppress(OSError):
            rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
            inodes |= {row[9] for row in rows if row[3] == LISTEN and int(row[1].rpartition(":")[2], 16) == port}
    return inodes


def _open_files(pid: int) -> set[str]:
    links = set()
    with suppress(OSError):
        for file in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                links.add(str(file.readlink()))
    return links


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return ""


def _parent(pid: int) -> int | None:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return None


def _folder(pid: int) -> Path | None:
    with suppress(OSError):
        return Path(os.readlink(f"/proc/{pid}/cwd"))
    return None
