"""Runs a command and writes what it used: `python bench/launch.py FILE COMMAND ...`.

A process of its own, since the system counts the memory of who starts a command as its own.
"""

import json
import resource
import subprocess
import sys
import time

began = time.monotonic()
status = subprocess.call(sys.argv[2:], stdout=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs memory
    json.dump(
        {
            "status": status,
            "seconds": time.monotonic() - began,
            "cpu": usage.ru_utime + usage.ru_stime,
            "peak": usage.ru_maxrss / 1024,
        },
        file,
    )
