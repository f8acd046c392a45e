# cases/reports.sh - findings for other programs: that they can be read, where files are told from, what makes the check fail, by what a finding is known again.

# Codes by whose examples it is seen that a finding keeps its fingerprint when lines move and days pass: every so manieth, from the first on.
reports_every=9

list_reports() {
    printf '%s\n' "files from the top of the repository" "without repository" "deny a severity" "allow codes" "unknown words" "baseline" "baseline of a changed project" "no baseline" "JSON keeps its schema" "names of files"
    codes_all | awk -v every="$reports_every" 'NR % every == 1 % every { print $1, "known again" }' | while read -r code rest; do
        grep -q "^$code " <<<"$codes_elsewhere" || echo "$code $rest"
    done
}

# reports_status STATUS ARGUMENT…
reports_status() {
    local wanted=$1
    shift
    ismsc check "$WORK/project" --as-of "$TODAY" "$@"
    [ $status = "$wanted" ] || { echo "ismsc check $*: exit status $status, not $wanted"; cat "$WORK/stderr"; return 1; }
}

# What stands in the output, each on a line of its own.
reports_has() { local text; for text; do grep -qF -- "$text" "$WORK/stdout" || { echo "the output lacks: $text"; head -n 30 "$WORK/stdout"; return 1; }; done; }

# An error (an unknown name) and a warning (a risk for which nobody answers that is here).
reports_project() {
    copy_base
    printf 'asset crate "Crate of ledgers" {\n  type information\n  owner nobody\n}\n' >"$WORK/project/crate.isms"
}

case_reports() {
    local code=${1%% *}
    scratch "reports.${1// /-}"
    case $1 in
    *" known again") reports_known "$code" ;;
    "files from the top of the repository")
        reports_project
        mkdir -p "$WORK/top/.git" "$WORK/top/a b"
        mv "$WORK/project" "$WORK/top/a b/ISMS"
        ln -s "top/a b/ISMS" "$WORK/project"
        reports_status 1 --format sarif && reports_has '"uri": "a%20b/ISMS/crate.isms"' '"uriBaseId": "%SRCROOT%"' || return 1
        reports_status 1 --format github && reports_has '::error file=a b/ISMS/crate.isms,line=3,' || return 1
        reports_status 1 --format gitlab && reports_has '"path": "a b/ISMS/crate.isms"'
        ;;
    "without repository")
        reports_project
        mkdir "$WORK/project/.git"    # its own top: the same as none
        reports_status 1 --format json && reports_has '"file": "crate.isms"'
        ;;
    "deny a severity")
        copy_base
        reports_status 0 --deny info || return 1
        code=$(sed -n 's/^DIAG([A-Z0-9_]*, *"\(C[0-9]*[a-z]\)", WARNING.*/\1/p' "$TOP/src/diag/diag.def" | head -n 1)
        codes_lay "$TOP/src/diag/codes/$code.en.txt" bad "$WORK/project"    # exactly this warning
        reports_status 0 && reports_status 0 --deny error && reports_status 1 --deny warning && reports_status 1 --deny info --format junit && reports_has '<failure ' || return 1
        reports_status 0 --format junit || return 1
        ! grep -q '<failure' "$WORK/stdout" || { echo "warnings fail no case unless they are denied"; return 1; }
        ;;
    "allow codes")
        reports_project
        ismsc check "$WORK/project" --as-of "$TODAY"
        reports_status 0 --allow "$(codes_told | paste -sd,)" --deny info && ! grep -q '^error\|^warning' "$WORK/stderr"
        ;;
    "unknown words")
        copy_base
        reports_status 2 --format xml && reports_status 2 --deny fatal && reports_status 2 --allow C999 && reports_status 2 --only C999
        ;;
    "JSON keeps its schema")
        command -v python3 >/dev/null && python3 -c 'import jsonschema' 2>/dev/null || { echo "left out: python3-jsonschema is missing"; return 0; }
        reports_schema
        ;;
    baseline)
        reports_project
        printf 'asset crate-2 "Another crate" {\n  type information\n  owner nobody\n}\n' >>"$WORK/project/crate.isms"
        reports_status 0 --write-baseline "$WORK/known.txt" && grep -q '^C001a crate got=nobody field=owner' "$WORK/known.txt" || { cat "$WORK/known.txt"; return 1; }
        reports_status 0 --baseline "$WORK/known.txt" --deny info && grep -q 'findings are known' "$WORK/stderr" || { cat "$WORK/stderr"; return 1; }
        # a new fault is told, lines that moved are not, and what is mended stands in the baseline too long
        printf '# one\n\n# two\nasset crate-3 "Third crate" {\n  type information\n  owner somebody\n}\n' | cat - "$WORK/project/crate.isms" >"$WORK/new" && cp "$WORK/new" "$WORK/project/crate.isms"
        sed -i '/^asset crate-2/,/^}/s/owner nobody/owner director/' "$WORK/project/crate.isms"
        reports_status 1 --baseline "$WORK/known.txt" && grep -q 'Nothing is called somebody' "$WORK/stderr" && ! grep -q 'called nobody' "$WORK/stderr" || { cat "$WORK/stderr"; return 1; }
        grep -q 'N050.*The finding “C001a crate-2 ' "$WORK/stderr" || { cat "$WORK/stderr"; return 1; }
        reports_status 1 --baseline "$WORK/known.txt" --format sarif && reports_has '"ruleId": "N050"' || return 1
        # written anew it has neither
        cp "$WORK/known.txt" "$WORK/before.txt"
        reports_status 0 --write-baseline "$WORK/known.txt" && ! grep -q 'C001a crate-2 ' "$WORK/known.txt" && reports_status 0 --baseline "$WORK/known.txt" --deny info
        ;;
    "baseline of a changed project")    # order and ends of lines, comments and blank lines do not matter
        reports_project
        reports_status 0 --write-baseline "$WORK/known.txt" || return 1
        { head -n 1 "$WORK/known.txt"; sed 1d "$WORK/known.txt" | sort -r | sed 's/$/  \r/'; printf '\n  # all of it\n'; } >"$WORK/other.txt"
        reports_status 0 --baseline "$WORK/other.txt" --deny info
        ;;
    "no baseline")
        copy_base
        echo "C001a crate" >"$WORK/some.txt"
        reports_status 2 --baseline "$WORK/some.txt" && reports_status 2 --baseline "$WORK/none.txt" && reports_status 2 --baseline "$WORK" && reports_status 3 --write-baseline "$WORK/no/folder.txt"
        ;;
    "names of files")
        copy_base
        mkdir "$WORK/project/.git"
        printf 'asset x "X" {\n  owner nobody\n}\n' >"$WORK/project/100%, a:b.isms"
        reports_status 1 --format github --only C001a && reports_has '::error file=100%25%2C a%3Ab.isms,line=2,endLine=2,col=9,endColumn=15,title=C001a::Nothing is called nobody.' || return 1
        reports_status 1 --format sarif --only C001a && reports_has '"uri": "100%25%2C%20a%3Ab.isms"'
        ;;
    *) return 1 ;;
    esac
}

