"""Two people code what answers a recommendation: called, coded apart, committed to, opened at once, settled.

A code that is saved leaves no line in the history that others read, as in a panel.
"""

import datetime
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.office.act_notes import NOT_TAKEN, noted
from tallystick.office.models import (
    CodingRound,
    CodingSeal,
    CodingTask,
    LedgerEvent,
    Person,
    RecommendationCode,
    StoredAssessor,
)
from tallystick.office.selectors.asked_coding import (
    CODE_CELLS,
    SUGGESTED_FROM,
    awaited_coders,
    coded_package,
    links_to_settle,
    read_code,
    tasks_of,
    uncoded,
    written_codes,
)
from tallystick.office.selectors.panel import part_of_package
from tallystick.office.services.asked_again import links_again
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.one_person import refuse_one_person
from tallystick.panel.sealing import SALT_BYTES, digest_of
from tallystick.recommendations.codings import CodedLinks, barred, links_of, own_order
from tallystick.recommendations.suggest import Suggester
from tallystick.register.columns import cells_of
from tallystick.register.model import Package
from tallystick.register.recommendations import CODERS
from tallystick.register.tables import TABLES
from tallystick.workflow.asked_acts import CALL_CODERS, COMMIT_ASKED, SETTLE_ASKED

LINKS = "recommendation_links"
_TABLE = next(one for one in TABLES if one.name == LINKS)
#: The type of the ledger's entry of a commitment; a type has sixteen letters at most.
_COMMITTED = "coded-commitment"
_SHEET = "tallystick recommendation codes/v1"
_MEND = Reason("put it right on the page of the recommendation; the others are as they should be")
_LONGEST_CELL = 2_000


@transaction.atomic
def call_coders(*, coders: Sequence[str], by: Person, now: datetime.datetime) -> CodingRound:
    """Ask people to code every recommendation that still stands and that nobody has coded.

    Raises:
        Refusal: they are fewer than two, or no assessors who have accepted; a round is under way; or nothing
            is left to code.
    """
    named = list(dict.fromkeys(one.strip() for one in coders if one.strip()))
    accepted = StoredAssessor.objects.filter(id__in=named, standing="accepted")
    missing = sorted({*named} - set(map(str, accepted.values_list("id", flat=True))))
    if missing:
        raise Refusal(
            Reason("{assessor} is no assessor who has accepted.", assessor=Text(missing[0])),
            Reason("invite them on the page of panels; they accept there"),
        )
    if len(named) < CODERS:
        raise Refusal(Reason("Two people code, each by themselves."), Reason("name two assessors or more"))
    refuse_one_person(accepted)
    if CodingRound.objects.select_for_update().filter(opened_at=None).exists():
        raise Refusal(Reason("A round is under way."), Reason("wait until all in it have committed"))
    package = part_of_package(SUGGESTED_FROM)
    left = uncoded(package)
    if not left:
        raise Refusal(
            Reason("No recommendation waits to be coded."),
            Reason("enter some with 'tallystick recommendations read' and 'take', and bring the package in"),
        )
    made = CodingRound.objects.create(name=f"c{CodingRound.objects.count() + 1}", called_by=by, called_at=now)
    _give_tasks(made, package, named, left)
    note_act(act=CALL_CODERS, about=f"coding {made.name}", by=by, now=now, note=", ".join(named))
    return made


def _give_tasks(round_: CodingRound, package: Package, coders: Sequence[str], left: frozenset[str]) -> None:
    """Give every coder what is left, in an order of their own, with what a rule suggests."""
    suggester = Suggester(package)
    shown = {one.id: suggester.suggest(one) for one in package.recommendations if one.id in left}
    for coder in coders:
        tied = barred(package, coder)
        order = [one for one in own_order(package, coder) if one.id in left]
        CodingTask.objects.bulk_create(
            CodingTask(
                round=round_,
                assessor_id=coder,
                recommendation_id=one.id,
                position=place,
                suggested=[
                    {
                        "commitment": it.commitment,
                        "why": list(it.why),
                    }
                    for it in shown[one.id]
                    if it.commitment not in tied
                ],
            )
            for place, one in enumerate(order, 1)
        )


