"""Reads /events of a results file with h5py and xarray, with no code of ours.

Usage: event_results.py FILE. Exits with 1 and a message when anything is not as docs/results.md says.
"""
import sys

import h5py
import numpy as np
import xarray as xr

path = sys.argv[1]
LENGTHS = {(0, 0): 3, (0, 2): 1, (1, 1): 2500}  # (arm, replicate): events


def check(condition, what):
    if not condition:
        sys.exit(f"{path}: {what}")


with h5py.File(path, "r") as file:
    events = file["events"]
    kinds = events["kind"].attrs["flag_meanings"]
    kinds = (kinds.decode() if isinstance(kinds, bytes) else str(kinds)).split()
    check(kinds[0] == "recognised" and kinds[-1] == "closed", f"kinds are {kinds}")
    check(events["kind"].shape[:2] == (2, 3), f"shape {events['kind'].shape}")
    check(events["kind"].shape[2] >= 2500, "too short")
    for arm in range(2):
        for replicate in range(3):
            there = LENGTHS.get((arm, replicate), 0)
            kind = events["kind"][arm, replicate]
            check(int((kind != 255).sum()) == there, f"{arm}, {replicate}: {(kind != 255).sum()}")
            check(bool((kind[there:] == 255).all()), "rows are in order from the first")
            number = np.arange(there)
            for name, wanted in (("week", number // 10 - 2), ("case", number), ("resident", 7 * number),
                                 ("value", number % 5), ("post", number % 9), ("actor", number + 1),
                                 ("kind", number % 11), ("door", number % 13)):
                found = events[name][arm, replicate, :there].astype(np.int64)
                check(bool((found == wanted).all()), f"{name} of {arm}, {replicate}")

table = xr.open_dataset(path, group="events", engine="h5netcdf")
one = table.sel(arm="visits é", replicate=1)
check(int(one["week"].notnull().sum()) == 2500, "xarray does not mask what is missing")
check("long_name" in table["kind"].attrs, "kind has no long_name")
