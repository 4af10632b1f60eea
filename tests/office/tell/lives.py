"""People in an office who do by chance what the forms of the pages before them let them do."""

import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin

import numpy as np
import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import html

from tallystick.base.findings import Refusal
from tallystick.ledger.answering import HolderFiles, answer_for
from tallystick.office import clock
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import Person, SealedCase, StoredBody
from tallystick.office.services.bodies import end_body
from tallystick.office.services.daily import see_to
from tests.office.conftest import NOW, SignIn
from tests.office.tell.bodies import CLINIC, COURT, MINISTRY, SUPERVISORS
from tests.office.tell.changed import taken
from tests.office.tell.elsewhere import KEY, fetched
from tests.office.tell.sender import PASSPHRASE, Sender, a_file, words_of
from tests.office.tell.test_hostile_operator import papers

if TYPE_CHECKING:
    from tests.office.tell.conftest import Reading

T = TypeVar("T")
BODIES = (MINISTRY, CLINIC, SUPERVISORS, COURT)
KINDS = ("complaint", "question", "proposal", "evidence", "retaliation")
WORDS = ("Words of a life (invented), {}.", "第{}段话。")
#: What ends a case or only shows it, and is pressed less often.
RARE = re.compile("case/(close|erase|withdraw|export|file|proof)/|place-point|/file/")
#: What the pages say of a change from outside, in both languages.
CHANGED = re.compile("from outside|is not known any more|从外部|页面之外改动|已无从得知")
#: What is taken along says of it.
IN_RECORD = re.compile(
    '"does_not_open"|"files_that_do_not_open"|"act": "(?:lost|gone)"|"in_the_clear"|"missing_'
    '|"changed_from_outside"'
)
_GONE = ("nothing under", "此编码下没有内容")


