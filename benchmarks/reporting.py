"""A whole report of the reference plan, against typst's own time on the same source."""

import sys
import tempfile
from pathlib import Path

from benchmarks.cpu import spent
from tallystick.pipeline.assess import material_of
from tallystick.report.document.kinds import make_document
from tallystick.report.document.typst_source import typst_source
from tallystick.voice.catalogues import language_named

#: At most so many times what typst takes by itself.
BOUND = 3.0
RUNS = 3
_ALONE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3], "
    "pdf_standards=['ua-1', 'a-2a'])"
)


def report_cost(package: Path, code: str) -> bool:
    """A report as PDF takes at most three times what typst takes to set it, processes as a whole.

    Args:
        package: the plan package.
        code: the language of the report.
    """
    language = language_named(code)
    if language is None:
        raise SystemExit(f"there is no language {code}")
    with tempfile.TemporaryDirectory() as scratch:
        place, out = Path(scratch), Path(scratch) / "out.pdf"
        document = make_document(
            material_of(str(package), None, None, lambda *_: None), language, "assessment", None
        )
        (place / "main.typ").write_text(typst_source(document), encoding="utf-8")
        for picture in document.pictures:
            (place / picture.name).write_bytes(picture.svg)
        alone_words = [
            sys.executable,
            "-c",
            _ALONE,
            str(place / "main.typ"),
            str(place / "alone.pdf"),
            scratch,
        ]
        tallystick = [sys.executable, "-m", "tallystick", "--language", code]
        whole_words = [*tallystick, "report", str(package), str(out)]
        rounds = [(spent(alone_words).seconds, spent(whole_words).seconds) for _ in range(RUNS)]
        size = out.stat().st_size
    alone, whole = (min(times) for times in zip(*rounds, strict=True))
    holds = whole <= BOUND * alone
    print(
        f"{'holds' if holds else 'FAILS'}  report in {code}: {whole:.2f} s CPU; typst alone {alone:.2f} s; "
        f"ratio {whole / alone:.2f}, bound {BOUND}; {size / 1e6:.1f} MB"
    )
    return holds


if __name__ == "__main__":
    held = [report_cost(Path("plans/china-2021-2025"), one) for one in ("en", "zh-Hans")]
    sys.exit(0 if all(held) else 1)
