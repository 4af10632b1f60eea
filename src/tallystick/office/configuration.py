"""What an office is told from outside: one file in its folder, and the environment above it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Foreign, Reason, Text, texts
from tallystick.workflow.cases.profile import OWN_TERMS

#: Names the office's folder; each key of its file can be overruled by this name with the key behind it.
FOLDER = "TALLYSTICK_OFFICE"
#: Under which hosting services give the database.
DATABASE = "DATABASE_URL"
FILE = "office.toml"
KEYS = (
    "address",
    "case_calendar",
    "case_desk",
    "case_profile",
    "database",
    "demo",
    "files",
    "mail",
    "mail_in",
    "mail_in_trusts",
    "run_by",
    "stored_in",
    "oidc",
    "oidc_client",
    "oidc_name",
    "oidc_secret",
    "proxies",
    "second_factor",
    "secret_key",
)
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}")
LOCAL = ("127.0.0.1", "localhost")
_POSTGRESQL = ("postgres", "postgresql")
_MAIL = ("smtp", "smtps")
_YES_OR_NO = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Provider:
    """Another system that signs people in, by OpenID Connect.

    Attributes:
        issuer: its address, just as it calls itself.
        client: under which identifier it knows the office.
        secret: what the office shows it for that.
        name: what people call it.
    """

    issuer: str
    client: str
    secret: str
    name: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """What an office is told from outside.

    Attributes:
        folder: where its file, its database and its mail lie.
        address: under which people reach it, such as ``https://office.example``.
        secret_key: what its cookies are signed with.
        database: the address of a PostgreSQL database; empty: SQLite in the folder.
        mail: the address of the server that sends mail; empty: mail is written into the folder.
        proxies: how many proxies stand before it, for the count of attempts to sign in.
        second_factor: whether people need one.
        demo: whether it is an invented office, whose people and password stand on the page for signing in.
        provider: who signs people in beside the office; None where nobody does.
        case_profile: the deadlines of what the public sends: a profile that ships, or a file in the folder.
        case_calendar: whose working days they are counted in; empty: those that the profile names.
        case_desk: the body whose desk takes it; empty: one that is no body's.
        mail_in: the address at which the public may write to it by mail; empty: nothing is taken by mail.
        mail_in_trusts: the name by which its mail server signs what it found of a sender; empty: nobody is
            answered by mail.
        run_by: who runs it, answers for what is stored and can be asked, in words; shown to the public.
        stored_in: where what is sent lies, in words; shown to the public.
        files: under which other address evidence files are given out; empty: under the office's own.
    """

    folder: Path
    address: str = ""
    secret_key: str = ""
    database: str = ""
    mail: str = ""
    proxies: int = 0
    second_factor: bool = True
    demo: bool = False
    provider: "Provider | None" = None
    case_profile: str = OWN_TERMS
    case_calendar: str = ""
    case_desk: str = ""
    files: str = ""
    mail_in: str = ""
    mail_in_trusts: str = ""
    run_by: str = ""
    stored_in: str = ""

    @property
    def files_host(self) -> str:
        """The host that gives out evidence files and nothing else; empty for none."""
        return urlsplit(self.files).hostname or ""

    @property
    def host(self) -> str:
        """The name under which it answers."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine alone, without a certificate."""
        return urlsplit(self.address).scheme == "http"


def read_configuration(environ: Mapping[str, str]) -> Configuration:
    """What the file in the office's folder says, and the environment above it.

    Raises:
        Refusal: the file can't be read, or says what nobody understands.
    """
    folder = Path(environ.get(FOLDER, "."))
    said = _of_file(folder / FILE) | {
        key: environ[name] for key in KEYS if (name := f"{FOLDER}_{key.upper()}") in environ
    }
    if DATABASE in environ:
        said["database"] = environ[DATABASE]
    return _understood(folder, said)


