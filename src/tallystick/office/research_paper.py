"""The research of a phase and what its assessment recommends, as a document that somebody works on with."""

from tallystick.base.reasons import msgid
from tallystick.office.selectors.research import AdviceTold, StudyTold
from tallystick.pipeline.reports.write import set_report
from tallystick.register.phases import PlanPhase
from tallystick.report.document.model import (
    PaperReport,
    ReportHeading,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.voice.language import Language


def research_docx(
    phase: PlanPhase,
    studies: tuple[StudyTold, ...],
    advice: tuple[AdviceTold, ...],
    plan: str,
    language: Language,
) -> bytes:
    """A phase's studies, their findings and the recommendations as DOCX; the same rows give the same bytes.

    Args:
        phase: the phase; its last day is the only one that the file says of itself.
        studies: its studies in words.
        advice: what its assessment recommends, in words.
        plan: the plan's title.
        language: the language.

    Raises:
        Refusal: what sets documents is not installed.
    """
    say = language.say
    blocks: list[ReportPiece] = [ReportHeading(2, say(msgid("Surveys, site visits, commissioned studies")))]
    for one in studies:
        blocks += _study(one, language)
    if not studies:
        blocks.append(ReportPoints((say(msgid("None is planned yet.")),)))
    blocks.append(ReportHeading(2, say(msgid("What assessments recommend"))))
    blocks.append(_advice(advice, language))
    document = PaperReport(
        say(msgid("Research of {phase}"), phase=phase.title),
        (plan,),
        language.code,
        phase.due.last.isoformat(),
        say(msgid("Contents")),
        say(msgid("Page {page}"), page="{page}"),
        tuple(blocks),
    )
    return set_report(document, ".docx")


def _study(one: StudyTold, language: Language) -> list[ReportPiece]:
    say = language.say
    blocks: list[ReportPiece] = [ReportHeading(3, one.title), ReportWords(f"{one.kind}; {one.state}", "lead")]
    blocks += [ReportWords(f"{name}: {text}") for name, text in one.told]
    if not one.findings:
        return [*blocks, ReportPoints((say(msgid("No finding is written down.")),))]
    heads = say(msgid("Finding")), say(msgid("Commitment")), say(msgid("What was found"))
    return [*blocks, ReportTable(say(msgid("What it found")), heads, one.findings, (2, 2, 8))]


def _advice(advice: tuple[AdviceTold, ...], language: Language) -> ReportPiece:
    say = language.say
    if not advice:
        return ReportPoints((say(msgid("Nothing was recommended yet.")),))
    heads = (
        say(msgid("Recommendation")),
        say(msgid("Body")),
        say(msgid("By when")),
        say(msgid("How it stands")),
        say(msgid("Its reply, and what was found later")),
    )
    return ReportTable(
        say(msgid("What is recommended, to whom, by when, and what became of it")),
        heads,
        tuple(
            (
                f"{one.id}: {one.recommended}",
                one.body[1],
                one.due,
                one.state,
                language.sentences([text for text in (one.reply, one.found) if text]),
            )
            for one in advice
        ),
        (5, 3, 2, 2, 5),
    )
