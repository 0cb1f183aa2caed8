"""Everything a role can fetch, read address by address: what the two-worlds test compares.

Addresses come from the resolver, with every key that exists, and from links and filters of the pages
themselves: a new page is visited without being named here.
"""

import re
from collections import deque
from contextlib import contextmanager
from html import unescape
from itertools import product
from urllib.parse import urlencode, urljoin

from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from core import surat
from core.commands import Workflow
from core.models import AuditEvent, Dokumen, Notifikasi, Pengguna, Segel, Surat
from tests.architecture.sumber import doors_of

# Nothing else may differ between two answers.
GANTI = [
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+'), rb"\1CSRF"),
    (re.compile(rb'(nonce[-=]"?)[A-Za-z0-9+/=_-]+'), rb"\1NONCE"),
]
HEADER_GANTI = {"X-Request-ID"}
COOKIE_GANTI = {"csrftoken"}
KUNCI_PALING_BANYAK = 10  # where no word of the route names a table; every table counts from 1
ALAMAT_PALING_BANYAK = 1000
PILIHAN_PALING_BANYAK = 8  # of one select: a list of grades asks the same column forty times, three are enough
KATA_CARI = ("Pelamar", "73,25", "Rahasia")
SEBUTAN = {"lamaran": "pelamar", "beri": "pegawai"}  # words of routes that are no table's name
ACAK = {"id", "event", "cause", "xid"}
AUDIT = sorted(f.name for f in AuditEvent._meta.fields if f.name not in ACAK)
TAUTAN = re.compile(r'\b(?:href|data-simpan|src)="([^"#]*)')
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
PILIHAN = re.compile(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
OPSI = re.compile(r'<option[^>]*value="([^"]*)"')
ISIAN = re.compile(r'<input[^>]*name="([^"]+)"')


def hitung_dari_satu():
    """Keys follow what is in the tables; undone with the transaction, unlike the counters themselves."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if isinstance(model._meta.pk, models.AutoField):
                table, pk = model._meta.db_table, model._meta.pk.column
                cursor.execute(
                    f'SELECT pg_get_serial_sequence(%s, %s), coalesce(max("{pk}"), 0) FROM "{table}"',  # noqa: S608
                    [f'"{table}"', pk],
                )
                nama, terakhir = cursor.fetchone()
                cursor.execute(f"ALTER SEQUENCE {nama} RESTART WITH {terakhir + 1}")


@contextmanager
def sementara():
    """What is written inside is undone: the same data can then hold another secret."""
    with transaction.atomic():
        hitung_dari_satu()
        yield
        transaction.set_rollback(True)


class Jendela(Client):
    """Without the copies of every context a test client keeps, and without a jar: no answer hangs on the one before."""

    def request(self, **request):
        return self.handler(self._base_environ(**request))


def alamat(user):
    """Pattern and address, with every key its view can know and one it cannot; one where the door is shut anyway."""
    nilai = _nilai()
    for rute, nama, params, pola in _pola(get_resolver(), "", (), {}):
        pilihan = [[(param, v) for v in _isi(rute, param, jenis, nilai)] for param, jenis in params.items()]
        cocok = [url for isi in product(*pilihan) if (url := _alamat(nama, dict(isi)))]
        assert cocok, f"{nama} is never visited."
        doors = doors_of(pola)
        terbuka = not doors or (user is not None and any(door(user) for door in doors))
        yield from ((nama, url) for url in (cocok if terbuka else cocok[:1]))


def _alamat(nama, isi):
    """Empty where a pattern of its own refuses the value."""
    try:
        return reverse(nama, kwargs=isi)
    except NoReverseMatch:
        return ""


def _nilai():
    """By the kind of a parameter, by its name, or (for keys) by the table it belongs to."""
    berkunci = [m for m in apps.get_models() if isinstance(m._meta.pk, models.AutoField)]
    return {
        "int": {
            m._meta.model_name: list(m._default_manager.order_by("pk").values_list("pk", flat=True)) for m in berkunci
        },
        "uuid": list(Dokumen.objects.order_by("pk").values_list("kunci", flat=True)),
        "nama": sorted({step.name for flow in Workflow.__subclasses__() for step in flow.steps()}),
        "kode": [*Segel.objects.order_by("pk").values_list("kode", flat=True), "AAAA"],
        "str": ["1"],  # what else there is, the links of the pages name
    }


def _isi(rute, param, jenis, nilai):
    if jenis != "int":
        return nilai.get(param, nilai[jenis])
    kata = re.findall(r"[a-z]{3,}", param if param.endswith("_pk") else rute.partition(param)[0])
    kata = SEBUTAN.get(kata[-1], kata[-1]) if kata else ""
    kunci = {pk for tabel, semua in nilai["int"].items() if kata and tabel.startswith(kata) for pk in semua}
    kunci = kunci or set(range(1, KUNCI_PALING_BANYAK))
    return [*sorted(kunci), max(kunci) + 1]


def _pola(resolver, awal, ruang, induk):
    for pattern in resolver.url_patterns:
        params, rute = {**induk, **_params(pattern.pattern)}, awal + _rute(pattern.pattern)
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name: it cannot be visited."
            yield rute, ":".join([*ruang, pattern.name]), params, pattern
        else:
            yield from _pola(pattern, rute, (*ruang, pattern.namespace) if pattern.namespace else ruang, params)


def _rute(pattern):
    """Without what is said about the kind of a parameter: only its name."""
    return re.sub(r"<\w+:|\(\?P<", "<", str(pattern))


def _params(pattern):
    jenis = {"IntConverter": "int", "UUIDConverter": "uuid"}
    found = {nama: jenis.get(type(c).__name__, "str") for nama, c in pattern.converters.items()}
    groups = getattr(getattr(pattern, "regex", None), "groupindex", {})
    return found or {nama: "int" if nama in {"pk", "id"} else "str" for nama in groups}


def jelajah(client, user, awalan="/"):
    """Address: answer. From the resolver, then along links and filters; POST, once a pattern, where that is all."""
    user = user and Pengguna.objects.get(pk=user.pk)  # remembers nothing of another world
    jawaban, hanya_post = {}, set()
    antre = deque((nama, url) for nama, url in alamat(user) if url.startswith(awalan))
    while antre:
        nama, url = antre.popleft()
        if url in jawaban or nama in hanya_post:
            continue
        response = client.get(url)
        jawaban[url] = _bukti(response)
        if response.status_code == 405:
            hanya_post.add(nama)
            jawaban[f"POST {url}"] = _kirim(client, url)
        if "?" not in url and response.status_code == 200 and "text/html" in response.get("Content-Type", ""):
            antre.extend(("", baru) for baru in _terus(url, response.content.decode()) if baru.startswith(awalan))
    assert len(jawaban) < ALAMAT_PALING_BANYAK
    assert [url for url, (status, *_) in jawaban.items() if status >= 500] == []
    return jawaban


def _kirim(client, url):
    with transaction.atomic():
        bukti = _bukti(client.post(url))
        transaction.set_rollback(True)
    return bukti


def _terus(url, isi):
    """Links, and every choice of a form that asks by GET."""
    for tautan in TAUTAN.findall(isi):
        baru = urljoin(url, unescape(tautan))
        if baru.startswith("/") and not baru.startswith(("//", "/static/")):
            yield baru
    for atribut, badan in FORM.findall(isi):
        if 'method="post"' in atribut:
            continue
        aksi = urljoin(url, (re.search(r'action="([^"]*)"', atribut) or [None, ""])[1]).partition("?")[0]
        for nama, opsi in PILIHAN.findall(badan):
            nilai = OPSI.findall(opsi)
            nilai = nilai if len(nilai) <= PILIHAN_PALING_BANYAK else nilai[:3]
            yield from (f"{aksi}?{urlencode({nama: unescape(v)})}" for v in nilai)
        for nama in ISIAN.findall(badan):
            yield from (f"{aksi}?{urlencode({nama: kata})}" for kata in KATA_CARI)


def _bukti(response):
    """Status, headers, cookies and bytes, after the replacements."""
    isi = b"".join(response.streaming_content) if response.streaming else response.content
    for pola, ganti in GANTI:
        isi = pola.sub(ganti, isi)
    headers = sorted((k, v) for k, v in response.headers.items() if k not in HEADER_GANTI)
    cookies = sorted((k, "" if k in COOKIE_GANTI else c.OutputString()) for k, c in response.cookies.items())
    return response.status_code, headers, cookies, isi


def kiriman(kecuali):
    """Notices and letters to everyone but the one who may know, and the whole audit but its random marks."""
    kabar = Notifikasi.objects.exclude(pengguna=kecuali).order_by("pk")
    surat_lain = Surat.objects.exclude(kepada=kecuali).order_by("pk")
    return (
        list(kabar.values_list("pengguna", "kunci", "judul", "isi", "url")),
        [(s.kunci, s.kepada_id, s.konteks, surat.susun(s)) for s in surat_lain],
        list(AuditEvent.objects.order_by("pk").values_list(*AUDIT)),
    )


def beda(satu, dua):
    """Addresses whose answers differ, or that only one of the worlds has."""
    return sorted(url for url in satu.keys() | dua.keys() if satu.get(url) != dua.get(url))
