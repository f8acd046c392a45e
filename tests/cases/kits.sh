# cases/kits.sh - what others put into their CI: the job's script, the matcher of findings in a log, files that YAML and JSON readers accept, commands of the how-to.

list_kits() { printf '%s\n' "clean" "a fault" "a fault that is known" "a fault that stood" "with everything" "wrong use" "the problem matcher" "YAML and JSON" "publish.md"; }

kits_run() {
    local wanted=$1
    shift
    (cd "$WORK" && env ISMSC="$ISMSC" FOLDER=project AS_OF="$TODAY" "$@" >stdout 2>stderr)
    status=$?
    [ $status = "$wanted" ] || { echo "$*: exit status $status, not $wanted"; cat "$WORK/stdout" "$WORK/stderr"; return 1; }
}

kits_fault() { printf 'asset crate "Crate" {\n  owner nobody\n}\n' >"$WORK/project/crate.isms"; }

kits_python() { python3 -c "import $1" 2>/dev/null || { echo "left out: python3 with $1 is missing"; return 1; }; }

case_kits() {
    scratch "kits.${1// /-}"
    copy_base
    case $1 in
    clean) kits_run 0 "$TOP/kits/run" github && [ ! -s "$WORK/stdout" ] ;;
    "a fault") kits_fault && kits_run 1 "$TOP/kits/run" github && grep -q '^::error file=[^,]*crate.isms,line=2,.*title=C001a::' "$WORK/stdout" && kits_run 1 "$TOP/kits/run" text ;;
    "a fault that is known")
        kits_fault
        ismsc check "$WORK/project" --as-of "$TODAY" --write-baseline "$WORK/known.txt" && kits_run 0 BASELINE=known.txt DENY=info "$TOP/kits/run" github
        ;;
    "a fault that stood")
        checkout_able || { echo "left out: git or libgit2 is missing"; return 0; }
        kits_fault && checkout_git init -q "$WORK/project" && checkout_commit "$WORK/project" one && kits_run 0 ONLY_CHANGED=HEAD DENY=info "$TOP/kits/run" github && kits_run 2 ONLY_CHANGED=HEAD~1 "$TOP/kits/run" github
        ;;
    "with everything")
        kits_fault
        kits_run 1 SARIF=findings.sarif BUILD=documents REPORT=report "$TOP/kits/run" gitlab || return 1
        grep -q '"version": "2.1.0"' "$WORK/findings.sarif" && grep -q '"check_name": "C001a"' "$WORK/report.json" && xmllint --noout "$WORK/report.xml" && [ -f "$WORK/documents/index.html" ]
        ;;
    "wrong use") kits_run 2 "$TOP/kits/run" jenkins && kits_run 2 BASELINE=none.txt "$TOP/kits/run" github && kits_run 2 FOLDER=nowhere "$TOP/kits/run" text ;;
    "the problem matcher") kits_python json || return 0; kits_fault; kits_matched ;;
    "YAML and JSON") kits_python yaml || return 0; kits_read ;;
    publish.md) kits_publish ;;
    *) return 1 ;;
    esac
}

# Every finding of the log is matched with its place, by the expressions as they stand in the file.
kits_matched() {
    ismsc check "$WORK/project" --as-of "$TODAY"
    python3 - "$TOP/kits/github/problem-matcher.json" "$WORK/stderr" <<'PYTHON'
import json, re, sys
matchers = json.load(open(sys.argv[1]))["problemMatcher"]
lines = open(sys.argv[2], encoding="utf-8").read().split("\n")
wanted = [line for line in lines if re.match(r"(error|warning|note)\[", line)]
found = []
for matcher in matchers:
    first, second = (re.compile(pattern["regexp"]) for pattern in matcher["pattern"])
    found += [line for line, below in zip(lines, lines[1:]) if first.match(line) and second.match(below)]
places = [m.groups() for m in map(re.compile(matchers[0]["pattern"][1]["regexp"]).match, lines) if m]
if not wanted or sorted(found) != sorted(wanted) or ("crate.isms", "2", "9") not in places:
    print(wanted, found, places)
    sys.exit(1)
PYTHON
}

kits_read() {
    python3 - "$TOP" <<'PYTHON'
import json, sys, yaml
top = sys.argv[1] + "/"
action = yaml.safe_load(open(top + "kits/github/action.yml"))
ci = yaml.safe_load(open(top + "kits/gitlab/ismsc.gitlab-ci.yml"))
hooks = yaml.safe_load(open(top + ".pre-commit-hooks.yaml"))
json.load(open(top + "kits/devcontainer/devcontainer.json"))
steps = action["runs"]["steps"]
used = {name for step in steps for name in action["inputs"] if "inputs.%s }" % name in str(step)}
problems = []
if used != set(action["inputs"]): problems.append("inputs that no step uses: %s" % (set(action["inputs"]) - used))
if any("${{" in step["run"] for step in steps): problems.append("an input within the text of a script")
if not all("script" in job for name, job in ci.items() if name != "variables"): problems.append("a job without script")
if {hook["id"] for hook in hooks} != {"ismsc-check", "ismsc-fmt"}: problems.append("hooks")
print("\n".join(problems), end="")
sys.exit(bool(problems))
PYTHON
}

# The how-to's first commands, as they stand there, and every option that it names.
kits_publish() {
    mkdir "$WORK/bin" && ln -s "$ISMSC" "$WORK/bin/ismsc"
    sed -n '/^## 1/,/^The findings/s/^    //p; /^## 2/,/^The file has/s/^    //p' "$TOP/docs/publish.md" | grep -v '^git\|git init$' >"$WORK/commands"
    printf 'mkdir isms && cd isms\n' | cat - "$WORK/commands" >"$WORK/all"
    (cd "$WORK" && PATH=$WORK/bin:$PATH SOURCE_DATE_EPOCH=$(date -d "$TODAY" +%s) bash all >stdout 2>stderr)
    [ $? = 0 ] && [ -s "$WORK/isms/known-findings.txt" ] || { cat "$WORK/commands" "$WORK/stderr"; return 1; }
    grep -o 'ismsc [a-z]* [^`#]*' "$TOP/docs/publish.md" | grep -o -- ' --[a-z-]*' | sort -u | while read -r option; do
        grep -q "{ \"${option#--}\"" "$TOP/src/cmd/options.c" || { echo "there is no $option"; exit 1; }
    done
}
