"""Everything comes from the environment; a laptop needs to set nothing."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import embedded

ROOT = Path(__file__).resolve().parent.parent  # also read by core.pdf
LAPTOP_KEY = "hanya-untuk-pengembangan"


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool = False) -> bool:
    value = env(name, str(default)).lower()
    if value not in {"true", "false", "1", "0"}:
        raise ImproperlyConfigured(f"{name}: tulis true atau false, bukan {value!r}.")
    return value in {"true", "1"}


def env_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in env(name, default).split(",") if item.strip()]


def database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.netloc.rpartition("@")[2].partition(":")[0]),  # a folder when embedded; keeps its case
        "PORT": parts.port or "",
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": env_bool("PGBOUNCER"),
        "TEST": {"NAME": env("TEST_DATABASE", "test_merita")},
    }


PRODUKSI = env_bool("PRODUKSI")
DEBUG = env_bool("DEBUG")
SECRET_KEY = env("SECRET_KEY", "" if PRODUKSI else LAPTOP_KEY)
AUDIT_KEY = env("AUDIT_KEY", SECRET_KEY)  # keys the digests in core.AuditEvent; never rotated with SECRET_KEY
if PRODUKSI and not (SECRET_KEY and os.environ.get("AUDIT_KEY")):
    raise ImproperlyConfigured("Isi SECRET_KEY dan AUDIT_KEY: keduanya wajib bila PRODUKSI=true.")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
PENYELENGGARA = env("PENYELENGGARA", "Manajemen talenta ASN")  # on the top bar where nobody is logged in
ALAMAT = env("ALAMAT", "http://127.0.0.1:8000")  # the public address, in letters and QR codes

DATABASES = {"default": database(env("DATABASE_URL") or embedded.database_url())}
VALKEY = embedded.Valkey(env("REDIS_URL") or embedded.redis_url())
CACHES = {"default": {"BACKEND": "core.cache.Valkey", "LOCATION": VALKEY.cache}}

FLOORS = ["core", "talent", "skp", "seleksi"]  # from the ground up
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "pgtrigger",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "allauth",
    "allauth.account",
    *FLOORS,
    "config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.RequestOrigin",
    "core.middleware.RefusedCommands",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # HSTS preload is the choice of the domain's owner, not of one application

LANGUAGE_CODE = "id"
TIME_ZONE = env("TIME_ZONE", "Asia/Makassar")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["config.format"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "core.papan.shell",
            ],
            "builtins": ["core.templatetags.merita"],
        },
    }
]
STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = ROOT / "staticfiles" if PRODUKSI else None  # elsewhere files are served where they lie
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": env("BERKAS", str(embedded.VAR / "berkas"))},  # private: no URL leads there
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUKSI
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUKSI
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

AUTH_USER_MODEL = "core.Pengguna"
AUTHENTICATION_BACKENDS = ["core.masuk.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "core.masuk.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "core.forms.FormMasuk",
    "reset_password": "core.forms.FormLupaSandi",
    "reset_password_from_key": "core.forms.FormSandiBaru",
    "set_password": "core.forms.FormSetelSandi",
    "change_password": "core.forms.FormGantiSandi",
    "reauthenticate": "core.forms.FormMasukLagi",
}

# Read by every request, so from Valkey; kept in PostgreSQL.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 8 * 3600  # a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUKSI
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUKSI else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUKSI
if env_bool("DI_BELAKANG_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

EMAIL_BACKEND = "django.core.mail.backends." + ("smtp" if env("EMAIL_HOST") else "filebased") + ".EmailBackend"
EMAIL_FILE_PATH = env("SURAT", str(embedded.VAR / "surat"))
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = int(env("EMAIL_PORT", "587"))
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=bool(EMAIL_HOST))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "Merita <merita@localhost>")

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],  # core.api.ApiViewSet names its own
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "core.api.as_problem",
    "COERCE_DECIMAL_TO_STRING": True,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Merita",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": "Manajemen talenta ASN. Jawaban galat berbentuk problem+json dengan kode alasan yang tetap.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "Ekspektasi": "skp.enums.Ekspektasi",
        "Predikat": "talent.enums.Predikat",
        "Jenjang": "talent.enums.Jenjang",
        "StatusSeleksi": "seleksi.enums.StatusSeleksi",
        "StatusLowongan": "seleksi.enums.StatusLowongan",
        "StatusPeringkat": "seleksi.enums.StatusPeringkat",
        "StatusSegel": "seleksi.enums.StatusSegel",
    },
}

CELERY_BROKER_URL = VALKEY.broker
CELERY_RESULT_BACKEND = VALKEY.results
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = env("CELERY_QUEUE", "merita")
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "kirim_surat": {"task": "core.kirim_surat", "schedule": 60.0},
    "ingatkan_draf": {"task": "seleksi.ingatkan_draf", "schedule": 900.0},
    "susulkan_berita_acara": {"task": "seleksi.susulkan_berita_acara", "schedule": 300.0},
    "tutup_pelamaran": {"task": "seleksi.tutup_pelamaran", "schedule": 60.0},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", "WARNING")},
}
