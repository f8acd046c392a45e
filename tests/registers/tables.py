"""tables.py - which register holds what: for each file its kind of declaration, and for each column what carries it."""
import re

from entity import Entity, Row
from values import (DATE, EMPTY, How, also_refs, choice, choices, computed, date, duration, ident, interval, md, moment, money, months_between, number, often,
                    people, person, plain, quoted, refs, same, slug, span, text, texts, title, version, words, yes_no)

TEXTUAL = ("policy", "document")
CONTROLS = ("control", "clause")
LEVELS = same("low", "medium", "high", "critical")
WORK = {"open": "open", "in progress": "in-progress", "completed": "done", "closed": "done"}
# what a compiled document is called, and its id
COMPILED = {"statement of applicability": "soa", "risk register": "risk-register", "risk treatment plan": "treatment-plan"}
# classes as they are usually called, from the mildest
SECRECY = ["public", "internal", "confidential", "strictly confidential", "secret"]


class Table:
    def __init__(self, kind, columns, id="ID", title=None, prefix=None, of=None, into=None, people=(), roles=(), role_headings=None, before=None, after=None,
                 also=None):
        self.kind, self.columns, self.id, self.title, self.prefix, self.of, self.into = kind, columns, id, title, prefix, of, into
        self.people, self.roles, self.before, self.after, self.also = people, roles, before, after, also
        self.role_headings = role_headings or (lambda headings: ())

    def column(self, heading):
        return self.columns.get(heading) or (self.also(heading) if self.also else None)

    def fits(self, headings):
        """Whether the register has the column that tells its rows apart."""
        return not headings or ((self.title or headings[0]) if self.prefix else self.id) in headings

    def knows(self, heading):
        return self.column(heading) is not None

    def begin(self, project, register, cells, number):
        """The entity of a row, or nothing where the row only explains."""
        kind = self.kind(project, cells) if callable(self.kind) else self.kind
        if kind is None:
            return None
        if self.into:
            entity = self.into(project, cells)
        else:
            name = self.title(cells) if callable(self.title) else cells.get(self.title or "", "")
            id = f"{self.prefix}-{number:02}" if self.prefix else cells[self.id]
            if kind == "document" and words(name) in COMPILED:
                project.aliases[id] = COMPILED[words(name)]
                id = COMPILED[words(name)]
            entity = project.declare(kind, id, register.path.stem + ".isms", name)
            if id != cells.get(self.id, id):
                entity.put("formerly", cells[self.id])
        register.entities += 1
        return Row(project, register, cells, entity)


def house(name, type, label):
    """A column of this house's own becomes a field of the house."""
    def put(row, cell):
        if name not in row.project.by_id:
            field = row.project.declare("field", name, "isms.isms", label)
            field.put("@", type)
            field.put("on", row.entity.kind)
        row.put(name, cell)
    return How("house", put)


# ---- what several columns say together ----

def impact(heading):
    """`Impact Financial` rates one sort of damage."""
    if heading.startswith("Impact "):
        return How("word", lambda row, cell: row.put("inherent.impact", f"{slug(heading[7:])} {cell}"))
    return None


def risk_method(project, register):
    """The scales that the register uses, and its levels from the scores that stand beside them."""
    method = project.declare("method", "register-scales", "isms.isms", "Scales of the risk register")
    top = next((int(m[1]) for h in register.headings for m in [re.search(r"\(1-(\d+)\)", h)] if m), 5)
    for scale in ("likelihood", "impact"):
        for point in range(1, top + 1):
            method.put(f"{scale}#{point}.@", f'{point} "{point}"')
    for heading in register.headings:
        if impact(heading):
            method.put(f"dimension#{heading}.@", f'{slug(heading[7:])} "{heading[7:]}"')
    method.put("impacts", "maximum")
    method.put("score", "product")
    seen = {}
    for row in register.rows:
        for score, level in (("Inherent Score", "Inherent Risk Level"), ("Residual Score", "Residual Risk Level")):
            if row.get(score, "").isdigit() and row.get(level):
                seen.setdefault(row[level], []).append(int(row[score]))
    order = sorted(seen, key=lambda name: min(seen[name]))
    for rank, name in enumerate(order, 1):
        low = min(seen[name]) if rank > 1 else 1
        high = min(seen[order[rank]]) - 1 if rank < len(order) else top * top
        answer = "accept" if rank == 1 else "treat"
        method.put(f"level#{rank}.@", f'{rank} {slug(name)} "{name}" score {low}..{high} response {answer}')
    project.added.append("a level begins with the lowest score that the register gives it; the lowest may be accepted, the others are to be treated")