@transaction.atomic
def write_code(*, task: CodingTask, said: Mapping[str, str], now: datetime.datetime) -> None:
    """Save what a coder writes of a recommendation, right or not.

    Raises:
        Refusal: the round is over for them, or a text is too long.
    """
    round_ = CodingRound.objects.select_for_update().get(pk=task.round_id)
    _refuse_over(round_, str(task.assessor_id))
    cells = {name: said.get(name, "").strip() for name in CODE_CELLS}
    if any(len(one) > _LONGEST_CELL for one in cells.values()):
        raise Refusal(
            Reason("A text is longer than anybody needs."), Reason("name commitments by their identifiers")
        )
    if cells != written_codes([task]).get(task.pk, dict.fromkeys(CODE_CELLS, "")):
        RecommendationCode.objects.create(task=task, cells=cells, at=now)


def _refuse_over(round_: CodingRound, assessor: str) -> None:
    if round_.opened_at is not None:
        raise Refusal(Reason("The codes are open."), Reason("what coders differ on is settled by a third"))
    if StoredAssessor.objects.filter(id=assessor).exclude(standing="accepted").exists():
        raise Refusal(
            Reason("You have not accepted, or have resigned."), Reason("accept first on the page of panels")
        )
    if round_.seals.filter(assessor__id=assessor).exists():
        raise Refusal(Reason("You have committed to your codes."), Reason("they can't be changed any more"))


@transaction.atomic
def commit_coding(*, round_: CodingRound, assessor: str, by: Person, now: datetime.datetime) -> CodingSeal:
    """Commit to all codes of a coder; with the last one's all are opened and become links of the package.

    Raises:
        Refusal: a code can't be taken, there is none, or the round is over; nothing was done then.
    """
    found = CodingRound.objects.select_for_update().get(pk=round_.pk)
    _refuse_over(found, assessor)
    given, wrong = _read(found, assessor)
    if wrong:
        raise Refusal(
            Reason("Some codes can't be taken."),
            Reason("mend them and commit then: what is committed to can't be mended"),
            tuple(wrong),
        )
    if not given and not found.again:
        raise Refusal(Reason("There is no code yet."), Reason("code one recommendation at least"))
    seal = _sealed(found, assessor, given, now)
    note_act(act=COMMIT_ASKED, about=f"coding {found.name}", by=by, now=now, note=seal.digest)
    open_where_all_committed(by=by, now=now)
    return seal


def _read(round_: CodingRound, assessor: str) -> tuple[list[CodedLinks], list[Finding]]:
    package, tasks = coded_package(), tasks_of(round_, assessor)
    known, tied = frozenset(one.id for one in package.commitments), barred(package, assessor)
    cells = written_codes(tasks)
    given, wrong = [], []
    for task in tasks:
        try:
            code = read_code(task, cells.get(task.pk, dict.fromkeys(CODE_CELLS, "")), known, tied)
        except Unfit as problem:
            one = Problem("code-not-taken", problem.reason, _MEND)
            wrong.append(one.at(str(task.recommendation_id)))
        else:
            given += [code] if code is not None else []
    return given, wrong


def _sealed(
    round_: CodingRound, assessor: str, given: Sequence[CodedLinks], now: datetime.datetime
) -> CodingSeal:
    codes: list[Json] = [
        {"recommendation": one.recommendation, "links": [list(link) for link in sorted(one.links)]}
        for one in sorted(given, key=lambda one: one.recommendation)
    ]
    told: dict[str, Json] = {"form": _SHEET, "round": str(round_.name), "coder": assessor, "codes": codes}
    sheet, salt = canonical_bytes(told), os.urandom(SALT_BYTES)
    digest = digest_of(salt, sheet)
    event = canonical_bytes({"round": str(round_.name), "coder": assessor, "digest": digest}).decode()
    entry = LedgerEvent.objects.create(kind=_COMMITTED, event=event)
    try:
        return CodingSeal.objects.create(
            round=round_,
            assessor_id=assessor,
            digest=digest,
            salt=salt.hex(),
            sheet=sheet.decode(),
            at=now,
            entry=entry,
        )
    except IntegrityError:
        raise Refusal(Reason("You have committed already."), Reason("nothing needs to be done")) from None


