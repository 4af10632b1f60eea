"""A word that stands for two things says for which: its sense is part of what the catalogue is asked for."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from babel.messages.extract import extract_from_file

from tests.architecture.tree import SOURCE, name_of, python_files
from tests.voice.disguise import PLACES

#: A label has so many words at most; longer texts say by themselves what they mean.
SHORT = 2
#: What fields are called on their forms: the templates' own words, held against each form by its test.
FORMS = "src/tallystick/office/field_labels.py"
Use = tuple[str, str, str]


def test_no_word_of_two_lists_is_without_its_sense() -> None:
    assert shared([*lists(), *headings()]) == {}


def test_a_word_of_two_lists_would_be_found() -> None:
    one = 'EVENT = {"started": msgid("Started"), "done": msgid("Done")}'
    other = 'ANSWER = {"started": msgid("Started"), "no": msgid("No")}'
    assert shared([*words_of("a", one), *words_of("b", other)]) == {("", "Started"): ["a.EVENT", "b.ANSWER"]}
    told = other.replace('msgid("Started")', 'inside("an answer", "Started")')
    assert shared([*words_of("a", one), *words_of("b", told)]) == {}


def shared(uses: list[Use]) -> dict[tuple[str, str], list[str]]:
    """The texts that stand in several lists in one sense."""
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, sense, text in uses:
        if is_label(text):
            places[sense, text].add(place)
    return {key: sorted(found) for key, found in sorted(places.items()) if len(found) > 1}


def is_label(text: str) -> bool:
    """Whether a text is a word or two that stand alone, and no question or sentence."""
    return (
        len(text.split()) <= SHORT and text[:1].isupper() and text[-1].isalnum() and not PLACES.search(text)
    )


def lists() -> Iterator[Use]:
    """Every word of every list of words in the source."""
    for path in python_files("src"):
        module = name_of(path)
        for place, sense, text in words_of(module, path.read_text(encoding="utf-8")):
            yield "templates" if module == FORMS else place, sense, text


def words_of(module: str, source: str) -> Iterator[Use]:
    """The words of a module's lists: each a table from codes to words, at the top of the module."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            for value in node.value.values:
                for sense, text in marked(value):
                    yield f"{module}.{ast.unparse(target)}", sense, text


def marked(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The texts that are marked below a node, with their senses."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
            if call.func.id in {"msgid", "Reason"} and texts:
                yield "", str(texts[0])
            elif call.func.id == "inside" and len(texts) == 2:
                yield str(texts[0]), str(texts[1])


def headings() -> Iterator[Use]:
    """Every text of the templates. The same one in two of them is one heading, and means one thing."""
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        found = extract_from_file(
            "jinja2", str(path), options={"extensions": "jinja2.ext.i18n", "trimmed": "true"}
        )
        for _, text, _, sense in found:
            yield "templates", sense or "", text if isinstance(text, str) else text[0]
