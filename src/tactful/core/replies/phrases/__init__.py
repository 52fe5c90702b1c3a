"""The phrase lists, English and Spanish, for a compliance officer to read and change."""
