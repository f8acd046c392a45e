#!/usr/bin/env python3
"""The data set of gen.py as an ismsc project, so that every peer compiles the same content.

usage: isms.py DIR ...        (DIR/data.json and DIR/policies/ are read, DIR/isms/ is written)
"""
import glob, json, os, re, sys

OWNERS = {}
OPTIONS = dict(mitigate='modify', accept='accept', transfer='share', avoid='avoid')
STATES = {'planned': 'open', 'in progress': 'in-progress', 'done': 'done', 'overdue': 'open'}
CONTROL = {'planned': 'planned', 'in progress': 'partial', 'done': 'implemented', 'overdue': 'not-implemented'}


def text(s):
    return f'"{s}"' if '"' not in s else f'"""{s}"""'


def slug(s):
    return re.sub(r'[^a-z0-9]+', '-', s.lower().encode('ascii', 'ignore').decode()).strip('-')


def convert(folder):
    d = json.load(open(f'{folder}/data.json', encoding='utf-8'))
    out = f'{folder}/isms'
    os.makedirs(out, exist_ok=True)
    owners = sorted({x['owner'] for x in d['risks']} | {x['owner'] for x in d['treats']})
    assets = sorted({x['asset'] for x in d['risks']})
    ids = {a: f'AS-{i:04d}' for i, a in enumerate(assets, 1)}
    roles = {o: f'role-{slug(o)}' for o in owners}
    with open(f'{out}/isms.isms', 'w', encoding='utf-8') as f:
        f.write('isms bench "Benchmark" {\n  languages en\n  standards iso27001-2022\n}\n')
        f.write('method default {\n')
        for i in range(1, 6):
            f.write(f'  likelihood {i} "Likelihood {i}"\n  impact {i} "Impact {i}"\n')
        f.write('  impacts maximum\n  score product\n')
        f.write('  level 1 low "Low" score 1..4 response accept colour green\n  level 2 medium "Medium" score 5..9 response accept colour yellow\n')
        f.write('  level 3 high "High" score 10..15 response treat within 6 months colour orange\n')
        f.write('  level 4 critical "Critical" score 16..25 response treat within 3 months colour red\n')
        f.write('  assess every 12 months\n}\n')
        for o in owners:
            f.write(f'role {roles[o]} {text(o)}\n')
        for a in assets:
            f.write(f'asset {ids[a]} {text(a)} type information owner {roles[owners[0]]}\n')
    with open(f'{out}/risks.isms', 'w', encoding='utf-8') as f:
        for x in d['risks']:
            f.write(f'''risk {x['id']} {text(x['title'])} {{
  assets {ids[x['asset']]}
  owner {roles[x['owner']]}
  inherent likelihood {x['L']} impact {x['I']}
  residual likelihood {x['RL']} impact {x['RI']}
  response {OPTIONS[x['option']]}
  description {text(x['desc'])}
}}
''')
    with open(f'{out}/treatments.isms', 'w', encoding='utf-8') as f:
        for x in d['treats']:
            f.write(f'''treatment {x['id']} {text(x['title'])} of {x['risk']} {{
  controls {', '.join(x['controls'])}
  owner {roles[x['owner']]}
  due {x['due']}
  status {STATES[x['status']]}
  description {text(x['desc'])}
}}
''')
    with open(f'{out}/controls.isms', 'w', encoding='utf-8') as f:
        for c in d['soa']:
            body = f"  status {CONTROL[c['status']]}\n  how {text(c['just'])}\n" if c['applicable'] else f"  excluded because {text(c['just'])}\n"
            f.write(f"control {c['id']} {{\n{body}}}\n")
    policies(folder, out, [roles[o] for o in owners])


def policies(folder, out, roles):
    """Their Markdown with our links, without the ids of headings that pandoc alone reads; each declared."""
    os.makedirs(f'{out}/policies', exist_ok=True)
    with open(f'{out}/policies.isms', 'w', encoding='utf-8') as f:
        for i, path in enumerate(sorted(glob.glob(f'{folder}/policies/*.md')), 1):
            text = open(path, encoding='utf-8').read()
            title = re.search(r'^# (.*?) *(\{#.*\})?$', text, re.M).group(1)
            text = re.sub(r'^(#+ .*?) *\{#[^}]*\}$', r'\1', text, flags=re.M)
            text = re.sub(r'\]\(#([RTA][^)]*)\)', r'](isms:\1)', text)
            with open(f'{out}/policies/{os.path.basename(path)}', 'w', encoding='utf-8', newline='\n') as w:
                w.write(text)
            role = roles[i % len(roles)]
            f.write(f'policy POL-{i:02d} "{title}" {{\n  text "policies/{os.path.basename(path)}"\n  owner {role}\n  version 1.0 on 2026-03-02 by {role}\n}}\n')


for folder in sys.argv[1:]:
    convert(folder)
