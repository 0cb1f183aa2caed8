"""What a ranking is made of, read from the rows; and the sealed one, read from its own row.

The caller asks `selectors.penilaian.lowongan_terbuka` or `baca_hasil` first: nothing here is shown before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.db.models import F, FilteredRelation, Max, Q
from django.utils import timezone

from seleksi.enums import Hubungan, StatusLembar, StatusPelamar
from seleksi.models import (
    AnggotaPansel,
    Hasil,
    Komponen,
    Lembar,
    Lowongan,
    Nilai,
    Pelamar,
    PutusanSeri,
)
from seleksi.rules import peringkat as aturan
from seleksi.rules.berkas import Berkas
from seleksi.rules.putusan import berlaku
from seleksi.selectors.penilaian import BERHITUNG


@dataclass(frozen=True)
class Dinilai:
    """A component as it is scored."""

    pk: int
    kode: str
    nama: str
    bobot: Fraction
    impor: bool


@dataclass(frozen=True)
class Keadaan:
    """A sheet from outside: whose, for what, locked when; nothing of what is in it."""

    komponen_id: int
    anggota_id: int | None
    terkunci: bool
    dikunci_pada: datetime | None
    sumber: str


@dataclass(frozen=True)
class Bahan:
    """Everything a ranking is made of; five queries, whatever the numbers."""

    lowongan: Lowongan
    komponen: tuple[Dinilai, ...]
    anggota: tuple[AnggotaPansel, ...]
    pelamar: tuple[Pelamar, ...]
    benturan: tuple[tuple[int, int, str], ...]  # (candidate, member, relation)
    lembar: tuple[Keadaan, ...]
    nilai: Mapping[tuple[int, int | None, int], Fraction | None]  # by component, member, candidate
    putusan: tuple[PutusanSeri, ...]  # the newest of each chain

    @cached_property
    def kode(self) -> Mapping[int, str]:
        return {a.pk: a.kode for a in self.anggota}

    @cached_property
    def mundur(self) -> Mapping[str, frozenset[str]]:
        """Members recused, by number of the candidate."""
        nomor = {p.pk: p.nomor for p in self.pelamar}
        return {
            nomor[p.pk]: frozenset(self.kode[a] for siapa, a, _ in self.benturan if siapa == p.pk and a in self.kode)
            for p in self.pelamar
        }

    @cached_property
    def tanpa_putusan(self) -> aturan.Hasil:
        return aturan.peringkatkan(self.calon, ketentuan=self.ketentuan)

    @cached_property
    def calon(self) -> tuple[aturan.Pelamar, ...]:
        return tuple(self._calon(p) for p in self.pelamar)

    @cached_property
    def ketentuan(self) -> aturan.Ketentuan:
        return aturan.Ketentuan(
            bobot={k.kode: k.bobot for k in self.komponen},
            penentu_seri=tuple(self.lowongan.penentu_seri),
            anggota=tuple(a.kode for a in self.anggota),
            jumlah_nama=self.lowongan.ketentuan.jumlah_nama,
            minimal_pelamar=self.lowongan.ketentuan.minimal_pelamar,
        )

    @cached_property
    def berkas(self) -> Berkas:
        """The ranking's input; votes whose group is no longer tied are left out."""
        suara = [aturan.PutusanSeri(tuple(p.urutan), p.nomor_berita_acara) for p in self.putusan]
        return Berkas(self.calon, self.ketentuan, berlaku(suara, self.tanpa_putusan))

    def _calon(self, p: Pelamar) -> aturan.Pelamar:
        mundur = self.mundur[p.nomor]
        penilai = [a for a in self.anggota if a.kode not in mundur]
        nilai: dict[str, Any] = {}
        for k in self.komponen:
            if k.impor:
                nilai[k.kode] = self.nilai.get((k.pk, None, p.pk))
            else:
                nilai[k.kode] = {a.kode: self.nilai.get((k.pk, a.pk, p.pk)) for a in penilai}
        return aturan.Pelamar(p.nomor, nilai, mundur)


