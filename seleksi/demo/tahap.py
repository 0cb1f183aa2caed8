"""One story, stage by stage: each function carries the selection one stage further, on its own day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from core.models import Pengguna
from core.pdf import render_pdf
from seleksi.demo.naskah import GURU_BESAR, Naskah, Sampai, Seri, nilai, susunan
from seleksi.models import AnggotaPansel, Lembar, Lowongan, Pelamar, Seleksi
from seleksi.rules.pelamaran import berkas_wajib
from seleksi.rules.penilaian import Isian
from seleksi.rules.putusan import masih_seri
from seleksi.selectors.hasil import hitung
from seleksi.selectors.pelamar import sesama_instansi
from seleksi.services import administrasi, benturan, hasil, pansel, pelamar, penetapan, penilaian, persiapan, putusan
from talent.demo.muat import Provinsi
from talent.models import Jabatan, Pegawai

# Days after the announcement
TUTUP, PERIKSA, TETAP, NYATA, NILAI, KUNCI, SEGEL, PILIH = 16, 17, 20, 22, 24, 30, 33, 38
SURAT_ASESMEN = "UPTD Penilaian Kompetensi, surat 800/77/UPTD-PK"
MOTIVASI = (
    "Saya melamar karena pengalaman memimpin unit pelayanan memberi saya gambaran tentang apa yang perlu dibenahi. "
    "Dalam seratus hari pertama saya akan menata ulang pembagian tugas, membuka data layanan kepada masyarakat, "
    "dan menyelesaikan tunggakan temuan pemeriksaan."
)

GUGUR = "Syarat belum terpenuhi menurut data kepegawaian; pelamar sudah diberi kesempatan melengkapi."


@dataclass
class Panggung:
    provinsi: Provinsi
    sandi: str
    kini: datetime
    jpt: list[Jabatan]
    administrator: list[Jabatan]
    calon: list[Pegawai]
    gagal: list[Pegawai]
    dalam: list[Pegawai]
    berkas: dict[str, bytes] = field(default_factory=dict)

    @property
    def sekretariat(self) -> Pengguna:
        return self.provinsi.sekretariat.pengguna


def mainkan(naskah: Naskah, p: Panggung) -> Seleksi:
    """Play one story as far as it goes."""
    mulai = p.kini - timedelta(days=naskah.hari)
    seleksi = _siapkan(naskah, p, mulai)
    tahap = (_umumkan, _periksa, _tetapkan_administrasi, _buka, _kunci, _segel, _pilih)
    for langkah in tahap[: naskah.sampai]:
        langkah(naskah, p, seleksi, mulai)
        seleksi.refresh_from_db()
    if naskah.batal:
        alasan = "Perangkat daerah digabung menurut Perda susunan organisasi yang baru"
        seleksi = persiapan.batalkan(seleksi, by=p.sekretariat, at=mulai + timedelta(days=9), alasan=alasan)
    return seleksi


def _siapkan(naskah: Naskah, p: Panggung, mulai: datetime) -> Seleksi:
    by, at = p.sekretariat, mulai - timedelta(days=7)
    jabatan = [(p.administrator if naskah.internal else p.jpt).pop(0) for _ in range(naskah.lowongan)]
    seleksi = persiapan.buat_seleksi(
        p.provinsi.instansi,
        by=by,
        at=at,
        nomor=f"{naskah.kode}/PANSEL/{mulai.year}",
        judul=f"{'Seleksi internal' if naskah.internal else 'Seleksi terbuka'} {jabatan[0].nama}",
        jenis="internal" if naskah.internal else "terbuka",
    )
    for j in jabatan:
        persiapan.tambah_lowongan(seleksi, by=by, at=at, jabatan=j)
    if naskah.sampai > Sampai.DRAF:
        _bentuk_pansel(seleksi, p, at)
    return seleksi


def _bentuk_pansel(seleksi: Seleksi, p: Panggung, at: datetime) -> None:
    by = p.sekretariat
    for orang, peran in zip(p.dalam, ("ketua", "sekretaris"), strict=True):
        pansel.tambah_anggota_internal(seleksi, by=by, at=at, pegawai=orang, peran=peran)
    for nama, surel, lembaga, jabatan in GURU_BESAR:
        isi = {"nama": nama, "surel": f"{surel}@pansel.example", "lembaga": lembaga, "jabatan": jabatan}
        pansel.tambah_anggota_luar(seleksi, by=by, at=at, peran="anggota", tingkat="", jenjang="", **isi)
    sk = f"821.2/{seleksi.nomor.replace('/', '-')}/{at.year}"
    pansel.tetapkan_pansel(seleksi, by=by, at=at, nomor_sk=sk, tanggal_sk=at.date())
    for anggota in _anggota(seleksi):
        pansel.nyatakan_bukan_parpol(anggota, by=anggota.pengguna, at=at)


def _anggota(seleksi: Seleksi) -> list[AnggotaPansel]:
    return list(AnggotaPansel.objects.filter(pansel__seleksi=seleksi, keluar_pada=None).select_related("pengguna"))


def _umumkan(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    at = mulai
    persiapan.atur_jadwal(
        seleksi,
        by=p.sekretariat,
        at=at,
        versi=seleksi.versi,
        tanggal_pengumuman=at.date(),
        pelamaran_ditutup=(at + timedelta(days=TUTUP)).replace(hour=16),
        penilaian_ditutup=(at + timedelta(days=KUNCI + 10)).replace(hour=16),
        rencana_pelantikan=(at + timedelta(days=PILIH + 45)).date(),
    )
    persiapan.umumkan(seleksi, by=p.sekretariat, at=at, nomor_pengumuman=f"{seleksi.nomor}/P")
    orang = [p.calon.pop(0) for _ in range(naskah.pelamar)] + [p.gagal.pop(0) for _ in range(naskah.gagal)]
    (lowongan,) = seleksi.lowongan_set.all()
    for urutan, o in enumerate(orang):
        draf = naskah.sampai == Sampai.DIUMUMKAN and urutan == naskah.pelamar - 1
        _lamar(p, lowongan, o, at + timedelta(days=2, minutes=urutan), ajukan=not draf)


def _lamar(p: Panggung, lowongan: Lowongan, orang: Pegawai, at: datetime, *, ajukan: bool) -> None:
    by = orang.pengguna
    row = pelamar.lamar(lowongan, by=by, at=at)
    if not ajukan:
        pelamar.simpan_lamaran(row, by=by, at=at, versi=row.versi, motivasi=MOTIVASI[:110], pernyataan=False)
        return
    row = pelamar.simpan_lamaran(row, by=by, at=at, versi=row.versi, motivasi=MOTIVASI, pernyataan=True)
    for jenis in berkas_wajib(sesama=sesama_instansi(orang, lowongan)):
        berkas = ContentFile(_pdf(p, str(jenis), at), name=f"{jenis}.pdf")
        pelamar.unggah_berkas(row, by=by, at=at, jenis=str(jenis), berkas=berkas)
    pelamar.ajukan(row, by=by, at=at)


def _pdf(p: Panggung, jenis: str, at: datetime) -> bytes:
    """One sample document a kind; the demo's people share it."""
    if jenis not in p.berkas:
        judul = jenis.replace("_", " ").capitalize()
        p.berkas[jenis] = render_pdf("seleksi/pdf/contoh_berkas.html", {"judul": judul}, dibuat=at, pengenal=jenis)
    return p.berkas[jenis]


