"""Each field of each row of a case is changed from outside: what its sender sees is the same, or named."""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Field, ForeignKey, Model

from tallystick.office.models import SealedCase, SealedSummary
from tallystick.office.selectors import proofs
from tallystick.office.selectors.handed_over import HandedOver, handed_over
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.office.views import case_parts
from tests.draws import share
from tests.office.tell.changed import CHANGED, GONE, MOVED, NOT_KNOWN, STEP_MOVED, taken
from tests.office.tell.lives import IN_RECORD
from tests.office.tell.sender import Sender, words_of
from tests.office.tell.whole_case import kinds_beside

pytestmark = pytest.mark.django_db
NAMED = re.compile("|".join(map(re.escape, (CHANGED, GONE, NOT_KNOWN, MOVED, STEP_MOVED, "does not open"))))
#: What is not under a seal and changes what is shown: docs/open-ends.md says so of each.
OPEN = {
    # when a body answered, and what it has of that in its own list
    *("SealedSummary.answered", "StaffActs of a summary.summary", "StaffActs of a summary.case"),
    *("StaffActs of a summary taken out", "CaseStepTaken unsealed.day"),
    # that a last day was moved by a later calendar, and how a case stood in the queue
    *(f"CaseDueMoved{one}" for one in (".case", ".what", ".was", ".now", ".dated", " taken out")),
    *(f"CaseTurn{one}" for one in (".case", ".is_trapped", ".has_worked", " taken out")),
    # where a proof stands in the ledger; whoever holds the proof has it
    *(f"CaseEntry{one}" for one in (".case", ".message", ".event", ".receipt", ".sequence", ".kind")),
    "CaseEntry taken out",
}
Change = tuple[str, Callable[[], None]]
Seen = tuple[str, str]


def other_than(cell: object) -> object:
    """Another value of the same kind."""
    match cell:
        case bool():
            return not cell
        case int():
            return cell + 1
        case datetime.date():
            return cell - datetime.timedelta(days=40)
        case str():
            return f"{cell[:-1]}{'b' if cell[-1:] == 'a' else 'a'}"
        case bytes() | memoryview():
            return bytes(cell)[:-1] + bytes([bytes(cell)[-1] ^ 1]) if bytes(cell) else b"x"
    return datetime.date(2024, 1, 2)


def changes(*only: str) -> Iterator[Change]:
    """Each field of each row that belongs to a case, set to another value; and each row taken out.

    Args:
        only: the names of the models; none for all.
    """
    models: list[type[Model]] = [SealedCase, *(one for one, _ in kinds_beside().values())]
    for model in models:
        if only and model.__name__ not in only:
            continue
        for row in model._default_manager.order_by("pk"):
            name = _name(model, row)
            yield f"{name} taken out", partial(_take_out, model, row)
            for field in model._meta.concrete_fields:
                if not field.primary_key:
                    for cell in _cells(row, field, is_few=not name.endswith("unsealed")):
                        yield f"{name}.{field.name}", partial(_set, model, row, field, cell)


def _name(model: type[Model], row: Model) -> str:
    if getattr(row, "summary_id", None):
        return f"{model.__name__} of a summary"
    return f"{model.__name__} unsealed" if getattr(row, "sealed", True) == b"" else model.__name__


def _take_out(model: type[Model], row: Model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE id = %s', [row.pk])  # noqa: S608 - its own name


def _cells(row: Model, field: "Field[Any, Any]", *, is_few: bool) -> list[object]:
    """What a field of a row can be set to; in every run few of the words that it has."""
    cell = getattr(row, field.attname)
    if not isinstance(field, ForeignKey):
        words = [word for word, _ in field.flatchoices if word != cell]
        return [other_than(cell), *(share(words, 12, row.pk) if is_few else words)]
    others = field.remote_field.model._default_manager.exclude(pk=cell).order_by("pk")
    return [others.values_list("pk", flat=True).first()]


def _set(model: type[Model], row: Model, field: "Field[Any, Any]", cell: object) -> None:
    model._default_manager.filter(pk=row.pk).update(**{field.attname: cell})


def seen(sender: Sender) -> Seen:
    """What its sender sees of a case, and takes along."""
    page = sender.comes_back()
    told = re.sub(r"\b[0-9a-f]{48}\b", "", words_of(page))
    if page.status_code != 200 or "There is nothing under" in told:
        return "", ""
    return told, json.dumps(taken(sender), indent=1)


def silent(senders: tuple[Sender, ...], made: Iterable[Change]) -> set[str]:
    """The changes after which somebody sees something else, and is not told that it was changed."""
    before, found = [seen(one) for one in senders], set[str]()
    for what, change in [*made]:
        point = transaction.savepoint()
        try:
            with transaction.atomic():
                change()
        except IntegrityError:
            pass
        else:
            for sender, was in zip(senders, before, strict=True):
                page, record = seen(sender)
                if (page, record) != was and page and not (NAMED.search(page) or IN_RECORD.search(record)):
                    found.add(what)
        transaction.savepoint_rollback(point)
    return found


def test_nothing_is_changed_unseen_but_what_is_told_to_be_open(senders: tuple[Sender, ...]) -> None:
    found = silent(senders, changes())
    assert found <= OPEN, found - OPEN


def test_a_planted_page_that_counts_rows_is_found(
    senders: tuple[Sender, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was handed over is told by the rows that are there, as it was before."""

    def by_rows(found: OpenedCase) -> tuple[HandedOver, ...]:
        there = SealedSummary.objects.filter(case=found.row).count()
        return handed_over(found)[:there]

    for module in (case_parts, proofs):
        monkeypatch.setattr(module, "handed_over", by_rows)
    assert "SealedSummary taken out" in silent(senders, changes("SealedSummary"))
