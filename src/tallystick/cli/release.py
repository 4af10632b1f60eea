"""``tallystick release PACKAGE --out FILE``: everything in one signed file that a stranger can check."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Ordinal, Reason, Text, msgid
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.clock import today
from tallystick.cli.console import refuse, show_findings, show_json, tell
from tallystick.cli.largest import MB, MB_UNASKED, LargestOption

if TYPE_CHECKING:
    from tallystick.pipeline.release import Released


def release(
    package: Annotated[str, typer.Argument(help="A plan package: a folder or a zip.")],
    out: Annotated[
        str, typer.Option(help="The release to write; signature, hash and receipt lie beside it.")
    ],
    key: Annotated[str, typer.Option(envvar="TALLYSTICK_KEY", help="The file with the secret key.")],
    ledger: Annotated[
        str | None, typer.Option(envvar="TALLYSTICK_LEDGER", help="The folder of the ledger it goes into.")
    ] = None,
    ledger_key: Annotated[
        str | None,
        typer.Option(envvar="TALLYSTICK_LEDGER_KEY", help="The ledger's secret key, if it is another."),
    ] = None,
    checkpoint: Annotated[
        int | None, typer.Option(min=0, help="The size of the checkpoint to carry; without it the latest.")
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(help="Which of the package's methods; without it the one that the package names."),
    ] = None,
    largest: LargestOption = MB_UNASKED,
    site: Annotated[bool, typer.Option(help="Draw the pages too.")] = True,
    day: Annotated[str | None, typer.Option(help="The day for the receipt; without it today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Assess a package and put package, method, assessment, pages and checkpoint into one signed zip.

    The same package, method, key and checkpoint give the same bytes on any machine. The plan's own text is
    left out.

    Ends with exit code 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal

    try:
        with bar(out, *([ledger] if ledger else [])) as progress:
            from tallystick.pipeline.release import Maker, make_release

            maker = Maker(key, ledger, ledger_key, checkpoint, day or today(), largest * MB)
            made = make_release(package, out, method, maker, site=site, progress=progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(made, out))
    else:
        _tell(made, out)


def _record(made: "Released", out: str) -> dict[str, object]:
    return {
        "out": out,
        "sha256": made.sha256,
        "assessment_id": made.run.identity.assessment_id,
        "bytes": made.bytes,
        "pages": made.run.pages,
        "entry": made.filed.sequence if made.filed else None,
    }


_MADE = msgid("{out}: {bytes} bytes, {pages} pages, SHA-256 {sha256}")


def _tell(made: "Released", out: str) -> None:
    from tallystick.pipeline.registration import UNBELIEVED
    from tallystick.pipeline.undrawn import NOT_DRAWN

    show_findings([one for one in made.run.gaps if one.code in {UNBELIEVED, NOT_DRAWN}])
    counts = {"bytes": Count(made.bytes), "pages": Count(made.run.pages)}
    tell(Reason(_MADE, out=Text(out), sha256=Text(made.sha256), **counts))
    tell(Reason("assessment {id}", id=Text(made.run.identity.assessment_id)))
    if made.filed is None:
        tell(Reason("It is in no ledger: nothing shows later whether another one was made. See --ledger."))
    else:
        entry = Ordinal(made.filed.sequence)
        tell(Reason("entry {entry} of the ledger; receipt in {out}.receipt", entry=entry, out=Text(out)))
    tell(Reason("Check it: tallystick verify {out}", out=Text(quoted(out))))
