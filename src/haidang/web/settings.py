"""Django's settings: every choice of the officers' door in one place."""

import os
import secrets
from pathlib import Path

from haidang.ledger import address
from haidang.ledger.home import private

WEB = Path(__file__).parent


def _secret() -> str:
    """The key that signs sessions, made at the first start and kept beside the other keys."""
    file = private("keys") / "sessions.key"
    with file.open("a+") as stream:
        stream.seek(0)
        if not (secret := stream.read()):
            secret = secrets.token_urlsafe(48)
            stream.write(secret)
    file.chmod(0o600)
    return secret


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("HAIDANG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "haidang.ledger.apps.LedgerConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
DATABASES = {"default": address.django_database(address.url() or "")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "ledger.Officer"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt")]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGGING_CONFIG = None
