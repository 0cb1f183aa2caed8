import re
import zlib
from hashlib import sha256
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, connection, transaction

from core import dokumen
from core.access import Izin
from core.batal import dapat_batal
from core.commands import CommandRefused, command
from core.models import Dokumen
from tests.core import contoh
from tests.core.contoh import AT
from tests.core.test_commands import boleh, tidak_boleh

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(40)
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@command(boleh)
def unggah(row, *, by, at, berkas, nama=""):
    return dokumen.simpan(berkas, row, nama=nama)


@command(boleh)
def unggah_lalu_tolak(row, *, by, at, berkas):
    dokumen.simpan(berkas, row)
    raise CommandRefused("terlambat", "Pelamaran sudah ditutup.")


@command(boleh)
def unggah_lalu_melanggar(row, *, by, at, berkas):
    """Broken only when the transaction commits."""
    kept = dokumen.simpan(berkas, row)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_notifikasi (pengguna_id, kunci, judul, isi, url, dibuat_pada) "
            "VALUES (-1, 'uji', 'x', '', '', now())"
        )
    return kept


def tersimpan(folder):
    return sorted(f.name for f in folder.rglob("*.bin"))


@pytest.fixture
def terbuka(monkeypatch, siti):
    """The documents of a notice are open to whom it was given."""

    def pembaca(user, target_id, pada):
        return Izin("Akun sendiri") if user.pk == siti.pk else tidak_boleh(user, None, pada=pada)

    monkeypatch.setitem(dokumen._pembaca, "core.notifikasi", pembaca)


def berkas(isi=PDF, nama="ijazah.pdf", jenis="application/octet-stream"):
    return SimpleUploadedFile(nama, isi, jenis)


