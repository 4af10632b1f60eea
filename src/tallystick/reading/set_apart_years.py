"""Years that stand apart from a sentence and say by when: behind a number, before a text or over a list."""

import functools
import re

from tallystick.reading.languages import PlanLanguage

_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"


def due_behind(text: str, at: int, language: PlanLanguage) -> str:
    """The year directly behind a number, as in *40 % (2028)* and *40 % by 2028*; empty for none."""
    found = _IN_BRACKETS.match(text, at) or _by_when(language).match(text, at)
    return found.group("year") if found else ""


@functools.cache
def _by_when(language: PlanLanguage) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{language.either('time', 'results_by')})\s*{_YEAR}(?!\d)", re.IGNORECASE)


_IN_BRACKETS = re.compile(rf"\s?\((?:[^()\d]{{0,12}}\s)?{_YEAR}\)")


def labelled_year(text: str, at: int) -> str:
    """The year that a text is headed by, as in *2027: 60 %* or *FoundTarget 2027 - 60 %*; empty for none."""
    found = _LABELLED.match(text, at)
    return found.group("year") if found else ""


def heads_its_words(text: str, opens: int, at: int) -> bool:
    """Whether a year opens a text and a capital letter begins what it is set before: *2027 Clerks trained*.

    Args:
        text: a sentence.
        opens: where its words begin, behind a label.
        at: where the number does.
    """
    found = None if text[opens:at].strip(" \t\n•*_|") else _HEADS.match(text, at)
    return found is not None and found.group(1).isupper()


_HEADS = re.compile(r"(?:199|20\d|21[0-4])\d[*_]{0,4}[ \t|]{1,20}([^\W\d_])")


def year_of_list(lead_in: str) -> str:
    """The year that a few words set over a list, as in *2030 targets:*; empty where more stand."""
    short = len(lead_in) <= _FEW_WORDS and lead_in.rstrip().endswith((":", "："))
    found = _NUMBERS.findall(lead_in) if short else []
    return found[0] if len(found) == 1 and re.fullmatch(_YEAR, found[0]) else ""


_FEW_WORDS, _NUMBERS = 60, re.compile(r"\d+")
#: The marks before it are few: in a text of nothing but marks each look would go to its end.
_LABELLED = re.compile(rf"[\s*_|-]{{0,40}}(?:[^\W\d_]+\s+){{0,2}}{_YEAR}年?[*_ ]*(?:[:：]|[-–—]\s)")


def heading_year(text: str, at: int) -> str:
    """The year that opens a number's clause in Chinese, or one before it: *2027年新建40座*; empty for none.

    A year since which, or until which, something was so opens no such clause.
    """
    found = [one.group("year") for one in _OPENS_A_CLAUSE.finditer(text, 0, at)]
    return found[-1] if found else ""


_OPENS_A_CLAUSE = re.compile(
    rf"(?:^|[。；;，,：:（(\s])\s*{_YEAR}年(?![\d、和及与至到—–~～-]|以来|以前|起|开始|版|的|间|代|期间|时)(?:度|底|末)?"
)
