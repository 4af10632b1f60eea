"""The version of this program that a release names as its maker, and the rules that it was judged by."""

import json
import re

from tallystick import __version__
from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.tables import ASSESSMENT
from tallystick.release.seal import FIRST_FORM, FORM, Sealed

#: The versions before this one that made releases, with the form that each made.
EARLIER = {"0.1.0": FIRST_FORM}
_VERSION = re.compile(r"(?:0|[1-9][0-9]{0,3})(?:\.(?:0|[1-9][0-9]{0,3})){2}")


def rules_named(sealed: Sealed) -> tuple[tuple[str, int], ...]:
    """The versions of rules that a release of another version was judged by; 0.1.0 named none."""
    try:
        record = json.loads(sealed.members[ASSESSMENT])
        rules = record.get("rules", {}).items() if sealed.about["tallystick"] not in EARLIER else ()
    except (KeyError, ValueError, AttributeError, RecursionError):
        return ()
    return tuple((name, version) for name, version in rules if type(version) is int)


def wrong_version(version: Json, form: Json) -> Reason | None:
    """What is wrong with the version that a release names, if anything is."""
    named = Text(str(version))
    if not isinstance(version, str) or _VERSION.fullmatch(version) is None:
        return Reason("it names no version of this program as its maker: “{version}”", version=named)
    if _order(version) < _order(__version__) and version not in EARLIER:
        return Reason("there was no version {version} before {this}", version=named, this=Text(__version__))
    wanted = EARLIER.get(version, FORM)
    if form == wanted:
        return None
    return Reason(
        "version {version} makes releases of the form {wanted}, not {form}",
        version=named,
        wanted=Text(wanted),
        form=Text(str(form)),
    )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def too_new(path: str, version: Json, refusal: Refusal) -> Refusal:
    """Why a release that a later version made can't be verified here, and what would be right."""
    return Refusal(
        Reason(
            "{path} says that version {version} made it, and {this} can't assess it: {why}",
            path=Text(path),
            version=Text(str(version)),
            this=Text(__version__),
            why=refusal.title,
        ),
        Reason(
            "verify it with version {version} or a later one; until then nothing of it is checked",
            version=Text(str(version)),
        ),
        refusal.findings,
    )
