"""Whether the file of an interrupted run says so. Usage: interrupted_results.py FILE MISSING."""
import sys

import xarray as xr

path, missing = sys.argv[1], int(sys.argv[2])
root = xr.open_dataset(path, engine="h5netcdf")
indicators = xr.open_dataset(path, group="indicators", engine="h5netcdf")
demography = xr.open_dataset(path, group="demography", engine="h5netcdf")
holes = int(indicators["lonely_share"].isel(group=0).isnull().sum())
if int(root.attrs["complete"]) != 0 or int(root.attrs["observations_missing"]) != missing:
    sys.exit(f"complete {root.attrs['complete']}, missing {root.attrs['observations_missing']}")
if holes != missing or int(demography["population"].isnull().sum()) != missing:
    sys.exit(f"{holes} holes where {missing} are missing")
