"""Hostile web pages."""

from collections.abc import Callable, Iterator

Page = tuple[str, Callable[[], str | bytes]]
MANY = 100_000
HEAD = "<!doctype html><title>Plan of Norland 2021-2025</title><h1>Plan of Norland 2021-2025</h1>"
WORDS = "<p>The ministry will open 20 schools by 2025.</p>"
SOUND = (
    f"{HEAD}<h2>1. Schools</h2><ul><li>The ministry will open 20 schools by 2025.</ul>"
    "<table><tr><td>a<td>b</table>"
)


#: Elements that are opened 100,000 times.
TAGS = [
    "div",
    "b",
    "table",
    "ul",
    "ul><li",
    "blockquote",
    "span",
    "table><tr><td",
    "a",
    "font",
    "svg",
    "h1",
    "p",
    "dl><dd",
    "section",
    "form",
    "button",
    "nobr",
    "i><p",
    "math",
    "template",
    "select",
    "ruby",
]
#: Encodings, and codecs that are none, that a page says it is in.
LABELS = """
utf-16 utf-7 gb18030 shift_jis iso-2022-kr rot13 zlib idna undefined hex utf-8
unicode_escape raw_unicode_escape mbcs punycode iso-2022-jp big5 koi8-r
"""


def webpages() -> Iterator[Page]:
    for tag in TAGS:
        yield f"100,000 levels of {tag}", lambda tag=tag: (HEAD + f"<{tag}>" * MANY + WORDS).encode()  # type: ignore[misc]
    for name, once in {
        "rows": "<tr><td>a</td></tr>",
        "cells": "<td>9%",
        "items": "<li>will do",
        "breaks": "a<br>",
        "headings": "<h2>a</h2>",
        "comments": "<!--",
        "closing tags": "</div>",
        "scripts": "<script>",
        "styles": "<style>a{}</style>",
        "entities": "&amp;",
        "unknown entities": "&lol9;",
        "numbers of characters": "&#9999999999;",
        "NUL": "&#0;\0",
        "surrogates": "&#xd800;",
        "empty paragraphs": "<p></p>",
        "attributes": "<p a=b c='d' e>",
        "open quotes": "<p a='",
        "bold": "<b>a</b>",
        "CDATA": "<![CDATA[",
        "processing": "<?php ",
        "frames": "<iframe src=file:///etc/passwd>",
        "links": "<a href=javascript:x>a</a>",
        "pictures": "<img src=http://127.0.0.1:9/a>",
        "less than": "<",
        "turns": "&#x202e;a",
    }.items():
        begin = "<table>" if name in {"rows", "cells"} else ""
        yield f"100,000 {name}", lambda one=begin, two=once: (HEAD + WORDS + one + two * MANY).encode()  # type: ignore[misc]
    yield from pages_of_their_own()


def pages_of_their_own() -> Iterator[Page]:
    bomb = "<!doctype html [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(97 + at)} '{f'&{chr(96 + at)};' * 20}'>" for at in range(1, 9)
    )
    found: dict[str, Callable[[], str | bytes]] = {
        "a bomb of entities": lambda: bomb + "]>&i;" + WORDS,
        "an entity from a file": lambda: (
            "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;" + WORDS
        ),
        "one attribute of 5 MB": lambda: HEAD + "<p title='" + "a" * 5_000_000 + "'>" + WORDS,
        "50,000 attributes of one tag": lambda: (
            HEAD + "<p " + " ".join(f"a{at}=1" for at in range(MANY // 2)) + ">" + WORDS
        ),
        "a tag of 5 MB": lambda: HEAD + "<" + "a" * 5_000_000 + ">" + WORDS,
        "a table of 3,000 columns": lambda: HEAD + "<table>" + ("<tr>" + "<td>a" * 3000) * 100,
        "absurd spans": lambda: HEAD + "<table><tr><td colspan=999999999 rowspan=99999999>a" + WORDS,
        "a list that begins absurdly": lambda: HEAD + f"<ol start={'9' * 9999}><li>a" + WORDS,
        "a list that begins below": lambda: HEAD + "<ol start=-5><li>will do<li value=x>b" + WORDS,
        "nothing but tags": lambda: b"<html><body><div></div>",
        "only a script": lambda: b"<html><script>while(1){}</script>",
        "4,500 percentages in a sentence": lambda: HEAD + "<li>" + ", ".join(f"{at}%" for at in range(4500)),
        "a number of 100,000 digits": lambda: HEAD + "<li>We will reach " + "9" * MANY + " percent",
        "unclosed everything": lambda: HEAD + "<table><tr><td><ul><li><b><p>" * 5000 + WORDS,
        "crossed tags": lambda: HEAD + "<b><i></b></i><p></b>" * 20_000 + WORDS,
        "cut in a tag": lambda: SOUND[:-20],
        "20 MB of letters": lambda: HEAD + "a" * 20_000_000,
    }
    yield from found.items()
    for label in (*LABELS.split(), "x" * 30):
        data = f"<meta charset={label}>{SOUND}<p>Çé政府".encode()
        yield f"said to be {label}", lambda data=data: data  # type: ignore[misc]
        yield f"{label} and other bytes", lambda data=data: data + b"\xff\xfe\xed\xa0\x80\x1b$B\x80" * 50  # type: ignore[misc]
