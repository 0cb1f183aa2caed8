"""The virtual environment and the system libraries, brought to what the lock and WeasyPrint ask."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from config.embedded import ROOT

VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "merita.stamp"
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")  # what WeasyPrint opens
PAKET_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def say(sentence: str) -> None:
    """Progress goes to stderr: stdout belongs to what was asked for (`bench --json`)."""
    print(sentence, file=sys.stderr, flush=True)


def enter_environment() -> None:
    """Install what the lock names, then go on inside .venv: the same command, run by its Python."""
    if not _stamped():
        _create()
        _install()
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "run"), *sys.argv[1:]])


def require_libraries(*, chromium: bool) -> None:
    """Pango for every document, Chromium for the browser tests; root on Debian gets them installed."""
    missing = {}
    if not pango_found():
        missing["Pango (pembuat PDF)"] = PAKET_PANGO
    if chromium and not browser():
        missing["Chromium (uji peramban)"] = ("chromium",)
    if not missing:
        return
    packages = [package for group in missing.values() for package in group]
    if not _apt_install(packages):
        raise SystemExit(f"Belum ada: {', '.join(missing)}. Pasang dahulu: apt-get install {' '.join(packages)}")


def pango_found() -> bool:
    try:
        for name in PANGO:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def browser() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def lock_digest() -> str:
    return sha256(LOCK.read_bytes() + platform.python_version().encode()).hexdigest()


def _stamped() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == lock_digest()


def _create() -> None:
    if _has_pip():
        return
    say("Membuat lingkungan Python di .venv …")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if _venv() or (_apt_install(["python3-venv", f"python{version}-venv"]) and _venv()):
        return
    raise SystemExit(f".venv tidak dapat dibuat. Pasang dahulu: apt-get install python3-venv (Python {version}).")


def _has_pip() -> bool:
    return PYTHON.exists() and _quiet([str(PYTHON), "-m", "pip", "--version"]) == 0


def _venv() -> bool:
    if VENV.is_symlink():
        raise SystemExit(f"{VENV} adalah tautan ke lingkungan yang rusak. Hapus tautan itu, lalu ulangi.")
    return _quiet([sys.executable, "-m", "venv", "--clear", str(VENV)]) == 0


def _install() -> None:
    say("Memasang pustaka dari requirements.lock (sekali saja, sekitar satu menit) …")
    STAMP.unlink(missing_ok=True)
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    pip = [str(PYTHON), "-m", "pip", "install", *options, "--require-hashes", "--no-deps", "-r", str(LOCK)]
    if _quiet(pip):
        raise SystemExit(
            "Pustaka tidak terpasang; alasan pip ada di atas. Bila jaringan terputus, periksa sambungan dan "
            "ulangi perintah ini: yang sudah terpasang tidak diulang."
        )
    STAMP.write_text(lock_digest())


def _apt_install(packages: list[str]) -> bool:
    """True when apt installed them; False where that is not ours to do (no root, no apt) or it failed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Memasang lewat apt: {' '.join(packages)} …")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages])
    return all(_quiet(["apt-get", *command], env) == 0 for command in commands)


def _quiet(command: list[str], env: dict[str, str] | None = None) -> int:
    """Shows what the program said only when it failed."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    try:
        done = subprocess.run(command, check=False, env=env, text=True, **streams)
    except OSError as error:
        say(f"{command[0]}: {error.strerror}")
        return 1
    if done.returncode:
        say(done.stdout.strip())
    return done.returncode
