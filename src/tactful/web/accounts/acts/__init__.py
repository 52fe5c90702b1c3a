"""Everything one can do with an account; each act is a page of its own, and opens in place."""
