"""What some kinds of Markdown write for the look of a page: attributes in braces, and breaks of lines.

*[Plan](address){.button}*, *[words]{.red}*, *### Title {#id .look}*; a backslash that ends a line is a break,
and one that stands alone is an empty line. A reader sees none of them.
"""

import re

_BRACES = r"\{(?=[#.]|[\w:-]{1,60}=)[^{}]{1,600}\}"
_SPAN = re.compile(rf"\[((?:[^\[\]\\]|\\.|\[[^\[\]]{{0,200}}\]){{0,2000}})\]({_BRACES})")
_BEHIND = re.compile(rf"(?<=[\])]){_BRACES}")
_OF_A_LINE = re.compile(r"(?<=[ \t])\{[#.][^{}\n]{1,600}\}(?=[ \t]*$)", re.MULTILINE)
_BREAK = re.compile(r"\\(?=\r?\n)")


def without_attributes(text: str) -> str:
    """The text with blanks for such attributes and breaks, each other character in its place."""
    if "\\" in text:
        text = _BREAK.sub(" ", text)
    if "{" not in text:
        return text
    text = _SPAN.sub(lambda one: f" {one[1]} {_blank(one[2])}", text)
    text = _BEHIND.sub(lambda one: _blank(one[0]), text)
    return _OF_A_LINE.sub(lambda one: _blank(one[0]), text)


def _blank(words: str) -> str:
    return re.sub(r"[^\n\r\f]", " ", words)
