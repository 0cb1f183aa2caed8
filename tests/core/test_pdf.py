from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from core.pdf import AsetDitolak, alamat_verifikasi, qr_svg, render_pdf

DIBUAT = datetime(2026, 1, 12, 3, tzinfo=UTC)
KEPALA = """<!doctype html><html lang="id"><head><title>Uji</title>
<meta name="dcterms.created" content="{{ dibuat }}"><meta name="dcterms.modified" content="{{ dibuat }}">
<link rel="stylesheet" href="merita:pdf.css"></head><body>"""


@pytest.fixture
def cetak(settings):
    """A document of this body, printed."""

    def _cetak(badan, **context):
        own = ("django.template.loaders.locmem.Loader", {"uji.html": KEPALA + badan})
        [engine] = settings.TEMPLATES
        folders = ["django.template.loaders.filesystem.Loader", own]
        settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": folders}}]
        return render_pdf("uji.html", context, dibuat=DIBUAT, pengenal="uji-1")

    return _cetak


def test_the_same_facts_make_the_same_bytes(cetak):
    badan = "<h1>Berita acara</h1><p>Nilai {{ nilai }}</p>{{ qr }}"
    qr = qr_svg(alamat_verifikasi("ABCD-EFGH-JKLM"))

    pertama = cetak(badan, nilai="81,30", qr=qr)

    assert cetak(badan, nilai="81,30", qr=qr) == pertama
    assert cetak(badan, nilai="81,31", qr=qr) != pertama


def test_pages_are_numbered_and_the_font_is_embedded(cetak):
    badan = "<style>.baru{break-before:page}</style><p>Satu</p><p class='baru'>Dua <em>miring</em></p>"
    pdf = PdfReader(BytesIO(cetak(badan)))

    assert [f"Halaman {n} dari 2" in page.extract_text() for n, page in enumerate(pdf.pages, 1)] == [True, True]
    fonts = [f.get_object() for page in pdf.pages for f in page["/Resources"]["/Font"].get_object().values()]
    assert {str(f["/BaseFont"]).partition("+")[2].partition("-")[0] for f in fonts} == {"Merita"}
    descendants = [f["/DescendantFonts"].get_object()[0].get_object()["/FontDescriptor"].get_object() for f in fonts]
    assert [d for d in descendants if not {"/FontFile2", "/FontFile3"} & d.keys()] == []


def test_paper_is_a4_and_a_wide_section_lies(cetak):
    pdf = PdfReader(BytesIO(cetak("<p>Tegak</p><section class='lebar'><p>Lebar</p></section>")))

    sizes = [(round(p.mediabox.width), round(p.mediabox.height)) for p in pdf.pages]
    assert sizes == [(595, 842), (842, 595)]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x.png", "https://contoh.id/x.png", "file:///etc/passwd", "merita:lain"]
)
def test_nothing_is_fetched_from_anywhere(cetak, url):
    with pytest.raises(AsetDitolak):
        cetak(f'<img src="{url}">')


def test_a_data_image_is_its_own(cetak):
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"

    assert cetak(f'<img alt="" src="{svg}">').startswith(b"%PDF-")


def test_the_qr_leads_to_verification(settings):
    settings.ALAMAT = "https://merita.contoh.go.id"

    assert alamat_verifikasi("ABCD-EFGH-JKLM") == "https://merita.contoh.go.id/verifikasi/ABCD-EFGH-JKLM/"
    assert qr_svg("x").startswith("<svg")
