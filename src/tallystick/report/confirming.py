"""From a draft to the pages on which a person confirms it; whoever serves them says where their forms go."""

from collections.abc import Callable, Mapping, Sequence
from importlib import resources

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Text, msgid
from tallystick.base.units import units
from tallystick.register.columns import cells_of
from tallystick.register.confirmations import DISMISSED, PROPOSED
from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.lists import DraftList, doubtful_first, levels_of, lists_of
from tallystick.register.confirming.situation import Situation
from tallystick.register.confirming.standing import standings
from tallystick.register.indexed import BY_NAME
from tallystick.report.spans import spans
from tallystick.report.views.confirming import (
    AskedPage,
    ConfirmingFrame,
    ConfirmPage,
    ListPart,
    Looked,
    PassedPage,
    PassedRow,
    RefusedPage,
    RowForms,
    TextPage,
)
from tallystick.report.views.drafted import LABELS, card, place_words, seen, stand_of
from tallystick.voice.frame import Drawing, Edition, Page
from tallystick.voice.language import Language
from tallystick.voice.packing import Numbered, numbered

#: So many commitments, or so many characters of the plan, on a page.
CARDS, _CHARACTERS, _PASSED = 10, 9000, 40
SCRIPT, STYLE_MORE = "confirm.js", "confirm.css"
#: How many characters of a stretch of text a link to it may repeat.
_OPENING = 60
ORDERS = ("doubt", "plan")
#: Draws a page from its template, its title, the part of the draft's pages that it belongs to, and its view.
DrawPage = Callable[[str, str, str, object], bytes]


