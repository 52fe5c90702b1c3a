"""Rules as pure Python: no Django, clock, network, database or randomness."""
