"""The people of a selection at their screens: everything here is a click or a key, nothing is a call."""

import re
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import nilai
from tests.factories_pelamar import PDF
from tests.factories_seleksi import SANDI

LAPTOP = {"lebar": 1366, "tinggi": 768}
PONSEL = {"lebar": 390, "tinggi": 844}
CATATAN = "Jawaban tidak menyentuh tata kelola"
TAB_PALING_BANYAK = 40
SABAR_PEKERJA = 60_000
SABAR = 15_000  # milliseconds: another suite may be running beside this one
expect.set_options(timeout=SABAR)
TUTUP, AKHIR_NILAI, PELANTIKAN = 20, 45, 80  # days from today


def hari(jarak):
    return (timezone.localdate() + timedelta(days=jarak)).isoformat()


class Orang:
    """One window. What a click leads to is named by the caller, waited for, and then looked at."""

    def __init__(self, page, pemeriksa):
        self.page, self.pemeriksa = page, pemeriksa
        page.set_default_timeout(SABAR)

    def lihat(self, judul):
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(judul)
        self.page.wait_for_load_state("load")
        self.pemeriksa.lihat(self.page)

    def buka(self, alamat, judul):
        self.page.goto(alamat)
        self.lihat(judul)

    def tautan(self, nama, judul, *, di=None):
        (di or self.page).get_by_role("link", name=nama, exact=True).click()
        self.lihat(judul)

    def tombol(self, nama, *, di=None):
        (di or self.page).get_by_role("button", name=nama, exact=True).click()

    def kirim(self, nama, kabar, *, di=None):
        """Press a button that succeeds: the next page says so."""
        self.tombol(nama, di=di)
        expect(self.page.locator(".toast")).to_contain_text(kabar)
        self.pemeriksa.lihat(self.page)

    def ditolak(self, nama, kalimat, *, di=None):
        """Press a button that is refused: the same page comes back and says why."""
        self.tombol(nama, di=di)
        expect(self.page.locator(".errors")).to_contain_text(kalimat)
        self.pemeriksa.lihat(self.page)

    def isi(self, **bidang):
        """Fields by their label, with underscores for spaces."""
        for label, teks in bidang.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(teks)

    def pilih(self, label, pilihan):
        self.page.get_by_label(label, exact=True).select_option(label=pilihan)

    def masuk(self, nama, sandi=SANDI):
        self.buka("/akun/masuk/", "Masuk ke Merita")
        self.isi(NIP_atau_surel=nama, Kata_sandi=sandi)
        self.tombol("Masuk")
        self.lihat("Kewajiban saya")

    def kewajiban(self, awal, tindakan, judul):
        """From the home page by the duty whose title begins so."""
        self.buka("/", "Kewajiban saya")
        butir = self.page.locator("ol.duties li").filter(has=self.page.get_by_role("heading", name=awal))
        self.tautan(tindakan, judul, di=butir.first)

    def unduh(self, nama):
        """What a link gives to keep; a document that is still being made comes by itself."""
        with self.page.expect_download(timeout=SABAR_PEKERJA) as unduhan:
            self.page.get_by_role("link", name=nama).click()
        return Path(unduhan.value.path()).read_bytes()

    def peringkat(self):
        """The table as it stands on the ranking page: place, number, final."""
        baris = self.page.get_by_role("table", name=re.compile("^Peringkat ")).locator("tbody tr")
        bagian = [(b.locator(".rank"), b.locator("th .sub"), b.locator("td.strong")) for b in baris.all()]
        return [tuple(satu.inner_text() for satu in b) for b in bagian]

    def tutup(self):
        self.page.context.close()


