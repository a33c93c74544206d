"""Chooses the wijken of panel_calibrate.csv, panel_validate.csv and places.csv.

    /usr/bin/python3 scenarios/targets/choose.py build/release/bin/wijk

The panels stand for the country: wijken whose people together are what the country's are. They are
chosen by composition alone, of the people that `wijk population` makes; no figure of loneliness is
read. The places are drawn from the list of areas alone, by size and urbanity. The lists are fixed:
run this again only to see how they came about.
"""

import csv
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

TARGETS = Path(__file__).resolve().parent
DATA = TARGETS.parent / "data"
SEED = 20240101
SIZES = [500, 1500, 3000, 6000, 12000, 10**9]  # residents: the size classes of the places
SIZE_NAMES = ["500-1499", "1500-2999", "3000-5999", "6000-11999", "12000+"]
PLACES = 300


def read(name):
    with open(DATA / name, newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text) if text else float("nan")


def wijken():
    """Wijken of 2024 that are in the tables of 2022 and of RIVM, with what these say."""
    facts = {row["code"]: row for row in read("wijken_2022.csv")}
    health = {row["code"]: row for row in read("health_2020.csv")}
    areas = read("areas_2024.csv")
    towns = {row["code"]: row["name"] for row in areas if row["code"].startswith("GM")}
    out = []
    for row in areas:
        code = row["code"]
        if code.startswith("WK") and code in facts and code in health and row["population"]:
            out.append({"code": code, "name": row["name"], "town": towns["GM" + code[2:6]],
                        "residents": int(float(row["population"])), "area": row,
                        "facts": facts[code], "health": health[code]})
    return out


# --- The panels ---------------------------------------------------------------------------------

def is_candidate(wijk):
    known = all(wijk["facts"][k] for k in ("urbanity", "owner_occupied_pct", "income_lowest40_pct",
                                           "income_highest20_pct", "education_high_pct"))
    return known and 700 <= wijk["residents"] <= 6000 and all(wijk["health"].values())


