"""The reason codes in the source, with their sentences: what docs/kode.md is made from.

After a change of codes: `python -m tests.architecture.kode` writes the table anew.
"""

import ast
import os

KALIMAT_BEBAS = "(kalimatnya menurut perkara)"
GIVEN_BY = {"CommandRefused": 0, "Tolak": 0, "Masalah": 0, "problem": 1}
SAMPAI = "<!-- tabel -->\n"


def used():
    """{code: (sentence, module)} of every literal code."""
    from tests.architecture.sumber import called, nodes  # noqa: PLC0415  needs Django to be set up

    found = {}
    for at, call in nodes(ast.Call):
        keywords = {k.arg: k.value for k in call.keywords}
        if called(call) in GIVEN_BY:
            first = GIVEN_BY[called(call)]
            given = [*call.args[first:], *(keywords[k] for k in ("kode", "kalimat") if k in keywords)]
            _note(found, at, given[:1], given[-1:] if called(call) == "problem" else given[1:2])
        if "violation_error_code" in keywords:
            message = keywords.get("violation_error_message")
            _note(found, at, [keywords["violation_error_code"]], [message] if message else [])
    for at, assign in nodes(ast.Assign):
        if any(getattr(t, "id", "") == "KODE_API" for t in assign.targets):
            _note(found, at, assign.value.values, [])
    return found


def _note(found, at, codes, sentence):
    """Also of a choice between two codes."""
    for value in codes:
        for node in [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                kalimat = _text(sentence[0]) if sentence else KALIMAT_BEBAS
                if node.value not in found or found[node.value][0] == KALIMAT_BEBAS:
                    found[node.value] = (kalimat, at.split(":")[0])


def _text(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "…" for v in node.values)
    return KALIMAT_BEBAS


def main():
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.architecture.sumber import ROOT  # noqa: PLC0415

    file = ROOT / "docs/kode.md"
    head = file.read_text().partition(SAMPAI)[0]
    rows = [f"| `{kode}` | {kalimat} | `{path}` |\n" for kode, (kalimat, path) in sorted(used().items())]
    file.write_text(f"{head}{SAMPAI}| Kode | Kalimat | Asal |\n|---|---|---|\n{''.join(rows)}")


if __name__ == "__main__":
    main()
