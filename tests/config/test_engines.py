"""The engines under a folder of their own: what a laptop does to them, and that they recover."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg2
import pytest
import redis

from config import embedded, engines
from config.embedded import ROOT, Lease
from config.engines import Postgres, ValkeyServer

HOLD = """
import subprocess, sys, time
from pathlib import Path
from config.embedded import Lease
lease = Lease(Path(sys.argv[1]))
child = subprocess.Popen(["sleep", "60"], pass_fds=[lease.fd], start_new_session=True)
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def root(tmp_path):
    """Whatever a test leaves behind is stopped by one more lease."""
    yield tmp_path
    Lease(tmp_path).release()


def test_lease_serves_both_engines_until_the_last_one_leaves(root):
    first, second = Lease(root), Lease(root)
    first.release()
    assert (_answer(root), _listening(root)) == (1, [True, True])
    second.release()
    assert _listening(root) == [False, False]


def test_data_and_queue_outlive_a_restart(root):
    lease = Lease(root)
    _execute(root, "CREATE TABLE t AS SELECT 7 AS n")
    _valkey(root).set("k", "v")
    lease.release()

    lease = Lease(root)
    assert (_execute(root, "SELECT n FROM t"), _valkey(root).get("k")) == ([(7,)], b"v")
    lease.release()


def test_child_with_the_lease_keeps_the_engines_when_its_parent_is_killed(root):
    parent = subprocess.Popen([sys.executable, "-c", HOLD, root], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()

    Lease(root).release()
    assert _answer(root) == 1

    os.kill(child, signal.SIGKILL)
    _until(lambda: not _lives(child))
    Lease(root).release()
    assert _listening(root) == [False, False]


def test_killed_server_starts_again_and_keeps_what_was_committed(root):
    lease = Lease(root)
    _execute(root, "SET synchronous_commit = on; CREATE TABLE t AS SELECT 7 AS n")
    _kill(root / "var/postgres/postmaster.pid")
    _kill(root / "var/valkey/server.pid")
    _until(lambda: _listening(root) == [False, False])

    assert lease.revive() == ["PostgreSQL", "Valkey"]
    assert _execute(root, "SELECT n FROM t") == [(7,)]
    lease.release()


def test_pid_file_of_another_living_process_does_not_hinder_a_start(root):
    Lease(root).release()
    (root / "var/postgres/postmaster.pid").write_text(f"{os.getpid()}\n{root}/var/postgres\n")
    lease = Lease(root)
    assert _answer(root) == 1
    lease.release()


@pytest.mark.parametrize("lost", ["PG_VERSION", "global/pg_control", "postgresql.conf"])
def test_truncated_data_folder_is_set_aside_and_made_anew(root, lost, capsys):
    Lease(root).release()
    os.truncate(root / "var/postgres" / lost, 0)

    lease = Lease(root)
    assert capsys.readouterr().err == (
        f"{root}/var/postgres tidak utuh; disisihkan ke {root}/var/postgres.rusak-1 dan dibuat baru "
        "(basis data kosong).\n"
    )
    assert (_answer(root), (root / "var/postgres.rusak-1/base").is_dir()) == (1, True)
    lease.release()


def test_initialisation_cut_short_is_started_over(root):
    half = root / "var/postgres.baru/base"
    half.mkdir(parents=True)
    lease = Lease(root)
    assert (_answer(root), half.exists()) == (1, False)
    lease.release()


def test_damaged_cluster_is_refused_with_reason_and_way_out(root):
    Lease(root).release()
    for segment in (root / "var/postgres/pg_wal").glob("0*"):
        segment.unlink()
    with pytest.raises(SystemExit) as refusal:
        Lease(root)
    first, second = str(refusal.value).splitlines()
    assert first.startswith(f"PostgreSQL tidak mau memulai dari {root}/var/postgres: ")
    assert first.endswith("PANIC:  could not locate a valid checkpoint record at 0/" + first.rpartition("/")[2])
    assert second.endswith("./run demo --baru menyisihkan folder itu dan mulai dari awal.")
    assert embedded.discard_cluster(root) == root / "var/postgres.rusak-1"


def test_damaged_queue_is_set_aside_and_made_anew(root, capsys):
    Lease(root).release()
    folder = root / "var/valkey/appendonlydir"
    (folder / "appendonly.aof.manifest").write_text("bukan manifes\n")
    lease = Lease(root)
    assert capsys.readouterr().err.rpartition("; ")[2] == f"antrean disisihkan ke {root}/var/valkey.rusak-1.\n"
    assert _valkey(root).ping() is True
    lease.release()


def test_deep_checkout_keeps_its_sockets_in_a_short_folder(tmp_path):
    deep = tmp_path / ("d" * 90)
    deep.mkdir()
    lease = Lease(deep)
    sockets = embedded.socket_folder(deep)
    assert (_answer(deep), len(os.fsencode(sockets)) <= 90, sockets.is_relative_to(deep)) == (1, True, False)
    lease.release()
    assert sockets.exists() is False


def test_closed_parent_folder_opens_to_the_engines_alone(tmp_path):
    """access(2), which PostgreSQL asks about its own programs in .venv, forgets capabilities by default."""
    inside = tmp_path / "program"
    inside.touch(mode=0o644)
    tmp_path.chmod(0o700)
    done = engines._run_unprivileged(tmp_path, ["/usr/bin/test", "-r", inside])
    assert (done.returncode, stat.S_IMODE(tmp_path.stat().st_mode)) == (0, 0o700)


def test_socket_folder_of_a_stranger_is_refused(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var/run").symlink_to(tmp_path)
    with pytest.raises(SystemExit, match="bukan folder milik kita"):
        Lease(tmp_path)


def _execute(root, sql):
    parts = urlsplit(embedded.database_url(root))
    host = unquote(parts.netloc.rpartition("@")[2])
    connection = psycopg2.connect(host=host, user="postgres", dbname="merita")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def _answer(root):
    return _execute(root, "SELECT 1")[0][0]


def _valkey(root):
    return redis.Redis.from_url(embedded.redis_url(root), single_connection_client=True)


def _listening(root):
    place = (root / "var", embedded.socket_folder(root))
    return [Postgres(*place).listens(), ValkeyServer(*place).listens()]


def _kill(pid_file):
    os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)


def _lives(pid):
    """A zombie whose parent was killed is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(ready, seconds=5):
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.02)
