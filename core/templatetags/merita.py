"""How numbers, dates and numbers of persons are written on every page. No rule lives here."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, Field
from django.forms.widgets import ChoiceWidget
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from core.daftar import Halaman, Kolom
from core.ikon import IKON
from core.langkah import Langkah
from core.langkah import satu_titik as rapikan

register = template.Library()
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


@register.filter
def angka(nilai: Decimal | Fraction | int | None, desimal: int = 2) -> str:
    """81,30: rounded half up at the edge only; a missing value is a dash, never 0."""
    if nilai is None:
        return "–"
    satuan = Decimal(1).scaleb(-desimal)
    tepat = Fraction(nilai) / Fraction(satuan)
    besar = Decimal((2 * abs(tepat.numerator) + tepat.denominator) // (2 * tepat.denominator)) * satuan
    bulat = -besar if tepat < 0 and besar else besar
    return f"{bulat.quantize(satuan, ROUND_HALF_UP):,f}".translate(str.maketrans(",.", ".,"))


@register.filter
def ringkas(nilai: Decimal | int) -> str:
    """A weight as it was set, exact: 20 or 12,5, without zeros that say nothing."""
    teks = f"{nilai:f}"
    return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")


@register.filter
def nip(nilai: str) -> SafeString | str:
    """19780412 200501 1 007, never broken over lines."""
    if len(nilai) != 18 or not nilai.isdecimal():
        return nilai
    return mark_safe(f'<span class="nip">{nilai[:8]} {nilai[8:14]} {nilai[14]} {nilai[15:]}</span>')  # noqa: S308


@register.filter
def waktu(nilai: datetime | None) -> str:
    """11 Januari 2027, 08.41 WITA: a time is never without its zone."""
    if nilai is None:
        return "–"
    lokal = timezone.localtime(nilai)
    jam = int((lokal.utcoffset() or timedelta()).total_seconds() // 3600)
    return f"{date_format(lokal, 'j F Y, H.i')} {ZONA.get(jam, f'UTC+{jam}')}"


@register.filter
def sisa(batas: date, hari_ini: date) -> str:
    """How long until a deadline, or since it, in days of the calendar."""
    hari = (batas - hari_ini).days
    if hari < 0:
        return f"Terlambat {-hari} hari."
    return f"Sisa {hari} hari." if hari else "Hari ini batasnya."


@register.filter
def sidik(nilai: str) -> str:
    """The first digits of a digest, in groups a person can compare."""
    return " ".join(nilai[i : i + 4] for i in range(0, 16, 4))


@register.filter
def satu_titik(kalimat: str) -> SafeString | str:
    """Of a sentence put together in a template: no second full stop behind a title."""
    teks = rapikan(kalimat)
    return mark_safe(teks) if isinstance(kalimat, SafeString) else teks  # noqa: S308  as safe as it came


@register.filter
def kata(nilai: str) -> str:
    """A code of the record as words: Sangat baik."""
    return nilai.replace("_", " ").capitalize()


@register.filter
def ambil(peta: Any, kunci: Any) -> Any:
    """A value of a mapping by a key that is itself a variable; None when absent."""
    return peta.get(kunci)


@register.inclusion_tag("core/_ikon.html")
def ikon(nama: str) -> dict[str, str]:
    """An icon of core.ikon; an unknown name is a mistake of the page."""
    return {"bentuk": IKON[nama]}


@register.inclusion_tag("core/_bidang.html")
def bidang(field: BoundField, opsional: str = "", satuan: str = "") -> dict[str, object]:
    """Label, hint, error, input: in that order, tied together for those who listen to the page.

    `opsional` is said beside the label ("boleh kosong"), `satuan` beside the input ("dari 100").
    """
    saklar = isinstance(field.field.widget, CheckboxInput)
    return {"field": field, "opsional": opsional, "satuan": satuan, "saklar": saklar}


@register.filter
def kesalahan(field: BoundField) -> list[str]:
    """What is wrong with one field. Of an empty one, what to do; a form may say it better in its own words."""
    wajib = Field.default_error_messages["required"]
    return [_isi_dahulu(field) if pesan == wajib else str(pesan) for pesan in field.errors]


def _isi_dahulu(field: BoundField) -> str:
    if isinstance(field.field.widget, CheckboxInput):
        return "Centang bila benar."
    kerja = "Pilih" if isinstance(field.field.widget, ChoiceWidget) else "Isi"
    label = str(field.label)
    singkatan = label[1:2].isupper()
    return f"{kerja} {label if singkatan else label[:1].lower() + label[1:]} dahulu."


TIDAK_TERBACA = "Sebagian isian halaman ini tidak terbaca. Muat ulang halaman, lalu ulangi."


@register.inclusion_tag("core/_galat.html")
def galat(form: BaseForm) -> dict[str, object]:
    """What is wrong with a form that was sent, each with a link to its field; it takes the focus."""
    salah = [(form[nama], pesan) for nama in form.errors if nama in form.fields for pesan in kesalahan(form[nama])]
    khusus = [(bidang, _sebut(bidang, pesan)) for bidang, pesan in salah if not bidang.is_hidden]
    umum = [*form.non_field_errors(), *([TIDAK_TERBACA] if len(khusus) < len(salah) else [])]
    return {"umum": umum, "khusus": khusus, "jumlah": len(umum) + len(khusus)}


def _sebut(field: BoundField, pesan: str) -> str:
    """Away from its field a sentence names it, unless it does already."""
    bernama = pesan == _isi_dahulu(field) and not isinstance(field.field.widget, CheckboxInput)
    return pesan if bernama else f"{field.label}: {pesan}"


@register.inclusion_tag("core/_langkah.html")
def langkah(daftar: Iterable[Langkah], judul: str, kait: str = "mengapa", *, buka: bool = False) -> dict[str, object]:
    """ "Mengapa angka ini?": the steps of a result, on the same page. `kait` is the id an `.ask` link leads to."""
    return {"daftar": daftar, "judul": judul, "kait": kait, "buka": buka}


KOSONG = "Tidak ada yang cocok. Longgarkan saringan di atas, misalnya kosongkan kotak cari."


@register.inclusion_tag("core/_daftar.html")
def daftar(kolom: Sequence[Kolom], halaman: Halaman, judul: str, kosong: str = KOSONG) -> dict[str, object]:
    """A list over frozen columns; rows become blocks on phones. `judul` is the caption of the table."""
    return {
        "judul": judul,
        "kepala": [_kepala(k, halaman) for k in kolom],
        "baris": [[(k.isi(row), k.label or k.judul, k.angka) for k in kolom] for row in halaman.baris],
        "kosong": kosong,
        "sebelumnya": halaman.sebelumnya,
        "berikutnya": halaman.berikutnya,
    }


def _kepala(kolom: Kolom, halaman: Halaman) -> dict[str, object]:
    """The head of a column; a sortable one leads to the list sorted by it, or the other way round."""
    kepala: dict[str, object] = {"judul": kolom.judul, "angka": kolom.angka, "arah": "", "tautan": ""}
    if kolom.urut:
        arah = {kolom.urut: "ascending", f"-{kolom.urut}": "descending"}.get(halaman.urut, "none")
        balik = f"-{kolom.urut}" if arah == "ascending" else kolom.urut
        kepala |= {"arah": arah, "tautan": halaman.tautan(urut=balik)}
    return kepala
