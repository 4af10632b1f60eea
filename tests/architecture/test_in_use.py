"""Whatever has a name in the program is used: by the program itself, or by a test of it."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tests.architecture.tree import ROOT, SOURCE, name_of, python_files

#: What Django, and nothing of ours, looks for by these names.
_ASKED_BY_DJANGO = re.compile(r"src/tallystick/office/(settings|urls|migrations/\w+)\.py")
_WORD = re.compile(r"[^\W\d]\w*")


def unused(modules: Mapping[str, str], others: Iterable[str]) -> list[str]:
    """Give what is named once in all of these texts: where it is defined.

    Left out are what a decorator hands over, and what a class may have for the one that it builds on.
    """
    words = Counter(word for text in (*modules.values(), *others) for word in _WORD.findall(text))
    return [
        f"{path}:{line}: {name}"
        for path, text in modules.items()
        if not _ASKED_BY_DJANGO.fullmatch(path)
        for line, name in defined(ast.parse(text))
        if words[name] == 1 and not name.startswith("__")
    ]


def defined(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give functions, classes and constants of a module, and the methods of classes that stand alone."""
    for one in tree.body:
        match one:
            case (
                ast.FunctionDef(name=name, decorator_list=[], lineno=line)
                | ast.ClassDef(name=name, lineno=line)
            ):
                yield line, name
            case ast.Assign(targets=[ast.Name(id=name)], lineno=line):
                yield line, name
            case ast.AnnAssign(target=ast.Name(id=name), lineno=line):
                yield line, name
        if isinstance(one, ast.ClassDef) and not one.bases:
            yield from ((it.lineno, it.name) for it in one.body if isinstance(it, ast.FunctionDef))


def test_nothing_is_written_that_nobody_uses() -> None:
    modules = {name_of(path): path.read_text(encoding="utf-8") for path in python_files(SOURCE.as_posix())}
    others = [path.read_text(encoding="utf-8") for path in python_files("tests", "benchmarks", "tools")]
    others += [one.read_text(encoding="utf-8") for one in SOURCE.rglob("*.html")]
    others.append((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert unused(modules, others) == []


def test_what_nobody_uses_would_be_found() -> None:
    text = (
        "LEFT = 1\nTAKEN = 2\ndef asked(): return TAKEN\ndef over(): ...\n"
        "@command\ndef told(): ...\nclass Alone:\n    @property\n    def is_idle(self): ...\n"
        "class Way(Base):\n    def expected(self): ...\n"
    )
    found = unused({"a.py": text}, ["asked Alone Way"])
    assert found == ["a.py:1: LEFT", "a.py:4: over", "a.py:9: is_idle"]
