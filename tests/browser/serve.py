"""Tactful as a person starts it, on the day of the story: `python -m tests.browser.serve`.

Arguments: the instant at which its clock begins, then those of the command line.
"""

import sys
from datetime import datetime

import time_machine

from tactful.cli import main

if __name__ == "__main__":
    at = datetime.fromisoformat(sys.argv[1])
    sys.argv = ["tactful", *sys.argv[2:]]
    with time_machine.travel(at, tick=True):
        main()
