"""Hostile plain texts and Markdown."""

from collections.abc import Callable, Iterator

from tests.ledger.chance import Chance

Text = tuple[str, str, Callable[[], bytes]]
MANY = 100_000
BEGIN = "Plan of Norland 2021-2025\n\n1. Schools\n\n- The ministry will raise the share to "
SOUND = (
    f"{BEGIN}90 percent by 2025.\n- 40 schools will be opened in 2023, up from 12 in 2019.\n\n"
    "2. Water\n\n- Every village will have clean water by 2024 (Goal 6.1).\n- A law will be adopted.\n"
)
#: What stands in a text again and again.
AGAIN = {
    "brackets": "[",
    "brackets closed": "[]",
    "parentheses": "(",
    "braces": "{",
    "quotes": "> ",
    "quotation marks": '"',
    "backticks": "`",
    "stars": "*",
    "emphasis": "*a*",
    "bold": "**a** ",
    "underscores": "_",
    "links": "[a](b) ",
    "images": "![",
    "hashes": "#",
    "headings": "# a\n",
    "rows": "|a|b|\n",
    "bars": "|",
    "bullets": "- a\n",
    "rules": "-",
    "tildes": "~~",
    "fences": "```\n",
    "colons": ":",
    "dots": ".",
    "leaders": "a ....... 9\n",
    "tabs": "a\t",
    "spaces": "a" + " " * 99,
    "page breaks": "a\f",
    "blank lines": "a\n\n\n",
    "carriage returns": "a\r",
    "line separators": "a\u2028",
    "numbers": "9 ",
    "numbers in rows": "9.\n",
    "numbered items": "1. a\n",
    "letters in rows": "(a) a\n",
    "Roman numbers": "iv. a\n",
    "years": "2025 ",
    "dates": "1 January 2025, ",
    "percentages": "50%, ",
    "ranges": "5-10% ",
    "fractions": "1/3 ",
    "money": "$5 million ",
    "words of numbers": "one hundred and ",
    "a word": "will ",
    "capitals": "THE MINISTRY OF ",
    "goals": "SDG 4.1 ",
    "laws": "Law No. 5 of 2020 ",
    "fields": "Target: 5\nIndicator: a\n",
    "at least": "at least 10 percent ",
    "Chinese": "到2025年，覆盖率达到90%以上，",
    "Chinese numbers": "一二三万亿",
    "Chinese items": "（一）提高\n",
    "addresses": "http://a.b/c ",
    "entities": "&amp;",
    "tags": "<b>",
    "emoji": "😀",
    "accents": "a" + "\u0301" * 99,
    "turns": "\u202ea\u2066b ",
    "joiners": "a\u200d\u200b",
    "formulas": "=1+1\n",
    "at signs": "@SUM(A1)\n",
    "half widths": "９％ ",
    "Arabic digits": "٩٠ ",
}
#: Texts in one line or sentence.
ONCE: dict[str, str] = {
    "what nobody sees in a title": (
        "90 percent.\n- Every vil\u00adlage will\u202e have it.\n\n2. Wa\u00adter\n\n- A law.\n"
    ),
    "a number of 100,000 digits": "9" * MANY,
    "a fraction of 100,000 digits": "0." + "9" * MANY,
    "a number in 33,333 groups": "9" + ",999" * 33_333,
    "an exponent": "1e" + "9" * 1000,
    "4,500 percentages": ", ".join(f"{at % 100} percent" for at in range(4500)) + ".",
    "4,500 targets": " and ".join(f"{at % 100} percent by 2025" for at in range(4500)) + ".",
    "a year of 5,000 digits": "by " + "2" * 5000,
    "a line of two million letters": "a" * 2_000_000,
    "a word of 100,000 hyphens": "a-" * MANY,
    "30 levels of numbers": "\n".join(".".join("1" * (at % 30 + 1)) + " a" for at in range(6000)),
    "bullets further and further in": "\n".join(" " * at + "- a" for at in range(400)),
    "bullets in and out": "\n".join(" " * (at * 7 % 60) + "-*•"[at % 3] + " will do" for at in range(8000)),
    "lists that begin anew": "\n".join(f"{at * 7 % 50}. will do" for at in range(8000)),
    "a million lines": "a\n" * 1_000_000,
    "two million blank lines": "\n" * 2_000_000 + "a",
    "one million characters of a plan": (SOUND * 3000)[:1_000_000],
    "more than two million characters": "At least 90 percent of villages will have 40 wells by 2025. "
    * 60_000,
}


def texts() -> Iterator[Text]:
    for name, one in AGAIN.items():
        suffix = "md" if len(name) % 2 else "txt"
        yield f"again: {name}", suffix, lambda one=one: (BEGIN + (one * (MANY // len(one)))).encode()  # type: ignore[misc]
    for name, text in ONCE.items():
        yield f"once: {name}", "txt", lambda text=text: (BEGIN + text).encode()  # type: ignore[misc]
    yield from encodings()


def encodings() -> Iterator[Text]:
    """Texts in no encoding, in another than they say, and with what no text has."""
    found: dict[str, bytes] = {
        "NUL": SOUND.encode().replace(b"schools", b"sch\0ools"),
        "only NUL": b"\0" * MANY,
        "lone surrogates": SOUND.encode() + b"\xed\xa0\x80" * 1000,
        "bytes of no UTF-8": SOUND.encode() + b"\xc3\x28\xff\xfe" * 1000,
        "UTF-16 with a mark": SOUND.encode("utf-16"),
        "UTF-16 without one": SOUND.encode("utf-16-le"),
        "a mark and half a character": b"\xff\xfea",
        "UTF-16 of halves": b"\xff\xfe" + b"\x00\xd8" * 5000,
        "UTF-32": SOUND.encode("utf-32"),
        "three marks": b"\xef\xbb\xbf" * 3 + SOUND.encode(),
        "only a mark": b"\xef\xbb\xbf",
        "GB18030": "国家计划：到2025年，覆盖率达到90%以上。\n".encode("gb18030") * 200,
        "Shift JIS": "計画は二〇二五年までに".encode("shift_jis") * 500,
        "UTF-7": SOUND.encode("utf-7"),
        "an older encoding of noise": bytes(range(128, 256)) * 500,
        "all bytes": bytes(range(256)) * 400,
        "escapes of a terminal": b"\x1b[2J\x1b]0;owned\x07" * 500 + SOUND.encode(),
        "chance": Chance("noise").bytes(200_000),
        "a workbook": b"PK\x05\x06" + b"\0" * 18,
        "a program": b"\x7fELF" + Chance("elf").bytes(50_000),
        "a picture": b"\x89PNG\r\n\x1a\n" + Chance("png").bytes(50_000),
        "nothing": b"",
        "a space": b" ",
    }
    for name, data in found.items():
        yield f"bytes: {name}", "txt", lambda data=data: data  # type: ignore[misc]
