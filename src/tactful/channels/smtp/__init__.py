"""E-mail through the practice's own mail server."""

from tactful.channels.smtp.channel import SmtpEmail
from tactful.channels.smtp.settings import Security, SmtpSettings

__all__ = ["Security", "SmtpEmail", "SmtpSettings"]
