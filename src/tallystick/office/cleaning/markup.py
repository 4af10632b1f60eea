"""What markup inside a document notes of people and machines, taken out; what a reader sees stays.

It is told by the names of elements and attributes, whatever their prefix, quotes and spaces, and by what a
value looks like: a place on somebody's disk, a moment. The text is not written anew by an XML library, for
these give other prefixes, and office programs name prefixes inside of values.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tallystick.office.cleaning.kinds import Cleaned

_P = rb"(?:[\w.\-]+:)?"
_VALUE = rb"(?:\"[^\"<]*\"|'[^'<]*')"
#: What stands behind an attribute and inside of its tag: a text that looks like one is left alone.
_IN_TAG = rb"(?=[^<>]*>)"
#: A place on a disk or in a network: of Windows, of a share, of a link to a file, of a home.
_PLACE = (
    rb"(?:(?<![A-Za-z])[A-Za-z]:(?:\\|/(?!/))|\\\\[\w.\-]+\\|\b(?:file:|(?:smb|afp|content)://)"
    rb"|(?<=[\"'\s])(?:(?:\.{1,2}/)+|/)(?:Users|home|Volumes|storage/emulated)/)[^\"'<>]*"
)
#: What a moment becomes: some programs want one.
_NO_MOMENT = b"1980-01-01T00:00:00Z"
_Instead = bytes | Callable[[re.Match[bytes]], bytes]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One sort of thing that is taken out.

    Attributes:
        code: what it is called where it is told.
        words: one of them stands in a part that has it; large tables have none, and are passed over quickly.
        pattern: where it stands.
        instead: what stands there afterwards.
    """

    code: str
    words: tuple[bytes, ...]
    pattern: re.Pattern[bytes]
    instead: _Instead


def _named(*names: bytes) -> bytes:
    return b"(?:" + b"|".join(map(re.escape, names)) + b")"


