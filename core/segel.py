"""Sealing a result: a code and a digest that anyone may check at /verifikasi/."""

import json
from hashlib import sha256
from typing import Any

from core import audit
from core.kode import kode_baru
from core.models import PembatalanSegel, Segel


def kanonik(data: Any) -> bytes:
    """The canonical JSON of `data`: sorted keys, no blanks, UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sidik(data: Any) -> str:
    """SHA-256 over the canonical JSON."""
    return sha256(kanonik(data)).hexdigest()


def segel(data: Any, *, jenis: str, nomor: str, menggantikan: Segel | None = None) -> Segel:
    run = audit.running.get()
    if run is None:
        raise RuntimeError("A seal is set only inside a command.")
    return Segel.objects.create(
        kode=kode_baru(),
        jenis=jenis,
        nomor=nomor,
        sidik=sidik(data),
        disegel_pada=run.at,
        menggantikan=menggantikan,
    )


def batalkan(segel: Segel) -> None:
    run = audit.running.get()
    if run is None:
        raise RuntimeError("A seal is voided only inside a command.")
    PembatalanSegel.objects.create(segel=segel, dibatalkan_pada=run.at)
