"""Does the model stand still when nothing happens? Twenty years in which nobody ages, dies or is
born; people move and are replaced by people like them. Everything relative to year 0.

    build/release/bin/wijk run docs/pictures/frozen.toml --out build/pictures/frozen.h5
    /usr/bin/python3 docs/pictures/stationarity.py build/pictures/frozen.h5 docs/pictures/stationarity.svg
"""

import sys

from common import COLOURS, GREY, label_lines, plt, read, save, years

source, target = sys.argv[1:]
indicators = read(source, "indicators").isel(arm=0)
network = read(source, "network").isel(arm=0)
x = years(indicators)
a_year = 13  # observations every four weeks


def relative(values):
    """Mean over replicates, a running year, in % of the first year."""
    mean = values.mean("replicate")
    return 100 * (mean.rolling(time=a_year).mean() / mean.isel(time=slice(0, a_year)).mean() - 1)


lines = [("lonely", relative(indicators["lonely_share"].sel(group="all"))),
         ("strongly lonely", relative(indicators["strongly_lonely_share"].sel(group="all"))),
         ("ties, all kinds", relative(network["mean_degree"]))]
kinds = [str(kind) for kind in network["tie_type"].values]
ties = [(kind.replace("_", "-"), relative(network["ties_per_adult"].sel(tie_type=kind)))
        for kind in kinds if float(network["ties_per_adult"].sel(tie_type=kind).mean()) > 0.05]

figure, panels = plt.subplots(1, 2, figsize=(9.4, 4.2), sharex=True)
for axes, title, what in [(panels[0], "Loneliness and number of ties", lines),
                          (panels[1], "Ties for each adult, by kind", ties)]:
    axes.fill_between([0, x[-1]], [0, 0.2 * x[-1]], [0, -0.2 * x[-1]], color=GREY, alpha=0.15,
                      linewidth=0)
    axes.axhline(0, color=GREY, linewidth=0.8)
    ends = []
    for (name, values), colour in zip(what, COLOURS):
        axes.plot(x, values, color=colour, linewidth=1.3)
        ends.append((float(values[-1]), f"{name} {round(float(values[-1]), 1) + 0.0:+.1f}", colour))
    low, high = axes.get_ylim()
    axes.set_ylim(min(low, -6), max(high, 6))
    axes.set_xlim(0, x[-1])
    axes.set_xticks(range(0, round(x[-1]) + 1, 5))
    axes.set_title(title + ", change since year 1 in %")
    axes.set_xlabel("years")
    label_lines(axes, x[-1], ends, gap_share=0.06)
figure.text(0.01, 0.015, f"Frozen ages and households, {indicators.sizes['replicate']} replicates, "
            "running means of a year. Grey: 2 % in ten years.", color=GREY, fontsize=7.5)
figure.tight_layout(rect=(0, 0.04, 1, 1))
figure.subplots_adjust(right=0.87, wspace=0.55)
save(figure, target)
