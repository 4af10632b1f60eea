"""An assessor can be given something to code, and a judgement that rests on an own source names one."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.conflicts import TiedRows, conflicts_among
from tallystick.register.descriptor import Descriptor
from tallystick.register.interest_days import was_signed
from tallystick.register.model import Commitment, Part
from tallystick.register.panel_locks import DrawnPanel
from tallystick.register.panels import COMING, Assessor, BodyReply, Interest, Judgement
from tallystick.register.rules.cycles import report_cycles
from tallystick.register.rules.model import Tables, each

_, CHOSEN = COMING
_NO_BUDGET = Problem(
    "assessor-without-budget",
    Reason("nobody codes fewer than one commitment"),
    Reason("write how many at most, or leave it empty; who codes none has declined"),
)
_SHARED_KEY = Problem(
    "assessors-share-a-key",
    Reason("two assessors sign with one key, so that one of them signs for both"),
    Reason("have each make their own with 'tallystick keys make', and enter its public line"),
)
_CAME_FOR_NOBODY = Problem(
    "replacement-of-nobody",
    Reason("it says how they came in the place of another, and not of whom"),
    Reason("write into replaces whose place it is, or empty came_by"),
)
_UNEXPLAINED = Problem(
    "replacement-unexplained",
    Reason("they were chosen to come in the place of another, and nothing says why"),
    Reason("write why into came_because; who is drawn from the reserves by 'panel replace' needs no reason"),
)
_NO_SOURCE = Problem(
    "judgement-without-source",
    Reason("it says that a source stands behind it that nobody concerned controls, and names none"),
    Reason("name it in sources or in evidence, or write false into independent"),
)
_TIED = Reason("{assessor} judged what an interest of theirs keeps them from: {interests}")
_TIED_MEND = Reason(
    "take the judgement out of tables/judgements.csv, and let each assessor of a signed panel sign again; "
    "where the interest bars nothing, write declared as its kind"
)
_UNDECIDED = Problem(
    "correction-undecided",
    Reason("a fact was corrected and the panel has not said what follows"),
    Reason("write what the panel decided, and why, into decided"),
    severity="gap",
)


def panels_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find empty budgets, shared keys, no named source, open corrections."""
    assessors = tables["assessors"]
    rows = list(each(assessors, Assessor))
    keys: dict[str, str] = {}
    for number, one in rows:
        if one.signing_key and keys.setdefault(one.signing_key, one.id) != one.id:
            assessors.find(_SHARED_KEY, number, "signing_key", one.signing_key)
        if one.budget is not None and one.budget < 1:
            assessors.find(_NO_BUDGET, number, "budget", one.budget)
    judgements = tables["judgements"]
    for number, judged in each(judgements, Judgement):
        if judged.independent and not judged.sources and judged.evidence is None:
            judgements.find(_NO_SOURCE, number, "independent", "true")
    replies = tables["body_replies"]
    for number, reply in each(replies, BodyReply):
        if reply.corrects and reply.decided is None:
            replies.find(_UNDECIDED, number, "decided")


def replacements_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find replacements that lead round, that replace nobody, or that were chosen for no reason."""
    assessors = tables["assessors"]
    rows = list(each(assessors, Assessor))
    report_cycles(assessors, "replaces", [(number, one.id, one.replaces) for number, one in rows])
    for number, one in rows:
        if one.came_by is not None and one.replaces is None:
            assessors.find(_CAME_FOR_NOBODY, number, "came_by", one.came_by)
        if one.came_by == CHOSEN and one.came_because is None:
            assessors.find(_UNEXPLAINED, number, "came_because")


def judgements_of_the_tied(tables: Tables, _: Descriptor | None) -> None:
    """Find judgements by somebody whom an interest ties to the commitment.

    One that was declared after their panel was locked is passed over here: it keeps nobody from what was
    coded and signed before, and where it held already it is named by itself.
    """
    judgements = tables["judgements"]
    judged = list(each(judgements, Judgement))
    if not judged or not tables["interests"].rows:
        return
    barred = conflicts_among(
        TiedRows(
            [one for _, one in each(tables["interests"], Interest)],
            [one for _, one in each(tables["commitments"], Commitment)],
            [one for _, one in each(tables["outline"], Part)],
            [one for _, one in each(tables["bodies"], Body)],
            [one for _, one in each(tables["responsibilities"], Responsibility)],
        )
    )
    known = {one.id: one for _, one in each(tables["interests"], Interest)}
    panels = {one.id: one for _, one in each(tables["panels"], DrawnPanel)}
    for number, one in judged:
        tied = barred.get((one.assessor, one.commitment))
        panel = panels.get(one.panel)
        names = [
            name
            for name in (tied.interests if tied is not None else ())
            if panel is None or was_signed(known[name], panel)
        ]
        if names:
            what = _TIED.saying(assessor=Text(one.assessor), interests=texts(names))
            judgements.find(
                Problem("judgement-by-the-tied", what, _TIED_MEND), number, "assessor", one.assessor
            )
