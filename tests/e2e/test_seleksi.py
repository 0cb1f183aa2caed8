"""The whole way of one selection, in the browser: from a vacant post to three names and the choice of one."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.db.models import Count, F
from playwright.sync_api import expect

from core.models import Surat
from seleksi import urls
from seleksi.models import (
    AnggotaPansel,
    BeritaAcara,
    Hasil,
    Lowongan,
    Nilai,
    Pelamar,
    PernyataanBenturan,
    PutusanSeri,
    Seleksi,
)
from seleksi.rules.berkas import verifikasi
from tests.conftest import wait_until
from tests.e2e import latar, nilai, peran
from tests.e2e.latar import CALON, JABATAN, MENURUT_NOMOR
from tests.e2e.pemeriksaan import Pemeriksa
from tests.e2e.peran import LAPTOP, PONSEL
from tests.seleksi.test_hasil_berita_acara import teks

pytestmark = pytest.mark.django_db(transaction=True)
JUDUL = f"Seleksi terbuka {JABATAN}"
DARI_DATA = (("Sri Wahyuni", "Ketua"), ("Deni Sutrisno", "Sekretaris"), ("Ayonius Sudirman", "Anggota"))
DARI_LUAR = (
    ("Prof. Dr. Retno Wulandari, M.Si.", "retno@unmul.example", "Universitas Mulawarman", "Guru Besar Manajemen"),
    ("Dr. Yustina Lahang, M.Psi.", "yustina@polnes.example", "Politeknik Negeri Samarinda", "Psikolog, asesor SDM"),
)
SANDI_TAMU = "perahu-tambangan-di-hulu"
GUGUR = ("003", "007")
DILOLOSKAN = ("006", "SK jabatan 2021 asli diperlihatkan: masa jabatan sudah dua tahun lebih")
ALASAN_PPK = "Paling siap menata angkutan di daerah perbatasan"
BENTURAN, PENJELASAN = "Pembimbing atau penguji tugas akhir", "Pembimbing tesis 2019"
TERPILIH = nilai.TIGA_BESAR[2]
HADIR = {"A1": "Sri Wahyuni", "A2": "Deni Sutrisno", "A3": "Ayonius Sudirman", "A5": "Dr. Yustina Lahang, M.Psi."}
PEMISAH = b"-" * 79  # between letters of one file
CATATAN_PANSEL = {
    "duduk": [
        ("A1", "Sri Wahyuni", "ketua", "internal"),
        ("A2", "Deni Sutrisno", "sekretaris", "internal"),
        ("A3", "Ayonius Sudirman", "anggota", "eksternal"),
        ("A4", DARI_LUAR[0][0], "anggota", "eksternal"),
        ("A5", DARI_LUAR[1][0], "anggota", "eksternal"),
    ],
    "pernyataan": 35,
    "mundur": [("A4", "002", "akademik", PENJELASAN)],
}
CATATAN_PELAMAR = [
    ("001", "Budi Santoso", "memenuhi", [], "", 3),
    ("002", "Siti Rahmawati", "memenuhi", [], "", 3),
    ("003", "Hasan Basri", "tidak_memenuhi", ["usia"], "", 3),
    ("004", "Dewi Lestari", "memenuhi", [], "", 3),
    ("005", "Yohanes Lahang", "memenuhi", [], "", 4),
    ("006", "Rahmat Hidayat", "memenuhi", ["jabatan"], DILOLOSKAN[1], 3),
    ("007", "Agus Salim", "tidak_memenuhi", ["hukuman_disiplin"], "", 3),
    ("008", "Maria Goreti", "memenuhi", [], "", 3),
    ("009", "Fitriani Noor", "memenuhi", [], "", 3),
]
CATATAN_AKHIR = {
    "putusan": [("012/PANSEL/2027", ["005", "004"], ["A1", "A2", "A3", "A5"])],
    "hasil": (1, 1),
    "status": ("selesai", "ditetapkan"),
    "pilihan": ("005", ALASAN_PPK, "gubernur"),
}
UMUM = {"beranda", "account_login", "account_reset_password_from_key", "verifikasi", "verifikasi_kode"}
LEWAT_TOMBOL = {"langkah", "pansel_dari_data", "pansel_dari_luar", "tetapkan_pansel", "undang", "simpan_lamaran"}
LEWAT_TOMBOL |= {"tetapkan_administrasi", "sematkan_benturan", "unduh_masukan", "berita_acara", "unduh_daftar"}
JALAN_KELUAR = {"keluarkan_lowongan", "keluarkan_anggota", "undur", "anulir", "tutup"}  # and what nobody had to open
JALAN_KELUAR |= {"lamaran_saya"}
HALAMAN_DILALUI = UMUM | {f"seleksi:{p.name}" for p in urls.urlpatterns if p.name not in LEWAT_TOMBOL | JALAN_KELUAR}
SEBUTAN = {o.nomor: o.sebutan for o in CALON}


class Cerita:
    """What the stages share: the office, the windows still open, and who has been looked at."""

    def __init__(self, halaman, kotak_surat):
        self.halaman, self.kotak_surat = halaman, kotak_surat
        self.pemeriksa = Pemeriksa()
        self.kantor = latar.kantor()
        self.sekretariat = self.orang(peran.Sekretariat)
        self.anggota = {}

    def orang(self, jenis, pengguna=None, **ukuran):
        return jenis(self.halaman(pengguna, **(ukuran or LAPTOP)), self.pemeriksa)


def test_a_selection_from_a_vacant_post_to_the_choice_of_the_ppk(halaman, celery_worker, kotak_surat):
    c = Cerita(halaman, kotak_surat)

    siapkan(c)
    panitia_menyatakan(c)
    umumkan_dan_lamar(c)
    periksa_administrasi(c)
    nyatakan_dan_buka(c)
    nilai_dan_kunci(c)
    putuskan_seri_dan_segel(c)
    berita_acara = baca_berita_acara(c)
    tetapkan(c)
    baca_hasil_masing_masing(c)

    wait_until(lambda: not Surat.objects.exclude(status="terkirim").exists())
    assert catatan_pansel() == CATATAN_PANSEL
    assert catatan_pelamar() == CATATAN_PELAMAR
    assert catatan_nilai() == nilai.semua()
    assert catatan_akhir() == CATATAN_AKHIR
    angka_di_semua_tempat_sama(c, berita_acara)
    assert c.pemeriksa.halaman == HALAMAN_DILALUI


def siapkan(c):
    """The secretariat logs in, prepares, and forms the panel: two guests are invited."""
    s = c.sekretariat
    s.masuk(c.kantor.sekretariat.username)
    s.siapkan(JUDUL, JABATAN)
    s.belum_dapat("Umumkan seleksi", "Pansel belum ditetapkan dengan SK.")
    s.susun_pansel(DARI_DATA, DARI_LUAR)
    s.ke_seleksi(JUDUL)
    s.belum_dapat("Umumkan seleksi", "belum menyatakan bukan anggota partai politik")


def panitia_menyatakan(c):
    """Five windows: three officials, and two guests who come by the link in their letter; the last one on a phone."""
    for ke, pegawai in enumerate(c.kantor.pansel, 1):
        c.anggota[f"A{ke}"] = c.orang(peran.Anggota, pegawai.pengguna)
    for ke, (_, surel, *_) in enumerate(DARI_LUAR, 4):
        tamu = c.anggota[f"A{ke}"] = c.orang(peran.Anggota, **(PONSEL if ke == 5 else LAPTOP))
        tamu.buat_sandi(tautan_dari_surat(c.kotak_surat, surel), SANDI_TAMU)
    for anggota in c.anggota.values():
        anggota.nyatakan_bukan_parpol()


def umumkan_dan_lamar(c):
    s = c.sekretariat
    s.ke_seleksi(JUDUL)
    s.isi(Nomor_pengumuman="001/PANSEL/2027")
    s.langkah("Umumkan seleksi", "pelamaran dibuka")
    for orang in CALON:
        if orang.nomor == "001":
            pelamar = c.orang(peran.Pelamar)
            pelamar.masuk(" ".join((orang.nip[:8], orang.nip[8:14], orang.nip[14:15], orang.nip[15:])))
        else:
            pelamar = c.orang(peran.Pelamar, c.kantor.pelamar[orang.nomor].pengguna)
        pelamar.lamar(orang, JUDUL, JABATAN)
        pelamar.tutup()
    s.ke_seleksi(JUDUL)
    s.belum_dapat("Tutup pelamaran", "Pelamaran baru berakhir")


def periksa_administrasi(c):
    """Two are rejected on what the record says; one is passed against it, with a reason."""
    s = c.sekretariat
    waktu_berlalu(hari=peran.TUTUP + 1)
    s.ke_seleksi(JUDUL)
    s.langkah("Tutup pelamaran", "seleksi administrasi")
    s.tautan("Seleksi administrasi", "Seleksi administrasi")
    for orang in CALON:
        putusan = "Nyatakan tidak memenuhi syarat" if orang.nomor in GUGUR else "Nyatakan memenuhi syarat"
        s.periksa_pelamar(orang, putusan, alasan=DILOLOSKAN[1] if orang.nomor == DILOLOSKAN[0] else "")
    s.tetapkan_administrasi()


def nyatakan_dan_buka(c):
    """One member stands aside for one candidate; only then do the sheets open."""
    s = c.sekretariat
    s.ke_seleksi(JUDUL)
    s.belum_dapat("Buka penilaian", "belum menyatakan ada tidaknya benturan kepentingan")
    for kode, anggota in c.anggota.items():
        mundur = {"dengan": MENURUT_NOMOR[nilai.MUNDUR[1]].nama, "hubungan": BENTURAN, "penjelasan": PENJELASAN}
        anggota.nyatakan_benturan(**(mundur if kode == nilai.MUNDUR[0] else {}))
    s.tautan("Pernyataan benturan", "Pernyataan benturan kepentingan")
    expect(s.page.get_by_role("row", name=re.compile("^002"))).to_contain_text("Mundur")
    s.ke_seleksi(JUDUL)
    s.langkah("Buka penilaian", "penilaian")


def nilai_dan_kunci(c):
    """Fifteen sheets and a letter; before the last lock the ranking is shut, to the chair too."""
    for kode, anggota in c.anggota.items():
        for komponen, nama in nilai.KOMPONEN.items():
            skor = nilai.skor(kode, komponen)
            anggota.buka_lembar(nama, pertama=komponen == "makalah")
            if kode == "A5":
                anggota.ketik_lembar(skor)
                anggota.kunci_dengan_papan_ketik(nama)
            else:
                anggota.isi_lembar(skor, SEBUTAN)
                anggota.kunci(nama)
    c.anggota["A1"].buka(f"/seleksi/lowongan/{lowongan().pk}/peringkat/", "Peringkat")
    expect(c.anggota["A1"].page.get_by_role("heading", name="Peringkat belum terbuka")).to_be_visible()
    s = c.sekretariat
    s.ke_seleksi(JUDUL)
    s.tautan(re.compile("^Lihat kelengkapan"), "Kelengkapan lembar nilai")
    s.impor(nilai.asesmen())


def putuskan_seri_dan_segel(c):
    """Two are equal in everything across the third place: no seal before the panel's minuted vote."""
    s, ketua = c.sekretariat, c.anggota["A1"]
    s.ke_seleksi(JUDUL)
    s.tautan(re.compile("^Periksa dan segel"), "Segel hasil")
    s.tidak_dapat_menyegel("seri", "004 Dewi Lestari dan 005 Yohanes Lahang")
    ketua.kewajiban("Periksa peringkat", "Buka peringkat", "Hasil sementara")
    expect(ketua.page.get_by_text("Tiga nama belum dapat ditentukan.")).to_be_visible()
    ketua.catat_putusan(nilai.PUTUSAN, SEBUTAN, [f"{nama} ({kode})" for kode, nama in HADIR.items()])
    s.segel()


