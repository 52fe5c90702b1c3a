"""Everything that changes a practice; one transaction each."""

from tactful.practice.actions.faults import (
    AlreadyDecided,
    LooseningFault,
    NotYours,
    PracticeFault,
    RuleFault,
    StaleSettings,
)
from tactful.practice.actions.loosening import (
    approve_loosening,
    begin_loosenings,
    decline_loosening,
    end_loosening,
    withdraw_loosening,
)
from tactful.practice.actions.settings import (
    Changed,
    change_settings,
    pause_sending,
    resume_sending,
)
from tactful.practice.actions.setup import (
    NewPractice,
    change_contact,
    check_fact,
    create_practice,
    declare,
    declare_all,
)
from tactful.practice.actions.staff import (
    add_staff,
    change_me,
    change_role,
    new_password,
    remove_staff,
    renew_password,
)
from tactful.practice.actions.tokens import SCOPES, make_token, revoke_token, token_hash

__all__ = [
    "SCOPES",
    "AlreadyDecided",
    "Changed",
    "LooseningFault",
    "NewPractice",
    "NotYours",
    "PracticeFault",
    "RuleFault",
    "StaleSettings",
    "add_staff",
    "approve_loosening",
    "begin_loosenings",
    "change_contact",
    "change_me",
    "change_role",
    "change_settings",
    "check_fact",
    "create_practice",
    "declare",
    "declare_all",
    "decline_loosening",
    "end_loosening",
    "make_token",
    "new_password",
    "pause_sending",
    "remove_staff",
    "renew_password",
    "resume_sending",
    "revoke_token",
    "token_hash",
    "withdraw_loosening",
]