reports_schema() {
    local file
    for file in "$TESTS"/golden/{reports,scope,policies}*.isms; do
        ismsc check "$file" --as-of "$TODAY" --format json
        [ $status -gt 1 ] || cp "$WORK/stdout" "$WORK/$(basename "$file" .isms).json"
    done
    python3 - "$TOP/docs/findings.schema.json" "$WORK"/*.json <<'PYTHON'
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
check = jsonschema.Draft202012Validator(schema)
check.check_schema(schema)
wrong = [(name, error.message) for name in sys.argv[2:] for error in check.iter_errors(json.load(open(name)))]
for name, message in wrong[:10]:
    print(name, message)
sys.exit(bool(wrong))
PYTHON
}

reports_prints() { sed -n 's/^ *"fingerprint": "\(.*\)"$/\1/p' "$WORK/stdout" | sort; }

# The bad example's finding, with lines put above it in each file and the next day: known again. No two findings are taken for one another.
reports_known() {
    local file first
    copy_base
    codes_lay "$TOP/src/diag/codes/$1.en.txt" bad "$WORK/project" || return 1
    ismsc check "$WORK/project" --as-of "$TODAY" --format json
    first=$(reports_prints)
    [ -z "$(uniq -d <<<"$first")" ] || { echo "two findings have one fingerprint"; return 1; }
    find "$WORK/project" -name '*.isms' | while read -r file; do
        case $1 in S002 | S003 | S004 | S005 | S017 | S020) continue ;; esac
        printf '# moved\n\n# down\n' | cat - "$file" >"$WORK/moved" && cat "$WORK/moved" >"$file"
    done
    ismsc check "$WORK/project" --as-of "$(date -d "$TODAY + 1 day" +%F)" --format json
    [ $status -le 1 ] && grep -q '^  "findings"' "$WORK/stdout" || { echo "exit status $status"; cat "$WORK/stderr"; return 1; }
    diff <(echo "$first") <(reports_prints) >"$WORK/diff" && return 0
    grep -q '^>' "$WORK/diff" || return 0    # a new day may have mended something; nothing new may have come of the same
    echo "a finding is not known again:"
    cat "$WORK/diff"
    grep -E '"(code|title)"' "$WORK/stdout" | head -n 6
    return 1
}
