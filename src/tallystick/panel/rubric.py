"""The rubric: what is asked of a commitment, and the codes with their meaning; a versioned file."""

from collections.abc import Iterator
from importlib import resources
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.base.verdicts import ENJOYED_ANSWERS
from tallystick.register.descriptor import Identifier, OneLine
from tallystick.register.fingerprint import without_floats
from tallystick.register.panel_locks import REASONS_OF
from tallystick.register.settings import read_toml

#: Larger than any rubric that a person reads.
LARGEST_RUBRIC = 1_000_000
#: What an assessor writes who wants to come back to it: no code, and never counted.
UNDECIDED = "undecided"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _an_answer(value: str) -> str:
    if value not in ENJOYED_ANSWERS.codes:
        raise Unfit(Reason("no answer to right_enjoyed is called so"))
    return value


Enjoyed = Annotated[str, AfterValidator(_an_answer)]


class RubricCode(_Strict):
    """One code of a criterion."""

    code: Annotated[Identifier, Field(description="the code", examples=['"limited"'])]
    means: Annotated[OneLine, Field(description="when it is given, in one line of text")]
    example: Annotated[OneLine, Field(description="a case to which it is given, in one line of text")]
    ranked: Annotated[
        bool, Field(description="false for a code that is no level of the scale, such as no evidence")
    ] = True
    stands_for: Annotated[
        Enjoyed | None, Field(description="the answer to right_enjoyed for which it stands")
    ] = None


class ListedReason(_Strict):
    """One of the reasons from which an assessor chooses."""

    code: Annotated[Identifier, Field(description="its short name", examples=['"acts_found"'])]
    means: Annotated[OneLine, Field(description="the reason, in one line of text")]


class CalibrationCode(_Strict):
    """The code that a calibration case should be given, and why."""

    criterion: Annotated[Identifier, Field(description="the criterion")]
    code: Annotated[Identifier, Field(description="the code that is right")]
    because: Annotated[OneLine, Field(description="why, told to whoever gave another")]


class CalibrationCase(_Strict):
    """An invented commitment on which assessors train. It is never counted."""

    name: Annotated[Identifier, Field(description="its short name")]
    told: Annotated[OneLine, Field(description="what was promised and what is known of it")]
    right: Annotated[
        tuple[CalibrationCode, ...], Field(description="what is right, by criterion", strict=False)
    ]


NamedT = TypeVar("NamedT", RubricCode, ListedReason)


def _each_once(listed: tuple[NamedT, ...]) -> tuple[NamedT, ...]:
    names = [one.code for one in listed]
    twice = next((one for one in names if names.count(one) > 1), None)
    if twice is not None:
        raise Unfit(Reason("it has {name} twice", name=Text(twice)))
    return listed


def _a_scale(codes: tuple[RubricCode, ...]) -> tuple[RubricCode, ...]:
    if sum(one.ranked for one in codes) < 2:
        raise Unfit(Reason("nobody can choose between fewer than two codes"))
    if any(one.code == UNDECIDED for one in codes):
        raise Unfit(Reason("{name} stands for no code at all", name=Text(UNDECIDED)))
    return _each_once(codes)


class Criterion(_Strict):
    """One question that is asked of each commitment."""

    name: Annotated[Identifier, Field(description="its short name", examples=['"completion"'])]
    question: Annotated[OneLine, Field(description="what is asked, in one line of text")]
    scale: Annotated[
        Literal["nominal", "ordinal"],
        Field(description="ordinal: its codes go from the lowest up; nominal: they only differ"),
    ]
    code: Annotated[
        tuple[RubricCode, ...],
        AfterValidator(_a_scale),
        Field(description="its codes, from the lowest up", strict=False),
    ]

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that may be given."""
        return tuple(one.code for one in self.code)

    @property
    def levels(self) -> tuple[str, ...]:
        """The codes among which agreement is reckoned, from the lowest up."""
        return tuple(one.code for one in self.code if one.ranked)


def _named_once(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    names = {one.name for one in criteria}
    if not names or len(names) < len(criteria) or REASONS_OF in names:
        raise Unfit(
            Reason(
                "each criterion has a name of its own, other than {reasons}, and there is one at least",
                reasons=Text(REASONS_OF),
            )
        )
    return criteria


class Rubric(_Strict):
    """By what the commitments of a plan are judged."""

    name: Annotated[Identifier, Field(description="its name", examples=['"standard"'])]
    version: Annotated[
        OneLine, Field(description="its version; a changed rubric has another", examples=['"1"'])
    ]
    title: Annotated[OneLine, Field(description="its title")]
    criterion: Annotated[
        tuple[Criterion, ...], AfterValidator(_named_once), Field(description="what is asked", strict=False)
    ]
    why: Annotated[
        tuple[ListedReason, ...],
        AfterValidator(_each_once),
        Field(description="the reasons from which one is chosen", strict=False),
    ]
    case: Annotated[
        tuple[CalibrationCase, ...], Field(description="the cases to train on", strict=False)
    ] = ()

    def asked(self, name: str) -> Criterion | None:
        """The criterion of a name; None where it asks nothing of that name."""
        return next((one for one in self.criterion if one.name == name), None)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The short names of the reasons."""
        return tuple(one.code for one in self.why)


def read_rubric(name: str, data: bytes) -> tuple[Rubric | None, list[Finding]]:
    """The rubric in the bytes of a TOML file, or what is wrong with it."""
    rubric, findings = read_toml(name, data, Rubric)
    if rubric is None:
        return None, findings
    wrong = [problem.at(name, column="case") for problem in _wrong_cases(rubric)]
    return (None, wrong) if wrong else (rubric, findings)


def _wrong_cases(rubric: Rubric) -> Iterator[Problem]:
    for case in rubric.case:
        for one in case.right:
            asked = rubric.asked(one.criterion)
            if asked is None or one.code not in asked.codes:
                told = Reason(
                    "the case {case} is said to be {code} on {criterion}, which the rubric doesn't know",
                    case=Text(case.name),
                    code=Text(one.code),
                    criterion=Text(one.criterion),
                )
                yield Problem("rubric-case", told, Reason("name a criterion and one of its codes"))


def standard_rubric() -> bytes:
    """The rubric that ships, as its file."""
    return (resources.files("tallystick.panel") / "rubrics" / "standard.toml").read_bytes()


def texts_of(rubric: Rubric) -> Iterator[str]:
    """All that a rubric says to people, in its order: what a translator is given."""
    yield rubric.title
    for asked in rubric.criterion:
        yield asked.question
        for code in asked.code:
            yield code.means
            yield code.example
    for why in rubric.why:
        yield why.means
    for case in rubric.case:
        yield case.told
        for one in case.right:
            yield one.because


def rubric_record(rubric: Rubric) -> Json:
    """What a rubric says; a setting at its default is not written."""
    return without_floats(rubric.model_dump(mode="json", exclude_defaults=True))


def rubric_sha256(rubric: Rubric) -> str:
    """The SHA-256 by which a rubric is known: of what it says. Comments in its file may change."""
    return sha256(canonical_bytes(rubric_record(rubric)))
