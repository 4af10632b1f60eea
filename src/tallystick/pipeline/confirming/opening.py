"""A draft is opened: its package, the plan's text beside it, and what the reading said of both."""

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.pipeline.confirming.what_was_read import what_was_read, written_into
from tallystick.pipeline.document import find_document
from tallystick.register.check import check_folder
from tallystick.register.confirming.situation import Situation
from tallystick.register.folder import open_folder

_NOTHING = Reason("read a plan first: tallystick read DOCUMENT --out DIR")


def open_draft(path: str) -> tuple[Situation, tuple[Finding, ...]]:
    """The draft in a folder, and what is missing in it or beside it.

    Raises:
        Refusal: there is no package, or it has errors.
    """
    with open_folder(path) as folder:
        checked = check_folder(folder)
        if checked.package is None:
            raise Refusal(
                Reason(
                    plural(
                        "the package {path} has {number} error and can't be confirmed yet",
                        "the package {path} has {number} errors and can't be confirmed yet",
                    ),
                    path=Text(path),
                    number=Count(len(checked.errors)),
                ),
                Reason("mend what is listed and try again"),
                checked.findings,
            )
        text, gaps = find_document(folder, checked.package)
        if not checked.package.confirmations:
            raise Refusal(Reason("{path} was not read from a document", path=Text(path)), _NOTHING)
        situation = Situation(checked.package, text or "", what_was_read(folder))
        return situation, gaps + written_into(folder, checked.package)
