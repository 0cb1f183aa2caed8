"""The source of every floor, read once: what the guards look at."""

import ast
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, get_resolver

ROOT = Path(settings.ROOT)
FLOORS = settings.FLOORS
SOURCES = [p for floor in FLOORS for p in sorted((ROOT / floor).rglob("*.py")) if "migrations" not in p.parts]
TREES = {p.relative_to(ROOT).as_posix(): ast.parse(p.read_text()) for p in SOURCES}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def layer(path, name):
    """Is this the layer `name` of its floor: `skp/rules.py`, `seleksi/rules/peringkat.py`?"""
    return Path(path).parts[1].removesuffix(".py") == name


def modules(floor, name):
    """The modules of a layer, imported; a module whose name starts with _ belongs to its neighbours."""
    paths = [p for p in TREES if p.startswith(f"{floor}/") and layer(p, name)]
    names = [p.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for p in paths]
    return [import_module(n) for n in names if not n.rpartition(".")[2].startswith("_")]


def nodes(kind, *, outside=frozenset()):
    for path, tree in TREES.items():
        if path not in outside:
            yield from ((f"{path}:{node.lineno}", node) for node in ast.walk(tree) if isinstance(node, kind))


def called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def urls(patterns=None):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from urls(pattern.url_patterns)


def doors_of(pattern):
    view = pattern.callback
    if hasattr(view, "door"):
        return {view.door, *getattr(view, "pages", ())}
    return set(getattr(getattr(view, "cls", None), "rules", {}).values())
