"""Lists as XLSX: what the page shows, for a spreadsheet."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import save_workbook

from core.tanggal import tulis_tanggal
from talent.selectors import BarisPegawai

MAKS_BARIS = 10_000
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPALA = ("NIP", "Nama", "Jabatan", "Tugas sementara", "Unit kerja", "Golongan", "Status", "Kedudukan")
LEBAR = (22, 36, 48, 40, 44, 10, 10, 18)
Kepala = Sequence[tuple[str, int]]  # heading and width of each column
PEMICU = ("=", "+", "-", "@", "\t", "\r", "\n")


def xlsx_pegawai(baris: Iterable[BarisPegawai], *, pada: date, terpotong: bool, tertulis: Sequence[str]) -> BytesIO:
    """The list as of `pada`; `tertulis` are the filters in words; `terpotong` says that it ends at MAKS_BARIS."""
    isi = ((b.nip, b.nama, b.jabatan, "; ".join(b.sementara), b.unit, b.golongan, b.status, b.kedudukan) for b in baris)
    judul = f"Pegawai per {tulis_tanggal(pada)}. {keterangan(terpotong=terpotong, tertulis=tertulis)}"
    return xlsx("Pegawai", judul, tuple(zip(KEPALA, LEBAR, strict=True)), isi)


def xlsx(nama: str, judul: str, kepala: Kepala, baris: Iterable[Sequence[str]]) -> BytesIO:
    """One sheet called `nama`: what the list is, its headings, then the rows as text, none of them a formula."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(nama)
    for ke, (_, lebar) in enumerate(kepala, 1):
        lembar.column_dimensions[get_column_letter(ke)].width = lebar
    lembar.freeze_panes = "A3"
    lembar.append([judul])
    lembar.append([_tebal(lembar, teks) for teks, _ in kepala])
    for isi in baris:
        lembar.append([aman(teks) for teks in isi])
    berkas = BytesIO()
    save_workbook(buku, berkas)
    berkas.seek(0)
    return berkas


def keterangan(*, terpotong: bool, tertulis: Sequence[str]) -> str:
    saringan = f"Saringan: {'; '.join(tertulis)}." if tertulis else "Tanpa saringan."
    batas = f" Hanya {MAKS_BARIS:,} baris pertama; persempit saringan untuk sisanya.".replace(",", ".")
    return saringan + (batas if terpotong else "")


def aman(teks: str) -> str:
    """Never a formula: a spreadsheet runs what begins so, at the latest when it is saved as CSV and opened again."""
    teks = ILLEGAL_CHARACTERS_RE.sub("", teks)
    return f"'{teks}" if teks.startswith(PEMICU) else teks


def _tebal(lembar: object, teks: str) -> WriteOnlyCell:
    sel = WriteOnlyCell(lembar, teks)
    sel.font = Font(bold=True)
    return sel