class Sekretariat(Orang):
    def siapkan(self, judul, jabatan):
        """Provisions, the selection, its post, components and calendar, in the order the pages lead."""
        self.page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Seleksi", exact=True).click()
        self.lihat("Seleksi")
        self._tetapkan_ketentuan()
        self.tautan("Siapkan seleksi", "Siapkan seleksi", di=self.page.locator("div.head"))
        self.isi(Nomor_seleksi="01/SEL/2027", Judul=judul)
        self.page.get_by_label("Seleksi terbuka JPT").check()
        self.tombol("Buat dan pilih jabatan")
        self.lihat("Lowongan")
        self.kirim(f"Tambahkan {jabatan}", "ditambahkan")
        self._atur_komponen(jabatan)
        self.tautan("Lanjut ke jadwal", "Jadwal")
        self._atur_jadwal()

    def _tetapkan_ketentuan(self):
        self.tautan("Ketentuan", "Ketentuan seleksi")
        self.tautan("Tetapkan JPT Pratama", "Ketentuan JPT Pratama")
        self.isi(Berlaku_sejak=hari(0), Nomor_SK="800/12/BKD", Tanggal_SK=hari(0))
        self.pilih("Pemutus ke-1", "Wawancara")
        self.kirim("Tetapkan ketentuan", "ditetapkan")
        self.page.get_by_role("navigation", name="Letak halaman").get_by_role("link", name="Seleksi").click()
        self.lihat("Seleksi")

    def _atur_komponen(self, jabatan):
        self.tautan(f"Komponen {jabatan}", "Komponen penilaian")
        expect(self.page.locator("[data-jumlah]")).to_have_text("100%")
        self.pilih("Pemutus ke-2", "Assessment center")
        self.kirim("Simpan komponen", "tersimpan")

    def _atur_jadwal(self):
        self.isi(Tanggal_pengumuman=hari(0), Pelamaran_ditutup=f"{hari(7)}T16:00")
        self.isi(Penilaian_berakhir=f"{hari(AKHIR_NILAI)}T16:00", Rencana_pelantikan=hari(PELANTIKAN))
        self.ditolak("Simpan jadwal", "Pengumuman hanya 8 hari kalender; paling sedikit 15 hari")
        self.isi(Pelamaran_ditutup=f"{hari(TUTUP)}T16:00")
        self.kirim("Simpan jadwal", "Jadwal tersimpan")

    def susun_pansel(self, dari_data, dari_luar):
        """Officials from the record, each with a role; guests by name, institution and e-mail; then the decree."""
        self.tautan("Susunan Pansel", "Panitia Seleksi")
        for nama, peran in dari_data:
            self.isi(Nama_atau_NIP=nama)
            self.tombol("Cari", di=self.page.get_by_role("search", name="Cari pegawai"))
            self.page.get_by_label(f"Peran {nama}", exact=True).select_option(label=peran)
            self.kirim(f"Tambahkan {nama}", f"{nama} menjadi anggota Pansel")
        for nama, surel, lembaga, jabatan in dari_luar:
            self.page.get_by_label("Nama dengan gelar").fill(nama)
            self.isi(Surel=surel, Lembaga=lembaga, Jabatan_atau_keahlian=jabatan)
            self.kirim("Tambahkan anggota luar", f"{nama} menjadi anggota Pansel")
        self.isi(Nomor_SK="821.2/77/2027", Tanggal_SK=hari(0))
        self.kirim("Tetapkan Pansel", "Pansel ditetapkan dengan SK 821.2/77/2027")

    def ke_seleksi(self, judul):
        self.buka("/seleksi/", "Seleksi")
        self.tautan(judul, judul)

    def belum_dapat(self, langkah, kalimat):
        """A step of the overview that is held back says why."""
        expect(self.page.locator(".callout", has_text=f"{langkah}: belum dapat")).to_contain_text(kalimat)

    def langkah(self, nama, kabar):
        self.kirim(nama, kabar, di=self.page.locator("form.sheet"))

    def periksa_pelamar(self, orang, putusan, *, alasan=""):
        """The officer ticks what no datum decides, when the candidate passes."""
        self.tautan(orang.sebutan, orang.nama)
        if putusan == "Nyatakan memenuhi syarat":
            for kotak in (
                self.page.get_by_role("group", name=re.compile("^Saya sudah memeriksa")).get_by_role("checkbox").all()
            ):
                kotak.check()
        if alasan:
            self.ditolak(putusan, "tulis alasan putusan Anda")
            self.page.get_by_label("Alasan putusan").fill(alasan)
        self.kirim(putusan, f"{orang.sebutan}: putusan dicatat")

    def tetapkan_administrasi(self):
        self.tombol("Tetapkan hasil administrasi")
        self.kirim("Tetapkan hasil", "Hasil administrasi ditetapkan", di=self.page.get_by_role("dialog"))

    def impor(self, skor):
        """The assessment centre's letter, pasted from a worksheet, then locked."""
        self.kewajiban("Catat nilai lembaga asesmen", "Catat nilai", "Nilai assessment center")
        baris = "\n".join(f"{nomor}\t{nilai.tulis(n)}" for nomor, n in skor.items())
        self.isi(Lembaga_asesmen_dan_nomor_surat="UPTD Penilaian Kompetensi, surat 800/77/UPTD-PK")
        self.page.get_by_label("Nomor peserta dan nilai").fill(f"Nomor\tNilai\n{baris}")
        self.kirim("Simpan draf", f"Draf tersimpan: {len(skor)} nilai")
        self.tautan("Periksa dan kunci", "Kunci nilai")
        self.kirim("Kunci nilai", "Nilai dikunci")

    def tidak_dapat_menyegel(self, kode, kalimat):
        expect(self.page.locator(".callout", has_text="Belum dapat disegel")).to_contain_text(kalimat)
        expect(self.page.locator(".callout code")).to_have_text(kode)
        expect(self.page.get_by_role("button", name="Segel hasil")).to_have_count(0)

    def segel(self):
        self.kewajiban("Segel hasil", "Periksa dan segel", "Segel hasil")
        self.page.get_by_label("Kata sandi Anda").fill("bukan-kata-sandinya")
        self.ditolak("Segel hasil", "tidak cocok")
        self.page.get_by_label("Kata sandi Anda").fill(SANDI)
        self.kirim("Segel hasil", "Hasil disegel")


