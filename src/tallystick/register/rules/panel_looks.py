"""What each rule on panels looks at beside the row of which it speaks; how it is written, ``looks`` says."""

from collections.abc import Mapping

from tallystick.register.rules.dissents import dissents_from_nothing
from tallystick.register.rules.joins import Join, Path
from tallystick.register.rules.model import PackageRule
from tallystick.register.rules.panel_locks import (
    codes_no_rubric_has,
    interests_declared_late,
    panels_locked_before_they_coded,
    panels_nobody_signed,
    rubrics_that_do_not_hold,
    signatures_that_do_not_fit,
)
from tallystick.register.rules.panels import (
    judgements_of_the_tied,
    panels_that_cannot_be,
    replacements_that_cannot_be,
)

_TIED_BY = Join("judgements", "assessor", "interests", "assessor")
_JUDGED = Join("judgements", "commitment", "commitments", "id")
_ABOVE = Join("bodies", "parent", "bodies", "id", again=True)
_WITHIN = Join("outline", "parent", "outline", "id", again=True)
_OF_RUBRIC = Join("rubric_codes", "panel", "rubric_codes", "panel")
_CODED_THEN = Join("panel_signatures", "panel", "judgements", "panel")
_DISSENTED = Join("panel_signatures", "panel", "dissents", "panel")
_CODED_BY = Join("panels", "id", "judgements", "panel")
_DISSENTED_BY = Join("panels", "id", "dissents", "panel")

#: Each rule with its paths.
PANEL_LOOKS: Mapping[PackageRule, tuple[Path, ...]] = {
    panels_that_cannot_be: ((Join("assessors", "signing_key", "assessors", "signing_key"),),),
    replacements_that_cannot_be: ((Join("assessors", "replaces", "assessors", "id", again=True),),),
    judgements_of_the_tied: (
        (_TIED_BY,),
        (Join("judgements", "panel", "panels", "id"),),
        (_TIED_BY, Join("interests", "body", "bodies", "id"), _ABOVE),
        (_JUDGED, Join("commitments", "section", "outline", "id"), _WITHIN),
        (
            Join("judgements", "commitment", "responsibilities", "commitment"),
            Join("responsibilities", "body", "bodies", "id"),
            _ABOVE,
        ),
    ),
    rubrics_that_do_not_hold: (
        (_OF_RUBRIC,),
        (Join("panels", "id", "rubric_codes", "panel"),),
    ),
    codes_no_rubric_has: (
        (Join("judgements", "panel", "panels", "id"),),
        (Join("judgements", "panel", "rubric_codes", "panel"),),
    ),
    signatures_that_do_not_fit: (
        (Join("panel_signatures", "panel", "panels", "id"),),
        (Join("panel_signatures", "panel", "rubric_codes", "panel"),),
        (_CODED_THEN, Join("judgements", "assessor", "interests", "assessor")),
        (_DISSENTED, Join("dissents", "assessor", "interests", "assessor")),
        (_CODED_THEN, Join("judgements", "assessor", "assessors", "id")),
        (_DISSENTED, Join("dissents", "assessor", "assessors", "id")),
        (Join("panel_signatures", "assessor", "assessors", "id"),),
    ),
    panels_nobody_signed: (
        (Join("panels", "id", "rubric_codes", "panel"),),
        (_CODED_BY, Join("judgements", "assessor", "interests", "assessor")),
        (_CODED_BY, Join("judgements", "assessor", "assessors", "id")),
        (_DISSENTED_BY, Join("dissents", "assessor", "interests", "assessor")),
        (_DISSENTED_BY, Join("dissents", "assessor", "assessors", "id")),
        (Join("panels", "id", "panel_signatures", "panel"),),
    ),
    panels_locked_before_they_coded: ((_CODED_BY,),),
    interests_declared_late: (
        (
            Join("interests", "assessor", "judgements", "assessor"),
            Join("judgements", "panel", "panels", "id"),
        ),
        (Join("interests", "assessor", "dissents", "assessor"), Join("dissents", "panel", "panels", "id")),
    ),
    dissents_from_nothing: (
        (Join("dissents", "panel", "panels", "id"),),
        (Join("dissents", "panel", "rubric_codes", "panel"),),
        (Join("dissents", "commitment", "judgements", "commitment"),),
        (Join("body_replies", "panel", "panels", "id"),),
        (Join("body_replies", "commitment", "judgements", "commitment"),),
    ),
}
