"""The database, the mail and whoever signs people in, as Django wants them told."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.configuration import Configuration

#: What whoever signs people in beside the office is called in addresses, and where it says how it does so.
PROVIDER, WELL_KNOWN = "provider", "/.well-known/openid-configuration"
#: How libpq calls an encrypted connection whose certificate is of the host that was asked for.
_CHECKED = "verify-full"


def database_settings(configuration: Configuration) -> dict[str, Any]:
    """The database as Django wants it told.

    SQLite writes ahead and waits for the disk: with less a power cut loses what was acknowledged.
    """
    if not configuration.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": configuration.folder / "office.sqlite3",
            # To open one takes longer than most requests: it reads how all tables are made.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(configuration.database)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    if not _is_here(host):
        _be_encrypted(options)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "HOST": host,
        **_account(parts),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # What is asked again and again in the same words is kept ready from the third time on.
        "OPTIONS": options | {"prepare_threshold": 2},
    }


def _is_here(host: str) -> bool:
    """Whether a database is on this machine, reached by a socket or the loopback."""
    return host in {"", "localhost", "127.0.0.1", "::1"} or host.startswith("/")


def _be_encrypted(options: dict[str, str]) -> None:
    """Have the connection encrypted and the server's certificate checked, unless less was asked for.

    Raises:
        Refusal: less was asked for.
    """
    if options.setdefault("sslmode", _CHECKED) != _CHECKED:
        raise Refusal(
            Reason("the database on another machine would be trusted without its certificate"),
            Reason(
                "write sslmode={mode} into its address, or nothing, and sslrootcert=FILE where its "
                "certificate is of an authority of your own",
                mode=Text(_CHECKED),
            ),
        )
    options.setdefault("sslrootcert", "system")


def _account(parts: SplitResult) -> dict[str, object]:
    """Who connects, and to which port."""
    return {
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "PORT": parts.port or "",
    }


def mail_settings(configuration: Configuration) -> dict[str, object]:
    """Where mail goes, as Django wants it told."""
    if not configuration.mail:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": configuration.folder / "mail",
        }
    parts = urlsplit(configuration.mail)
    account = _account(parts)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": account["PORT"] or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": account["USER"],
        "EMAIL_HOST_PASSWORD": account["PASSWORD"],
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
    }


def provider_settings(configuration: Configuration) -> dict[str, object]:
    """Who signs people in beside the office, as the library for it wants it told."""
    found = configuration.provider
    if found is None:
        return {}
    told = {"server_url": found.issuer.rstrip("/") + WELL_KNOWN, "fetch_userinfo": False}
    one = {"provider_id": PROVIDER, "name": found.name, "client_id": found.client, "secret": found.secret}
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [one | {"settings": told}]}}
