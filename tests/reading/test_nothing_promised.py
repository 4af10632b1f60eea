"""Sentences that hold numbers and promise none give none, in eight languages and some twenty classes."""

import pytest

from tests.reading.nothing_promised import LANGUAGES, frames, promised, sentences

#: Frames that still give one; a frame that no longer does is taken out of here.
LEFT = {
    "A {y}, {c} clínicas informan de sus datos; el Ministerio los revisará.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_promises_no_number_gives_none(language: str) -> None:
    told = [words for _, words in sentences(language, 1)]
    known = [words for _, words in frames(language)]
    assert {known[at] for at in promised(language, told)} == LEFT & set(known)


def test_a_number_that_is_promised_is_found() -> None:
    assert promised("en", ["The Ministry will open 40 clinics by 2027."]) == {0: ["40"]}
