"""``tallystick keep PACKAGE RESULTS``: remember what a published edition answered."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, msgid
from tallystick.cli.console import refuse, tell, tell_next

_KEPT = msgid("Edition {id} of {day} is kept, with {count} answers.")
_AGAIN = msgid("Edition {id} of {day} was kept before; nothing was changed.")


def keep(
    package: Annotated[str, typer.Argument(help="The package's folder.")],
    results: Annotated[
        str, typer.Argument(help="What was published of it: a folder that 'assess' wrote, or a release.")
    ],
    published: Annotated[str, typer.Option(help="When it was published: YYYY-MM-DD, YYYY-MM or YYYY.")],
    url: Annotated[str | None, typer.Option(help="Where it can be read.")] = None,
) -> None:
    """Keep in a package what a published edition of it answered.

    The next assessment then has a page of what changed since, and its feed tells each answer that changed.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.editions import keep_edition

    try:
        kept = keep_edition(package, results, published, url)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(
        Reason(
            _AGAIN if kept.again else _KEPT,
            id=Text(kept.edition.id),
            day=Text(str(kept.edition.published)),
            count=Count(kept.answers),
        )
    )
    tell_next("assess", package, "--out", "DIR")