class Day:
    """The day that every part of the office reads."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOW
        own, office = (
            clock.now,
            [one for name, one in sys.modules.items() if name.startswith("tallystick.office")],
        )
        for module in office:
            for name, value in list(vars(module).items()):
                if value is own:
                    monkeypatch.setattr(module, name, lambda: self.now)

    @property
    def date(self) -> datetime.date:
        return self.now.date()


def forms_in(answer: HttpResponse) -> list[html.FormElement]:
    """The forms of a page that send something, each with its whole address."""
    if not answer.content or "html" not in answer.headers.get("content-type", ""):
        return []
    found = [one for one in html.document_fromstring(answer.content).forms if one.method == "POST"]
    for one in found:
        one.action = urljoin(answer.request["PATH_INFO"], one.get("action") or "")  # type: ignore[attr-defined]
    return found


class Lives:
    """Some senders, the readers of the desk and of bodies, the worker, and bodies that end."""

    def __init__(self, chance: np.random.Generator, day: Day, home: LedgerHome, desk: Path) -> None:
        self.chance, self.day, self.home, self.desk = chance, day, home, desk
        self.senders: list[Sender] = []
        self.said: dict[Sender, list[str]] = {}
        self.readers: dict[str, Reading] = {}
        self.done: Counter[str] = Counter()
        self._number = 0

    def step(self, sign_in: SignIn, keeper: Person) -> None:
        """One thing that somebody does, or some days that pass."""
        if len(self.senders) < 3:
            self.somebody_writes()
            return
        acts = {"sender": 40, "reader": 60, "complained of": 8, "days": 14, "body": 1}
        match self._one(tuple(name for name, often in acts.items() for _ in range(often))):
            case "sender":
                self.sender_acts()
            case "reader":
                self.reader_acts()
            case "complained of":
                self.complained_of_acts()
            case "days":
                self.days_pass(sign_in)
            case _:
                self.body_ends(keeper)

    def somebody_writes(self) -> None:
        sender, text = Sender(self._one(("", "zh-hans"))), self._words()
        told = {name: "on" for name in ("leave", "doubt") if self.chance.random() < 0.5}
        told |= {"area": self._one(("", "QX-01")), "against": self._one(("", *BODIES))}
        answer = sender.sends(text, self._one(KINDS), **told)
        assert answer.status_code in {200, 409}, words_of(answer)
        if answer.status_code == 200:
            self.senders.append(sender)
            self.said[sender] = [text]

    def sender_acts(self) -> None:
        sender = self._one(self.senders)
        pressed = self._pressed(sender.client, forms_in(sender.comes_back()), "sender")
        if pressed is None:
            return
        answer, action, told = pressed
        if re.search("case/(close|erase)/", action) and told.get("sure") and answer.status_code == 200:
            self.senders.remove(sender)
        elif "case/more/" in action and answer.status_code == 200 and str(told["text"]).strip():
            self.said[sender].append(str(told["text"]))

    def reader_acts(self) -> None:
        reader = self._one(list(self.readers.values()))
        rows = list(SealedCase.objects.order_by("pk").values_list("pk", flat=True))
        self.chance.shuffle(rows)
        for row in rows:
            forms = [
                one
                for one in forms_in(reader.post(f"{row}/open/"))
                if f"/cases/{row}/" in one.action and not one.action.endswith("/open/")
            ]
            if forms:
                self._pressed(reader.client, forms, "reader")
                return

    def complained_of_acts(self) -> None:
        reader = self.readers[self._one(BODIES)]
        page = reader.client.get("/office/summaries/", secure=True)
        forms = [one for one in forms_in(page) if "/summaries/" in one.action]  # type: ignore[arg-type]
        pressed = self._pressed(reader.client, forms, "complained of")
        if pressed is not None:
            answers = [one for one in forms_in(pressed[0]) if one.action.endswith("/answer/")]
            self._pressed(reader.client, answers, "complained of")

    def days_pass(self, sign_in: SignIn) -> None:
        """The worker does its round of each day; then everybody signs in anew."""
        for _ in range(self._one((1, 1, 2))):
            self.day.now += datetime.timedelta(days=self._one((1, 1, 2, 3, 10, 40)))
            see_to(home=self.home, today=self.day.date)
        for one in self.readers.values():
            one.client = sign_in(one.person)
        self.done["days"] += 1
        if self.senders:
            self.papers_hold()

    def body_ends(self, keeper: Person) -> None:
        left = [str(one.id) for one in StoredBody.objects.filter(until=None, id__in=BODIES)]
        body = self._one(left)
        heir = self._one(["", *(one for one in left if one != body)])
        if len(left) > 2:
            try:
                end_body(
                    body=body,
                    until=f"{self.day.date}",
                    successor=heir,
                    others={},
                    by=keeper,
                    now=self.day.now,
                )
            except Refusal:
                return
            self.done["body ends"] += 1

    def papers_hold(self) -> None:
        """Each proof that a sender can take along is kept, by the copy of the ledger that anyone can have."""
        copy = fetched(self.senders[0], self.desk)
        for sender in self.senders:
            assert not IN_RECORD.search(json.dumps(taken(sender)))
            for name, text in papers(sender).items():
                if re.fullmatch(r"proofs/(step )?\d+\.txt", name):
                    (self.desk / "a proof.txt").write_text(text, encoding="utf-8")
                    files = HolderFiles(str(self.desk / "a proof.txt"), str(self.desk / KEY), ledger=copy)
                    assert answer_for(files).standing in {"kept", "pending"}, name
                    self.done["proofs"] += 1

    def hold(self) -> None:
        """Nobody's words are lost, and no page calls a case changed that nobody has changed."""
        for sender in self.senders:
            page = sender.comes_back()
            told = words_of(page)
            assert page.status_code == 200
            assert not any(one in told for one in _GONE)
            assert not CHANGED.search(told), told
            assert [one for one in self.said[sender] if one not in told] == []
        for reader in self.readers.values():
            for row in SealedCase.objects.order_by("pk"):
                page = reader.post(f"{row.pk}/open/")
                assert page.status_code in {200, 302, 303, 403, 404, 409}
                assert page.status_code != 200 or not CHANGED.search(words_of(page))

    def _one(self, among: Sequence[T]) -> T:
        return among[int(self.chance.integers(len(among)))]

    def _words(self) -> str:
        self._number += 1
        return self._one(WORDS).format(self._number)

    def _pressed(
        self, client: Client, forms: list[html.FormElement], who: str
    ) -> tuple[HttpResponse, str, dict[str, object]] | None:
        """Fill in one of some forms and send it; None where there is none."""
        often = [one for one in forms if not RARE.search(one.action)]
        forms = often if often and self.chance.random() < 0.9 else forms
        if not forms:
            return None
        form = self._one(forms)
        told = self._filled(form)
        answer = client.post(form.action, told, secure=True, follow=True)
        act = re.sub(r"/\d+/|/[0-9A-Z]{4}-[0-9A-Z]{4}/", "/", form.action.rpartition("/office")[2])
        self.done[f"{who} {act} {answer.status_code}"] += 1
        assert answer.status_code < 500
        return answer, form.action, told  # type: ignore[return-value]

    def _filled(self, form: html.FormElement) -> dict[str, object]:
        """What somebody fills in: of each choice one, of each text some words."""
        told: dict[str, object] = {}
        leads = SealedCase.objects.order_by("pk").values_list("pk", flat=True)
        known = {"commitment": "I.1.02", "lead": f"{self._one([*leads, ''])}"}
        for one in form.inputs:
            name, kind = one.name, one.get("type") or one.tag
            if not name or (kind in {"checkbox", "radio", "file"} and self.chance.random() < 0.5):
                continue
            told[name] = self._cell(one, kind) if name not in known else known[name]
        buttons = [one for one in form.iter("button") if one.get("name")]
        if buttons:
            pressed = self._one(buttons)
            told[pressed.get("name")] = pressed.get("value") or ""
        return told

    def _cell(self, one: html.HtmlElement, kind: str) -> object:
        match kind:
            case "select":
                return self._one([each.get("value", "") for each in one.iter("option")])
            case "password":
                return PASSPHRASE
            case "file":
                return a_file("a.txt", self._words().encode())
            case "textarea" | "text":
                return self._words()
        return one.get("value") or ("on" if kind == "checkbox" else "1" if kind == "number" else "")
