#!/usr/bin/python3
"""Runs an hour of a sweep: 5-year Schuilenburg with one thread and with all cores, and memory.

    bench/sweep_throughput.py [RUNS]        default: 1000; needs build/release/bin/wijk
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


def seconds(folder, threads):
    """Wall-clock seconds of the sweep, in a folder of its own."""
    begin = time.monotonic()
    subprocess.run(
        [f"{ROOT}/build/release/bin/wijk", "sweep", f"{folder}/plan.toml", "--quiet",
         "--out", f"{folder}/{threads}", "--threads", str(threads)], check=True)
    return time.monotonic() - begin


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("runs", type=int, nargs="?", default=1000,
                         help="rounded down to tens; default: 1000")
    runs = max(10, options.parse_args().runs) // 10 * 10
    cores = os.cpu_count()
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/plan.toml", "w") as plan:
            plan.write(PLAN.format(root=ROOT, replicates=runs // 10))
        many, one = seconds(folder, cores), seconds(folder, 1)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{runs} runs: {3600 * runs / many:.0f} an hour on {cores} threads, "
          f"{3600 * runs / one:.0f} on one; {one / many:.2f} times as many")
    print(f"memory: at most {peak:.0f} MB in one process")


main()