def bahan(lowongan: Lowongan) -> Bahan:
    lulus = Pelamar.objects.filter(lowongan=lowongan, status=StatusPelamar.MEMENUHI).order_by("nomor")
    komponen, lembar = _lembar_dan_komponen(lowongan)
    anggota, benturan = _panel(lowongan)
    return Bahan(
        lowongan=lowongan,
        komponen=komponen,
        anggota=anggota,
        pelamar=tuple(lulus.select_related("pegawai")),
        benturan=benturan,
        lembar=lembar,
        nilai=_nilai(lowongan),
        putusan=tuple(PutusanSeri.objects.filter(lowongan=lowongan, digantikan_oleh=None).order_by("pk")),
    )


def _lembar_dan_komponen(lowongan: Lowongan) -> tuple[tuple[Dinilai, ...], tuple[Keadaan, ...]]:
    """Every component, and the sheets of those who still sit on the panel: one query."""
    lembar = [f"lembar__{n}" for n in ("pk", "anggota__keluar_pada", "anggota", "status", "dikunci_pada", "sumber")]
    rows = Komponen.objects.filter(lowongan=lowongan).order_by("urutan", "lembar__anggota__kode")
    komponen: dict[int, Dinilai] = {}
    semua = []
    for pk, kode, nama, bobot, impor, ada, keluar, anggota, status, kunci, sumber in rows.values_list(
        "pk", "kode", "nama", "bobot", "impor", *lembar
    ):
        komponen[pk] = Dinilai(pk, kode, nama, Fraction(bobot), impor)
        if ada and not keluar:
            semua.append(Keadaan(pk, anggota, status == StatusLembar.TERKUNCI, kunci, sumber))
    return tuple(komponen.values()), tuple(semua)


def _panel(lowongan: Lowongan) -> tuple[tuple[AnggotaPansel, ...], tuple[tuple[int, int, str], ...]]:
    """The sitting members and what recuses them, of the selection's other posts too: one query."""
    berbenturan = FilteredRelation("pernyataanbenturan", condition=~Q(pernyataanbenturan__hubungan=Hubungan.TIDAK_ADA))
    rows = AnggotaPansel.objects.filter(pansel__seleksi=lowongan.seleksi_id, keluar_pada=None)
    rows = rows.annotate(benturan=berbenturan, calon=F("benturan__pelamar"), hubungan=F("benturan__hubungan"))
    semua: list[Any] = list(rows)
    anggota = {a.pk: a for a in semua}
    return tuple(anggota.values()), tuple((a.calon, a.pk, a.hubungan) for a in semua if a.calon)


def masukan(lowongan: Lowongan) -> Berkas:
    """The rule's input, as `verifikasi_peringkat` reads it."""
    return bahan(lowongan).berkas


def hitung(lowongan: Lowongan) -> aturan.Hasil:
    return hitung_bahan(bahan(lowongan))


def hitung_bahan(dari: Bahan) -> aturan.Hasil:
    berkas = dari.berkas
    return aturan.peringkatkan(berkas.pelamar, ketentuan=berkas.ketentuan, putusan=berkas.putusan)


def _nilai(lowongan: Lowongan) -> dict[tuple[int, int | None, int], Fraction | None]:
    rows = Nilai.objects.filter(lembar__komponen__lowongan=lowongan, pelamar__status=StatusPelamar.MEMENUHI)
    isi = rows.values_list("lembar__komponen", "lembar__anggota", "pelamar", "nilai")
    return {(k, a, p): None if n is None else Fraction(n) for k, a, p, n in isi}


def hasil_terkini(lowongan: Lowongan) -> Hasil | None:
    """The sealed result that stands: the newest that was not voided."""
    rows = Hasil.objects.filter(lowongan=lowongan, segel__pembatalan=None)
    return rows.select_related("segel", "disegel_oleh").order_by("-pk").first()


def hasil_terakhir(lowongan: Lowongan) -> Hasil | None:
    """The newest sealed result, also a voided one: what the next seal supersedes."""
    return Hasil.objects.filter(lowongan=lowongan).select_related("segel").order_by("-pk").first()


