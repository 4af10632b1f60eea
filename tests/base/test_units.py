"""Every unit has a code that tables can use and names that people can read."""

from tallystick.base.identifiers import is_identifier
from tallystick.base.units import units


def test_every_unit_has_a_code_and_two_names() -> None:
    assert len(units()) > 30
    for code, unit in units().items():
        assert unit.code == code
        assert is_identifier(code)
        assert code == code.lower()
        assert unit.singular
        assert unit.plural
        assert unit.symbol == unit.symbol.strip()


def test_units_that_rules_name_are_there() -> None:
    assert {"percent", "percentage_points"} <= units().keys()


def test_no_two_units_are_called_the_same() -> None:
    assert len({unit.plural for unit in units().values()}) == len(units())


def test_some_units_are_what_they_say() -> None:
    assert units()["percent"].symbol == "%"
    assert (units()["person_times"].singular, units()["person_times"].plural) == (
        "person-time",
        "person-times",
    )
    assert units()["micrograms_per_cubic_metre"].symbol == "µg/m³"
