"""The deadlines of a legal order, as a file: how long each stage may take, and which text says so."""

import datetime
import functools
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text, msgid, texts
from tallystick.register.settings import read_toml
from tallystick.workflow.cases.terms import TimeLimit

#: The one that no law sets, for an office that names no other.
OWN_TERMS = "own-terms"
#: The profiles that come with the program.
SHIPPED = ("petitions-cn", "whistleblowers-eu", "information-gb", OWN_TERMS)
#: In a list of desks: whoever is above the desk that is complained of, the next one first.
SUPERIOR = "superior"
#: From which act the time for an answer is counted.
RECEIVED, ACKNOWLEDGED, TAKEN_UP = "received", "acknowledged", "taken_up"


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LegalText(_Said):
    """A text that deadlines were taken from."""

    title: str = Field(description=msgid("what the text is called, and from when it is in force"))
    read_at: str = Field(description=msgid("where it was read"))
    read_on: datetime.date = Field(description=msgid("the day on which it was read"))


class TermSaid(_Said):
    """A time limit as the file says it."""

    number: int = Field(ge=1, le=3660, description=msgid("how many"))
    unit: Literal["days", "working_days", "months"] = Field(description=msgid("days, working_days or months"))
    source: str = Field(
        default="", description=msgid("the text that says so; empty where the office itself has set it")
    )
    article: str = Field(default="", description=msgid("where the text says so"))

    def limit(self) -> TimeLimit:
        """The time limit."""
        return TimeLimit(self.number, self.unit, self.source, self.article)


class TermsSaid(_Said):
    """How long each stage may take."""

    received: TermSaid = Field(description=msgid("until the sender is told that it has come"))
    acknowledged: TermSaid = Field(description=msgid("until somebody takes it up"))
    answer: TermSaid = Field(description=msgid("until it is answered"))
    extension: TermSaid | None = Field(
        default=None, description=msgid("by how much the time for an answer can be extended, once")
    )
    asked: TermSaid = Field(description=msgid("how long the sender has to answer a question"))
    transferred: TermSaid = Field(
        description=msgid("until the body to which it was passed takes it up or objects")
    )
    answered: TermSaid = Field(description=msgid("how long the sender has to appeal"))
    appealed: TermSaid = Field(description=msgid("until an appeal is answered"))
    kept: TermSaid = Field(
        description=msgid("how long what is closed or withdrawn is kept until it is erased")
    )
    summary: TermSaid = Field(
        default=TermSaid(number=15, unit="days"),
        description=msgid("how long a body complained of has to answer the summary that it was handed"),
    )


class Profile(_Said):
    """The deadlines of a legal order. A question to the sender stops none of them."""

    name: str = Field(description=msgid("its name, which is its file's"))
    title: dict[str, str] = Field(description=msgid("what it is called, by language"))
    jurisdiction: str = Field(
        default="",
        pattern="^([A-Z]{2})?$",
        description=msgid(
            "whose working days it counts, in two capital letters; empty where the office chooses"
        ),
    )
    appeals: int = Field(
        default=1, ge=1, le=3, description=msgid("how many appeals there can be, one after the other")
    )
    answer_from: Literal["received", "acknowledged", "taken_up"] = Field(
        description=msgid(
            "from which act the time for an answer is counted: received, acknowledged or taken_up"
        )
    )
    rolls: bool = Field(
        description=msgid("whether a time that would end on a day off ends on the next working day")
    )
    rolls_by: str = Field(default="", description=msgid("which text and article says so"))
    texts: dict[str, LegalText] = Field(description=msgid("the texts that the time limits name"))
    clocks: TermsSaid = Field(description=msgid("how long each stage may take"))
    other_desks: tuple[str, ...] = Field(
        default=(SUPERIOR,),
        description=msgid(
            "who takes a case over where the desk itself is complained of, in order: bodies by identifier, or"
            " superior"
        ),
    )
    retaliation: TermSaid = Field(
        description=msgid("until somebody who speaks of retaliation is told that their word has come")
    )


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
