"""A ranking as it is shown: page, minutes and endpoint are all made from this one object. Pure.

Figures come as text already: shown with decimal comma, half up; the exact ones beside them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from textwrap import wrap
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from core.angka import bulatkan, tampil, tepat
from core.langkah import Langkah
from core.segel import kanonik, sidik
from seleksi.enums import PeranPansel
from seleksi.rules import peringkat as aturan
from seleksi.rules.berkas import baca, hitung, ke_berkas, keluaran
from seleksi.rules.putusan import kuorum

PANJANG_BATANG = 390
HURUF_SELARIK, TINGGI_LARIK = 40, 22  # beside a bar on a phone of 390 pixels


@dataclass(frozen=True)
class Komponen:
    kode: str
    nama: str
    bobot: str  # percent, decimal comma


@dataclass(frozen=True)
class Anggota:
    kode: str
    nama: str
    jabatan: str
    lembaga: str
    peran: str

    @property
    def jabatan_pansel(self) -> str:
        return PeranPansel(self.peran).label


@dataclass(frozen=True)
class Bagian:
    """One component of one candidate."""

    komponen: Komponen
    rata_rata: str
    sumbangan: str
    tepat: str  # the weighted part, exactly
    jumlah: str
    pembagi: int
    impor: bool
    lembar: tuple[str, ...]  # a score for each member in panel order; "–": recused
    langkah: Langkah
    sel: SafeString  # the scores as cells of the raw matrix


@dataclass(frozen=True)
class Baris:
    nomor: str
    nama: str
    nip: str
    jabatan: str
    peringkat: int
    seri: bool
    masuk: bool  # among the names proposed
    nilai_akhir: str  # with as many decimals as tell the candidates apart, at least two
    dua_belas: str
    tepat: str
    bagian: tuple[Bagian, ...]
    hitungan: aturan.Baris
    sk: str  # the decree that sets the weights
    penilai: int
    benturan: tuple[tuple[str, str], ...]  # (member, relation)
    batang: str  # length of the bar in the chart, 390 for 100

    @cached_property
    def langkah(self) -> tuple[Langkah, ...]:
        return _berdasar(self.hitungan.langkah, self.sk)

    @property
    def dua_belas_koma(self) -> str:
        """As people write it, beside the other figures."""
        return self.dua_belas.replace(".", ",")


@dataclass(frozen=True)
class Batang:
    """A bar of the chart, its name above it in as many lines as a phone needs: (words, base)."""

    baris: Baris
    nama: tuple[tuple[str, int], ...]
    puncak: int

    @property
    def dasar(self) -> int:
        """Of the words beside the bar."""
        return self.puncak + 15


@dataclass(frozen=True)
class LangkahSeri:
    judul: str
    nilai: tuple[str, ...]  # in the order of the group
    akibat: str
    dipakai: bool


@dataclass(frozen=True)
class Putusan:
    urutan: tuple[str, ...]
    nomor_berita_acara: str
    tanggal: str
    alasan: str
    hadir: tuple[str, ...]
    berhak: tuple[str, ...]
    paling_sedikit: int

    @property
    def hari(self) -> date:
        return date.fromisoformat(self.tanggal)


@dataclass(frozen=True)
class Seri:
    judul: str
    nomor: tuple[str, ...]
    langkah: tuple[LangkahSeri, ...]
    kalimat: str
    di_batas: bool
    langkah_aturan: tuple[Langkah, ...]


@dataclass(frozen=True)
class Laporan:
    """`keluaran` is what `verifikasi_peringkat` prints for `masukan`."""

    hasil: aturan.Hasil
    masukan: Mapping[str, Any]
    keluaran: Mapping[str, Any]
    peserta: Mapping[str, Any]
    komponen: tuple[Komponen, ...]
    anggota: tuple[Anggota, ...]
    baris: tuple[Baris, ...]
    seri: tuple[Seri, ...]
    putusan: tuple[Putusan, ...]

    @property
    def tiga_besar(self) -> tuple[Baris, ...]:
        return tuple(b for b in self.baris if b.masuk)

    @cached_property
    def batang(self) -> tuple[Batang, ...]:
        y, batang = 4, []
        for b in self.baris:
            nama = _larik(f"{b.nama}, diusulkan" if b.masuk else b.nama)
            puncak = y + TINGGI_LARIK * len(nama) + 4
            batang.append(Batang(b, tuple((teks, y + 16 + TINGGI_LARIK * ke) for ke, teks in enumerate(nama)), puncak))
            y = puncak + 28
        return tuple(batang)

    @property
    def tinggi(self) -> int:
        return self.batang[-1].puncak + 24 if self.baris else 0

    @property
    def berkas(self) -> bytes:
        """The file `verifikasi_peringkat` reads, byte for byte."""
        return kanonik(self.masukan)

    @cached_property
    def sidik_berkas(self) -> str:
        """What `sha256sum` says of that file."""
        return sidik(self.masukan)

    @property
    def ukuran(self) -> str:
        return f"{len(self.baris)} peserta, {len(self.anggota)} anggota Pansel, {len(self.komponen)} komponen"


def dari_berkas(masukan: Mapping[str, Any], peserta: Mapping[str, Any]) -> Laporan:
    """From what was sealed: the ranking is computed again, never believed. BerkasTidakSah when it cannot be."""
    kode = [k["kode"] for k in peserta["komponen"]]  # the database keeps no order of keys
    urut = {**masukan, "bobot": {k: masukan["bobot"][k] for k in kode}}
    berkas = baca(json.dumps(urut).encode())
    return susun(berkas.ketentuan, hitung(berkas), urut, peserta)


def dari_bahan(berkas: Any, peserta: Mapping[str, Any]) -> Laporan:
    """From rows that are not sealed yet."""
    masukan = ke_berkas(berkas.pelamar, ketentuan=berkas.ketentuan, putusan=berkas.putusan)
    return susun(berkas.ketentuan, hitung(berkas), masukan, peserta)


def susun(
    ketentuan: aturan.Ketentuan, hasil: aturan.Hasil, masukan: Mapping[str, Any], peserta: Mapping[str, Any]
) -> Laporan:
    nama = {k["kode"]: k["nama"] for k in peserta["komponen"]}
    komponen = tuple(Komponen(k, nama[k], tampil(b)) for k, b in ketentuan.bobot.items())
    orang = {p["nomor"]: p for p in peserta["pelamar"]}
    sk = peserta["ketentuan"]["nomor_sk"]
    desimal = _desimal([b.nilai_akhir for b in hasil.peringkat])
    return Laporan(
        hasil=hasil,
        masukan=masukan,
        keluaran=keluaran(hasil),
        peserta=peserta,
        komponen=komponen,
        anggota=tuple(Anggota(**a) for a in peserta["anggota"]),
        baris=tuple(_baris(b, hasil, komponen, orang[b.nomor], desimal, sk) for b in hasil.peringkat),
        seri=tuple(_seri(k, nama, orang, sk) for k in hasil.seri),
        putusan=tuple(_putusan(p, ketentuan, orang) for p in peserta["putusan"]),
    )


def _larik(nama: str) -> list[str]:
    return [nama] if len(nama) <= HURUF_SELARIK else wrap(nama, HURUF_SELARIK)


def _desimal(nilai: Sequence[Fraction]) -> int:
    """So many that different figures also look different; twelve at most."""
    berbeda = set(nilai)
    return next((d for d in range(2, 12) if len({bulatkan(n, d) for n in berbeda}) == len(berbeda)), 12)


def _koma(nilai: Fraction, desimal: int = 2) -> str:
    return bulatkan(nilai, desimal).replace(".", ",")


def _baris(
    b: aturan.Baris,
    hasil: aturan.Hasil,
    komponen: Sequence[Komponen],
    orang: Mapping[str, Any],
    desimal: int,
    sk: str,
) -> Baris:
    anggota = hasil.ketentuan.anggota
    penilai = max((r.pembagi for r in b.rincian if not r.impor), default=0)
    return Baris(
        nomor=b.nomor,
        nama=orang["nama"],
        nip=orang["nip"],
        jabatan=", ".join(t for t in (orang["jabatan"], orang["unit"]) if t),
        peringkat=b.peringkat,
        seri=b.seri,
        masuk=b.nomor in hasil.tiga_besar,
        nilai_akhir=_koma(b.nilai_akhir, desimal),
        dua_belas=bulatkan(b.nilai_akhir, 12),
        tepat=tepat(b.nilai_akhir).replace(".", ","),
        bagian=tuple(_bagian(r, k, anggota) for r, k in zip(b.rincian, komponen, strict=True)),
        hitungan=b,
        sk=sk,
        penilai=penilai,
        benturan=tuple((kode, hubungan) for kode, hubungan in orang["benturan"]),
        batang=bulatkan(b.nilai_akhir * PANJANG_BATANG / 100, 1),
    )


def _berdasar(langkah: Sequence[Langkah], sk: str) -> tuple[Langkah, ...]:
    """The rules know that a weight is the agency's own; here is which decree."""
    return tuple(replace(s, dasar=s.dasar.replace("Ketentuan instansi:", f"Ketentuan instansi {sk}:")) for s in langkah)


