#!/usr/bin/python3
"""Runs an hour of a sweep: 5-year Schuilenburg with one thread and with all cores, and memory.

    bench/sweep_throughput.py [RUNS] [--on-one RUNS]     default: 1000, and as many on one thread
"""

import argparse
import os
import resource
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PLAN = """title = "Throughput"
scenario = "{root}/scenarios/schuilenburg.toml"
years = 5
replicates = {replicates}
[factors]
"ties.contact.drain" = {{ range = [0.1, 0.3], steps = 10 }}
"""


def runs_an_hour(folder, runs, threads):
    """Of a sweep of so many runs, in a folder of its own."""
    with open(f"{folder}/plan.toml", "w") as plan:
        plan.write(PLAN.format(root=ROOT, replicates=runs // 10))
    begin = time.monotonic()
    subprocess.run(
        [f"{ROOT}/build/release/bin/wijk", "sweep", f"{folder}/plan.toml", "--quiet",
         "--out", f"{folder}/{threads}", "--threads", str(threads)], check=True)
    return 3600 * runs / (time.monotonic() - begin)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("runs", type=int, nargs="?", default=1000,
                         help="rounded down to tens; default: 1000")
    options.add_argument("--on-one", type=int, help="on one thread; default: as many")
    given = options.parse_args()
    runs = max(10, given.runs) // 10 * 10
    on_one = max(10, given.on_one or runs) // 10 * 10
    cores = os.cpu_count()
    with tempfile.TemporaryDirectory() as folder:
        many = runs_an_hour(folder, runs, cores)
        one = runs_an_hour(folder, on_one, 1)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{runs} runs on {cores} threads: {many:.0f} an hour; {on_one} on one: {one:.0f}; "
          f"{many / one:.2f} times as many")
    print(f"memory: at most {peak:.0f} MB in one process")


main()
