"""From a plan document to what its commitments lack, on disk where a folder is named."""

from dataclasses import dataclass
from pathlib import Path

from tallystick import __version__
from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Finding, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason
from tallystick.lint import Lint, lint_draft
from tallystick.lint.record import findings_table, lint_record
from tallystick.pipeline.linted_package import draft_of_package
from tallystick.pipeline.output import refuse_foreign, write_output
from tallystick.pipeline.undrawn import undrawn_of_all
from tallystick.reading import Draft, SourceText, draft_register, read_document
from tallystick.report.lint import draw_lint


@dataclass(frozen=True, slots=True)
class Linting:
    """What a run found.

    Attributes:
        lint: all that was found.
        lint_id: the SHA-256 of the document's text, what was found and the version, taken together.
        gaps: the languages that the page is not drawn in.
    """

    lint: Lint
    lint_id: str
    gaps: tuple[Finding, ...]


def run_lint(document: str, language: str | None, out: str | None, progress: Progress) -> Linting:
    """Look for what keeps the commitments of a document from being checked.

    Args:
        document: a txt, md, html, docx or pdf file, or the folder of a draft that was read from one.
        language: ISO 639-1; None to find it out.
        out: the folder to write; None for none.
        progress: told how far it is.

    Raises:
        Refusal: the document can't be read, holds nothing that looks like a commitment, or the folder can't
            be written. Nothing was written then.
    """
    if out is not None:
        refuse_foreign(Path(out))
    draft, source = _read(document, language, progress)
    lint = lint_draft(draft, source)
    if not lint.commitments:
        raise Refusal(
            Reason("no item was recognised: nothing in the text looks like a commitment"),
            Reason("give each commitment a number, a bullet, a heading or a row of a table"),
        )
    record = lint_record(lint)
    whole = {
        "text": sha256(source.text.encode("utf-8", "replace")),
        "lint": sha256(canonical_bytes(record)),
        "tallystick": __version__,
    }
    found = Linting(lint, sha256(canonical_bytes(whole)), undrawn_of_all() if out is not None else ())
    if out is not None:
        progress("writing", 0, 0)
        write_output(out, _results(found, record), {"lint_id": found.lint_id, "tallystick": __version__})
    return found


def _read(document: str, language: str | None, progress: Progress) -> tuple[Draft, SourceText]:
    """What a document would be read as, or what a draft's package holds by now."""
    if Path(document).is_dir():
        if language is not None:
            raise Refusal(
                Reason("the language of a package is known, and --language can't change it"),
                Reason("leave --language out"),
            )
        progress("reading the package", 0, 0)
        return draft_of_package(document)
    source = read_document(document, progress, language)
    progress("reading the plan", 0, 0)
    return draft_register(source, language), source


def _results(found: Linting, record: dict[str, Json]) -> dict[str, bytes]:
    return draw_lint(found.lint, found.lint_id) | {
        "lint.json": canonical_bytes(record) + b"\n",
        "tables/findings.csv": findings_table(found.lint),
    }
