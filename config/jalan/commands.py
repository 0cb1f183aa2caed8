"""The commands of `./run`, from a bare machine on."""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Final

from config import embedded
from config.embedded import ROOT, VAR, Lease
from config.jalan import BERKAS_DEMO, akun_demo, checks, database, environment, processes
from config.jalan.environment import say
from config.jalan.port import processes_under, require_free_port

HELP: Final = """Merita — manajemen talenta ASN

  ./run demo [--baru] [--port N] [--pegawai N] [--tanpa-server]
                        siapkan semuanya, muat provinsi contoh, layani di http://127.0.0.1:8000
                        (--baru: buang data contoh dan mulai lagi; --tanpa-server: sampai data termuat)
  ./run test [argumen pytest]
                        seluruh uji, termasuk peramban
  ./run setup           lingkungan Python, pustaka sistem, basis data kosong yang sudah bermigrasi
  ./run lint            gaya kode, templat dan lapisan
  ./run check           semua yang dijalankan CI
  ./run bench [NAMA] [--json] [argumen]
                        ukur kecepatan, dalam basis data tersendiri
  ./run shell           shell Django
  ./run openapi         tulis ulang docs/openapi.json
  ./run potret [--port N]
                        ambil ulang gambar README dari demo yang sedang berjalan
  ./run lock            susun ulang requirements.lock dari pyproject.toml
  ./run web|worker|beat satu proses di latar depan, seperti pada Procfile

Keterangan lengkap: docs/operasi.md"""


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        raise SystemExit(f"Argumen tidak dikenali ({message}). Jalankan ./run untuk melihat pilihan.")


def main(argv: Sequence[str]) -> int:
    """Returns the exit code; a refusal is a SystemExit with one sentence."""
    if not argv or argv[0] in {"help", "-h", "--help"}:
        print(HELP)
        return 0
    command = COMMANDS.get(argv[0])
    if command is None:
        raise SystemExit(f"Tidak ada perintah {argv[0]!r}.\n\n{HELP}")
    try:
        with processes.signals_raise():
            return command(list(argv[1:]))
    except processes.Stopped:
        say("Dihentikan.")
        return 130


def demo(args: list[str]) -> int:
    options = _demo_options(args)
    environment.enter_environment()
    environment.require_libraries(chromium=False)
    with _only_demo() as alone:
        if not options.tanpa_server:
            require_free_port(options.port, ROOT)
        if options.baru:
            _discard_broken_cluster()
        with leased(ALAMAT=f"http://127.0.0.1:{options.port}") as (lease, env):
            if options.baru:
                _start_afresh(env)
            load = ["--pegawai", str(options.pegawai)] if options.pegawai else []
            _manage(env, "migrate", "--verbosity", "0")
            _manage(env, "muat_demo", *load)
            if options.tanpa_server:
                _print_logins()
                return 0
            _serve(lease, env, options.port, alone.fileno())
    return 0


def test(args: list[str]) -> int:
    environment.enter_environment()
    environment.require_libraries(chromium=True)
    with leased() as (_, env):
        return _call([sys.executable, "-m", "pytest", *_workers(args), *args], env)


def setup(args: list[str]) -> int:
    Parser().parse_args(args)
    environment.enter_environment()
    server = os.environ.get("PRODUKSI", "false") in {"true", "1"}  # it runs no tests
    environment.require_libraries(chromium=os.geteuid() == 0 and not server)
    if not environment.browser() and not server:
        say("Chromium belum ada; diperlukan oleh ./run test saja: apt-get install chromium")
    with leased() as (_, env):
        _manage(env, "migrate", "--verbosity", "0")
    say("Siap. Perintah manage.py dijalankan dengan .venv/bin/python manage.py …")
    return 0


def lint(args: list[str]) -> int:
    Parser().parse_args(args)
    environment.enter_environment()
    return checks.run(checks.LINT, dict(os.environ))


def check(args: list[str]) -> int:
    Parser().parse_args(args)
    environment.enter_environment()
    environment.require_libraries(chromium=True)
    with leased() as (_, env):
        return checks.run((*checks.LINT, *checks.REST), env)


def bench(args: list[str]) -> int:
    environment.enter_environment()
    found = sorted(file.stem for file in (ROOT / "bench").glob("*.py") if "def main(" in file.read_text())
    name = args.pop(0) if args and not args[0].startswith("-") else None
    if name not in {None, *found}:
        raise SystemExit(f"Tidak ada bench {name!r}. Yang ada: {', '.join(found)}.")
    with leased() as (_, env):
        return max([_bench(each, args, env) for each in ([name] if name else found)], default=0)


def shell(args: list[str]) -> int:
    environment.enter_environment()
    with leased() as (_, env):
        return _call([sys.executable, "manage.py", "shell", *args], env)


def openapi(args: list[str]) -> int:
    Parser().parse_args(args)
    environment.enter_environment()
    with leased() as (_, env):
        checks.OPENAPI.write_text(checks.openapi(env), encoding="utf-8")
    return 0


def potret(args: list[str]) -> int:
    environment.enter_environment()
    environment.require_libraries(chromium=True)
    return _call([sys.executable, "-m", "config.jalan.potret", *args], dict(os.environ))