class ConfirmingPages:
    """Draws the pages of one draft in one language."""

    def __init__(self, draft: Situation, language: Language, by: str, draw: DrawPage | None = None) -> None:
        """Make ready.

        Args:
            draft: the draft.
            language: the language of the pages.
            by: who is confirming; empty while nobody has said so.
            draw: draws a page in a frame of its own; None for that of a page on one's own machine.
        """
        self._draft, self._language, self._by = draft, language, by
        self._draw = draw or self._alone()

    def _alone(self) -> DrawPage:
        draft, language = self._draft, self._language
        areas = (
            ("confirm", ".", language.say(msgid("Commitments"))),
            ("passed", "passed", language.say(msgid("Passed over"))),
            ("text", "text", language.say(msgid("The plan's text"))),
        )
        plan = draft.package.descriptor.tallystick.plan
        document = draft.package.descriptor.tallystick.document
        about = ConfirmingFrame(self._by, document.language if document else "")
        drawing = Drawing(Edition(language, plan.title, ".", areas, False, about), "tallystick.report")

        def draw(template: str, title: str, area: str, view: object) -> bytes:
            return drawing.draw(Page("index.html", template, title, (), area, view))

        return draw

    def cards(self, asked: AskedPage) -> bytes:
        """A page of commitments, list by list."""
        ordered = in_order(self._draft, asked.order)
        flat = [(place, at) for place, one in enumerate(ordered) for at in range(len(one.rows))]
        titles = [ordered[place].rows[at].commitment.title for place, at in flat]
        number, names = self._told(titles, CARDS, asked.number)
        shown = flat[(number - 1) * CARDS : number * CARDS]
        pages = _named(f"?order={asked.order}&page=", names, number)
        parts = tuple(
            self._part(ordered[place], [at for which, at in shown if which == place])
            for place in dict.fromkeys(which for which, _ in shown)
        )
        view = ConfirmPage(
            head=self._head(asked),
            order=asked.order,
            number=asked.number,
            lists=parts,
            levels=tuple(sorted(levels_of(self._draft.package, self._draft.read).items())),
            pages=pages,
            has_text=bool(self._draft.text),
        )
        return self._page("confirm.html", msgid("Confirm what was read"), "confirm", view)

    def _part(self, one: DraftList, places: Sequence[int]) -> ListPart:
        draft, language = self._draft, self._language
        names = tuple(name for row in one.rows for name in row.names)
        found = next((part for part in draft.package.outline if part.id == one.section), None)
        part: RowName = ("outline", one.section)
        return ListPart(
            section=one.section,
            title=" ".join(filter(None, (found.number, found.title))) if found else one.section,
            level=one.level,
            all=len(one.rows),
            open=sum(any(draft.state(name) == PROPOSED for name in row.names) for row in one.rows),
            seen=seen(draft, names),
            part=stand_of(draft, part, language) if found else None,
            part_seen=seen(draft, (part,)),
            cards=tuple(card(draft, one.rows[at], language) for at in places),
        )

    def row(self, name: RowName, asked: AskedPage, back: str) -> bytes | None:
        """Everything that can be done with a row; None where it is not there."""
        draft, language = self._draft, self._language
        row = next((one for one in getattr(draft.package, name[0]) if one.id == name[1]), None)
        if row is None:
            return None
        cells = cells_of(BY_NAME[name[0]], row)
        held = next(
            (
                one
                for part in lists_of(draft.package, draft.read)
                for one in part.rows
                if name == ("commitments", one.commitment.id)
            ),
            None,
        )
        start, end = getattr(row, "start", None), getattr(row, "end", None)
        around = draft.around(start, end)
        names = held.names if held else (name,)
        view = RowForms(
            head=self._head(asked),
            back=back,
            table=name[0],
            id=name[1],
            card=card(draft, held, language) if held else None,
            stand=stand_of(draft, name, language),
            words=draft.words(start, end) if held else "".join(around),
            place=place_words(draft, start, language),
            fields=tuple(
                (one, language.say(LABELS[one]), value, allowed)
                for one, value, allowed in _fields(name[0], cells, draft)
            ),
            units=tuple(units()),
            numbers=tuple((one.words, one.reason) for one in draft.read.passed if one.commitment == name[1]),
            before=_before(draft, name),
            seen=seen(draft, names),
        )
        title = msgid("{row}: change, split, join")
        return self._page("confirm_row.html", title, "confirm", view, row=Text(name[1]))

    def passed(self, asked: AskedPage) -> bytes:
        """What was passed over, and what was dismissed."""
        draft, language = self._draft, self._language
        ordered = sorted(draft.read.passed, key=lambda one: (one.kind == "number", -one.doubt, one.start))
        number, names = self._told([one.words for one in ordered], _PASSED, asked.number)
        shown = ordered[(number - 1) * _PASSED : number * _PASSED]
        pages = _named("passed?page=", names, number)
        rows = tuple(
            PassedRow(
                one.words[:300],
                place_words(draft, one.start, language),
                one.reason,
                one.start,
                one.end,
                one.kind == "number",
                one.commitment,
            )
            for one in shown
        )
        gone = tuple(
            (one.table, one.row, one.was or "", stand_of(draft, (one.table, one.row), language))
            for one in draft.package.confirmations
            if one.state == DISMISSED and draft.state((one.table, one.row)) == DISMISSED
        )
        view = PassedPage(self._head(asked), rows, gone if asked.number == 1 else (), pages)
        return self._page("confirm_passed.html", msgid("What was passed over"), "passed", view)

    def text(self, asked: AskedPage) -> bytes:
        """A stretch of the plan's text."""
        text = self._draft.text
        openings = [text[at : at + _OPENING] for at in range(0, len(text), _CHARACTERS)]
        number, names = self._told(openings, 1, asked.number)
        start = (number - 1) * _CHARACTERS
        pages = _named("text?page=", names, number)
        parts = tuple((one.id, f"{one.id} {one.title}"[:80]) for one in self._draft.package.outline)
        view = TextPage(self._head(asked), text[start : start + _CHARACTERS + 500], start, parts, pages)
        return self._page("confirm_text.html", msgid("Add what was not read"), "text", view)

    def _told(self, titles: Sequence[str], each: int, number: int) -> tuple[int, tuple[str, ...]]:
        """Which page of so many rows is asked for, of those there are, and what stands on each of them."""
        plain = [" ".join(one.split()) for one in titles]
        parts = [plain[at : at + each] for at in range(0, len(plain), each)] or [[]]
        return min(max(1, number), len(parts)), spans(self._language, parts)

    def refused(self, refusal: Refusal, wrote: Mapping[str, str]) -> bytes:
        """Why something was not done; nothing that the person wrote is lost."""
        say = self._language.reason
        view = RefusedPage(
            by=self._by,
            what=self._language.clause(refusal.title),
            mend=self._language.clause(refusal.fix),
            findings=tuple(
                (say(one.place), say(one.message), one.value or "") for one in refusal.findings[:100]
            ),
            wrote=tuple(wrote.items()),
        )
        return self._page("confirm_refused.html", msgid("This was not done"), "", view)

    def _head(self, asked: AskedPage) -> Looked:
        say = self._language.reason
        return Looked(
            by=self._by,
            counts=standings(self._draft.package),
            done=say(asked.done) if asked.done else "",
            undo=asked.undo,
            gaps=tuple((say(one.place), say(one.message)) for one in asked.gaps[:20]),
        )

    def _page(self, template: str, title: str, area: str, view: object, **places: Text) -> bytes:
        said = self._language.say(title, **places)
        return self._draw(template, said, area, view)


