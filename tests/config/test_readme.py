"""What the README and the manual name must be there: files, pictures, commands, settings."""

import re
import subprocess

import pytest
from django.core.management import get_commands

from config.jalan import commands
from tests.architecture.sumber import ROOT

README, OPERASI = ((ROOT / nama).read_text() for nama in ("README.md", "docs/operasi.md"))
TAUTAN = re.compile(r"!?\[[^\]]*\]\(([^)#]+)[^)]*\)")
GAMBAR = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")  # with words for whoever does not see it
KODE = re.compile(r"`([^`\n]+)`")
PERINTAH = re.compile(r"manage\.py (\w+)")
PROGRAM = re.compile(r"\./run ([a-z]+)")
TEMPAT = re.compile(r"(?:[a-z]+/)+[\w.*-]*")  # a path below the root, in the text or in a command
SETELAN = re.compile(r"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", re.MULTILINE)


def tercatat():
    """What a clone has, folders included."""
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return {str(p) for f in files for p in ((ROOT / f).relative_to(ROOT), *(ROOT / f).relative_to(ROOT).parents)}


def ada(pola):
    """Patterns must match at least one committed file."""
    return bool({str(p.relative_to(ROOT)) for p in ROOT.glob(pola.rstrip("/"))} & tercatat())


def tempat():
    """Links, and paths in the table or in a command; not the addresses of pages."""
    kutipan = [k for k in KODE.findall(README) if not k.startswith("./run")]
    blok = re.findall(r"^    (\S.*)$", README, re.MULTILINE)
    sebut = [t for k in [*kutipan, *blok] if "http" not in k for t in TEMPAT.findall(k.replace(".venv/bin/python", ""))]
    return sorted({*sebut, *(t for t in TAUTAN.findall(README) if "://" not in t)})


def test_the_readme_names_enough_to_be_checked():
    assert {"tests/contoh/", "tests/architecture/", "docs/operasi.md", "docs/gambar/lembar.png"} <= set(tempat())


@pytest.mark.parametrize("pola", tempat())
def test_what_the_readme_names_is_committed(pola):
    assert ada(pola)


def test_every_picture_of_the_readme_is_a_picture_and_every_picture_kept_is_shown():
    gambar = GAMBAR.findall(README)

    assert {(ROOT / g).read_bytes()[:8] for g in gambar} == {b"\x89PNG\r\n\x1a\n"}
    assert sorted(gambar) == sorted(g for g in tercatat() if g.startswith("docs/gambar/"))


@pytest.mark.parametrize("isi", [README, OPERASI], ids=["README.md", "docs/operasi.md"])
def test_every_command_that_is_named_exists(isi):
    perintah = set(PERINTAH.findall(isi))
    program = set(PROGRAM.findall(isi))

    assert (perintah - get_commands().keys(), program - commands.COMMANDS.keys()) == (set(), set())


def test_every_setting_of_the_manual_is_read_by_the_program():
    sumber = "".join(p.read_text() for p in (ROOT / "config").rglob("*.py"))
    setelan = {nama for baris in SETELAN.findall(OPERASI) for nama in KODE.findall(baris)}

    assert len(setelan) > 20
    assert {nama for nama in setelan if f'"{nama}"' not in sumber} == set()
