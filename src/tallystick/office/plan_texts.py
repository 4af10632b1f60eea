"""The package's titles and names on a page, as its reader has them: translated, or marked as untranslated.

A page is made of plain texts first. Those that are titles or names of the package are found among them by a
fixed number of questions; what stands in a form, or inside a longer sentence, stays as it is.
"""

import dataclasses
import operator
from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from django.db.models import Model

from tallystick.office.cell_fields import CellField
from tallystick.office.models import (
    StoredBody,
    StoredCommitment,
    StoredPart,
    StoredPlanPhase,
    StoredTranslation,
)
from tallystick.office.selectors.plan import plan_descriptor
from tallystick.voice.cell import CellText
from tallystick.voice.language import Language

#: Where the titles and names stand that pages show beside others' words.
_NAMED: tuple[tuple[type[Model], str], ...] = (
    (StoredCommitment, "title"),
    (StoredPart, "title"),
    (StoredPlanPhase, "title"),
    (StoredBody, "name"),
)


ShownT = TypeVar("ShownT")


class PlanTexts:
    """The titles and names of a page, each as its reader has it."""

    def __init__(self, language: Language, *shown: object) -> None:
        """Look up what of these is a title or name of the package.

        Args:
            language: the reader's.
            shown: what a page shows.
        """
        descriptor = plan_descriptor()
        own = descriptor.tallystick.written_in if descriptor else language.code
        self._known: Mapping[str, CellText] = {}
        if own != language.code:
            texts = {one for each in shown for one in _texts(each)}
            self._known = _marked(texts, own) | _translated(texts, language.code)

    def said(self, shown: ShownT) -> ShownT:
        """The same, with the titles and names in it as the reader has them."""
        return cast("ShownT", self._said(shown)) if self._known else shown

    def _said(self, shown: object) -> object:
        if isinstance(shown, CellField):
            return shown
        if shown.__class__ is str:
            return self._known.get(str(shown), shown)
        if isinstance(shown, (tuple, list)):
            said = [self._said(one) for one in shown]
            return shown if all(map(operator.is_, said, shown)) else type(shown)(said)
        if dataclasses.is_dataclass(shown) and not isinstance(shown, type):
            values = {one.name: getattr(shown, one.name) for one in dataclasses.fields(shown) if one.init}
            changed = {name: told for name, one in values.items() if (told := self._said(one)) is not one}
            return dataclasses.replace(shown, **changed) if changed else shown
        return shown


def as_read(language: Language, *texts: str) -> tuple[str, ...]:
    """Titles and names of the package as a reader has them, one by one; untranslated ones as they are.

    For pages that show what somebody wrote beside them, in which no text is looked for.

    Args:
        language: the reader's.
        texts: the titles and names.
    """
    descriptor = plan_descriptor()
    if descriptor is None or descriptor.tallystick.written_in == language.code:
        return texts
    known = _translated(set(texts), language.code)
    return tuple(str(known.get(one, one)) for one in texts)


def _texts(shown: object) -> Iterator[str]:
    """Every text in what is shown, but those of a form."""
    if shown.__class__ is str:
        yield str(shown)
    elif isinstance(shown, (tuple, list)):
        for one in shown:
            yield from _texts(one)
    elif dataclasses.is_dataclass(shown) and not isinstance(shown, (type, CellField)):
        for field in dataclasses.fields(shown):
            yield from _texts(getattr(shown, field.name))


def _marked(texts: set[str], own: str) -> dict[str, CellText]:
    found: dict[str, CellText] = {}
    for model, column in _NAMED:
        rows = model._default_manager.filter(**{f"{column}__in": texts})
        found |= {one: CellText(one, own, one) for one in rows.values_list(column, flat=True)}
    return found


def _translated(texts: set[str], language: str) -> dict[str, CellText]:
    rows = StoredTranslation.objects.filter(language=language, original__in=texts)
    told = {
        str(original): str(text)
        for original, text in rows.order_by("-table", "-row").values_list("original", "text")
    }
    if language.partition("-")[0] == "zh":
        bodies = StoredBody.objects.filter(name__in=texts).exclude(name_zh=None)
        told = {str(name): str(name_zh) for name, name_zh in bodies.values_list("name", "name_zh")} | told
    return {original: CellText(text, "", original) for original, text in told.items()}