def nomor_berita_acara(lowongan: Lowongan) -> str:
    """BA-1/…: the post's place within its selection; BA-1.2 when its result was sealed before."""
    ke = Lowongan.objects.filter(seleksi=lowongan.seleksi_id, pk__lte=lowongan.pk).count()
    lalu = Hasil.objects.filter(lowongan=lowongan).count()
    return f"BA-{ke}{f'.{lalu + 1}' if lalu else ''}/{lowongan.seleksi.nomor}"


def kunci_terakhir(lowongan: Lowongan) -> datetime | None:
    rows = Lembar.objects.filter(BERHITUNG, komponen__lowongan=lowongan)
    return rows.aggregate(terakhir=Max("dikunci_pada"))["terakhir"]


def lembar_terutang(dari: Bahan) -> list[tuple[str, str]]:
    """(who, component) of every sheet still open, member by member; for the secretariat alone."""
    tempat = {a.pk: ke for ke, a in enumerate(dari.anggota)}
    nama = {a.pk: a.nama for a in dari.anggota}
    komponen = {k.pk: k.nama for k in dari.komponen}
    terbuka = sorted(
        (s for s in dari.lembar if not s.terkunci), key=lambda s: tempat.get(s.anggota_id or 0, len(tempat))
    )
    return [(nama.get(s.anggota_id or 0, "lembaga asesmen"), komponen[s.komponen_id]) for s in terbuka]


def kurang_bernama(dari: Bahan, kurang: Iterable[aturan.Kurang]) -> list[tuple[str, str]]:
    """(who, component and candidate) for each score that a locked sheet still lacks."""
    nama = {a.kode: a.nama for a in dari.anggota}
    komponen = {k.kode: k.nama for k in dari.komponen}
    return [(nama.get(k.anggota or "", "semua penilai"), f"{komponen[k.komponen]} peserta {k.nomor}") for k in kurang]


def tiga_nama(hasil: Hasil) -> list[Pelamar]:
    """The proposed candidates in order, with what the PPK weighs them by."""
    nomor = list(hasil.keluaran["tiga_besar"])
    rows = {p.nomor: p for p in Pelamar.objects.filter(lowongan=hasil.lowongan_id, nomor__in=nomor)}
    return [rows[n] for n in nomor]


@dataclass(frozen=True)
class Fakta:
    """What the frozen profile of a proposed candidate says beside the figures."""

    nip: str
    usia: str
    jabatan: str
    unit: str
    pendidikan: str
    golongan: str
    kinerja: str
    hukuman: str
    diklat: str


def fakta(p: Pelamar) -> Fakta:
    """As of submission; an empty list of the record is said in words, never as 0."""
    profil = p.profil
    kini = [j for j in profil.get("jabatan", []) if j["sampai"] is None]
    sekolah = [f"{d['tingkat'].upper()} {d['nama']}".strip() for d in profil.get("pendidikan", [])]
    predikat = sorted(profil.get("kinerja", []), key=lambda k: k["tahun"], reverse=True)[:3]
    hukuman = [h for h in profil.get("hukuman", []) if h["dibatalkan_pada"] is None]
    lahir = profil.get("tanggal_lahir")
    golongan = sorted(profil.get("golongan", []), key=lambda g: g["tmt"])
    return Fakta(
        nip=profil.get("nip", ""),
        usia=f"{_usia(date.fromisoformat(lahir), timezone.localdate(p.diajukan_pada))} tahun" if lahir else "",
        jabatan=kini[0]["nama"] if kini else "",
        unit=kini[0]["unit"] if kini else "",
        pendidikan=sekolah[-1] if sekolah else "",
        golongan=golongan[-1]["golongan"] if golongan else "",
        kinerja="; ".join(f"{k['tahun']} {k['predikat'].replace('_', ' ')}" for k in predikat),
        hukuman=", ".join(f"{h['tingkat']} ({h['mulai'][:4]})" for h in hukuman) or "tidak ada dalam catatan",
        diklat=", ".join(d["nama"] for d in profil.get("diklat", [])[-3:]),
    )


