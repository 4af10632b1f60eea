"""What stands in the sheet of a draft of recommendations, and which of its cells a person may change."""

from collections.abc import Iterator, Mapping, Sequence

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.reasons import msgid
from tallystick.recommendations.clusters import proposed_clusters
from tallystick.recommendations.model import LeftOut, Matched, MatchedRow
from tallystick.register.indexed import BY_NAME
from tallystick.voice.language import ENGLISH, Language

MAKER = "tallystick recommendations read"
ASKED, SOURCES, LEFT = "recommendations", "sources", "left"
TABLE = BY_NAME[ASKED]
CONFIRM, DISMISS = DECISIONS = ("confirm", "dismiss")
DECISION, REMARK, STAMP = "decision", "remark", "row_as_it_was"
GREY = ("place", "words", "said", "doubt", "alike")
WHITE = tuple(TABLE.columns)
HEADING = (*GREY, DECISION, *WHITE, REMARK, STAMP)
SOURCE_WHITE = ("id", "title", "publisher", "issuing_body", "date", "kind", "access", "url", "note")
LEFT_COLUMNS = ("file", "place", "words", "why")
_IN_ITS_WORDS = msgid("The State's own words for its answer: “{words}”.")
_NO_ANSWER_YET = msgid("no answer")
_ANSWERED_ANEW = msgid("the package has it already, with {answer}; confirm, and this answer takes its place:")
_ANSWER = ("response", "responded", "response_source", "response_paragraph")
#: A cell of a package holds no more; what was read longer is to be said shorter.
_LONGEST = 4000


def asked_rows(matched: Matched, language: Language = ENGLISH) -> list[dict[str, str]]:
    """The rows of a draft as the sheet has them; nothing is decided."""
    alike = proposed_clusters([(one.id, one.found.words) for one in matched.rows])
    return [_row(one, alike.get(one.id, ""), language) for one in matched.rows]


def _row(one: MatchedRow, alike: str, language: Language) -> dict[str, str]:
    found = one.found
    cells = dict.fromkeys(WHITE, "") | {
        "id": one.id,
        "mechanism": one.mechanism,
        "kind": found.kind,
        "document": one.document,
        "asked": _line(found.words),
        "paragraph": found.paragraph,
        "date": one.date,
        "made_by": _many(found.made_by),
        "response": found.response,
        "responded": one.responded if found.response else "",
        "source": source_id(one.document),
        "response_source": source_id(one.answered_in) if found.response and one.answered_in else "",
        "committee": one.committee,
        "session": one.session,
        "cycle": str(one.cycle or ""),
        "theme": _many(found.themes),
        "goals": _many(found.goals),
        "response_paragraph": found.response_paragraph if found.response else "",
        "note": _answer_words(found.answer_words, language),
    }
    shown = {
        "place": f"{one.file}: {found.place}",
        "words": _line(found.words),
        "said": _line(found.said),
        "doubt": " ".join(language.reason(why) for why in found.doubts),
        "alike": alike,
        DECISION: "",
        REMARK: "",
    }
    return shown | cells | {STAMP: stamp_of(cells)}


def answered_anew(row: Mapping[str, str], there: Mapping[str, str], language: Language) -> dict[str, str]:
    """A row of something that the package has, with its own words there and the answer that it has not.

    Args:
        row: the row as it was read.
        there: the cells of the package's row.
        language: the language of what explains it.
    """
    before = there["response"] or language.say(_NO_ANSWER_YET)
    doubt = language.say(_ANSWERED_ANEW, answer=before)
    answer = {one: row[one] for one in _ANSWER}
    note = " ".join(dict.fromkeys(filter(None, (there["note"], row["note"]))))
    cells = {one: there.get(one, "") for one in WHITE} | answer | {"note": note}
    told = {"doubt": " ".join(filter(None, (doubt, row["doubt"])))}
    return dict(row) | cells | told | {STAMP: stamp_of(cells)}


def _answer_words(words: str, language: Language) -> str:
    """The State's own words for its answer, to stand beside a class that tells less of it."""
    return _line(language.say(_IN_ITS_WORDS, words=words)) if words else ""


def stamp_of(cells: Mapping[str, str]) -> str:
    """What tells whether a row's open cells are as they were read."""
    return sha256(canonical_bytes({name: cells[name] for name in WHITE}))[:16]


def _line(text: str) -> str:
    line = " ".join(text.split()).lstrip("=+-@")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _many(values: Sequence[str]) -> str:
    return "; ".join(_line(one).replace(";", ",") for one in values)


def source_id(symbol: str) -> str:
    """The identifier that a document is given among the sources: a-hrc-40-6 for A/HRC/40/6."""
    plain = "".join(char if char.isalnum() and char.isascii() else "-" for char in symbol.lower())
    return "-".join(filter(None, plain.split("-")))


def source_rows(matched: Matched, known: frozenset[str]) -> list[dict[str, str]]:
    """The documents that the package has no source for, to be completed by a person."""
    return [row for row in _sources(matched) if row["id"] not in known]


def _sources(matched: Matched) -> Iterator[dict[str, str]]:
    seen: set[str] = set()
    dated = [(one.document, one.date, one.found.response_paragraph) for one in matched.rows]
    dated += [(one.answered_in, one.responded, "") for one in matched.rows if one.answered_in]
    for symbol, date, _ in dated:
        name = source_id(symbol)
        if not name or name in seen:
            continue
        seen.add(name)
        official = "/Add." in symbol
        yield dict.fromkeys(SOURCE_WHITE, "") | {
            "id": name,
            "title": symbol,
            "publisher": "United Nations",
            "issuing_body": "",
            "date": date,
            "kind": "official_claim" if official else "independent",
            "access": "original_site",
        }


def left_rows(left: Sequence[LeftOut], language: Language = ENGLISH) -> list[dict[str, str]]:
    """What found no place, row by row."""
    return [
        {
            "file": one.file,
            "place": str(one.what.place),
            "words": _line(one.what.words),
            "why": language.reason(one.what.why),
        }
        for one in left
    ]
