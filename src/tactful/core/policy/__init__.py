"""May we contact this person, now, on this channel? (policy.md, section 2)"""
