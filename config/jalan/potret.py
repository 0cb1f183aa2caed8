"""The README's three pictures, taken from a running demo: `./run potret [--port N]`.

Each is found through the pages, as its reader would find it, so that no number of a row is written down here.
"""

import argparse
import re
import sys
from collections.abc import Sequence

from playwright.sync_api import Browser, Page, sync_playwright

from config.embedded import ROOT
from config.jalan import akun_demo
from config.jalan.environment import browser, say

GAMBAR = ROOT / "docs/gambar"
LAPTOP, PONSEL = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
MAKS_BITA = 200_000


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run potret")
    parser.add_argument("--port", type=int, default=8000, help="tempat ./run demo melayani")
    alamat = f"http://127.0.0.1:{parser.parse_args(argv).port}"
    jalan = browser()
    if not jalan:
        raise SystemExit("Chromium tidak ada: apt-get install chromium")
    GAMBAR.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=jalan)
        for nama, potret in (("peringkat", _peringkat), ("lembar", _lembar), ("lamaran", _lamaran)):
            _simpan(nama, potret(chromium, alamat))
        chromium.close()
    return 0


def _peringkat(chromium: Browser, alamat: str) -> Page:
    """Chosen by the PPK after a tie that the panel's vote broke."""
    page = _masuk(chromium, alamat, "PPK", LAPTOP)
    page.goto(f"{alamat}/seleksi/?status=selesai")
    page.get_by_role("link", name=re.compile("^Seleksi terbuka")).last.click()
    page.get_by_role("link", name="Peringkat", exact=True).click()
    return page


def _lembar(chromium: Browser, alamat: str) -> Page:
    """One score is typed and saves itself: a draft of the demo, which the next picture finds again."""
    page = _masuk(chromium, alamat, "Anggota Pansel", PONSEL)
    lembar = page.get_by_role("heading", name="Lembar nilai rekam jejak")
    page.get_by_role("listitem").filter(has=lembar).first.get_by_role("link").click()
    nilai = page.locator("input.score").first
    nilai.fill("82,5")
    page.get_by_text(re.compile("^Tersimpan")).wait_for()
    page.locator("fieldset").first.evaluate("element => element.scrollIntoView()")
    nilai.evaluate("element => element.blur()")
    return page


def _lamaran(chromium: Browser, alamat: str) -> Page:
    page = _masuk(chromium, alamat, "Pelamar", LAPTOP)
    page.goto(f"{alamat}/seleksi/lamaran-saya/")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    return page


def _masuk(chromium: Browser, alamat: str, peran: str, ukuran: dict[str, int]) -> Page:
    akun = next((a for a in akun_demo() if a.peran == peran), None)
    if akun is None:
        raise SystemExit("Belum ada data contoh. Jalankan ./run demo lebih dahulu.")
    page = chromium.new_context(viewport=ukuran, locale="id-ID", reduced_motion="reduce").new_page()
    page.goto(alamat)
    page.get_by_label("NIP atau surel").fill(akun.masuk)
    page.get_by_label("Kata sandi").fill(akun.sandi)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("heading", name="Kewajiban saya").wait_for()
    return page


def _simpan(nama: str, page: Page) -> None:
    page.wait_for_load_state("networkidle")
    berkas = GAMBAR / f"{nama}.png"
    page.screenshot(path=berkas)
    if berkas.stat().st_size >= MAKS_BITA:
        raise SystemExit(f"{berkas}: {berkas.stat().st_size} bita, paling besar {MAKS_BITA}.")
    say(f"{berkas.relative_to(ROOT)}  {berkas.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
