"""Any signature of an assessor can stand in a cell, and those of earlier packages still count."""

from dataclasses import replace
from itertools import count

from tallystick.ledger.notes import encode
from tallystick.register import kinds as k
from tallystick.register.panel_locks import PanelSignature
from tallystick.register.panel_statement import signature_text, signs
from tallystick.register.panels import Assessor
from tests.register.signing import key_of

STATEMENT = "what was found"
#: Of a key whose four bytes begin so, every signature in base64 begins with a plus.
PLUS = range(0xF8, 0xFC)


def test_a_key_whose_every_signature_begins_with_a_plus_can_sign_and_bare_ones_count() -> None:
    key = next(one for at in count() if (one := key_of(f"S{at}")).public.key_id[0] in PLUS)
    assessor = Assessor("S1", "accepted", signing_key=key.public.vkey)
    blob = key.public.key_id + key.sign(STATEMENT.encode())
    bare = PanelSignature("one", "S1", encode(blob))
    assert bare.signature.startswith("+")
    kept = replace(bare, signature=signature_text(blob))
    assert k.TEXT.read(kept.signature) == kept.signature
    assert signs(STATEMENT, assessor, kept)
    assert signs(STATEMENT, assessor, bare)
    assert not signs("something else", assessor, kept)
