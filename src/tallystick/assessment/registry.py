"""Every version of every rule, and how those of an assessment are chosen among them."""

from collections.abc import Iterator, Mapping

from tallystick.assessment.rulebook import Rules, RuleVersion, UnknownRuleError


class Registry:
    """Every version of every rule that this program can judge by."""

    def __init__(self, *versions: RuleVersion) -> None:
        """Take the versions, in the order in which an assessment names them.

        Raises:
            ValueError: one stands there twice.
        """
        self._versions = {(one.name, one.version): one for one in versions}
        if len(self._versions) < len(versions):
            raise ValueError("a version of a rule is registered twice")

    def __iter__(self) -> Iterator[RuleVersion]:
        """Each version."""
        return iter(self._versions.values())

    def latest(self) -> Rules:
        """The latest version of each rule."""
        versions: dict[str, int] = {}
        for name, version in self._versions:
            versions[name] = max(version, versions.get(name, 0))
        return Rules(self._versions[pair] for pair in versions.items())

    def named(self, versions: Mapping[str, int]) -> Rules:
        """The rules that an assessment names: what it doesn't name is of the first release, in version 1.

        Args:
            versions: versions by rule, as an assessment's ``rules`` has them.

        Raises:
            UnknownRuleError: this program has no such rule, or no such version of it.
        """
        first = {one.name: 1 for one in self if one.version == 1 and not one.added}
        chosen = first | dict(versions)
        missing = [pair for pair in chosen.items() if pair not in self._versions]
        if missing:
            raise UnknownRuleError(", ".join(f"{name}/{version}" for name, version in missing))
        return Rules(self._versions[pair] for pair in chosen.items())
