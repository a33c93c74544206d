"""Which parameters rest on which source, as the end of docs/parameters.md.

    build/release/bin/wijk params --json | /usr/bin/python3 docs/pictures/by_source.py
"""

import json
import sys

read = json.load(sys.stdin)
parameters = read["parameters"] if isinstance(read, dict) else read
by_source = {}
for parameter in parameters:
    by_source.setdefault(parameter["source"], []).append(f"`{parameter['name']}`")
print("## By source\n\n| source | parameters |\n|---|---|")
for source in sorted(by_source):
    if source != "assumption":
        print(f"| [{source}](evidence.md#{source}) | {', '.join(by_source[source])} |")
print(f"\n{len(by_source.get('assumption', []))} of {len(parameters)} numbers are assumptions.")
