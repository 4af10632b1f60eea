"""A sentence for people, which keeps its places apart and typed, so that it can be said in any language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol


class Value(Protocol):
    """What can stand in a place of a sentence; each language knows how to write things of its class."""

    @property
    def text(self) -> str:
        """As English tables write it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An English text that translators need more than its letters for.

    Attributes:
        text: the text; with ``many``, the one for one.
        many: the text for any other number, or empty; the place ``number`` decides.
        context: the sense in which it is meant, where the same letters have two.
    """

    text: str
    many: str = ""
    context: str = ""

    def form(self, number: int) -> str:
        """The English text for so many."""
        return self.many if self.many and abs(number) != 1 else self.text


#: What a catalogue is asked for: a text, or one with a plural or a sense of its own.
Template = str | Wording


def msgid(text: str) -> str:
    """The text itself: marks a constant that the catalogues translate where it is shown."""
    return text


def inside(context: str, text: str) -> Wording:
    """A text in one of the senses that its letters have."""
    return Wording(text, context=context)


def plural(one: str, many: str) -> Wording:
    """A text for one and for any other number; ``{number}`` is the number as written."""
    return Wording(one, many)


@dataclass(frozen=True, slots=True)
class Text:
    """What is the same in every language: a name, a path, an option, a person's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are."""

    number: int

    @property
    def text(self) -> str:
        """The digits."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Which one it is of a row of things: row 14, page 1203, entry 5. It is never parted into thousands."""

    number: int

    @property
    def text(self) -> str:
        """The digits."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year."""

    year: int

    @property
    def text(self) -> str:
        """The digits."""
        return str(self.year)


@dataclass(frozen=True, slots=True)
class Foreign:
    """What the system or another program said, which only it could say in another language."""

    text: str


@dataclass(frozen=True, slots=True)
class RowOf:
    """A row of a table, which pages show by its title."""

    table: str
    id: str

    @property
    def text(self) -> str:
        """Its identifier."""
        return self.id


@dataclass(frozen=True, slots=True)
class Term:
    """A code of a closed list, which pages show by its word.

    Attributes:
        vocabulary: the list: ``group``, ``evaluability``, ``arithmetic``, ``deliverable``.
        code: the code.
    """

    vocabulary: str
    code: str

    @property
    def text(self) -> str:
        """The code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in a row.

    Attributes:
        items: the values.
        joined: what stands before the last of them; ``","`` where nothing but the comma does.
    """

    items: tuple[Value, ...]
    joined: Literal["and", "or", ","] = "and"

    @property
    def text(self) -> str:
        """The values with commas, and the word before the last."""
        texts = [one.text for one in self.items]
        if self.joined == "," or len(texts) < 2:
            return ", ".join(texts)
        return f"{', '.join(texts[:-1])} {self.joined} {texts[-1]}"


@dataclass(frozen=True, slots=True, init=False)
class Reason:
    """A sentence with named places; also a part of one, standing in a place of another.

    Attributes:
        template: the English sentence with its places, which is its key for translators.
        values: what stands in each place.
        because: the reason behind it, which follows it.

    Examples:
        >>> Reason(plural("{number} row is empty", "{number} rows are empty"), number=Count(2)).text
        '2 rows are empty'
    """

    template: Template
    values: tuple[tuple[str, Value], ...]
    because: "Reason | None"

    def __init__(self, template: Template, /, **values: Value) -> None:
        """Keep the sentence with its values; a sentence with a plural has a ``Count`` called ``number``."""
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple(values.items()))
        object.__setattr__(self, "because", None)

    @classmethod
    def of(
        cls, template: Template, values: tuple[tuple[str, Value], ...], because: "Reason | None"
    ) -> "Reason":
        """The sentence that has these fields."""
        made = cls(template, **dict(values))
        object.__setattr__(made, "because", because)
        return made

    def saying(self, **values: Value) -> "Reason":
        """The same sentence with these values in its places."""
        return Reason(self.template, **values)

    def since(self, because: "Reason") -> "Reason":
        """The same sentence, followed by the reason behind it."""
        return Reason.of(self.template, self.values, because)

    def with_texts(self, change: Callable[[str], str]) -> "Reason":
        """The same sentence with every `Text` and `Foreign` in it changed so, those in its parts too."""
        values = tuple((name, _changed(value, change)) for name, value in self.values)
        return Reason.of(self.template, values, self.because and self.because.with_texts(change))

    @property
    def number(self) -> int:
        """The count that decides between one and many."""
        named = (one for name, one in self.values if name == "number")
        return next((one.number for one in named if isinstance(one, Count)), 1)

    @property
    def text(self) -> str:
        """The sentence in English, with figures and dates as the tables write them."""
        template = self.template if isinstance(self.template, str) else self.template.form(self.number)
        own = template.format(**{name: value.text for name, value in self.values})
        return f"{own} {self.because.text}" if self.because else own


def _changed(value: Value, change: Callable[[str], str]) -> Value:
    match value:
        case Text():
            return Text(change(value.text))
        case Foreign():
            return Foreign(change(value.text))
        case Listing():
            return Listing(tuple(_changed(one, change) for one in value.items), value.joined)
        case Reason():
            return value.with_texts(change)
        case _:
            return value


#: Stands where a date would, when nobody knows it.
NO_DATE = Reason(msgid("date not known"))


def texts(words: "tuple[str, ...] | list[str]", joined: Literal["and", "or", ","] = "and") -> Listing:
    """Names in a row."""
    return Listing(tuple(map(Text, words)), joined)


class Unfit(ValueError):
    """A text is not what it should be; says why.

    Attributes:
        reason: what is wrong with it.
    """

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason.text)
        self.reason = reason
