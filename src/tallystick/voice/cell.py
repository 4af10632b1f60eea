"""A text of a package as a page has it: its language, if that is not the page's, and what it translates."""


class CellText(str):
    """A text that remembers its language and the text that stands in the package.

    Attributes:
        language: the language that it is in, where that is not the page's own; else empty.
        original: the text as the package has it, the same in every language.
    """

    __slots__ = ("language", "original")
    language: str
    original: str

    def __new__(cls, text: str, language: str, original: str) -> "CellText":
        """Make the text."""
        made = super().__new__(cls, text)
        made.language, made.original = language, original
        return made

    def __repr__(self) -> str:
        """The text and its language: what a page is made of differs by both."""
        return f"{super().__repr__()}@{self.language}"


def like(text: str, changed: str) -> str:
    """A changed form of a text, such as one with a capital: in the same language, of the same original.

    Examples:
        >>> like(CellText("farmland", "en", "farmland"), "Farmland")
        'Farmland'@en
    """
    return CellText(changed, text.language, text.original) if isinstance(text, CellText) else changed


def original_of(text: str) -> str:
    """The text as the package has it.

    Examples:
        >>> original_of(CellText("耕地", "", "farmland")), original_of("farmland")
        ('farmland', 'farmland')
    """
    return text.original if isinstance(text, CellText) else text
