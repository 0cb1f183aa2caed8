"""Columns of the lists of the record."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.daftar import Kolom
from core.templatetags.merita import nip
from talent.models import Jabatan, Peran
from talent.selectors import BarisPegawai
from talent.selectors.unit import Pejabat


def _nama(b: BarisPegawai) -> SafeString:
    """The address is relative: the list stands at /pegawai/."""
    return format_html('<a href="{}/">{}</a><span class="sub">{}</span>', b.pk, b.nama, nip(b.nip))


def _jabatan(b: BarisPegawai) -> SafeString | str:
    if not b.sementara:
        return b.jabatan or "–"
    keping = '<span class="sub"><span class="badge" data-s="berjalan">{}</span> {}</span>'
    sementara = format_html_join("", keping, [s.split(" ", 1) for s in b.sementara])
    return format_html("<span>{}{}</span>", b.jabatan or "–", sementara)  # one child: on phones a cell is a flex row


def _status(b: BarisPegawai) -> SafeString | str:
    if b.kedudukan == "Aktif":
        return b.status
    return format_html('{}<span class="sub">{}</span>', b.status, b.kedudukan)


PEGAWAI = (
    Kolom("Nama dan NIP", _nama, urut="nama"),
    Kolom("Jabatan", _jabatan),
    Kolom("Unit kerja", lambda b: b.unit or "–"),
    Kolom("Gol.", lambda b: b.golongan or "–"),
    Kolom("Status", _status),
)

Lowong = tuple[Jabatan, Sequence[Pejabat]]


def _dijabat(baris: Lowong) -> SafeString:
    if not baris[1]:
        return format_html('<span class="badge" data-s="menunggu">{}</span>', "Belum ada pelaksana tugas")
    return format_html_join("", '<span class="sub">{} {}</span>', [(p.sebagai, p.nama) for p in baris[1]])


LOWONG = (
    Kolom("Jabatan", lambda b: b[0].nama, urut="nama"),
    Kolom("Eselon", lambda b: b[0].eselon or b[0].get_jenis_display(), urut="eselon"),
    Kolom("Unit kerja", lambda b: format_html('<a href="../{}/">{}</a>', b[0].unit_id, b[0].unit)),
    Kolom("Dijalankan oleh", _dijabat),
)

BerPeran = tuple[Peran, date]  # a role, and the day it is looked at


def _masa(baris: BerPeran) -> str:
    masa = baris[0].berlaku
    mulai = date_format(masa.lower, "SHORT_DATE_FORMAT")
    return f"{mulai} – {date_format(masa.upper, 'SHORT_DATE_FORMAT')}" if masa.upper else f"sejak {mulai}"


def _keadaan(baris: BerPeran) -> SafeString:
    peran, pada = baris
    if peran.berlaku.upper and peran.berlaku.upper <= pada:
        return format_html('<span class="badge" data-s="selesai">{}</span>', "Berakhir")
    kode, kata = ("berjalan", "Berlaku") if peran.berlaku.lower <= pada else ("menunggu", "Belum mulai")
    isi = '<span class="badge" data-s="{}">{}</span> <a href="{}/akhir/">Akhiri<span class="vh"> peran {}</span></a>'
    return format_html(isi, kode, kata, peran.pk, peran.pengguna)


def _pengguna(baris: BerPeran) -> SafeString:
    pengguna = baris[0].pengguna
    return format_html('{}<span class="sub">{}</span>', pengguna, nip(pengguna.username))


PERAN = (
    Kolom("Pengguna", _pengguna, urut="nama"),
    Kolom("Peran", lambda b: b[0].get_jenis_display(), urut="jenis"),
    Kolom("Untuk", lambda b: b[0].unit or b[0].instansi),
    Kolom("SK", lambda b: format_html('{}<span class="sub">{}</span>', b[0].nomor_sk, date_format(b[0].tanggal_sk))),
    Kolom("Masa", _masa),
    Kolom("Keadaan", _keadaan),
)
