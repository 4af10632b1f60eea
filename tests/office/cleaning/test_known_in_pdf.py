"""Of the parts of a PDF what the standard knows comes along, and no action by whatever it says that it is."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from tallystick.office.cleaning.cleaner import cleaned_file
from tests.office.cleaning.made_files import WHO, keyed, pdf

_TO = "http://evil.example/x"
_LETTERED = f'<body xmlns:xfa="a" xfa:APIVersion="{WHO}:15.7"><p>seen</p></body>'
Change = Callable[[pikepdf.Pdf], None]


def drawn(**said: object) -> Change:
    """Give what puts a drawing with these entries into a PDF."""

    def change(made: pikepdf.Pdf) -> None:
        one = Stream(made, b"q Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        for name, value in said.items():
            one[f"/{name}"] = value
        made.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(F=made.make_indirect(one)))

    return change


def noted(**said: object) -> Change:
    """Give what puts a note with these entries into the margin of a PDF."""

    def change(made: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), Contents="seen")
        for name, value in said.items():
            note[f"/{name}"] = value
        made.pages[0].obj["/Annots"] = Array([made.make_indirect(note)])

    return change


def field(**said: object) -> Change:
    """Give what puts a field with these entries into a PDF."""
    one = Dictionary({"/T": "a"} | {f"/{name}": value for name, value in said.items()})
    return keyed(AcroForm=Dictionary(Fields=Array([one])))


def lettered_apart(made: pikepdf.Pdf) -> None:
    """Put a note with letters of several kinds in a stream into the margin of a PDF."""
    noted(Subtype=Name.FreeText, RC=Stream(made, _LETTERED.encode()))(made)


def said_in(data: bytes) -> bytes:
    """Give all that stands in a PDF."""
    with pikepdf.open(io.BytesIO(data)) as read:
        return b"\n".join(
            repr(one).encode() + one.read_bytes() if isinstance(one, Stream) else one.unparse(resolved=True)
            for one in read.objects
        )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (drawn(OPI=Dictionary({"/2.0": Dictionary(F=f"HD:{WHO}:a.tif", Comments=WHO)})), "properties"),
        (drawn(Ref=Dictionary(F=Dictionary(Type=Name.Filespec, F=f"{_TO}/{WHO}"), Page=0)), "properties"),
        (drawn(Measure=Dictionary(Subtype=Name.GEO, GPTS=Array([WHO]))), "properties"),
        (drawn(Own_Note=WHO), "properties"),
        (noted(Subtype=Name.Text, ExData=Dictionary(A=WHO)), "properties"),
        (noted(Subtype=Name.Square, Own_Note=WHO), "properties"),
        (noted(Subtype=Name.FreeText, RC=_LETTERED), "properties"),
        (field(FT=Name.Tx, RV=_LETTERED), "properties"),
        (lettered_apart, "properties"),
        (field(FT=Name.Sig, V=Dictionary(Filter=Name.A, Reason=WHO, Contents=String("x"))), "authors"),
        (keyed(Names=Dictionary(Own=Dictionary(A=WHO))), "properties"),
    ],
)
def test_what_programs_put_into_the_parts_of_a_pdf_goes(change: Change, code: str) -> None:
    given = pdf(change)
    assert WHO.encode() in said_in(given)
    _, (clean, codes) = cleaned_file(given, ".pdf")
    assert WHO.encode() not in said_in(clean)
    assert codes == {code}
    assert cleaned_file(clean, ".pdf")[1][1] == frozenset()


@pytest.mark.parametrize("type_", ["Annot", "Own", "StructElem"])
@pytest.mark.parametrize("where", ["A", "PA", "Next"])
def test_an_action_does_nothing_whatever_it_says_of_its_type(where: str, type_: str) -> None:
    action = Dictionary(Type=Name(f"/{type_}"), S=Name.SubmitForm, F=String(_TO))
    if where == "Next":
        action, where = Dictionary(S=Name.Named, N=Name.NextPage, Next=Array([action])), "A"
    _, (clean, codes) = cleaned_file(pdf(noted(Subtype=Name.Link, **{where: action})), ".pdf")
    assert b"evil" not in said_in(clean)
    assert codes == {"actions"}


def test_what_is_seen_of_a_note_stays() -> None:
    link = Dictionary(S=Name.URI, URI=String("http://a.example"))
    _, (clean, codes) = cleaned_file(pdf(noted(Subtype=Name.Link, A=link, C=Array([1, 0, 0]))), ".pdf")
    assert codes == frozenset()
    assert b"http://a.example" in said_in(clean)
    assert b"seen" in said_in(clean)
