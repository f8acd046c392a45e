#!/usr/bin/env python3
"""tests/registers/carry.py - carries a folder of registers kept as CSV over into a project, and counts what became of every column and every word.

  tests/registers/carry.py FOLDER [TEXTS]     (make check-registers REGISTERS=FOLDER [TEXTS=FOLDER])

TEXTS: a folder with the Markdown texts of policies that a register only lists. The environment: ISMSC, ISMSC_DATADIR, OUT (a folder to work in), AS_OF (the day
that counts as today; else the newest day on which something is said to have happened). What is where: tables.py knows the registers, this file how a project is
written, said.py what ismsc and its documents say of it. Status 1 when a column has no field, a word is lost, or a source has a mistake of syntax or names.
"""
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import said                                                          # noqa: E402
from project import Project                                          # noqa: E402


def main():
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        print("carry.py: name a folder of registers kept as CSV (REGISTERS=…)", file=sys.stderr)
        return 2
    top = Path(__file__).resolve().parents[2]
    out = Path(os.environ.get("OUT", top / "build/tests/out")) / "registers"
    said.clear(out)
    project = Project(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] else None)
    if not project.registers:
        print(f"carry.py: no *.csv in {sys.argv[1]}", file=sys.stderr)
        return 2
    project.carry()
    project.write(out / "project")
    return said.report(project, out, os.environ.get("AS_OF") or max(project.happened, default="2026-01-01"))


if __name__ == "__main__":
    sys.exit(main())
