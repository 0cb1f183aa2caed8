"""`./run` and `manage.py` from the outside: what they say and refuse, and what they leave alone."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config import embedded
from config.embedded import ROOT
from config.jalan import Akun, akun_demo, commands, processes
from config.jalan.port import holder_of, require_free_port

BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
KEYS = {"PRODUKSI": "true", "SECRET_KEY": "s" * 60, "AUDIT_KEY": "a" * 60, "ALLOWED_HOSTS": "merita.example"}


@pytest.fixture
def taken():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_taken_port_names_its_holder_and_the_ways_out(taken, tmp_path):
    with pytest.raises(SystemExit) as refusal:
        require_free_port(taken, tmp_path)
    sentence = str(refusal.value)
    assert sentence.startswith(f"Porta {taken} sedang dipakai proses {os.getpid()} (")
    assert sentence.endswith(
        f"Hentikan dengan kill {os.getpid()}, atau pilih porta lain: ./run demo --port {taken + 1}"
    )


def test_taken_port_tells_a_leftover_of_this_checkout(taken):
    with pytest.raises(SystemExit, match=r"sisa \./run demo sebelumnya"):
        require_free_port(taken, Path.cwd())


def test_free_port_passes(taken, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert (require_free_port(port, tmp_path), holder_of(port)) == (None, None)


def test_run_without_argument_prints_help_with_the_system_python(tmp_path):
    clone = _clone(tmp_path)
    done = _python("-S", clone / "run", cwd="/")  # without the packages of this environment
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{commands.HELP}\n", "")
    assert sorted(path.name for path in clone.iterdir()) == ["config", "manage.py", "run"]


def test_run_refuses_an_unknown_command(tmp_path):
    done = _python(_clone(tmp_path) / "run", "jalankan")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "Tidak ada perintah 'jalankan'.")


def test_every_command_of_run_is_in_the_help():
    listed = {word for line in commands.HELP.splitlines() if "./run " in line for word in line.split()[1].split("|")}
    assert listed == set(commands.COMMANDS)


def test_settings_touch_neither_disk_nor_engines(tmp_path):
    clone = _clone(tmp_path)
    done = _python("-c", "import config.settings as s; print(s.DATABASES['default']['HOST'])", cwd=clone)
    assert (done.stderr, done.stdout) == ("", f"{embedded.socket_folder(clone)}\n")
    assert sorted(path.name for path in clone.iterdir()) == ["config", "manage.py", "run"]


@pytest.mark.parametrize("missing", ["SECRET_KEY", "AUDIT_KEY"])
def test_production_refuses_to_start_without_its_keys(missing):
    keys = {name: value for name, value in KEYS.items() if name != missing}
    done = _python("-c", "import config.settings", env=keys, cwd=ROOT)
    assert done.stderr.splitlines()[-1].endswith(
        "ImproperlyConfigured: Isi SECRET_KEY dan AUDIT_KEY: keduanya wajib bila PRODUKSI=true."
    )


def test_production_starts_with_its_keys():
    done = _python("-c", "import config.settings as s; print(s.SESSION_COOKIE_SECURE)", env=KEYS, cwd=ROOT)
    assert (done.stderr, done.stdout) == ("", "True\n")


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ([], False),
        (["--version"], False),
        (["help"], False),
        (["verifikasi_peringkat", "berkas.json"], False),
        (["migrate", "--help"], False),
        (["makemigrations", "--check"], True),
        (["migrate"], True),
    ],
)
def test_engines_start_only_for_commands_that_need_them(command, needed):
    assert embedded.needs_engines(command) is needed


def test_lease_is_not_taken_when_the_environment_names_both(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://db/merita")
    monkeypatch.setenv("REDIS_URL", "redis://cache")
    assert embedded.lease() is None


@pytest.mark.parametrize(
    ("args", "workers"),
    [([], ["-n", "2"]), (["-x"], ["-n", "2"]), (["tests/a/test_b.py::test_c"], ["-n", "0"]), (["-n", "4"], [])],
)
def test_whole_suite_runs_in_two_processes_and_one_file_in_one(args, workers):
    assert commands._workers(args) == workers


def test_lock_has_no_address_and_a_hash_for_every_requirement():
    text = (ROOT / "requirements.lock").read_text()
    assert [word for word in ("://", "--index", "--extra-index", "--find-links") if word in text] == []
    entries = text.replace("\\\n", " ").splitlines()
    assert [line for line in entries if "==" not in line or "--hash=sha256:" not in line] == []


def test_operations_guide_names_every_variable_of_the_settings():
    settings = (ROOT / "config/settings.py").read_text()
    read = set(re.findall(r'\benv(?:_bool|_list)?\("(\w+)"', settings)) | {"REDIS_DB"}
    rows = [
        line.split("|")[1] for line in (ROOT / "docs/operasi.md").read_text().splitlines() if line.startswith("| `")
    ]
    assert read - set(re.findall(r"`(\w+)`", " ".join(rows))) == set()


def test_akun_demo_reads_what_the_demo_wrote(tmp_path):
    row = {"peran": "PPK", "masuk": "gubernur", "sandi": "rahasia", "keterangan": "memilih satu dari tiga nama"}
    (tmp_path / "demo.json").write_text(json.dumps([row]))
    assert (akun_demo(tmp_path / "demo.json"), akun_demo(tmp_path / "lain.json")) == ([Akun(**row)], [])


def test_child_that_dies_ends_everything_with_its_last_words(tmp_path):
    words = [sys.executable, "-c", "print('alasan'); raise SystemExit(3)"]
    children = [_spawn("web", ["sleep", "60"], tmp_path), _spawn("worker", words, tmp_path)]
    try:
        with pytest.raises(SystemExit) as refusal:
            processes.watch(children, None, every=0.02)
    finally:
        processes.stop(children)
    assert str(refusal.value) == (
        f"worker berhenti sendiri (kode 3). Baris terakhir {tmp_path / 'worker.log'}:\nalasan"
    )
    assert [child.process.returncode for child in children] == [-15, 3]


def test_stop_ends_beat_before_worker_before_web(tmp_path):
    script = "trap 'date +%s%N > {}; exit 0' TERM; echo siap; while :; do sleep 0.02; done"
    names = ("web", "worker", "beat")
    children = [_spawn(name, ["sh", "-c", script.format(tmp_path / name)], tmp_path) for name in names]
    while not all(child.log.read_text() for child in children):
        processes.refuse_dead(children)
    processes.stop(children)
    ended = sorted(names, key=lambda name: int((tmp_path / name).read_text()))
    assert (ended, [child.process.returncode for child in children]) == (["beat", "worker", "web"], [0, 0, 0])


def _spawn(name, command, logs):
    return processes.spawn(name, command, dict(os.environ), fds=[], logs=logs)


def _clone(folder):
    """Only what `./run` reads before an environment exists."""
    clone = folder / "merita"
    shutil.copytree(ROOT / "config", clone / "config", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("run", "manage.py"):
        shutil.copy2(ROOT / name, clone / name)
    return clone


def _python(*args, env=None, cwd=None):
    return subprocess.run(
        [sys.executable, *map(str, args)], cwd=cwd, env={**BARE, **(env or {})}, capture_output=True, text=True
    )
