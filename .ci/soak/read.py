"""Reads results as a user's script would: csv, numpy, json, and h5py where it is installed.

    python3 read.py FOLDER    each folder in it is a result
"""

import csv
import hashlib
import json
import pathlib
import sys

import numpy

try:
    import h5py
except ImportError:
    h5py = None


def read(path):
    """Numbers in a file; 0 for one that holds none."""
    if path.suffix == ".csv":
        with open(path, newline="") as file:
            rows = list(csv.reader(file))
        assert all(len(row) == len(rows[0]) for row in rows), f"{path}: rows of different lengths"
        count = 0
        for row in rows[1:]:
            for cell in row:
                try:
                    float(cell)
                    count += 1
                except ValueError:
                    assert cell == "" or cell[0].isalpha(), f"{path}: {cell!r}"
        return count
    if path.suffix == ".npy":
        array = numpy.load(path, allow_pickle=False)
        assert numpy.isfinite(array).all(), path
        return array.size
    if path.suffix == ".npz":
        with numpy.load(path, allow_pickle=False) as archive:
            return sum(archive[name].size for name in archive.files)
    if path.suffix == ".json":
        json.loads(path.read_text())
        return 0
    if path.suffix == ".h5" and h5py:
        found = []
        with h5py.File(path) as file:
            file.visititems(lambda name, node: found.append(node[...].size) if isinstance(node, h5py.Dataset) else None)
        return sum(found)
    return 0


results = sorted(folder for folder in pathlib.Path(sys.argv[1]).iterdir() if folder.is_dir())
files = numbers = 0
for folder in results:
    listed = json.loads((folder / "manifest.json").read_text())["files"]
    assert sorted(f["name"] for f in listed) == sorted(p.name for p in folder.iterdir() if p.name != "manifest.json")
    for entry in listed:
        path = folder / entry["name"]
        assert path.stat().st_size == entry["bytes"], path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"], path
        numbers += read(path)
        files += 1
assert results and numbers, "nothing was read"
print(f"soak: {len(results)} results, {files} files, {numbers} numbers read" + ("" if h5py else ", HDF5 not looked into"))
