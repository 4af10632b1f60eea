"""The deadlines of a legal order, as a file: how long each stage may take, and which text says so."""

import datetime
import functools
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.settings import read_toml
from tallystick.workflow.cases.terms import TimeLimit

#: The profiles that come with the program.
SHIPPED = ("petitions-cn", "whistleblowers-eu", "information-gb")
#: From which act the time for an answer is counted.
RECEIVED, ACKNOWLEDGED, TAKEN_UP = "received", "acknowledged", "taken_up"


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LegalText(_Said):
    """A text that deadlines were taken from: what it is, where it was read, and when."""

    title: str
    read_at: str
    read_on: datetime.date


class TermSaid(_Said):
    """A term as the file says it."""

    number: int = Field(ge=1, le=3660)
    unit: Literal["days", "working_days", "months"]
    source: str = ""
    article: str = ""

    def term(self) -> TimeLimit:
        """The term."""
        return TimeLimit(self.number, self.unit, self.source, self.article)


class TermsSaid(_Said):
    """How long each stage may take.

    Attributes:
        received: until the sender is told that it has come.
        acknowledged: until somebody takes it up.
        answer: until it is answered, from what `Profile.answer_from` names.
        extension: by how much the time for an answer can be extended, once; absent where it can't.
        asked: how long the sender has to answer a question, until it goes on with what is there.
        transferred: until the body to which it went takes it up or objects.
        answered: how long the sender has to appeal.
        appealed: until the appeal is answered.
        kept: how long a case is kept that is closed or was withdrawn, until its content is erased.
    """

    received: TermSaid
    acknowledged: TermSaid
    answer: TermSaid
    extension: TermSaid | None = None
    asked: TermSaid
    transferred: TermSaid
    answered: TermSaid
    appealed: TermSaid
    kept: TermSaid


class Profile(_Said):
    """The deadlines of a legal order. A question to the sender stops none of them.

    Attributes:
        name: its name, which is its file's.
        title: what it is called, by language.
        jurisdiction: whose working days it counts, an alpha-2 code; empty where the office chooses.
        appeals: how many appeals one after the other there can be.
        answer_from: from which act the time for an answer is counted.
        rolls: whether a term in days or months that would end on a day off ends on the next working day.
        rolls_by: which text and article says so; empty where none does.
        texts: the texts that the terms name, by the name they use.
        clocks: the terms.
        retaliation: until somebody who fears or suffers retaliation is told that their word has come.
    """

    name: str
    title: dict[str, str]
    jurisdiction: str = Field(default="", pattern="^([A-Z]{2})?$")
    appeals: int = Field(default=1, ge=1, le=3)
    answer_from: Literal["received", "acknowledged", "taken_up"]
    rolls: bool
    rolls_by: str = ""
    texts: dict[str, LegalText]
    clocks: TermsSaid
    retaliation: TermSaid


def read_profile(name: str, data: bytes) -> tuple[Profile | None, list[Finding]]:
    """The profile in the bytes of a file, or what is wrong with it, by row or by key.

    Args:
        name: the file's name, by which findings call it.
        data: its bytes.
    """
    profile, found = read_toml(name, data, Profile)
    if profile is None:
        return None, found
    wrong = [*found, *_unnamed_texts(name, profile)]
    return (None, wrong) if wrong else (profile, [])


def _unnamed_texts(name: str, profile: Profile) -> list[Finding]:
    """Terms that name a text which the file doesn't have."""
    said = {key: getattr(profile.clocks, key) for key in TermsSaid.model_fields} | {
        "retaliation": profile.retaliation
    }
    return [
        Problem(
            "unknown-text",
            Reason("no text of this profile is called {text}", text=Text(term.source)),
            Reason("name one of {texts}, or leave it empty", texts=texts(sorted(profile.texts), ",")),
        ).at(name, None, key, term.source)
        for key, term in said.items()
        if term is not None and term.source and term.source not in profile.texts
    ]


@functools.cache
def shipped_profile(name: str) -> Profile:
    """A profile that comes with the program.

    Raises:
        KeyError: none is called so.
    """
    place = resources.files("tallystick.workflow.cases").joinpath("profiles", f"{name}.toml")
    if name not in SHIPPED or not place.is_file():
        raise KeyError(name)
    profile, found = read_profile(f"{name}.toml", place.read_bytes())
    if profile is None:
        raise ValueError(found[0].message.text)
    return profile
