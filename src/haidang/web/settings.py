"""Django's settings: every choice of the officers' door in one place."""

import os
import secrets
from datetime import timedelta
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
# Say HAIDANG_HTTPS=1 where a proxy ends TLS before this door: cookies then travel encrypted or not at all.
HTTPS = os.environ.get("HAIDANG_HTTPS") == "1"
# The country whose border is watched (ISO 3166-1 alpha-2 or alpha-3): what flies to it is inbound.
HOME_COUNTRY = os.environ.get("HAIDANG_COUNTRY", "VN")
# The clock on the office's wall: moments are shown by it (times of flights by the clocks of their airports).
OFFICE_TIME_ZONE = os.environ.get("HAIDANG_TIME_ZONE", "Asia/Ho_Chi_Minh")

INSTALLED_APPS = [
    "haidang.ledger.apps.LedgerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
]
MIDDLEWARE = [
    "haidang.web.page_times.PageTimes",
    "haidang.web.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "haidang.web.session_end.SessionEnd",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "haidang.web.urls"
WSGI_APPLICATION = "haidang.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "environment": "haidang.web.templating.environment",
            "context_processors": ["haidang.web.menu.offered"],
        },
    }
]

DATABASES = {"default": {**address.django_database(address.url() or ""), "CONN_HEALTH_CHECKS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "ledger.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# NIST SP 800-63B: length and known passwords count, composition rules do not.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
LOGIN_URL = "sign_in"

# Five wrong passwords for one account from one address, and that pair waits.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "haidang.web.pages.sign_in.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# R5-05. The whole session ends with the cookie; the idle limit is kept by ``session_end``.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_IDLE = 15 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "haidang_session"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "haidang_csrf"
CSRF_FAILURE_VIEW = "haidang.web.errors.form_too_old"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"] if HTTPS else []
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt")]
LANGUAGE_COOKIE_NAME = "haidang_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LOCALE_PATHS = [WEB / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
# Assets are served from where they lie in the wheel; their address changes with their content.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31_536_000

LOGGING_CONFIG = None
