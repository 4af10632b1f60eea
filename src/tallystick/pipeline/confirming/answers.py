"""What the pages of a draft answer, whoever serves them: which page is drawn, and what a form does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.pipeline.confirming.desk import ConfirmingDesk
from tallystick.pipeline.confirming.forms import Wish, do_wish
from tallystick.report.confirming import CARDS, ORDERS, ConfirmingPages, DrawPage, in_order, next_open
from tallystick.report.views.confirming import AskedPage
from tallystick.voice.language import Language

_BACK = re.compile(r"(?:passed|text|\?order=(?:doubt|plan)&page=[0-9]{1,4}(?:#c-[A-Za-z0-9._-]{1,120})?)")
_TABLES = frozenset({"outline", "commitments", "targets", "deliverables"})


@dataclass(frozen=True)
class ConfirmingAnswers:
    """The pages of a draft and what their forms do.

    Attributes:
        desk: where the draft is changed.
        language: the language of its pages.
        draw: draws a page in the frame of whoever serves it; None for that of a page on one's own machine.
    """

    desk: ConfirmingDesk
    language: Language
    draw: DrawPage | None = None

    def page(self, name: str, fields: Mapping[str, str]) -> bytes | None:
        """The page with this name; None where there is none.

        Raises:
            Refusal: the draft can't be looked at.
        """
        draft, done, undo, gaps = self.desk.look()
        pages = ConfirmingPages(draft, self.language, self.desk.signature.by, self.draw)
        order = fields.get("order", "")
        asked = AskedPage(
            order if order in ORDERS else ORDERS[0], _number(fields.get("page", "")), done, undo, gaps
        )
        match name:
            case "":
                return pages.cards(asked)
            case "row" if fields.get("table") in _TABLES:
                row = fields["table"], fields.get("row", "")
                return pages.row(row, asked, _back(asked, row))
            case "passed":
                return pages.passed(asked)
            case "text":
                return pages.text(asked)
        return None

    def act(self, form: Mapping[str, str]) -> str:
        """Do what a form asks, and say where that is seen, from the first of these pages.

        Raises:
            Refusal: it can't be done, or nobody has said who does it; nothing was changed.
        """
        order = form["order"] if form.get("order") in ORDERS else ORDERS[0]
        row = form.get("card") or form.get("row", "")
        draft = self.desk.look()[0]
        rows = [one.commitment.id for part in in_order(draft, order) for one in part.rows]
        place = rows.index(row) if row in rows else 0
        if form.get("act") == "undo":
            return self._at(order, self.desk.undo())
        self._do(form)
        return self._after(form, order, row, place)

    def _at(self, order: str, row: str) -> str:
        """Where a commitment is seen; the first page where it is none."""
        rows = [one.commitment.id for part in in_order(self.desk.look()[0], order) for one in part.rows]
        if row not in rows:
            return f"?order={order}"
        return f"?order={order}&page={rows.index(row) // CARDS + 1}#c-{row}"

    def _do(self, form: Mapping[str, str]) -> None:
        if form.get("act") == "sign":
            self.desk.signature.sign(form.get("by", ""))
        else:
            hand = self.desk.signature.hand()
            self.desk.do(lambda now, within: do_wish(Wish(form, now, within, hand)))

    def _after(self, form: Mapping[str, str], order: str, row: str, place: int) -> str:
        back = form.get("back", "")
        if back:
            return back if _BACK.fullmatch(back) else ""
        if form.get("act") == "sign" or form.get("card"):
            return f"?order={order}&page={_number(form.get('page', ''))}#c-{row}" if row else ""
        found = next_open(self.desk.look()[0], order, row, place)
        return f"?order={order}&page={found[0]}#c-{found[1]}" if found else f"?order={order}"

    def refused(self, refusal: Refusal, form: Mapping[str, str]) -> bytes:
        """Why something was not done, with what the person wrote.

        Raises:
            Refusal: the draft can't be looked at.
        """
        wrote = {
            name.removeprefix("set-"): value
            for name, value in form.items()
            if value and (name.startswith("set-") or name in {"words", "others", "remark"})
        }
        pages = ConfirmingPages(self.desk.look()[0], self.language, self.desk.signature.by, self.draw)
        return pages.refused(refusal, wrote)


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def _back(asked: AskedPage, row: tuple[str, str]) -> str:
    name = f"#c-{row[1]}" if row[0] == "commitments" else ""
    return f"?order={asked.order}&page={asked.number}{name}"
