"""values.py - how a cell of a register becomes a value of the language: each function makes what carries one column."""
import re
from datetime import date as day

EMPTY = ("", "N/A", "n/a", "-", "–", "—")
DATE = r"\d{4}-\d\d-\d\d"
UNITS = {"m": "minute", "min": "minute", "minute": "minute", "h": "hour", "hour": "hour", "day": "day", "d": "day", "week": "week", "month": "month",
         "quarter": "quarter", "year": "year"}
OFTEN = {"continuous": "continuous", "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year",
         "annually": "year", "yearly": "year", "on event": "event", "on change": "event"}


def words(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


def slug(text):
    return re.sub(r"[^\w]+", "-", text.casefold().replace("&", " and ")).strip("-")


def quoted(text):
    return f'"""\n  {text}\n"""' if '"' in text else f'"{text}"'


def md(text):
    """Plain words as Markdown that means the same."""
    text = re.sub(r"([\\`*\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))", r"\\\1", text)
    return re.sub(r"^([#+-]|\d+[.)])(?=\s)", r"\\\1" if not text[:1].isdigit() else r"\1 ", text)


def duration(text):
    """`4h`, `15 min`, `2h50`, `1 day` as the language writes it; None if it is none."""
    match = re.fullmatch(r"(\d+) ?([a-z]+?)s?", text.strip())
    if match and match[2] in UNITS:
        return f"{match[1]} {UNITS[match[2]]}" + "s" * (match[1] != "1")
    match = re.fullmatch(r"(\d+) ?h ?(\d\d?)(?: ?min)?", text.strip())
    return f"{int(match[1]) * 60 + int(match[2])} minutes" if match else None


def often(text):
    """`Quarterly`, `12 months`, `Every 4h` as an interval; None if it is none."""
    text = re.sub(r"^every ", "", text.strip().casefold())
    return OFTEN.get(text) or duration(text)


class How:
    """What carries a column: `carries` says what becomes of its words (text, ref, word, computed)."""

    def __init__(self, carries, put, takes_empty=False):
        self.carries, self.put, self.takes_empty = carries, put, takes_empty

    def __call__(self, row, cell):
        self.put(row, cell)


def text(path):
    return How("text", lambda row, cell: row.text(path, cell))


def plain(path):
    return How("text", lambda row, cell: row.put(path, quoted(cell)))


def texts(path, split=r" \+ |, "):
    def put(row, cell):
        for part in re.split(split, cell):
            row.text(path, part)
    return How("text", put)


def title():
    return How("text", lambda row, cell: None)


ident = title


def date(path, happened=False):
    def put(row, cell):
        if not re.fullmatch(DATE, cell):
            return row.note(cell)
        row.put(path, cell)
        if happened:
            row.project.happened.append(cell)
    return How("word", put)


def moment(path):
    return How("word", lambda row, cell: row.put(path, cell) if re.fullmatch(DATE + r"( \d\d:\d\d)?", cell) else row.note(cell))


def number(path):
    return How("word", lambda row, cell: row.put(path, cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else row.note(cell))


def version(path):
    return How("word", lambda row, cell: row.put(path, cell) if re.fullmatch(r"\d+(\.\d+)*", cell) else row.note(cell))


def span(path):
    return How("word", lambda row, cell: row.put(path, duration(cell)) if duration(cell) else row.note(cell))


def interval(path):
    """How often; of several (`annually + on event`) the one that a calendar can hold, and all of them as a note."""
    def put(row, cell):
        found = [often(part) for part in cell.split(" + ")]
        counted = [f for f in found if f and f != "event"] or [f for f in found if f]
        if counted:
            row.put(path, counted[0])
        if not counted or len(set(found)) > 1:
            row.note(cell)
    return How("word", put)


def money(path, currency):
    return How("word", lambda row, cell: row.put(path, f"{currency} {cell}") if re.fullmatch(r"\d+(\.\d\d)?", cell) else row.note(cell))


def choice(path, of):
    """A word of the register for one of the language."""
    def put(row, cell):
        if cell.casefold() in of:
            row.put(path, of[cell.casefold()])
        elif cell not in EMPTY:
            row.note(cell)
    return How("word", put, takes_empty="n/a" in of)


def choices(path, of):
    def put(row, cell):
        for part in cell.casefold().split(" + "):
            row.put(path, of[part]) if part in of else row.note(part)
    return How("word", put)


def same(*names):
    return {name: name for name in names}


def yes_no(path, rest=None, no=True, na=None):
    """`Yes`, `No (why)`: the answer, and what it adds."""
    def put(row, cell):
        match = re.fullmatch(r"(yes|no|n/a)(?:\s*\((.*)\))?", cell, re.I)
        answer = na if match and match[1].casefold() == "n/a" else match and match[1].casefold()
        if not answer or (answer == "no" and not no):
            return row.note(cell) if not match or match[2] else None
        row.put(path, answer)
        if match[2]:
            row.text(rest, match[2]) if rest else row.note(cell)
    return How("text" if rest else "word", put, takes_empty=na is not None)


def person(path):
    def put(row, cell):
        found = row.project.who(cell)
        row.put(path, found.id if found else quoted(cell))
    return How("ref", put)


def people(path):
    def put(row, cell):
        for part in cell.split(" + "):
            found = row.project.who(part)
            row.put(path, found.id if found else quoted(part))
    return How("ref", put)


def refs(path, *kinds, loose=True, split=" + "):
    """Declarations by id or title; what is neither stays in words where the field takes words."""
    def put(row, cell):
        for part in cell.split(split) if split else [cell]:
            entity = row.project.named(part, kinds)
            found, rest = ([entity], "") if entity else row.project.ids_in(part, kinds)
            for entity in found:
                row.put(path, entity.id)
            if rest and loose:
                row.put(path, quoted(rest))
            elif rest:
                row.note(rest)
    return How("ref", put)


def also_refs(how, path, *kinds):
    """What a text names by its id is a link as well."""
    def put(row, cell):
        how(row, cell)
        for entity in row.project.ids_in(cell, kinds)[0]:
            row.put(path, entity.id)
    return How("text", put)


def computed(name):
    """What the compiler works out itself: compared with what it says, not carried."""
    return How("computed", lambda row, cell: row.register.computed.setdefault(row.heading, []).append((name, row.entity.id, cell)))


def months_between(first, last):
    """Whole months from one day to another; None if they are not whole."""
    a, b = day.fromisoformat(first), day.fromisoformat(last)
    return (b.year - a.year) * 12 + b.month - a.month if a.day == b.day else None
