"""The import as a bulk command: what begins it, what ends it. The batches between are in services/siasn."""

from datetime import datetime

from core import audit
from core.commands import CommandRefused, command, transition
from core.models import Pengguna
from talent import access
from talent.models import ImporSIASN, Instansi
from talent.workflow import AlurImpor


@command(access.pendaftar_instansi)
def daftarkan_instansi(pelaku: Pengguna, *, by: Pengguna, at: datetime, kode: str, nama: str) -> Instansi:
    """A new agency by its kodeCepat."""
    if Instansi.objects.filter(kode=kode).exists():
        raise CommandRefused("instansi_sudah_ada", f"Instansi {kode} sudah terdaftar.", bidang="kode")
    return Instansi.objects.create(kode=kode, nama=nama)


@command(access.pengimpor_instansi)
def mulai_impor(instansi: Instansi, *, by: Pengguna, at: datetime) -> ImporSIASN:
    run = audit.running.get()
    if run is None:
        raise RuntimeError("An import begins as a command.")
    return ImporSIASN.objects.create(instansi=instansi, oleh=by, mulai_pada=at, peristiwa=run.event)


@transition(AlurImpor.selesaikan)
def selesaikan_impor(impor: ImporSIASN, *, by: Pengguna, at: datetime, hitungan: dict[str, int], sidik: str) -> None:
    """The one event at the end: counts and the digest of the report."""
    impor.selesai_pada, impor.sidik, impor.berkas = at, sidik, ""
    impor.dibaca, impor.ditolak = hitungan["dibaca"], hitungan["ditolak"]
    impor.baru, impor.berubah, impor.sama = hitungan["baru"], hitungan["berubah"], hitungan["sama"]


@transition(AlurImpor.gagalkan)
def gagalkan_impor(impor: ImporSIASN, *, by: Pengguna, at: datetime, alasan: str) -> None:
    """What was written stays; the same import started again goes over it and on."""
    impor.selesai_pada = at
