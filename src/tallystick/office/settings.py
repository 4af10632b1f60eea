"""Django's settings, made of the office's configuration; nothing is set anywhere else."""

import os

from tallystick.office.cleaning.kinds import LARGEST
from tallystick.office.configuration import read_configuration
from tallystick.office.connections import database_settings, mail_settings, provider_settings
from tallystick.voice.catalogues import languages

CONFIGURATION = read_configuration(os.environ)

SECRET_KEY = CONFIGURATION.secret_key
DEBUG = False
ALLOWED_HOSTS = [one for one in (CONFIGURATION.host, CONFIGURATION.files_host) if one]
ROOT_URLCONF = "tallystick.office.urls"
WSGI_APPLICATION = "tallystick.office.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "tallystick.office.apps.Office",
]
if CONFIGURATION.provider:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
MIDDLEWARE = [
    "tallystick.office.forgetting.Forgetting",
    "django.middleware.security.SecurityMiddleware",
    "tallystick.office.guard.Guard",
    "tallystick.office.files_apart.FilesApart",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tallystick.office.signing_in.SignedIn",
    "tallystick.office.sessions.SessionLimits",
    "tallystick.office.calls.CallLimits",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {"BACKEND": "tallystick.office.engine.OfficeTemplates", "DIRS": [], "APP_DIRS": False, "OPTIONS": {}},
    # Letters and messages of the library that signs people in are written in Django's own language.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {},
    },
]
DATABASES = {"default": database_settings(CONFIGURATION)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---------------------------------------------------------------- languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [(one.code.lower(), one.name) for one in languages()]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ---------------------------------------------------------------- people

AUTH_USER_MODEL = "office.Person"
AUTHENTICATION_BACKENDS = ["tallystick.office.signing_in.OfficePeople"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tallystick.office.passwords.NotOfTheOffice"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
#: A letter that lets in who has no password opens one day long.
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "tallystick.office.adapter.OfficeAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_NOTIFICATIONS = False
# Whoever asks for a letter to an address without an account gets the same page, and nobody a letter.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if CONFIGURATION.is_local else "https"
ALLAUTH_TRUSTED_PROXY_COUNT = CONFIGURATION.proxies
MFA_ADAPTER = "tallystick.office.adapter.OfficeFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Tallystick"
SOCIALACCOUNT_ADAPTER = "tallystick.office.provider.OfficeProvider"
SOCIALACCOUNT_PROVIDERS = provider_settings(CONFIGURATION)
# A form that leads elsewhere is what the rules of every page forbid; whoever comes back shows the office's
# own second factor in any case.
SOCIALACCOUNT_LOGIN_ON_GET = True
SECOND_FACTOR = CONFIGURATION.second_factor

# ---------------------------------------------------------------- what travels

SECURE_SSL_REDIRECT = not CONFIGURATION.is_local
# A program that sends its token in the clear is refused by Guard, not led on, so that it is noticed.
SECURE_REDIRECT_EXEMPT = [r"^office/api/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.proxies else None
SECURE_HSTS_SECONDS = 0 if CONFIGURATION.is_local else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not CONFIGURATION.is_local
SECURE_HSTS_PRELOAD = not CONFIGURATION.is_local
SECURE_CONTENT_TYPE_NOSNIFF = True
# A page that sends no referrer to anybody sends no origin with its forms either.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "tallystick.office.session_store"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not CONFIGURATION.is_local
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# The prefix makes browsers refuse one that another host of the domain has set.
SESSION_COOKIE_NAME = "session" if CONFIGURATION.is_local else "__Host-session"
CSRF_COOKIE_NAME = "form" if CONFIGURATION.is_local else "__Host-form"
CSRF_FAILURE_VIEW = "tallystick.office.refusals.not_ours"
# A text that is too long is given back on the page that says so: a browser may have kept it nowhere.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
# A measure has 80 fields of milestones, and six for each target that its area promises something of.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# A sheet that was coded offline comes with what opens it.
DATA_UPLOAD_MAX_NUMBER_FILES = 2
# A file that comes with a form is held in memory: nothing of it is put aside on the disk in the clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST + 64 * 1024
# Counts of guesses and of calls stand here: with Django's own 300 entries a few hundred people, or whoever
# asks from as many addresses, would push out how often somebody has guessed.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

#: Where the bytes of files lie that were handed in as evidence.
EVIDENCE = CONFIGURATION.folder / "evidence"

# ---------------------------------------------------------------- mail and logs

DEFAULT_FROM_EMAIL = f"tallystick@{CONFIGURATION.host or 'localhost'}"
globals().update(mail_settings(CONFIGURATION))
# What went wrong, without an address, a name or anything that somebody wrote.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"bare": {"()": "tallystick.office.logs.Bare"}},
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "level": "WARNING", "filters": ["bare"]},
        "security": {"class": "logging.StreamHandler", "level": "INFO"},
    },
    "loggers": {
        "django": {"handlers": ["errors"], "level": "WARNING", "propagate": False},
        "tallystick.security": {"handlers": ["security"], "level": "INFO", "propagate": False},
    },
}
