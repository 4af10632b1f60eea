"""A group of keys in a method file: each key is read once, checked, and what nobody read is named."""

import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, TypeVar

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text, Unfit, texts
from tallystick.index.digits import beyond
from tallystick.index.settings import Bounds, bounds_of
from tallystick.index.treat import TRANSFORMS

CODE = "wrong-setting"
#: Nothing bounds a value.
ANY = Bounds()
ClassT = TypeVar("ClassT")
KindT = TypeVar("KindT")
NumericT = TypeVar("NumericT", int, float)
_UNKNOWN = Reason("there is no such key")
_NO_GROUP = Reason("it is no group of keys")


@dataclass(slots=True)
class Section:
    """A group of keys.

    Attributes:
        file: the file's name.
        path: the keys that lead to the group.
        record: what the file says.
        findings: where what is wrong is noted.
        read: the keys that somebody asked for.
    """

    file: str
    path: str
    record: Mapping[str, Any]
    findings: list[Finding]
    read: set[str] = field(default_factory=set)

    def note(self, key: str, message: Reason, fix: Reason, value: object = None) -> None:
        """Note that a key is wrong."""
        place = ".".join(part for part in (self.path, key) if part)
        self.findings.append(Problem(CODE, message, fix).at(self.file, None, place or None, value))

    def value(self, key: str, kind: object, default: KindT, bounds: Bounds = ANY) -> KindT:
        """The value of a key, or the default where it is not there or not right; what is wrong is noted."""
        self.read.add(key)
        if key not in self.record:
            return default
        try:
            return typing.cast("KindT", fitted(self.record[key], kind, bounds))
        except Unfit as unfit:
            self.note(
                key,
                unfit.reason,
                Reason("right here: {kind}", kind=right(kind, bounds)),
                self.record[key],
            )
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
            self.note(key, _NO_GROUP, Reason("write [{key}] and its keys below", key=Text(key)), found)
            found = {}
        return Section(self.file, ".".join(p for p in (self.path, key) if p), found, self.findings)

    def each(self, key: str) -> list["Section"]:
        """The groups in a list of them."""
        self.read.add(key)
        found = self.record.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.note(key, _NO_GROUP, Reason("write [[{key}]] and its keys below, for each", key=Text(key)))
            found = []
        path = ".".join(p for p in (self.path, key) if p)
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
        below = Section(self.file, ".".join(p for p in (self.path, "then") if p), said, self.findings)
        found = below.way(TRANSFORMS, default) if isinstance(said, dict) else default
        if not isinstance(said, dict):
            self.note("then", _NO_GROUP, Reason("name one of: {ways}", ways=texts(list(TRANSFORMS), ",")))
        else:
            below.close()
        return found


def fitted(value: object, kind: object, bounds: Bounds) -> object:
    """A value as its kind has it.

    Raises:
        Unfit: it is of another kind, or outside its bounds.
    """
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return fitted(value, inner[0], bounds)
    if origin is tuple:
        return _tuple(value, inner)
    if origin is dict:
        return {str(key): fitted(one, inner[1], Bounds()) for key, one in _of(value, dict, _NO_GROUP).items()}
    return _PLAIN[kind](value, bounds)


def _tuple(value: object, inner: tuple[object, ...]) -> tuple[object, ...]:
    items = _of(value, list, Reason("it is no list"))
    many = len(inner) == 2 and inner[1] is Ellipsis
    if not many and len(items) != len(inner):
        raise Unfit(Reason("it has another length"))
    kinds = [inner[0]] * len(items) if many else list(inner)
    return tuple(fitted(one, of, Bounds()) for one, of in zip(items, kinds, strict=True))


def _text(value: object, bounds: Bounds) -> str:
    text = _of(value, str, Reason("it is no text in quotation marks"))
    if bounds.choices and text not in bounds.choices:
        raise Unfit(Reason("it is not one of the values this key takes"))
    return str(text)


def _whole(value: object, bounds: Bounds) -> int:
    if isinstance(value, bool):
        raise Unfit(Reason("it is no whole number"))
    return int(_bounded(_of(value, int, Reason("it is no whole number")), bounds))


def _flag(value: object, _: Bounds) -> bool:
    return bool(_of(value, bool, Reason("it is neither true nor false")))


def _of(value: object, kind: type[KindT], what: Reason) -> KindT:
    if not isinstance(value, kind):
        raise Unfit(what)
    return value


def _float(value: object, bounds: Bounds) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unfit(Reason("it is no number"))
    if beyond(value):
        raise Unfit(Reason("nothing can be reckoned with so large or so small a number"))
    return float(_bounded(value, bounds))


def _bounded(value: NumericT, bounds: Bounds) -> NumericT:
    if bounds.least is not None and value < bounds.least:
        raise Unfit(Reason("it is too small"))
    if bounds.above is not None and value <= bounds.above:
        raise Unfit(Reason("it is too small"))
    if bounds.most is not None and value > bounds.most:
        raise Unfit(Reason("it is too large"))
    return value


_PLAIN: dict[object, Callable[[object, Bounds], object]] = {
    str: _text,
    int: _whole,
    float: _float,
    bool: _flag,
}
_KINDS: dict[object, Reason] = {
    tuple: Reason("a list in square brackets"),
    dict: Reason("a group of keys with a number each"),
    bool: Reason("true or false"),
    str: Reason("a text in quotation marks"),
}


def right(kind: object, bounds: Bounds) -> Reason:
    """What would be right for a key, in words."""
    if bounds.choices:
        return Reason("one of {choices}", choices=texts(bounds.choices, ","))
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        return right(typing.get_args(kind)[0], bounds)
    plain = _KINDS.get(origin or kind)
    if plain is not None:
        return plain
    return _number(Reason("a whole number") if kind is int else Reason("a number"), bounds)


def _number(kind: Reason, bounds: Bounds) -> Reason:
    if bounds.least is not None and bounds.most is not None:
        return Reason(
            "{kind} from {least} to {most}",
            kind=kind,
            least=Text(f"{bounds.least:g}"),
            most=Text(f"{bounds.most:g}"),
        )
    if bounds.least is not None:
        return Reason("{kind} of at least {least}", kind=kind, least=Text(f"{bounds.least:g}"))
    if bounds.above is not None:
        return Reason("{kind} above {least}", kind=kind, least=Text(f"{bounds.above:g}"))
    return kind
