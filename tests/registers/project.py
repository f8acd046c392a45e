"""project.py - the registers of a folder as read, and the project that they become."""
import csv
import re
from collections import Counter
from pathlib import Path

import tables
from entity import Entity
from values import EMPTY, slug, words


class Cells(dict):
    """A row by its headings; a heading that the register does not have is an empty cell."""

    def __missing__(self, heading):
        return ""


class Register:
    """A file: its rows as read, and what became of each column."""

    def __init__(self, path):
        self.path, self.name = path, path.name
        self.rows, self.repaired, self.passed, self.broken = [], 0, 0, []
        self.notes, self.computed, self.homeless, self.assumed, self.cells = [], {}, [], [], []
        self.entities, self.absent = 0, Counter()
        with open(path, newline="", encoding="utf-8-sig") as file:
            lines = [line for line in csv.reader(file) if any(cell.strip() for cell in line)]
        self.headings = [cell.strip() for cell in lines[0]] if lines else []
        for line in lines[1:]:
            line = self.repair(line)
            if line is not None:
                self.rows.append(Cells(zip(self.headings, (cell.strip() for cell in line))))

    def repair(self, line):
        """A comma followed by a blank stood in a sentence: nobody puts a blank before a cell."""
        if len(line) > len(self.headings):
            whole = []
            for cell in line:
                if whole and cell.startswith(" "):
                    whole[-1] += "," + cell
                else:
                    whole.append(cell)
            line = whole
            self.repaired += 1
        if len(line) > len(self.headings):
            self.broken.append(line)
            return None
        return line + [""] * (len(self.headings) - len(line))


class Project:
    def __init__(self, folder, texts=None):
        self.folder, self.texts = Path(folder), Path(texts) if texts else None
        self.registers = [Register(path) for path in sorted(self.folder.glob("*.csv"))]
        self.entities, self.by_id, self.by_title, self.files = [], {}, {}, {}
        self.people, self.roles, self.aliases = {}, {}, {}
        self.proposed = {}                                           # names that became links as `check` proposed
        self.happened, self.added, self.copies = [], [], []

    # ---- declarations ----

    def declare(self, kind, id, file, title=""):
        entity = Entity(kind, id, file, title)
        self.entities.append(entity)
        self.index(entity)
        return entity

    def index(self, entity, title=None):
        self.by_id[entity.id] = entity
        key = words(title or entity.title)
        if key:
            self.by_title.setdefault(key, []).append(entity)

    def named(self, text, kinds):
        """The one declaration of these kinds with this id or title."""
        entity = self.by_id.get(self.aliases.get(text, text))
        if entity and entity.kind in kinds:
            return entity
        found = [e for e in self.by_title.get(words(text), []) if e.kind in kinds]
        return found[0] if len(found) == 1 else None

    def ids_in(self, text, kinds):
        """Declarations whose ids stand in a text, and what else it says."""
        found = []

        def take(match):
            entity = self.by_id.get(self.aliases.get(match.group(), match.group()))
            if not entity or entity.kind not in kinds:
                return match.group()
            found.append(entity)
            return " "
        rest = re.sub(r"[A-Za-z][\w.-]*\d(?![\w])", take, text)
        known = {w for e in found for w in words(e.title).split()}
        rest = re.sub(r"\s+", " ", rest).strip(" +,;-")
        if rest.startswith("(") and rest.endswith(")"):
            rest = rest[1:-1]
        return found, "" if set(words(rest).split()) <= known else rest

    def linked(self, text):
        """Ids of other declarations in a text become links with the same words."""
        return re.sub(r"(?<![\w/.-])[A-Z]+-\d[\d-]*\d(?![\w-])", lambda m: f"[{m.group()}](isms:{m.group()})" if m.group() in self.by_id else m.group(), text)

    # ---- people and functions ----

    def role(self, name):
        """The role of that name, by singular, plural, alias or initials; declared if it is new."""
        key = words(name)
        if key not in self.roles:
            self.roles[key] = self.declare("role", slug(name), "people.isms", name)
            for form in (key + "s", re.sub(r"s$", "", key)):
                self.roles.setdefault(form, self.roles[key])
        return self.roles[key]

    def who(self, name):
        """Who is meant, or nobody; an abbreviation in capitals is the one role with those initials."""
        key = words(name)
        entity = self.people.get(key) or self.roles.get(key) or self.named(name, ("supplier",))
        if not entity and re.fullmatch("[A-Z]{2,}", name):
            found = {r.id: r for k, r in self.roles.items() if "".join(w[0] for w in k.split()) == name.casefold()}
            entity = next(iter(found.values())) if len(found) == 1 else None
        return entity

    def gather_people(self):
        for register in self.registers:
            table = tables.REGISTERS.get(register.name)
            for heading in table.people if table else ():
                for row in register.rows:
                    name = row.get(heading, "")
                    if name and not re.search(r"\(\d+\)$", name) and words(name) not in self.people:
                        self.people[words(name)] = self.declare("person", slug(name), "people.isms", name)
        for register in self.registers:
            table = tables.REGISTERS.get(register.name)
            for name in table.role_headings(register.headings) if table else ():
                full, _, short = name.partition(" (")
                entity = self.role(full)
                if short:
                    self.roles[words(short)] = entity
        for register in self.registers:
            table = tables.REGISTERS.get(register.name)
            for heading in table.roles if table else ():
                for row in register.rows:
                    name = row.get(heading, "")
                    if name and " + " not in name and name not in EMPTY and not self.who(name):
                        self.role(name)

    # ---- all of it ----

    def carry(self):
        self.gather_people()
        for register in self.registers:
            table = tables.REGISTERS.get(register.name)
            if table and table.before:
                table.before(self, register)
        rows = []
        for register in self.registers:
            table = tables.REGISTERS.get(register.name)
            if table is None or not table.fits(register.headings):
                register.homeless = list(register.headings)
                continue
            register.homeless = [h for h in register.headings if not table.knows(h)]
            for number, cells in enumerate(register.rows, 1):
                row = table.begin(self, register, cells, number)
                if row:
                    rows.append((table, row))
                else:
                    register.passed += 1
        for table, row in rows:
            for heading, value in row.cells.items():
                how = table.column(heading)
                row.heading = heading
                if how:
                    row.register.cells.append((row, heading, value, how.carries))
                    if value not in EMPTY or how.takes_empty:
                        how(row, value)
                    elif value:
                        row.register.absent[heading] += 1
            if table.after:
                table.after(row)
        tables.rest_of(self)

    def write(self, out):
        for entity in self.entities:
            self.files.setdefault(entity.file, []).append(entity)
        for name, entities in sorted(self.files.items()):
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text("\n".join(line for e in entities for line in e.lines() + [""] * (len(e.lines()) > 1)), encoding="utf-8")
        for file in self.copies:
            (out / "policies").mkdir(parents=True, exist_ok=True)
            (out / "policies" / file.name).write_bytes(file.read_bytes())
