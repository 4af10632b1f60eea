"""What a page is about in a sentence or two, for search engines and for those who pass its address on."""

import re

from tallystick.voice.direction import in_marks
from tallystick.voice.keeping import Stamp
from tallystick.voice.widths import cut, width

#: Stands in a page while it is drawn, for what it says first.
DESCRIBED = Stamp("<!described!>")
_FIRST = re.compile(r'<p class="(?:lead|deck)">(.*?)</p>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
#: A link that stands behind the last sentence and leads elsewhere: it says nothing of the page.
_ONWARD = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])(?:\s*<a [^>]*>[^<]*</a>)+\s*$")
_TAG, _SPACE = re.compile(r"<[^>]*>"), re.compile(r"\s+")
#: Longer descriptions are cut by those who show them.
_LONGEST = 280


def described(page: str) -> str:
    """A drawn page that says in its head what it says first: its lead, or its title where it has none.

    Examples:
        >>> described('<meta content="<!described!>"><p class="lead">Of <a href="x">3</a> two.</p>')
        '<meta content="Of 3 two."><p class="lead">Of <a href="x">3</a> two.</p>'
        >>> described('<meta content="<!described!>"><p class="deck">Three. <a href="x">Back</a></p>')
        '<meta content="Three."><p class="deck">Three. <a href="x">Back</a></p>'
    """
    if DESCRIBED not in page:
        return page
    found = _FIRST.search(page) or _TITLE.search(page)
    first = _ONWARD.sub("", found[1]) if found else ""
    told = _SPACE.sub(" ", _TAG.sub("", in_marks(first))).strip()
    return page.replace(DESCRIBED, _cut(told))


def _cut(told: str) -> str:
    """At most so many characters, whole words; a character that is written by its name stays whole too."""
    return told if width(told) <= _LONGEST else cut(told, _LONGEST) + "…"
