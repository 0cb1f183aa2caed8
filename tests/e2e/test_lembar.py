"""A member's score sheet in the browser: by keyboard on a phone, in two tabs, and without a script."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from seleksi.models import Lembar, Nilai, Pelamar
from talent.profil import DiklatProfil, HukumanProfil, Profil
from tests.e2e.pemeriksaan import periksa
from tests.factories import AT
from tests.factories_seleksi import panggung, skor_biasa

pytestmark = pytest.mark.django_db(transaction=True)
PONSEL = {"lebar": 390, "tinggi": 844}
LAPTOP = {"lebar": 1366, "tinggi": 768}
TEMA = pytest.mark.parametrize("tema", ["light", "dark"])
UKURAN = pytest.mark.parametrize("ukuran", [LAPTOP, PONSEL], ids=["laptop", "phone"])
JAM = re.compile(r"^Tersimpan \d\d\.\d\d WITA$")


def urut(page):
    """Candidates in the sheet's own order, by the number in their field's name."""
    return [int(e.get_attribute("name").removeprefix("nilai-")) for e in page.locator("input.score").all()]


def nilai(page, pk):
    return page.locator(f"#nilai-{pk}")


def catatan(page, pk):
    return page.locator(f"#catatan-{pk}")


def keadaan(page):
    return page.locator("[data-keadaan]")


def tunggu_simpan(page):
    expect(keadaan(page)).to_have_text(JAM)


def fokus(page):
    return page.evaluate("document.activeElement.id")


def tersimpan(lembar):
    return {
        pk: (str(n), c) for pk, n, c in Nilai.objects.filter(lembar=lembar).values_list("pelamar", "nilai", "catatan")
    }


def buka(halaman, p, lembar, ukuran=PONSEL):
    page = halaman(p.anggota[0].pengguna, **ukuran)
    page.goto(f"/seleksi/lembar/{lembar.pk}/")
    return page


def test_a_whole_sheet_by_keyboard_on_a_phone(halaman):
    p = panggung(pelamar=3)
    lembar = p.lembar("wawancara")
    page = buka(halaman, p, lembar)
    satu, dua, tiga = urut(page)
    nilai(page, satu).focus()

    page.keyboard.type("82,5")
    page.keyboard.press("Enter")
    assert fokus(page) == f"catatan-{satu}"
    page.keyboard.press("Tab")
    page.keyboard.type("55")
    assert page.locator(f"fieldset:has(#nilai-{dua}) [data-wajib]").inner_text() == "(wajib: nilai di bawah 60)"
    page.keyboard.press("Tab")
    page.keyboard.type("Jawaban tidak menyentuh tata kelola")
    page.keyboard.press("Tab")
    page.keyboard.type("97")
    assert page.locator(f"fieldset:has(#nilai-{tiga}) [data-wajib]").inner_text() == "(wajib: nilai di atas 95)"
    page.keyboard.press("Enter")
    page.keyboard.type("Sangat menguasai")
    tunggu_simpan(page)

    assert (fokus(page), page.locator("[data-terisi]").inner_text()) == (f"catatan-{tiga}", "3")
    isi = {
        satu: ("82.50", ""),
        dua: ("55.00", "Jawaban tidak menyentuh tata kelola"),
        tiga: ("97.00", "Sangat menguasai"),
    }
    assert tersimpan(lembar) == isi
    page.reload()
    assert [nilai(page, pk).input_value() for pk in (satu, dua, tiga)] == ["82,5", "55", "97"]
    assert catatan(page, tiga).input_value() == "Sangat menguasai"

    catatan(page, tiga).focus()
    page.keyboard.press("Tab")  # Simpan
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Setelah dikunci, nilai tidak dapat diubah lagi").wait_for()
    page.get_by_role("button", name="Kunci nilai").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Nilai dikunci. Lembar ini tidak dapat diubah lagi.").wait_for()
    lembar.refresh_from_db()
    assert (lembar.status, tersimpan(lembar)) == ("terkunci", isi)
    page.goto(f"/seleksi/lembar/{lembar.pk}/")
    assert (page.locator("input.score").count(), page.get_by_text("82,50").count()) == (0, 1)


def test_a_bad_score_is_named_at_its_field_and_keeps_the_focus(halaman):
    p = panggung(pelamar=2)
    lembar = p.lembar("wawancara")
    page = buka(halaman, p, lembar)
    satu, dua = urut(page)

    nilai(page, satu).focus()
    page.keyboard.type("812")
    galat = page.locator(f"#nilai-{satu}-galat")
    galat.wait_for()

    assert (fokus(page), nilai(page, satu).get_attribute("aria-invalid")) == (f"nilai-{satu}", "true")
    assert (nilai(page, satu).input_value(), tersimpan(lembar)) == ("812", {})
    nilai(page, dua).fill("75")
    page.reload()  # what was wrong is kept too
    assert [nilai(page, pk).input_value() for pk in (satu, dua)] == ["812", "75"]
    nilai(page, satu).fill("81,2")
    tunggu_simpan(page)
    assert not galat.is_visible()
    assert tersimpan(lembar) == {satu: ("81.20", ""), dua: ("75.00", "")}


def test_a_wrong_score_stays_named_while_others_are_saved(halaman):
    p = panggung(pelamar=3)
    lembar = p.lembar("wawancara")
    page = buka(halaman, p, lembar)
    satu, dua, tiga = urut(page)
    nomor = page.locator(f"fieldset:has(#nilai-{satu})").get_attribute("data-nomor")

    nilai(page, satu).fill("101")
    expect(keadaan(page)).to_have_text(f"Belum ada yang tersimpan; perbaiki {nomor}")
    nilai(page, dua).fill("75")
    expect(keadaan(page)).to_have_text(re.compile(rf"^Tersimpan \d\d\.\d\d WITA; perbaiki {nomor}$"))
    nilai(page, tiga).fill("78,255")
    expect(page.locator(f"#nilai-{tiga}-galat")).to_be_visible()

    assert page.locator("[data-terisi]").inner_text() == "1"
    assert tersimpan(lembar) == {dua: ("75.00", "")}


def test_what_came_back_with_a_mistake_is_there_when_one_returns(halaman):
    """The button answers with the mistake; it is stored nowhere, so this tab keeps it until it is put right."""
    p = panggung(pelamar=2)
    lembar = p.lembar("wawancara")
    page = buka(halaman, p, lembar)
    satu, dua = urut(page)
    otomatis = "**/seleksi/lembar/*"
    page.route(
        otomatis, lambda r: r.abort() if r.request.headers.get("accept") == "application/json" else r.continue_()
    )
    nilai(page, satu).fill("abc")
    nilai(page, dua).fill("75")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.locator(f"#nilai-{satu}-galat").wait_for()
    page.on("dialog", lambda tanya: tanya.accept())  # the page asks before what is not stored is left

    page.get_by_label("Letak halaman").get_by_role("link", name="Tugas menilai").click()
    page.get_by_role("heading", name="Tugas menilai").wait_for()
    page.goto(f"/seleksi/lembar/{lembar.pk}/")

    assert [nilai(page, pk).input_value() for pk in (satu, dua)] == ["abc", "75"]
    page.unroute(otomatis)
    nilai(page, satu).fill("81")
    tunggu_simpan(page)
    assert tersimpan(lembar) == {satu: ("81.00", ""), dua: ("75.00", "")}


def test_enter_leaves_an_empty_note_for_the_next_score(halaman):
    p = panggung(pelamar=2)
    page = buka(halaman, p, p.lembar("wawancara"))
    satu, dua = urut(page)

    nilai(page, satu).fill("80")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert fokus(page) == f"nilai-{dua}"
    page.keyboard.press("Enter")
    page.keyboard.type("Runtut")
    page.keyboard.press("Enter")
    assert (fokus(page), catatan(page, dua).input_value()) == (f"catatan-{dua}", "Runtut\n")


def test_a_note_that_is_due_keeps_the_sheet_from_the_lock(halaman):
    p = panggung(pelamar=1)
    page = buka(halaman, p, p.lembar("wawancara"))
    [satu] = urut(page)
    nilai(page, satu).fill("40")

    page.get_by_role("button", name="Periksa dan kunci").click()
    expect(page.locator(".errors")).to_be_focused()
    periksa(page)
    page.locator(".errors a").click()

    assert fokus(page) == f"catatan-{satu}"
    catatan(page, satu).fill("Belum pernah memimpin")
    page.get_by_role("button", name="Periksa dan kunci").click()
    page.get_by_role("button", name="Kunci nilai").wait_for()


@TEMA
def test_the_second_tab_makes_the_first_stale_and_nothing_is_lost(halaman, tema):
    p = panggung(pelamar=2)
    lembar = p.lembar("wawancara")
    pertama, kedua = (buka(halaman, p, lembar, LAPTOP) for _ in range(2))
    pertama.emulate_media(color_scheme=tema)
    satu, dua = urut(pertama)
    nilai(kedua, satu).fill("70")
    catatan(kedua, satu).fill("Dari jendela kedua")
    tunggu_simpan(kedua)

    nilai(pertama, satu).fill("80")
    pertama.get_by_text("Tekan Simpan").wait_for()
    nilai(pertama, dua).fill("66")
    assert tersimpan(lembar) == {satu: ("70.00", "Dari jendela kedua")}
    pertama.get_by_role("button", name="Simpan", exact=True).click()
    pertama.get_by_text("Tersimpan dari jendela lain").wait_for()

    assert pertama.get_by_text("Nilai 70,00, catatan “Dari jendela kedua”").is_visible()
    assert [nilai(pertama, pk).input_value() for pk in (satu, dua)] == ["80", "66"]
    periksa(pertama)
    pertama.get_by_role("button", name="Simpan", exact=True).click()
    pertama.wait_for_url(f"**/seleksi/lembar/{lembar.pk}/")
    pertama.get_by_text("Tersimpan dari jendela lain").wait_for(state="detached")
    assert tersimpan(lembar) == {satu: ("80.00", ""), dua: ("66.00", "")}


def test_without_script_a_sheet_is_saved_and_locked_by_buttons(halaman):
    p = panggung(pelamar=2)
    lembar = p.lembar("wawancara")
    page = halaman(p.anggota[0].pengguna, **PONSEL, skrip=False)
    page.goto(f"/seleksi/lembar/{lembar.pk}/")
    satu, dua = urut(page)

    nilai(page, satu).fill("88")
    nilai(page, dua).fill("lima")
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert page.locator(".errors").is_visible()
    assert [nilai(page, pk).input_value() for pk in (satu, dua)] == ["88", "lima"]
    assert tersimpan(lembar) == {satu: ("88.00", "")}
    nilai(page, dua).fill("77,25")
    page.get_by_role("button", name="Periksa dan kunci").click()
    page.get_by_role("button", name="Kunci nilai").click()

    assert page.get_by_text("Nilai dikunci. Lembar ini tidak dapat diubah lagi.").is_visible()
    assert Lembar.objects.get(pk=lembar.pk).status == "terkunci"
    assert tersimpan(lembar) == {satu: ("88.00", ""), dua: ("77.25", "")}


def test_who_is_recused_sees_the_name_and_no_field_and_the_record_stands_beside(halaman):
    p = panggung(pelamar=2, mundur={0: [0]})
    satu = Pelamar.objects.get(pk=p.pelamar[1].pk)
    profil = replace(
        Profil.from_json(satu.profil),
        hukuman=(HukumanProfil("ringan", "Teguran lisan", AT.date(), None, None),),
        diklat=(DiklatProfil("Pelatihan kepemimpinan administrator", "struktural", 2021, 900),),
    )
    Pelamar.objects.filter(pk=satu.pk).update(profil=profil.to_json())

    page = buka(halaman, p, p.lembar("rekam_jejak"))

    assert urut(page) == [satu.pk]
    assert page.get_by_text(f"Anda mundur dari menilai {p.pelamar[0]}.").is_visible()
    fakta = page.locator("fieldset.lembar-pelamar dl.dl").inner_text()
    for bagian in (
        "2026 sangat baik; 2025 baik",
        "Ringan: Teguran lisan",
        "Pelatihan kepemimpinan administrator (2021",
    ):
        assert bagian in fakta
    periksa(page)


def test_a_pasted_table_with_a_wrong_line_saves_nothing_and_stays(halaman):
    p = panggung(pelamar=3)
    lembar = p.lembar("assessment", None)
    page = halaman(p.sekretariat, **LAPTOP)
    page.goto(f"/seleksi/lembar/{lembar.pk}/impor/")
    tempel = "Nomor\tNilai\n001\t81,25\n009\t70\n003\t101"
    page.get_by_label("Lembaga asesmen dan nomor surat").fill("UPT Penilaian Kompetensi, 800/123/UPT")
    kotak = page.get_by_label("Nomor peserta dan nilai")
    kotak.focus()
    page.keyboard.insert_text(tempel)
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator(".errors")).to_be_focused()
    assert (kotak.input_value(), tersimpan(lembar)) == (tempel, {})
    assert page.get_by_text("Baris 3: nomor peserta “009” tidak ada.").first.is_visible()
    periksa(page)
    kotak.fill("1\t81,25\n2\t70\n3\t100")
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_text("Draf tersimpan: 3 nilai.").wait_for()
    page.get_by_role("link", name="Periksa dan kunci").click()
    page.get_by_role("button", name="Kunci nilai").click()
    page.get_by_text("Nilai dikunci. Lembar ini tidak dapat diubah lagi.").wait_for()
    assert [n for n, _ in tersimpan(lembar).values()] == ["81.25", "70.00", "100.00"]


@UKURAN
@TEMA
def test_pages_of_scoring_fit_and_are_accessible(halaman, ukuran, tema):
    p = panggung(pelamar=3, skor=skor_biasa, mundur={0: [1]})
    lembar, impor = p.lembar("rekam_jejak"), p.lembar("assessment", None)
    anggota, kantor = halaman(p.anggota[0].pengguna, **ukuran), halaman(p.sekretariat, **ukuran)
    pages = {
        anggota: ["menilai/", f"lembar/{lembar.pk}/", f"lembar/{lembar.pk}/kunci/"],
        kantor: [
            "menilai/",
            f"lembar/{impor.pk}/impor/",
            f"lembar/{impor.pk}/kunci/",
            f"lowongan/{p.lowongan.pk}/kelengkapan/",
        ],
    }

    for page, alamat in pages.items():
        page.emulate_media(color_scheme=tema)
        for satu in alamat:
            page.goto(f"/seleksi/{satu}")
            periksa(page)
