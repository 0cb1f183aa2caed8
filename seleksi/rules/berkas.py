"""The file anyone can recompute a ranking from: `manage.py verifikasi_peringkat`, version 1.

Numbers are read exactly as written, never through a float. Everything wrong is collected,
each with its path. docs/adr/0013-berkas-verifikasi.md lists what the format leaves open.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from core.angka import bulatkan, tempat_desimal, tepat
from seleksi.enums import StatusPeringkat
from seleksi.rules.periksa_berkas import Objek, Pemeriksa, Teks
from seleksi.rules.peringkat import Hasil, Ketentuan, Pelamar, PutusanSeri, PutusanTidakSah, peringkatkan

VERSI = 1
BATAS_BITA = 32 * 1024 * 1024
BATAS_LEMBAR = 200_000  # candidates by components by members; a large selection has about a thousand
TERHITUNG, BELUM_DAPAT_DIUSULKAN, TIDAK_DAPAT_DIBACA = 0, 1, 2  # exit codes


@dataclass(frozen=True)
class Kesalahan:
    jalur: str  # such as pelamar[1].nilai.makalah.A9; empty: the file itself
    pesan: str


class BerkasTidakSah(ValueError):
    def __init__(self, kesalahan: Sequence[Kesalahan]) -> None:
        super().__init__("; ".join(f"{k.jalur}: {k.pesan}" for k in kesalahan))
        self.kesalahan = tuple(kesalahan)


@dataclass(frozen=True)
class Berkas:
    pelamar: tuple[Pelamar, ...]
    ketentuan: Ketentuan
    putusan: tuple[PutusanSeri, ...] = ()


@dataclass(frozen=True)
class _Dikenal:
    komponen: frozenset[str]
    anggota: frozenset[str]


def verifikasi(isi: bytes) -> tuple[int, dict[str, Any]]:
    """Exit code and the JSON to print, whatever the bytes are."""
    try:
        hasil = hitung(baca(isi))
    except BerkasTidakSah as tidak_sah:
        return tidak_terbaca(tidak_sah.kesalahan)
    return (TERHITUNG if hasil.status is StatusPeringkat.LENGKAP else BELUM_DAPAT_DIUSULKAN), keluaran(hasil)


def tidak_terbaca(kesalahan: Sequence[Kesalahan]) -> tuple[int, dict[str, Any]]:
    return TIDAK_DAPAT_DIBACA, {"kesalahan": [{"jalur": k.jalur, "pesan": k.pesan} for k in kesalahan]}


def hitung(berkas: Berkas) -> Hasil:
    """BerkasTidakSah when a vote is over candidates who are not tied."""
    try:
        return peringkatkan(berkas.pelamar, ketentuan=berkas.ketentuan, putusan=berkas.putusan)
    except PutusanTidakSah as salah:
        raise BerkasTidakSah([Kesalahan(f"putusan_seri[{salah.indeks}].urutan", salah.kalimat)]) from None


def keluaran(hasil: Hasil) -> dict[str, Any]:
    """What the command prints and the API returns."""
    return {
        "status": hasil.status.value,
        "peringkat": [
            {
                "nomor": b.nomor,
                "nilai_akhir": bulatkan(b.nilai_akhir, 12),
                "peringkat": b.peringkat,
                "seri": b.seri,
            }
            for b in hasil.peringkat
        ],
        "tiga_besar": list(hasil.tiga_besar),
        "kurang": [{"nomor": k.nomor, "komponen": k.komponen, "anggota": k.anggota} for k in hasil.kurang],
    }


def ke_berkas(
    pelamar: Sequence[Pelamar], *, ketentuan: Ketentuan, putusan: Sequence[PutusanSeri] = ()
) -> dict[str, Any]:
    """The reverse of `baca`: what the seal page offers. ValueError for a number no decimal writes exactly."""
    return {
        "versi": VERSI,
        "jumlah_nama": ketentuan.jumlah_nama,
        "minimal_pelamar": ketentuan.minimal_pelamar,
        "bobot": {komponen: _angka(bobot) for komponen, bobot in ketentuan.bobot.items()},
        "penentu_seri": list(ketentuan.penentu_seri),
        "anggota": list(ketentuan.anggota),
        "pelamar": [_tulis_pelamar(p, ketentuan) for p in pelamar],
        "putusan_seri": [{"urutan": list(p.urutan), "berita_acara": p.berita_acara} for p in putusan],
    }


def _tulis_pelamar(pelamar: Pelamar, ketentuan: Ketentuan) -> dict[str, Any]:
    return {
        "nomor": pelamar.nomor,
        "nilai": {k: _tulis_nilai(pelamar.nilai.get(k)) for k in ketentuan.bobot},
        "mundur": [a for a in ketentuan.anggota if a in pelamar.mundur],
    }


def _tulis_nilai(nilai: Mapping[str, Fraction | None] | Fraction | None) -> Any:
    if nilai is None or isinstance(nilai, Fraction):
        return None if nilai is None else _angka(nilai)
    return {anggota: None if n is None else _angka(n) for anggota, n in nilai.items()}


def _angka(nilai: Fraction) -> str:
    if tempat_desimal(nilai) is None:
        raise ValueError(f"{nilai} tidak dapat ditulis tepat sebagai desimal.")
    return tepat(nilai)


def baca(isi: bytes) -> Berkas:
    """BerkasTidakSah with everything that is wrong."""
    periksa = Pemeriksa()
    berkas = _berkas(periksa, _json(isi))
    if periksa.kesalahan:
        raise BerkasTidakSah([Kesalahan(jalur, pesan) for jalur, pesan in periksa.kesalahan])
    return berkas


def _json(isi: bytes) -> object:
    if len(isi) > BATAS_BITA:
        raise _rusak(f"Berkas lebih besar dari {BATAS_BITA // 1024 // 1024} MiB.")
    try:
        teks = isi.decode("utf-8")
        if teks.startswith("\ufeff"):
            raise _rusak("Berkas diawali tanda BOM; simpan sebagai UTF-8 tanpa BOM.")
        return json.loads(teks, object_pairs_hook=Objek, parse_float=Teks, parse_int=Teks, parse_constant=Teks)
    except UnicodeDecodeError as salah:
        raise _rusak(f"Berkas bukan teks UTF-8 (bita ke-{salah.start + 1}).") from None
    except json.JSONDecodeError as salah:
        raise _rusak(f"Bukan JSON: baris {salah.lineno}, kolom {salah.colno}.") from None
    except RecursionError:
        raise _rusak("JSON bersarang terlalu dalam.") from None


def _rusak(pesan: str) -> BerkasTidakSah:
    return BerkasTidakSah([Kesalahan("", pesan)])


def _berkas(periksa: Pemeriksa, isi: object) -> Berkas:
    wajib = ("versi", "jumlah_nama", "minimal_pelamar", "bobot", "penentu_seri", "anggota", "pelamar")
    akar = periksa.objek("", isi, wajib=wajib, boleh=("putusan_seri",))
    if akar is None:
        return Berkas((), Ketentuan({}, (), ()))
    if "versi" in akar and not (isinstance(akar["versi"], Teks) and akar["versi"].teks == str(VERSI)):
        periksa.salah("versi", f"Versi berkas harus angka {VERSI}.")
    bobot = _bobot(periksa, akar["bobot"]) if "bobot" in akar else {}
    anggota = periksa.nama_unik("anggota", akar["anggota"]) if "anggota" in akar else []
    if anggota == [] and akar.get("anggota") == []:
        periksa.salah("anggota", "Panitia seleksi harus memiliki anggota.")
    jumlah = {k: periksa.bulat_positif(k, akar[k]) for k in ("jumlah_nama", "minimal_pelamar") if k in akar}
    penentu = _penentu(periksa, akar["penentu_seri"], bobot) if "penentu_seri" in akar else []
    ketentuan = Ketentuan(bobot, penentu, anggota, **jumlah)
    pelamar = _daftar_pelamar(periksa, akar["pelamar"], ketentuan) if "pelamar" in akar else ()
    putusan = _daftar_putusan(periksa, akar.get("putusan_seri", []), {p.nomor for p in pelamar})
    return Berkas(pelamar, ketentuan, putusan)


def _bobot(periksa: Pemeriksa, isi: object) -> dict[str, Fraction]:
    """Every named component stays in, also with a wrong weight: its scores are still worth checking."""
    objek = periksa.peta("bobot", isi)
    bobot: dict[str, Fraction] = {}
    terbaca = objek is not None
    for nama, nilai in (objek or {}).items():
        angka = periksa.angka(f"bobot.{nama}", nilai)
        if angka is not None and angka <= 0:
            periksa.salah(f"bobot.{nama}", "Bobot harus lebih dari 0.")
        if not nama.strip():
            periksa.salah(f"bobot.{nama}", "Nama komponen tidak boleh kosong.")
        terbaca = terbaca and angka is not None and angka > 0
        bobot[nama] = Fraction(0) if angka is None else angka
    if terbaca and (jumlah := sum(bobot.values(), Fraction(0))) != 100:
        periksa.salah("bobot", f"Jumlah bobot {_ringkas(jumlah)}; harus tepat 100.")
    return bobot


def _ringkas(nilai: Fraction) -> str:
    teks = tepat(nilai)
    return teks if len(teks) <= 40 else "bukan 100"


def _penentu(periksa: Pemeriksa, isi: object, bobot: Mapping[str, Fraction]) -> list[str]:
    nama = periksa.nama_unik("penentu_seri", isi)
    _tolak_asing(periksa, "penentu_seri", isi, bobot, "tidak ada dalam bobot")
    return nama


def _tolak_asing(periksa: Pemeriksa, jalur: str, isi: object, dikenal: Collection[str], pesan: str) -> None:
    """Nothing known means that list was unusable itself: one error, not one for each name."""
    for indeks, nama in enumerate(isi if dikenal and isinstance(isi, list) else []):
        if isinstance(nama, str) and nama.strip() and nama not in dikenal:
            periksa.salah(f"{jalur}[{indeks}]", f"“{nama}” {pesan}.")


def _daftar_pelamar(periksa: Pemeriksa, isi: object, ketentuan: Ketentuan) -> tuple[Pelamar, ...]:
    hasil: list[Pelamar] = []
    ada: set[str] = set()
    daftar = periksa.daftar("pelamar", isi)
    dikenal = _Dikenal(frozenset(ketentuan.bobot), frozenset(ketentuan.anggota))
    if len(daftar) * max(1, len(dikenal.komponen)) * max(1, len(dikenal.anggota)) > BATAS_LEMBAR:
        periksa.salah("pelamar", f"Lebih dari {BATAS_LEMBAR} nilai dalam satu berkas.")
        return ()
    for indeks, satu in enumerate(daftar):
        jalur = f"pelamar[{indeks}]"
        pelamar = _pelamar(periksa, jalur, satu, dikenal)
        if pelamar is None:
            continue
        if pelamar.nomor in ada:
            periksa.salah(f"{jalur}.nomor", f"Nomor “{pelamar.nomor}” sudah dipakai pelamar lain.")
        ada.add(pelamar.nomor)
        hasil.append(pelamar)
    return tuple(hasil)


def _pelamar(periksa: Pemeriksa, jalur: str, isi: object, dikenal: _Dikenal) -> Pelamar | None:
    objek = periksa.objek(jalur, isi, wajib=("nomor", "nilai"), boleh=("mundur",))
    if objek is None:
        return None
    nomor = periksa.nama(f"{jalur}.nomor", objek["nomor"]) if "nomor" in objek else None
    mundur = periksa.nama_unik(f"{jalur}.mundur", objek["mundur"]) if "mundur" in objek else []
    _tolak_asing(periksa, f"{jalur}.mundur", objek.get("mundur"), dikenal.anggota, "bukan anggota panitia seleksi")
    nilai: dict[str, dict[str, Fraction | None] | Fraction | None] = {}
    for komponen, n in ((periksa.peta(f"{jalur}.nilai", objek["nilai"]) if "nilai" in objek else None) or {}).items():
        if dikenal.komponen and komponen not in dikenal.komponen:
            periksa.salah(f"{jalur}.nilai.{komponen}", f"Komponen “{komponen}” tidak ada dalam bobot.")
        else:
            nilai[komponen] = _nilai(periksa, f"{jalur}.nilai.{komponen}", n, dikenal, frozenset(mundur))
    return Pelamar(nomor, nilai, frozenset(mundur)) if nomor is not None else None


def _nilai(
    periksa: Pemeriksa, jalur: str, isi: object, dikenal: _Dikenal, mundur: frozenset[str]
) -> dict[str, Fraction | None] | Fraction | None:
    if not isinstance(isi, Objek):
        return _skor(periksa, jalur, isi)
    lembar: dict[str, Fraction | None] = {}
    for anggota, nilai in (periksa.peta(jalur, isi) or {}).items():
        skor = _skor(periksa, f"{jalur}.{anggota}", nilai)
        if dikenal.anggota and anggota not in dikenal.anggota:
            periksa.salah(f"{jalur}.{anggota}", f"“{anggota}” bukan anggota panitia seleksi.")
        elif anggota in mundur and nilai is not None:
            periksa.salah(f"{jalur}.{anggota}", f"“{anggota}” mundur untuk pelamar ini dan tidak boleh menilai.")
        lembar[anggota] = skor
    return lembar


def _skor(periksa: Pemeriksa, jalur: str, isi: object) -> Fraction | None:
    if isi is None:
        return None
    angka = periksa.angka(jalur, isi)
    if angka is not None and not 0 <= angka.numerator <= 100 * angka.denominator:
        periksa.salah(jalur, "Nilai harus antara 0 dan 100.")
    return angka


def _daftar_putusan(periksa: Pemeriksa, isi: object, pelamar: set[str]) -> tuple[PutusanSeri, ...]:
    hasil: list[PutusanSeri] = []
    kelompok: set[frozenset[str]] = set()
    for indeks, satu in enumerate(periksa.daftar("putusan_seri", isi)):
        jalur = f"putusan_seri[{indeks}]"
        objek = periksa.objek(jalur, satu, wajib=("urutan", "berita_acara"))
        if objek is None:
            continue
        urutan = _urutan(periksa, f"{jalur}.urutan", objek["urutan"], pelamar) if "urutan" in objek else []
        if urutan and frozenset(urutan) in kelompok:
            periksa.salah(f"{jalur}.urutan", "Kelompok ini sudah diputus dalam putusan sebelumnya.")
        kelompok.add(frozenset(urutan))
        acara = periksa.nama(f"{jalur}.berita_acara", objek["berita_acara"]) if "berita_acara" in objek else None
        hasil.append(PutusanSeri(tuple(urutan), acara or ""))
    return tuple(hasil)


def _urutan(periksa: Pemeriksa, jalur: str, isi: object, pelamar: set[str]) -> list[str]:
    """One error a vote, on the list as a whole: its members are only right or wrong together."""
    if not isinstance(isi, list) or not all(isinstance(n, str) for n in isi):
        periksa.salah(jalur, "Urutan harus berupa daftar nomor pelamar.")
        return []
    if len(isi) < 2 or len(set(isi)) != len(isi):
        periksa.salah(jalur, "Urutan harus memuat paling sedikit dua pelamar, masing-masing satu kali.")
        return []
    if asing := sorted(set(isi) - pelamar):
        periksa.salah(jalur, f"Nomor {', '.join(asing)} tidak ada dalam daftar pelamar.")
        return []
    return isi
