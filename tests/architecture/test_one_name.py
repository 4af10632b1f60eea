"""A name that one file can take from another stands for one thing in the whole program."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.architecture.tree import SOURCE, name_of, python_files

#: Each step of a database is a class `Migration`: so Django looks for it, and nothing else names it.
STEPS = "migrations"
_NOT_NAMING = {"TypeVar", "NewType", "ParamSpec"}


def named(tree: ast.Module) -> Iterator[str]:
    """Give the public classes of a module, and the public names of its types."""
    for one in tree.body:
        if isinstance(one, ast.ClassDef):
            name = one.name
        elif isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            name = one.targets[0].id if _is_type(one.targets[0].id, one.value) else "_"
        elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            name = one.target.id if ast.unparse(one.annotation) == "TypeAlias" else "_"
        else:
            continue
        if not name.startswith("_"):
            yield name


def _is_type(name: str, value: ast.expr) -> bool:
    """Tell a type's name from a constant; a type variable belongs to its own module only."""
    made = value.func if isinstance(value, ast.Call) else None
    stands_in = isinstance(made, ast.Name) and made.id in _NOT_NAMING
    return name[:1].isupper() and name != name.upper() and not stands_in


def told_twice(modules: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Give the names that more than one of these modules, path and text, has for something of its own."""
    found = defaultdict(list)
    for path, text in modules:
        for name in named(ast.parse(text)):
            found[name].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def test_no_public_class_name_stands_for_two_things() -> None:
    files = [one for one in python_files(SOURCE.as_posix()) if one.parent.name != STEPS]
    assert len(files) > 100
    assert told_twice((name_of(path), path.read_text(encoding="utf-8")) for path in files) == {}


def test_a_planted_second_meaning_is_found() -> None:
    twice = [
        ("a.py", "class Target: ...\nclass _Own: ...\nRowT = TypeVar('RowT')\nLIMIT = 3\n"),
        ("b.py", "Target = Literal['>=', '<=']\nclass _Own: ...\nRowT = TypeVar('RowT')\nLIMIT = 4\n"),
        ("c.py", "from a import Target\nUnit: TypeAlias = str\nsize: int = 3\n"),
        ("d.py", "class Unit: ...\nsize: int = 4\n"),
    ]
    assert told_twice(twice) == {"Target": ["a.py", "b.py"], "Unit": ["c.py", "d.py"]}