def parties(project, register):
    """Stakeholders of both registers, by name; which side they are on stands in one of them."""
    for row in register.rows:
        party = project.named(row["Stakeholder"], ("party",)) or project.declare("party", "party-" + slug(row["Stakeholder"]), "parties.isms", row["Stakeholder"])
        if row.get("Category"):
            party.put("side", row["Category"].casefold())
        if row.get("Interest in ISMS"):
            party.put("interest", quoted(md(row["Interest in ISMS"])))


def party(path):
    return How("ref", lambda row, cell: row.put(path, row.project.named(cell, ("party",)).id) if path else row.entity.of.append(row.project.named(cell, ("party",)).id))


def change_start(row, cell):
    end = row.cells.get("Planned End", "")
    if end and end < cell:
        row.heading = "Planned End"
        row.note(f"{end}, before the start")
        end = ""
    row.put("planned", f"{cell}..{end}" if end and end != cell else cell)


def change_decision(row, cell):
    found = re.search(DATE, cell)
    row.put("decision.by", quoted("CAB"))
    if found:
        row.put("decision.on", found.group())
    rest = re.sub(DATE, "", cell).strip()
    if rest:
        row.text("decision.note", rest)


def effectiveness(row, cell):
    """Either how it will be checked, or that it was."""
    found = re.search(DATE, cell)
    action = row.entity.inner[0]
    if found and re.search("passed", cell, re.I):
        action.put("effective.@", "yes")
        action.put("effective.on", found.group())
        action.put("effective.note", quoted(re.sub(DATE, "", cell).strip()))
    else:
        action.put("effectiveness", quoted(md(cell)))


def corrective_action(row, cell):
    action = Entity("action", row.entity.id + "-A", row.entity.file, cell)
    row.entity.inner.append(action)
    row.project.index(action)


def action_owner(row, cell):
    person("owner")(row, cell)
    found = row.project.who(cell)
    row.entity.inner[0].put("owner", found.id if found else quoted(cell))


def action_status(row, cell):
    closed = row.cells.get("Closure Date", "")
    row.put("status.@", "closed" if cell.casefold() == "closed" else "open")
    row.entity.inner[0].put("status.@", WORK[cell.casefold()])
    if closed:
        row.put("status.since", closed)
        row.entity.inner[0].put("status.since", closed)


def finding_source(row, cell):
    row.text("source", cell)
    row.entity.of += [e.id for e in row.project.ids_in(cell, ("incident",))[0]]


def restored(row, cell):
    """`Passed (restored in 2h50)`: the outcome, and how long it took."""
    match = re.fullmatch(r"(passed|failed)(?: \((.*)\))?", cell, re.I)
    if not match:
        return row.note(cell)
    row.put("restored.@2", match[1].casefold())
    if match[2]:
        found = re.search(r"\d+ ?h ?\d*|\d+ ?min", match[2])
        took = duration(found.group().strip()) if found else None
        if took:
            row.put("restored.took", took)
        if not found or found.group() != match[2]:
            row.text("restored.note", match[2])
    return None


def next_test(row, cell):
    """The day of the next test as an interval, if whole months lie between."""
    last = row.cells.get("Last Restore Test", "")
    months = months_between(last, cell) if re.fullmatch(DATE, last) and re.fullmatch(DATE, cell) else None
    row.put("backup.restore-every", f"{months} months") if months else row.note(cell)


def recovered_asset(project, cells):
    found = project.ids_in(cells["System"], ("asset",))[0]
    return found[0] if found else project.declare("asset", cells["ID"], "disaster-recovery-register.isms", cells["System"])


def recovered_name(row, cell):
    rest = row.project.ids_in(cell, ("asset",))[1]
    if rest:
        row.put("backup.@", quoted(rest))


def criticality_again(row, cell):
    """The inventory has it already; where the two differ, both are kept."""
    if not row.entity.has("criticality"):
        row.put("criticality", cell.casefold())
    elif row.entity.fields and [cell.casefold()] != next(p[""] for n, p in row.entity.fields if n == "criticality"):
        row.note(cell)


def textual(project, cells):
    """A policy where its text is at hand, else a document that is kept elsewhere."""
    file = policy_text(project, cells["Title"])
    return "policy" if file else "document"


