"""The engines, the worker and the browser that tests may ask for.

Tests share the checkout's engines with a running demo, so everything with a name is theirs alone:
databases, Valkey's numbers, the queue and the folder of files.
"""

import os
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as sifat
from pgtrigger import Truncate
from playwright.sync_api import sync_playwright

from config import embedded
from config.celery import app
from config.jalan.environment import browser
from config.jalan.processes import ROOT_IS_FINE
from core.hak import SISTEM

PEKERJA = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
os.environ["REDIS_DB"] = str(3 + 3 * PEKERJA)  # 0 to 2 belong to the program
os.environ["CELERY_QUEUE"] = f"uji-{PEKERJA}"
VALKEY = embedded.Valkey(os.environ.get("REDIS_URL") or embedded.redis_url())
CELERY_READY_SECONDS = 20
DITOLAK = re.compile(r"Failed to load resource: .* (409|422) ")  # the browser's own line for a refusal the page shows

# Before the first use of the cache and of Celery, both of which read their settings late.
settings.CACHES["default"]["LOCATION"] = VALKEY.cache
settings.CELERY_BROKER_URL = VALKEY.broker
settings.CELERY_RESULT_BACKEND = VALKEY.results
settings.CELERY_TASK_DEFAULT_QUEUE = os.environ["CELERY_QUEUE"]
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a slow one tests nothing here

sifat.register_profile("merita", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
sifat.load_profile("merita")


@pytest.fixture(scope="session")
def engines():
    lease = embedded.lease()
    cache.clear()  # of a run that was killed
    yield
    if lease:
        lease.release()


@pytest.fixture(scope="session", autouse=True)
def private_files(tmp_path_factory):
    """Documents of tests never reach var/berkas; the worker finds the folder by BERKAS."""
    folder = tmp_path_factory.mktemp("berkas")
    os.environ["BERKAS"] = str(folder)
    default = {**settings.STORAGES["default"], "OPTIONS": {"location": str(folder)}}
    with override_settings(STORAGES={**settings.STORAGES, "default": default}):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def kotak_surat(tmp_path_factory):
    """Where the worker's mail ends up, one file a connection; it finds the folder by SURAT."""
    folder = tmp_path_factory.mktemp("surat")
    os.environ["SURAT"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def django_db_setup(engines, django_db_setup, django_db_blocker):
    """Tests with real transactions end with TRUNCATE; the audit's own guard would stop that."""
    with django_db_blocker.unblock():
        set_truncate_guard("DISABLE")


@pytest.fixture(autouse=True)
def what_migrations_wrote(request):
    """A test with real transactions ends by emptying every table: the system's user comes back before the next."""
    marker = request.node.get_closest_marker("django_db")
    if {"transactional_db", "live_server"} & set(request.fixturenames) or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        apps.get_model("core", "Pengguna").objects.get_or_create(username=SISTEM, defaults={"password": "!"})


def set_truncate_guard(state):
    """`ENABLE` or `DISABLE` on every append-only table; a test that enables it disables it again."""
    guards = [(m, t) for m in apps.get_models() for t in getattr(m._meta, "triggers", []) if t.operation == Truncate]
    with connection.cursor() as cursor:
        for model, trigger in guards:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" {state} TRIGGER {trigger.get_pgid(model)}')


@pytest.fixture
def celery_worker(transactional_db, tmp_path_factory):
    """A real worker on the test database, for this test only.

    It ends before the tables are emptied: a job that is still writing and TRUNCATE would lock each other out.
    """
    log = tmp_path_factory.mktemp("worker") / "worker.log"
    app.control.purge()  # what earlier tests and a run that was killed left in the queue
    warnings = ("-W", "error", "-W", f"ignore:{_profil_terbuka()}:ResourceWarning", *ROOT_IS_FINE)
    options = ("-c", "1", "--without-mingle", "--without-gossip", "-l", "INFO")
    command = [sys.executable, *warnings, "-m", "celery", "-A", "config.celery", "worker", *options]
    env = {**os.environ, "DATABASE_URL": _test_database_url(), "REDIS_URL": _redis_url()}
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=embedded.ROOT, env=env, stdin=subprocess.DEVNULL, stdout=file, stderr=file
        )
    try:
        wait_until(lambda: " ready." in log.read_text() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield log
    finally:
        process.terminate()
        code = process.wait(30)
    assert (code, "Warning" in log.read_text()) == (0, False), log.read_text()


@pytest.fixture(scope="session")
def chromium():
    """The system's browser; without it these tests fail, they are not skipped."""
    path = browser()
    assert path, "Chromium tidak ada: apt-get install chromium"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the sync API runs a loop in this thread
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=["--disable-dev-shm-usage"])
        yield instance
        instance.close()


@pytest.fixture
def halaman(chromium, live_server):
    """`halaman(pengguna=None, lebar=1366, skrip=True)`: a fresh window, logged in; whatever it logs fails the test."""
    contexts, messages = [], []

    def buka(pengguna=None, *, lebar=1366, tinggi=768, skrip=True):
        context = chromium.new_context(
            base_url=live_server.url,
            locale="id-ID",
            timezone_id="Asia/Makassar",
            viewport={"width": lebar, "height": tinggi},
            java_script_enabled=skrip,
        )
        contexts.append(context)
        if pengguna is not None:
            client = Client()  # one for each window: a second login on the same one ends the first session
            client.force_login(pengguna)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: DITOLAK.match(message.text) or messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        return page

    yield buka
    for context in contexts:
        context.close()
    assert messages == []


def _profil_terbuka():
    """WeasyPrint never closes PDF/A's colour profile; any other file left open is a mistake of ours."""
    profil = Path(find_spec("weasyprint").origin).parent / "pdf/sRGB2014.icc"
    assert profil.exists(), profil
    return f"unclosed file <_io.BufferedReader name='{profil}'>"


def _test_database_url():
    parts = connection.settings_dict
    login = quote(parts["USER"], safe="") + (f":{quote(parts['PASSWORD'], safe='')}" if parts["PASSWORD"] else "")
    port = f":{parts['PORT']}" if parts["PORT"] else ""
    return f"postgresql://{login}@{quote(parts['HOST'], safe='')}{port}/{parts['NAME']}"


def _redis_url():
    return os.environ.get("REDIS_URL") or embedded.redis_url()


def wait_until(ready, seconds=CELERY_READY_SECONDS):
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, "Pekerja Celery tidak siap pada waktunya."
        time.sleep(0.05)
