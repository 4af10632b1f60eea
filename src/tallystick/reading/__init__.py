"""A plan document becomes blocks with offsets, and these a draft register that a person then confirms.

Takes: a plan as txt, md, html, docx or pdf, and the language files beside this one.
Gives: the text with the way back to its pages; a draft whose every entry has span, rule and reason.
Never: decides for the person who confirms it, runs or fetches what a document names, or changes a digit.
"""

from tallystick.reading.draft import draft_register
from tallystick.reading.files import read_document
from tallystick.reading.model import Draft, SourceText

__all__ = ["Draft", "SourceText", "draft_register", "read_document"]
