"""A panel's signatures fit what it found, its rubric holds together, and its codes are the rubric's."""

from collections import Counter
from typing import TYPE_CHECKING

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.descriptor import Descriptor
from tallystick.register.panel_locks import REASONS_OF, SCALES, DrawnPanel, PanelSignature, PublishedCode
from tallystick.register.panel_statement import PanelRows, panel_statement, signs, unsigned
from tallystick.register.panels import Assessor, Dissent, Interest, Judgement
from tallystick.register.rules.model import Tables, each

if TYPE_CHECKING:
    from tallystick.base.dates import PartialDate

_UNFIT = Reason(
    "what {assessor} signed is not what stands here: a judgement, a dissent, an interest, an assessor or the "
    "rubric of the panel {panel} was altered, added or left out since, or another key signed"
)
_UNFIT_MEND = Reason(
    "bring back what was signed; where the panel itself has changed it, take the signatures out and let each "
    "assessor sign again with 'tallystick panel sign'"
)
_UNSIGNED = Reason("nothing shows that what is said to be the panel's is: not signed by {names}")
_UNSIGNED_MEND = Reason(
    "let them sign with 'tallystick panel sign', and enter it with 'tallystick panel lock'; until then the "
    "panel's verdicts are left out"
)
_LATE_MEND = Reason(
    "nothing that was signed is changed by it, and it is printed beside what they coded; where it should "
    "count, let the panel take their codes out and sign again"
)
_EARLY = Reason("a code of it was given on {given}, after it was locked")
_EARLY_MEND = Reason("write the day on which its rounds were over, and let each assessor sign that")
_NO_CODE = Reason("the rubric of the panel {panel} has no such code on {criterion}")
_NO_CODE_MEND = Reason("write one of its codes, or bring the rubric back from the panel's folder")
_CRITERION = Reason("the codes of one question have another scale or another question")
_CRITERION_MEND = Reason(
    "give all codes of a question one scale and the same words; listed reasons, and they alone, stand under "
    "{criterion} with the scale {scale}",
    criterion=Text(REASONS_OF),
    scale=Text(SCALES[-1]),
)
_REASONS = SCALES[-1]
_FEW = Problem(
    "rubric-incomplete",
    Reason("nobody can choose between fewer than two codes of a question"),
    Reason("give the question all its codes, two of which are levels (ranked) at least"),
)
_NO_RUBRIC = Problem(
    "rubric-incomplete",
    Reason("what the panel asked is in no table"),
    Reason("enter its questions and their codes in tables/rubric_codes.csv, as 'tallystick panel lock' does"),
)


def _rows(tables: Tables) -> PanelRows:
    return PanelRows(
        [one for _, one in each(tables["panels"], DrawnPanel)],
        [one for _, one in each(tables["rubric_codes"], PublishedCode)],
        [one for _, one in each(tables["judgements"], Judgement)],
        [one for _, one in each(tables["dissents"], Dissent)],
        [one for _, one in each(tables["interests"], Interest)],
        [one for _, one in each(tables["assessors"], Assessor)],
    )


def signatures_that_do_not_fit(tables: Tables, _: Descriptor | None) -> None:
    """Find signatures under something else than what stands in the package."""
    signatures = tables["panel_signatures"]
    given = list(each(signatures, PanelSignature))
    if not given:
        return
    rows = _rows(tables)
    assessors = {one.id: one for one in rows.assessors}
    statements = {one.id: panel_statement(rows, one) for one in rows.panels}
    for number, one in given:
        known = one.panel in statements and one.assessor in assessors
        if known and not signs(statements[one.panel], assessors[one.assessor], one):
            what = _UNFIT.saying(assessor=Text(one.assessor), panel=Text(one.panel))
            signatures.find(
                Problem("panel-signature-unfit", what, _UNFIT_MEND), number, "signature", one.signature
            )


def panels_nobody_signed(tables: Tables, _: Descriptor | None) -> None:
    """Find panels that not everybody who coded or dissented in has signed."""
    panels = tables["panels"]
    drawn = list(each(panels, DrawnPanel))
    if not drawn:
        return
    rows = _rows(tables)
    signatures = [one for _, one in each(tables["panel_signatures"], PanelSignature)]
    for number, one in drawn:
        names = unsigned(rows, one, signatures)
        if names:
            what = _UNSIGNED.saying(names=texts(names))
            panels.find(Problem("panel-unsigned", what, _UNSIGNED_MEND, severity="gap"), number, "id", one.id)


def interests_declared_late(tables: Tables, _: Descriptor | None) -> None:
    """Find interests that held when a panel was locked and were declared only afterwards."""
    interests = tables["interests"]
    if not interests.rows or not tables["panels"].rows:
        return
    numbers = {one.id: number for number, one in each(interests, Interest)}
    for late in _rows(tables).late():
        found = Problem("interest-declared-late", late.reason, _LATE_MEND, severity="gap")
        interests.find(found, numbers[late.interest.id], "declared_on", str(late.declared))


def panels_locked_before_they_coded(tables: Tables, _: Descriptor | None) -> None:
    """Find panels with a code of a later day than their lock: interests of between would go unsigned."""
    panels = tables["panels"]
    last: dict[str, PartialDate] = {}
    for _number, one in each(tables["judgements"], Judgement) if panels.rows else ():
        if one.given is not None:
            last[one.panel] = max(one.given, last.get(one.panel, one.given))
    for number, panel in each(panels, DrawnPanel):
        given = last.get(panel.id)
        if panel.locked is not None and given is not None and given.first > panel.locked.last:
            found = Problem("panel-locked-early", _EARLY.saying(given=given), _EARLY_MEND)
            panels.find(found, number, "locked", str(panel.locked))


def rubrics_that_do_not_hold(tables: Tables, _: Descriptor | None) -> None:
    """Find questions whose codes differ in scale or words or are too few, and panels without any."""
    codes = tables["rubric_codes"]
    rows = list(each(codes, PublishedCode))
    first: dict[tuple[str, str], PublishedCode] = {}
    for number, one in rows:
        same = first.setdefault((one.panel, one.criterion), one)
        alike = (one.scale, one.question) == (same.scale, same.question)
        if not alike or (one.criterion == REASONS_OF) != (one.scale == _REASONS):
            codes.find(Problem("rubric-criterion", _CRITERION, _CRITERION_MEND), number, "scale", one.scale)
    levels = Counter((one.panel, one.criterion) for _, one in rows if one.ranked)
    for number, one in rows:
        asked = one.panel, one.criterion
        if first[asked] is one and one.scale != _REASONS and levels[asked] < 2:
            codes.find(_FEW, number, "criterion", one.criterion)
    asking = {panel for panel, criterion in first if criterion != REASONS_OF}
    panels = tables["panels"]
    for number, drawn in each(panels, DrawnPanel):
        if drawn.id not in asking:
            panels.find(_NO_RUBRIC, number, "id", drawn.id)


def codes_no_rubric_has(tables: Tables, _: Descriptor | None) -> None:
    """Find judgements of a panel whose rubric is here with a code that it doesn't have."""
    judgements = tables["judgements"]
    panels = {one.id for _, one in each(tables["panels"], DrawnPanel)}
    if not panels:
        return
    known = {(one.panel, one.criterion, one.code) for _, one in each(tables["rubric_codes"], PublishedCode)}
    for number, one in each(judgements, Judgement):
        if one.panel in panels and (one.panel, one.criterion, one.code) not in known:
            what = _NO_CODE.saying(panel=Text(one.panel), criterion=Text(one.criterion))
            judgements.find(Problem("judgement-unknown-code", what, _NO_CODE_MEND), number, "code", one.code)
