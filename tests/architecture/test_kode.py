"""Reason codes are an interface: programs and people hold on to them, so each stands in docs/kode.md."""

import re

from tests.architecture import kode
from tests.architecture.sumber import ROOT


def test_every_reason_code_is_documented_and_every_documented_code_is_used():
    """Write the table anew with `python -m tests.architecture.kode`."""
    documented = re.findall(r"^\| `([a-z0-9_]+)` \|", (ROOT / "docs/kode.md").read_text(), re.MULTILINE)

    assert documented == sorted(kode.used())
