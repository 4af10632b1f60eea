"""What people are told is a sentence with named places, never a text that was put together in code."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

from tests.architecture.tree import SOURCE, name_of, python_files

#: What takes sentences, with the places of its arguments that do.
SENTENCES = {
    "Problem": (1, 2),
    "Refusal": (0, 1),
    "Finding": (3, 4),
    "Unfit": (0,),
    "Damage": (1,),
    "tell": (0,),
}
#: What takes the English text of a sentence.
TEXTS = {"Reason", "msgid"}
#: What takes a text that is the same in every language: it may be no sentence of ours.
VALUES = {"Text", "Foreign", "show"}
#: The only module that writes to the terminal itself.
CONSOLE = SOURCE / "cli" / "console.py"


def test_no_sentence_is_put_together_in_code() -> None:
    found = [
        f"{name_of(path)}:{line}: {why}"
        for path in python_files("src")
        for line, why in put_together(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_only_the_console_writes_to_the_terminal() -> None:
    found = [
        f"{name_of(path)}:{call.lineno}"
        for path in python_files("src")
        if path != CONSOLE
        for call in calls(ast.parse(path.read_text(encoding="utf-8")))
        if called(call) in {"echo", "secho", "print"}
    ]
    assert found == []


def test_every_place_of_a_sentence_is_given_its_value() -> None:
    found = [
        f"{name_of(path)}:{call.lineno}: {sorted(wanted)} are not {sorted(given)}"
        for path in python_files("src")
        for call, wanted, given in unlike(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        'Problem("code", f"{name} is empty", Reason("fill it in"))',
        'Problem("code", Reason("it is empty"), "fill it in")',
        'Problem("code", message=str(problem), fix=Reason("fill it in"))',
        'Refusal("there is no file " + path, Reason("name another"))',
        'Refusal(Reason(f"there is no file {path}"), Reason("name another"))',
        'Refusal(Reason("there is no file %s" % path), Reason("name another"))',
        'Refusal(Reason("there is no file {}".format(path)), Reason("name another"))',
        'Reason("in " + " and ".join(names))',
        'Reason(" ".join(names))',
        "Reason(str(problem))",
        'msgid("in " + name)',
        'tell(f"{count} rows")',
        'tell("rows")',
        'Reason("{why}", why=Text(f"no {kind} of it"))',
        'Reason("{why}", why=Text("no row of it"))',
        'Reason("{why}", why=Text(" and no ".join(kinds)))',
        'show(f"{count} rows written")',
        'raise Unfit("it is no date")',
        'told = f"{name} is empty"\nProblem("code", told, _MEND)',
        'told = "{name} is empty"\nReason(told, name=Text(name))',
        'def f(name):\n    why = "no " + name\n    return Reason("{why}", why=Text(why))',
    ],
)
def test_a_sentence_that_is_put_together_would_be_found(planted: str) -> None:
    assert list(put_together(planted))


@pytest.mark.parametrize(
    "right",
    [
        'Problem("code", Reason("{name} is empty", name=Text(name)), _MEND)',
        'Refusal(_MISSING.saying(path=Text(str(path))), Reason("name another"))',
        "Reason(_WORDS.get(code), names=Listing(tuple(map(Text, names))))",
        'Reason(plural("{number} row", "{number} rows"), number=Count(1))',
        "Reason(_ONE if count == 1 else _MANY)",
        'Reason("{mark}", mark=Text("!" if blocks else "-"), where=Text("; ".join(names)))',
        'show(" ".join(("tallystick", version)))',
        "tell(sentence_of(run))",
        'told = msgid("{name} is empty")\nReason(told, name=Text(name))',
        'def f():\n    told = "a row"\ndef g(told):\n    return Refusal(told, _MEND)',
    ],
)
def test_a_sentence_with_places_is_right(right: str) -> None:
    assert list(put_together(right)) == []


@pytest.mark.parametrize(
    "planted",
    [
        'Reason("{file} is empty", path=Text(path))',
        'Reason("{file} is empty in {row}", file=Text(path))',
        'Reason(plural("{number} row", "{number} rows of {file}"), number=Count(1))',
    ],
)
def test_a_place_without_its_value_would_be_found(planted: str) -> None:
    assert list(unlike(planted))


def put_together(source: str) -> Iterator[tuple[int, str]]:
    """The arguments of a module's sentences that are no sentence, with their lines."""
    for call, names in scoped(ast.parse(source)):
        name = called(call)
        for argument in sentences_of(call, name):
            if any(map(is_text, meant(argument, names))):
                yield argument.lineno, f"{name} takes a Reason, not {ast.unparse(argument)}"
        first = meant(call.args[0], names) if call.args else []
        if name in TEXTS and any(map(is_built, first)):
            yield call.lineno, f"{name} takes one text with places, not {ast.unparse(call.args[0])}"
        if name == "Reason" and call.args[0] not in first and any(map(is_text, first)):
            yield call.lineno, f"{ast.unparse(call.args[0])} is gathered only where msgid marks it"
        if name in VALUES and not is_constant(call.args[0]) and any(map(is_worded, first)):
            yield (
                call.lineno,
                f"{name} takes what is the same in every language, not {ast.unparse(call.args[0])}",
            )


