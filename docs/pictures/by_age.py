"""Who is lonely in the baseline: by age, household position and health, in the last year.

    build/release/bin/wijk run scenarios/schuilenburg.toml --out build/pictures/schuilenburg.h5
    /usr/bin/python3 docs/pictures/by_age.py build/pictures/schuilenburg.h5 docs/pictures/by_age.svg
"""

import sys

from common import COLOURS, GREY, band, plt, read, save

source, target = sys.argv[1:]
indicators = read(source, "indicators").sel(arm="baseline").isel(time=slice(-13, None)).mean("time")
blocks = [["18-34", "35-49", "50-64", "65-74", "75-84", "85+"],
          ["living alone", "couple without children", "couple with children", "single parent",
           "child, other or institution"],
          ["not severely limited", "severely limited"]]
titles = ["age", "household position", "health"]
measures = [("lonely_share", "lonely (3 or more of 11)", COLOURS[1]),
            ("strongly_lonely_share", "strongly lonely (9 or more)", COLOURS[0])]

figure, axes = plt.subplots(figsize=(7.6, 5.2))
at, ticks, names = 0, [], []
for title, groups in zip(titles, blocks):
    axes.annotate(title, (0, at - 0.75), xytext=(4, 0), textcoords="offset points", color=GREY,
                  fontweight="bold", va="center", fontsize=8)
    for group in groups:
        ticks.append(at)
        names.append(group)
        for measure, _, colour in measures:
            mean, wide = band(100 * indicators[measure].sel(group=group))
            axes.errorbar(float(mean), at, xerr=float(wide), fmt="o", color=colour, markersize=5,
                          capsize=2, linewidth=1.2)
        at += 1
    at += 0.9
for measure, name, colour in measures:
    mean = float(100 * indicators[measure].sel(group="all").mean("replicate"))
    axes.axvline(mean, color=colour, linewidth=0.8, linestyle=":")
    axes.annotate(f"{name}\nof all: {mean:.0f} %", (mean, -1.3), color=colour, ha="center",
                  va="bottom", annotation_clip=False)
axes.set_yticks(ticks, names)
axes.set_ylim(at - 0.6, -1.2)
axes.set_xlim(0, 80)
axes.set_xlabel("% of the adults in the group")
figure.text(0.01, 0.012, f"Schuilenburg as it is, last year of the run, {indicators.sizes['replicate']}"
            " replicates; bars: 95 % intervals, over replicates, each with its own luck and its own numbers.", color=GREY,
            fontsize=7.5)
figure.tight_layout(rect=(0, 0.03, 0.99, 0.97))
save(figure, target)
