"""What comes next in a selection: which step is held back by what, and what each post waits for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from core.access import Izin, Tolak
from core.commands import Transition
from core.models import Pengguna
from seleksi.enums import USAI, StatusLembar, StatusLowongan, StatusSeleksi
from seleksi.forms.persiapan import LANGKAH
from seleksi.langkah import perintah_seleksi
from seleksi.models import AnggotaPansel, Lembar, Lowongan, Seleksi
from seleksi.rules.pelamaran import periksa_penetapan
from seleksi.rules.penilaian import periksa_pembukaan
from seleksi.rules.persiapan import periksa_persiapan, periksa_tutup
from seleksi.selectors import seleksi as baca
from seleksi.selectors.administrasi import hasil_lowongan
from seleksi.selectors.pembukaan import kesiapan
from seleksi.selectors.penilaian import BERHITUNG
from seleksi.views.tautan import peran_kantor
from seleksi.workflow import AlurSeleksi
from talent.enums import JenisPeran

Sebab = tuple[str, str]  # a sentence, and the address where it is mended or ""


@dataclass(frozen=True)
class Langkah:
    """A step out of the present state: what it asks, or why it cannot be taken yet."""

    step: Transition[Seleksi]
    jawaban: Izin | Tolak
    form: forms.Form
    sebab: tuple[Sebab, ...]
    maju: bool  # the way on, not a way out

    @property
    def tertahan(self) -> bool:
        return bool(self.sebab) and not self.form.errors

    @property
    def terbuka(self) -> bool:
        return bool(self.form.errors) or (self.maju and not self.sebab)


@dataclass(frozen=True)
class Lanjut:
    """What one post waits for; `url` leads whoever can do it there."""

    lowongan: Lowongan
    kalimat: str
    url: str = ""
    tindakan: str = ""


def langkah(
    user: Pengguna,
    seleksi: Seleksi,
    typed: Mapping[str, forms.Form],
    sebab: Mapping[str, Sequence[Sebab]],
    at: datetime,
) -> list[Langkah]:
    """The way on first."""
    semua = [
        Langkah(
            step=step,
            jawaban=jawaban,
            form=typed.get(step.name) or LANGKAH.get(step.name, forms.Form)(prefix=None),
            sebab=tuple(sebab.get(step.name, ())),
            maju=step.name in sebab,
        )
        for step, jawaban in AlurSeleksi.next_steps(seleksi, user, pada=timezone.localdate(at))
        if step.name in perintah_seleksi()
    ]
    return sorted(semua, key=lambda satu: not satu.maju)


def penghalang(
    seleksi: Seleksi, at: datetime, lowongan: list[Lowongan], anggota: list[AnggotaPansel]
) -> dict[str, list[Sebab]]:
    """The step that leads on from here, with the facts that hold it back; none: it may be taken."""
    match seleksi.status:
        case StatusSeleksi.DRAF:
            return {"umumkan": _persiapan(seleksi, at, lowongan, anggota)}
        case StatusSeleksi.DIUMUMKAN:
            ditutup = baca.jadwal(seleksi).ditutup
            belum = periksa_tutup(at, ditutup) if ditutup else None
            return {"tutup_pelamaran": [(belum.kalimat, "")] if belum else []}
        case StatusSeleksi.ADMINISTRASI:
            tempat = reverse("seleksi:administrasi", args=[seleksi.pk])
            return {"tetapkan_administrasi": [(m.kalimat, tempat) for m in periksa_penetapan(hasil_lowongan(seleksi))]}
        case StatusSeleksi.PERNYATAAN:
            siap, tempat = kesiapan(seleksi), reverse("seleksi:benturan_sekretariat", args=[seleksi.pk])
            masalah = periksa_pembukaan(siap.lowongan, anggota=siap.nama_anggota)
            return {"buka_penilaian": [(m.kalimat, tempat) for m in masalah]}
        case StatusSeleksi.PENILAIAN:
            sisa = [row for row in lowongan if row.status not in USAI]
            return {"selesaikan": [(f"{row}: menunggu penetapan PPK atau penutupan.", "") for row in sisa]}
    return {}


def _persiapan(seleksi: Seleksi, at: datetime, lowongan: list[Lowongan], anggota: list[AnggotaPansel]) -> list[Sebab]:
    pada = timezone.localdate(at)
    masalah = periksa_persiapan(baca.persiapan(seleksi, pada, lowongan, anggota), hari_ini=pada)
    return [(m.kalimat, reverse(f"seleksi:{m.tentang}", args=[seleksi.pk])) for m in masalah]


def lanjut(user: Pengguna, seleksi: Seleksi, lowongan: Iterable[Lowongan]) -> list[Lanjut]:
    """Post by post while sheets are open or results wait. What is in a sheet, or who owes one, is not told here."""
    if seleksi.status != StatusSeleksi.PENILAIAN:
        return []
    peran = peran_kantor(user, seleksi)
    rows = [row for row in lowongan if row.status not in USAI]
    terbuka = _terbuka(rows)
    return [
        _menunggu_ppk(row, ppk=JenisPeran.PPK in peran)
        if row.status == StatusLowongan.DISEGEL
        else _menunggu_segel(row, sekretariat=JenisPeran.SEKRETARIAT_PANSEL in peran, terbuka=row.pk in terbuka)
        for row in rows
    ]


def _menunggu_ppk(row: Lowongan, *, ppk: bool) -> Lanjut:
    if ppk:
        return Lanjut(
            row, "Pansel sudah menyegel usulannya.", reverse("seleksi:penetapan", args=[row.pk]), "Pilih nama"
        )
    return Lanjut(row, "Disegel; menunggu PPK memilih satu nama.")


def _menunggu_segel(row: Lowongan, *, sekretariat: bool, terbuka: bool) -> Lanjut:
    if not sekretariat:
        return Lanjut(row, "Penilaian berjalan; hasil terbuka sesudah disegel.")
    if terbuka:
        alamat = reverse("seleksi:kelengkapan", args=[row.pk])
        return Lanjut(row, "Lembar nilai belum semua dikunci.", alamat, "Lihat kelengkapan")
    alamat = reverse("seleksi:segel", args=[row.pk])  # it names a tie or a hole, which would cost five reads here
    return Lanjut(row, "Semua lembar nilai sudah dikunci.", alamat, "Periksa dan segel")


def _terbuka(rows: Iterable[Lowongan]) -> set[int]:
    """Posts with a sheet still open, or with none at all."""
    semua = {row.pk for row in rows}
    lembar = Lembar.objects.filter(BERHITUNG, komponen__lowongan__in=semua).values("komponen__lowongan")
    hitung = lembar.annotate(terbuka=Count("pk", filter=Q(status=StatusLembar.TERBUKA)), ada=Count("pk"))
    return semua - {row["komponen__lowongan"] for row in hitung if not row["terbuka"]}
