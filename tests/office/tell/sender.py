"""Somebody who writes to the office, without account, cookie or script; and those who read it."""

import datetime
import html
import re
from collections.abc import Iterable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tallystick.office.models import CaseReader, Person
from tallystick.vault.readers import Cost, make_reader

HOST = "office.example"
TELL = "/office/tell/"
PASSPHRASE = "a passphrase of a reader"  # noqa: S105 - of an invented one
QUICK = Cost(1, 8192)
TODAY = datetime.date(2024, 3, 25)
_CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}\b")


def reader_of(person: Person | None, passphrase: str = PASSPHRASE, body: str = "") -> CaseReader:
    """Make a reader's key, quickly."""
    made = make_reader(passphrase, QUICK)
    return CaseReader.objects.create(
        person=person,
        body=body,
        public=made.public,
        sealed=made.sealed,
        salt=made.salt,
        passes=made.cost.passes,
        memory=made.cost.memory,
        since=TODAY,
    )


class Sender:
    """A sender with their own browser, which sends whatever browsers send of people."""

    def __init__(self, language: str = "") -> None:
        self.client = Client(
            headers={
                "host": HOST,
                "user-agent": "Telltale/7.77 (their own machine)",
                "x-forwarded-for": "198.51.100.77",
                "referer": "https://telltale.example/where-they-came-from",
                "accept-language": "tt",
                "cookie": "telltale=cookie-of-theirs",
            },
            REMOTE_ADDR="203.0.113.77",
        )
        self.base = f"/{language}{TELL}" if language else TELL
        self.code = ""
        self.form = 0

    def get(self, path: str = "") -> HttpResponse:
        return self.client.get(self.base + path, secure=True)  # type: ignore[return-value]

    def post(self, path: str, **fields: object) -> HttpResponse:
        self.form += 1
        told = {"code": self.code, "form": f"{self.code[:8]} {self.form}"} | fields
        return self.client.post(self.base + path, told, secure=True)  # type: ignore[return-value]

    def gets_code(self) -> str:
        found = _CODE.search(words_of(self.post("code/")))
        assert found is not None
        self.code = found[0]
        return self.code

    def sends(
        self, text: str = "They took our land.", kind: str = "complaint", **fields: object
    ) -> HttpResponse:
        """Go the whole way from the first page to what was sent."""
        self.gets_code()
        assert self.post("begin/", kept="on").status_code == 200
        return self.post("draft/", kind=kind, text=text, send="", **fields)

    def comes_back(self) -> HttpResponse:
        return self.post("back/")


def words_of(answer: HttpResponse) -> str:
    """What a page says, its tags and what it is filled up with taken away."""
    page = answer.content.decode()
    return " ".join(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", " ", page, flags=re.DOTALL)).split())


def says(answer: HttpResponse, *words: str) -> bool:
    told = words_of(answer)
    return all(one in told for one in words)


def a_file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def every_byte(places: Iterable[object]) -> bytes:
    """All bytes of the files below some folders, one behind the other."""
    files = (one for place in places for one in sorted(Path(str(place)).rglob("*")) if one.is_file())
    return b"\n".join(one.read_bytes() for one in files)
