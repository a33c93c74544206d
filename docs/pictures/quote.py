"""Puts what a run says in words, and the count of assumptions, into the README.

    /usr/bin/python3 docs/pictures/quote.py build/pictures/schuilenburg.txt build/release/bin/wijk
"""

import re
import subprocess
import sys

summary, program = sys.argv[1:]
text = open(summary, encoding="utf-8").read()
words = text[text.index("In words"):text.index("Check:")].strip().splitlines()
quote = "\n".join(line[2:] if line.startswith("  ") else line for line in words[2:])

readme = open("README.md", encoding="utf-8").read()
readme = re.sub(r"(<!-- result: [^\n]*\n```\n).*?(```\n<!-- end)",
                lambda m: m[1] + quote + "\n" + m[2], readme, flags=re.DOTALL)
params = subprocess.run([program, "params"], capture_output=True, text=True, check=True).stdout
count = re.search(r"\d+ of \d+ numbers are assumptions", params)[0]
readme = re.sub(r"\d+ of \d+ numbers are assumptions", count, readme)
with open("README.md", "w", encoding="utf-8") as out:
    out.write(readme)
print("README.md")
