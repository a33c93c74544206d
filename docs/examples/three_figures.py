# %% [markdown]
# Three figures of a finished run: the difference over time, for whom, and what it costs against
# what it does, a dot for each replicate.
#
#     /usr/bin/python3 docs/examples/three_figures.py RESULTS.h5 FOLDER

# %% Read the groups that are needed.
import os
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import xarray as xr

path, folder = sys.argv[1:3]
os.makedirs(folder, exist_ok=True)
indicators = xr.open_dataset(path, group="indicators", engine="h5netcdf")
effects = xr.open_dataset(path, group="effects", engine="h5netcdf")
costs = xr.open_dataset(path, group="costs", engine="h5netcdf")

# Arms of the scenario beside the baseline; their twins without contagion are left out.
first = str(indicators["arm"].values[0])
arms = [str(arm) for arm, of in zip(effects["arm"].values, effects["compared_with"].values)
        if str(arm) != first and str(of) == first]
colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
years = indicators["week"].values / 52


def save(figure, name):
    figure.tight_layout()
    figure.savefig(os.path.join(folder, name), metadata={"Date": None})
    print(os.path.join(folder, name))


# %% 1. The paired difference over time: each replicate as a thin line, their mean as a thick one.
lonely = 100 * indicators["lonely_share"].sel(group="all")
figure, axes = plt.subplots(figsize=(7, 4))
for arm, colour in zip(arms, colours):
    change = lonely.sel(arm=arm) - lonely.sel(arm=first)
    axes.plot(years, change.transpose("time", "replicate").values, color=colour, alpha=0.2, linewidth=0.7)
    axes.plot(years, change.mean("replicate"), color=colour, linewidth=2, label=arm)
axes.axhline(0, color="#666666", linewidth=1)
axes.set(xlabel="years since the start", ylabel="lonely, percentage points",
         title=f"Difference to {first}, replicate by replicate")
axes.legend(frameon=False)
save(figure, "difference.svg")

# %% 2. For whom: the effect in the last year by group of adults, with 95 % intervals.
figure, axes = plt.subplots(figsize=(7, 0.4 * indicators.sizes["group"] + 1.2))
names = [str(name) for name in effects["group"].values]
for k, (arm, colour) in enumerate(zip(arms, colours)):
    of = effects.sel(arm=arm, survey_measure="lonely_share")
    low, high = 100 * of["group_ci_low"].values, 100 * of["group_ci_high"].values
    heights = [row + 0.22 * k for row in range(len(names))]
    axes.hlines(heights, low, high, color=colour, linewidth=1.5)
    axes.plot(100 * of["group_mean"].values, heights, "o", color=colour, markersize=4, label=arm)
axes.axvline(0, color="#666666", linewidth=1)
axes.set_yticks(range(len(names)), names)
axes.invert_yaxis()
axes.set(xlabel="lonely, percentage points", title="Effect by group of adults, with 95 % intervals")
axes.legend(frameon=False)
save(figure, "groups.svg")

# %% 3. What it costs and what it averts: the plane of cost-effectiveness, nothing discounted.
figure, axes = plt.subplots(figsize=(6, 4.5))
euro = costs["euro"].sum("bearer").isel(time=-1)
lived = indicators["lonely_years"].isel(time=-1)
for arm, colour in zip(arms, colours):
    more = euro.sel(arm=arm) - euro.sel(arm=first)
    averted = lived.sel(arm=first) - lived.sel(arm=arm)
    axes.plot(averted, more, "o", color=colour, markersize=4, label=arm)
axes.axhline(0, color="#666666", linewidth=1)
axes.axvline(0, color="#666666", linewidth=1)
axes.set(xlabel="lonely person-years averted", ylabel="euro more",
         title="Each dot is one replicate")
axes.legend(frameon=False)
save(figure, "plane.svg")