def policy_text(project, name):
    file = project.texts / (slug(name) + ".md") if project.texts else None
    return file if file and file.is_file() else None


def policy_file(row):
    file = policy_text(row.project, row.cells["Title"])
    if row.entity.kind == "policy":
        row.put("text", quoted(f"policies/{file.name}"))
        row.project.copies.append(file)


def document_type(row, cell):
    if row.entity.kind == "policy" and cell.casefold() in ("policy", "procedure", "guideline", "plan"):
        row.put("type", cell.casefold())
    elif row.entity.kind == "policy":
        row.note(cell)
    else:
        row.text("type", cell)


def document_status(row, cell):
    if cell.casefold() in ("draft", "published", "withdrawn"):
        row.put("status.@", cell.casefold())
    else:
        row.put("status.@", "published")
        row.note(cell)


def exception_of(row):
    """An exception departs from a rule: that of its sort, else it concerns what it is granted for."""
    rule = {"malware protection": "A.8.7", "web filter": "A.8.23", "password policy": "A.5.17"}.get(row.cells.get("Type", "").casefold())
    if rule:
        row.entity.of.append(rule)
        row.project.added.append(f"the rule that {row.entity.id} departs from: {rule}")


def exception_approved(row, cell):
    for n, part in enumerate(cell.split(" + ")):
        found = row.project.who(part)
        row.put(f"approved#{n}.by", found.id if found else quoted(part))
        row.put(f"approved#{n}.on", row.cells["Granted"])


def notified(row, cell):
    match = re.fullmatch(r"(yes|no)(?: \((.*)\))?", cell, re.I)
    if not match or (match[1].casefold() == "yes" and not match[2]):
        return row.note(cell)
    if match[2]:
        for n, part in enumerate(match[2].split(" + ")):
            limit = re.search(r"\b(\d+h)\b", part)
            row.put(f"notified#{n}.@", quoted(md(part.replace(limit.group(), "").strip() if limit else part)))
            if limit:
                row.put(f"notified#{n}.within", duration(limit.group()))
    return None


def met_by(row, cell):
    """What meets a duty where it is a text that is declared; else what proves that it is met."""
    for part in cell.split(" + "):
        found = row.project.named(part, TEXTUAL)
        row.put("met-by" if found else "evidence", found.id if found else quoted(part))


def duty_row(row):
    """A line of who does what becomes a process, and the duty in it."""
    duty = Entity("duty", row.entity.id.replace("P-", "D-"), row.entity.file, "")
    row.entity.inner.append(duty)
    fields = {"A": "accountable", "R": "responsible", "C": "consulted", "I": "informed"}
    for letter, field in fields.items():
        for heading, cell in row.cells.items():
            if heading != "Activity" and letter in cell.split("/"):
                duty.put(field, row.project.role(heading.partition(" (")[0]).id)


def retention_period(row, cell):
    """`10 years after contract end`; a period with more to it is kept whole as what it is counted from."""
    match = re.fullmatch(r"(\d+ \w+?)s?(?: after (.*))?", cell)
    found = re.findall(r"\d+ (?:hour|day|week|month|year)s?", cell)
    if match and duration(match[1]):
        row.put("keep", duration(match[1]))
        if match[2]:
            row.text("after", match[2])
    elif len(found) == 1 and "-" + found[0] not in cell:
        row.put("keep", found[0])
        row.text("after", cell)
    else:
        row.note(cell)


def risk_decision(row, cell):
    options = {"mitigate": "modify", "accept": "accept", "avoid": "avoid", "transfer": "share", "share": "share"}
    first = cell.split()[0].casefold()
    row.put("response.@", options[first]) if first in options else row.note(cell)
    if first in options and cell.casefold() != first:
        row.text("response.because", cell)


def risk_status(row, cell):
    state, _, reason = cell.partition(" — ")
    row.put("status.@", "closed" if state.casefold() == "closed" else "open")
    if reason:
        row.text("response.because", cell)
    elif state.casefold() not in ("open", "closed"):
        row.note(cell)


def risk_controls(row, cell):
    if cell.startswith("N/A"):
        return row.note(cell)
    for part in re.split(r",\s+", cell):
        row.put("controls.@", quoted(part))
    return None


def treatment_due(row, cell):
    """A day; what recurs says how often in its title."""
    if re.fullmatch(DATE, cell):
        return row.put("due", cell)
    every = often(row.entity.title.split()[0])
    row.put("every", every) if every and cell.casefold() == "recurring" else row.note(cell)
    return None


