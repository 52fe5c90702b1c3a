"""What can be wrong with a message. No text here repeats a patient's name, number or amount."""


class ComposeError(ValueError):
    """A message that cannot be composed; `template` is the label of its template."""

    def __init__(self, template: str, problem: str) -> None:
        super().__init__(f"{template}: {problem}")
        self.template = template
        self.problem = problem


class BadTemplate(ComposeError):
    """The template cannot be read: a tag left open, a filter or a part that is not allowed."""


class UnknownTag(ComposeError):
    """The template names a merge tag or block that does not exist."""

    def __init__(self, template: str, tag: str, *, meant: str | None = None) -> None:
        hint = f"; did you mean {meant}?" if meant else "; see the list of merge tags"
        super().__init__(template, f"there is no tag {tag}{hint}")
        self.tag = tag


class TagNotAllowed(ComposeError):
    """The tag exists and does not belong in this channel or variant."""

    def __init__(self, template: str, tag: str, why: str) -> None:
        super().__init__(template, f"{tag} does not belong here: {why}")
        self.tag = tag


class MissingValue(ComposeError):
    """The account has nothing to put in a tag the template shows; never sent with a hole."""

    def __init__(self, template: str, tag: str) -> None:
        super().__init__(
            template,
            f"nothing is known for {tag}; record it, or show it only inside "
            f"{{% if {tag} %}}...{{% endif %}}",
        )
        self.tag = tag


class EmptyMessage(ComposeError):
    """The template renders to nothing, or an e-mail to no subject."""


class UnsafeValue(ComposeError):
    """A value that must not be sent: a link that is no web address, a broken subject."""


class TooLong(ComposeError):
    """A text that takes more parts than the carriers and the reader should bear (R116)."""

    def __init__(self, template: str) -> None:
        super().__init__(template, "the text is too long for this account; shorten the wording")


class NoTemplate(LookupError):
    """No template of this key for the channel, language and variant asked for."""
