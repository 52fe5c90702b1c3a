"""What the front desk should look at before anyone is reminded (intake README, "Codes")."""

from collections.abc import Iterator
from datetime import date

from tactful.readers.rows import HOLDING_FLAGS, Code, Finding, Flag, SourceGuarantor


def guarantor_findings(
    guarantor: SourceGuarantor,
    *,
    has_contact_columns: bool = True,
    phone_written: bool = False,
    email_unusable: bool = False,
    preference_written: bool = False,
) -> Iterator[Finding]:
    """Findings on one guarantor: no way to reach them, unusable details, no name, a hold.

    `phone_written`, `preference_written`: such a cell holds text; `email_unusable`: an e-mail
    cell held something that is no address.
    """
    found = []
    if has_contact_columns and not guarantor.phones and not guarantor.emails:
        found.append((Code.NO_PHONE_OR_EMAIL, "there is neither a usable number nor an e-mail"))
    if phone_written and not guarantor.phones:
        found.append((Code.NO_VALID_PHONE, "what stands for a phone is no number to call or text"))
    if email_unusable:
        found.append((Code.BAD_EMAIL, "what stands for an e-mail is no usable address"))
    if preference_written and guarantor.preferred_channel is None:
        found.append((Code.BAD_CONTACT_PREFERENCE, "the preferred channel is none we know"))
    if Flag.MISSING_NAME in guarantor.flags:
        found.append((Code.MISSING_NAME, "the name is empty"))
    if not HOLDING_FLAGS.isdisjoint(guarantor.flags):
        marks = ", ".join(flag.lower().replace("_", " ") for flag in guarantor.flags)
        found.append((Code.DO_NOT_REMIND, f"marked: {marks}"))
    for code, reason in found:
        yield Finding(
            code, (guarantor.line,), reason, guarantor.file, guarantor_id=guarantor.external_id
        )


def is_minor(born_on: date | None, on: date) -> bool:
    """Whether somebody is under 18 on a day; unknown birth dates are taken for adults'."""
    if born_on is None:
        return False
    return (on.year - born_on.year) - ((on.month, on.day) < (born_on.month, born_on.day)) < 18
