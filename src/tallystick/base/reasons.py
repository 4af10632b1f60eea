"""A reason in words, which keeps its places apart so that it can be said in any language."""

from dataclasses import dataclass


def msgid(text: str) -> str:
    """The text itself: marks a sentence that the catalogues translate where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in words.

    Attributes:
        template: an English sentence with named places, which is also its key for translators.
        values: what stands in the places.
        because: the reason behind it, which follows it.
    """

    template: str
    values: tuple[tuple[str, str], ...] = ()
    because: "Reason | None" = None

    def saying(self, *values: tuple[str, str]) -> "Reason":
        """The same sentence with these values in its places."""
        return Reason(self.template, values, self.because)

    @property
    def text(self) -> str:
        """The sentence in English."""
        own = self.template.format(**dict(self.values))
        return f"{own} {self.because.text}" if self.because else own
