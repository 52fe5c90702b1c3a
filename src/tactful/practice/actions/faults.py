"""What cannot be done, in words for staff."""

from tactful.practice.settings import SettingsFault


class PracticeFault(ValueError):
    """Something about a practice that cannot be done, in one sentence for staff."""


class StaleSettings(SettingsFault):
    """Somebody else was faster; nothing was written."""


class RuleFault(SettingsFault):
    """A value that a rule allows nobody, or not without more being said: which, and why."""

    def __init__(self, path: str, said: str) -> None:
        super().__init__(f"{path}: {said}")
        self.path, self.said = path, said


class NotYours(SettingsFault):
    """Somebody whose role may not do this (rules.yaml)."""


class LooseningFault(PracticeFault):
    """A loosening that cannot be decided so, in one sentence for staff."""


class AlreadyDecided(LooseningFault):
    """Somebody else decided it a moment ago, or it is over."""
