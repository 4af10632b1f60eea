"""Each field that the office stores: what for, whom it speaks of, and how long it is kept; one table for all.

A field of a model that has no row here makes a test fail: none is added without these three being said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: What is published in any case; what is the office's own record, with the numbers of who did it; what is
#: told of a person who works here; what lets somebody in; what is sealed; what tells of a case in the clear.
PUBLIC, RECORD, PERSON, CREDENTIAL, SEALED, TRACE = (
    "public",
    "record",
    "person",
    "credential",
    "sealed",
    "trace",
)
_OFFICE = "as long as the office: it is what shows who did what for the plan"
_ACCOUNT = "as long as the account; a closed one keeps the name, for what its owner did stands in the record"
_CASE = "until its sender erases it, or the profile's term is over since it was closed or withdrawn"


@dataclass(frozen=True, slots=True)
class StoredFor:
    """Why some fields are there and when they go.

    Attributes:
        purpose: what they are needed for.
        of: whom they speak of: `PUBLIC`, `RECORD`, `PERSON`, `CREDENTIAL`, `SEALED` or `TRACE`.
        until: how long they are kept.
        fields: the fields, by model, parted by spaces.
    """

    purpose: str
    of: str
    until: str
    fields: Mapping[str, str]


#: The fields of the package's tables are its declared columns, which are published: they need no row each.
PACKAGE = StoredFor("the plan package, which anyone may read", PUBLIC, _OFFICE, {})
TABLE: tuple[StoredFor, ...] = (
    StoredFor(
        "to know who works here and write to them",
        PERSON,
        _ACCOUNT,
        {
            "Person": "name email is_active joined last_login",
            "EmailAddress": "user email verified primary",
            "MailChoice": "person often language",
            "OfficeLetter": "person kind about subject text calendar made taken_up sent",
            "CourseTaken": "person at right asked",
        },
    ),
    StoredFor(
        "to let in whoever has an account, and nobody else",
        CREDENTIAL,
        "until it is changed or the account is closed; a session twelve hours at most",
        {
            "Person": "password sessions_ended",
            "EmailConfirmation": "email_address created sent key",
            "Authenticator": "user type data created_at last_used_at",
            "Session": "session_key session_data expire_date",
            "BodyToken": "body name sha256 since until writes_as",
        },
    ),
    StoredFor(
        "to know what somebody may do, and could do when they did it",
        RECORD,
        _OFFICE,
        {
            "Appointment": "person role body assessor since until",
            "Permission": "name content_type codename",
            "Group": "name",
            "Group_permissions": "group permission",
            "ContentType": "app_label model",
        },
    ),
    StoredFor(
        "to show what was done by which office, and that nothing of it was changed",
        RECORD,
        _OFFICE,
        {
            "OfficeDeed": "at by act about draft version note",
            "LedgerEvent": "deed kind event sequence receipt",
            "BroughtIn": "name package_sha256 at",
            "PackageFile": "name data",
            "Publication": "phase method by at state step done total checkpoint sha256 assessment sequence"
            " told",
        },
    ),
    StoredFor(
        "to do once what a form asks for that is handed in twice",
        RECORD,
        _OFFICE,
        {"UsedForm": "form person answer at sent"},
    ),
    StoredFor(
        "to write, send, approve and check reports",
        RECORD,
        _OFFICE,
        {
            "OfficeDraft": "table phase body commitment cells state version row sent_by because",
            "DraftVersion": "draft number cells is_aside by at",
            "EvidenceFile": "use phase body commitment sha256 original_sha256 name kind size removed"
            " is_withdrawn by at",
            "FigureUpload": "name data said state told batch by at",
            "PhaseLock": "phase taken_until by at",
            "LateAdmission": "phase body commitment state because asked_by asked_at answer until decided_by"
            " decided_at",
            "LastDay": "about until by at asked asked_by",
        },
    ),
    StoredFor(
        "to call meetings and follow what they decide",
        RECORD,
        _OFFICE,
        {
            "JointMeeting": "title starts minutes zone place sequence is_off by",
            "MeetingSeat": "meeting body state office",
            "MeetingDecision": "meeting text owner due state report said_by",
            "AgendaItem": "meeting kind phase body decision number text note",
        },
    ),
    StoredFor(
        "to have a panel judge blind, and to show afterwards that it did",
        RECORD,
        _OFFICE,
        {
            "OfficePanel": "name record sha256 announced_by announced_at drawn_at opened_at locked_at",
            "PanelTask": "panel assessor commitment position",
            "TaskCode": "task criterion cells at",
            "PanelSeal": "panel assessor digest salt sheet note at entry",
            "PanelReveal": "seal salt sheet at",
            "PanelRemark": "panel assessor commitment said at",
            "PanelFinish": "panel assessor at",
        },
    ),
    StoredFor(
        "to have two coders say blind which commitments answer a recommendation",
        RECORD,
        _OFFICE,
        {
            "CodingRound": "name called_by called_at opened_at again",
            "CodingTask": "round assessor recommendation position suggested",
            "RecommendationCode": "task cells at",
            "CodingSeal": "round assessor digest salt sheet at entry",
        },
    ),
    StoredFor(
        "to bring somebody back to what they began, by their code alone",
        SEALED,
        "30 days after it was last saved, or until it is sent",
        {"SealedDraft": "lookup day is_written sealed"},
    ),
    StoredFor(
        "to go on with a file where a broken line stopped it",
        SEALED,
        "until the file is whole, 30 days after its draft was last saved, or until that is sent",
        {"SealedPart": "draft upload number sha256 size"},
    ),
    StoredFor(
        "to read and answer what somebody sent",
        SEALED,
        _CASE,
        {
            "SealedMessage": "case number side form sealed",
            "SealedFile": "draft case number sha256 size",
        },
    ),
    StoredFor(
        "to find a case by its code, to keep its deadlines, and to count it",
        TRACE,
        _CASE,
        {
            "SealedCase": "name lookup day kind area stage since outcome",
            "CaseStepTaken": "case number act who day form",
            "SealedMessage": "day",
            "CaseDueMoved": "case what was now dated",
        },
    ),
    StoredFor(
        "to know who has a case, of whom it complains and what its sender allows, and nobody else",
        SEALED,
        _CASE,
        {"SealedCase": "standing", "CaseStepTaken": "sealed"},
    ),
    StoredFor(
        "to show who of the staff opened a case or did something with it, and when, to whoever reads it",
        SEALED,
        _CASE,
        {"StaffActs": "case summary sealed"},
    ),
    StoredFor(
        "to hand a body complained of a summary that its sender allows, and to have it answered",
        SEALED,
        _CASE,
        {"SealedSummary": "case name sealed answer"},
    ),
    StoredFor(
        "to know by which day a body complained of answers its summary",
        TRACE,
        _CASE,
        {"SealedSummary": "day answered"},
    ),
    StoredFor(
        "to count what was erased, too",
        TRACE,
        "as long as the office; how many, and nothing that tells one from another",
        {"ErasedCount": "phase area kind outcome number"},
    ),
    StoredFor(
        "to read last what a program seems to have sent, and first, of one day, what work was done for",
        TRACE,
        _CASE,
        {"CaseTurn": "case is_trapped has_worked"},
    ),
    StoredFor(
        "to show in public how many wait for an answer, so that no later count tells of one of them",
        TRACE,
        "as long as the office: each count reckons in those before it",
        {"CountsMade": "phase day areas shown counts"},
    ),
    StoredFor(
        "to prove to its sender that it was sent; the entry that the ledger keeps tells nothing of it",
        TRACE,
        _CASE,
        {"CaseEntry": "message event sequence receipt"},
    ),
    StoredFor(
        "to answer what the public says of a text or a checklist; nothing says who sent it",
        PUBLIC,
        "words of a comment a year after the last day for comments; that it came, and a challenge, as long as"
        " the office: each is counted and has its answer",
        {
            "PublicComment": "consultation paragraph point side on_earlier text day found_by is_trapped",
            "DutyChallenge": "duty text day found_by is_trapped settled reply",
        },
    ),
    StoredFor(
        "to show who drew comments together, entered a line and settled a challenge, each another person",
        RECORD,
        _OFFICE,
        {
            "DrawnComment": "comment point by at",
            "DutyChallenge": "by at",
            "DutyEntered": "duty by",
        },
    ),
    StoredFor(
        "to take a point out of the package when its sender takes leave back or erases the case",
        TRACE,
        _CASE,
        {"PlacedPoint": "found_by event"},
    ),
    StoredFor(
        "to seal what is sent to those who read it",
        CREDENTIAL,
        "as long as the account; the passphrase is kept nowhere",
        {"CaseReader": "person body public sealed salt passes memory since until"},
    ),
)


def rows_of(model: str, field: str) -> list[StoredFor]:
    """The rows that speak of a field; exactly one where all is well."""
    return [one for one in TABLE if field in one.fields.get(model, "").split()]
