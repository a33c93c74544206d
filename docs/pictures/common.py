"""What the pictures share: colours, reading of results files, labels on lines, saving."""

import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "svg.fonttype": "path",
    "svg.hashsalt": "wijk",  # the same picture is the same file
})
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import xarray as xr  # noqa: E402

GREY = "#666666"
# Okabe and Ito: told apart with any colour vision. Yellow is left out: too pale on white.
COLOURS = ["#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]

# 97.5 % quantiles of Student's t with 1, 2, 3 ... degrees of freedom.
T975 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042]


def read(path, group):
    """One group of a results file."""
    return xr.open_dataset(path, group=group, engine="h5netcdf")


def band(values, dim="replicate"):
    """Mean and half the width of its 95 % interval over replicates."""
    n = values.sizes[dim]
    if n < 2:
        sys.exit("An interval takes two replicates or more.")
    t = T975[n - 2] if n - 2 < len(T975) else 1.96 + 2.4 / n
    return values.mean(dim), t * values.std(dim, ddof=1) / np.sqrt(n)


def years(dataset):
    return dataset["week"].values / 52


def spread(heights, gap):
    """Heights moved apart so that labels do not overlap, in the order given."""
    order = np.argsort(heights)
    placed = np.array(heights, dtype=float)
    for _ in range(200):
        for low, high in zip(order, order[1:]):
            short = gap - (placed[high] - placed[low])
            if short > 1e-9:
                placed[low] -= short / 2
                placed[high] += short / 2
    return placed


def label_lines(axes, x, ends, gap_share=0.085):
    """Names at the right end of lines; `ends` holds (height, text, colour)."""
    low, high = axes.get_ylim()
    heights = spread([end[0] for end in ends], gap_share * (high - low))
    for height, (_, text, colour) in zip(heights, ends):
        axes.annotate(text, (x, height), xytext=(5, 0), textcoords="offset points", color=colour,
                      va="center", annotation_clip=False)


def save(figure, path):
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    print(path)
