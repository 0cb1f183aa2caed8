"""Announcement, extension and deadline of an open selection.

PermenPANRB 15/2019 [V2]: at least 15 calendar days open; with too few candidates at most two
extensions of 7 calendar days each; four candidates a post. The values are the agency's row.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from core.langkah import Langkah
from core.tanggal import tulis_tanggal
from seleksi.rules.masalah import Masalah

DASAR = "PermenPANRB 15/2019"


@dataclass(frozen=True)
class KetentuanJadwal:
    hari_pengumuman: int = 15  # [V2 media.alkhairaat.id 2026; Purworejo 2021]
    maksimal_perpanjangan: int = 2  # [V2 malangtimes 2025]
    hari_perpanjangan: int = 7  # [V2 malangtimes 2025]
    minimal_pelamar: int = 4  # [V2 malangtimes 2025]; Lombok Utara 2023 says 3 [V2]
    minimal_setelah_perpanjangan: int | None = None  # [V2 lombokpost 2023: 2]; None: the minimum stays
    dasar: str = DASAR


@dataclass(frozen=True)
class Perpanjangan:
    ke: int
    mulai: date
    selesai: date  # last day, included
    langkah: Langkah


@dataclass(frozen=True)
class Kecukupan:
    """Whether there are enough candidates, and what is open when there are not."""

    cukup: bool
    boleh_diperpanjang: bool
    minimal: int
    langkah: Langkah


def periksa_pengumuman(mulai: date, selesai: date, *, ketentuan: KetentuanJadwal) -> Masalah | None:
    """Both days count: 1 to 15 October is fifteen days."""
    hari = (selesai - mulai).days + 1
    if hari >= ketentuan.hari_pengumuman:
        return None
    if hari < 1:
        return Masalah("tanggal_terbalik", "Tanggal penutupan mendahului tanggal pengumuman.", "selesai")
    paling_awal = mulai + timedelta(days=ketentuan.hari_pengumuman - 1)
    kalimat = (
        f"Pengumuman hanya {hari} hari kalender; paling sedikit {ketentuan.hari_pengumuman} hari "
        f"({ketentuan.dasar}). Tutup paling awal {tulis_tanggal(paling_awal)}."
    )
    return Masalah("pengumuman_terlalu_singkat", kalimat, "selesai")


def perpanjang(selesai: date, *, sudah: int, ketentuan: KetentuanJadwal) -> Perpanjangan | Masalah:
    """The next extension follows the last day without a gap. `sudah`: how many there were."""
    if sudah >= ketentuan.maksimal_perpanjangan:
        kalimat = f"Pendaftaran sudah diperpanjang {sudah} kali; paling banyak {ketentuan.maksimal_perpanjangan} kali."
        return Masalah("perpanjangan_habis", kalimat)
    mulai = selesai + timedelta(days=1)
    akhir = selesai + timedelta(days=ketentuan.hari_perpanjangan)
    fakta = f"ditutup {tulis_tanggal(selesai)}, diperpanjang {ketentuan.hari_perpanjangan} hari kalender"
    langkah = Langkah(f"perpanjangan ke-{sudah + 1}", fakta, tulis_tanggal(akhir), ketentuan.dasar)
    return Perpanjangan(sudah + 1, mulai, akhir, langkah)


def periksa_kecukupan(jumlah: int, *, sudah: int, ketentuan: KetentuanJadwal) -> Kecukupan:
    """`jumlah` counts those who passed the administrative selection (docs/adr/0011)."""
    habis = sudah >= ketentuan.maksimal_perpanjangan
    lunak = ketentuan.minimal_setelah_perpanjangan
    minimal = lunak if habis and lunak is not None else ketentuan.minimal_pelamar
    cukup = jumlah >= minimal
    fakta = f"{jumlah} pelamar memenuhi syarat administrasi, minimal {minimal}, diperpanjang {sudah} kali"
    nilai = "cukup" if cukup else "kurang, pendaftaran habis diperpanjang" if habis else "kurang, dapat diperpanjang"
    return Kecukupan(cukup, not cukup and not habis, minimal, Langkah("jumlah pelamar", fakta, nilai, ketentuan.dasar))


def tenggat(selesai: date, zona: tzinfo) -> datetime:
    """The instant registration closes: midnight after the last day, on the agency's own clock."""
    return datetime.combine(selesai + timedelta(days=1), time(0), tzinfo=zona)


def masih_terbuka(at: datetime, *, buka: datetime, tutup: datetime) -> bool:
    """Half-open: at the opening instant it is open, at exactly the deadline it is closed."""
    return buka <= at < tutup
