"""Reads a results file while it is written. Usage: live_results.py PARTIAL TIMES RESIDENTS."""
import sys
import time

import h5py
import numpy as np

path, times, residents = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
seen = ()
for _ in range(50):
    try:
        with h5py.File(path, "r", swmr=True) as file:
            shares = file["indicators/lonely_share"][0, 0, :, 0]
            uid = file["residents/uid"][0, 0, 0, :]
            seen = (int(np.isfinite(shares).sum()), int((uid != 2**32 - 1).sum()))
    except OSError as problem:  # not there yet, or not yet open to readers
        seen = (str(problem), 0)
    if seen == (times, residents):
        sys.exit(0)
    time.sleep(0.1)
sys.exit(f"saw {seen[0]} times and {seen[1]} residents")