def _periksa(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    """Close, and check: all of them, or half when the story stops here. One overridden, with a reason."""
    persiapan.tutup_pelamaran(seleksi, by=p.sekretariat, at=mulai + timedelta(days=TUTUP, hours=7))
    rows = list(Pelamar.objects.filter(lowongan__seleksi=seleksi, status="diajukan").order_by("pk"))
    habis = naskah.sampai > Sampai.ADMINISTRASI
    for urutan, row in enumerate(rows if habis else rows[: len(rows) // 2]):
        at = mulai + timedelta(days=PERIKSA, minutes=urutan)
        if urutan < naskah.pelamar:
            administrasi.loloskan(row, by=p.sekretariat, at=at, petugas=_oleh_petugas(row))
        else:
            administrasi.gugurkan(row, by=p.sekretariat, at=at, alasan=GUGUR)


def _oleh_petugas(row: Pelamar) -> list[str]:
    return [b["kode"] for b in row.kelayakan["butir"] if b["oleh_petugas"]]


def _tetapkan_administrasi(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    """Members declare; two have not yet when the story stops here."""
    administrasi.tetapkan_administrasi(seleksi, by=p.sekretariat, at=mulai + timedelta(days=TETAP))
    calon = list(Pelamar.objects.filter(lowongan__seleksi=seleksi, status="memenuhi").order_by("pk"))
    anggota = _anggota(seleksi)
    belum = 2 if naskah.sampai == Sampai.PERNYATAAN else 0
    for a in anggota[: len(anggota) - belum]:
        berbenturan = naskah.mundur and a is anggota[-1]
        isi = [
            (c.pk, "akademik" if berbenturan and c is calon[0] else "tidak_ada", "Pembimbing tesis 2019" * berbenturan)
            for c in calon
        ]
        benturan.nyatakan_benturan(a, by=a.pengguna, at=mulai + timedelta(days=NYATA), pernyataan=isi)


def _buka(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    """Sheets open; where the story stops here the first two members have begun and one has locked."""
    penilaian.buka_penilaian(seleksi, by=p.sekretariat, at=mulai + timedelta(days=NILAI))
    if naskah.sampai > Sampai.PENILAIAN:
        return
    for lembar in _lembar(seleksi):
        urutan = _urutan(lembar)
        if urutan in (0, 1) and lembar.komponen.kode in ("makalah", "rekam_jejak"):
            sudah = _isi(naskah, p, lembar, mulai)
            if urutan == 0:
                penilaian.kunci(sudah, by=lembar.anggota.pengguna, at=mulai + timedelta(days=KUNCI), versi=sudah.versi)


def _lembar(seleksi: Seleksi) -> list[Lembar]:
    rows = Lembar.objects.filter(komponen__lowongan__seleksi=seleksi).order_by("komponen__urutan", "anggota__kode")
    return list(rows.select_related("komponen__lowongan", "anggota__pengguna"))


def _urutan(lembar: Lembar) -> int | None:
    return None if lembar.anggota is None else int(lembar.anggota.kode.removeprefix("A")) - 1


def _isi(naskah: Naskah, p: Panggung, lembar: Lembar, mulai: datetime) -> Lembar:
    calon = list(Pelamar.objects.filter(lowongan=lembar.komponen.lowongan, status="memenuhi").order_by("nomor"))
    mundur = (
        set(lembar.anggota.pernyataanbenturan_set.exclude(hubungan="tidak_ada").values_list("pelamar", flat=True))
        if lembar.anggota
        else set()
    )
    isi = [
        Isian(
            c.pk, nilai(naskah, tempat, lembar.komponen.kode, _urutan(lembar)), "Menguasai bidangnya; rencana terukur."
        )
        for tempat, c in zip(susunan(naskah, len(calon)), calon, strict=True)
        if c.pk not in mundur
    ]
    saat = {"at": mulai + timedelta(days=KUNCI - 1), "versi": lembar.versi}
    if lembar.anggota:
        return penilaian.simpan_lembar(lembar, by=lembar.anggota.pengguna, isi=isi, **saat)
    return penilaian.simpan_impor(lembar, by=p.sekretariat, isi=isi, sumber=SURAT_ASESMEN, **saat)


def _kunci(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    for lembar in _lembar(seleksi):
        sudah = _isi(naskah, p, lembar, mulai)
        by = lembar.anggota.pengguna if lembar.anggota else p.sekretariat
        penilaian.kunci(sudah, by=by, at=mulai + timedelta(days=KUNCI), versi=sudah.versi)


def _segel(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    at = mulai + timedelta(days=SEGEL)
    (lowongan,) = seleksi.lowongan_set.all()
    if naskah.diputus and naskah.seri == Seri.DI_BATAS:
        ketua = _anggota(seleksi)[0]
        (seri,) = masih_seri(hitung(lowongan))
        putusan.catat_putusan_seri(
            lowongan,
            by=ketua.pengguna,
            at=at,
            urutan=sorted(seri, reverse=True),
            nomor_berita_acara=f"BA-{naskah.kode}/PANSEL/{at.year}",
            tanggal=at.date(),
            hadir=[a.kode for a in _anggota(seleksi)],
            alasan="Rekam jejak memimpin unit yang lebih besar",
        )
    hasil.segel(lowongan, by=p.sekretariat, at=at, sandi=p.sandi)
    if naskah.diulang:
        _segel_ulang(p, lowongan, at + timedelta(days=2))


def _segel_ulang(p: Panggung, lowongan: Lowongan, at: datetime) -> None:
    mundur = Pelamar.objects.filter(lowongan=lowongan, status="memenuhi").select_related("pegawai__pengguna")[1]
    alasan = "Peserta 002 mengundurkan diri karena alih tugas ke kementerian"
    lowongan = hasil.anulir(lowongan, by=_anggota(lowongan.seleksi)[0].pengguna, at=at, alasan=alasan, sandi=p.sandi)
    pelamar.undur(mundur, by=mundur.pegawai.pengguna, at=at, alasan="Alih tugas ke kementerian")
    hasil.segel(lowongan, by=p.sekretariat, at=at + timedelta(days=1), sandi=p.sandi)


def _pilih(naskah: Naskah, p: Panggung, seleksi: Seleksi, mulai: datetime) -> None:
    at = mulai + timedelta(days=PILIH)
    (lowongan,) = seleksi.lowongan_set.all()
    kedua = lowongan.hasil_set.latest("pk").keluaran["tiga_besar"][1]
    terpilih = Pelamar.objects.get(lowongan=lowongan, nomor=kedua)
    alasan = "Paling siap menjalankan program prioritas daerah"
    penetapan.tetapkan(lowongan, by=p.provinsi.ppk, at=at, pelamar=terpilih, alasan=alasan, sandi=p.sandi)
    penetapan.selesaikan(seleksi, by=p.sekretariat, at=at + timedelta(days=1))
