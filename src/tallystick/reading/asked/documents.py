"""A document of others read: which kind it is, what it is called, and what it asks or answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.reading.asked.answered import answers_of
from tallystick.reading.asked.matrix import MatrixLine, headings_of, rows_asked
from tallystick.reading.asked.model import AskedDocument
from tallystick.reading.asked.observations import observed
from tallystick.reading.asked.report import recommendations_of
from tallystick.reading.asked.words import committee_of, plain, words_of
from tallystick.reading.lines import lines_of
from tallystick.reading.model import Line, SourceText

_SYMBOL = re.compile(
    r"(?<![\w/])((?:A|E|S|CCPR|CEDAW|CAT|CRC|CERD|CRPD|CMW|CED)/(?:[A-Z][A-Za-z.]*|C\.12|C|OP)[A-Za-z0-9./-]*\d)"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DATE = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_DATE_ZH = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_SESSION = re.compile(r"\b([A-Z][a-z]+(?:-[a-z]+)?\s+session)\b|(第[一二三四五六七八九十]+届会议)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: Chinese documents print numbers in either width; each sign stays one sign.
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF0D, 0xFF08, 0xFF09)} | {
    0xA0: 0x20
}
_FRONT = 60
_HAN_SHARE = 0.2


def read_asked(source: SourceText) -> AskedDocument:
    """What a text document asks or answers, whichever of the known kinds it is.

    A document of no kind that is known comes back with nothing found.
    """
    lines = [replace(line, text=line.text.translate(_HALF_WIDTH)) for line in lines_of(source)]
    front = [line.text for line in lines[:_FRONT]]
    rows = _table_rows(lines)
    symbol, date, session = symbol_in(source.text[:6000]), date_in(" ".join(front)), _session(" ".join(front))
    language = "zh" if _is_chinese(source.text) else ""
    kind = _kind(front, symbol, rows)
    if kind == "matrix" and (headings := headings_of(rows)):
        told = rows_asked(rows, headings)
        return AskedDocument(
            kind,
            "",
            "upr",
            "",
            date,
            session,
            language,
            tuple(told.found),
            tuple(told.answers),
            tuple(told.left),
        )
    if kind == "addendum":
        answers, left = answers_of(lines)
        return AskedDocument(
            kind, symbol, "upr", "", date, session, language, (), tuple(answers), tuple(left)
        )
    if kind == "observations":
        committee = committee_of(symbol) or committee_of(" ".join(front))
        seen, left = observed(lines)
        return AskedDocument(
            kind, symbol, "treaty_body", committee, date, session, language, tuple(seen), (), tuple(left)
        )
    found, left = recommendations_of(lines)
    return AskedDocument(kind, symbol, "upr", "", date, session, language, tuple(found), (), tuple(left))


def read_rows(rows: Sequence[MatrixLine]) -> AskedDocument | None:
    """What a spreadsheet or CSV asks; None where it has no column of recommendations."""
    headings = headings_of(rows)
    if headings is None:
        return None
    told = rows_asked(rows, headings)
    kind = "export" if {"symbol", "body"} & set(headings.columns) else "matrix"
    mechanism = "" if "body" in headings.columns else "upr"
    chinese = _is_chinese(" ".join(one.words for one in told.found[:50]))
    return AskedDocument(
        kind,
        "",
        mechanism,
        language="zh" if chinese else "",
        found=tuple(told.found),
        answers=tuple(told.answers),
        left=tuple(told.left),
    )


def _kind(front: Sequence[str], symbol: str, rows: Sequence[MatrixLine]) -> str:
    here = plain(" ".join(front))
    said = {name for name, words in words_of("documents").items() if any(one in here for one in words)}
    if rows and headings_of(rows) and not {"report", "observations"} & said:
        return "matrix"
    if "addendum" in said or "/Add." in symbol:
        return "addendum"
    return "observations" if "observations" in said or committee_of(symbol) else "report"


def _table_rows(lines: Sequence[Line]) -> list[MatrixLine]:
    """The rows of the document's tables, each with the number of its line."""
    return [
        (at, [line.text[one - line.start : end - line.start] for one, end in line.hint.cells])
        for at, line in enumerate(lines, 1)
        if line.hint.table
    ]


def symbol_in(text: str) -> str:
    """The first symbol of a United Nations document in a text; empty where there is none.

    Examples:
        >>> symbol_in("United Nations A/HRC/25/5/Add.1 General Assembly"), symbol_in("CEDAW/C/CHN/CO/9.")
        ('A/HRC/25/5/Add.1', 'CEDAW/C/CHN/CO/9')
    """
    found = _SYMBOL.search(text)
    return found.group(1) if found else ""


def date_in(text: str) -> str:
    """The first date in a text as YYYY-MM-DD; empty where there is none.

    Examples:
        >>> date_in("Distr.: General 4 December 2013"), date_in("2013年12月4日")
        ('2013-12-04', '2013-12-04')
    """
    found = _DATE.search(text)
    if found:
        return f"{found[3]}-{_MONTHS.index(found[2].lower()) + 1:02d}-{int(found[1]):02d}"
    chinese = _DATE_ZH.search(text)
    return f"{chinese[1]}-{int(chinese[2]):02d}-{int(chinese[3]):02d}" if chinese else ""


def _session(text: str) -> str:
    found = _SESSION.search(text)
    return (found[1] or found[2]) if found else ""


def _is_chinese(text: str) -> bool:
    sample = text[:20000]
    return bool(sample) and len(_HAN.findall(sample)) >= _HAN_SHARE * len(sample)
