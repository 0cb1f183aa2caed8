"""What every page must be, whoever opens it: accessible, and never wider than the screen."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve

ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What a page says apart from its data: which callouts, errors and dialogs stand on it.
BENTUK = """() => [...new Set([...document.querySelectorAll(
  "main .callout, main .errors, main .empty, main dialog, main .savebar")].map((e) =>
  [e.tagName, e.className, e.dataset.k].join(".")))].sort().join()"""
DIAM = """Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity)
  .map((a) => a.finished.catch(() => null)))"""


def periksa(page):
    page.evaluate(DIAM)  # a message that is still fading in has no contrast yet
    result = Axe().run(page, options={"runOnly": ATURAN})
    faults = [(page.url, v["id"], [n["html"] for n in v["nodes"]]) for v in result.response["violations"]]
    assert faults == [], faults
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@dataclass
class Pemeriksa:
    """Looks at a page the first time it has that shape; `halaman` are the names of the views looked at."""

    bentuk: set = field(default_factory=set)
    halaman: set = field(default_factory=set)

    def lihat(self, page):
        nama = resolve(urlsplit(page.url).path).view_name
        bentuk = (nama, page.viewport_size["width"], page.evaluate(BENTUK))
        if bentuk not in self.bentuk:
            periksa(page)
            self.bentuk.add(bentuk)
            self.halaman.add(nama)
