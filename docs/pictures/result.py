"""The picture of the README: each arm over time, and its paired difference to the baseline.

    build/release/bin/wijk run scenarios/schuilenburg.toml --out build/pictures/schuilenburg.h5
    /usr/bin/python3 docs/pictures/result.py build/pictures/schuilenburg.h5 docs/pictures/result.svg
"""

import sys

from common import COLOURS, GREY, band, label_lines, plt, read, save, years

source, target = sys.argv[1:]
indicators = read(source, "indicators")
share = 100 * indicators["lonely_share"].sel(group="all")
arms = [str(name) for name in indicators["arm"].values if not str(name).endswith("/no-contagion")]
x = years(indicators)

figure, (top, below) = plt.subplots(2, 1, figsize=(7.6, 5.4), sharex=True,
                                    gridspec_kw={"height_ratios": [1, 1.25]})
baseline, wide = band(share.sel(arm="baseline"))
top.fill_between(x, baseline - wide, baseline + wide, color=GREY, alpha=0.2, linewidth=0)
top.plot(x, baseline, color=GREY, linewidth=3.5)
ends = [(float(baseline[-1]), "baseline", GREY)]
for arm, colour in zip(arms[1:], COLOURS):
    mean = share.sel(arm=arm).mean("replicate")
    top.plot(x, mean, color=colour, linewidth=1.2)
    ends.append((float(mean[-1]), arm, colour))
middle = float(baseline.mean())
top.set_ylim(middle - 4, middle + 4)
top.set_title("Lonely residents of 18 and over, % (11 items, 3 or more)")
label_lines(top, x[-1], ends, gap_share=0.12)

ends = []
for arm, colour in zip(arms[1:], COLOURS):
    mean, wide = band(10 * (share.sel(arm=arm) - share.sel(arm="baseline")))
    below.fill_between(x, mean - wide, mean + wide, color=colour, alpha=0.22, linewidth=0)
    below.plot(x, mean, color=colour, linewidth=1.4)
    ends.append((float(mean[-1]), arm, colour))
below.axhline(0, color=GREY, linewidth=1)
below.set_title("Difference to the baseline of the same replicate: lonely residents per 1,000 adults")
below.set_xlabel("years since the start")
label_lines(below, x[-1], ends)
start = float(indicators["start_week"].sel(arm=arms[1:]).values.min()) / 52
below.axvline(start, color=GREY, linewidth=0.8, linestyle=":")
below.annotate("programmes start", (start, below.get_ylim()[0]), xytext=(4, 3),
               textcoords="offset points", color=GREY, fontsize=8)
below.set_xlim(0, x[-1])

figure.text(0.01, 0.012,
            f"Lines: means of {share.sizes['replicate']} replicates. Bands: 95 % intervals over "
            "replicates, each with its own numbers. A statement of the model, not a forecast.",
            color=GREY, fontsize=7.5)
figure.tight_layout(rect=(0, 0.03, 0.995, 1))
figure.subplots_adjust(right=0.8)
save(figure, target)
