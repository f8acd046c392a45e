"""said.py - what ismsc says of a carried project: its findings by code, the figures it computes, and the words its documents hold."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
from collections import Counter
from pathlib import Path

from entity import Entity
from values import EMPTY, words

ISMSC = os.environ.get("ISMSC", "ismsc")
DOCBOOK = "{http://docbook.org/ns/docbook}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def clear(out):
    shutil.rmtree(out, ignore_errors=True)
    (out / "project").mkdir(parents=True)


def ismsc(*arguments):
    done = subprocess.run([ISMSC, *map(str, arguments)], capture_output=True, text=True, timeout=600)
    if done.returncode > 1 or done.returncode < 0:
        sys.exit(f"carry.py: ismsc {arguments[0]} ended with {done.returncode}: {(done.stderr or done.stdout)[-500:]}")
    return done


def link(project, on, out):
    """What stands in quotes though it is declared becomes the link that `check` proposes; how many there were."""
    said = ismsc("check", out / "project", "--as-of", on, "--only", "N046").stderr
    fixes = re.findall(r"N046\].*?--> ([^\s:]+):(\d+):\d+\n.*?fix: Write `([^`]+)` in place of\s+`(\"[^`]+\")`", said, re.S)
    for name, line, id, text in fixes:
        path = out / "project" / name
        project.proposed[words(text)] = Entity("", id, "")
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[int(line) - 1] = lines[int(line) - 1].replace(text, id, 1)
        path.write_text("\n".join(lines), encoding="utf-8")
    return len(fixes)


def findings(project, on, out):
    """How often each code was given. `check` shows the first of many, so it is asked for a few codes at a time, and then for each."""
    (out / "findings").write_text(ismsc("check", out / "project", "--as-of", on).stderr, encoding="utf-8")
    known = sorted(path.name.split(".")[0] for path in (Path(os.environ["ISMSC_DATADIR"]) / "codes").glob("[A-Z]*.en.txt"))

    def count(codes):
        done = ismsc("check", out / "project", "--as-of", on, "--only", ",".join(codes))
        lines = (done.stdout + done.stderr).strip().splitlines()
        return sum(int(n) for n in re.findall(r"(\d+) (?:error|warning|note)", next((line for line in reversed(lines) if re.search(r" in \d+ files?\.", line)), "")))
    found = Counter()
    for at in range(0, len(known), 16):
        some = known[at:at + 16]
        if count(some):
            found.update({code: n for code in some for n in [count([code])] if n})
    return found


# ---- figures ----

def model(out, document, on):
    return tree.fromstring(ismsc("build", out / "project", "--only", document, "--print", "model", "--as-of", on).stdout)


def figures(out, on):
    """What the compiler works out for each declaration, by the names that tables.py gives computed columns."""
    found = {}
    for node in model(out, "risk-register", on):
        for rating in node:
            if rating.tag.endswith("}c-rating"):
                for what in ("impact", "score", "level"):
                    found[f"{rating.get('of')} {what}", node.get("id")] = rating.get(what + "-title" if what == "level" else what)
    for node in model(out, "incidents", on):
        for time in node:
            if time.tag.endswith("}c-time") and time.get("of") == "resolve":
                units = {"day": 24, "hour": 1, "minute": 1 / 60}
                found["hours", node.get("id")] = sum(int(n) * units[unit] for n, unit in re.findall(r"(\d+)\s+(day|hour|minute)", time.get("text")))
    listed = {kind: list(csv.DictReader(io.StringIO(ismsc("list", out / "project", kind, "--format", "csv").stdout))) for kind in ("group", "control")}
    titles = {group["id"]: group["title"] for group in listed["group"]}
    for control in listed["control"]:
        found["group", control["id"]] = titles.get(control["of"], "").split(" ")[0].replace("is", "iz")    # as in English of other shores
    return found


def agrees(told, computed):
    if computed is None:
        return False
    try:
        return abs(float(told) - float(computed)) < 0.1        # rounded or cut
    except ValueError:
        return words(told) == words(computed)


# ---- words ----

def by_declaration(out):
    """The words that the documents print of each declaration, in elements that bear its address."""
    holds = {}

    def walk(node, owners):
        name = node.get(XML_ID)
        if name:
            parts = name.split("..")
            owners = owners | {part for part in parts}
        pieces = [node.text or ""]
        for child in node:
            if isinstance(child.tag, str):
                walk(child, owners)
            pieces.append(child.tail or "")
        for word in words(" ".join(pieces)).split():
            for owner in owners:
                holds.setdefault(owner, set()).add(word)
    for file in sorted((out / "built").glob("*.xml")):
        walk(tree.parse(file, tree.XMLParser(target=tree.TreeBuilder(insert_pis=True))).getroot(), frozenset())
    return holds


def by_list(project, out):
    """The words that `list` gives back for each declaration, as CSV."""
    holds = {}
    for kind in sorted({e.kind for entity in project.entities for e in (entity, *entity.inner)}):
        for row in csv.DictReader(io.StringIO(ismsc("list", out / "project", kind, "--format", "csv").stdout)):
            holds[row["id"]] = set(words(" ".join(re.sub(r"\\(?=\W)", "", cell) for cell in row.values())).split())
    return holds


def missing_words(project, holds, row, cell):
    """The words of a cell that are not among those of its declaration, of what stands in it, and of whom it is about."""
    own = set()
    about = {words(row.cells.get("Stakeholder", "")), words(row.cells.get("Person", ""))} - {""}
    belong = [e for outer in project.entities for e in outer.inner if row.entity.id in e.of]
    for entity in (row.entity, *row.entity.inner, *belong, *(e for e in project.entities if e.kind in ("party", "person") and words(e.title) in about)):
        own |= holds.get(entity.id, set()) | set(words(entity.id).split())
        own |= {word for name, parts in entity.fields for word in words(f"{name} {' '.join(parts)}").split()}    # `keep 10 years after "…"`
    missing = []
    for token in re.findall(r"[\w.-]+", re.sub(r"^N/A\b|\b\d+h\d*\b", "", cell)):    # durations are written as the language has them
        token = token.strip(".-")
        meant = project.by_id.get(project.aliases.get(token, token)) or project.who(token)
        if not meant or not (set(words(meant.title).split()) <= own or set(words(meant.id).split()) <= own):
            missing += [w for w in words(token).split() if w not in own]
    if missing:     # a name of several words stands behind an id
        for part in re.split(r" \+ |, ", cell):
            meant = project.who(part) or project.proposed.get(words(part)) or next((e for e in project.by_title.get(words(part), []) if set(words(e.id).split()) <= own), None)
            if meant and set(words(meant.id).split()) <= own:
                missing = [w for w in missing if w not in words(part).split()]
    return missing


def lost_words(project, holds):
    """For each cell with words of its own, those that are not held where its declaration stands; how many cells of each register stand nowhere at all."""
    compared, lost, nowhere = 0, [], Counter()
    for register in project.registers:
        for row, heading, cell, carries in register.cells:
            if carries not in ("text", "ref") or cell in EMPTY:
                continue
            if row.entity.id not in holds:
                nowhere[register.name] += 1
                continue
            compared += 1
            missing = missing_words(project, holds, row, cell)
            if missing:
                lost.append((register.name, heading, row.entity.id, missing))
    return compared, lost, nowhere


# ---- the report ----

def table(rows):
    widths = [max(len(str(row[n])) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        print("  ".join(str(cell).ljust(width) if n == 0 else str(cell).rjust(width) for n, (cell, width) in enumerate(zip(row, widths))))


def report(project, out, on):
    ismsc("fmt", *sorted((out / "project").glob("*.isms")))
    linked = link(project, on, out)
    codes = findings(project, on, out)
    computed = figures(out, on)
    built = ismsc("build", out / "project", "-o", out / "built", "--as-of", on)
    (out / "build-said").write_text(built.stdout + built.stderr, encoding="utf-8")
    compared, lost, unprinted = lost_words(project, by_declaration(out))
    listed, unlisted, nowhere = lost_words(project, by_list(project, out))
    rows = [("register", "rows", "repaired", "entities", "columns", "carried", "computed", "no field", "cells as a note")]
    for r in project.registers:
        rows.append((r.name, len(r.rows) + len(r.broken), r.repaired, r.entities, len(r.headings), len(r.headings) - len(r.computed) - len(r.homeless), len(r.computed),
                     len(r.homeless), len(r.notes)))
    rows.append((f"{len(project.registers)} registers", *(sum(row[n] for row in rows[1:]) for n in range(1, 9))))
    table(rows)
    for r in project.registers:
        if r.passed:
            print(f"{r.name}: {r.passed} row that only explains the others")
        for line in r.broken:
            print(f"{r.name}: NO ROW OF {len(r.headings)} CELLS: {','.join(line)}")
        for heading in r.homeless:
            print(f"{r.name}: NO FIELD for {heading}")
        for heading, cells in r.computed.items():
            good = [told for name, id, told in cells if agrees(told, computed.get((name, id)))]
            print(f"{r.name}: {heading}: computed, agrees {len(good)} of {len(cells)}")
            for name, id, told in cells:
                if not agrees(told, computed.get((name, id))):
                    print(f"{r.name}: {heading} of {id}: the register says {told}, computed is {computed.get((name, id))}")
    for r in project.registers:
        for heading, id, cell in r.notes:
            print(f"{r.name}: kept as a note of {id}: {heading}: {cell}")
    for r in project.registers:
        if r.absent:
            print(f"{r.name}: N/A, so nothing to carry: " + ", ".join(f"{heading} {n}" for heading, n in r.absent.items()))
    if linked:
        print(f"{linked} names that stood in quotes became the links that ismsc check proposes")
    for what in project.added:
        print(f"added, since no register says it: {what}")
    print(f"{compared} cells with words of their own in documents, {len(lost)} that lost some")
    for name, heading, id, missing in lost:
        print(f"{name}: {heading} of {id}: no document has {' '.join(missing)}")
    print(f"{listed} cells given back by ismsc list, {len(unlisted)} that lost words, {sum(nowhere.values())} not at all")
    for name, heading, id, missing in unlisted:
        print(f"{name}: {heading} of {id}: list does not give {' '.join(missing)}")
    for name, n in sorted(unprinted.items()):
        print(f"{name}: {n} cells of what no document prints yet")
    print(f"ismsc check as of {on}: " + ", ".join(f"{n} {code}" for code, n in sorted(codes.items())))
    wrong = sum(n for code, n in codes.items() if code[0] in "SNPL")
    homeless = sum(len(r.homeless) + len(r.broken) for r in project.registers)
    print(f"{sum(len(r.rows) + len(r.broken) for r in project.registers)} rows, {sum(r.entities for r in project.registers)} entities, {homeless} columns or rows without a home, "
          f"{sum(len(r.notes) for r in project.registers)} cells as a note, {len(lost)} cells that lost words, {sum(unprinted.values())} in no document, {wrong} mistakes of syntax or names")
    return 1 if homeless or wrong or lost or unprinted or unlisted or nowhere else 0
