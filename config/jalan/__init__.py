"""What `./run` is made of. Standard library only: it runs before the environment exists."""

import json
from dataclasses import dataclass
from pathlib import Path

from config.embedded import VAR

BERKAS_DEMO = VAR / "demo.json"  # written by `manage.py muat_demo`


@dataclass(frozen=True)
class Akun:
    """One login of the demo, to be printed."""

    peran: str
    masuk: str
    sandi: str
    keterangan: str


def akun_demo(berkas: Path = BERKAS_DEMO) -> list[Akun]:
    """One login a role, in the order the demo wrote them; empty when no demo was loaded."""
    if not berkas.exists():
        return []
    return [Akun(**baris) for baris in json.loads(berkas.read_text(encoding="utf-8"))]
