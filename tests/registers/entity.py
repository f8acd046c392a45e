"""entity.py - a declaration in the making, and the row of a register that becomes one."""
from values import md, quoted


class Entity:
    """A declaration in the making: its fields in the order in which they were given."""

    def __init__(self, kind, id, file, title=""):
        self.kind, self.id, self.file, self.title = kind, id, file, title
        self.of, self.fields, self.inner = [], [], []

    def put(self, path, value):
        """`field`; `record.part`, where `record.@part` is a place; `record#2.part` is another line of it. Values of one field add up to a list."""
        name, _, part = path.partition(".")
        for entry in self.fields:
            if entry[0] == name:
                break
        else:
            entry = [name, {}]
            self.fields.append(entry)
        entry[1].setdefault(part, [])
        if value not in entry[1][part]:
            entry[1][part].append(value)

    def has(self, path):
        name, _, part = path.partition(".")
        return any(entry[0] == name and (not part or part in entry[1]) for entry in self.fields)

    def lines(self, indent=""):
        head = f"{indent}{self.kind} {self.id}" + "".join(" " + v for v in self.of_places()) + (f" {quoted(self.title)}" if self.title else "")
        body = [f"{indent}  of {', '.join(self.of)}"] if self.of else []
        for name, parts in self.fields:
            if name.startswith("@"):
                continue
            line = [name.partition("#")[0]]
            for part in sorted(parts, key=lambda p: not p.startswith("@")):
                line += ([] if part == "" or part.startswith("@") else [part]) + [", ".join(parts[part])]
            body.append(indent + "  " + " ".join(line))
        for inner in self.inner:
            body += inner.lines(indent + "  ")
        return [head + " {"] + body + [indent + "}"] if body else [head]

    def of_places(self):
        return [", ".join(parts[""]) for name, parts in self.fields if name.startswith("@")]


class Row:
    """One row of a register on its way into an entity, and who it asks about names."""

    def __init__(self, project, register, cells, entity):
        self.project, self.register, self.cells, self.entity = project, register, cells, entity
        self.heading = ""

    def put(self, path, value, kind=None):
        self.entity.put(path, value)

    def text(self, path, value):
        self.put(path, quoted(self.project.linked(md(value))))

    def derived(self):
        """What this cell says follows from other fields, so its words are not looked for."""
        self.register.cells[-1] = (*self.register.cells[-1][:3], "word")

    def note(self, words_of_it):
        """What fits no field of its own; counted, since nothing should have to."""
        self.entity.put("note", quoted(md(f"{self.heading}: {words_of_it}")))
        self.register.notes.append((self.heading, self.entity.id, words_of_it))
