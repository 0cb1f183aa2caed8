"""Who may do what in a selection: one function a right, one sentence of law each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone

from core.access import Izin, Jawaban, Tolak
from core.hak import sistem
from core.models import Pengguna
from seleksi.enums import PeranPansel, StatusPelamar
from seleksi.models import AnggotaPansel, BerkasPelamar, Hasil, Lembar, Lowongan, Pelamar, Seleksi
from talent.access import hak, hak_hari_ini, peran_di
from talent.enums import JenisPeran
from talent.models import Instansi, Pegawai

DASAR = "PermenPANRB 15/2019"
KEANGGOTAAN = """
SELECT p.seleksi_id, a.id, a.peran FROM seleksi_anggotapansel a JOIN seleksi_pansel p ON p.id = a.pansel_id
WHERE a.pengguna_id = %s AND a.keluar_pada IS NULL AND p.ditetapkan_pada IS NOT NULL
"""  # written out because every request of the panel asks it
_LAMARAN = """
UNION ALL SELECT NULL, NULL, NULL WHERE EXISTS (
    SELECT 1 FROM seleksi_pelamar l JOIN talent_pegawai g ON g.id = l.pegawai_id WHERE g.pengguna_id = %s)
"""
SERTA_LAMARAN = KEANGGOTAAN + _LAMARAN  # for pages: their menu asks for both
DASAR_PPK = "PP 11/2017 jo 17/2020"


@dataclass(frozen=True)
class Keanggotaan:
    """A user's seat on the panel of one selection."""

    anggota_id: int
    peran: str


def keanggotaan(user: Pengguna) -> Mapping[int, Keanggotaan]:
    """Selections on whose fixed panel the user sits: one query, once for the object."""
    memory = user.remembered()
    if "pansel" not in memory:
        _ingat(user, SERTA_LAMARAN, [user.pk, user.pk])
    loaded: Mapping[int, Keanggotaan] = memory["pansel"]
    return loaded


def melamar(user: Pengguna) -> bool:
    """Door: who has an application, of whatever state; remembered with the seats."""
    memory = user.remembered()
    if "melamar" not in memory:
        _ingat(user, SERTA_LAMARAN, [user.pk, user.pk])
    return bool(memory["melamar"])


def _ingat(user: Pengguna, sql: str, params: list[int]) -> None:
    """The seats, and of SERTA_LAMARAN whether there is an application: a row without a seat says so."""
    memory = user.remembered()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    kursi = {seleksi: Keanggotaan(pk, peran) for seleksi, pk, peran in rows if seleksi is not None}
    memory["pansel"] = kursi
    if sql == SERTA_LAMARAN:
        memory["melamar"] = len(rows) > len(kursi)


@dataclass(frozen=True)
class Lamaran:
    seleksi_id: int
    status: str  # StatusPelamar

    @property
    def mundur(self) -> bool:
        return self.status == StatusPelamar.MUNDUR


def lamaran(user: Pengguna, pada: date) -> Mapping[int, Lamaran]:
    """The user's own applications by post: at most one query, once for the object."""
    memory = user.remembered()
    if "lamaran" not in memory:
        pegawai = hak(user, pada).pegawai_id
        rows = Pelamar.objects.filter(pegawai=pegawai).values_list("lowongan", "lowongan__seleksi", "status")
        memory["lamaran"] = {lo: Lamaran(se, st) for lo, se, st in (rows if pegawai else ())}
    loaded: Mapping[int, Lamaran] = memory["lamaran"]
    return loaded


def berkepentingan(user: Pengguna, seleksi_id: int, *, pada: date) -> Tolak | None:
    """PermenPANRB 15/2019; UU 30/2014 Pasal 42: yang melamar, juga baru sebagai draf, tidak mengurus seleksinya."""
    if any(satu.seleksi_id == seleksi_id and not satu.mundur for satu in lamaran(user, pada).values()):
        return Tolak(
            "berkepentingan",
            "Anda melamar pada seleksi ini, jadi tidak dapat mengurusnya atau membaca hasil peserta lain.",
            "Minta rekan sekretariat yang tidak melamar.",
        )
    return None


# Doors


def penyelenggara(user: Pengguna) -> bool:
    """Door: the secretariat of a panel, of whichever agency."""
    return bool(hak_hari_ini(user).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL))


def pembaca_proses(user: Pengguna) -> bool:
    """Door: the secretariat of a panel, and the auditor, who reads of the same only what is sealed."""
    return bool(hak_hari_ini(user).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL, JenisPeran.AUDITOR))


def pengurus_ketentuan(user: Pengguna) -> bool:
    """Door: who keeps the agency's provisions."""
    return bool(hak_hari_ini(user).instansi_dengan(JenisPeran.ADMIN_BKD, JenisPeran.SEKRETARIAT_PANSEL))


def anggota_panel(user: Pengguna) -> bool:
    """Door: who sits on a panel."""
    return bool(keanggotaan(user))