def annex_controls(row, cell):
    for number_ in re.findall(r"A[ .](\d\.\d+)", cell):
        row.put("controls.@", f"A.{number_}")
    if re.sub(r"A[ .]\d\.\d+[ ,]*", "", cell).strip():
        row.note(cell)


def linked_goals(row, cell):
    for part in cell.split(" + "):
        part = re.sub("^ISO ", "", part)
        if row.project.named(part, ("risk",)):
            row.put("risks", part)
        elif re.fullmatch(r"(A\.)?\d+\.\d+", part):
            row.put("for", part)
        else:
            row.note(part)


def linked_actions(row, cell):
    for part in cell.split():
        found = row.project.named(part, ("treatment", "finding"))
        if found and found.kind == "treatment":
            row.put("treatments", found.id)
        elif found and found.inner:
            found.inner[0].of.append(row.entity.id)
        else:
            row.note(part)


def figure(cell):
    """A figure and what stands behind it: `4.2% (2026-Q1)`, `2h 45min (2025)` in minutes, `1 completed (2026-Q2)`."""
    match = re.fullmatch(r"([<>]?)(\d+h(?: \d+min)?|\d+(?:\.\d+)?%?)(.*)", cell)
    if not match:
        return None
    value = match[2]
    if "h" in value:
        hours, _, minutes = value.replace("min", "").partition("h")
        value = str(int(hours) * 60 + int(minutes or 0))
    return match[1], value, match[3].strip()


def metric_of(row):
    if not row.entity.inner:
        row.entity.inner.append(Entity("metric", row.entity.id + "-M", row.entity.file, row.cells["Metric"]))
        if any(re.search(r"\dh", row.cells.get(h, "")) for h in ("Target", "Current Value")):
            row.entity.inner[0].put("unit", '"minutes"')
        counted = re.fullmatch(r"Number of (.*)", row.cells["Metric"])
        if counted:
            row.entity.inner[0].put("unit", quoted(md(counted[1])))
    return row.entity.inner[0]


def measured(record):
    def put(row, cell):
        found = figure(cell)
        period = re.search(r"\((\d{4}(?:-Q\d|-\d\d)?)( \w+)?\)", cell)
        if not found or not period:
            return row.note(cell)
        metric = metric_of(row)
        metric.put(record + ".@1", period[1])
        metric.put(record + ".@2", found[1])
        rest = found[2].replace(period.group(), "").strip()
        if rest and record == "measured":
            metric.put("measured.note", quoted(md(cell.replace(period.group(), "").strip())))
        elif rest or period[2]:
            row.note(cell)
        return None
    return How("word", put)


def target(row, cell):
    found = figure(cell)
    by = re.search(DATE, cell)
    year = re.search(r"in (\d{4})(?:-Q\d and Q([1-4]))?$", cell)
    ends = {"1": "03-31", "2": "06-30", "3": "09-30"}
    end = by.group() if by else f"{year[1]}-{ends.get(year[2], '12-31')}" if year else None
    if end:
        row.put("due", end)
    if found:
        metric = metric_of(row)
        metric.put("target.@1", {"<": "below", ">": "above", "": "exactly"}[found[0]])
        metric.put("target.@2", found[1])
        if end:
            metric.put("target.by", end)
    if not found or not re.fullmatch(r"(by " + DATE + r"|in \d{4})?", found[2]):
        row.text("evaluation", f"{row.cells['Metric']}: {cell}")


def objective_every(row, cell):
    if often(cell):
        metric_of(row).put("every", often(cell))
    else:
        row.note(cell)


def implementation(row, cell):
    states = {"implemented": "implemented", "partially implemented": "partial", "planned": "planned", "not implemented": "not-implemented"}
    if cell.casefold() in states:
        row.put("status.@", states[cell.casefold()])
    else:
        row.note(cell)


def justification(row, cell):
    row.text("excluded.because" if row.cells["Applicable"].casefold() == "no" else "because", cell)


def contract(row, cell):
    end = row.cells.get("Contract End", "")
    if end and not re.fullmatch(DATE, end) and end.casefold() != "rolling":
        row.note(end)
        end = ""
    row.put("agreement.period", f"{cell}..{'' if end.casefold() == 'rolling' else end}")