def people_of(program, code):
    """Residents of a wijk as the program makes them, one dictionary each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        subprocess.run([program, "population", code, "--seed", "1", "--out", str(path)], check=True,
                       stdout=subprocess.DEVNULL)
        with open(path, newline="") as file:
            return list(csv.DictReader(file))


def composition(wijk, people):
    """Of one wijk: for each feature how many there are and of how many."""
    private = [p for p in people if p["household_type"] != "institution"]
    adults = [p for p in private if int(p["age"]) >= 18]
    old = [p for p in adults if int(p["age"]) >= 65]
    homes = list({p["household"]: p for p in private}.values())
    area, features = wijk["area"], {}

    def add(name, among, holds):
        features[name] = (sum(map(holds, among)), len(among))

    for key in COUNTED:
        features[key] = (float(area[key] or 0), wijk["residents"])
    for key, types in HOUSEHOLDS.items():
        add(key, homes, lambda p, types=types: p["household_type"] in types)
    add("owner", homes, lambda p: p["tenure"] == "owner")
    add("income lowest 40 %", homes, lambda p: p["income"] == "low")
    add("income highest 20 %", homes, lambda p: p["income"] == "high")
    add("education high, 15-74", [p for p in people if 15 <= int(p["age"]) <= 74],
        lambda p: p["education"] == "high")
    everybody = [p for p in people if int(p["age"]) >= 18]
    everybody_old = [p for p in people if int(p["age"]) >= 65]
    add("75-84 of 65+", everybody_old, lambda p: 75 <= int(p["age"]) <= 84)
    add("85+ of 65+", everybody_old, lambda p: int(p["age"]) >= 85)
    for key, column in (("severely limited", "limited"), ("mobility limited", "mobility_limited"),
                        ("anxious", "anxious")):
        add(key + " 18+", everybody, lambda p, c=column: p[c] == "1")
        add(key + " 65+", everybody_old, lambda p, c=column: p[c] == "1")
    add("ends meet 18+", adults, lambda p: p["strain"] != "none")
    add("ends meet 65+", old, lambda p: p["strain"] != "none")
    for u in range(1, 6):
        features[f"urbanity {u}"] = (wijk["residents"] * (wijk["facts"]["urbanity"] == str(u)),
                                     wijk["residents"])
    for name, square in squares(wijk).items():
        features[name] = (wijk["residents"] * square, wijk["residents"])
    return features


COUNTED = ["men", "women", "age_0_14", "age_15_24", "age_25_44", "age_45_64", "age_65plus",
           "origin_netherlands", "origin_europe", "origin_outside_europe"]
HOUSEHOLDS = {"one person": {"one_person"}, "several, no children": {"couple", "other"},
              "couple with children": {"couple_children"}, "single parent": {"single_parent"}}


def squares(wijk):
    """Squares of shares: matched too, so that the wijken differ as much as those of the country."""
    area, residents = wijk["area"], wijk["residents"]
    return {"spread of 65+": (float(area["age_65plus"] or 0) / residents) ** 2,
            "spread of origin outside Europe":
                (float(area["origin_outside_europe"] or 0) / residents) ** 2,
            "spread of income lowest 40 %":
                (number(wijk["facts"]["income_lowest40_pct"]) / 100) ** 2}


def country(all_wijken):
    """The same features of the whole country, 0 to 1."""
    nl = next(row for row in read("areas_2024.csv") if row["code"] == "NL00")
    health = next(row for row in read("health_2020.csv") if row["code"] == "NL00")
    wanted = {key: float(nl[key]) / float(nl["population"]) for key in COUNTED}

    homes = read("household_composition_municipality_2020.csv")
    total = {key: sum(float(row[key] or 0) for row in homes if row["code"] != "NL00")
             for key in ("households", "one_person", "single_parent")}
    position = [row for row in read("household_position_municipality_2020.csv")
                if row["code"] != "NL00"]
    couples = sum(float(row[f"partner_{kind}_with_children"] or 0) / 2 for row in position
                  for kind in ("unmarried", "married"))
    wanted["one person"] = total["one_person"] / total["households"]
    wanted["couple with children"] = couples / total["households"]
    wanted["single parent"] = total["single_parent"] / total["households"]
    wanted["several, no children"] = 1 - sum(
        wanted[key] for key in ("one person", "couple with children", "single parent"))

    def mean(value, weight):
        pairs = [(value(w), weight(w)) for w in all_wijken]
        pairs = [(v, n) for v, n in pairs if np.isfinite(v) and n > 0]
        return sum(v * n for v, n in pairs) / sum(n for _, n in pairs)

    residents = lambda w: w["residents"]
    wanted["owner"] = mean(lambda w: number(w["facts"]["owner_occupied_pct"]) / 100,
                           lambda w: number(w["facts"]["dwellings"]))
    wanted["income lowest 40 %"], wanted["income highest 20 %"] = 0.4, 0.2
    wanted["education high, 15-74"] = mean(
        lambda w: number(w["facts"]["education_high_pct"]) / 100, residents)
    ages = [row for row in read("household_position_nl_2019.csv") if int(row["age_from"]) >= 65]
    count = lambda row: sum(float(v or 0) for k, v in row.items() if k not in ("sex", "age_from"))
    old = sum(map(count, ages))
    wanted["75-84 of 65+"] = sum(count(r) for r in ages if 75 <= int(r["age_from"]) < 85) / old
    wanted["85+ of 65+"] = sum(count(r) for r in ages if int(r["age_from"]) >= 85) / old
    for key, column in (("severely limited", "severely_limited"), ("anxious", "anxiety_high"),
                        ("mobility limited", "mobility_limited"),
                        ("ends meet", "hard_to_make_ends_meet")):
        for ages in ("18", "65"):
            wanted[f"{key} {ages}+"] = float(health[f"{column}_{ages}plus"]) / 100
    for u in range(1, 6):
        wanted[f"urbanity {u}"] = mean(
            lambda w: (number(w["facts"]["urbanity"]) == u) + 0 * number(w["facts"]["urbanity"]),
            residents)
    for name in squares(all_wijken[0]):
        wanted[name] = mean(lambda w: squares(w)[name], residents)
    return wanted


def scale(name):
    """How much of a difference counts as one: more for what the data know less well."""
    if name.startswith("urbanity") or name.endswith("of 65+") or name.startswith("education"):
        return 0.02
    if name.startswith("spread"):
        return 0.01
    if name[-3:] in ("18+", "65+"):
        return 0.005
    return 0.01


def choose_panel(rng, made, of, wanted, scales, towns, residents, count, low, high, taken):
    """The best of many random starts, each improved by swaps until none helps."""
    free = np.array([k for k in range(len(made)) if k not in taken])
    best, best_score = None, np.inf

    def scores(tops, bottoms, sizes):
        off = ((tops / bottoms - wanted) / scales) ** 2
        outside = np.maximum(0, low - sizes) + np.maximum(0, sizes - high)
        return off.sum(axis=-1) + outside / 100

    for _ in range(60):
        order = rng.permutation(free)
        panel = []
        for k in order:
            if len(panel) < count and towns[k] not in [towns[p] for p in panel]:
                panel.append(int(k))
        score = scores(made[panel].sum(0), of[panel].sum(0), residents[panel].sum())
        while True:
            moves = []
            for at in range(count):
                rest = [p for i, p in enumerate(panel) if i != at]
                new = scores(made[rest].sum(0) + made[free], of[rest].sum(0) + of[free],
                             residents[rest].sum() + residents[free])
                barred = np.isin(free, rest) | np.isin(towns[free], towns[rest])
                new[barred] = np.inf
                moves.append((new.min(), at, int(free[new.argmin()])))
            step = min(moves)
            if step[0] >= score - 1e-9:
                break
            score, panel[step[1]] = step[0], step[2]
        if score < best_score:
            best, best_score = sorted(panel), score
    return best, best_score


def write(name, header, rows):
    with open(TARGETS / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def panels(program, rng, all_wijken):
    wanted = country(all_wijken)
    candidates = [w for w in all_wijken if is_candidate(w)]
    with ThreadPoolExecutor(2) as pool:
        compositions = list(pool.map(lambda w: composition(w, people_of(program, w["code"])),
                                     candidates))
    names = list(compositions[0])
    made = np.array([[c[name][0] for name in names] for c in compositions], float)
    of = np.array([[c[name][1] for name in names] for c in compositions], float)
    goal = np.array([wanted[name] for name in names])
    scales = np.array([scale(name) for name in names])
    towns = np.array([w["code"][2:6] for w in candidates])
    residents = np.array([w["residents"] for w in candidates])
    taken, chosen = set(), []
    for name, count, low, high in (("panel_calibrate", 12, 26000, 29500),
                                   ("panel_validate", 24, 57000, 64000)):
        panel, score = choose_panel(rng, made, of, goal, scales, towns, residents, count, low, high,
                                    taken)
        taken |= set(panel)
        chosen.append(panel)
        write(name + ".csv", ["code", "name"],
              [(candidates[k]["code"], candidates[k]["name"]) for k in panel])
        print(f"{name}: {count} of {len(candidates)} wijken, {residents[panel].sum()} residents, "
              f"score {score:.1f}")
    print(f"{'%':<34}{'country':>9}{'calibrate':>11}{'validate':>10}")
    for at, name in enumerate(names):
        shares = [100 * made[p, at].sum() / of[p, at].sum() for p in chosen]
        print(f"{name:<34}{100 * goal[at]:>9.1f}{shares[0]:>11.1f}{shares[1]:>10.1f}")
    return {candidates[k]["code"] for k in taken}


# --- The places ---------------------------------------------------------------------------------

def size_class(residents):
    return next(k for k in range(len(SIZE_NAMES)) if residents < SIZES[k + 1])


def places(rng, all_wijken, taken):
    """From each size and urbanity as many as there are of it in the country, spread over the map:
    every n-th of the wijken of a stratum, from north to south in strips of 40 km."""
    strata = {}
    for wijk in all_wijken:
        if wijk["residents"] < SIZES[0] or wijk["code"] in taken or not wijk["facts"]["urbanity"]:
            continue
        key = (size_class(wijk["residents"]), int(wijk["facts"]["urbanity"]))
        strata.setdefault(key, []).append(wijk)
    total = sum(map(len, strata.values()))
    exact = {key: PLACES * len(found) / total for key, found in strata.items()}
    number_of = {key: int(n) for key, n in exact.items()}
    for key in sorted(exact, key=lambda k: number_of[k] - exact[k])[
            :PLACES - sum(number_of.values())]:
        number_of[key] += 1
    rows = []
    for key, found in sorted(strata.items()):
        found.sort(key=lambda w: (-(number(w["facts"]["centroid_y"]) // 40000),
                                  number(w["facts"]["centroid_x"]), w["code"]))
        n = number_of[key]
        start = rng.random()
        for k in range(n):
            wijk = found[int((k + start) * len(found) / n)]
            rows.append((wijk["code"], wijk["name"], wijk["town"], wijk["residents"],
                         SIZE_NAMES[key[0]], key[1]))
    rows.sort()
    write("places.csv", ["code", "name", "municipality", "residents", "size_class", "urbanity"],
          rows)
    print(f"places: {len(rows)} of {total} wijken in {len({r[2] for r in rows})} municipalities, "
          f"{sum(r[3] for r in rows)} residents")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rng = np.random.default_rng(SEED)
    all_wijken = wijken()
    taken = panels(sys.argv[1], rng, all_wijken)
    places(rng, all_wijken, taken)


main()
