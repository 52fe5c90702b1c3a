"""How a touch leaves the house: one folder per provider, all behind `contract.py`."""
