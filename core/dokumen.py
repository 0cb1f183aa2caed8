"""Private files: kept by content, given only to those whom the owning floor lets in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

import filetype
from django.core.files.base import File
from django.db.models import Model

from core import audit
from core.access import Jawaban, Tolak
from core.batal import bila_batal
from core.commands import CommandRefused
from core.models import Dokumen, Pengguna

MAKS_BITA = 10 * 1024 * 1024
JENIS = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
PENUTUP_PDF = b"%%EOF"  # ISO 32000: within the last 1,024 bytes
BUKAN_PEMBACA = Tolak("dokumen_tertutup", "Dokumen ini tidak terbuka bagi Anda.", "Minta kepada pemilik dokumen.")

Pembaca = Callable[[Pengguna, int, date], Jawaban]
_pembaca: dict[str, Pembaca] = {}


@dataclass(frozen=True)
class Periksa:
    """What an upload is, read from its bytes: never from its name or from what the browser says."""

    jenis: str
    ukuran: int
    sha256: str


def pembaca(target: str) -> Callable[[Pembaca], Pembaca]:
    """Register who may read the documents of `target` ("seleksi.pelamar"), in the app's `pembaca.py`."""

    def register(right: Pembaca) -> Pembaca:
        _pembaca[target] = right
        return right

    return register


def boleh_baca(user: Pengguna, dokumen: Dokumen, pada: date) -> Jawaban:
    right = _pembaca.get(dokumen.target)
    return right(user, dokumen.target_id, pada) if right else BUKAN_PEMBACA


def periksa(berkas: "File[Any]", *, bidang: str = "berkas") -> Periksa:
    """CommandRefused `berkas_kosong`, `berkas_terlalu_besar`, `jenis_berkas` or `berkas_tidak_utuh` at the field."""
    ukuran = berkas.size or 0
    if not ukuran:
        raise CommandRefused("berkas_kosong", "Berkas kosong. Pilih berkas yang berisi.", bidang=bidang)
    if ukuran > MAKS_BITA:
        kalimat = f"Berkas {ukuran / 1_048_576:.1f} MB; paling besar {MAKS_BITA // 1_048_576} MB."
        raise CommandRefused("berkas_terlalu_besar", kalimat.replace(".", ",", 1), bidang=bidang)
    isi = berkas.open("rb").read()
    jenis = filetype.guess_mime(isi[:8192]) or ""
    if jenis not in JENIS:
        kalimat = f"Berkas harus {', '.join(JENIS.values())}; isi berkas ini bukan salah satunya."
        raise CommandRefused("jenis_berkas", kalimat, bidang=bidang)
    if jenis == "application/pdf" and PENUTUP_PDF not in isi[-1024:]:
        kalimat = "Berkas PDF ini tidak utuh: bagian akhirnya tidak ada. Buka dan simpan ulang, lalu unggah lagi."
        raise CommandRefused("berkas_tidak_utuh", kalimat, bidang=bidang)
    return Periksa(jenis, ukuran, sha256(isi).hexdigest())


def simpan(berkas: "File[Any]", target: Model, *, nama: str = "", bidang: str = "berkas") -> Dokumen:
    """Keep an upload as part of the running command. The name is a label, never a path."""
    run = audit.running.get()
    if run is None:
        raise RuntimeError("A document is kept only inside a command.")
    hasil = periksa(berkas, bidang=bidang)
    berkas.seek(0)
    label = (nama or berkas.name or "dokumen").replace("\\", "/").rpartition("/")[2][-200:]
    dokumen = Dokumen(
        nama=label,
        jenis=hasil.jenis,
        ukuran=hasil.ukuran,
        sha256=hasil.sha256,
        target=target._meta.label_lower,
        target_id=target.pk,
        diunggah_oleh=run.by.pk,
        diunggah_pada=run.at,
    )
    dokumen.berkas.save(f"{dokumen.kunci}.bin", berkas, save=False)
    bila_batal(partial(dokumen.berkas.storage.delete, str(dokumen.berkas.name)))
    dokumen.save(force_insert=True)
    return dokumen
