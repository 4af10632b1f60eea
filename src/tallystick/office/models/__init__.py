"""The tables of the office's database: those of the package, and the office's own."""

from tallystick.office.models.acts import OfficeDeed, UsedForm
from tallystick.office.models.asked_coding import (
    CodingRound,
    CodingSeal,
    CodingTask,
    RecommendationCode,
)
from tallystick.office.models.consulted import (
    DrawnComment,
    DutyChallenge,
    DutyEntered,
    PlacedPoint,
    PublicComment,
)
from tallystick.office.models.course import CourseTaken
from tallystick.office.models.drafts import DraftVersion, OfficeDraft
from tallystick.office.models.evidence import EvidenceFile
from tallystick.office.models.figure_files import FigureUpload
from tallystick.office.models.figures import (
    StoredArea,
    StoredFigureBatch,
    StoredFileLabel,
    StoredObservation,
    StoredSource,
)
from tallystick.office.models.files import BroughtIn, PackageFile
from tallystick.office.models.follow_up import (
    StoredBody,
    StoredBodyMeasure,
    StoredMilestone,
    StoredPlanPhase,
    StoredProgressReport,
    StoredResponsibility,
    StoredSpotCheck,
)
from tallystick.office.models.indicators import (
    StoredCommitmentIndicator,
    StoredIndicator,
    StoredMissingIndicator,
    StoredTargetIndicator,
)
from tallystick.office.models.late import LastDay, LateAdmission, PhaseLock
from tallystick.office.models.letters import MailChoice, OfficeLetter
from tallystick.office.models.meetings import AgendaItem, JointMeeting, MeetingDecision, MeetingSeat
from tallystick.office.models.outbox import LedgerEvent
from tallystick.office.models.panel_desk import (
    OfficePanel,
    PanelFinish,
    PanelRemark,
    PanelReveal,
    PanelSeal,
    PanelTask,
    TaskCode,
)
from tallystick.office.models.panels import (
    StoredAssessor,
    StoredBodyReply,
    StoredDissent,
    StoredDrawnPanel,
    StoredInterest,
    StoredJudgement,
    StoredPanelSignature,
    StoredPublishedCode,
)
from tallystick.office.models.people import Appointment, Person
from tallystick.office.models.plan import (
    StoredCommitment,
    StoredDeliverable,
    StoredLink,
    StoredLocalTarget,
    StoredPart,
    StoredPromiseReading,
    StoredTarget,
    StoredTranslation,
)
from tallystick.office.models.public import (
    StoredCaseCount,
    StoredConsultation,
    StoredConsultationPoint,
    StoredDisclosureDuty,
    StoredDraftParagraph,
)
from tallystick.office.models.publications import Publication
from tallystick.office.models.recommendations import (
    StoredCommunication,
    StoredParallelReport,
    StoredRecommendation,
    StoredRecommendationLink,
)
from tallystick.office.models.record import (
    StoredCalendarEntry,
    StoredClaim,
    StoredConfirmation,
    StoredCorrection,
    StoredEarlierEdition,
    StoredEditionAnswer,
    StoredEvent,
    StoredTreaty,
)
from tallystick.office.models.research import (
    StoredAssessmentRecommendation,
    StoredPhaseStudy,
    StoredStudyFinding,
)
from tallystick.office.models.submissions import (
    CaseDueMoved,
    CaseEntry,
    CaseReader,
    CaseStepTaken,
    CountsMade,
    ErasedCount,
    SealedCase,
    SealedDraft,
    SealedFile,
    SealedMessage,
    SealedPart,
    SealedSummary,
)
from tallystick.office.models.tokens import BodyToken
from tallystick.office.models.turns import CaseTurn

__all__ = (
    "AgendaItem",
    "Appointment",
    "BodyToken",
    "BroughtIn",
    "CaseDueMoved",
    "CaseEntry",
    "CaseReader",
    "CaseStepTaken",
    "CaseTurn",
    "CodingRound",
    "CodingSeal",
    "CodingTask",
    "CountsMade",
    "CourseTaken",
    "DraftVersion",
    "DrawnComment",
    "DutyChallenge",
    "DutyEntered",
    "ErasedCount",
    "EvidenceFile",
    "FigureUpload",
    "JointMeeting",
    "LastDay",
    "LateAdmission",
    "LedgerEvent",
    "MailChoice",
    "MeetingDecision",
    "MeetingSeat",
    "OfficeDeed",
    "OfficeDraft",
    "OfficeLetter",
    "OfficePanel",
    "PackageFile",
    "PanelFinish",
    "PanelRemark",
    "PanelReveal",
    "PanelSeal",
    "PanelTask",
    "Person",
    "PhaseLock",
    "PlacedPoint",
    "PublicComment",
    "Publication",
    "RecommendationCode",
    "SealedCase",
    "SealedDraft",
    "SealedFile",
    "SealedMessage",
    "SealedPart",
    "SealedSummary",
    "StoredArea",
    "StoredAssessmentRecommendation",
    "StoredAssessor",
    "StoredBody",
    "StoredBodyMeasure",
    "StoredBodyReply",
    "StoredCalendarEntry",
    "StoredCaseCount",
    "StoredClaim",
    "StoredCommitment",
    "StoredCommitmentIndicator",
    "StoredCommunication",
    "StoredConfirmation",
    "StoredConsultation",
    "StoredConsultationPoint",
    "StoredCorrection",
    "StoredDeliverable",
    "StoredDisclosureDuty",
    "StoredDissent",
    "StoredDraftParagraph",
    "StoredDrawnPanel",
    "StoredEarlierEdition",
    "StoredEditionAnswer",
    "StoredEvent",
    "StoredFigureBatch",
    "StoredFileLabel",
    "StoredIndicator",
    "StoredInterest",
    "StoredJudgement",
    "StoredLink",
    "StoredLocalTarget",
    "StoredMilestone",
    "StoredMissingIndicator",
    "StoredObservation",
    "StoredPanelSignature",
    "StoredParallelReport",
    "StoredPart",
    "StoredPhaseStudy",
    "StoredPlanPhase",
    "StoredProgressReport",
    "StoredPromiseReading",
    "StoredPublishedCode",
    "StoredRecommendation",
    "StoredRecommendationLink",
    "StoredResponsibility",
    "StoredSource",
    "StoredSpotCheck",
    "StoredStudyFinding",
    "StoredTarget",
    "StoredTargetIndicator",
    "StoredTranslation",
    "StoredTreaty",
    "TaskCode",
    "UsedForm",
)
