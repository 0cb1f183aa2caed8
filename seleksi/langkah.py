"""The command of each step of a selection, found in the services of all slices."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from core.commands import AnyCommand, TransitionCommand
from seleksi import services
from seleksi.workflow import AlurSeleksi


@cache
def perintah_seleksi() -> dict[str, AnyCommand]:
    """By the name of the step."""
    modules = [import_module(f"{services.__name__}.{info.name}") for info in iter_modules(services.__path__)]
    commands = [f for module in modules for f in vars(module).values() if isinstance(f, TransitionCommand)]
    steps = {id(step): step.name for step in AlurSeleksi.steps()}
    return {steps[id(f.step)]: f for f in commands if id(f.step) in steps}