@pytest.mark.parametrize(
    ("isi", "jenis"), [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")], ids=["pdf", "png", "jpeg"]
)
def test_a_document_is_known_by_its_content(kabar, siti, isi, jenis):
    hasil = unggah(kabar, by=siti, at=AT, berkas=berkas(isi, "apa saja.exe"))

    assert (hasil.jenis, hasil.ukuran, hasil.sha256) == (jenis, len(isi), sha256(isi).hexdigest())
    assert (hasil.target, hasil.target_id, hasil.diunggah_oleh) == ("core.notifikasi", kabar.pk, siti.pk)
    with hasil.berkas.open("rb") as kept:
        assert kept.read() == isi


@pytest.mark.parametrize(
    ("isi", "nama", "jenis"),
    [
        (HTML, "surat.pdf", "application/pdf"),
        (SVG, "gambar.png", "image/png"),
        (HTML + PDF, "polyglot.pdf", "application/pdf"),
        (b"PK\x03\x04" + zlib.compress(PDF), "arsip.pdf", "application/pdf"),
        (b"GIF89a" + bytes(20), "gambar.gif", "image/gif"),
        (b"hanya teks", "catatan.txt", "text/plain"),
    ],
)
def test_other_content_is_refused_whatever_it_is_called(kabar, siti, isi, nama, jenis):
    with pytest.raises(CommandRefused) as refused:
        unggah(kabar, by=siti, at=AT, berkas=berkas(isi, nama, jenis))

    assert (refused.value.kode, refused.value.bidang) == ("jenis_berkas", "berkas")
    assert not Dokumen.objects.exists()


@pytest.mark.parametrize("isi", [PDF[:-6], b"%PDF-1.7\n" + HTML, PDF + bytes(1024)], ids=["cut", "html", "tail"])
def test_a_pdf_without_its_end_is_refused(kabar, siti, isi):
    with pytest.raises(CommandRefused) as refused:
        unggah(kabar, by=siti, at=AT, berkas=berkas(isi))

    assert (refused.value.kode, refused.value.bidang) == ("berkas_tidak_utuh", "berkas")


def test_a_refused_command_leaves_no_file(kabar, siti, private_files):
    unggah(kabar, by=siti, at=AT, berkas=berkas())
    sebelum = sorted(private_files.rglob("*.bin"))

    with pytest.raises(CommandRefused):
        unggah_lalu_tolak(kabar, by=siti, at=AT, berkas=berkas())

    assert sorted(private_files.rglob("*.bin")) == sebelum
    assert Dokumen.objects.get().berkas.path in map(str, sebelum)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_at_its_end_leaves_no_file(private_files):
    siti = contoh.pengguna()
    kabar, sebelum = contoh.notifikasi(siti), tersimpan(private_files)

    with pytest.raises(IntegrityError):
        unggah_lalu_melanggar(kabar, by=siti, at=AT, berkas=berkas())

    assert (tersimpan(private_files), Dokumen.objects.count()) == (sebelum, 0)


def test_commands_inside_a_larger_transaction_go_with_it(kabar, siti, private_files):
    sebelum = tersimpan(private_files)

    def semua():
        with dapat_batal(), transaction.atomic():
            unggah(kabar, by=siti, at=AT, berkas=berkas())
            raise InterruptedError

    with pytest.raises(InterruptedError):
        semua()

    assert (tersimpan(private_files), Dokumen.objects.count()) == (sebelum, 0)


def test_storage_that_fails_does_not_hide_the_refusal(kabar, siti, monkeypatch, caplog):
    def gagal(nama):
        raise OSError(nama)

    monkeypatch.setattr(Dokumen.berkas.field.storage, "delete", gagal)

    with pytest.raises(CommandRefused):
        unggah_lalu_tolak(kabar, by=siti, at=AT, berkas=berkas())

    assert "could not be taken back" in caplog.text


def test_a_document_has_a_largest_size(kabar, siti, monkeypatch):
    monkeypatch.setattr(dokumen, "MAKS_BITA", len(PDF))

    assert unggah(kabar, by=siti, at=AT, berkas=berkas(PDF)).ukuran == len(PDF)
    with pytest.raises(CommandRefused) as refused:
        unggah(kabar, by=siti, at=AT, berkas=berkas(PDF + b" "))
    assert refused.value.kode == "berkas_terlalu_besar"


def test_the_size_is_said_in_megabytes_with_a_comma(kabar, siti):
    with pytest.raises(CommandRefused) as refused:
        unggah(kabar, by=siti, at=AT, berkas=berkas(PDF + bytes(11 * 1024 * 1024)))

    assert refused.value.kalimat == "Berkas 11,0 MB; paling besar 10 MB."


def test_an_empty_file_is_refused(kabar, siti):
    with pytest.raises(CommandRefused) as refused:
        unggah(kabar, by=siti, at=AT, berkas=berkas(b""))

    assert refused.value.kode == "berkas_kosong"


@pytest.mark.parametrize("nama", ["../../etc/ijazah.pdf", "C:\\Users\\siti\\ijazah.pdf", "/abs/ijazah.pdf"])
def test_a_name_is_a_label_and_never_a_path(kabar, siti, nama, private_files):
    hasil = unggah(kabar, by=siti, at=AT, berkas=berkas(), nama=nama)

    assert hasil.nama == "ijazah.pdf"
    assert hasil.berkas.name.endswith(f"{hasil.kunci}.bin")
    assert hasil.berkas.path.startswith(str(private_files))


def test_a_document_outside_a_command_is_a_mistake(kabar):
    with pytest.raises(RuntimeError, match="inside a command"):
        dokumen.simpan(berkas(), kabar)


def test_a_document_never_changes(kabar, siti):
    unggah(kabar, by=siti, at=AT, berkas=berkas())

    with pytest.raises(InternalError, match="append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE core_dokumen SET nama = 'lain'")


def test_whoever_may_read_gets_an_attachment(client, kabar, siti, terbuka):
    hasil = unggah(kabar, by=siti, at=AT, berkas=berkas(nama='ij"azah\r\nX-Jahat: 1.pdf'))
    client.force_login(siti)

    response = client.get(f"/dokumen/{hasil.kunci}/")

    assert b"".join(response.streaming_content) == PDF
    response.close()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "private, no-store")
    assert "X-Jahat" not in response


def test_whoever_may_not_read_learns_nothing(client, kabar, siti, terbuka):
    hasil = unggah(kabar, by=siti, at=AT, berkas=berkas())
    client.force_login(contoh.pengguna("budi"))

    tertutup, tidak_ada = (client.get(f"/dokumen/{kunci}/") for kunci in (hasil.kunci, uuid4()))

    assert (tertutup.status_code, tidak_ada.status_code) == (404, 404)
    without_token = [re.sub('value="[^"]+"', "", response.text) for response in (tertutup, tidak_ada)]
    assert without_token[0] == without_token[1]


def test_a_document_of_an_unknown_kind_of_owner_is_closed(client, kabar, siti):
    hasil = unggah(kabar, by=siti, at=AT, berkas=berkas())
    client.force_login(siti)

    assert client.get(f"/dokumen/{hasil.kunci}/").status_code == 404


def test_a_document_needs_a_login(client, kabar, siti, terbuka):
    hasil = unggah(kabar, by=siti, at=AT, berkas=berkas())

    assert client.get(f"/dokumen/{hasil.kunci}/").status_code == 302
