"""A case to which something of each kind belongs that can belong to one."""

import datetime
import re
from dataclasses import dataclass

from django.db.models import Model

from tallystick.office.models import CaseDueMoved, CaseTurn, SealedCase, SealedMessage
from tallystick.office.selectors.summaries import summary_mark
from tests.office.tell.bodies import MINISTRY, SUPERVISORS
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file
from tests.office.tell.test_summaries import Accused

WORDS, POINT = "Somebody says that land was taken.", "Somebody says that no decision was shown."
COMMITMENT = "I.1.02"


@dataclass(frozen=True, slots=True)
class WholeCase:
    """Whose it is, who reads it, and the case."""

    sender: Sender
    reader: Reading
    case: SealedCase

    @property
    def names(self) -> list[str]:
        """The names under which something opens it, or a part of it."""
        return [self.case.name, *self.case.summaries.values_list("name", flat=True)]


def whole_case(sender: Sender, reader: Reading, accused: Accused) -> WholeCase:
    """Send something with a file, add another, and have done with it whatever can be done."""
    told = {"against": MINISTRY, "doubt": "on", "leave": "on", "area": "QX-01", "commitment": COMMITMENT}
    sender.sends("They took our land.", file=a_file("a.txt", b"one\n"), website="filled in", **told)
    case = SealedCase.objects.latest("pk")
    reader.takes_up(case)
    sender.post("case/leaves/", point="on", summary_to_body="on")
    reader.post(f"{case.pk}/draft-summary/", against=MINISTRY, text=WORDS)
    read = re.search(r'name="words" value="([0-9]+)"', sender.comes_back().content.decode())
    assert read is not None
    sender.post("case/allow/", body=MINISTRY, words=read[1])
    reader.post(f"{case.pk}/send-summary/", against=MINISTRY)
    mark = summary_mark(case.summaries.get())
    assert accused.post(f"{mark}/answer/", text="There was a decision.").status_code == 200
    reader.post(f"{case.pk}/place-point/", commitment=COMMITMENT, body=SUPERVISORS, text=POINT)
    sender.post("case/more/", text="And the wood.", file=a_file("b.txt", b"two\n"))
    CaseTurn.objects.filter(case=case).update(has_worked=True)
    later = case.day + datetime.timedelta(days=1)
    CaseDueMoved.objects.create(case=case, what="answer", was=case.day, now=later, dated=later)
    assert [name for name, number in beside(case).items() if not number] == []
    return WholeCase(sender, reader, case)


def kinds_beside() -> dict[str, tuple[type[Model], str]]:
    """Each model whose rows belong to a case or to a message of one, and how the case is reached from it."""
    found: dict[str, tuple[type[Model], str]] = {}
    for parent, way in ((SealedCase, ""), (SealedMessage, "message__")):
        for one in parent._meta.related_objects:
            field = one.field.name
            found[one.related_model.__name__] = one.related_model, f"{way}case" if way else field
    return found


def beside(case: SealedCase) -> dict[str, int]:
    """How many rows of each model belong to a case."""
    return {
        name: model._default_manager.filter(**{way: case.pk}).count()
        for name, (model, way) in kinds_beside().items()
    }
