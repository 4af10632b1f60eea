"""A group of keys in a method file: each key is read once, checked, and what nobody read is named."""

import json
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, TypeVar

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text, Unfit, texts
from tallystick.index.fitting import NO_GROUP, fitted, mend_of, right
from tallystick.index.settings import Bounds, bounds_of
from tallystick.index.snags import Snag
from tallystick.index.treat import TRANSFORMS

CODE = "wrong-setting"
#: Nothing bounds a value.
ANY = Bounds()
ClassT = TypeVar("ClassT")
KindT = TypeVar("KindT")
_UNKNOWN = Reason("there is no such key")
_NO_LIST = Reason("it is no list of groups")


@dataclass(frozen=True, slots=True)
class About:
    """Which element of the tree a group of keys is of, and which step each key is needed in.

    Attributes:
        code: the element.
        steps: the step by the key; the others are needed wherever the tree is.
    """

    code: str
    steps: Mapping[str, str]

    def said(self, key: str, what: Reason) -> Reason:
        """What is wrong with a key, with the element and the step."""
        return Snag(self.steps.get(key, "read"), what, what, self.code).told


@dataclass(slots=True)
class Section:
    """A group of keys.

    Attributes:
        file: the file's name.
        path: the keys that lead to the group.
        record: what the file says.
        findings: where what is wrong is noted.
        read: the keys that somebody asked for.
        about: the element of the tree that the group is of, once its code is known.
    """

    file: str
    path: str
    record: Mapping[str, Any]
    findings: list[Finding]
    read: set[str] = field(default_factory=set)
    about: About | None = None

    def note(self, key: str, message: Reason, fix: Reason, value: object = None) -> None:
        """Note that a key is wrong."""
        shown = value if value is None or isinstance(value, str) else _spelled(value)
        said = message if self.about is None else self.about.said(key, message)
        self.findings.append(Problem(CODE, said, fix).at(self.file, None, self.path_of(key) or None, shown))

    def path_of(self, key: str) -> str:
        """The keys that lead to a key of the group, itself the last."""
        return ".".join(part for part in (self.path, key) if part)

    def value(self, key: str, kind: object, default: KindT, bounds: Bounds = ANY) -> KindT:
        """The value of a key, or the default where it is not there or not right; what is wrong is noted."""
        self.read.add(key)
        if key not in self.record:
            return default
        try:
            return typing.cast("KindT", fitted(self.record[key], kind, bounds))
        except Unfit as unfit:
            self.note(key, unfit.reason, mend_of(self.record[key], kind, bounds), self.record[key])
            return default

    def need(self, key: str, kind: type[KindT]) -> KindT:
        """The value of a key that must be there; an empty one of its kind where it isn't, which is noted."""
        if key not in self.record:
            self.read.add(key)
            self.note(key, Reason("it is missing"), Reason("add it: {kind}", kind=right(kind, Bounds())))
        return self.value(key, kind, kind())

    def below(self, key: str) -> "Section":
        """The group under a key; an empty one where it isn't there."""
        self.read.add(key)
        found = self.record.get(key, {})
        if not isinstance(found, dict):
            fix = Reason("write [{key}] and its keys below", key=Text(self.path_of(key)))
            self.note(key, NO_GROUP, fix, found)
            found = {}
        return Section(self.file, self.path_of(key), found, self.findings)

    def each(self, key: str) -> list["Section"]:
        """The groups in a list of them."""
        self.read.add(key)
        found = self.record.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            fix = Reason("write [[{key}]] and its keys below, for each", key=Text(self.path_of(key)))
            self.note(key, _NO_LIST, fix)
            found = []
        path = self.path_of(key)
        return [Section(self.file, f"{path}[{at}]", one, self.findings) for at, one in enumerate(found, 1)]

    def close(self) -> None:
        """Note the keys that nobody asked for."""
        for key in self.record:
            if key not in self.read:
                fix = Reason(
                    "delete it, or correct its name; right here: {keys}", keys=texts(sorted(self.read), ",")
                )
                self.note(key, _UNKNOWN, fix)

    def way(self, ways: Mapping[str, type[ClassT]], default: ClassT) -> ClassT:
        """The way that the key `how` names, with the settings beside it; else the default."""
        name = self.value("how", str, "")
        if not name and "how" not in self.record:
            if self.record.keys() - self.read:
                fix = Reason("name one of: {ways}", ways=texts(list(ways), ","))
                self.note("how", Reason("it is missing: nobody can tell what the other keys belong to"), fix)
                self.read |= self.record.keys()
            return default
        if name not in ways:
            fix = Reason("name one of: {ways}", ways=texts(list(ways), ","))
            self.note("how", Reason("there is no way called {name}", name=Text(str(name))), fix)
            self.read |= self.record.keys()
            return default
        return self.filled(ways[name], default)

    def filled(self, made: type[ClassT], default: ClassT) -> ClassT:
        """An object whose settings stand in this group; the default where one that it needs is missing."""
        given: dict[str, Any] = {}
        for one in fields(typing.cast("Any", made)):
            given[one.name] = self._setting(one)
        return default if any(value is MISSING for value in given.values()) else made(**given)

    def _setting(self, one: Field[Any]) -> object:
        default = one.default if one.default_factory is MISSING else one.default_factory()
        if one.name == "then":
            return self._transform(default)
        if bounds_of(one).required and one.name not in self.record:
            self.read.add(one.name)
            kind = right(one.type, bounds_of(one))
            self.note(one.name, Reason("it is missing"), Reason("add it: {kind}", kind=kind))
            return MISSING
        return self.value(one.name, one.type, default, bounds_of(one))

    def _transform(self, default: object) -> object:
        """What follows where winsorising isn't enough: a name, or a group with its settings."""
        self.read.add("then")
        said = self.record.get("then")
        if isinstance(said, str):
            said = {"how": said}
        if said is None:
            return default
        below = Section(self.file, self.path_of("then"), said, self.findings)
        found = below.way(TRANSFORMS, default) if isinstance(said, dict) else default
        if not isinstance(said, dict):
            self.note("then", NO_GROUP, Reason("name one of: {ways}", ways=texts(list(TRANSFORMS), ",")))
        else:
            below.close()
        return found


def _spelled(value: object) -> str:
    """A value much as the file has it, in one line."""
    return json.dumps(value, ensure_ascii=False, default=str)
