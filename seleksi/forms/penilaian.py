"""What was typed on a sheet: read row by row, so that one wrong score does not keep the others from being saved."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from core.masukan import bulat
from seleksi.rules.komponen import NilaiTidakSah, baca_nilai
from seleksi.rules.masalah import Masalah
from seleksi.rules.penilaian import Isian, bidang_catatan, bidang_nilai

BIDANG = re.compile(r"nilai-([0-9]{1,18})")
PANJANG_CATATAN = 4000
PANJANG_BARIS = 200
PANJANG = Masalah("baris_terlalu_panjang", "lebih dari 200 huruf. Satu baris hanya nomor dan nilai.")
SPASI = re.compile(r"[^\s,]+(\s+\S+)?")  # number, blank, score: 001 80,5


@dataclass(frozen=True)
class Ketikan:
    """One row as it was typed. `nilai` is None when the text is empty or no score: `galat` then says which."""

    pelamar_id: int
    teks: str
    catatan: str
    nilai: Decimal | None = None
    galat: Masalah | None = None


@dataclass(frozen=True)
class LembarKetikan:
    versi: int
    baris: Mapping[int, Ketikan]

    @property
    def isi(self) -> list[Isian]:
        """What can be saved. A row with an unreadable score waits until it is put right, its note too."""
        return [Isian(b.pelamar_id, b.nilai, b.catatan) for b in self.baris.values() if b.galat is None]

    @property
    def galat(self) -> list[Masalah]:
        return [b.galat for b in self.baris.values() if b.galat is not None]


def baca_lembar(data: QueryDict) -> LembarKetikan:
    nomor = [int(cocok[1]) for nama in data if (cocok := BIDANG.fullmatch(nama))]
    baris = {pk: _ketikan(pk, data.get(bidang_nilai(pk), ""), data.get(bidang_catatan(pk), "")) for pk in nomor}
    return LembarKetikan(baca_versi(data), baris)


def _ketikan(pk: int, teks: str, catatan: str) -> Ketikan:
    teks, catatan = teks.strip(), catatan.replace("\r\n", "\n")
    if "\0" in catatan:
        galat = Masalah(
            "catatan_tidak_terbaca", "Catatan berisi karakter yang tidak dapat disimpan.", bidang_catatan(pk)
        )
        return Ketikan(pk, teks, catatan.replace("\0", ""), galat=galat)
    if len(catatan) > PANJANG_CATATAN:
        kalimat = f"Catatan paling panjang {PANJANG_CATATAN} huruf; sekarang {len(catatan)}."
        galat = Masalah("catatan_terlalu_panjang", kalimat, bidang_catatan(pk))
        return Ketikan(pk, teks, catatan, galat=galat)
    try:
        return Ketikan(pk, teks, catatan, baca_nilai(teks) if teks else None)
    except NilaiTidakSah as salah:
        galat = Masalah(salah.masalah.kode, salah.masalah.kalimat, bidang_nilai(pk))
        return Ketikan(pk, teks, catatan, galat=galat)


def baca_versi(data: QueryDict) -> int:
    """A page without a version is as stale as can be."""
    versi = bulat(data.get("versi", ""))
    return -1 if versi is None else versi


class ImporForm(forms.Form):
    """The assessment centre's scores: typed, pasted from a table, or a small CSV file."""

    MAKS_BITA = 200_000

    versi = forms.IntegerField(widget=forms.HiddenInput)
    sumber = forms.CharField(
        label="Lembaga asesmen dan nomor surat",
        max_length=200,
        help_text="Misalnya UPT Penilaian Kompetensi, surat 800/123/UPT tanggal 5 Januari 2027.",
    )
    teks = forms.CharField(
        label="Nomor peserta dan nilai",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
        help_text="Satu peserta satu baris: nomor, tab atau titik koma, nilai. Tempelkan langsung dari lembar kerja.",
    )
    berkas = forms.FileField(
        label="Atau berkas CSV",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        help_text="Dua kolom tanpa rumus: nomor peserta dan nilai. Bila diisi, isian di atas tidak dipakai.",
    )

    def __init__(
        self, data: object = None, files: object = None, *, nomor: Mapping[str, int], initial: object = None
    ) -> None:
        """`nomor`: candidates by the number on their card."""
        super().__init__(data=data, files=files, initial=initial)  # type: ignore[arg-type]
        self.nomor = nomor
        self.isi: list[Isian] = []

    def clean(self) -> dict[str, object]:
        bersih = super().clean() or {}
        berkas = bersih.get("berkas")
        bidang = "berkas" if berkas else "teks"
        try:
            teks = self._isi_berkas(berkas) if berkas else str(bersih.get("teks") or "")
        except (UnicodeDecodeError, ValueError):
            self.add_error("berkas", "Berkas harus teks CSV UTF-8, paling besar 200 KB.")
            return bersih
        self.isi, salah = baca_tempelan(teks, self.nomor)
        if salah:
            self.add_error(bidang, [forms.ValidationError(m.kalimat, code=m.kode) for m in salah])
        elif not self.isi:
            self.add_error(bidang, forms.ValidationError("Tulis paling sedikit satu baris nilai.", code="kosong"))
        return bersih

    def _isi_berkas(self, berkas: UploadedFile) -> str:
        if (berkas.size or 0) > self.MAKS_BITA:
            raise ValueError(berkas.size)
        return berkas.read().decode("utf-8-sig")


