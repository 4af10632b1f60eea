"""The desk at which a draft is confirmed: it is opened, each act is saved at once, and the last is undone."""

import threading
from collections.abc import Callable
from typing import Protocol

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Reason
from tallystick.pipeline.confirming.forms import SAYINGS
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.pipeline.confirming.signature import SignedBy
from tallystick.register.confirming.doing import Deed, commitment_of, undo
from tallystick.register.confirming.remembered import ACTS, MOST_ACTS, Act, recalled, remembered
from tallystick.register.confirming.situation import Situation
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.folder import open_folder
from tallystick.register.fresh import standing
from tallystick.register.indexed import Indexed, indexed
from tallystick.register.unreadable import UnreadableFile

AskedAct = Callable[[Situation, Indexed], tuple[Deed, Reason]]


class ConfirmingDesk(Protocol):
    """Where a draft is looked at and acted upon, wherever it lies."""

    @property
    def signature(self) -> SignedBy:
        """Who confirms."""

    def look(self) -> tuple[Situation, Reason | None, bool, tuple[Finding, ...]]:
        """The draft as it is now, what was done last, whether that can be undone, and what is missing."""

    def do(self, act: AskedAct) -> None:
        """Do an act and save it."""

    def undo(self) -> str:
        """Take back what was done last."""


class Desk:
    """A draft in a folder. Whoever else saves there meanwhile is noticed, and never overwritten.

    What was done is saved with what it did, in one step: whoever opens the draft again, after the power
    went too, finds each act whole or not at all, and can undo it.

    """

    def __init__(self, path: str, signature: SignedBy) -> None:
        """Open the draft.

        Args:
            path: the package's folder.
            signature: who confirms.

        Raises:
            Refusal: there is no draft.
        """
        self._path = path
        self._signature = signature
        self._lock = threading.Lock()
        self._said: Reason | None = None
        self._open()
        self._done = self._recalled()

    def _recalled(self) -> list[Act]:
        """What was done before the draft was opened, where nobody has written into it since."""
        try:
            with open_folder(self._path) as folder:
                return recalled(folder.read(ACTS), self._sha, SAYINGS)
        except UnreadableFile:
            return []

    def _open(self) -> None:
        self._standing = standing(self._path)
        self._draft, self._gaps = open_draft(self._path)
        self._within = indexed(self._draft.package)
        self._sha = package_sha256(self._draft.package)

    @property
    def signature(self) -> SignedBy:
        """Who confirms."""
        return self._signature

    def look(self) -> tuple[Situation, Reason | None, bool, tuple[Finding, ...]]:
        """The draft as it is now, what was done last, whether that can be undone, and what is missing.

        Raises:
            Refusal: somebody else has made the package unsound.
        """
        with self._lock:
            self._notice_others()
            return self._draft, self._said, bool(self._done), self._gaps

    def do(self, act: AskedAct) -> None:
        """Do an act and save it.

        Raises:
            MovedOn: somebody else saved at the same moment; both versions are kept.
            Refusal: it can't be done; nothing was changed.
        """
        with self._lock:
            self._notice_others()
            deed, said = act(self._draft, self._within)
            if deed.edits:
                self._save(deed, [*self._done, Act(deed.edits, said)][-MOST_ACTS:])
            self._said = said

    def undo(self) -> str:
        """Take back what was done last, and say of which commitment; empty where of none, or of several.

        Raises:
            Refusal: nothing was done, or others have changed the same rows since.
        """
        with self._lock:
            self._notice_others()
            if not self._done:
                raise Refusal(
                    Reason("there is nothing to undo"),
                    Reason("take back what was said of a row where it stands"),
                )
            last = self._done[-1]
            self._save(undo(self._within, last.edits), self._done[:-1])
            self._said = Reason("Undone: {what}", what=last.said)
            return commitment_of(last.edits)

    def _save(self, deed: Deed, done: list[Act]) -> None:
        """Save what came of an act, and beside it what can be undone from then on."""
        after = package_sha256(deed.result.package)
        try:
            save_package(
                deed.result.package,
                self._path,
                {},
                expected=self._sha,
                beside={ACTS: remembered(done, after)},
            )
        except Refusal:
            self._done = []
            self._open()
            raise
        self._within = deed.result
        self._draft = Situation(deed.result.package, self._draft.text, self._draft.read)
        self._sha, self._done = after, done
        self._standing = standing(self._path)

    def _notice_others(self) -> None:
        """Load the draft anew where another program has written into its folder."""
        if standing(self._path) == self._standing:
            return
        before = self._sha
        self._open()
        if self._sha != before:
            self._done = []
            self._said = Reason("The draft was changed by another program and is shown as it is now.")
