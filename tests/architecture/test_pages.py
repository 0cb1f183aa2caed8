"""What every page and stylesheet must be, read from the files."""

import gzip
import re

import pytest

from core.ikon import IKON
from tests.architecture.sumber import ROOT, TEMPLATES

PAGES = [p for p in TEMPLATES if "pdf" not in p.parts]
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//""", re.IGNORECASE)


def test_the_stylesheet_stays_small():
    css = (ROOT / "static/app.css").read_bytes()

    assert len(css) <= 40 * 1024
    assert len(gzip.compress(css, mtime=0)) <= 12 * 1024


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_page_carries_script_or_style_or_fetches_from_elsewhere(page):
    """The content policy would drop it, and the page would look broken only in a browser."""
    text = page.read_text()

    assert INLINE.findall(text) == []
    assert ELSEWHERE.findall(text) == []


def test_every_icon_named_in_a_page_exists():
    named = {name for page in PAGES for name in re.findall(r'{% ikon "([^"]+)"', page.read_text())}

    assert named - IKON.keys() == set()


def test_stylesheet_and_modules_fetch_nothing():
    files = [*ROOT.glob("static/*.css"), *ROOT.glob("static/*.js")]

    assert [
        str(f) for f in files if re.search(r"@import|url\([\"']?https?:|import\(?[\"']https?:", f.read_text())
    ] == []
