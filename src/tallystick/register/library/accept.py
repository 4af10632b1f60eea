"""Taking indicators of the library into a package, for the commitments that a person names."""

from collections.abc import Iterable
from dataclasses import replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.register.indicators import CommitmentIndicator, Indicator, LibraryIndicator
from tallystick.register.library.suggest import EVERYBODY
from tallystick.register.model import Package
from tallystick.register.rules.definitions import WITHOUT_DIRECTION

#: A commitment and an indicator that serves it, by identifier.
IndicatorPair = tuple[str, str]


def read_pair(text: str) -> IndicatorPair:
    """A commitment and an indicator, written with a colon between: ``I.1.01:health.suicide``.

    Raises:
        Refusal: it has another form.
    """
    commitment, colon, indicator = text.partition(":")
    if not (commitment and colon and indicator):
        raise Refusal(
            Reason("“{text}” names no commitment and indicator", text=Text(text)),
            Reason("write COMMITMENT:INDICATOR, as the proposals do, such as I.1.01:health.suicide"),
        )
    return commitment, indicator


def accepted(
    package: Package, library: Iterable[LibraryIndicator], pairs: Iterable[IndicatorPair]
) -> Package:
    """The package with these indicators, each to be asked for at the office that the library names.

    Raises:
        Refusal: a commitment or an indicator is not there, or they are linked already.
    """
    shelf = {one.id: one for one in library}
    commitments = {one.id for one in package.commitments}
    indicators = {one.id: one for one in package.indicators}
    links = {(one.commitment, one.indicator): one for one in package.commitment_indicators}
    for commitment, name in pairs:
        if commitment not in commitments:
            raise Refusal(
                Reason("the plan has no commitment {commitment}", commitment=Text(commitment)),
                Reason("correct it; nothing was written"),
            )
        if name not in shelf:
            raise Refusal(
                Reason("the library has no indicator {name}", name=Text(name)),
                Reason("correct it; nothing was written"),
            )
        if (commitment, name) in links:
            raise Refusal(
                Reason("{commitment} has {name} already", commitment=Text(commitment), name=Text(name)),
                Reason("leave it out; nothing was written"),
            )
        indicators.setdefault(name, as_indicator(shelf[name]))
        links[commitment, name] = _link(commitment, shelf[name])
    return replace(
        package,
        indicators=tuple(indicators.values()),
        commitment_indicators=tuple(links.values()),
    )


def as_indicator(one: LibraryIndicator) -> Indicator:
    """The package's own copy of a library's indicator."""
    return Indicator(
        id=one.id,
        title=one.title,
        definition=one.definition,
        kind=one.kind,
        unit=one.unit,
        direction=one.direction,
        publisher=one.publisher,
        numerator=one.numerator,
        denominator=one.denominator,
        proportion=one.proportion,
        frequency=one.frequency,
        home_scheme=one.home_scheme,
        home_code=one.home_code,
        home_place=one.home_place,
        rights=one.rights,
        groups=one.groups,
        sdg=one.sdg,
        library=one.id,
        note=one.note,
    )


def _link(commitment: str, one: LibraryIndicator) -> CommitmentIndicator:
    answers = "right_enjoyed" if one.kind == "outcome" else "done"
    if one.direction is None and one.unit not in WITHOUT_DIRECTION:
        answers = "context"
    return CommitmentIndicator(
        commitment=commitment,
        indicator=one.id,
        answers=answers,
        disaggregation=tuple(group for group in one.groups if group != EVERYBODY),
        availability="not_published",
        source=None,
        published_by=tuple(office.strip() for office in one.publisher.split(";")),
        latest_year=None,
        note=None,
    )