_PEOPLE = (
    *(b"author", b"initials", b"userName", b"userId", b"providerId", b"lastModifiedBy"),
    *(b"docname", b"export-filename", b"refreshedBy", b"userProvider", b"securityDescriptor"),
)
_SAID_OF = (
    *(b"author", b"creator", b"initial-creator", b"creator-initials", b"sender-initials"),
    *(b"lastModifiedBy", b"contributor"),
)
_LISTED = (b"cmAuthor", b"author", b"person", b"userInfo", b"chgData")
_WHOLE = (
    *(b"rsids", b"docVars", b"mailMerge", b"fileSharing", b"absPath", b"docId", b"revisionPtr"),
    *(b"customWorkbookViews", b"customSheetViews"),
)
#: An element and its attribute: who wrote a scenario, who may change a passage, what add-ins note.
_ONE_SAYS = (
    *((b"scenario", b"user"), (b"scenario", b"comment"), (b"permStart", _P + b"ed")),
    *((b"tag", b"val"), (b"property", b"value")),
)
_RULES = (
    _Rule(  # in a bibliography it is what a reader sees
        "authors",
        _PEOPLE,
        re.compile(rb"(\s(?!text:)" + _P + _named(*_PEOPLE) + rb"\s*=\s*)" + _VALUE + _IN_TAG),
        rb'\1""',
    ),
    _Rule(
        "authors",
        _LISTED,
        re.compile(rb"(<" + _P + _named(*_LISTED) + rb"\b[^<>]*?\sname\s*=\s*)" + _VALUE + _IN_TAG),
        rb'\1""',
    ),
    _Rule(
        "authors",
        _SAID_OF,
        re.compile(
            rb"(<(" + _P + _named(*_SAID_OF) + rb")(?:\s[^<>]*)?(?<!/)>)(?:[^<]|<(?!/\2\s*>))+(</\2\s*>)"
        ),
        rb"\1\3",
    ),
    *(
        _Rule(
            "authors",
            (element,),
            re.compile(
                rb"(<" + _P + element + rb"\b[^<>]*?\s" + name + rb"\s*=\s*)(?!\"\"|'')" + _VALUE + _IN_TAG
            ),
            rb'\1""',
        )
        for element, name in _ONE_SAYS
    ),
    _Rule(
        "properties",
        _WHOLE,
        re.compile(
            rb"<(" + _P + _named(*_WHOLE) + rb")(?:\s[^<>]*?)?(?:/>|(?<!/)>.*?</\1\s*>)",
            re.DOTALL,
        ),
        b"",
    ),
    _Rule("properties", (b"rsid",), re.compile(rb"\s" + _P + rb"rsid\w*\s*=\s*" + _VALUE + _IN_TAG), b""),
    _Rule(
        "properties",
        (b"date", b"created", b"modified", b"dt=", b"dT=", b"dt =", b"dT =", b"time", b"DateIso"),
        re.compile(
            rb"(\s" + _P + rb"(?:date\w*|created|modified|d[tT]|time|refreshedDateIso)\s*=\s*)"
            rb"(?!.1980-01-01T00:00:00Z)(?:\"\d{4}-\d\d-\d\dT[^\"<]*\"|'\d{4}-\d\d-\d\dT[^'<]*')" + _IN_TAG
        ),
        rb'\1"' + _NO_MOMENT + rb'"',
    ),
    _Rule(
        "properties",
        (b"refreshedDate",),
        re.compile(rb"(\srefreshedDate\s*=\s*)(?![\"']0[\"'])" + _VALUE + _IN_TAG),
        rb'\1"0"',
    ),
    _Rule(  # a field in a text is what a reader sees
        "properties",
        (b"date>", b"date ", b"date-string"),
        re.compile(
            rb"(<((?!text:)" + _P + rb"date(?:-string)?)(?:\s[^<>]*)?>)(?!1980-01-01T00:00:00Z<)"
            rb"\d{4}-[^<]+(</\2\s*>)"
        ),
        rb"\g<1>" + _NO_MOMENT + rb"\3",
    ),
    _Rule(  # which printer, which data source
        "properties",
        (b"config-item",),
        re.compile(
            rb"(<(" + _P + rb"config-item)\b[^<>]*?name\s*=\s*[\"']"
            rb"(?:Printer|CurrentDatabase|EmbeddedDatabase|Rsid|Modify|\w*Path)[^<>]*>)"
            rb"[^<]+(</\2\s*>)"
        ),
        rb"\1\3",
    ),
    _Rule(
        "properties",
        (b"pageSetup",),
        re.compile(rb"(<" + _P + rb"pageSetup\b[^<>]*?)\s[\w.\-]+:id\s*=\s*" + _VALUE),
        rb"\1",
    ),
    _Rule("properties", (b"<!--",), re.compile(rb"<!--.*?-->", re.DOTALL), b""),
    _Rule("properties", (b"<?",), re.compile(rb"<\?(?!(?:xml|mso-application)\s).*?\?>", re.DOTALL), b""),
)
_PLACES = (
    *(b":\\", b"\\\\", b"file:", b"smb://", b"afp://", b"content://"),
    *(b"Users/", b"home/", b"Volumes/", b"storage/emulated/"),
)
_QUOTED = re.compile(rb"(=\s*)(?:\"([^\"<>]*)\"|'([^'<>]*)')" + _IN_TAG)
_FIELD = re.compile(rb"(<" + _P + rb"instrText\b[^<>]*>)([^<]+)(</)")
_SOMEWHERE = re.compile(_PLACE)
_METADATA = re.compile(rb"<(" + _P + rb"metadata)\b[^<>]*?(?:/>|(?<!/)>.*?</\1\s*>)", re.DOTALL)


def bare_markup(name: str, part: bytes) -> Cleaned:
    """A part that is markup, without what it notes of people, machines and moments.

    Args:
        name: the name of the part.
        part: what it says, which is sound XML.
    """
    bare, codes = part, set()
    for rule in _RULES:
        if any(word in bare for word in rule.words):
            was = bare
            bare = rule.pattern.sub(rule.instead, bare)
            codes |= {rule.code} if bare != was else set()
    was = bare
    if name.endswith(".svg"):
        bare = _METADATA.sub(b"", bare)
    if any(word in bare for word in _PLACES) and _SOMEWHERE.search(bare):
        # A link has to lead somewhere.
        nowhere = b"#" if name.endswith(".rels") else b""
        bare = _QUOTED.sub(lambda found: _placeless(found, nowhere), bare)
        bare = _FIELD.sub(lambda found: found[1] + _SOMEWHERE.sub(b"", found[2]) + found[3], bare)
    return bare, frozenset(codes | ({"properties"} if bare != was else set()))


def placeless(text: str) -> str:
    """A text without the place on a disk that stands in it."""
    return _SOMEWHERE.sub(b"", b'"' + text.encode())[1:].decode("utf-8", "replace")


def _placeless(found: re.Match[bytes], nowhere: bytes) -> bytes:
    """An attribute without the place on a disk that stands in it."""
    value = found[2] if found[2] is not None else found[3]
    # A quotation mark before it, as at the beginning of a value.
    bare = _SOMEWHERE.sub(b"", b'"' + value)[1:]
    return found[0] if bare == value else found[1] + b'"' + (bare.strip() or nowhere) + b'"'
