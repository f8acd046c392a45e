# cases/pathological.sh - texts of policies that make bad readers of Markdown slow: each is read and set in step with its length, and what is beyond a limit is told.

# A quarter of the texts at a time: under sanitizers all of them take minutes.
list_pathological() { echo check; printf 'build %s of 4\n' 1 2 3 4; }

case_pathological() {
    local name part
    scratch "pathological.${1// /-}"
    part=${1#build }
    mkdir -p "$WORK/project/texts" && cd "$WORK/project" || return 1
    awk -v folder=texts -f "$TESTS/prose/pathological.awk" >"$WORK/names" || return 1
    [ "$(wc -l <"$WORK/names")" -gt 100 ] || { echo "only $(wc -l <"$WORK/names") texts"; return 1; }
    awk 'BEGIN { print "isms pathological \"Pathological\" standards iso27001-2022" }
         { printf "policy %s \"%s\" text \"texts/%s.md\"\n", $0, $0, $0 }' "$WORK/names" >source.isms
    "pathological_${1%% *}" "${part%% *}"
}

# The limit of time, that of every command here, is for hangs: it takes some seconds.
pathological_check() {
    ismsc check . --as-of "$TODAY" --only L004,L007,L008,L010
    [ $status = 1 ] || { echo "exit status $status, not 1"; return 1; }
    [ "$(codes_told | tr '\n' ' ')" = "L004 L007 L008 L010 " ] || { echo "limits told: $(codes_told)"; return 1; }
    for name in columns items-deep pictures-empty quotations-deep; do
        grep -qF "texts/$name.md:" "$WORK/stderr" || { echo "nothing is told of $name"; return 1; }
    done
}

pathological_build() {
    awk -v part="$1" 'NR % 4 == part - 1' "$WORK/names" >"$WORK/some"
    ismsc build . --as-of "$TODAY" -f html -o "$WORK/out" --only "$(paste -sd, "$WORK/some")"
    [ $status = 1 ] || { echo "exit status $status, not 1"; tail -n 5 "$WORK/stderr"; return 1; }
    while read -r name; do
        [ -s "$WORK/out/$name.html" ] || { echo "no page of $name"; return 1; }
    done <"$WORK/some"
}
