"""Documents: HTML templates to PDF by WeasyPrint; nothing is fetched from anywhere."""

import os
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

Aset = Mapping[str, tuple[bytes, str]]
WAKTU_FONT = "0"  # seconds since 1970, in the head table of every embedded font
FONT = {"sans.ttf": "PublicSans[wght].ttf", "sans-miring.ttf": "PublicSans-Italic[wght].ttf"}


class AsetDitolak(RuntimeError):
    """A template asked for something outside its own assets: a mistake in the template."""


def render_pdf(template: str, context: Mapping[str, object], *, dibuat: datetime, pengenal: str) -> bytes:
    """PDF/A-4f bytes, the same each time for the same template, context, `dibuat` and `pengenal`."""
    from weasyprint import HTML  # noqa: PLC0415  0.8 s to import: web processes never need it
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    os.environ["SOURCE_DATE_EPOCH"] = WAKTU_FONT  # fontTools asks the clock otherwise, and no two documents are equal
    html = render_to_string(template, {**context, "dibuat": dibuat.isoformat(timespec="seconds")})
    try:
        pdf: bytes = HTML(string=html, url_fetcher=_pengambil(), base_url="merita:").write_pdf(
            pdf_variant="pdf/a-4f", pdf_identifier=pengenal.encode(), pdf_tags=True
        )
    except FatalURLFetchingError as galat:  # a BaseException: it would pass every `except Exception`
        raise AsetDitolak(str(galat)) from galat
    return pdf


def qr_svg(alamat: str) -> SafeString:
    """A QR code as inline SVG; error correction M, so that a stamp over a corner does not matter."""
    svg = segno.make(alamat, error="m", micro=False).svg_inline(scale=3, border=2)
    return mark_safe(svg)  # noqa: S308  made by segno from our own address


def alamat_verifikasi(kode: str) -> str:
    return f"{settings.ALAMAT}/verifikasi/{kode}/"


@cache
def _aset() -> Aset:
    aset = {"pdf.css": ((Path(settings.ROOT) / "static/pdf.css").read_bytes(), "text/css")}
    for nama, berkas in FONT.items():
        aset[nama] = ((_folder_font() / berkas).read_bytes(), "font/ttf")
    return aset


def _folder_font() -> Path:
    spec = find_spec("fontpkg_public_sans")
    if spec is None or spec.origin is None:
        raise RuntimeError("fontpkg-public-sans is not installed.")
    return Path(spec.origin).parent / "files"


def _pengambil() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Lokal(URLFetcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url.startswith("merita:"):
                isi, jenis = _aset()[url.removeprefix("merita:")]
                return URLFetcherResponse(url, isi, {"Content-Type": jenis})
            return super().fetch(url, headers)

    return Lokal()