class Pelamar(Orang):
    def lamar(self, orang, judul, jabatan):
        """From the list of selections to the number on the card."""
        self.buka("/seleksi/", "Seleksi")
        self.tautan(judul, judul)
        self.tautan("Lamar", jabatan)
        self.tombol("Mulai melamar")
        self.lihat(f"Lamaran {jabatan}")
        berkas = ["Surat lamaran", "Makalah", "Pakta integritas"]
        for jenis in [*berkas, "Persetujuan PPK instansi asal"] if orang.kabupaten else berkas:
            isi = {"name": f"{jenis}.pdf", "mimeType": "application/pdf", "buffer": PDF}
            self.page.get_by_label(jenis, exact=True).set_input_files(isi)
        self.isi(Motivasi="Menata angkutan umum dan keselamatan jalan provinsi.")
        self.page.get_by_label(re.compile("^Saya menyatakan isian")).check()
        self.kirim("Ajukan lamaran", f"Lamaran diajukan, nomor {orang.nomor}")

    def lihat_hasil(self, jabatan, kalimat):
        """By the notice on the home page, as whoever was told that there is an outcome."""
        self.buka("/", "Kewajiban saya")
        self.page.get_by_role("button", name=re.compile("^Buka dan tandai dibaca")).first.click()
        self.lihat(f"Lamaran {jabatan}")
        expect(self.page.locator(".callout").first).to_contain_text(kalimat)