def certificates(row, cell):
    row.put("assurance.@", quoted(md(cell)))
    row.put("assurance.type", "certificate")


def trained(row, cell):
    role, _, many = cell.partition(" (")
    found = row.project.people.get(words(cell))
    if found:
        row.put("person", found.id)
    elif many:
        known = row.project.roles.get(words(role))
        row.put("audience", known.id if known else quoted(role))
        if not re.search(r"\d", row.cells.get("Status", "")):
            if row.cells.get("Completion Date"):
                row.put("session.@", row.cells["Completion Date"])
                row.put("session.invited", many.rstrip(")"))
    else:
        row.put("audience", quoted(cell))


def training_form(row, cell):
    """Its form in the register's own words; what is for everybody is awareness, what is for one person a course, a drill or a certificate."""
    row.text("how", cell)
    sorts = (("certification", "certificate"), ("drill", "drill"), ("simulation", "drill"), ("training", "course"), ("learning", "course"), ("classroom", "course"))
    found = next((sort for word, sort in sorts if word in cell.casefold()), None)
    if words(row.cells["Person"]) not in row.project.people:
        row.put("type", "awareness")
    elif found:
        row.put("type", found)


def regulation(row, cell):
    """`GDPR (EU 2016/679)`: the law, and which edition of it."""
    match = re.fullmatch(r"(.*?) \((.*\d.*)\)", cell)
    row.text("source", match[1] if match else cell)
    if match:
        row.text("edition", match[2])


def trained_as(row, cell):
    """The function of whoever is trained; of a group, it says who they are."""
    found = row.project.people.get(words(row.cells["Person"]))
    role = row.project.role(cell)
    if found:
        found.put("roles", role.id)
    else:
        row.put("audience", role.id)


def training_status(row, cell):
    """Done and due tell most of it; how many have finished is the turnout of a session, if its day is known."""
    turnout = re.search(r"(\d+)(?:/| of )(\d+)", cell)
    on = re.search(DATE, row.cells.get("Evidence", ""))
    if turnout and on:
        row.put("session.@", on.group())
        row.put("session.invited", turnout[2])
        row.put("session.attended", turnout[1])
        row.text("session.note", cell)
        row.project.happened.append(on.group())
    elif turnout or cell.casefold() not in ("completed", "planned"):
        row.text("result", cell)
    else:
        row.derived()


def rest_of(project):
    """What no register has, and no project can do without."""
    isms = Entity("isms", slug(project.folder.resolve().name), "isms.isms", project.folder.resolve().name)
    isms.put("languages", "en")
    isms.put("standards", "iso27001-2022")
    if "register-scales" in project.by_id:
        isms.put("method", "register-scales")
    scope = Entity("scope", "what-registers-name", "isms.isms", "What the registers name")
    scope.put("statement", '"Everything that the registers name."')
    for entity in project.entities:
        if entity.kind in ("asset", "supplier", "process"):
            scope.put("includes", entity.id)
    project.added.append("a scope that includes every asset, supplier and process")
    project.entities[:0] = [isms, scope]
    used = {c for e in project.entities for n, parts in e.fields if n == "classification" for c in parts[""]}
    if used:
        scheme = Entity("scheme", "secrecy", "isms.isms", "Classes of secrecy")
        scheme.put("for", "assets")
        scheme.put("for", "documents")
        scheme.put("property", "confidentiality")
        for rank, name in enumerate(SECRECY, 1):
            if slug(name) in used:
                inner = Entity("class", slug(name), "isms.isms", name.capitalize())
                inner.put("rank", str(rank))
                scheme.inner.append(inner)
        project.entities.insert(1, scheme)
        project.added.append("the order of the classes: " + ", ".join(c.id for c in scheme.inner))


def secrecy(row, cell):
    row.put("classification", slug(cell)) if cell.casefold() in SECRECY else row.note(cell)


def threat_sort(row, cell):
    """The register's own word; and the language's where it is the same."""
    row.text("type", cell)
    found = {"insider": "insider", "supply chain": "supplier", "physical": "physical"}.get(cell.casefold())
    if found:
        row.put("category", found)


REVIEWED = date("reviewed.@", happened=True)
NEXT = date("review.next")

