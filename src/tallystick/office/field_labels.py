"""What the fields of a form are called on its own page, where a cell of a row is called otherwise.

A refusal says what somebody wrote by the names under which they wrote it.
"""

import re
from collections.abc import Mapping

from tallystick.base.reasons import Template, msgid
from tallystick.office.cell_fields import cell_label
from tallystick.office.cell_words import written_name
from tallystick.register.indexed import BY_NAME
from tallystick.voice import body_words
from tallystick.voice.language import Language

_FIGURES: dict[str, Template] = {
    "file": msgid("A CSV, xlsx, ods, Parquet or SDMX file"),
    "source": msgid("The source in which every figure was read; with a title below it is entered anew"),
    "title": msgid("Its title"),
    "publisher": msgid("Who published it"),
    "kind": msgid("Its kind"),
    "url": msgid("Where it can be read"),
    "published": msgid("When it was published, as 2024-07-01"),
    "columns": msgid("Columns, as Year=period"),
    "labels": msgid("Words, as indicator:Poverty rate=poverty, or unit:10 000 persons=persons*10000"),
    "fixed": msgid("What holds for every figure, as unit=persons"),
    "page": msgid("The page of the spreadsheet; without it all"),
    "decimal": msgid("The decimal mark"),
    "dates": msgid("What stands first in its dates"),
}
_MEETING: dict[str, Template] = {
    "title": msgid("What the meeting is called"),
    "day": msgid("The day, as 2026-03-31"),
    "time": msgid("The time, as 09:30"),
    "zone": msgid("The time zone, as Asia/Shanghai or UTC"),
    "minutes": msgid("How many minutes"),
    "place": msgid("Where"),
}
_BEHIND: dict[str, Template] = {
    "file": msgid(
        "A file behind it: PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT, ODS, ODP, CSV or plain text, up to 20 MB"
    )
}
_LAST_DAY: dict[str, Template] = {
    "until": msgid("The last day, as 2026-04-14; empty: it is taken for ever"),
    "because": msgid("Why it is this day"),
}
_LATER: dict[str, Template] = {"because": msgid("Why it comes late")}
_CHECKING: dict[str, Template] = {
    "seed": msgid("The seed"),
    "count": msgid("How many"),
    "checked_by": msgid("The body that checks, by its identifier"),
    "asked_for": msgid("Which record is asked for"),
}
_SETTLING: dict[str, Template] = {
    "stands": msgid("Does it stand?"),
    "reason": msgid("Reason, in your own words"),
}
_CASE: dict[str, Template] = {
    **dict.fromkeys(("body", "against", "named", "other_desk"), msgid("Which body")),
    "whom": msgid("To whom"),
    "lead": msgid("The number of the other case"),
    "outcome": msgid("How it is answered"),
    "text": msgid("What the sender is told, or the reason"),
}
#: By the address to which a form goes, and the name under which a field is sent.
FIELD_LABELS: dict[str, dict[str, Template]] = {
    "add_person": {"name": msgid("Name"), "email": msgid("Address for mail")},
    "give_role": {
        "role": msgid("Role"),
        "body": msgid("Body, for a role in a body; number, for an assessor"),
    },
    "open_phase": {
        "id": msgid("Identifier, such as annual-2025"),
        "title": msgid("Its name"),
        "kind": msgid("What it reviews"),
        "period": msgid("The time that reports speak of, such as 2025 or 2021/2023"),
        "due": msgid("The last day on which a report is in time, as 2026-03-31"),
    },
    "lock_phase": {"until": msgid("The last day of grace, as 2026-04-14; empty: they are taken for ever")},
    "call_meeting": _MEETING,
    "change_meeting": _MEETING,
    "add_item": {"text": msgid("A further matter")},
    "ask_body": {"body": msgid("A body, by its identifier")},
    "decide": {
        "text": msgid("What was decided"),
        "owner": msgid("The body that carries it out, by its identifier"),
        "due": msgid("By when, as 2026-06-30"),
    },
    "report_done": {"report": msgid("What was done")},
    "close_decision": {"because": msgid("How that is known")},
    "return_draft": {"because": msgid("What should be otherwise")},
    "ask_admission": _LATER,
    "decide_admission": {
        "because": msgid("Why it is admitted, or why not"),
        "until": msgid("Taken until, as 2026-05-31; empty: today"),
    },
    **{f"set_last_day_of_{one}": _LAST_DAY for one in ("check", "decision", "draw")},
    **{f"ask_later_day_of_{one}": _LATER for one in ("check", "decision")},
    "draw_checks": _CHECKING,
    "draw_below": _CHECKING,
    "pick_check": {
        "because": msgid("Why it was chosen; this is published"),
        "asked_for": msgid("Which figure or statement, and which record is asked for"),
        "checked_by": msgid("The body that checks, by its identifier"),
    },
    "show_record": {"shown": msgid("Which record it is, and what it shows")},
    "record_check": {"result": msgid("Result"), "found": msgid("What the record shows")},
    "answer_check": {"answer": msgid("The answer, which is printed in full")},
    "attach_to_report": _BEHIND,
    "attach_to_check": _BEHIND,
    "take_form": {"file": msgid("The spreadsheet, filled in")},
    "hand_in_figures": _FIGURES,
    "try_figures": _FIGURES,
    "publish": {"phase": msgid("Phase"), "method": msgid("Judged by")},
    "end_part": {"until": msgid("Last day")},
    "read_plan": {
        "file": msgid("The document: txt, md, html, docx or pdf, at most 4 MB"),
        "title": msgid("The plan's name"),
        "country": msgid("The country, by its two letters (ISO 3166-1)"),
        "period": msgid("Its years, such as 2021/2025"),
        "language": msgid("The document's language, by its two letters (ISO 639-1)"),
    },
    "reply_advice": {"reply": msgid("The reply"), "words": msgid("In full, as it is printed")},
    "follow_up_advice": {
        "phase": msgid("The later phase, by its identifier"),
        "follow_up": msgid("What was found"),
        "found": msgid("How that is known"),
    },
    "announce_panel": {
        "name": msgid("Its name, short and lasting"),
        "value": msgid("The public value that will be its seed, which nobody knows yet"),
        "each": msgid("How many assessors code each commitment"),
        "closes": msgid("Last day to commit to codes, as 2026-03-31; empty: none"),
        "rubric": msgid("A rubric of your own, a TOML file; empty: the one that ships"),
    },
    "draw_panel": {"seed": msgid("The public value, now that it is known")},
    "replace_assessor": {
        "assessor": msgid("Who comes in the place of somebody who resigned"),
        "because": msgid("Why they were chosen and not drawn; it is printed"),
        "resigned": msgid("Whose place a reserve takes, drawn by the panel's seed"),
    },
    "commit_sheet": {"commitment": msgid("The file that ends in .commitment")},
    "hand_in_sheet": {"sheet": msgid("The sheet"), "opening": msgid("The file that ends in .opening")},
    "write_dissent": {
        "commitment": msgid("Commitment, by its identifier"),
        "criterion": msgid("Question; empty: the whole verdict"),
        "statement": msgid("What you hold against the verdict, as it is printed beside it"),
    },
    "remark_on_codes": {"said": msgid("What the others who code it should know; no name stands beside it")},
    "sign_panel": {"signature": msgid("The file of your signature")},
    "reply_panel": {
        "statement": msgid("The answer, which is printed in full"),
        "corrects": msgid("It corrects a fact, on which the panel decides"),
    },
    "decide_correction": {"decided": msgid("What the panel decided, and why")},
    "call_coders": {
        "coders": msgid("Assessors who have accepted, two or more, by their numbers, with ; between")
    },
    "write_coding": {
        "answers": msgid("Those that answer it"),
        "in_part": msgid("Those that answer it in part"),
        "against": msgid("Those that go against it"),
        "none": msgid("No commitment answers it"),
    },
    "hand_in_asked": {"sheet": msgid("The sheet, filled in")},
    "settle_link": _SETTLING,
    "settle_none": _SETTLING,
    "open_text": {"text": msgid("The text, its paragraphs parted by an empty line")},
    "set_last_day": {"closed": msgid("The last day, as 2026-03-31")},
    "change_paragraph": {"says": msgid("What it says now; what it said before stays beside it")},
    "draw_point": {
        "comment": msgid("The number of the comment"),
        "point": msgid("To a point that is there"),
        "said": msgid("Of a new one, what these comments say, without anything of who said it"),
        "paragraph": msgid("The identifier of the paragraph that it is on; empty: the whole text"),
    },
    "take_from_point": {"comment": msgid("The number of the comment")},
    "sum_up_reasons": {
        "for": msgid("Reasons for it, without anything of who gave them"),
        "against": msgid("Reasons against it"),
    },
    "answer_point": {
        "answer": msgid("What became of it"),
        "did": msgid("What was changed, or why nothing was; printed in full"),
    },
    "settle_challenge": {
        "settled": msgid("Is it right?"),
        "said": msgid("What it says, as it is published: nothing of who sent it"),
        "reply": msgid("Why it is right or wrong"),
    },
    "choose_mail": {"often": msgid("Which letters come to you")},
    "answer_summary": {"text": msgid("What your body says to it")},
    "place_point": {
        "commitment": msgid("The commitment, by its identifier"),
        "body": msgid(
            "The office for which you have redacted it, by its identifier; one that has no part in the "
            "commitment"
        ),
        "text": msgid("The point, in your own words"),
    },
}
#: Forms whose fields are the cells of a row, by the address to which each goes.
ROW_FORMS: dict[str, str] = {
    **dict.fromkeys(("add_body", "change_body"), "bodies"),
    "give_part": "responsibilities",
    "write_report": "reports",
    **dict.fromkeys(("write_measure", "change_measure"), "measures"),
    **dict.fromkeys(("new_study", "change_study"), "studies"),
    "new_finding": "study_findings",
    "new_source": "sources",
    "new_recommendation": "assessment_recommendations",
    **dict.fromkeys(("invite_assessor", "answer_call"), "assessors"),
    "declare_interest": "interests",
    "open_text": "consultations",
    **dict.fromkeys(("new_duty", "enter_found", "settle_challenge"), "disclosures"),
}
#: What is asked for each question of a rubric: a field sends its name behind that of the question.
_CODED: dict[str, Template] = {
    "code": msgid("Code"),
    "why": msgid("Reason, from the list"),
    "reason": msgid("Reason, in your own words"),
    "independent": msgid("Does a source stand behind it that nobody who carries it out controls?"),
    "sources": msgid("Sources of the package, by their identifiers, with ; between"),
    "evidence": msgid("What else you read, and where it can be found"),
}
#: Where what a rubric asks is answered.
CODING_FORMS = frozenset({"write_codes", "code_again", "settle"})
#: The one list of fields that every act on a case has.
_CASE_ACT = "case_"
#: Fields that a form has once for each row of its page.
_EACH: dict[str, Template] = {
    "q": msgid("Question {number}"),
    "state-": msgid("Whether body {number} came"),
    "office-": msgid("Who came for body {number}: the office"),
    "note-": msgid("What was said of matter {number}"),
}
_OF_ROW = re.compile(r"(q|state-|office-|note-)([0-9]{1,9})")
_HEIR = re.compile(r"heir (\S+) (\w+)")


def field_label(name: str, address: str, language: Language) -> str:
    """What a field is called that was sent under this name to an address.

    Args:
        name: the name under which it was sent.
        address: the name of the address in the program; empty for one that nobody knows.
        language: the language of the page.
    """
    question, _, asked = name.rpartition(".")
    if address in CODING_FORMS and asked in _CODED:
        return language.say(msgid("{what}: {cell}"), what=language.say(_CODED[asked]), cell=question)
    row, heir = _OF_ROW.fullmatch(name), _HEIR.fullmatch(name)
    if row:
        return language.say(_EACH[row[1]], number=row[2])
    if heir and heir[2] in body_words.ROLE:
        return f"{heir[1]} {language.say(body_words.ROLE[heir[2]])}"
    label = _labels_of(address).get(name)
    table = ROW_FORMS.get(address, "")
    if label is None and table and name in BY_NAME[table].columns:
        return cell_label(table, name, language)
    return language.say(label or written_name(name))


def _labels_of(address: str) -> Mapping[str, Template]:
    return _CASE if address.startswith(_CASE_ACT) else FIELD_LABELS.get(address, {})
