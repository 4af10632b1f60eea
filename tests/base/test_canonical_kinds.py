"""Whatever kind a value of a record has, it is written as what it is, or refused: each kind is asked once."""

import dataclasses
import enum
import json
from collections import OrderedDict, UserDict, UserList, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tallystick.assessment.plain_record import plain_record
from tallystick.base import canonical
from tallystick.base.canonical import LARGEST_WHOLE, canonical_bytes
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason

texts = st.text(st.characters(codec="utf-8"), max_size=4)


class Marked(str, enum.Enum):  # noqa: UP042 - its text is not its value, unlike that of a StrEnum
    """Texts whose `str` is the name of the member."""

    SAID = "said"


class Named(enum.StrEnum):
    """Texts with names."""

    DONE = "done"


class Level(enum.IntEnum):
    """Whole numbers with names."""

    ONE = 1


class Flagged(enum.IntFlag):
    """Whole numbers that are sums."""

    BOTH = 3


class Worded(str):
    """A text of a kind of its own."""

    __slots__ = ()


class Pair(NamedTuple):
    """A list with names."""

    first: object
    second: object


class Bag(dict[str, object]):
    """An object of a kind of its own."""


class Measured(Decimal):
    """A number of a kind of its own."""


def _listed(some: list[Any]) -> st.SearchStrategy[Any]:
    makes: list[Callable[[list[Any]], Any]] = [list, tuple, UserList, deque]
    return st.sampled_from(makes).map(lambda make: make(some))


def _keyed(some: dict[Any, Any]) -> st.SearchStrategy[Any]:
    makes: list[Callable[[dict[Any, Any]], Any]] = [
        *(dict, Bag, OrderedDict, UserDict, MappingProxyType),
        lambda one: defaultdict(list, one),
    ]
    return st.sampled_from(makes).map(lambda make: make(some))


KEYS = texts | texts.map(Worded) | st.sampled_from([Marked.SAID, Named.DONE, "said", "done", "1", 1, None])
kinds: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_WHOLE, LARGEST_WHOLE)
    | texts
    | texts.map(Worded)
    | st.sampled_from([Marked.SAID, Named.DONE, Level.ONE, Flagged.BOTH, np.str_("said")])
    | st.sampled_from([1.0, Decimal(1), Fraction(1), 1j, b"x", bytearray(b"x"), np.int64(1), np.bool_(True)])
    | st.sampled_from([np.float64(1), np.array([1]), {"a"}, object(), 2**53, "\ud800", range(2), range(0)]),
    lambda inner: (
        st.lists(inner, max_size=3).flatmap(_listed)
        | st.builds(Pair, inner, inner)
        | st.dictionaries(KEYS, inner, max_size=3).flatmap(_keyed)
    ),
    max_leaves=6,
)


def _asked_one_by_one(record: object) -> object:
    """The same record of plain kinds, each value asked what it is; what may not be written is refused."""
    if record is None or isinstance(record, bool):
        return record
    if isinstance(record, str):
        record.encode()
        return "".join(record)
    if isinstance(record, int):
        if abs(record) > LARGEST_WHOLE:
            raise ValueError
        return int(record)
    if isinstance(record, Mapping):
        if not all(isinstance(key, str) for key in record):
            raise TypeError
        keys = sorted(record, key=lambda key: key.encode("utf-16-be"))
        return {"".join(key): _asked_one_by_one(record[key]) for key in keys}
    if isinstance(record, Sequence) and not isinstance(record, bytes | bytearray):
        return [_asked_one_by_one(one) for one in record]
    raise TypeError


def _outcome(written: Callable[[], bytes]) -> bytes | type[Exception]:
    try:
        return written()
    except UnicodeEncodeError:
        return ValueError
    except (TypeError, ValueError) as refused:
        return type(refused)


@settings(deadline=None)
@given(kinds, st.booleans())
@example({Marked.SAID: [Named.DONE, True, 1]}, True)
@example(UserList(["a"]), False)
def test_a_value_of_a_kind_of_its_own_is_written_as_what_it_is_or_refused(record: object, long: bool) -> None:
    """Kinds are asked once, and a member of an enumeration or a mapping of another make is no other value."""
    canonical._sorted_keys.cache_clear()  # what was sorted before must not decide
    if long and isinstance(record, dict):
        record = {key: [one] * 1001 for key, one in record.items()}
    right = _outcome(
        lambda: json.dumps(_asked_one_by_one(record), ensure_ascii=False, separators=(",", ":")).encode()
    )
    found = _outcome(lambda: canonical_bytes(record))  # type: ignore[arg-type]
    assert found == right or {found, right} == {TypeError, ValueError}, "of two faults either may be named"


@dataclasses.dataclass(frozen=True)
class Noun:
    """What an assessment may hold, with anything in it."""

    first: object
    second: object = ""


values: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [None, True, False, 0, 1, -1, 2**60, "", "said", Decimal("1.50"), Decimal(0), Reason("So")]
    )
    | st.sampled_from([Marked.SAID, Named.DONE, Level.ONE, Flagged.BOTH, Worded("x"), Measured("1.5"), 1.5])
    | st.sampled_from(
        [{"a": 1}, UserDict(), np.int64(1), np.bool_(True), object(), frozenset({1}), range(2)]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).flatmap(_listed)
        | st.builds(Pair, inner, inner)
        | st.builds(Noun, inner, inner)
        | st.lists(st.tuples(st.sampled_from(["a", "b"]), inner), max_size=2).map(tuple)
    ),
    max_leaves=6,
)


def _result_asked_one_by_one(value: Any) -> Any:  # noqa: ANN401 - anything may be in a result
    """A value of an assessment as a plain record, each value asked what it is."""
    if type(value) in {type(None), bool, int, str}:
        return value
    if type(value) is Decimal:
        return plain(value)
    if type(value) is Reason:
        return value.text
    if isinstance(value, Mapping | str):
        raise TypeError
    if isinstance(value, Iterable):
        some = tuple(value)
        if all(type(one) in {type(None), bool, int, str} for one in some):
            return some
        pairs = some and all(isinstance(one, tuple) and len(one) == 2 for one in some)
        return dict(some) if pairs else [_result_asked_one_by_one(one) for one in some]
    fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    return {
        name: _result_asked_one_by_one(one)
        for name, one in fields.items()
        if one is not None and (one or type(one) not in {str, tuple})
    }


@settings(deadline=None)
@given(values)
@example(Noun(Named.DONE))
@example(Noun(Decimal("1.50"), Reason("So")))
@example((Decimal("1.50"), 1))
@example(Noun(False, Noun(0, Pair(True, 1))))
def test_a_value_of_an_assessment_is_written_as_what_it_is_or_refused(value: object) -> None:
    right = _outcome(lambda: repr(_result_asked_one_by_one(value)).encode())
    assert _outcome(lambda: repr(plain_record(value)).encode()) == right
