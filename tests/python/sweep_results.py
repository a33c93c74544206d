"""Reads the merged file of a sweep with xarray and computes its effects anew, with no code of ours.

Usage: sweep_results.py FILE ROWS REPLICATES. Exits with 1 and a message when anything is not as docs/sweeps.md says.
"""
import sys

import numpy as np
import xarray as xr

path, rows, replicates = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def check(condition, what):
    if not condition:
        sys.exit(f"{path}: {what}")


root = xr.open_dataset(path, engine="h5netcdf")
check(root.attrs["kind"] == "sweep" and root.attrs["complete"] == 1, "kind and complete")
check("[factors]" in root.attrs["plan"], "the plan stands there")

design = xr.open_dataset(path, group="design", engine="h5netcdf")
check(design.sizes["row"] == rows, f"{design.sizes['row']} rows")
check(list(design["kind"].values) == ["area", "parameter"], f"kinds {design['kind'].values}")
check(np.isnan(design["value"].values[:, 0]).all(), "an area has no number")
check(len(set(design["hash"].values)) == rows, "rows have hashes of their own")

outcomes = xr.open_dataset(path, group="outcomes", engine="h5netcdf", mask_and_scale=False)
check(outcomes["level"].shape[:2] == (rows, replicates), f"shape {outcomes['level'].shape}")
check((outcomes["status"] == 1).all(), "every run is there")
check((outcomes["state_hash"] != 0).all(), "every run has a state")
level = outcomes["level"].sel(measure="lonely_share")
difference = outcomes["difference"].sel(measure="lonely_share", arm="visits")
check(((level >= 0) & (level <= 1)).all(), "a share lies between 0 and 1")
check((outcomes["difference"].sel(measure="lonely_share", arm="baseline") == 0).all(), "baseline")

# Rows of one area share people and chance: their baselines are the same, and have one seed a replicate.
for area in set(design["area"].values):
    here = np.flatnonzero(design["area"].values == area)
    states = outcomes["state_hash"].sel(arm="baseline").values[here]
    check((states == states[0]).all(), f"baselines of {area}")
seeds = outcomes["replicate_seed"].values
check((seeds == seeds[0]).all() and len(set(seeds[0])) == replicates, "seeds")

effects = xr.open_dataset(path, group="effects", engine="h5netcdf").sel(measure="lonely_share", arm="visits")
mean = difference.mean("replicate").values
error = difference.std("replicate", ddof=1).values / np.sqrt(replicates)
check(np.allclose(effects["mean"].values, mean, atol=1e-15), "means")
check(np.allclose(effects["standard_error"].values, error, atol=1e-15), "standard errors")
check((effects["replicates"] == replicates).all(), "pairs")
print("all is as said")
