"""From a package on disk to a release on disk, and its entry in the ledger."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.base.places import PRIVATE, explained, replace_file, replacing
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text
from tallystick.ledger.checkpoints import read_checkpoint
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.log import Filed, be_a_day
from tallystick.ledger.operations import file_in, public_key
from tallystick.pipeline.assess import Run, make_results
from tallystick.pipeline.filed import KIND, release_event
from tallystick.pipeline.output import MANIFEST, manifest_of
from tallystick.pipeline.wanted import Wanted
from tallystick.pipeline.written import WRITER
from tallystick.register.folder import open_folder
from tallystick.register.lock import only_writer
from tallystick.release.archive import LARGEST
from tallystick.release.files import refuse_replacing
from tallystick.release.record import CHECKPOINT, record_files
from tallystick.release.seal import seal, sign_beside


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a release and with what.

    Attributes:
        key: the file of the secret key that signs it.
        ledger: the folder of the ledger that it goes into; None for none.
        ledger_key: the file of the ledger's secret key, if it is another.
        checkpoint: the size of the checkpoint it carries; None for the latest.
        day: the day that its receipt names; empty for none.
        largest: how many bytes it may have.
    """

    key: str
    ledger: str | None = None
    ledger_key: str | None = None
    checkpoint: int | None = None
    day: str = ""
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Released:
    """A release that was made.

    Attributes:
        run: the assessment in it.
        sha256: the hash of the file.
        bytes: its size.
        filed: its entry in the ledger; None without one.
    """

    run: Run
    sha256: str
    bytes: int
    filed: Filed | None


def make_release(
    path: str, out: str, method: str | None, maker: Maker, *, site: bool, progress: Progress
) -> Released:
    """Assess a package and write its release, signature, hash and receipt.

    Args:
        path: a package's folder or zip.
        out: the file to write; signature, hash and receipt lie beside it.
        method: which of the package's methods; None for its default.
        maker: the keys and the ledger.
        site: whether pages are drawn.
        progress: told how far it is.

    Raises:
        Refusal: the package has errors, a key or the ledger can't be used, the file can't be written, or it
            would take the place of something that is no earlier release.
    """
    ledger_key = maker.ledger_key or maker.key
    wanted = Wanted(site, quoted=False, ledger=public_key(ledger_key) if maker.ledger else None)
    refuse_replacing(out)
    be_a_day(maker.day)
    public_key(maker.key)
    record = _record(maker.ledger, ledger_key, maker.checkpoint) if maker.ledger else {}
    with open_folder(path) as folder:
        run = make_results(folder, path, method, wanted, progress)
    progress("sealing", 0, 0)
    data = release_bytes(run, record, maker.key, maker.largest)
    beside = sign_beside(data, Path(out).name, maker.key)
    with explained(out), only_writer(Path(out).absolute()):
        kept = _kept_receipt(out, data)
        with replacing(out, data, beside) as put:
            filed = _filed(maker, ledger_key, _event(run, data, record), out) if maker.ledger else None
            put()
        if filed is not None and not kept:
            replace_file(f"{out}.receipt", filed.receipt.encode(), PRIVATE)
    return Released(run, sha256(data), len(data), filed)


def _filed(maker: Maker, key: str, event: dict[str, Json], out: str) -> Filed:
    """The release's entry in the ledger; of one that is there already, that one."""
    return file_in(str(maker.ledger), key, KIND, [event], maker.day, f"{out}.receipt")[0]


def _kept_receipt(out: str, data: bytes) -> bool:
    """Whether a receipt for these very bytes lies there already.

    Raises:
        Refusal: the receipt of another release lies there. It is its holder's only proof, and is never
            written over.
    """
    if not Path(f"{out}.receipt").exists():
        return False
    with explained(out):
        same = Path(out).is_file() and Path(out).read_bytes() == data
    if not same:
        raise Refusal(
            Reason("{out}.receipt is the receipt of an earlier release", out=Text(out)),
            Reason(
                "move {out} and what lies beside it away, or choose another name; nothing was changed",
                out=Text(out),
            ),
        )
    return True


def release_bytes(run: Run, record: dict[str, bytes], key: str, largest: int = LARGEST) -> bytes:
    """The release of a run: its files, its manifest, what the ledger says, all signed."""
    files = run.contents | {MANIFEST: manifest_of(run.contents, run.about)} | record
    return seal(files, about_release(run), key, largest)


def about_release(run: Run) -> dict[str, Json]:
    """What the release of a run says of itself."""
    about = run.about | {
        "package": run.package.descriptor.name,
        "method": run.method.name,
        "pages": run.pages,
    }
    return about | ({WRITER: run.written.by} if run.large else {})


def _record(ledger: str, key: str, size: int | None) -> dict[str, bytes]:
    public = public_key(key)
    with LedgerFolder(ledger) as storage:
        if public.name != storage.origin:
            raise Refusal(
                Reason(
                    "the key of {public} is not the key of the ledger {origin}",
                    public=Text(public.name),
                    origin=Text(storage.origin),
                ),
                Reason("name the ledger's own key with --ledger-key"),
            )
        return record_files(storage, public, size, key)


def _event(run: Run, data: bytes, record: dict[str, bytes]) -> dict[str, Json]:
    head = read_checkpoint(record[CHECKPOINT].decode()).head
    return release_event(about_release(run), sha256(data), head)