def baca_tempelan(teks: str, nomor: Mapping[str, int]) -> tuple[list[Isian], list[Masalah]]:
    """Every row or every mistake, by line: half a table is never saved."""
    isi: dict[int, Isian] = {}
    salah: list[Masalah] = []
    for ke, baris in _baris_tabel(teks):
        hasil = PANJANG if len(baris) > PANJANG_BARIS else _satu(_kolom(baris), nomor, isi)
        if isinstance(hasil, Masalah):
            salah.append(Masalah(hasil.kode, f"Baris {ke}: {hasil.kalimat}", str(ke)))
        else:
            isi[hasil.pelamar_id] = hasil
    return list(isi.values()), salah


def _satu(kolom: Sequence[str], nomor: Mapping[str, int], sudah: Mapping[int, Isian]) -> Isian | Masalah:
    """A comma is a decimal comma first: `001,80,5` may be 80,5 or 80, so nobody guesses."""
    if any(satu.strip() for satu in kolom[2:]):
        kalimat = "lebih dari dua kolom. Pisahkan nomor dan nilai dengan tab atau titik koma, misalnya 001;80,5."
        return Masalah("kolom_lebih", kalimat)
    kunci = kolom[0].strip()
    pk = nomor.get(kunci) or nomor.get(kunci.zfill(3))  # a worksheet drops the zeros in front
    if pk is None:
        return Masalah("pelamar_tidak_dikenal", f"nomor peserta “{kunci}” tidak ada.")
    if pk in sudah:
        return Masalah("nomor_ganda", f"nomor peserta {kunci} ditulis dua kali.")
    try:
        return Isian(pk, baca_nilai(kolom[1] if len(kolom) > 1 else ""))
    except NilaiTidakSah as galat:
        return galat.masalah


def _baris_tabel(teks: str) -> Iterable[tuple[int, str]]:
    """Lines counted from 1, blank ones and a heading left out."""
    for ke, baris in enumerate(teks.splitlines(), 1):
        if not baris.strip() or (ke == 1 and not any(huruf.isdigit() for huruf in baris)):
            continue
        yield ke, baris


def _kolom(baris: str) -> Sequence[str]:
    """Parted by tab, semicolon, comma, or a blank."""
    pisah = next((tanda for tanda in "\t;" if tanda in baris), None)
    if pisah is None and SPASI.fullmatch(baris.strip()):
        return baris.split()
    return next(csv.reader([baris], delimiter=pisah or ",", skipinitialspace=True))
