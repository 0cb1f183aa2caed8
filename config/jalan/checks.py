"""What CI demands, one step after the other; a failing step does not hide those behind it."""

import secrets
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from config.embedded import ROOT

BIN = ROOT / ".venv/bin"
MANAGE = (sys.executable, "manage.py")
OPENAPI = ROOT / "docs/openapi.json"


@dataclass(frozen=True)
class Step:
    name: str
    command: tuple[str, ...]
    extra: Mapping[str, str] = field(default_factory=dict)


def production() -> dict[str, str]:
    """Settings as a server has them, with keys that serve this one check."""
    return {
        "PRODUKSI": "true",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "AUDIT_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "merita.example",
        "DEBUG": "false",
    }


LINT: Final = (
    Step("ruff check", (str(BIN / "ruff"), "check", ".")),
    Step("ruff format", (str(BIN / "ruff"), "format", "--check", ".")),
    Step("djlint", (str(BIN / "djlint"), "--lint", "--quiet", "templates")),
    Step("lapisan (import-linter)", (str(BIN / "lint-imports"),)),
)
REST: Final = (
    Step("mypy", (str(BIN / "mypy"),)),
    Step("migrasi lengkap", (*MANAGE, "makemigrations", "--check", "--dry-run")),
    Step("setelan produksi", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), production()),
    Step("OpenAPI sama dengan kode", (sys.executable, "-m", "config.jalan.checks")),
    Step("seluruh uji", (sys.executable, "run", "test")),
)


def run(steps: Sequence[Step], env: Mapping[str, str]) -> int:
    """Returns 1 when any step failed, after all of them ran."""
    results = []
    for step in steps:
        print(f"── {step.name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(step.command, cwd=ROOT, env={**env, **step.extra}, check=False).returncode
        results.append((step.name, code, time.monotonic() - start))
        print(f"── {step.name}: {'lulus' if code == 0 else 'GAGAL'} ({results[-1][2]:.1f} detik)\n", flush=True)
    for name, code, seconds in results:
        print(f"{'lulus' if code == 0 else 'GAGAL':5}  {seconds:6.1f} d  {name}")
    return int(any(code for _, code, _ in results))


def openapi(env: Mapping[str, str] | None = None) -> str:
    """The document as the code gives it; warnings of drf-spectacular are errors."""
    options = ("--validate", "--fail-on-warn", "--format", "openapi-json")
    done = subprocess.run(
        [*MANAGE, "spectacular", *options], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    return done.stdout.rstrip("\n") + "\n"


if __name__ == "__main__":
    if not OPENAPI.exists() or OPENAPI.read_text(encoding="utf-8") != openapi():
        raise SystemExit("docs/openapi.json ketinggalan dari kode: jalankan ./run openapi dan periksa bedanya.")