def anggota_menyimpan(user: Pengguna) -> bool:
    """Door: as `anggota_panel`, for what answers without a menu after every pause in typing: the seats alone."""
    if "pansel" not in user.remembered():
        _ingat(user, KEANGGOTAAN, [user.pk])
    return anggota_panel(user)


def pemegang_lembar(user: Pengguna) -> bool:
    """Door: who keeps a sheet, as a member or for the assessment centre."""
    return anggota_panel(user) or penyelenggara(user)


def tercatat(user: Pengguna) -> bool:
    """Door: who has a record and may therefore apply."""
    return hak_hari_ini(user).pegawai_id is not None


def peserta_seleksi(user: Pengguna) -> bool:
    """Door: whoever a selection can concern; the list itself is scoped to each."""
    milik = hak_hari_ini(user)
    return milik.pegawai_id is not None or bool(milik.peran) or anggota_panel(user)


# Rights


def sekretariat_instansi(user: Pengguna, instansi: Instansi, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: Pansel dibantu sekretariat yang ditetapkan PPK."""
    if peran := peran_di(user, instansi.pk, JenisPeran.SEKRETARIAT_PANSEL, pada=pada):
        return Izin(DASAR, peran_id=peran)
    return Tolak(
        "bukan_sekretariat",
        "Hanya sekretariat Pansel instansi ini yang dapat melakukannya.",
        f"Hubungi sekretariat Pansel {instansi}.",
    )


def sekretariat(user: Pengguna, seleksi: Seleksi, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: sekretariat, yang tidak melamar pada seleksi itu."""
    jawaban = sekretariat_instansi(user, seleksi.instansi, pada=pada)
    return (jawaban.boleh and berkepentingan(user, seleksi.pk, pada=pada)) or jawaban


def penutup_pelamaran(user: Pengguna, seleksi: Seleksi, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: pelamaran ditutup pada waktunya, oleh tugas terjadwal atau sekretariat."""
    jawaban = sistem(user, seleksi, pada=pada)
    return jawaban if jawaban.boleh else sekretariat(user, seleksi, pada=pada)


def sekretariat_anggota(user: Pengguna, anggota: AnggotaPansel, /, *, pada: date) -> Jawaban:
    return sekretariat(user, anggota.pansel.seleksi, pada=pada)


def sekretariat_lowongan(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    return sekretariat(user, lowongan.seleksi, pada=pada)


def pemeriksa(user: Pengguna, pelamar: Pelamar, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: seleksi administrasi oleh sekretariat; tidak atas lamaran sendiri."""
    if pelamar.pegawai_id == hak(user, pada).pegawai_id:
        return Tolak("lamaran_sendiri", "Lamaran sendiri tidak dapat diperiksa sendiri.", "Minta rekan sekretariat.")
    return sekretariat(user, pelamar.lowongan.seleksi, pada=pada)


def pengurus_instansi(user: Pengguna, instansi: Instansi, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: ketentuan seleksi ditetapkan PPK dan dicatat BKD atau sekretariat."""
    for jenis in (JenisPeran.ADMIN_BKD, JenisPeran.SEKRETARIAT_PANSEL):
        if peran := peran_di(user, instansi.pk, jenis, pada=pada):
            return Izin(DASAR, peran_id=peran)
    return Tolak("bukan_pengurus", "Hanya admin BKD atau sekretariat Pansel yang dapat.", f"Hubungi BKD {instansi}.")


def calon_pelamar(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """PP 11/2017: JPT terbuka bagi PNS; jabatan administrator diisi dari dalam instansi."""
    milik = hak(user, pada)
    if milik.pegawai_id is None:
        return Tolak("bukan_pegawai", "Data kepegawaian Anda belum ada di sini.", "Hubungi BKD instansi Anda.")
    if lowongan.seleksi.jenis == "internal" and milik.instansi_id != lowongan.seleksi.instansi_id:
        return Tolak("bukan_instansi_ini", "Seleksi ini hanya bagi pegawai instansi ini.", "Lihat seleksi terbuka.")
    return Izin(DASAR_PPK)


def pemilik_lamaran(user: Pengguna, pelamar: Pelamar, /, *, pada: date) -> Jawaban:
    """Lamaran diurus pelamar sendiri."""
    if hak(user, pada).pegawai_id == pelamar.pegawai_id:
        return Izin(DASAR)
    return Tolak("bukan_pelamar", "Hanya pelamar sendiri yang dapat mengubah lamarannya.", "Hubungi pelamar.")


def pemilik_berkas(user: Pengguna, berkas: BerkasPelamar, /, *, pada: date) -> Jawaban:
    return pemilik_lamaran(user, berkas.pelamar, pada=pada)


def diri_anggota(user: Pengguna, anggota: AnggotaPansel, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: pernyataan dibuat anggota Pansel sendiri."""
    if anggota.pengguna_id == user.pk and anggota.keluar_pada is None:
        return Izin(DASAR)
    return Tolak("bukan_anggota_ini", "Hanya anggota Pansel itu sendiri yang dapat menyatakannya.", f"{anggota}.")


def penilai_lembar(user: Pengguna, lembar: Lembar, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: setiap anggota menilai sendiri."""
    if lembar.anggota is None:
        return Tolak("bukan_lembar_anggota", "Lembar ini milik lembaga asesmen.", "Hubungi sekretariat Pansel.")
    return diri_anggota(user, lembar.anggota, pada=pada)


def pencatat_impor(user: Pengguna, lembar: Lembar, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: nilai lembaga asesmen dicatat sekretariat."""
    if lembar.anggota_id is not None:
        return Tolak("bukan_lembar_impor", "Lembar ini diisi anggota Pansel sendiri.", "Hubungi anggota itu.")
    return sekretariat(user, lembar.komponen.lowongan.seleksi, pada=pada)


def pemilik_lembar(user: Pengguna, lembar: Lembar, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: lembar dikunci oleh yang mengisinya."""
    milik = penilai_lembar if lembar.anggota_id else pencatat_impor
    return milik(user, lembar, pada=pada)


def ketua_pansel(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: keputusan Pansel dinyatakan ketuanya, dicatat sekretariat atas nama ketua."""
    duduk = keanggotaan(user).get(lowongan.seleksi_id)
    if duduk and duduk.peran == PeranPansel.KETUA:
        return Izin(DASAR)
    jawaban = sekretariat_lowongan(user, lowongan, pada=pada)
    if isinstance(jawaban, Tolak):
        if jawaban.kode == "berkepentingan":
            return jawaban
        return Tolak("bukan_ketua", "Hanya ketua atau sekretariat Pansel yang dapat mencatatnya.", "Hubungi Pansel.")
    ketua = AnggotaPansel.objects.filter(
        pansel__seleksi=lowongan.seleksi_id, peran=PeranPansel.KETUA, keluar_pada=None
    ).first()
    return Izin(DASAR, peran_id=jawaban.peran_id, atas_nama_id=ketua.pengguna_id if ketua else None)


def ketua_sendiri(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: hasil yang sudah dinilai hanya ditarik ketua Pansel sendiri, tidak atas namanya."""
    duduk = keanggotaan(user).get(lowongan.seleksi_id)
    if duduk and duduk.peran == PeranPansel.KETUA:
        return Izin(DASAR)
    return Tolak("bukan_ketua_sendiri", "Hanya ketua Pansel sendiri yang dapat melakukannya.", "Hubungi ketua Pansel.")


def pemakai_sandi(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """Kata sandi diminta dari yang menyegel, menganulir, dan menetapkan."""
    jawaban = [hak_ini(user, lowongan, pada=pada) for hak_ini in (ketua_sendiri, ppk, sekretariat_lowongan)]
    return next((satu for satu in jawaban if satu.boleh), jawaban[-1])


def penutup_lowongan(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """PermenPANRB 15/2019: ditutup ketua Pansel; selama belum selesai dinilai juga oleh sekretariat."""
    jawaban = ketua_sendiri(user, lowongan, pada=pada)
    return jawaban if jawaban.boleh else sekretariat_lowongan(user, lowongan, pada=pada)


def ppk(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """PP 11/2017: PPK memilih satu dari tiga nama yang diusulkan Pansel."""
    instansi = lowongan.seleksi.instansi
    if peran := peran_di(user, instansi.pk, JenisPeran.PPK, pada=pada):
        return Izin(DASAR_PPK, peran_id=peran)
    return Tolak("bukan_ppk", "Hanya Pejabat Pembina Kepegawaian yang dapat menetapkan.", f"Hubungi PPK {instansi}.")


def sistem_hasil(user: Pengguna, hasil: Hasil, /, *, pada: date) -> Jawaban:
    return sistem(user, hasil, pada=pada)


def sistem_pelamar(user: Pengguna, pelamar: Pelamar, /, *, pada: date) -> Jawaban:
    return sistem(user, pelamar, pada=pada)


def pegawai_sendiri(user: Pengguna, pegawai: Pegawai, /, *, pada: date) -> bool:
    return hak(user, pada).pegawai_id == pegawai.pk


def baca_berkas_pelamar(user: Pengguna, pelamar: Pelamar, /, *, pada: date) -> Jawaban:
    """Berkas lamaran dibaca pelamar; sesudah diajukan juga sekretariat; sesudah administrasi juga anggota Pansel
    yang tidak berbenturan."""
    if hak(user, pada).pegawai_id == pelamar.pegawai_id:
        return Izin(DASAR)
    seleksi = pelamar.lowongan.seleksi
    if pelamar.diajukan_pada is None:
        return Tolak("belum_diajukan", "Lamaran ini belum diajukan.", "Tunggu pelamar mengajukannya.")
    duduk = keanggotaan(user).get(seleksi.pk)
    lulus = pelamar.status == StatusPelamar.MEMENUHI and seleksi.pernyataan_pada is not None
    berbenturan = pelamar.pernyataanbenturan_set.exclude(hubungan="tidak_ada")
    if duduk and lulus and not berbenturan.filter(anggota=duduk.anggota_id).exists():
        return Izin(DASAR)
    return sekretariat(user, seleksi, pada=pada)


def hari_ini() -> date:
    return timezone.localdate()
