"""From a package on disk to an assessment on disk; where nothing changed, only that is said again."""

from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.base.progress import Progress
from tallystick.pipeline.again import Again
from tallystick.pipeline.output import refuse_foreign, write_output
from tallystick.pipeline.told_of_run import ToldOfRun
from tallystick.pipeline.wanted import Wanted
from tallystick.register.answered import AskedFolder
from tallystick.register.folder import open_folder


def run_assessment(
    path: str, out: str, method_name: str | None, wanted: Wanted, progress: Progress
) -> ToldOfRun:
    """Assess the package at a path and write the results into a folder.

    Args:
        path: a package's folder or zip.
        out: the folder of results; it is replaced as a whole, if an earlier run wrote it. What that drew is
            not drawn again where it would come out the same, and where nothing at all has changed nothing
            is made or written.
        method_name: which of the package's methods; None for its default.
        wanted: what to make.
        progress: told how far it is.

    Raises:
        Refusal: the package has errors, there is no such method, or the folder can't be written.
    """
    target = Path(out)
    refuse_foreign(target)
    again = Again(target, sha256(repr((method_name, wanted)).encode())) if wanted.site else None
    with open_folder(path) as folder:
        kept = again.kept(folder) if again else None
        if kept is not None:
            return kept
        from tallystick.pipeline.assess import make_results  # where nothing changed, it is not loaded

        asked = AskedFolder(folder)
        run = make_results(asked, path, method_name, wanted, progress, again.keeping if again else None)
    if again is None:
        write_output(out, run.files, run.about, run.large)
    else:
        progress("writing", 0, 0)
        write_output(out, run.files, run.about, run.large, again.note_of(run.told, asked))
    return run.told