def open_where_all_committed(*, by: Person, now: datetime.datetime) -> None:
    """Open the round that waits for nobody any more, as after the last commitment or a resignation."""
    for one in CodingRound.objects.select_for_update().filter(opened_at=None).order_by("pk"):
        if one.seals.exists() and not awaited_coders(one):
            _open(one, by, now)


def _open(round_: CodingRound, by: Person, now: datetime.datetime) -> None:
    """Make links of what the coders committed to: what one alone coded is not entered."""
    given, not_taken = [], []
    for seal in round_.seals.order_by("assessor_id"):
        if digest_of(bytes.fromhex(seal.salt), seal.sheet.encode()) != seal.digest:
            not_taken.append(str(seal.assessor_id))
            continue
        for one in json.loads(seal.sheet)["codes"]:
            links = frozenset((commitment, how) for commitment, how in one["links"])
            given.append(CodedLinks(one["recommendation"], str(seal.assessor_id), links))
    suggested = {
        str(one.recommendation_id): [it["commitment"] for it in one.suggested] for one in round_.tasks.all()
    }
    left = uncoded(coded_package())
    fresh = [one for one in given if one.recommendation in left]
    for link in links_again(given, suggested) if round_.again else links_of(fresh, suggested):
        try:
            store_row(LINKS, fitting_row(LINKS, cells_of(_TABLE, link)))
        except Refusal:  # what it names was taken out of the package while they coded
            not_taken.append(" ".join(filter(None, (link.recommendation, link.commitment, link.how))))
    round_.opened_at = now
    round_.save(update_fields=["opened_at"])
    note = noted(NOT_TAKEN, text=", ".join(not_taken)) if not_taken else ""
    note_act(act=COMMIT_ASKED, about=f"coding {round_.name} opened", by=by, now=now, note=note)


@transaction.atomic
def settle_link(
    *, assessor: str, key: tuple[str, str, str], said: Mapping[str, str], by: Person, now: datetime.datetime
) -> None:
    """Settle a link on which coders differ, for it or against, with a reason.

    Args:
        assessor: who settles: somebody who coded none of it and is not tied to it.
        key: the recommendation, the commitment (empty: that none answers), and how.
        said: whether it ``stands`` (yes or no), and the ``reason``.
        by: the person.
        now: when.

    Raises:
        Refusal: it is not theirs to settle, is settled already, or lacks an answer or a reason.
    """
    found = {
        (one.link.recommendation, one.link.commitment or "", one.link.how): one.link
        for one in links_to_settle(assessor)
    }
    link, reason = found.get(key), " ".join(said.get("reason", "").split())
    if link is None:
        raise Refusal(
            Reason("It is settled already, or nobody gave it."), Reason("see what else is left to settle")
        )
    if said.get("stands") not in {"yes", "no"} or not reason:
        raise Refusal(
            Reason("What is settled needs an answer and a reason."),
            Reason("say whether it stands, and write why"),
        )
    coded = (one for one in coded_package().recommendation_links if one.recommendation == key[0])
    coders = {who for one in coded for who in (*one.proposed_by, *one.again_by)}
    refuse_one_person(StoredAssessor.objects.filter(id__in={*coders, assessor}))
    confirmed = (assessor,) if said["stands"] == "yes" else ()
    row = replace(link, confirmed_by=confirmed, settled_by=assessor, reason=reason)
    store_row(LINKS, fitting_row(LINKS, cells_of(_TABLE, row)))
    note_act(act=SETTLE_ASKED, about=f"recommendation {key[0]}", by=by, now=now, note=said["stands"])
