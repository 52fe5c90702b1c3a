"""A page for each reason code, in the practice's own words and values."""
