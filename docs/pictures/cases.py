r"""Results of the case stories: a picture of each, and what the run says, into docs/cases.md.

    for case in scenarios/cases/*.toml; do
        name=$(basename $case .toml)
        build/release/bin/wijk run $case --ensemble none --quiet --out build/pictures/$name.h5 \
            > build/pictures/$name.txt
    done
    build/release/bin/wijk patterns --json > build/pictures/patterns.json
    build/release/bin/wijk patterns --replicates 128 --json --seed 1000004 > build/pictures/seed.json
    build/release/bin/wijk patterns --replicates 128 --json --ensemble shipped > build/pictures/ensemble.json
    build/release/bin/wijk patterns --replicates 128 --json --residents 0.7 > build/pictures/fewer.json
    build/release/bin/wijk patterns --replicates 128 --json --residents 1.3 > build/pictures/more.json
    build/release/bin/wijk factors --pairs --json --picture docs/pictures/factors.svg \
        > build/pictures/factors.json
    /usr/bin/python3 docs/pictures/cases.py build/pictures docs/cases.md
"""

import json
import os
import re
import sys

from common import COLOURS, GREY, np, plt, read, save, years

folder, page = sys.argv[1:]
STEPS = [("met", ["met"]), ("recognised", ["recognised"]), ("signalled", ["signalled"]),
         ("taken up", ["case_opened"]), ("referred", ["referred_warm", "referred_cold"]),
         ("accepted", ["accepted"]), ("started", ["started"]), ("helped", ["helped"])]


def wilson(yes, n, z=1.959964):
    """Wilson's 95 % interval of a share."""
    p = yes / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def arms_of(dataset):
    return [str(name) for name in dataset["arm"].values if not str(name).endswith("/no-contagion")]


def draw_survival(axes, collaboration, colours):
    """Share of the networks that live; a network that has not begun has not ended."""
    x = years(collaboration)
    for arm in arms_of(collaboration):
        alive = collaboration["alive"].sel(arm=arm).values > 0
        had = alive.any(axis=1)
        if not had.any():
            continue
        begun = np.maximum.accumulate(alive[had], axis=1)
        lives = (alive[had] | ~begun).sum(axis=0)
        low, high = wilson(lives, had.sum())
        axes.fill_between(x, 100 * low, 100 * high, color=colours[arm], alpha=0.18, linewidth=0)
        axes.plot(x, 100 * lives / had.sum(), color=colours[arm], linewidth=1.8)
    axes.set_ylim(-3, 103)
    axes.set_xlim(0, x[-1])
    axes.set_title("Networks that live, % of replicates")
    axes.set_xlabel("years")


def draw_iceberg(axes, funnel, colours):
    """People a year by step, in the first year and later, on a logarithmic scale."""
    weeks = funnel["week"].values
    year = int(np.searchsorted(weeks, 52))
    last = len(weeks) - 1
    least = 0.05
    arms = [arm for arm in arms_of(funnel) if float(funnel["met"].sel(arm=arm)[:, -1].max()) > 0]
    for k, arm in enumerate(arms):
        for first, end, filled in ((0, year, False), (year, last, True)):
            if end <= first:
                continue
            a_year = [sum(float((funnel[n].sel(arm=arm)[:, end].astype(float)
                                 - funnel[n].sel(arm=arm)[:, first].astype(float)).mean())
                          for n in names) * 52 / (weeks[end] - weeks[first])
                      for _, names in STEPS]
            y = np.arange(len(STEPS)) + (k - (len(arms) - 1) / 2) * 0.22
            shown = [max(value, least) for value in a_year]
            axes.plot(shown, y, "o", markersize=4.5, color=colours[arm],
                      markerfacecolor=colours[arm] if filled else "white")
    axes.set_xscale("log")
    axes.set_xlim(least * 0.8, None)
    axes.set_yticks(range(len(STEPS)), [name for name, _ in STEPS])
    axes.invert_yaxis()
    axes.set_xticks([0.1, 1, 10, 100, 1000, 10000],
                    ["0.1", "1", "10", "100", "1,000", "10,000"])
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_title("From lonely to helped, people a year")
    axes.set_xlabel("open: first year; filled: later; 0.05: fewer, or nobody")


def draw(name):
    source = os.path.join(folder, name + ".h5")
    collaboration, funnel = read(source, "collaboration"), read(source, "funnel")
    names = arms_of(funnel)
    colours = {arm: GREY if k == 0 else COLOURS[k - 1] for k, arm in enumerate(names)}
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.5),
                                         gridspec_kw={"width_ratios": [1, 1.25]})
    draw_survival(left, collaboration, colours)
    draw_iceberg(right, funnel, colours)
    handles = [plt.Line2D([], [], color=colours[arm], linewidth=3, label=arm) for arm in names]
    figure.legend(handles=handles, loc="lower center", ncol=len(names), frameon=False, fontsize=9)
    figure.tight_layout(rect=(0, 0.07, 1, 1))
    save(figure, f"docs/pictures/case-{name}.svg")
    plt.close(figure)
    return funnel.sizes["replicate"]


def words_of(name):
    """What the run says, from the steps to what arms changed."""
    text = open(os.path.join(folder, name + ".txt"), encoding="utf-8").read()
    start = text.index("From lonely to helped")
    words = text[start:text.index("In words")].rstrip()
    said = [line for line in text[text.index("In words"):text.index("Check:")].splitlines()[2:]]
    keep, on = [], False
    for line in said:
        if re.match(r"  \S", line):
            on = True
        elif re.match(r"    \S", line) and re.match(r"    (Without|Less|One|\d|The|In|Whether)", line):
            on = False
        if on:
            keep.append(line)
    return words + "\n\nWhat it changed for residents\n\n" + "\n".join(keep)


