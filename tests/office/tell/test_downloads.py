"""Whatever is given out that is no page of the office's own is saved and not opened (row U5)."""

from pathlib import Path

import pytest
from django.http import HttpResponse

from tallystick.office.evidence_store import keep
from tallystick.office.files_apart import file_given
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import SealedCase
from tallystick.office.selectors.public_papers import public_papers
from tallystick.office.services.daily import see_to
from tallystick.office.views import tell_case
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, a_file

pytestmark = pytest.mark.django_db
SHUT = ("default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")


def open_in_a_browser(answer: HttpResponse) -> list[str]:
    """What a browser could do with an answer but save it."""
    heads, rules = answer.headers, answer.headers.get("Content-Security-Policy", "").split("; ")
    wrong = [] if answer.status_code == 200 else [str(answer.status_code)]
    wrong += [] if heads.get("Content-Disposition", "").startswith("attachment") else ["shown"]
    wrong += [] if heads.get("Content-Type") == "application/octet-stream" else ["known for what it is"]
    wrong += [] if heads.get("X-Content-Type-Options") == "nosniff" else ["guessed"]
    wrong += [] if rules[0] == "sandbox" and set(SHUT) <= set(rules) else ["run"]
    return wrong


def given_out(sender: Sender, reader: Reading, home: LedgerHome) -> dict[str, HttpResponse]:
    """One of each that the office gives out: to a sender, to a reader, to anyone, and behind a report."""
    sender.sends(file=a_file("a.csv", b"a,b\n1,2\n"))
    see_to(home=home, today=TODAY)
    case = SealedCase.objects.get()
    papers = public_papers(Path(home.folder))
    return {
        "a file, to its sender": sender.post("case/file/", number="1"),
        "a file, to a reader": reader.post(f"{case.pk}/file/", number="1"),
        "a proof": sender.post("case/proof/", number="1"),
        "all of a case": sender.post("case/export/"),
        "evidence": file_given(keep(b"a,b\n"), "a.csv"),
        **{name: sender.get(f"papers/{name}") for name in (papers.key, *papers.parts, *papers.single)},
    }


def test_nothing_but_pages_opens_in_a_browser(sender: Sender, reader: Reading, home: LedgerHome) -> None:
    given = given_out(sender, reader, home)
    assert {name: wrong for name, one in given.items() if (wrong := open_in_a_browser(one))} == {}


def test_one_that_opens_is_noticed(
    sender: Sender, reader: Reading, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: the archive of a case is given out as what it is, and nothing more is said."""

    def plain(data: bytes, _: str) -> HttpResponse:
        return HttpResponse(data, content_type="application/zip")

    monkeypatch.setattr(tell_case, "download", plain)
    given = given_out(sender, reader, home)
    wrong = {name for name, one in given.items() if open_in_a_browser(one)}
    assert wrong == {"a file, to its sender", "a proof", "all of a case"}
