"""Whether two results files hold the same groups, arrays, attributes and numbers.

Usage: same_results.py A B.
"""
import sys

import h5py
import numpy as np


def all_objects(file):
    found = {}
    file.visititems(lambda name, item: found.__setitem__(name, item))
    return found


with h5py.File(sys.argv[1], "r") as a, h5py.File(sys.argv[2], "r") as b:
    ours, theirs = all_objects(a), all_objects(b)
    if set(ours) != set(theirs):
        sys.exit(f"different objects: {set(ours) ^ set(theirs)}")
    for name, value in a.attrs.items():
        if not np.array_equal(value, b.attrs[name]):
            sys.exit(f"attribute {name} differs")
    for name, item in ours.items():
        if not isinstance(item, h5py.Dataset):
            continue
        left, right = item[()], theirs[name][()]
        same = (left.tobytes() == right.tobytes()) if left.dtype.kind != "O" else list(left) == list(right)
        if not same or left.shape != right.shape:
            sys.exit(f"{name} differs")
print("the same:", len(ours), "objects")
