"""Opens a results file of the sample run with xarray and netCDF, with no code of ours.

Usage: open_results.py FILE. Exits with 1 and a message when anything is not as docs/results.md says.
"""
import sys

import netCDF4
import numpy as np
import xarray as xr

path = sys.argv[1]
ARMS = ["baseline", "visits é"]
GROUPS = ["all", "18-64", "65+"]


def opened(group):
    return xr.open_dataset(path, group=group, engine="h5netcdf")


def check(condition, what):
    if not condition:
        sys.exit(f"{path}: {what}")


def check_common(ds, group, times):
    check(list(ds["arm"].values) == ARMS, f"{group}: the arms are {ds['arm'].values}")
    check(ds["time"].dtype.kind == "M", f"{group}: time is {ds['time'].dtype}")
    check(ds["time"].values[0] == np.datetime64("2024-01-01"), f"{group}: first time")
    check(ds.sizes["time"] == times, f"{group}: {ds.sizes['time']} times")
    check("week" in ds.coords, f"{group}: week is not a coordinate")
    for name, array in ds.data_vars.items():
        check(array.dtype.kind in "fuO", f"{group}/{name} is {array.dtype}")
        check("long_name" in array.attrs, f"{group}/{name} has no long_name")
        check(not any("phony" in d for d in array.dims), f"{group}/{name} has nameless dimensions")


root = opened("/")
for name in ("Conventions", "title", "source", "history", "created", "started", "ended", "scenario",
             "scenario_sha256", "parameters", "seed", "wijk", "command_line", "compiler",
             "libraries", "inputs_sha256", "complete", "layout_version", "zero_before_start"):
    check(name in root.attrs, f"no attribute {name}")
check(root.attrs["Conventions"] == "CF-1.10", "Conventions")
check(int(root.attrs["complete"]) == 1, "not complete")
check(int(root.attrs["seed"]) == 2**64 - 1, "seed")
check("één" in root.attrs["scenario"], "the scenario is not verbatim")

indicators = opened("indicators")
check_common(indicators, "indicators", 70)
check(list(indicators["group"].values) == GROUPS, "groups")
check(indicators["lonely_share"].dims == ("arm", "replicate", "time", "group"), "dims")
check(indicators["lonely_share"].attrs["units"] == "1", "units")
change = indicators["lonely_share"].sel(arm="visits é") - indicators["lonely_share"].sel(arm="baseline")
before = change.where(change["week"] < 60, drop=True)
after = change.where(change["week"] >= 60, drop=True)
check(float(abs(before).max()) == 0, "not zero before the start")
check(np.allclose(after, -0.03, atol=1e-6), "not -0.03 after the start")
check(indicators["state_hash"].dtype == np.uint64, "state_hash")
check(list(indicators["start_week"].values) == [0, 60], "start_week")

network = opened("network")
check_common(network, "network", 70)
check(network["degree_histogram"].dims == ("arm", "replicate", "time", "degree"), "histogram")
check(int(network["degree_histogram"].sel(arm="baseline", replicate=2, degree=40)[5]) == 9, "bin 40")
check(network["weekly_contact"].sel(tie_type="friend").ndim == 3, "weekly_contact")

demography = opened("demography")
check_common(demography, "demography", 70)
check(int(demography["population"].isel(arm=1, replicate=2, time=69)) == 4569, "population")

programmes = opened("programmes")
check_common(programmes, "programmes", 70)
check(programmes["started"].dims == ("arm", "replicate", "time", "programme"), "programmes")
check(int(programmes["offered"].sel(arm="visits é", programme="support_group")[0, 69]) == 69, "offered")

funnel = opened("funnel")
check_common(funnel, "funnel", 70)
check(funnel["signalled"].dims == ("arm", "replicate", "time"), "funnel")
check(funnel["cases"].dims == ("arm", "replicate", "time", "status"), "cases")
check_common(opened("collaboration"), "collaboration", 70)
check_common(opened("volunteers"), "volunteers", 70)

costs = opened("costs")
check_common(costs, "costs", 70)
check(list(costs["bearer"].values) == ["municipality", "organisation", "volunteer", "participant"], "bearers")
check(float(costs["euro"].sel(arm="visits é", bearer="municipality")[0, 69]) == 220000, "euro")

check(costs["hours"].dtype == np.float64, f"hours are {costs['hours'].dtype}")

effects = opened("effects")
check(str(effects["measure_units"].sel(measure="euro_per_year").values) == "euro/year", "measure_units")
lonely = effects.sel(arm="visits é", measure="lonely_share")
check(abs(float(lonely["mean"]) + 0.03) < 1e-6, "effect")
check(float(lonely["ci_low"]) <= float(lonely["mean"]) <= float(lonely["ci_high"]), "interval")
check(int(lonely["replicates"]) == 3, "pairs")
check(np.isnan(float(effects["mean"].sel(arm="baseline", measure="lonely_share"))), "baseline")
of_old = effects["group_mean"].sel(arm="visits é", survey_measure="lonely_share", group="65+")
check(abs(float(of_old) + 0.03) < 1e-6, "effect by group")

residents = opened("residents")
check_common(residents, "residents", 2)
check(list(residents["replicate"].values) == [1], "replicates of the snapshots")
check(residents["djg11"].dims == ("arm", "replicate", "time", "resident"), "djg11")
one = residents.sel(arm="baseline", replicate=1).isel(time=1)
there = int(one["uid"].notnull().sum())
check(there == 1500, f"{there} residents")
check(int(one["uid"].max()) == 14990, "uid")
check(bool(one["djg11"][0].isnull()) and int(one["djg11"][1]) == 1, "a minor has no score")
check(bool(residents["djg11"].sel(arm="visits é").isnull().all()), "an arm without a snapshot")
check(int(one["contacts"].sel(tie_type="professional")[4]) == 8, "contacts")
raw = xr.open_dataset(path, group="residents", engine="h5netcdf", mask_and_scale=False)
check(raw["djg11"].dtype == np.uint8, "djg11 is not kept in one byte")
check(raw["djg11"].attrs["_FillValue"] == 255, "_FillValue")
check(raw["sex"].attrs["flag_meanings"] == "man woman", "flag_meanings")

with netCDF4.Dataset(path) as file:
    check(set(file.groups) == {"indicators", "network", "demography", "programmes", "funnel",
                               "collaboration", "volunteers", "costs", "effects", "residents"}, f"groups {set(file.groups)}")
    shares = file["indicators/lonely_share"]
    check(shares.dimensions == ("arm", "replicate", "time", "group"), "netCDF dimensions")
    check(file["indicators/arm"][1] == "visits é", "netCDF strings")
    check(list(file["indicators"].variables)[0] == "arm", "order of the variables")
    check(abs(shares[0, 0, 0, 0] - 0.4) < 0.06, "netCDF values")
print("opened", path)
