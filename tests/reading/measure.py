"""``python -m tests.reading.measure SCORER PLAN...``: how well plans are read, as they stand and perturbed.

A PLAN is a folder with one .txt and gold, as the scorer takes it. Prints a Markdown table.
"""

import csv
import importlib.util
import io
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from tallystick.reading import SourceText, draft_register
from tallystick.reading.draft_csv import draft_tables
from tests.reading.perturbed import WAYS, Told


def main(scorer: str, folders: list[str]) -> None:
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.stdout.write("| plan | as | commitments | targets F1 |\n|---|---|---|---|\n")
    for folder in map(Path, folders):
        text = next(folder.glob("*.txt")).read_bytes().decode("utf-8")
        for name, way in {"it stands": _same, **WAYS}.items():
            commitments, targets = measure(module, folder, text, way(text))
            sys.stdout.write(f"| {folder.name} | {name} | {commitments:.3f} | {targets:.3f} |\n")


def _same(text: str) -> Told:
    return text, list(range(len(text) + 1))


def measure(scorer: ModuleType, folder: Path, text: str, told: Told) -> tuple[float, float]:
    """Commitments and targets, with the drafted places led back to the text that the gold speaks of."""
    new, back = told
    draft = draft_register(SourceText(new, "txt"))
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in draft_tables(draft, SourceText(new, "txt")).items():
            if "/" not in name:
                (Path(scratch) / name).write_bytes(_led_back(data.decode("utf-8"), back))
        result = scorer.score(text, scratch, folder)
    return result["commitments"], result["targets"]["f1"]


def _led_back(table: str, back: list[int]) -> bytes:
    rows = list(csv.DictReader(io.StringIO(table)))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]) if rows else table.strip().split(","))
    writer.writeheader()
    for row in rows:
        start, end = back[int(row["start"])], back[int(row["end"]) - 1] + 1
        writer.writerow({**row, "start": start, "end": max(end, start + 1)})
    return out.getvalue().encode()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