def _usia(lahir: date, pada: date) -> int:
    return pada.year - lahir.year - ((pada.month, pada.day) < (lahir.month, lahir.day))


def peserta(dari: Bahan) -> dict[str, Any]:
    """Names and titles as of the seal, recusals, locks and votes: what stands beside the figures."""
    lowongan, seleksi = dari.lowongan, dari.lowongan.seleksi
    pansel, ketentuan = seleksi.pansel, lowongan.ketentuan
    return {
        "instansi": seleksi.instansi.nama,
        "zona_waktu": seleksi.instansi.zona_waktu,
        "seleksi": {"nomor": seleksi.nomor, "judul": seleksi.judul, "pengumuman": seleksi.nomor_pengumuman},
        "jabatan": {kunci: lowongan.jabatan_beku.get(kunci) or "" for kunci in ("nama", "unit", "eselon")},
        "pansel": {"nomor_sk": pansel.nomor_sk, "tanggal_sk": _tanggal(pansel.tanggal_sk)},
        "ketentuan": {
            "nomor_sk": ketentuan.nomor_sk,
            "tanggal_sk": _tanggal(ketentuan.tanggal_sk),
            "dasar": ketentuan.dasar,
            "minimal_penilai": ketentuan.minimal_penilai,
        },
        "komponen": [{"kode": k.kode, "nama": k.nama} for k in dari.komponen],
        "anggota": [
            {"kode": a.kode, "nama": a.nama, "jabatan": a.jabatan, "lembaga": a.lembaga, "peran": a.peran}
            for a in dari.anggota
        ],
        "pelamar": [_pelamar(dari, p) for p in dari.pelamar],
        "lembar": [_lembar(dari, s) for s in dari.lembar],
        "putusan": [_putusan(p) for p in putusan_dipakai(dari)],
    }


def _pelamar(dari: Bahan, p: Pelamar) -> dict[str, Any]:
    kini = [j for j in p.profil.get("jabatan", []) if j["sampai"] is None]
    return {
        "nomor": p.nomor,
        "nama": p.nama,
        "nip": p.profil.get("nip") or p.pegawai.nip,
        "jabatan": kini[0]["nama"] if kini else "",
        "unit": kini[0]["unit"] if kini else "",
        "benturan": sorted(
            [dari.kode[a], Hubungan(h).label] for siapa, a, h in dari.benturan if siapa == p.pk and a in dari.kode
        ),
    }


def _lembar(dari: Bahan, s: Keadaan) -> dict[str, Any]:
    komponen = {k.pk: k.kode for k in dari.komponen}
    return {
        "komponen": komponen[s.komponen_id],
        "anggota": dari.kode[s.anggota_id] if s.anggota_id else None,
        "dikunci_pada": _saat(s.dikunci_pada),
        "sumber": s.sumber,
    }


def putusan_dipakai(dari: Bahan) -> list[PutusanSeri]:
    """The votes that count: over a group that is still tied."""
    sah = {p.urutan for p in dari.berkas.putusan}
    return [p for p in dari.putusan if tuple(p.urutan) in sah]


def _putusan(p: PutusanSeri) -> dict[str, Any]:
    return {
        "urutan": p.urutan,
        "nomor_berita_acara": p.nomor_berita_acara,
        "tanggal": _tanggal(p.tanggal),
        "hadir": p.hadir,
        "alasan": p.alasan,
    }


def _tanggal(nilai: date | None) -> str:
    return nilai.isoformat() if nilai else ""


def _saat(nilai: datetime | None) -> str:
    return nilai.isoformat() if nilai else ""


def tanpa_berita_acara(at: datetime) -> list[int]:
    """Results sealed more than five minutes ago that still have no minutes."""
    rows = Hasil.objects.filter(beritaacara=None, segel__disegel_pada__lt=at - timedelta(minutes=5))
    return list(rows.order_by("pk").values_list("pk", flat=True)[:50])