REGISTERS = {
    "asset-register.csv": Table("asset", {
        "ID": ident(), "Asset Name": title(), "Category": text("category"), "Owner": person("owner"), "Custodian": person("custodian"), "Location": text("location"),
        "Type": choice("type", {"information": "information", "application": "software", "software": "software", "service": "service", "hardware": "hardware",
                                "network": "network", "facility": "site", "people": "people"}),
        "Classification": How("word", secrecy), "Criticality": choice("criticality", LEVELS), "Environment": text("environment"), "Description": text("description"),
        "Status": choice("status.@", same("planned", "active", "retired"))}, title="Asset Name", roles=("Owner",)),
    "capa-register.csv": Table("finding", {
        "ID": ident(), "Finding / Nonconformity": title(), "Corrective Action": How("text", corrective_action), "Source": How("text", finding_source),
        "Date Raised": date("raised", happened=True), "Root Cause": text("cause"), "Correction (Immediate)": text("correction"),
        "Owner": How("ref", action_owner), "Due Date": How("word", lambda row, cell: row.entity.inner[0].put("due", cell)),
        "Status": How("word", action_status), "Effectiveness Check": How("text", effectiveness), "Closure Date": How("word", lambda row, cell: None)},
        title="Finding / Nonconformity", roles=("Owner",)),
    "change-log.csv": Table("change", {
        "ID": ident(), "Title": title(), "Type": choice("type", same("normal", "emergency", "standard")), "Category": text("category"),
        "Requester": person("requester"), "Owner": person("owner"), "Systems": refs("assets", "asset"), "Risk": choice("risk", LEVELS),
        "Impact": text("consequences"), "Rollback Plan": text("rollback"), "Planned Start": How("word", change_start), "Planned End": How("word", lambda row, cell: None),
        "CAB Date": How("text", change_decision), "CAB Decision": choice("decision.@", same("approved", "rejected")),
        "Actual Result": also_refs(text("result"), "assets", "asset"), "Closure Date": date("status.since", happened=True)},
        title="Title", people=(), roles=("Requester", "Owner"),
        after=lambda row: row.put("status.@", "done" if row.cells.get("Closure Date") else "open")),
    "competence-matrix.csv": Table("competence", {
        "Required Competence": title(), "Role": How("ref", lambda row, cell: row.entity.of.append(row.project.role(cell).id)), "Proficiency Level": text("level"),
        "Source": text("how"), "Mandatory": yes_no("mandatory"),
        "Refresh Interval (months)": How("word", lambda row, cell: row.put("every", f"{cell} months"))},
        prefix="COMP", title="Required Competence", roles=("Role",)),
    "cryptography-register.csv": Table("key", {
        "Key ID": ident(), "Purpose": text("purpose"), "Algorithm": text("algorithm"), "Key Length": number("length"), "Owner": person("owner"),
        "System": refs("assets", "asset", split=None), "Created": date("created"), "Expiry": date("until"), "Rotation Interval": interval("every"),
        "Storage": text("location"), "Backup": text("backup"), "Status": choice("status.@", same("active", "retired", "revoked"))}, id="Key ID", roles=("Owner",)),
    "deletion-evidence-log.csv": Table("disposal", {
        "ID": ident(), "Data / Media": also_refs(text("what"), "assets", "asset"), "Reason": text("because"), "Method": text("method"), "Standard": text("standard"),
        "Performed By": person("by"), "Verified By": person("verified-by"), "Date": date("on", happened=True), "Evidence": plain("evidence"),
        "Status": choice("status.@", {"open": "open", "completed": "done"})}, roles=("Verified By",)),
    "disaster-recovery-register.csv": Table("asset", {
        "ID": How("text", lambda row, cell: row.put("formerly", cell)), "System": How("ref", recovered_name), "Criticality": How("word", criticality_again), "RTO": span("recovery.rto"),
        "RPO": span("recovery.rpo"), "Backup Method": text("backup.how"), "Backup Frequency": interval("backup.every"), "Backup Location": text("backup.to"),
        "Runbook": text("recovery.runbook"), "Last Restore Test": date("restored.@1", happened=True), "Last Test Result": How("text", restored),
        "Next Test": How("word", next_test), "Owner": person("recovery.by")}, into=recovered_asset, roles=("Owner",)),
    "document-control-register.csv": Table(textual, {
        "Doc ID": ident(), "Title": title(), "Type": How("word", document_type), "Owner": person("owner"), "Approver": person("approver"), "Version": version("version.@"),
        "Effective Date": date("effective", happened=True), "Last Review": REVIEWED,
        "Next Review": How("word", lambda row, cell: NEXT(row, cell) if re.fullmatch(DATE, cell) else interval("review.every")(row, cell)),
        "Classification": How("word", secrecy), "Distribution": people("audience"), "Status": How("word", document_status)},
        id="Doc ID", title="Title", roles=("Owner", "Approver"), after=policy_file),
    "exceptions-register.csv": Table("exception", {
        "ID": ident(), "Description": title(), "Type": text("type"), "Scope": refs("assets", "asset"), "Reason": text("because"),
        "Compensating Controls": refs("compensating", *CONTROLS), "Requested By": person("requested-by"), "Approved By": How("ref", exception_approved),
        "Granted": date("granted", happened=True), "Expires": date("until"), "Status": choice("status.@", same("active", "ended"))},
        title="Description", roles=("Requested By",), after=exception_of),
    "incident-register.csv": Table("incident", {
        "ID": ident(), "Title": title(), "Type": text("type"), "Severity": choice("severity", LEVELS), "Affected Assets": refs("assets", "asset"),
        "Reported By": person("reported-by"), "Reported At": moment("reported"), "Detected By": text("found-by"), "Detection Method": text("detection"),
        "Response Team": people("team"), "Containment At": moment("contained"), "Resolved At": moment("resolved"), "MTTR (h)": computed("hours"),
        "Data Breach": yes_no("breach.@", "breach.because"), "Authority Notification": How("text", notified), "Root Cause": text("cause"),
        "Corrective Action": text("lessons"), "Status": choice("status.@", same("open", "closed"))}, title="Title"),
    "legal-compliance-register.csv": Table("obligation", {
        "ID": ident(), "Regulation": How("text", regulation), "Article / Section": text("article"), "Requirement": text("text"), "Applicability": text("applies"),
        "Obligation Type": choices("nature", same("organisational", "technical", "procedural", "contractual")), "Responsible": person("owner"),
        "Evidence": How("ref", met_by), "Status": choice("status.@", {"compliant": "met", "partially compliant": "partly", "non-compliant": "not-met"}),
        "Next Review": NEXT}, title=lambda row: f"{row['Regulation'].partition(' (')[0]} {row['Article / Section']}", roles=("Responsible",),
        after=lambda row: row.put("type", "regulation")),
    "raci-matrix.csv": Table(lambda project, cells: None if cells["Activity"] == "Legend" else "process", {"Activity": title()}, prefix="P", title="Activity",
                             also=lambda heading: How("word", lambda row, cell: None), role_headings=lambda headings: headings[1:], after=duty_row),
    "records-retention-schedule.csv": Table("retention", {
        "ID": ident(), "Record Category": title(), "Description": text("description"), "Owner": person("owner"), "Storage Location": text("location"),
        "Format": text("format"), "Retention Period": How("text", retention_period), "Legal Basis / Source": refs("basis", "obligation"),
        "Disposal Method": text("disposal"), "Notes": text("note")}, title="Record Category", roles=("Owner",)),
    "risk-register.csv": Table("risk", {
        "ID": ident(), "Risk Title": title(), "Description": text("description"), "Asset / Process": refs("assets", "asset", "process", "supplier"),
        "Threat": refs("threat", "threat"), "Vulnerability": refs("weakness", "weakness"), "Owner": person("owner"), "Likelihood (1-5)": number("inherent.likelihood"),
        "Max Impact": computed("inherent impact"), "Inherent Score": computed("inherent score"), "Inherent Risk Level": computed("inherent level"),
        "Existing Controls": How("text", risk_controls), "Residual Likelihood": number("residual.likelihood"), "Residual Max Impact": number("residual.impact"),
        "Residual Score": computed("residual score"), "Residual Risk Level": computed("residual level"), "Treatment Decision": How("word", risk_decision),
        "Status": How("text", risk_status)}, title="Risk Title", roles=("Owner",), before=risk_method, also=impact),
    "risk-treatment-plan.csv": Table("treatment", {
        "ID": ident(), "Action": title(), "Risk ID": How("ref", lambda row, cell: row.entity.of.append(cell)), "Annex A Control": How("word", annex_controls),
        "Owner": person("owner"), "Start Date": date("starts"), "Due Date": How("word", treatment_due), "Budget (EUR)": money("cost", "EUR"),
        "Status": choice("status.@", WORK), "Verification": text("verification"), "Residual Score After": house("residual-score-after", "number", "Residual score after")}, title="Action", roles=("Owner",)),
    "security-objectives-register.csv": Table("objective", {
        "ID": ident(), "Objective": title(), "Linked ISO Clause / Risk": How("word", linked_goals), "Owner": person("owner"),
        "Metric": How("text", lambda row, cell: metric_of(row)), "Baseline (start of year)": measured("baseline"), "Target": How("word", target),
        "Measurement Frequency": How("word", objective_every), "Current Value": measured("measured"),
        "Status": choice("status.@", {"on track": "on-track", "behind": "at-risk", "at risk": "at-risk", "achieved": "achieved", "missed": "missed"}),
        "Review Date": NEXT, "Linked Action": How("ref", linked_actions)}, title="Objective", roles=("Owner",)),
    "stakeholder-communication.csv": Table("communication", {
        "Stakeholder": party("to"), "Category": How("word", lambda row, cell: None), "Interest in ISMS": How("text", lambda row, cell: None),
        "Communication Content": texts("what", r", "), "Channel": texts("how"), "Frequency": interval("every"), "Owner": person("owner"),
        "Language": How("word", lambda row, cell: [row.put("in", part.casefold()) for part in cell.split("/")])},
        prefix="COM", roles=("Owner",), before=parties),
    "stakeholder-requirements.csv": Table("requirement", {
        "ID": ident(), "Need": title(), "Stakeholder": party(None), "Derived Requirement": text("text"), "Source": text("source"),
        "Priority": choice("priority", same("low", "medium", "high")), "Covered By": refs("met-by", *TEXTUAL, *CONTROLS, "process", "objective", "obligation"),
        "Status": choice("addressed.@", {"covered": "yes", "not covered": "no"})}, title="Need", before=parties),
    "statement-of-applicability.csv": Table("control", {
        "Control ID": ident(), "Control Name": title(), "Theme": computed("group"), "Applicable": How("word", lambda row, cell: None),
        "Justification": How("text", justification), "Implementation Status": How("word", implementation), "Implementation Description": text("how"),
        "Reference": refs("policies", *TEXTUAL)}, id="Control ID", title="Control Name"),
    "supplier-register.csv": Table("supplier", {
        "ID": ident(), "Supplier": title(), "Service": text("service"), "Category": text("category"), "Criticality": choice("tier", LEVELS),
        "Data Accessed": text("data"), "Location": text("location"), "Contract Start": How("word", contract), "Contract End": How("word", lambda row, cell: None),
        "DPA Signed": yes_no("processor.@", "processor.note", na="not-needed"), "Certifications": How("text", certificates), "Last Review": REVIEWED,
        "Review Result": text("result"), "Next Review": NEXT, "Status": choice("status.@", same("active", "ended")), "Owner": person("owner")},
        title="Supplier", roles=("Owner",)),
    "threat-register.csv": Table("threat", {
        "ID": ident(), "Threat": title(), "Category": How("text", threat_sort), "Source": text("source"), "Description": text("description"),
        "TTP (MITRE ATT&CK)": texts("techniques", r" "), "Relevance": choice("relevance", LEVELS), "Targeted Assets": refs("assets", "asset", split=None),
        "Likelihood": choice("likelihood", LEVELS), "Potential Impact": choice("impact", LEVELS), "Mitigation Controls": refs("controls", *CONTROLS, split=None),
        "Last Reviewed": REVIEWED}, title="Threat"),
    "training-register.csv": Table("training", {
        "Training": title(), "Person": How("ref", trained), "Role": How("ref", trained_as), "Type": How("text", training_form), "Due Date": date("due"),
        "Completion Date": date("done", happened=True), "Status": How("text", training_status), "Evidence": plain("evidence"), "Next Refresh": date("until")},
        prefix="TRN", title="Training", people=("Person",), roles=("Role",)),
    "vulnerability-register.csv": Table("weakness", {
        "ID": ident(), "CVE": text("cve"), "Title": title(), "Product": text("product"), "Affected Asset": refs("assets", "asset", split=None),
        "CVSS v3.1": number("score"), "EPSS": number("epss"), "Severity": choice("severity", LEVELS), "Discovered": date("found"), "Source": text("source"),
        "Patch Available": yes_no("patch"), "Remediation Deadline": date("due"),
        "Status": choice("status.@", {"open": "open", "accepted": "accepted", "closed": "closed", "n/a": "closed"}), "Owner": person("owner"), "Notes": text("note")},
        title="Title", roles=("Owner",)),
}
