"""The names that members of a release have: what is computed, what speaks of the release, what is a page."""

import re
from collections.abc import Iterable, Mapping

from tallystick.release.kept import KEPT_ROWS, LEAVES
from tallystick.release.record import CHECKPOINT, LEDGER_KEY, RECORD
from tallystick.release.seal import ABOUT, KEY, KEY_FILE

PACKAGE = "package/"
RESULTS = "tables/"
STYLE = "style.css"
#: The feed and the calendar of each language.
_NAMED = frozenset({"feed.xml", "calendar.ics"})
#: How the files of a site end that are not named: pages and figures.
_OF_SITE = (".html", ".svg")
#: Where the rows of figures lie, as files.
_ROWS = re.compile(r"(?:.+/)?(?:charts|press)/[^/]+\.csv")
#: What *Find* searches with: the script, and for each language the files of its index.
_SEARCH = re.compile(r"search\.js|(?:[A-Za-z_-]+/)?search/[0-9]+\.js")
#: What programs read: the resources of the API, and what describes the files for catalogues of data.
_API = re.compile(r"api/v1/(?:[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]+\.json(?:ld)?")
#: What a release says of itself; each is compared with what it should be, none is believed.
OF_THE_RELEASE = frozenset({ABOUT, KEY, KEY_FILE, CHECKPOINT, LEDGER_KEY, RECORD, LEAVES, KEPT_ROWS})
#: What is checked where it is read: the keys by the seal, the ledger's part by its proofs.
CHECKED_APART = OF_THE_RELEASE - {ABOUT}


def is_page(name: str) -> bool:
    """Whether a member can be a part of the site: a page, figure, feed, or for a search or a program."""
    if name.startswith((PACKAGE, RESULTS, "release/")):
        return False
    named = name == STYLE or name.rpartition("/")[2] in _NAMED or name.endswith(_OF_SITE)
    return named or any(one.fullmatch(name) is not None for one in (_ROWS, _SEARCH, _API))


def pages_in(names: Iterable[str]) -> list[str]:
    """The members that are parts of the site, in order."""
    return sorted(name for name in names if is_page(name))


def count_pages(names: Iterable[str]) -> int:
    """How many of the members are pages."""
    return sum(name.endswith(".html") for name in pages_in(names))


def computed_in(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members that a recomputation must give again, pages too."""
    return {name: data for name, data in members.items() if name not in CHECKED_APART}