def tetapkan(c):
    """The PPK takes the third name, with a reason; the secretariat ends the selection."""
    ppk = c.orang(peran.PPK)
    ppk.masuk(c.kantor.ppk.username)
    ppk.tetapkan(SEBUTAN[TERPILIH], ALASAN_PPK)
    c.ppk = ppk
    c.sekretariat.ke_seleksi(JUDUL)
    c.sekretariat.langkah("Selesaikan seleksi", "selesai")


def baca_hasil_masing_masing(c):
    """Whoever was chosen, passed over or rejected reads the own outcome, and no one else's."""
    kabar = {TERPILIH: "PPK menetapkan Anda", "002": "PPK menetapkan peserta lain", "003": "Anda tidak memenuhi syarat"}
    for nomor, kalimat in kabar.items():
        pelamar = c.orang(peran.Pelamar, c.kantor.pelamar[nomor].pengguna)
        pelamar.lihat_hasil(JABATAN, kalimat)
        pelamar.tutup()


def baca_berita_acara(c):
    """The minutes, made by the worker; and by the code they print anyone may check them, without a login."""
    s = c.sekretariat
    expect(s.page.get_by_role("heading", name="Segel utuh")).to_be_visible()
    isi = teks(s.unduh(re.compile("^Berita acara")))
    kode = re.search(r"Kode ([A-Z0-9-]{14})", isi)[1]
    siapa_pun = c.orang(peran.Orang)
    siapa_pun.buka("/verifikasi/", "Periksa keaslian dokumen")
    siapa_pun.isi(Kode_dokumen=kode.lower())
    siapa_pun.tombol("Periksa")
    expect(siapa_pun.page.locator("main code")).to_have_text(hasil().segel.sidik)
    siapa_pun.buka(f"/verifikasi/{kode}/", "Periksa keaslian dokumen")
    expect(siapa_pun.page.get_by_role("heading", name="Kode ini asli dan dokumennya berlaku")).to_be_visible()
    expect(siapa_pun.page.locator("main code")).to_have_text(hasil().segel.sidik)
    return isi


