"""Hostile Markdown: what is nested without end, and what a reader of it may look through again and again."""

from collections.abc import Callable, Iterator

MANY = 100_000
PROMISE = "The ministry will open 40 schools by 2025"


def _lines(count: int, line: Callable[[int], str]) -> str:
    return "\n".join(map(line, range(count)))


MARKDOWNS: dict[str, Callable[[], str]] = {
    "quotes in quotes, 100,000": lambda: ">" * MANY + f" {PROMISE}.\n",
    "quotes with blanks, 50,000": lambda: "> " * (MANY // 2) + f"{PROMISE}.\n",
    "each line a quote deeper": lambda: _lines(400, lambda at: "> " * at + PROMISE),
    "lists in lists in one line": lambda: "- " * (MANY // 2) + PROMISE,
    "numbers in numbers in one line": lambda: "1. " * (MANY // 3) + PROMISE,
    "quotes and lists in turn": lambda: "> - " * (MANY // 4) + PROMISE,
    "each line a list deeper": lambda: _lines(600, lambda at: "  " * at + f"- {PROMISE}"),
    "each line a number deeper": lambda: _lines(500, lambda at: "   " * at + f"{at + 1}. {PROMISE}"),
    "lists in and out": lambda: _lines(
        9000, lambda at: "  " * (at * 7 % 90) + "-*+"[at % 3] + f" {at} will be"
    ),
    "items and quotes in and out": lambda: _lines(9000, lambda at: "> " * (at * 5 % 40) + f"- {at} percent"),
    "a list of 20,000 items": lambda: _lines(20_000, lambda at: f"- {at} will be"),
    "loose items": lambda: "- a\n\n" * 20_000,
    "open brackets": lambda: "[" * MANY + PROMISE,
    "open pictures": lambda: "![" * (MANY // 2) + PROMISE,
    "links in links": lambda: "[" * 20_000 + PROMISE + "](a)" * 20_000,
    "links without end": lambda: "[a](" * (MANY // 4) + PROMISE,
    "links in pointed brackets": lambda: "[a](<b" * (MANY // 6),
    "definitions": lambda: _lines(25_000, lambda at: f"[a{at}]: b 'c'") + f"\n\n{PROMISE} [a1]\n",
    "definitions without end": lambda: "[a]: <" * (MANY // 6),
    "uses of what is not defined": lambda: "[a][b] " * (MANY // 7),
    "emphasis that opens": lambda: "*a **b " * (MANY // 7),
    "emphasis that closes": lambda: "a** b* " * (MANY // 7),
    "emphasis in turn": lambda: "*a_ " * (MANY // 4),
    "stars and letters": lambda: "a" + "*" * 50_000 + "b" + "*" * 50_000,
    "underscores and letters": lambda: "_a" * (MANY // 2),
    "runs of backticks, each longer": lambda: " ".join("`" * at for at in range(1, 1400)),
    "fences in fences": lambda: _lines(400, lambda at: "`" * (at + 3)),
    "fences that never end": lambda: "```\n" + f"{PROMISE}\n" * 20_000,
    "fences in quotes": lambda: "> ```\n" * 12_000,
    "headings of six levels": lambda: _lines(9_000, lambda at: "#" * (at % 6 + 1) + f" {at} will be"),
    "lines below headings": lambda: f"{PROMISE}\n===\n" * 6000,
    "a table of 10,000 columns": lambda: (
        "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b" * 10_000 + "|\n"
    ),
    "a table of 1,000 columns and rows": lambda: "|a" * 999 + "|\n" + ("|-" * 999 + "|\n") + "|\n" * 900,
    "tables in rows": lambda: "|a|b|\n|-|-|\n" * 8000,
    "tags without end": lambda: "<a " * (MANY // 3),
    "comments without end": lambda: "<!-- " * (MANY // 5),
    "declarations without end": lambda: "<!A " * (MANY // 4),
    "tags in tags": lambda: "<div>\n" * 15_000 + PROMISE,
    "addresses that are none": lambda: "<a:" * (MANY // 3),
    "entities without end": lambda: "&" * MANY,
    "escapes": lambda: "\\" * MANY + PROMISE,
    "breaks": lambda: "a  \n" * 25_000,
    "rules and items": lambda: "* * *\n- - -\n" * 8000,
    "tabs": lambda: "\t" * 3000 + "- " + "\t" * 3000 + PROMISE,
    "front matter without end": lambda: "---\n" + "a: b\n" * 20_000,
    "NUL and marks of order": lambda: "\ufeff- \0" * 20_000,
}


def markdowns() -> Iterator[tuple[str, Callable[[], str]]]:
    for name, made in MARKDOWNS.items():
        yield name, lambda made=made: f"# Plan of Norland 2021-2025\n\n{made()}\n\n- {PROMISE}.\n"  # type: ignore[misc]
