"""Outgoing mail: a row in the same transaction as the act, the text when it is sent.

Each kind of letter is a function registered in its app's `surat.py`; it gets the addressee
and ids, and returns subject and body. Links that work once never lie in the database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from celery import current_app
from django.db import transaction

from core import audit
from core.models import Pengguna, Surat


@dataclass(frozen=True)
class Isi:
    perihal: str
    badan: str


Penyusun = Callable[[Pengguna, Mapping[str, Any]], Isi]
_penyusun: dict[str, Penyusun] = {}


def jenis(nama: str) -> Callable[[Penyusun], Penyusun]:
    def register(susun: Penyusun) -> Penyusun:
        _penyusun[nama] = susun
        return susun

    return register


def susun(surat: Surat) -> Isi:
    return _penyusun[surat.jenis](surat.kepada, surat.konteks)


def titip(kepada: Pengguna, nama: str, *, kunci: str, **konteks: Any) -> None:
    """Post a letter with the running command; the same `kunci` twice is one letter."""
    run = audit.running.get()
    if run is None or nama not in _penyusun:
        raise RuntimeError("A letter of a known kind, inside a command.")
    surat = Surat(kunci=kunci, jenis=nama, kepada=kepada, konteks=konteks, dibuat_pada=run.at)
    Surat.objects.bulk_create([surat], ignore_conflicts=True)
    transaction.on_commit(_segera)


def _segera() -> None:
    """By name: tasks stand above the services that use this."""
    current_app.send_task("core.kirim_surat")
