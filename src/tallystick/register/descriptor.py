"""``datapackage.json``: which plan the package speaks of, and the tables' schema for other tools."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tallystick.base.dates import PartialDate, Period
from tallystick.base.identifiers import is_identifier
from tallystick.base.reasons import Reason, Unfit
from tallystick.register.kinds import read_line


def _line(value: str) -> str:
    if not value:
        raise Unfit(Reason("it is empty"))
    return read_line(value)


def _identifier(value: str) -> str:
    if not is_identifier(value):
        raise Unfit(Reason("it is no identifier"))
    return value


def _date(value: str) -> str:
    PartialDate.parse(value)
    return value


def _period(value: str) -> str:
    Period.parse(value)
    return value


OneLine = Annotated[str, AfterValidator(_line)]
Identifier = Annotated[str, AfterValidator(_identifier)]
DateText = Annotated[str, AfterValidator(_date)]
PeriodText = Annotated[str, AfterValidator(_period)]


#: A language, and the script or country that it is written in.
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Plan(_Strict):
    """The plan itself."""

    title: Annotated[OneLine, Field(description="the plan's name, one line")]
    country: Annotated[
        str,
        Field(
            pattern=r"^[A-Z]{2}$",
            description="the country in two capital letters (ISO 3166-1 alpha-2), which is also its area "
            "in every table; an invented one takes QM to QZ, XA to XZ",
            examples=["CN"],
        ),
    ]
    country_name: Annotated[OneLine, Field(description="the country's English name")]
    period: Annotated[
        PeriodText,
        Field(description="the years it speaks of, from the first to the last", examples=["2021/2025"]),
    ]
    released: Annotated[
        DateText,
        Field(
            description="when it was published, YYYY, YYYY-MM or YYYY-MM-DD; "
            "what was done before that day was no promise",
            examples=["2021-09-09"],
        ),
    ]
    issued_by: Annotated[OneLine, Field(description="the body that published it")]
    fictional: Annotated[
        bool,
        Field(description="whether plan and country are invented, for tests and teaching", examples=["true"]),
    ] = False


class Document(_Strict):
    """The plan's own text, which is not part of the package."""

    path: Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$",
            description="the name of the file in the package's folder in which the text is looked for",
            examples=["document.txt"],
        ),
    ]
    sha256: Annotated[
        str,
        Field(
            pattern=r"^[0-9a-f]{64}$",
            description="the SHA-256 of that file, 64 digits and letters a to f; another file is not quoted",
        ),
    ]
    characters: Annotated[
        int, Field(ge=1, description="its length in characters, the unit of every place", examples=["42318"])
    ]
    language: Annotated[LanguageTag, Field(description="the language of the text", examples=["zh-Hans"])]


class License(_Strict):
    """A licence under which a part of the package may be used."""

    name: Annotated[OneLine, Field(description="the licence's short name", examples=["CC-BY-4.0"])]
    title: Annotated[OneLine, Field(description="its name in words, and what it covers")]
    path: Annotated[OneLine | None, Field(description="where it can be read")] = None


class Contact(_Strict):
    """Whom readers and newsrooms may ask about the assessment: an office, never a person's name."""

    name: Annotated[OneLine, Field(description="the office to ask, by its name and no person's")]
    email: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,63}$",
            description="its address for mail",
            examples=["press@example.org"],
        ),
    ] = None
    telephone: Annotated[
        str | None,
        Field(pattern=r"^\+?[0-9][0-9 ()/-]{3,30}$", description="its number, with the country's code"),
    ] = None
    url: Annotated[
        str | None,
        Field(pattern=r"^https?://[^\s<>\"']{1,500}$", description="a page with more ways to reach it"),
    ] = None


class Settings(_Strict):
    """What Tallystick itself needs to know of the package."""

    plan: Annotated[Plan, Field(description="the plan itself: the group of keys below")]
    document: Annotated[
        Document | None,
        Field(description="the plan's own text, where places in the tables point into one: the group below"),
    ] = None
    method: Annotated[
        Identifier, Field(description="the method that is used when none is named", examples=["final"])
    ]
    language: Annotated[
        LanguageTag | None,
        Field(
            description="the language that titles, notes and all other texts in the tables are written in; "
            "without it English",
            examples=["zh-Hans"],
        ),
    ] = None
    languages: Annotated[
        list[LanguageTag] | None,
        Field(
            description="the languages that pages are drawn in, the first of them at the top of the site and "
            "each other in a folder of its own; without it the one that the texts are written in",
            examples=['["en", "zh-Hans"]'],
        ),
    ] = None

    contact: Annotated[
        Contact | None,
        Field(description="whom readers and newsrooms may ask about the assessment: the group of keys below"),
    ] = None

    office: Annotated[
        str | None,
        Field(
            pattern=r"^https?://[A-Za-z0-9.-]{1,250}(:[0-9]{1,5})?$",
            description="the address of the office to which the public can write, without a path; pages link "
            "there and ask nothing of it",
            examples=["https://office.example.org"],
        ),
    ] = None

    @property
    def written_in(self) -> str:
        """The language that the texts in the tables are written in."""
        return self.language or "en"

    @property
    def of_pages(self) -> list[str]:
        """The languages that pages are drawn in."""
        return self.languages or [self.written_in]


class Descriptor(BaseModel):
    """The whole file. ``resources`` is written anew at each saving and only looked at by other tools."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    schema_: Annotated[
        OneLine,
        Field(alias="$schema", description="the standard that the file follows; written at each saving"),
    ] = "https://datapackage.org/profiles/2.0/datapackage.json"
    name: Annotated[
        str,
        Field(
            pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$",
            description="the package's name: small letters, digits, dots, hyphens and underscores",
            examples=["china-2021-2025"],
        ),
    ]
    title: Annotated[OneLine, Field(description="what the package is, one line")]
    description: Annotated[OneLine | None, Field(description="more about it, one line")] = None
    version: Annotated[OneLine | None, Field(description="the package's version", examples=["1.2"])] = None
    licenses: Annotated[
        list[License], Field(description="the licences of its parts: the group below, repeated")
    ] = []
    profile: Annotated[
        Literal["data-package"] | None,
        Field(description="only in packages of the standard's first version", examples=["data-package"]),
    ] = None
    tallystick: Annotated[Settings, Field(description="what only Tallystick reads: the group below")]
    resources: Annotated[
        list[dict[str, object]],
        Field(description="the tables and their columns for other tools; written at each saving"),
    ] = []
