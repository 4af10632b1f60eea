"""The desk at which a draft is confirmed: it is opened, each act is saved at once, and the last is undone."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Reason
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.register.confirming.doing import Deed, Hand, undo
from tallystick.register.confirming.situation import Situation
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.fresh import standing
from tallystick.register.indexed import Indexed, indexed

#: So many acts can be undone, one after another.
_UNDOABLE = 200
Act = Callable[[Situation, Indexed], tuple[Deed, Reason]]


@dataclass(frozen=True, slots=True)
class _Done:
    """An act that was saved, and what it was."""

    deed: Deed
    said: Reason


class Desk:
    """A draft in a folder. Whoever else saves there meanwhile is noticed, and never overwritten."""

    def __init__(self, path: str, hand: Callable[[], Hand]) -> None:
        """Open the draft.

        Args:
            path: the package's folder.
            hand: who confirms, on the day on which it is asked.

        Raises:
            Refusal: there is no draft.
        """
        self._path = path
        self._hand = hand
        self._lock = threading.Lock()
        self._done: list[_Done] = []
        self._said: Reason | None = None
        self._open()

    def _open(self) -> None:
        self._standing = standing(self._path)
        self._draft, self._gaps = open_draft(self._path)
        self._within = indexed(self._draft.package)
        self._sha = package_sha256(self._draft.package)

    def look(self) -> tuple[Situation, Reason | None, bool, tuple[Finding, ...]]:
        """The draft as it is now, what was done last, whether that can be undone, and what is missing.

        Raises:
            Refusal: somebody else has made the package unsound.
        """
        with self._lock:
            self._notice_others()
            return self._draft, self._said, bool(self._done), self._gaps

    @property
    def hand(self) -> Hand:
        """Who confirms, today."""
        return self._hand()

    def do(self, act: Act) -> None:
        """Do an act and save it.

        Raises:
            MovedOn: somebody else saved at the same moment; both versions are kept.
            Refusal: it can't be done; nothing was changed.
        """
        with self._lock:
            self._notice_others()
            deed, said = act(self._draft, self._within)
            if deed.edits:
                self._save(deed)
                self._done = [*self._done, _Done(deed, said)][-_UNDOABLE:]
            self._said = said

    def undo(self) -> None:
        """Take back what was done last.

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
            self._save(undo(self._within, last.deed))
            self._done.pop()
            self._said = Reason("Undone: {what}", what=last.said)

    def _save(self, deed: Deed) -> None:
        try:
            save_package(deed.result.package, self._path, {}, expected=self._sha)
        except Refusal:
            self._done = []
            self._open()
            raise
        self._within = deed.result
        self._draft = Situation(deed.result.package, self._draft.text, self._draft.read)
        self._sha = package_sha256(deed.result.package)
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
