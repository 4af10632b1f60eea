"""``datapackage.json``: which plan the package speaks of, and the tables' schema for other tools."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tallystick.base.dates import PartialDate, Period
from tallystick.base.identifiers import is_identifier

Line = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[^\n\r\t]+$")]


def _identifier(value: str) -> str:
    if not is_identifier(value):
        raise ValueError("letters, digits, dots, hyphens and underscores are right here")
    return value


def _date(value: str) -> str:
    PartialDate.parse(value)
    return value


def _period(value: str) -> str:
    Period.parse(value)
    return value


Identifier = Annotated[str, AfterValidator(_identifier)]
DateText = Annotated[str, AfterValidator(_date)]
PeriodText = Annotated[str, AfterValidator(_period)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Plan(_Strict):
    """The plan itself.

    Attributes:
        title: its name.
        country: ISO 3166-1 alpha-2; its area in every table.
        country_name: the country's English name.
        period: the years it speaks of, such as ``2021/2025``.
        released: when it was published; a deliverable done before that day was no promise.
        issued_by: the body that published it.
        fictional: whether plan and country are invented, for tests and teaching.
    """

    title: Line
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    country_name: Line
    period: PeriodText
    released: DateText
    issued_by: Line
    fictional: bool = False


class Document(_Strict):
    """The plan's own text, which is not part of the package.

    Attributes:
        path: the file in the package folder in which the text is looked for.
        sha256: the SHA-256 of that file; another file is not quoted.
        characters: its length in characters, the unit of every span.
        language: the language of the text.
    """

    path: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    characters: Annotated[int, Field(ge=1)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]


class License(_Strict):
    """A licence under which a part of the package may be used."""

    name: Line
    title: Line
    path: Line | None = None


class Settings(_Strict):
    """What Tallystick itself needs to know of the package.

    Attributes:
        plan: the plan.
        document: its text, where spans point into one.
        method: the method used when none is named.
    """

    plan: Plan
    document: Document | None = None
    method: Identifier


class Descriptor(BaseModel):
    """The whole file. ``resources`` is written anew at each saving and only looked at by other tools."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    schema_: Annotated[str, Field(alias="$schema")] = "https://datapackage.org/profiles/2.0/datapackage.json"
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$")]
    title: Line
    description: Line | None = None
    version: Line | None = None
    licenses: list[License] = []
    profile: Literal["data-package"] | None = None
    tallystick: Settings
    resources: list[dict[str, object]] = []
