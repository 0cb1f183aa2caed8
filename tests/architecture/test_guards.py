"""What no reviewer should have to look for."""

import ast
import inspect
import re

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import models
from importlinter.cli import lint_imports

from config.doors import SEMUA_PENGGUNA, URL_LUAR
from core import papan
from core.api import ApiViewSet
from core.commands import Command, Effect, TransitionCommand, Workflow
from core.models import Pengguna
from tests.architecture.sumber import FLOORS, ROOT, SOURCES, TREES, called, doors_of, layer, modules, nodes, urls

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "update", "delete"}
SQL_WRITES = re.compile(r"\s*(insert into |update \w+\W+set |delete from |copy \w+|truncate )", re.IGNORECASE)
KERNEL = {f"core/{name}.py" for name in ("commands", "audit", "dokumen", "surat", "notifikasi", "segel")}
WRITERS = KERNEL | {path for path in TREES if layer(path, "services")}
RULES = {path: tree for path, tree in TREES.items() if layer(path, "rules") or path == "talent/profil.py"}
PURE = {
    *("calendar", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "itertools"),
    *("json", "math", "operator", "re", "types", "typing"),
}


def _services(floor):
    """Name and function of everything public that a floor's services define themselves."""
    found = [(module, name, f) for module in modules(floor, "services") for name, f in vars(module).items()]
    return {
        f"{module.__name__}.{name}": f
        for module, name, f in found
        if not name.startswith("_")
        and not isinstance(f, type)
        and callable(f)
        and getattr(f, "__module__", "") == module.__name__
    }


WITH_SERVICES = [floor for floor in FLOORS if _services(floor)]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def test_every_url_has_a_door_or_a_reason():
    assert {url.name for url in urls() if not doors_of(url)} == URL_LUAR.keys()


@pytest.mark.django_db
def test_a_door_open_to_every_active_user_is_listed():
    nobody = Pengguna.objects.create(username="tanpa.jabatan")
    boards = [board for board in vars(papan).values() if isinstance(board, papan.Papan)]
    doors = {d for url in urls() for d in doors_of(url)} | {d for b in boards for d, _ in b.providers}

    assert {door for door in doors if door(nobody)} == SEMUA_PENGGUNA.keys()
    assert [door for door in SEMUA_PENGGUNA if door(AnonymousUser())] == []
    assert all({**URL_LUAR, **SEMUA_PENGGUNA}.values())


@pytest.mark.parametrize("floor", WITH_SERVICES)
def test_every_public_service_is_a_command_or_effect(floor):
    public = _services(floor)

    assert [name for name, f in public.items() if not isinstance(f, Command | Effect)] == []
    for command in (f for f in public.values() if isinstance(f, Command)):
        assert list(inspect.signature(command.func).parameters)[1:3] == ["by", "at"], command.__name__


def test_every_step_of_every_workflow_has_its_command():
    for floor in FLOORS:
        modules(floor, "workflow")
    flows = [flow for flow in Workflow.__subclasses__() if flow.__module__.split(".")[0] in WITH_SERVICES]
    steps = {id(step): f"{flow.__name__}.{step.name}" for flow in flows for step in flow.steps()}
    services = [f for floor in WITH_SERVICES for f in _services(floor).values() if isinstance(f, TransitionCommand)]
    carried = [id(f.step) for f in services]

    assert [name for step, name in steps.items() if carried.count(step) != 1] == []
    assert [f.__name__ for f in services if id(f.step) not in steps] == []


def test_status_is_set_by_the_kernel_only():
    stored = [
        at
        for at, n in nodes(ast.Attribute, outside={"core/commands.py"})
        if n.attr == "status" and isinstance(n.ctx, ast.Store)
    ]
    named = [at for at, n in nodes(ast.Call) if called(n) == "setattr" or _sets_status(n)]

    assert stored + named == []


def test_only_services_write():
    calls = [at for at, n in nodes(ast.Call, outside=WRITERS) if _writes(n)]
    texts = [at for at, n in nodes(ast.Constant, outside=WRITERS) if _is_writing_sql(n) and not _in(at, "compute")]

    assert calls + texts == []


def test_a_viewset_action_without_rule_cannot_be_defined():
    with pytest.raises(ImproperlyConfigured, match="retrieve"):
        type("Forgotten", (ApiViewSet,), {"retrieve": lambda self, request: None})


@pytest.mark.parametrize("path", RULES)
def test_rules_are_pure(path):
    tree = RULES[path]
    imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    imported |= {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    own = {p.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for p in RULES}
    allowed = {"core.angka", "core.langkah", "core.tanggal", *(f"{floor}.enums" for floor in FLOORS), *own}
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]

    assert [m for m in imported if m not in allowed and m.split(".")[0] not in PURE] == []
    assert [called(n) for n in calls if called(n) in {"today", "now", "utcnow", "open", "float"}] == []
    assert [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, float)] == []


def test_imports_go_down():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_modules_and_functions_stay_small():
    lengths = sorted(n.end_lineno - n.lineno + 1 for _, n in nodes(FUNCTIONS))

    assert [str(p) for p in SOURCES if len(p.read_text().splitlines()) > 400] == []
    assert lengths[int(len(lengths) * 0.95)] <= 35


def test_a_service_reads_at_a_glance():
    services = [(at, n) for at, n in nodes(FUNCTIONS) if _in(at, "services")]

    assert [at for at, n in services if _body_lines(n) > 15] == []


def test_nothing_is_deleted_by_the_database():
    keys = [f for floor in FLOORS for m in apps.get_app_config(floor).get_models() for f in m._meta.local_fields]

    assert [f for f in keys if f.remote_field and f.remote_field.on_delete is not models.PROTECT] == []


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_nothing_is_called_utils():
    assert [str(p) for p in SOURCES if p.stem in {"utils", "helpers", "common", "misc"}] == []


def _writes(call):
    """`rows.update(nama=…)` writes; `some_set.update(others)` does not."""
    if not isinstance(call.func, ast.Attribute) or (called(call) == "update" and call.args):
        return False
    return called(call) in WRITES


def _is_writing_sql(constant):
    return isinstance(constant.value, str) and SQL_WRITES.match(constant.value) is not None


def _in(at, name):
    return layer(at.split(":")[0], name)


def _sets_status(call):
    if called(call) == "bulk_update":
        return any(isinstance(n, ast.Constant) and n.value == "status" for n in ast.walk(call))
    return called(call) == "update" and any(keyword.arg == "status" for keyword in call.keywords)


def _body_lines(function):
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return function.end_lineno - first.lineno + 1