class Anggota(Orang):
    def buat_sandi(self, tautan, sandi):
        """The single-use link of the invitation; used a second time it is dead."""
        self.buka(tautan, "Atur kata sandi")
        self.page.get_by_label("Kata sandi baru", exact=True).fill(sandi)
        self.page.get_by_label("Ulangi kata sandi baru").fill(sandi)
        self.tombol("Simpan kata sandi")
        self.lihat("Kewajiban saya")
        self.buka(tautan, "Tautan ini tidak berlaku lagi")

    def nyatakan_bukan_parpol(self):
        self.kewajiban("Nyatakan bukan anggota partai politik", "Nyatakan", "Pernyataan anggota Pansel")
        self.page.get_by_label(re.compile("^Saya menyatakan bukan")).check()
        self.kirim("Nyatakan", "Pernyataan Anda tercatat")

    def nyatakan_benturan(self, *, dengan=None, hubungan="", penjelasan=""):
        self.kewajiban("Nyatakan benturan kepentingan", "Nyatakan", "Benturan kepentingan")
        if dengan:
            self.pilih(f"Hubungan dengan {dengan}", hubungan)
            self.page.get_by_label(f"Penjelasan tentang {dengan}").fill(penjelasan)
        self.kirim("Tidak ada benturan dengan semua sisanya", "Pernyataan disimpan")

    def buka_lembar(self, nama, *, pertama):
        """The first one from the home page; after a lock one stands on the list of one's sheets."""
        if pertama:
            self.kewajiban(f"Lembar nilai {nama.lower()}", "Nilai", f"Lembar nilai {nama.lower()}")
        else:
            self.tautan(re.compile(f"^{nama}"), f"Lembar nilai {nama.lower()}")

    def isi_lembar(self, skor, sebutan):
        expect(self.page.locator("input.score")).to_have_count(len(skor))
        for nomor, n in skor.items():
            self.page.get_by_label(f"Nilai {sebutan[nomor]}", exact=True).fill(nilai.tulis(n))
            if n < nilai.BATAS_CATATAN:
                self.page.get_by_label(f"Catatan {sebutan[nomor]}").fill(CATATAN)

    def ketik_lembar(self, skor):
        """By keyboard alone, in the sheet's own order: Enter to the note, Tab past the documents to the next score."""
        urutan = [teks[:3] for teks in self.page.locator("fieldset.lembar-pelamar legend").all_inner_texts()]
        assert sorted(urutan) == sorted(skor)
        for nomor in urutan:
            self.tab_ke("input.score")
            self.page.keyboard.type(nilai.tulis(skor[nomor]))
            self.page.keyboard.press("Enter")
            if skor[nomor] < nilai.BATAS_CATATAN:
                self.page.keyboard.type(CATATAN)

    def tab_ke(self, sasaran):
        """Tab until the focus stands there, as whoever has no mouse."""
        for _ in range(TAB_PALING_BANYAK):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(s) => document.activeElement.matches(s)", sasaran):
                return
        raise AssertionError(sasaran)

    def kunci(self, nama):
        self.tombol("Periksa dan kunci")
        self.lihat(f"Kunci nilai {nama.lower()}")
        self.kirim("Kunci nilai", "Nilai dikunci")

    def kunci_dengan_papan_ketik(self, nama):
        self.tab_ke("button[value=kunci]")
        self.page.keyboard.press("Enter")
        self.lihat(f"Kunci nilai {nama.lower()}")
        self.tab_ke("button.danger")
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".toast")).to_contain_text("Nilai dikunci")

    def catat_putusan(self, urutan, sebutan, hadir):
        """The chair enters the panel's minuted vote over those who are still equal."""
        self.tautan("Catat putusan nilai seri", "Putusan nilai seri")
        for tempat, nomor in enumerate(urutan, 1):
            self.pilih(sebutan[nomor], str(tempat))
        self.isi(Nomor_berita_acara="012/PANSEL/2027", Tanggal_rapat=hari(0))
        for nama in hadir:
            self.page.get_by_label(nama, exact=True).check()
        self.page.get_by_label("Alasan putusan").fill("Pengalaman memimpin unit yang lebih besar")
        self.kirim("Catat putusan", "Putusan Pansel dicatat")


class PPK(Orang):
    def tetapkan(self, sebutan, alasan):
        self.kewajiban("Pilih satu nama", "Pilih", "Pilih satu nama")
        self._pilih(sebutan, "Cocok saja")
        self.ditolak("Tetapkan pilihan", "paling sedikit 20 huruf")
        self._pilih(sebutan, alasan)
        self.kirim("Tetapkan pilihan", "Pilihan Anda ditetapkan")

    def _pilih(self, sebutan, alasan):
        self.page.get_by_label(sebutan, exact=True).check()
        self.page.get_by_label("Alasan memilih").fill(alasan)
        self.page.get_by_label("Kata sandi Anda").fill(SANDI)