def is_constant(node: ast.expr) -> bool:
    """Whether an expression names a constant: the name of a file or of a form."""
    return isinstance(node, ast.Name) and node.id.isupper()


def scoped(tree: ast.Module) -> Iterator[tuple[ast.Call, dict[str, list[ast.expr]]]]:
    """Each call with what the names around it were given: in its function, else in the module."""
    whole = bound(tree.body)
    inner: dict[ast.Call, dict[str, list[ast.expr]]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            own = whole | bound(ast.walk(node))
            inner |= dict.fromkeys(calls(node), own)
    yield from ((call, inner.get(call, whole)) for call in calls(tree))


def bound(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """What names are given, each time."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for one in targets:
                if isinstance(one, ast.Name):
                    found.setdefault(one.id, []).append(node.value)
    return found


def meant(node: ast.expr, names: Mapping[str, list[ast.expr]]) -> list[ast.expr]:
    """An expression, or what the name was given that stands for it."""
    return names.get(node.id, [node]) if isinstance(node, ast.Name) else [node]


def sentences_of(call: ast.Call, name: str) -> Iterator[ast.expr]:
    for place in SENTENCES.get(name, ()):
        if place < len(call.args):
            yield call.args[place]
    if name in SENTENCES:
        yield from (one.value for one in call.keywords if one.arg in {"message", "fix", "title", "reason"})


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def is_text(node: ast.expr) -> bool:
    """Whether an expression is plainly a text: written there, or built."""
    match node:
        case ast.Constant(value=str()):
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_text(one) or is_text(other)
    return is_built(node)


def is_built(node: ast.expr) -> bool:
    """Whether an expression puts a text together."""
    match node:
        case ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_built(one) or is_built(other)
        case ast.Call():
            return called(node) in {"format", "join", "str", "replace", "removeprefix", "removesuffix"}
    return False


def is_worded(node: ast.expr) -> bool:
    """Whether an expression holds words of ours: a text with a blank between, or one that is built."""
    match node:
        case ast.Constant(value=str() as text):
            return " " in text.strip()
        case ast.JoinedStr(values=parts):
            return any(isinstance(one, ast.Constant) and has_word(one.value) for one in parts)
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return is_worded(left) or is_worded(right) or any(map(is_text_with_word, (left, right)))
        case ast.IfExp(body=one, orelse=other):
            return is_worded(one) or is_worded(other)
        case ast.Call(func=ast.Attribute(value=separator, attr="join" | "format")):
            return is_text_with_word(separator)
    return False


def is_text_with_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and has_word(node.value)


def has_word(text: object) -> bool:
    return isinstance(text, str) and any(char.isalpha() for char in text)


def unlike(source: str) -> Iterator[tuple[ast.Call, set[str], set[str]]]:
    """Sentences whose places are not those that are given, where both stand in one call."""
    for call in calls(ast.parse(source)):
        if called(call) != "Reason" or not call.args or any(one.arg is None for one in call.keywords):
            continue
        templates = list(templates_of(call.args[0]))
        wanted = {name for one in templates for _, name, _, _ in Formatter().parse(one) if name}
        given = {one.arg for one in call.keywords if one.arg}
        if templates and given and wanted != given:
            yield call, wanted, given


def templates_of(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.Call(args=parts) if called(node) in {"plural", "inside", "msgid"}:
            texts = parts[1:] if called(node) == "inside" else parts
            for one in texts:
                yield from templates_of(one)


def test_the_console_is_where_it_is_looked_for() -> None:
    assert Path(CONSOLE).is_file()