def angka_di_semua_tempat_sama(c, berita_acara):
    """Page, file, database, endpoint and minutes tell one ranking."""
    s = c.sekretariat
    s.buka(f"/seleksi/lowongan/{lowongan().pk}/peringkat/", "Peringkat akhir")
    di_halaman = [(str(t), n, akhir.replace(".", ",")) for t, n, akhir in nilai.peringkat("{:.2f}")]
    assert s.peringkat() == di_halaman
    kode_keluar, dari_berkas = verifikasi(s.unduh("Berkas verifikasi"))
    jawaban = c.ppk.page.request.get(f"/api/v1/seleksi/{Seleksi.objects.get().pk}/hasil").json()
    [satu] = jawaban["lowongan"]
    for isi in (hasil().keluaran, dari_berkas, satu["hasil"]):
        di_berkas = [(b["peringkat"], b["nomor"], b["nilai_akhir"]) for b in isi["peringkat"]]
        assert (di_berkas, isi["tiga_besar"]) == (nilai.peringkat("{:.12f}"), nilai.TIGA_BESAR)
    assert (kode_keluar, satu["hasil"]["segel"]["kode"]) == (0, hasil().segel.kode)
    assert hasil().segel.kode in berita_acara
    for tempat, nomor, akhir in di_halaman[:3]:
        nama, nip = MENURUT_NOMOR[nomor].nama, MENURUT_NOMOR[nomor].nip
        nip = " ".join((nip[:8], nip[8:14], nip[14], nip[15:]))
        assert re.search(rf"{tempat} {nomor} {nama} {nip} .*? {akhir}", berita_acara), berita_acara
    assert "Putusan Pansel nomor 012/PANSEL/2027" in berita_acara
    assert "005, lalu 004. Hadir 4 dari 5 anggota yang berhak (A1, A2, A3, A5); kuorum 3." in berita_acara