def _bagian(r: aturan.Rincian, komponen: Komponen, anggota: Sequence[str]) -> Bagian:
    ada = dict(r.lembar)
    lembar = () if r.impor else tuple(_koma(ada[a]) if a in ada else "–" for a in anggota)
    return Bagian(
        komponen=komponen,
        rata_rata=_koma(r.rata_rata),
        sumbangan=_koma(r.sumbangan),
        tepat=tepat(r.sumbangan).replace(".", ","),
        jumlah=_koma(r.jumlah),
        pembagi=r.pembagi,
        impor=r.impor,
        lembar=lembar,
        langkah=r.langkah,
        sel=_sel(lembar, len(anggota)),
    )


def _sel(lembar: Sequence[str], anggota: int) -> SafeString:
    """A thousand cells at once: a template tag for each costs more than the ranking."""
    isi = "".join(f"<td>{n}</td>" for n in lembar)
    isi = isi or f'<td colspan="{anggota}" class="mute">satu nilai dari lembaga asesmen</td>'
    return mark_safe(isi)  # noqa: S308  figures of our own making


def _seri(k: aturan.KelompokSeri, nama: Mapping[str, str], orang: Mapping[str, Any], sk: str) -> Seri:
    langkah = [
        LangkahSeri(
            judul=f"{ke}. {nama[s.komponen]}",
            nilai=tuple(tampil(dict(s.rata_rata)[n]) for n in k.nomor),
            akibat=s.kalimat,
            dipakai=s.diperlukan,
        )
        for ke, s in enumerate(k.langkah_seri, 1)
    ]
    pisah = all(len(satu) == 1 for satu in k.langkah_seri[-1].kelompok) if k.langkah_seri else False
    suara = "; ".join(f"{' lalu '.join(p.urutan)} ({p.berita_acara})" for p in k.putusan)
    akibat = suara or ("Tidak diperlukan." if pisah else "Belum ada putusan.")
    kosong = tuple("–" for _ in k.nomor)
    langkah.append(LangkahSeri(f"{len(langkah) + 1}. Putusan Pansel", kosong, akibat, bool(suara)))
    return Seri(
        judul=f"{', '.join(k.nomor)} sama-sama {tampil(k.nilai_akhir, 4)}",
        nomor=k.nomor,
        langkah=tuple(langkah),
        kalimat=k.kalimat,
        di_batas=k.di_batas,
        langkah_aturan=_berdasar(k.langkah, sk),
    )


def _putusan(p: Mapping[str, Any], ketentuan: aturan.Ketentuan, orang: Mapping[str, Any]) -> Putusan:
    mundur = {nomor: {kode for kode, _ in satu["benturan"]} for nomor, satu in orang.items()}
    hitung_kuorum = kuorum(p["urutan"], p["hadir"], anggota=ketentuan.anggota, mundur=mundur)
    return Putusan(
        urutan=tuple(p["urutan"]),
        nomor_berita_acara=p["nomor_berita_acara"],
        tanggal=p["tanggal"],
        alasan=p["alasan"],
        hadir=hitung_kuorum.hadir,
        berhak=hitung_kuorum.berhak,
        paling_sedikit=hitung_kuorum.paling_sedikit,
    )
