"""Ranking of candidates for a vacant post.

PermenPANRB 15/2019 [V2]: the panel offers three names a post. No text orders ties [U]: the
order is the agency's own data, fixed before the sheets open, and the panel's minuted vote
comes last (docs/adr/0010-urutan-pemutus-seri.md).
Fractions throughout: means of thirds break ties wrongly as decimals.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from core.angka import jumlah, tampil, tepat
from core.langkah import Langkah
from seleksi.enums import StatusPeringkat

DASAR = "PermenPANRB 15/2019"
DASAR_BOBOT = "Ketentuan instansi: bobot komponen"
DASAR_SERI = "Ketentuan instansi: urutan pemutus seri"
Lembar = Mapping[str, Fraction | None]  # a score for each member; None or absent is owed


@dataclass(frozen=True)
class Ketentuan:
    bobot: Mapping[str, Fraction]  # percent; sums to 100
    penentu_seri: Sequence[str]
    anggota: Sequence[str]
    jumlah_nama: int = 3
    minimal_pelamar: int = 4


@dataclass(frozen=True)
class Pelamar:
    nomor: str
    nilai: Mapping[str, Lembar | Fraction | None]  # sheets of the panel, or one imported score
    mundur: frozenset[str] = frozenset()  # members recused for this candidate


@dataclass(frozen=True)
class PutusanSeri:
    urutan: tuple[str, ...]  # all of one tied group, best first
    berita_acara: str


class PutusanTidakSah(ValueError):
    """The vote at `indeks` is not over exactly one group that is still tied."""

    def __init__(self, indeks: int, kalimat: str) -> None:
        super().__init__(kalimat)
        self.indeks = indeks
        self.kalimat = kalimat


@dataclass(frozen=True)
class Kurang:
    """Who owes what; without a member the whole component is missing."""

    nomor: str
    komponen: str
    anggota: str | None


@dataclass(frozen=True)
class Rincian:
    """One component of one candidate: who counted, who stood aside, what it gave."""

    komponen: str
    bobot: Fraction
    lembar: tuple[tuple[str, Fraction], ...]  # (member, score) of those who count, in panel order; empty: imported
    mundur: tuple[str, ...]
    jumlah: Fraction  # of those scores; the imported one itself

    @property
    def impor(self) -> bool:
        return not self.lembar

    @property
    def pembagi(self) -> int:
        return len(self.lembar) or 1

    @cached_property
    def rata_rata(self) -> Fraction:
        return self.jumlah / self.pembagi

    @cached_property
    def sumbangan(self) -> Fraction:
        return self.bobot * self.rata_rata / 100

    @cached_property
    def langkah(self) -> Langkah:
        return Langkah(self.komponen, self._fakta(), tepat(self.sumbangan), DASAR_BOBOT)

    def _fakta(self) -> str:
        bobot = f"bobot {tampil(self.bobot)}%"
        if self.impor:
            return f"nilai diimpor {tampil(self.rata_rata)}, {bobot}"
        mundur = f", tanpa {', '.join(self.mundur)} (benturan kepentingan)" if self.mundur else ""
        rata = f"{tampil(self.jumlah)} / {self.pembagi} = {tampil(self.rata_rata)}"
        return f"rata-rata {self.pembagi} anggota{mundur}: {rata}, {bobot}"


@dataclass(frozen=True)
class Baris:
    nomor: str
    nilai_akhir: Fraction
    peringkat: int
    seri: bool  # another candidate has the same exact nilai_akhir, resolved or not
    rincian: tuple[Rincian, ...]  # in the order of the weights

    @property
    def langkah(self) -> tuple[Langkah, ...]:
        jumlah = " + ".join(tampil(r.sumbangan, 4) for r in self.rincian)
        akhir = Langkah("nilai akhir", jumlah, tepat(self.nilai_akhir), DASAR)
        return (*(r.langkah for r in self.rincian), akhir)


@dataclass(frozen=True)
class LangkahSeri:
    """One tie-break for one group: the exact means and how far they take the group apart."""

    komponen: str
    rata_rata: tuple[tuple[str, Fraction], ...]  # (nomor, mean), highest first
    diperlukan: bool  # False: the group was already fully ordered before this step
    kelompok: tuple[tuple[str, ...], ...]  # after this step, best first

    @property
    def kalimat(self) -> str:
        if not self.diperlukan:
            return "Tidak diperlukan: urutan sudah ditetapkan langkah sebelumnya."
        if all(len(k) == 1 for k in self.kelompok):
            return f"Seri terpecah: {_urutan_teks(self.kelompok)}."
        if len(self.kelompok) == 1:
            return "Rata-rata sama: seri belum terpecah."
        return f"Terpecah sebagian: {_urutan_teks(self.kelompok)}."

    @property
    def langkah(self) -> Langkah:
        rata = "; ".join(f"{nomor} {tampil(nilai)}" for nomor, nilai in self.rata_rata)
        return Langkah(f"pemutus seri: {self.komponen}", rata, self.kalimat, DASAR_SERI)


@dataclass(frozen=True)
class KelompokSeri:
    """Candidates with the same exact nilai_akhir, and every step of the fixed order over them."""

    nomor: tuple[str, ...]
    nilai_akhir: Fraction
    langkah_seri: tuple[LangkahSeri, ...]
    putusan: tuple[PutusanSeri, ...]  # the votes that were needed, in the order of the groups
    urutan: tuple[tuple[str, ...], ...]  # the outcome; more than one in a group: they share a rank
    di_batas: bool  # an unresolved group lies across the last name: it blocks the seal

    @property
    def kalimat(self) -> str:
        if self.di_batas:
            return "Seri melintasi batas nama yang diusulkan: diperlukan putusan pansel dengan berita acara."
        if any(len(k) > 1 for k in self.urutan):
            return f"Tetap seri dan berbagi peringkat, tidak mengubah nama yang diusulkan: {_urutan_teks(self.urutan)}."
        return f"Urutan akhir: {_urutan_teks(self.urutan)}."

    @property
    def langkah(self) -> tuple[Langkah, ...]:
        putusan = (
            Langkah("putusan pansel", " > ".join(p.urutan), p.berita_acara, "Berita acara panitia seleksi")
            for p in self.putusan
        )
        fakta = f"{', '.join(self.nomor)} bernilai akhir {tampil(self.nilai_akhir, 4)}"
        akhir = Langkah("seri", fakta, self.kalimat, DASAR_SERI)
        return (*(langkah.langkah for langkah in self.langkah_seri), *putusan, akhir)


@dataclass(frozen=True)
class Hasil:
    status: StatusPeringkat
    ketentuan: Ketentuan
    jumlah_pelamar: int
    peringkat: tuple[Baris, ...] = ()  # by rank, then nomor
    tiga_besar: tuple[str, ...] = ()
    kurang: tuple[Kurang, ...] = ()
    seri: tuple[KelompokSeri, ...] = ()  # best first


def peringkatkan(pelamar: Sequence[Pelamar], *, ketentuan: Ketentuan, putusan: Sequence[PutusanSeri] = ()) -> Hasil:
    """Rank 1, 2, 2, 4. Refuses while a score is owed; a tie across the last name blocks the names.

    A vote is only judged once the ranking can be computed: before that nobody is tied.
    ValueError when weights do not sum to 100, PutusanTidakSah for a vote not over exactly one tied group.
    """
    if sum(ketentuan.bobot.values()) != 100:
        raise ValueError("Jumlah bobot harus tepat 100.")
    kurang = tuple(k for p in pelamar for k in _kurang(p, ketentuan))
    if len(pelamar) < ketentuan.minimal_pelamar:
        return Hasil(StatusPeringkat.KURANG_PELAMAR, ketentuan, len(pelamar), kurang=kurang)
    if kurang:
        return Hasil(StatusPeringkat.BELUM_LENGKAP, ketentuan, len(pelamar), kurang=kurang)
    return _hasil([_Dihitung(p, ketentuan) for p in pelamar], ketentuan, putusan)


def rincian(pelamar: Pelamar, komponen: str, ketentuan: Ketentuan) -> Rincian:
    """Mean over the members not recused; a recused member equals one never asked. Every score must be there."""
    nilai, bobot = pelamar.nilai[komponen], ketentuan.bobot[komponen]
    mundur = tuple(a for a in ketentuan.anggota if a in pelamar.mundur)
    if isinstance(nilai, Fraction):
        return Rincian(komponen, bobot, (), mundur, nilai)
    lembar = tuple((a, n) for a in _penilai(pelamar, ketentuan) if (n := (nilai or {}).get(a)) is not None)
    return Rincian(komponen, bobot, lembar, mundur, jumlah([n for _, n in lembar]))


class _Dihitung:
    """One candidate, every mean taken once."""

    def __init__(self, pelamar: Pelamar, ketentuan: Ketentuan) -> None:
        self.nomor = pelamar.nomor
        self.rincian = tuple(rincian(pelamar, k, ketentuan) for k in ketentuan.bobot)
        self.rata_rata = {r.komponen: r.rata_rata for r in self.rincian}
        self.nilai_akhir = jumlah([r.sumbangan for r in self.rincian])
        self.kunci = (self.nilai_akhir, *(self.rata_rata[k] for k in ketentuan.penentu_seri))


def _penilai(pelamar: Pelamar, ketentuan: Ketentuan) -> list[str]:
    return [a for a in ketentuan.anggota if a not in pelamar.mundur]


def _kurang(pelamar: Pelamar, ketentuan: Ketentuan) -> Iterator[Kurang]:
    penilai = _penilai(pelamar, ketentuan)
    for komponen in ketentuan.bobot:
        nilai = pelamar.nilai.get(komponen)
        if isinstance(nilai, Fraction):
            continue
        if nilai is None or not penilai:
            yield Kurang(pelamar.nomor, komponen, None)
        else:
            yield from (Kurang(pelamar.nomor, komponen, a) for a in penilai if nilai.get(a) is None)


def _hasil(semua: list[_Dihitung], ketentuan: Ketentuan, putusan: Sequence[PutusanSeri]) -> Hasil:
    kelompok = _setara(semua, len(ketentuan.penentu_seri) + 1)
    suara = _suara(kelompok, putusan)
    urutan = [bagian for k in kelompok for bagian in _terapkan(k, suara)]
    baris = tuple(_baris(urutan, semua))
    masuk = tuple(b.nomor for b in baris if b.peringkat <= ketentuan.jumlah_nama)
    seri = tuple(_kelompok_seri(baris, semua, ketentuan, suara))
    dasar = (ketentuan, len(semua), baris)
    if len(masuk) > ketentuan.jumlah_nama:
        return Hasil(StatusPeringkat.SERI, *dasar, seri=seri)
    return Hasil(StatusPeringkat.LENGKAP, *dasar, masuk, seri=seri)


def _setara(semua: Sequence[_Dihitung], panjang: int) -> list[tuple[_Dihitung, ...]]:
    """Groups equal in the first `panjang` parts of the key, best first, by nomor within."""

    def kunci(p: _Dihitung) -> tuple[Fraction, ...]:
        return p.kunci[:panjang]

    urut = sorted(sorted(semua, key=lambda p: p.nomor), key=kunci, reverse=True)
    return [tuple(sorted(k, key=lambda p: p.nomor)) for _, k in groupby(urut, key=kunci)]


def _suara(
    kelompok: Sequence[Sequence[_Dihitung]], putusan: Sequence[PutusanSeri]
) -> dict[frozenset[str], PutusanSeri]:
    seri = {frozenset(p.nomor for p in k) for k in kelompok if len(k) > 1}
    suara: dict[frozenset[str], PutusanSeri] = {}
    for indeks, p in enumerate(putusan):
        orang = frozenset(p.urutan)
        if len(orang) != len(p.urutan):
            raise PutusanTidakSah(indeks, "Setiap pelamar hanya boleh disebut satu kali dalam putusan pansel.")
        if orang not in seri:
            raise PutusanTidakSah(indeks, "Putusan pansel harus memuat tepat satu kelompok pelamar yang masih seri.")
        if orang in suara:
            raise PutusanTidakSah(indeks, "Kelompok seri ini sudah diputus dalam putusan sebelumnya.")
        suara[orang] = p
    return suara


def _terapkan(kelompok: Sequence[_Dihitung], suara: Mapping[frozenset[str], PutusanSeri]) -> list[list[_Dihitung]]:
    putusan = suara.get(frozenset(p.nomor for p in kelompok))
    if putusan is None:
        return [list(kelompok)]
    menurut = {p.nomor: p for p in kelompok}
    return [[menurut[nomor]] for nomor in putusan.urutan]


def _baris(urutan: Sequence[Sequence[_Dihitung]], semua: Sequence[_Dihitung]) -> Iterator[Baris]:
    jumlah: dict[Fraction, int] = {}
    for p in semua:
        jumlah[p.nilai_akhir] = jumlah.get(p.nilai_akhir, 0) + 1
    peringkat = 1
    for kelompok in urutan:
        for p in kelompok:
            yield Baris(p.nomor, p.nilai_akhir, peringkat, jumlah[p.nilai_akhir] > 1, p.rincian)
        peringkat += len(kelompok)


def _kelompok_seri(
    baris: Sequence[Baris],
    semua: Sequence[_Dihitung],
    ketentuan: Ketentuan,
    suara: Mapping[frozenset[str], PutusanSeri],
) -> Iterator[KelompokSeri]:
    menurut = {p.nomor: p for p in semua}
    for nilai_akhir, sama in groupby(baris, key=lambda b: b.nilai_akhir):
        kelompok = list(sama)
        if len(kelompok) == 1:
            continue
        anggota = [menurut[b.nomor] for b in kelompok]
        bagian = [list(b) for _, b in groupby(kelompok, key=lambda b: b.peringkat)]
        yield KelompokSeri(
            nomor=tuple(sorted(b.nomor for b in kelompok)),
            nilai_akhir=nilai_akhir,
            langkah_seri=tuple(_langkah_seri(anggota, ketentuan)),
            putusan=tuple(
                suara[k]
                for setara in _setara(anggota, len(ketentuan.penentu_seri) + 1)
                if (k := frozenset(p.nomor for p in setara)) in suara
            ),
            urutan=tuple(tuple(b.nomor for b in k) for k in bagian),
            di_batas=any(_di_batas(k[0].peringkat, len(k), ketentuan.jumlah_nama) for k in bagian),
        )


def _langkah_seri(anggota: Sequence[_Dihitung], ketentuan: Ketentuan) -> Iterator[LangkahSeri]:
    sebelum = 1
    for ke, komponen in enumerate(ketentuan.penentu_seri):
        kelompok = _setara(anggota, ke + 2)
        urut = sorted(anggota, key=lambda p: (-p.rata_rata[komponen], p.nomor))
        yield LangkahSeri(
            komponen=komponen,
            rata_rata=tuple((p.nomor, p.rata_rata[komponen]) for p in urut),
            diperlukan=sebelum < len(anggota),
            kelompok=tuple(tuple(p.nomor for p in k) for k in kelompok),
        )
        sebelum = len(kelompok)


def _di_batas(peringkat: int, jumlah: int, jumlah_nama: int) -> bool:
    return peringkat <= jumlah_nama < peringkat + jumlah - 1


def _urutan_teks(kelompok: Sequence[Sequence[str]]) -> str:
    return ", lalu ".join(" = ".join(k) for k in kelompok)