def catatan_pansel():
    """Seats and declarations, as stored."""
    duduk = AnggotaPansel.objects.order_by("kode").values_list("kode", "nama", "peran", "unsur")
    mundur = PernyataanBenturan.objects.exclude(hubungan="tidak_ada")
    return {
        "duduk": list(duduk.exclude(bukan_parpol_pada=None)),
        "pernyataan": PernyataanBenturan.objects.count(),
        "mundur": list(mundur.values_list("anggota__kode", "pelamar__nomor", "hubungan", "keterangan")),
    }


def catatan_pelamar():
    rows = Pelamar.objects.order_by("nomor").annotate(berkas=Count("berkaspelamar"))
    return [(p.nomor, p.nama, p.status, p.kelayakan["alasan"], p.alasan_periksa, p.berkas) for p in rows]


def catatan_nilai():
    """Only what is locked."""
    rows = Nilai.objects.filter(lembar__status="terkunci")
    kunci = ("lembar__anggota__kode", "lembar__komponen__kode", "pelamar__nomor")
    return {tuple(k): n for *k, n in rows.values_list(*kunci, "nilai")}


def catatan_akhir():
    putusan = PutusanSeri.objects.values_list("nomor_berita_acara", "urutan", "hadir")
    lo = Lowongan.objects.select_related("seleksi", "pelamar_terpilih", "ditetapkan_oleh").get()
    return {
        "putusan": list(putusan),
        "hasil": (Hasil.objects.count(), BeritaAcara.objects.count()),
        "status": (lo.seleksi.status, lo.status),
        "pilihan": (lo.pelamar_terpilih.nomor, lo.alasan_pilihan, lo.ditetapkan_oleh.username),
    }


def waktu_berlalu(*, hari):
    """Time passes: every day and instant the selection has written so far moves into the past."""
    jarak = timedelta(days=hari)
    kalender = ("tanggal_pengumuman", "pelamaran_ditutup", "penilaian_ditutup", "rencana_pelantikan")
    Seleksi.objects.update(**{nama: F(nama) - jarak for nama in (*kalender, "dibuat_pada", "diumumkan_pada")})
    Pelamar.objects.update(diajukan_pada=F("diajukan_pada") - jarak)


def tautan_dari_surat(kotak_surat, surel):
    """The single-use link in the letter the worker sent to that address."""
    isi = []

    def tiba():
        surat = [s for f in kotak_surat.iterdir() for s in f.read_bytes().split(PEMISAH)]
        isi[:] = [p for s in surat if (p := message_from_bytes(s.lstrip(), policy=policy.default))["To"] == surel]
        return isi

    wait_until(tiba)
    [satu] = isi
    return re.search(r"https?://[^/]+(/akun/sandi/baru/\S+)", satu.get_content())[1]


def lowongan():
    return Lowongan.objects.get()


def hasil():
    return Hasil.objects.select_related("segel").get()
