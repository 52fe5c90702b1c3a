"""Finds the patient balances that need attention and reminds people kindly."""

__version__ = "0.1.0"
