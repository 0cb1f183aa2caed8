"""Who leads a unit and who stands above whom: follows from units and posts, after both are in."""

from collections.abc import Iterable
from dataclasses import dataclass

from talent import rules
from talent.enums import STRUKTURAL, Eselon, JenisJabatan
from talent.models import Jabatan, UnitKerja
from talent.services.siasn._jabatan import ATASAN
from talent.services.siasn._konteks import Konteks, kunci
from talent.services.siasn._sql import nilai
from talent.siasn import kode

TINGGI = {jenis: urutan for urutan, jenis in enumerate(JenisJabatan)}
TINGGI_ESELON = {eselon.value: urutan for urutan, eselon in enumerate(Eselon)}


@dataclass
class Pos:
    pk: int
    unit: int
    jenis: str
    eselon: str
    nama: str
    kepala: bool
    atasan: int | None
    siasn: str | None


def susun(k: Konteks) -> None:
    with kunci(k):
        pos = _muat(k)
        if _timbulkan_kepala(k, pos):
            pos = _muat(k)
        kepala = _kepala(k, pos)
        _simpan_kepala(pos, set(kepala.values()))
        _simpan_atasan(k, pos, kepala)


def _muat(k: Konteks) -> list[Pos]:
    baris = Jabatan.objects.filter(instansi=k.instansi_id).order_by("pk")
    kolom = ("pk", "unit_id", "jenis", "eselon", "nama", "kepala_unit", "atasan_id", "siasn_id")
    return [Pos(*satu) for satu in baris.values_list(*kolom)]


def _timbulkan_kepala(k: Konteks, pos: list[Pos]) -> int:
    """A head that ref-unor names, in a unit without any structural post: vacant, but there."""
    berisi = {p.unit for p in pos if p.jenis in STRUKTURAL}
    baru = [
        Jabatan(
            instansi_id=k.instansi_id,
            unit_id=unit,
            nama=nama,
            jenis=eselon[1],
            eselon=eselon[0],
            bup=rules.bup(eselon[1]),
        )
        for unit, (nama, eselon) in k.kepala.items()
        if eselon and unit not in berisi
    ]
    Jabatan.objects.bulk_create(baru, batch_size=1000)
    return len(baru)


def _kepala(k: Konteks, pos: list[Pos]) -> dict[int, int]:
    """Unit: its head's post. Named by jabatan.json, else by ref-unor, else as before, else the highest."""
    per_unit: dict[int, list[Pos]] = {}
    for p in pos:
        if p.jenis in STRUKTURAL:
            per_unit.setdefault(p.unit, []).append(p)
    return {unit: _pilih(k, unit, calon) for unit, calon in per_unit.items()}


def _pilih(k: Konteks, unit: int, calon: list[Pos]) -> int:
    if unit in k.kepala_pasti:
        return k.kepala_pasti[unit]
    nama = kode.padat(k.kepala[unit][0]) if unit in k.kepala else ""
    ada = next((p for p in calon if nama and kode.padat(p.nama) == nama), None)
    ada = ada or next((p for p in calon if p.kepala), None)
    ada = ada or min(calon, key=lambda p: (TINGGI[JenisJabatan(p.jenis)], TINGGI_ESELON.get(p.eselon, 99), p.pk))
    return ada.pk


def _simpan_kepala(pos: list[Pos], kepala: set[int]) -> None:
    """First the heads that are none any more: one head a unit is kept at every moment."""
    Jabatan.objects.filter(pk__in=[p.pk for p in pos if p.kepala and p.pk not in kepala]).update(kepala_unit=False)
    Jabatan.objects.filter(pk__in=[p.pk for p in pos if not p.kepala and p.pk in kepala]).update(kepala_unit=True)


def _simpan_atasan(k: Konteks, pos: list[Pos], kepala: dict[int, int]) -> None:
    """A superior that jabatan.json named stays."""
    induk = dict(UnitKerja.objects.filter(instansi=k.instansi_id).values_list("pk", "induk_id"))
    atasan = {p.pk: p.atasan for p in pos}
    for p in pos:
        if p.siasn is None or p.pk in k.tanpa_atasan or p.atasan is None:
            calon = _atasan(p, kepala, induk)
            atasan[p.pk] = None if calon and p.pk in _ke_atas(calon, atasan) else calon
    berubah = [(p.pk, atasan[p.pk]) for p in pos if atasan[p.pk] != p.atasan]
    if berubah:
        nilai(ATASAN, berubah, "(%s::bigint, %s::bigint)")


def _atasan(p: Pos, kepala: dict[int, int], induk: dict[int, int | None]) -> int | None:
    """The head of the unit; for a head that of the unit above, the nearest that has one."""
    unit: int | None = p.unit
    if kepala.get(p.unit) == p.pk:
        unit = induk.get(p.unit)
    while unit and unit not in kepala:
        unit = induk.get(unit)
    return kepala[unit] if unit else None


def _ke_atas(pk: int, atasan: dict[int, int | None]) -> Iterable[int]:
    dilalui: set[int] = set()
    kini: int | None = pk
    while kini and kini not in dilalui:
        dilalui.add(kini)
        kini = atasan.get(kini)
    return dilalui
