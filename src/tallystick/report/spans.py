"""What stands on each page of a series, in words: what a link to it says in place of its number."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tallystick.base.reasons import msgid
from tallystick.voice.cell import like
from tallystick.voice.language import Language
from tallystick.voice.packing import Numbered
from tallystick.voice.widths import shortened, width

#: A title longer than this is cut between words: beside another one it only has to be known again. Its end
#: stays, for titles that begin alike are told apart by how they end.
_LONGEST, _HEAD, _TAIL = 48, 32, 15


def spans(language: Language, pages: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """For each page of a series its first title and its last, no two pages alike.

    Args:
        language: the language that says it.
        pages: the titles on each page, in their order; where a kind of answer stands there, its word.

    Examples:
        >>> from tallystick.voice.language import ENGLISH
        >>> spans(ENGLISH, [["Ash", "Ash"], ["Fir"], ["Fir"]])
        ('Ash', 'Fir (1)', 'Fir (2)')
    """
    told = [_span(language, titles) for titles in pages]
    times, seen = Counter(told), Counter[str]()
    found = []
    for one in told:
        seen[one] += 1
        found.append(_told_apart(language, one, seen[one]) if times[one] > 1 else one)
    return tuple(found)


def _span(language: Language, titles: Sequence[str]) -> str:
    if not titles:
        return language.say(msgid("Nothing"))
    first, last = _short(without_stop(titles[0])), _short(without_stop(titles[-1]))
    return first if first == last else language.say(msgid("{first} \u2013 {last}"), first=first, last=last)


def _told_apart(language: Language, title: str, number: int) -> str:
    return language.say(msgid("{title} ({number})"), title=title, number=number)


def without_stop(title: str) -> str:
    """A title that is a sentence without its full stop: it stands inside another one."""
    return like(title, title.removesuffix(".").removesuffix("。"))


def _short(title: str) -> str:
    if width(title) <= _LONGEST:
        return title
    head = shortened(title, _HEAD)
    if width(title) > len(title):
        return like(title, f"{head}{title[-(_TAIL // 2) :]}")
    tail = title[-_TAIL:]
    whole = tail.split(" ", 1)[-1] if " " in tail else title.rsplit(" ", 1)[-1]
    return like(title, f"{head} {whole if len(whole) < _LONGEST else tail}")


def titled(language: Language, title: str, pages: Numbered) -> str:
    """The title of a page of a series: the first has the plain one, a later one says what stands on it."""
    here = next(one for one in pages if one[2])
    if here == pages[0]:
        return title
    return language.say(msgid("{title}: {part}"), title=title, part=here[3])
