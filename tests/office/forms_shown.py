"""The forms of a page as people see them: where each goes, its fields, and what these are called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

#: Fields that nobody fills in: what a form sends along, and what is sent by a press.
_SENT_ALONG = frozenset({"hidden", "submit"})
_TICKED = frozenset({"radio", "checkbox"})


@dataclass(frozen=True)
class ShownField:
    """A field of a form.

    Attributes:
        name: under which name it is sent.
        kind: what it is: text, select, radio, file.
        label: what it is called, as it is seen.
        value: what stands in it.
        options: what it offers, by code.
    """

    name: str
    kind: str
    label: str
    value: str
    options: dict[str, str]


@dataclass(frozen=True)
class ShownForm:
    """A form that somebody can hand in: where it goes, its fields, and what it sends along."""

    action: str
    fields: tuple[ShownField, ...]
    hidden: dict[str, str] = field(default_factory=dict)

    def said(self) -> dict[str, str]:
        """Give what it would send as it stands, without a file."""
        return self.hidden | {one.name: one.value for one in self.fields if one.kind != "file"}


def forms_of(page: str, path: str) -> list[ShownForm]:
    """Give the forms of a page that is shown at a path, in its order."""
    found = html.fromstring(page).iter("form")
    return [
        ShownForm(urljoin(path, one.get("action", "")), tuple(_fields(one)), _hidden(one)) for one in found
    ]


def _hidden(form: HtmlElement) -> dict[str, str]:
    return {
        one.get("name"): one.get("value", "") for one in form.iter("input") if one.get("type") == "hidden"
    }


def _fields(form: HtmlElement) -> Iterator[ShownField]:
    seen = set()
    labels = {one.get("for"): _words(one) for one in form.iter("label") if one.get("for")}
    for one in form.iter("input", "select", "textarea"):
        name, kind = one.get("name"), one.get("type", "text") if one.tag == "input" else one.tag
        if name and kind not in _SENT_ALONG and (name, kind in _TICKED) not in seen:
            seen.add((name, True))
            label = _question(one) if kind == "radio" else labels.get(one.get("id")) or _around(one)
            options = {each.get("value", each.text or ""): each.text or "" for each in one.iter("option")}
            yield ShownField(name, str(kind), label, str(one.value or ""), options)


def _question(one: HtmlElement) -> str:
    """What is asked above a choice."""
    legends = [legend for around in one.iterancestors("fieldset") for legend in around.iter("legend")]
    return _words(legends[0]) if legends else ""


def _around(one: HtmlElement) -> str:
    """The words of the label that a field stands in."""
    return next((_words(label) for label in one.iterancestors("label")), "")


def _words(shown: HtmlElement) -> str:
    """The words that are seen, without those for readers of screens alone."""
    unseen = {inside for quiet in shown.xpath(".//span[@class='sr']") for inside in quiet.iter()}
    told = [shown.text or ""]
    for one in shown.iterdescendants():
        told += ["" if one in unseen else one.text or "", one.tail or ""]
    return " ".join("".join(told).split())