def lock(args: list[str]) -> int:
    """`--upgrade` and the like pass through; no address of a registry may reach the file."""
    environment.enter_environment()
    quiet = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    options = ["--extra", "dev", "--generate-hashes", "--universal", "--python-version", "3.11", *quiet, "--quiet"]
    uv = str(environment.VENV / "bin/uv")
    return _call([uv, "pip", "compile", "pyproject.toml", *options, "-o", "requirements.lock", *args], dict(os.environ))


def program(name: str) -> Callable[[list[str]], int]:
    def foreground(args: list[str]) -> int:
        environment.enter_environment()
        with leased() as (lease, env):
            fds = [lease.fd] if lease else []
            process = subprocess.Popen(
                [*processes.PROGRAMS[name], *args], env=env, pass_fds=fds, start_new_session=True
            )
            try:
                return process.wait()
            except processes.Stopped:
                process.terminate()
                return process.wait()

    return foreground


@contextmanager
def leased(**extra: str) -> Iterator[tuple[Lease | None, dict[str, str]]]:
    """The engines, and the environment in which every child finds them without a lease of its own."""
    lease = embedded.lease()
    urls = {"DATABASE_URL": embedded.database_url(), "REDIS_URL": embedded.redis_url(), **extra}
    try:
        yield lease, urls | {name: value for name, value in os.environ.items() if value or name not in urls}
    finally:
        if lease:
            lease.release()


def _demo_options(args: list[str]) -> argparse.Namespace:
    parser = Parser()
    parser.add_argument("--baru", action="store_true")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--pegawai", type=int)
    parser.add_argument("--tanpa-server", action="store_true")
    return parser.parse_args(args)


@contextmanager
def _only_demo() -> Iterator[IO[str]]:
    """A lock that the children inherit: while one of them lives, a second worker and beat would double the mail."""
    embedded.make_var(VAR)
    with (VAR / "demo.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pids = " ".join(map(str, processes_under(ROOT, "run demo", *processes.MARKS)))
            raise SystemExit(
                "Demo dari folder ini masih berjalan, atau ./run yang terbunuh meninggalkan prosesnya. "
                f"Hentikan dengan Ctrl-C di terminalnya atau: kill {pids}"
            ) from None
        yield file


def _discard_broken_cluster() -> None:
    """`--baru` promises a fresh start also where PostgreSQL refuses its data folder."""
    if os.environ.get("DATABASE_URL"):
        return
    try:
        Lease(ROOT, ["DATABASE_URL"]).release()
    except SystemExit as error:
        say(f"{error}\nDisisihkan ke {embedded.discard_cluster()}.")


def _start_afresh(env: Mapping[str, str]) -> None:
    say("Membuang data contoh …")
    database.recreate(env["DATABASE_URL"])
    for folder in ("berkas", "surat"):
        shutil.rmtree(VAR / folder, ignore_errors=True)
    BERKAS_DEMO.unlink(missing_ok=True)


def _serve(lease: Lease | None, env: Mapping[str, str], port: int, alone: int) -> None:
    fds = [alone, lease.fd] if lease else [alone]
    bind = {"web": ("--bind", f"127.0.0.1:{port}")}
    children: list[processes.Child] = []
    try:
        for name, command in processes.PROGRAMS.items():
            whole = (*command, *bind.get(name, ()))
            children.append(processes.spawn(name, whole, env, fds=fds, logs=VAR / "log"))
        processes.wait_for(f"http://127.0.0.1:{port}/", children)
        _print_logins()
        print(f"\nMerita melayani di http://127.0.0.1:{port} (catatan: var/log/; berhenti: Ctrl-C)", flush=True)
        processes.watch(children, lease)
    finally:
        say("Menghentikan beat, worker dan web …")
        processes.stop(children)


def _print_logins() -> None:
    rows = [(akun.peran, akun.masuk, akun.sandi, akun.keterangan) for akun in akun_demo()]
    head = ("Peran", "Masuk dengan", "Kata sandi", "Keterangan")
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(4)]
    for row in (head, *rows) if rows else ():
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip(), flush=True)


def _workers(args: Sequence[str]) -> list[str]:
    """Two workers cost two seconds to start: worth it for the whole suite, not for one file."""
    if any(arg.startswith(("-n", "--numprocesses")) for arg in args):
        return []
    return ["-n", "0"] if any(".py" in arg for arg in args) else ["-n", "2"]


def _bench(name: str, args: Sequence[str], env: Mapping[str, str]) -> int:
    with database.temporary(env["DATABASE_URL"], f"bench_{name}") as url:
        own = {**env, "DATABASE_URL": url}
        _manage(own, "migrate", "--verbosity", "0")
        return _call([sys.executable, "-m", f"bench.{name}", *args], own)


def _manage(env: Mapping[str, str], *args: str) -> None:
    if code := _call([sys.executable, "manage.py", *args], env):
        raise SystemExit(f"manage.py {args[0]} gagal (kode {code}); alasannya di atas.")


def _call(command: Sequence[str], env: Mapping[str, str]) -> int:
    """Ctrl-C reaches the child as well: wait for it, so that the engines are released after it."""
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        return process.wait()
    except processes.Stopped as stopped:
        processes.finish(process, stopped)
        raise


COMMANDS: Final[Mapping[str, Callable[[list[str]], int]]] = {
    "demo": demo,
    "test": test,
    "setup": setup,
    "lint": lint,
    "check": check,
    "bench": bench,
    "shell": shell,
    "openapi": openapi,
    "potret": potret,
    "lock": lock,
    **{name: program(name) for name in processes.PROGRAMS},
}