def story(name):
    replicates = draw(name)
    return (f"**What came out**, in {replicates} replicates with the default numbers.\n\n"
            f"![Networks that live, and people from lonely to helped](pictures/case-{name}.svg)\n\n"
            f"```\n{words_of(name)}\n```\n")


def load(name):
    with open(os.path.join(folder, name + ".json"), encoding="utf-8") as source:
        return json.load(source)


def number(value):
    return "–" if value is None else f"{value:.3g}"


def tally(found):
    out = sum(one["verdict"] == "comes out" for one in found)
    back = sum(one["verdict"] == "reversed" for one in found)
    return (f"{out} of {len(found)} come out, {back} {'is' if back == 1 else 'are'} reversed, "
            f"{len(found) - out - back} cannot be told at the most replicates that were lived.\n")


def patterns():
    """Each pattern with the check that decides."""
    found = load("patterns")
    rows = ["| pattern | effect | 95 % interval at all looks | replicates | verdict |",
            "|---|---:|---:|---:|---|"]
    for one in found:
        rows.append(f"| {one['id']} | {number(one['effect'])} | {number(one['ci_low'])} to "
                    f"{number(one['ci_high'])} | {one['replicates']} | {one['verdict']} |")
    return tally(found) + "\n" + "\n".join(rows) + "\n"


def robustness():
    """Verdicts as they are, and under other seeds, sizes and numbers as far as those were run."""
    found = {"as they are": {one["id"]: one for one in load("patterns")}}
    for name, condition in CONDITIONS.items():
        if os.path.exists(os.path.join(folder, name + ".json")):
            found[condition] = {one["id"]: one for one in load(name)}
    ids = list(found["as they are"])
    rows = ["| pattern | " + " | ".join(found) + " |", "|---|" + "---|" * len(found)]
    for one in ids:
        rows.append(f"| {one} | " + " | ".join(of[one]["verdict"] for of in found.values()) + " |")
    same = [f"{sum(of[one]['verdict'] == found['as they are'][one]['verdict'] for one in ids)} of "
            f"{len(ids)} with {condition}" for condition, of in list(found.items())[1:]]
    turned = sum({of[one]["verdict"] for of in found.values()} >= {"comes out", "reversed"}
                 for one in ids)
    missing = [condition for condition in CONDITIONS.values() if condition not in found]
    not_run = f" Not run yet: {', '.join(missing)}." if missing else ""
    return (f"Verdicts that stay: {', '.join(same)}. "
            f"{turned} {'turns' if turned == 1 else 'turn'} round.{not_run}\n\n"
            + "\n".join(rows) + "\n")


def cell(one):
    """An effect with its interval."""
    if one["ci_low"] == one["ci_high"] == 0:
        return f"0 in all {one['replicates']}"
    return (f"{one['effect']:+.3g} ({number(one['ci_low'])} to {number(one['ci_high'])})"
            f"{' *' if one['ci_low'] > 0 or one['ci_high'] < 0 else ''}")


def factors():
    """What each factor does alone to three outcomes, and the pairs that do more or less together."""
    found = load("factors")
    alone = [one for one in found if one["with"] is None]
    outcomes = ["collaboration.alive", "funnel.signalled", "funnel.helped"]
    at = {(one["factor"], one["outcome"]): one for one in alone}
    names = list(dict.fromkeys(one["factor"] for one in alone))
    rows = ["| factor | expected | alive after 5 years | signalled | helped |",
            "|---|---|---:|---:|---:|"]
    for name in names:
        expected = {1: "+", 0: "0", -1: "−"}[at[name, outcomes[0]]["expected_sign"]]
        rows.append(f"| {name} | {expected} | " +
                    " | ".join(cell(at[name, outcome]) for outcome in outcomes) + " |")
    out = "\n".join(rows) + "\n\n\\* the 95 % interval leaves out zero\n"
    pairs = [one for one in found if one["with"] is not None and one["outcome"] in outcomes
             and one["effect"] is not None]
    sure = [one for one in pairs if one["ci_low"] > 0 or one["ci_high"] < 0]
    if pairs:
        chance = round(0.05 * len(pairs))
        out += (f"\nOf {len(pairs)} pairs and outcomes {len(sure)} leave out zero, where about {chance} would by "
                "chance alone. The largest on survival:\n\n| pair | beyond each alone |\n|---|---:|\n")
        first = sorted((one for one in sure if one["outcome"] == outcomes[0]),
                       key=lambda one: -abs(one["effect"]))
        for one in first[:8]:
            out += f"| {one['factor']} and {one['with']} | {cell(one)} |\n"
    return out


CONDITIONS = {"seed": "another seed", "ensemble": "numbers of the ensemble",
              "fewer": "30 % fewer residents", "more": "30 % more residents"}
TABLES = {"patterns": patterns, "robustness": robustness, "factors": factors}
text = open(page, encoding="utf-8").read()
for name in re.findall(r"<!-- results: (\S+) -->", text):
    needed = {"patterns": "patterns.json", "robustness": "seed.json", "factors": "factors.json"}
    if not os.path.exists(os.path.join(folder, needed.get(name, name + ".h5"))):
        continue
    said = TABLES[name]() if name in TABLES else story(name)
    text = re.sub(rf"<!-- results: {re.escape(name)} -->\n((?:(?!<!-- results:).)*?<!-- end -->\n)?",
                  lambda _: f"<!-- results: {name} -->\n{said}<!-- end -->\n", text, flags=re.DOTALL)
with open(page, "w", encoding="utf-8") as out:
    out.write(text)
print(page)
