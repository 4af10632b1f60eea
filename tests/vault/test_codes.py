"""A receipt code is read however it was written down, and a slip in it is named."""

import secrets

import pytest

from tallystick.base.reasons import Unfit
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import SIGNS, new_secret, read_signs, spell
from tallystick.vault.words import CONSONANTS, VOWELS, read_words, spell_words
from tests.draws import TIMES


def plain(secret: bytes) -> str:
    return spell(secret).replace("-", "")


def told(text: str) -> str:
    with pytest.raises(Unfit) as refused:
        read_code(text)
    return refused.value.reason.text


def test_both_spellings_are_of_the_same_secret() -> None:
    for _ in range(200 * TIMES):
        secret = new_secret()
        assert read_code(spell(secret)) == read_code(" ".join(spell_words(secret))) == secret


def test_a_code_has_130_bits_and_no_two_are_alike() -> None:
    found = {new_secret() for _ in range(2000)}
    assert len(found) == 2000
    assert max(int.from_bytes(one) for one in found).bit_length() == 130
    top, nothing = (2**130 - 1).to_bytes(17), bytes(17)
    assert read_code(spell(top)) == read_code("\n".join(spell_words(top))) == top
    assert read_code(spell(nothing)) == read_code("-".join(spell_words(nothing))) == nothing


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", "\N{EN DASH}"),
        lambda code: code.replace("-", "\N{MINUS SIGN}\n"),
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: code.translate({ord(one): ord(one) + 0xFEE0 for one in SIGNS}),  # full-width signs
        lambda code: f"\N{ZERO WIDTH SPACE}  {code}\t",
    ],
)
def test_how_it_was_written_down_changes_nothing(change: object) -> None:
    secret = bytes(15) + b"\x04\x21"
    assert "0" in spell(secret)
    assert "1" in spell(secret)
    assert callable(change)
    assert read_code(change(spell(secret))) == secret


def test_every_wrong_sign_is_named_with_the_right_one() -> None:
    right = plain(new_secret())
    for at, sign in enumerate(right):
        for wrong in SIGNS.replace(sign, ""):
            said = told(right[:at] + wrong + right[at + 1 :])
            assert said == f"sign {at + 1} of the code seems to be wrong: it is probably {sign}"


def test_signs_that_changed_places_are_named() -> None:
    right = plain(new_secret())
    for at in range(len(right) - 1):
        if right[at] != right[at + 1]:
            said = told(right[:at] + right[at + 1] + right[at] + right[at + 2 :])
            places, _, rest = said.removeprefix("sign ").partition(" of ")
            assert rest == "the code and the next one seem to have changed places"
            assert str(at + 1) in places.replace(",", "").split()


def test_two_wrong_signs_are_never_taken_for_a_code() -> None:
    for _ in range(500 * TIMES):
        signs = list(plain(new_secret()))
        for at in secrets.SystemRandom().sample(range(28), 2):
            signs[at] = secrets.choice(SIGNS.replace(signs[at], ""))
        with pytest.raises(Unfit):
            read_signs("".join(signs))


def test_a_sign_too_few_or_none_at_all_is_said() -> None:
    code = spell(bytes(17))
    assert told(code[:-1]) == "a code has 28 signs, and these are 27"
    assert told(code[:-1] + "U") == "sign 28 of the code, “U”, stands in no code"
    assert told("babab babap") == "a code has 10 words, and these are 2"
    assert told("") == "a code has 10 words, and these are 0"


def test_every_wrong_letter_of_a_word_is_named() -> None:
    right = spell_words(new_secret())
    for place, word in enumerate(right):
        for at, letter in enumerate(word):
            for wrong in (VOWELS if at in {1, 3} else CONSONANTS).replace(letter, ""):
                slipped = word[:at] + wrong + word[at + 1 :]
                said = told(" ".join((*right[:place], slipped, *right[place + 1 :])))
                assert said == f"word {place + 1} of the code, “{slipped}”, has a slip in it"


def test_words_that_changed_places_are_named() -> None:
    right = list(spell_words(new_secret()))
    right[2], right[7] = right[7], right[2]
    assert told(" ".join(right)) == "words 3 and 8 of the code seem to have changed places"


def test_letters_that_changed_places_are_noticed() -> None:
    for _ in range(50 * TIMES):
        right = spell_words(new_secret())
        for place, word in enumerate(right):
            for first, second in ((0, 2), (2, 4), (0, 4), (1, 3)):
                if word[first] != word[second]:
                    signs = list(word)
                    signs[first], signs[second] = signs[second], signs[first]
                    with pytest.raises(Unfit):
                        read_words(" ".join((*right[:place], "".join(signs), *right[place + 1 :])))
