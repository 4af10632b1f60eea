"""``tallystick recommendations code | collect | settle | agree``: two people say what answers what."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Ordinal, Reason, Text, msgid, plural
from tallystick.cli.console import MOST_SHOWN, PACKAGE_HAS_ERRORS, refuse, spoken, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tallystick.panel.agreement import Agreement
    from tallystick.pipeline.recommendations.rows import UntakenCode

_UNTAKEN = msgid("{sheet}, row {row}, {name}: not taken. {why}")
_ASKED = plural(
    "{number} recommendation to code written to {out}.", "{number} recommendations to code written to {out}."
)
_OPEN = plural(
    "{number} link on which coders differ written to {out}.",
    "{number} links on which coders differ written to {out}.",
)
_OF = {
    "recommendation": msgid(
        "whether it is answered: {agreeing} of {pairs} alike, alpha {alpha} ({low} to {high})"
    ),
    "link": msgid("which commitments: {agreeing} of {pairs} alike, alpha {alpha} ({low} to {high})"),
}

_Package = Annotated[str, typer.Argument(help="The plan package.")]


def code(
    package: _Package,
    coder: Annotated[str, typer.Option(help="Who codes, as assessors.csv names them.")],
    out: Annotated[str, typer.Option(help="The xlsx file to write; a new one.")],
    again: Annotated[
        bool, typer.Option("--again", help="The second round: what this coder and others differ on.")
    ] = False,
) -> None:
    """Write a coder's sheet: each recommendation with what is suggested and why, in an order of their own.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.recommendations.code import write_code_sheet

    try:
        number = write_code_sheet(package, coder, out, spoken(), again=again)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason(_ASKED, number=Count(number), out=Text(out)))


def settle(
    package: _Package,
    by: Annotated[str, typer.Option(help="Who settles, as assessors.csv names them; none of the coders.")],
    out: Annotated[str | None, typer.Option(help="The xlsx file to write; a new one.")] = None,
    take: Annotated[str | None, typer.Option(help="Take such a sheet back.")] = None,
) -> None:
    """Write what coders differ on for a third, without their names, or take what they settled.

    Ends with exit code 0 when done, 1 where the package has errors or rows were not taken, 2 where it can't
    be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.recommendations.code import write_settle_sheet
    from tallystick.pipeline.recommendations.collect import collect_settled

    try:
        if (out is None) == (take is None):
            raise Refusal(
                Reason("a sheet is written with --out or taken back with --take"),
                Reason("give one of the two"),
            )
        if out is not None:
            tell(Reason(_OPEN, number=Count(write_settle_sheet(package, by, out, spoken())), out=Text(out)))
            return
        number, untaken = collect_settled(take or "", package, by)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason(plural("{number} link settled.", "{number} links settled."), number=Count(number)))
    _tell_untaken(untaken)


def collect(
    package: Annotated[str, typer.Argument(help="The package's folder.")],
    sheets: Annotated[list[str], typer.Argument(help="The sheets of two coders or more, together.")],
    commitments: Annotated[
        str | None,
        typer.Option(help="The folder with what each coder sent first; each sheet is held against it."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Sheets of the second round, of one coder or of several.")
    ] = False,
) -> None:
    """Take coders' sheets in together: what two gave alike stands, the rest waits to be settled.

    Ends with exit code 0 when done, 1 where the package has errors or rows were not taken, 2 where it can't
    be done; then nothing was changed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.recommendations.collect import collect_codes

    try:
        if again:
            _collect_again(sheets, package, commitments)
            return
        done = collect_codes(sheets, package, commitments)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(
        Reason(
            plural(
                "{number} link entered; {standing} stand by two coders.",
                "{number} links entered; {standing} stand by two coders.",
            ),
            number=Count(done.entered),
            standing=Count(done.standing),
        )
    )
    tell(
        Reason(
            "Coded by one alone and not entered: {alone}. Coded before and left as they are: {already}.",
            alone=Count(done.alone),
            already=Count(done.already),
        )
    )
    _tell_untaken(done.untaken)


def _collect_again(sheets: list[str], package: str, commitments: str | None) -> None:
    from tallystick.pipeline.recommendations.again import collect_again

    done = collect_again(sheets, package, commitments)
    tell(
        Reason(
            plural(
                "{number} recommendation coded again: {standing} links came to stand, {fallen} fell.",
                "{number} recommendations coded again: {standing} links came to stand, {fallen} fell.",
            ),
            number=Count(done.coded),
            standing=Count(done.standing),
            fallen=Count(done.fallen),
        )
    )
    _tell_untaken(done.untaken)


def agree(package: _Package) -> None:
    """Say how far coders agreed, beyond chance and with its interval, in each round.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.recommendations.agreement import coded_again, mapping_agreement
    from tallystick.register.files import load_package

    try:
        loaded = load_package(package)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    if not coded_again(loaded):
        _tell_agreement(mapping_agreement(loaded))
        return
    tell(Reason("First round, in which nobody saw what others gave:"))
    _tell_agreement(mapping_agreement(loaded))
    tell(Reason("After the second round, in which they did:"))
    _tell_agreement(mapping_agreement(loaded, after_both=True))


def _tell_agreement(found: "Mapping[str, Agreement]") -> None:
    for scope, one in found.items():
        if one.alpha is None or one.alpha_interval is None:
            tell(
                Reason(
                    "{agreeing} of {pairs} pairs alike; alpha is not defined.",
                    agreeing=Count(one.agreeing),
                    pairs=Count(one.pairs),
                )
            )
            continue
        ends = {"low": one.alpha_interval.low, "high": one.alpha_interval.high, "alpha": one.alpha}
        told = {name: Text(f"{value:.2f}") for name, value in ends.items()}
        tell(Reason(_OF[scope], agreeing=Count(one.agreeing), pairs=Count(one.pairs), **told))


def _tell_untaken(untaken: "Sequence[UntakenCode]") -> None:
    for one in untaken[:MOST_SHOWN]:
        tell(Reason(_UNTAKEN, sheet=Text(one.sheet), row=Ordinal(one.row), name=Text(one.name), why=one.why))
    if untaken:
        raise typer.Exit(PACKAGE_HAS_ERRORS)
