"""What the addresses of whoever reads what the public sends are tried with."""

from tallystick.office.models import CaseReader, SealedCase, SealedSummary
from tallystick.office.selectors.summaries import summary_mark
from tallystick.workflow.submission_acts import OFFICE_ACTS
from tests.office.conftest import NOW
from tests.office.tried import Try


def case_tries() -> dict[str, list[Try]]:
    """Give by route what it is tried with."""
    day = NOW.date()
    case = SealedCase.objects.create(name="0f" * 16, lookup="0f" * 32, day=day, kind="complaint", since=day)
    waiting = CaseReader.objects.create(public=bytes(32))
    summary = SealedSummary.objects.create(case=case, name="0e" * 16, day=day, sealed=b"0")
    handed = [Try({"mark": summary_mark(summary)})]
    nothing, numbered, reader = [Try({})], [Try({"number": case.pk})], [Try({"number": waiting.pk})]
    return {
        **dict.fromkeys(("open_summary", "answer_summary"), handed),
        **dict.fromkeys(("see_summaries", "see_cases", "open_cases", "make_reader_key"), nothing),
        **dict.fromkeys(("open_case", "case_file", "place_point", *OFFICE_ACTS.values()), numbered),
        **dict.fromkeys(("let_reader_in", "take_reader_out"), reader),
    }
