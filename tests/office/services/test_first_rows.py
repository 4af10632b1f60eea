"""A first text whose rows are put in together is what one by one makes of it; what stands in its way is seen.

PostgreSQL takes them by one statement: `test_postgresql` has this file run there too.
"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from tallystick.base.findings import Refusal
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import DraftVersion, LedgerEvent, OfficeDeed, OfficeDraft, UsedForm
from tallystick.office.models.drafts import REPORTS
from tallystick.office.services import drafts as services
from tallystick.office.services.once import NewRows, once
from tests.office.conftest import NOW
from tests.office.writing import BODY, MEASURE, PHASE, PLANNED, REPORT, SAID, SECOND, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
OTHER = DraftPlace(REPORTS, BODY, SECOND, PHASE)
_KINDS: tuple[type[Model], ...] = (OfficeDraft, DraftVersion, OfficeDeed, LedgerEvent)
#: What differs between two rows of one kind that say the same.
_OWN = ("id", "draft_id", "deed_id", "event", "commitment_id", "about")


def new(place: DraftPlace, cells: dict[str, str] = SAID) -> Callable[[], NewRows]:
    """What a first text comes to, with the path of its page."""

    def rows() -> NewRows:
        found = services.first_rows(place=place, cells=cells, by=writer(), now=NOW)
        return found, f"/drafts/{found[0].pk}/" if found else ""

    return rows


def never() -> str:
    """Fail, where an act is done that must not be."""
    raise AssertionError("the act was done after all")


def last() -> list[dict[str, object]]:
    """What the newest row of each kind says, but for its keys."""
    found = [one._default_manager.order_by("-pk").values()[0] for one in _KINDS]
    return [{name: value for name, value in one.items() if name not in _OWN} for one in found]


def test_rows_put_in_together_say_what_one_by_one_say() -> None:
    written(SAID)
    one_by_one = last()
    writer()
    with CaptureQueriesContext(connection) as asked:
        answer = once(form="one", person=writer(), now=NOW, act=never, new=new(OTHER))
    draft = OfficeDraft.objects.latest("pk")
    assert (answer, last()) == (f"/drafts/{draft.pk}/", one_by_one)
    inserts, changes = (sum(one["sql"].count(word) for one in asked) for word in ("INSERT INTO", "UPDATE "))
    assert (inserts, changes) == (5, 0)
    assert connection.vendor != "postgresql" or len([one for one in asked if "INSERT" in one["sql"]]) == 1
    deed, text = OfficeDeed.objects.latest("pk"), DraftVersion.objects.latest("pk")
    event = LedgerEvent.objects.latest("pk")
    assert (deed.draft, text.draft, event.deed) == (draft, draft, deed)
    assert (deed.about, draft.commitment_id) == (OTHER.about, SECOND)
    assert f'"deed":{deed.pk},"draft":{draft.pk},' in event.event
    assert UsedForm.objects.get(form="one").answer == answer
    assert written(SAID, DraftPlace(REPORTS, BODY, "I.1.01", PHASE)).pk > draft.pk


def test_a_draft_that_was_begun_meanwhile_stays_and_the_act_finds_it() -> None:
    began = new(REPORT)()
    there = written(SAID | {"said": "Somebody else's."})
    counts = [one.objects.count() for one in (OfficeDeed, LedgerEvent, DraftVersion)]

    def act() -> str:
        saved = services.begin_draft(place=REPORT, cells=SAID, by=writer(), now=NOW)
        assert saved.aside is not None
        return f"/beside/{saved.aside.pk}/"

    answer = once(form="one", person=writer(), now=NOW, act=act, new=lambda: began)
    assert answer == f"/beside/{DraftVersion.objects.get(is_aside=True).pk}/"
    assert OfficeDraft.objects.get() == there
    assert [one.objects.count() for one in (OfficeDeed, LedgerEvent)] == counts[:2]
    assert DraftVersion.objects.count() == counts[2] + 1
    assert UsedForm.objects.get().answer == answer


def test_a_form_that_was_done_puts_nothing_in_again() -> None:
    first = once(form="one", person=writer(), now=NOW, act=never, new=new(REPORT), sent="a")
    count = OfficeDeed.objects.count()
    assert once(form="one", person=writer(), now=NOW, act=never, new=new(OTHER), sent="a") == first
    with pytest.raises(Refusal, match="says something else"):
        once(form="one", person=writer(), now=NOW, act=never, new=new(OTHER), sent="b")
    assert (OfficeDeed.objects.count(), OfficeDraft.objects.count()) == (count, 1)


def test_what_stands_already_is_never_put_in_as_new() -> None:
    measure = DraftPlace(MEASURE.table, BODY, MEASURE.commitment, row="a-measure")
    assert services.first_rows(place=measure, cells=PLANNED, by=writer(), now=NOW) == ()
    assert services.first_rows(place=REPORT, cells=SAID, by=writer(), now=NOW)
    answer = once(form="one", person=writer(), now=NOW, act=lambda: "/done/", new=lambda: ((), ""))
    assert answer == "/done/"