def next_open(draft: Situation, order: str, row: str, place: int) -> tuple[int, str] | None:
    """The page and the commitment that is looked at after one in this order; None where all are confirmed.

    Args:
        draft: the draft as it is now.
        order: the order of the pages.
        row: the commitment that was looked at last.
        place: where it stood, from 0, for one that is there no longer.
    """
    rows = [one for part in in_order(draft, order) for one in part.rows]
    names = [one.commitment.id for one in rows]
    after = names.index(row) + 1 if row in names else place
    wanted = [*range(after, len(rows)), *range(min(after, len(rows)))]
    for at in wanted:
        if any(draft.state(name) == PROPOSED for name in rows[at].names):
            return at // CARDS + 1, names[at]
    return None


def in_order(draft: Situation, order: str) -> tuple[DraftList, ...]:
    """The lists of a draft in the order of its pages."""
    lists = lists_of(draft.package, draft.read)
    return doubtful_first(lists) if order == "doubt" else lists


def _named(path: str, names: tuple[str, ...], here: int) -> Numbered:
    return tuple(
        (f"{path}{number}", number, is_here, name) for _, number, is_here, name in numbered("", names, here)
    )


def _fields(
    table: str, cells: Mapping[str, str], draft: Situation
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The fields that can be changed: name, value and, where only a few are right, these."""
    found = []
    for name in _OPEN[table]:
        column = BY_NAME[table].columns[name]
        allowed = column.allowed if not column.many else ()
        if column.refers in {"outline", "commitments"}:
            allowed = tuple(one.id for one in getattr(draft.package, column.refers))
        elif name == "strict":
            allowed = ("true", "false")
        found.append((name, cells[name], ("", *allowed) if allowed and not column.required else allowed))
    return tuple(found)


_OPEN = {
    "outline": ("number", "title"),
    "commitments": ("title", "evaluability", "section", "groups"),
    "targets": (
        *("quantity", "comparator", "value", "unit", "strict", "deadline", "arithmetic", "counts"),
        *("frequency", "baseline_year", "commitment", "note"),
    ),
    "deliverables": ("kind", "title", "deadline", "commitment", "note"),
}


def _before(draft: Situation, name: RowName) -> str:
    """The commitment that stands before one in its list; empty for the first."""
    for one in lists_of(draft.package, draft.read):
        rows = [row.commitment.id for row in one.rows]
        if name[0] == "commitments" and name[1] in rows:
            at = rows.index(name[1])
            return rows[at - 1] if at else ""
    return ""


def confirming_files() -> dict[str, bytes]:
    """The script and the style that these pages have beside the one style sheet; no page needs the script."""
    folder = resources.files("tallystick.report").joinpath("templates")
    return {name: folder.joinpath(name).read_bytes() for name in (SCRIPT, STYLE_MORE)}
