"""What the list of people may be narrowed by, and how a search is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core.models import Pengguna
from talent import selectors
from talent.enums import JenisJabatan, StatusPegawai
from talent.models import Pegawai
from talent.rules import GOLONGAN_PPPK, URUTAN_GOLONGAN

KEDUDUKAN_AKTIF = ("Aktif", "PPPK Aktif")
FUNGSIONAL = "fungsional"
JENIS_JABATAN = [
    *((str(j.value), j.label) for j in JenisJabatan if not j.value.startswith(FUNGSIONAL)),
    (FUNGSIONAL, "Fungsional"),
]
GOLONGAN = [
    *((f"{g}/", f"PNS golongan {g}") for g in ("IV", "III", "II", "I")),
    *((g, f"PNS {g}") for g in reversed(URUTAN_GOLONGAN)),
    *((g, f"PPPK {g}") for g in reversed(GOLONGAN_PPPK)),
]
SELECTED = SafeString(" selected")
KEDUDUKAN = [("aktif", "Aktif"), ("lainnya", "Selain aktif")]
JUDUL = {
    "q": "Nama atau NIP",
    "perangkat": "Perangkat daerah",
    "jenis": "Jenis jabatan",
    "status": "Status pegawai",
    "golongan": "Golongan",
    "kedudukan": "Kedudukan",
}


@dataclass(frozen=True)
class Saringan:
    """One filter as the page shows it: its choices, what is chosen, and the list without it."""

    nama: str
    judul: str
    pilihan: Sequence[tuple[str, str]]
    nilai: str
    terbaca: str  # the chosen value in words; "" when the filter is not applied

    @property
    def opsi(self) -> SafeString:
        """The options as HTML: a form widget renders a template for each of them, and costs more than the list."""
        isi = ((nilai, SELECTED if nilai == self.nilai else "", kata) for nilai, kata in self.pilihan)
        return format_html_join("", '<option value="{}"{}>{}</option>', isi)


class SaringanPegawai(django_filters.FilterSet):
    q = django_filters.CharFilter(method="cari", max_length=100)
    perangkat = django_filters.NumberFilter(field_name="unit__perangkat")
    jenis = django_filters.ChoiceFilter(choices=JENIS_JABATAN, method="menurut_jenis")
    status = django_filters.ChoiceFilter(field_name="status_pegawai", choices=StatusPegawai.choices)
    golongan = django_filters.ChoiceFilter(choices=GOLONGAN, method="menurut_golongan")
    kedudukan = django_filters.ChoiceFilter(choices=KEDUDUKAN, method="menurut_kedudukan")

    class Meta:
        model = Pegawai
        fields: list[str] = []

    def __init__(self, params: QueryDict, *, user: Pengguna, pada: date) -> None:
        super().__init__(params, selectors.pegawai_for(user, pada))
        self.user, self.pada = user, pada

    def cari(self, rows: QuerySet[Pegawai], _: str, kata: str) -> QuerySet[Pegawai]:
        """A NIP by its first digits, blanks ignored; a name by its parts; a short one by its beginning."""
        return selectors.cari_pegawai(rows, kata)

    def menurut_jenis(self, rows: QuerySet[Pegawai], _: str, jenis: str) -> QuerySet[Pegawai]:
        return rows.filter(selectors.memangku([j for j in JenisJabatan if j.value.startswith(jenis)], self.pada))

    def menurut_golongan(self, rows: QuerySet[Pegawai], _: str, golongan: str) -> QuerySet[Pegawai]:
        return rows.filter(**{"golongan__startswith" if golongan.endswith("/") else "golongan": golongan})

    def menurut_kedudukan(self, rows: QuerySet[Pegawai], _: str, kedudukan: str) -> QuerySet[Pegawai]:
        aktif = {"kedudukan__in": KEDUDUKAN_AKTIF}
        return rows.filter(**aktif) if kedudukan == "aktif" else rows.exclude(**aktif)

    def saringan(self) -> list[Saringan]:
        """Every filter with its choices: one query, for the perangkat daerah."""
        perangkat = [(str(pk), nama) for pk, nama in selectors.perangkat_for(self.user, self.pada)]
        pilihan = {nama: f.extra["choices"] for nama, f in self.filters.items() if "choices" in f.extra}
        pilihan["perangkat"] = perangkat
        return [self._saringan(nama, pilihan.get(nama, ())) for nama in JUDUL]

    def penghalang(self) -> list[str]:
        """Which filter, left out alone, would show somebody: one query, asked of an empty list."""
        dipakai = {nama: nilai for nama, nilai in self.nilai.items() if nilai not in (None, "")}
        tanpa = {nama: self._tersaring({n: v for n, v in dipakai.items() if n != nama}) for nama in dipakai}
        return selectors.saringan_penghalang(tanpa) if tanpa else []

    @property
    def nilai(self) -> dict[str, Any]:
        """What was understood of the address; an unknown choice of an old bookmark narrows nothing."""
        self.form.is_valid()
        cleaned: dict[str, Any] = self.form.cleaned_data
        return cleaned

    def _tersaring(self, nilai: dict[str, Any]) -> QuerySet[Pegawai]:
        rows = self.queryset.all()
        for nama, isi in nilai.items():
            rows = self.filters[nama].filter(rows, isi)
        return rows

    def _saringan(self, nama: str, pilihan: Sequence[tuple[str, str]]) -> Saringan:
        isi = self.nilai.get(nama)
        nilai = "" if isi is None else str(isi)
        terbaca = dict(pilihan).get(nilai, "") if pilihan or nama == "perangkat" else nilai
        return Saringan(nama, JUDUL[nama], pilihan, nilai, terbaca)
