"""Documents of the selections: selector → frozen dataclass → template → bytes."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.safestring import SafeString

from core.pdf import alamat_verifikasi, qr_svg, render_pdf
from seleksi.models import Hasil
from seleksi.selectors.laporan import Anggota, Laporan, dari_berkas

HUKUM = (
    "PP 11/2017 jo. PP 17/2020 tentang Manajemen PNS",
    "PermenPANRB 15/2019 tentang Pengisian JPT secara Terbuka dan Kompetitif",
)


@dataclass(frozen=True)
class Kunci:
    """A member, or the assessment centre, with the instant of each component; None: not theirs to score."""

    siapa: str
    pada: tuple[datetime | None, ...]


@dataclass(frozen=True)
class BeritaAcara:
    laporan: Laporan
    nomor: str
    kode: str
    sidik: str
    disegel_pada: datetime
    oleh: str
    alamat: str
    qr: SafeString

    @property
    def sidik_kelompok(self) -> str:
        return _kelompok(self.sidik)

    @property
    def sidik_berkas_kelompok(self) -> str:
        return _kelompok(self.laporan.sidik_berkas)

    @property
    def dasar_hukum(self) -> tuple[str, ...]:
        """Each text once, whatever the agency's row repeats of the law."""
        ketentuan = self.laporan.peserta["ketentuan"]
        sendiri = [_seragam(d).strip(" .") for d in ketentuan["dasar"].split(";")]
        lain = [d for d in dict.fromkeys(sendiri) if d]
        hukum = []
        for h in HUKUM:
            milik = [d for d in lain if _termasuk(d, h)]
            pasal = [p for d in milik if (p := d.removeprefix(_nama(h)).strip(" ,")) and p not in h]
            lain = [d for d in lain if d not in milik]
            hukum.append(", ".join([h, *pasal]))
        return tuple(f"{d}." for d in (*hukum, *lain, f"Ketentuan instansi nomor {ketentuan['nomor_sk']}"))

    @property
    def tanggal_pansel(self) -> date | None:
        return _tanggal(self.laporan.peserta["pansel"]["tanggal_sk"])

    @property
    def tanggal_ketentuan(self) -> date | None:
        return _tanggal(self.laporan.peserta["ketentuan"]["tanggal_sk"])

    @property
    def tanda_tangan(self) -> tuple[Anggota, ...]:
        """Chair, secretary, members: the order in which they sign."""
        urutan = {"ketua": 0, "sekretaris": 1}
        return tuple(sorted(self.laporan.anggota, key=lambda a: (urutan.get(a.peran, 2), a.kode)))

    @property
    def kunci(self) -> tuple[Kunci, ...]:
        peserta = self.laporan.peserta
        siapa = {a["kode"]: f"{a['kode']} {a['nama']}" for a in peserta["anggota"]}
        saat: dict[str, dict[str, datetime]] = {nama: {} for nama in siapa.values()}
        for s in peserta["lembar"]:
            nama = siapa[s["anggota"]] if s["anggota"] else s["sumber"] or "Lembaga asesmen"
            saat.setdefault(nama, {})[s["komponen"]] = datetime.fromisoformat(s["dikunci_pada"])
        return tuple(Kunci(nama, tuple(isi.get(k.kode) for k in self.laporan.komponen)) for nama, isi in saat.items())

    @property
    def mendatar(self) -> bool:
        """More than six members do not fit across a portrait page."""
        return len(self.laporan.anggota) > 6


def lembar_berita_acara(hasil: Hasil) -> BeritaAcara:
    """What the minutes show, from the sealed row alone."""
    alamat = alamat_verifikasi(hasil.segel.kode)
    return BeritaAcara(
        laporan=dari_berkas(hasil.masukan, hasil.peserta),
        nomor=hasil.segel.nomor,
        kode=hasil.segel.kode,
        sidik=hasil.segel.sidik,
        disegel_pada=hasil.segel.disegel_pada,
        oleh=str(hasil.disegel_oleh),
        alamat=alamat,
        qr=qr_svg(alamat),
    )


def berita_acara(hasil: Hasil) -> bytes:
    """From the sealed row alone, in the agency's own time."""
    isi = lembar_berita_acara(hasil)
    zona = ZoneInfo(str(hasil.peserta["zona_waktu"]))
    with timezone.override(zona):
        return render_pdf(
            "seleksi/pdf/berita_acara.html",
            {"ba": isi, "l": isi.laporan},
            dibuat=timezone.localtime(isi.disegel_pada),
            pengenal=isi.sidik[:32],
        )


def _seragam(dasar: str) -> str:
    """PP 11/2017 jo 17/2020 and jo. 17/2020 are jo. PP 17/2020."""
    return re.sub(r"\bjo\.? (?:PP )?(?=\d)", "jo. PP ", dasar)


def _nama(hukum: str) -> str:
    return hukum.partition(" tentang ")[0]


def _termasuk(dasar: str, hukum: str) -> bool:
    """The text itself, or a part of it."""
    return dasar in hukum or re.match(rf"{re.escape(_nama(hukum))}(?![\w/])", dasar) is not None


def _kelompok(sidik: str) -> str:
    """In groups of eight, so that lines break between them."""
    return " ".join(sidik[i : i + 8] for i in range(0, 64, 8))


def _tanggal(teks: str) -> date | None:
    return date.fromisoformat(teks) if teks else None