def _of_file(place: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        raise Refusal(
            Reason("{path} can't be read ({why})", path=Text(str(place)), why=Foreign(str(problem))),
            Reason("mend it; docs/office.md lists what it says"),
        ) from None
    unknown = [key for key in found if key not in KEYS]
    if unknown:
        raise Refusal(
            Reason(
                "{path} has a key {name}, which nobody knows", path=Text(str(place)), name=Text(unknown[0])
            ),
            Reason("the keys are {names}", names=texts(KEYS, ",")),
        )
    return {
        key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in found.items()
    }


def _understood(folder: Path, said: Mapping[str, str]) -> Configuration:
    given = Configuration(
        folder=folder,
        address=said.get("address", "").rstrip("/"),
        secret_key=said.get("secret_key", ""),
        database=said.get("database", ""),
        mail=said.get("mail", ""),
        proxies=_whole(said.get("proxies", "0")),
        second_factor=_truth("second_factor", said.get("second_factor", "true")),
        demo=_truth("demo", said.get("demo", "false")),
        provider=_provider(said),
        case_profile=said.get("case_profile", OWN_TERMS),
        case_calendar=said.get("case_calendar", ""),
        case_desk=said.get("case_desk", ""),
        files=said.get("files", "").rstrip("/"),
        mail_in=said.get("mail_in", "").strip(),
        mail_in_trusts=said.get("mail_in_trusts", "").strip(),
        run_by=" ".join(said.get("run_by", "").split()),
        stored_in=" ".join(said.get("stored_in", "").split()),
    )
    if given.demo:
        _refuse_other_place(given)
    for key, address in (("address", given.address), ("files", given.files)):
        _refuse_open(key, address)
    if given.files and given.files_host == given.host:
        raise _wrong("files", given.files, Reason("an address with another host than the office's own"))
    if given.database and urlsplit(given.database).scheme not in _POSTGRESQL:
        raise _wrong(
            "database", "...", Reason("postgresql://USER:PASSWORD@HOST/NAME, or leave it out for SQLite")
        )
    if given.mail and urlsplit(given.mail).scheme not in _MAIL:
        raise _wrong("mail", "...", Reason("smtp://USER:PASSWORD@HOST:587, or leave it out for files"))
    _refuse_mail_in(given)
    return given


def _refuse_mail_in(given: Configuration) -> None:
    """Refuse to take mail at what is no address, and to answer where letters would lie on the disk."""
    if given.mail_in and not _ADDRESS.fullmatch(given.mail_in):
        raise _wrong("mail_in", given.mail_in, Reason("an address such as write@office.example"))
    if given.mail_in_trusts and not (given.mail and given.mail_in):
        right = Reason("mail_in and mail too, or leave it out: an answer is kept in no file")
        raise _wrong("mail_in_trusts", given.mail_in_trusts, right)


def _refuse_open(key: str, address: str) -> None:
    """Refuse an address that others could listen to."""
    parts = urlsplit(address)
    if address and parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
        raise _wrong(key, address, Reason("an address with https://; http:// only for 127.0.0.1"))


def _provider(said: Mapping[str, str]) -> Provider | None:
    """Who signs people in beside the office, told whole or not at all."""
    issuer = said.get("oidc", "")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    is_local = parts.scheme == "http" and parts.hostname in LOCAL
    if not parts.hostname or not (parts.scheme == "https" or is_local):
        raise _wrong("oidc", issuer, Reason("an address with https://; http:// only for 127.0.0.1"))
    for key in ("oidc_client", "oidc_secret"):
        if not said.get(key):
            raise _wrong(key, "", Reason("what {issuer} gave the office", issuer=Text(issuer)))
    return Provider(issuer, said["oidc_client"], said["oidc_secret"], said.get("oidc_name") or parts.hostname)


def _refuse_other_place(given: Configuration) -> None:
    """A demo shows everybody's password, so it is for this machine alone, with the database in its folder."""
    if given.host not in LOCAL or not given.is_local or given.proxies:
        raise _wrong(
            "address", given.address, Reason("http://127.0.0.1 with a port and no proxy, for a demo is open")
        )
    if given.database:
        raise _wrong("database", "...", Reason("none: a demo has its own, in its folder"))


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise _wrong("proxies", text, Reason("a whole number"))
    return int(text)


def _truth(key: str, text: str) -> bool:
    if text not in _YES_OR_NO:
        raise _wrong(key, text, Reason("true or false"))
    return _YES_OR_NO[text]


def _wrong(key: str, value: str, right: Reason) -> Refusal:
    return Refusal(
        Reason("{key} of the office is {value}", key=Text(key), value=Text(value)),
        Reason("right here: {right}", right=right),
    )
