# cases/examples.sh - the example projects hold what the README promises of them.

list_examples() {
    echo "noorderlicht has no finding"
    echo "first lacks no more than it says"
    echo "a check shows what is asked for"
    echo "first is built"
    echo "README shows first"
}

case_examples() {
    scratch "examples-${1// /-}"
    case $1 in
    "noorderlicht has no finding") examples_clean ;;
    "first lacks no more than it says") examples_lacking ;;
    "a check shows what is asked for") examples_asked ;;
    "first is built") examples_built ;;
    "README shows first") examples_shown ;;
    *) echo "no such test"; return 1 ;;
    esac
}

examples_clean() {
    ismsc check "$TOP/examples/noorderlicht" --as-of "$TODAY"
    # one line, of all files
    [ "$status" = 0 ] && [ "$(cat "$WORK/stderr")" = "ismsc: No findings in $(find "$TOP/examples/noorderlicht" -name '*.isms' | wc -l) files, as of $TODAY." ] || { cat "$WORK/stderr"; return 1; }
}

# A beginning has findings, or it would be no example of one: the controls not spoken of yet, documents nobody signs for, how long records stay.
examples_lacking() {
    local code
    ismsc check "$TOP/examples/first" --as-of "$TODAY"
    [ "$status" = 1 ] || { echo "status $status"; return 1; }
    diff <(codes_told) <(printf '%s\n' C011a C012a C016a C017a C019a C056a C060a C062a C062b) || return 1
    # the hint at the end is about an error while there is one
    code=$(sed -n 's/.*: ismsc explain //p' "$WORK/stderr")
    grep -q "^error\[$code\]" "$WORK/stderr" || { tail -n 3 "$WORK/stderr"; return 1; }
}

# Told is what was asked for, and how much was not; the status is that of all.
examples_asked() {
    local all shown row options codes
    ismsc check "$TOP/examples/first" --as-of "$TODAY"
    all=$(examples_counted)
    while read -r row; do
        read -r options codes <<<"${row//;/ }"
        # shellcheck disable=SC2086 # several options
        ismsc check "$TOP/examples/first" --as-of "$TODAY" ${options//,--/ --}
        shown=$(examples_counted)
        [ "$status" = 1 ] && [ "$(codes_told | paste -sd,)" = "$codes" ] && [ "$shown" -lt "$all" ] || { echo "$row: status $status"; cat "$WORK/stderr"; return 1; }
        [ "$(tail -n 1 "$WORK/stderr")" = "ismsc: $((all - shown)) more findings are not shown: --only, --errors or --allow leaves them out." ] || { echo "$row"; tail -n 1 "$WORK/stderr"; return 1; }
    done <<EOF
--only=C012a;C012a
--only=c011A,C012a;C011a,C012a
--only=C011a,C012a,--errors;C011a
--errors;C011a,C016a,C017a,C019a,C056a,C060a
EOF
    ismsc check "$TOP/examples/first" --only C011a,X999
    [ "$status" = 2 ] && grep -q X999 "$WORK/stderr"
}

# How many findings the summary counts.
examples_counted() { sed -n '/^[0-9].* in [0-9]* files\{0,1\}\.$/{s/ in .*//;s/[^0-9]/ /g;p}' "$WORK/stderr" | awk '{ for (i = 1; i <= NF; i++) n += $i } END { print n + 0 }'; }

examples_built() {
    local document
    ismsc build "$TOP/examples/first" --as-of "$TODAY" -o "$WORK/out"
    for document in risk-register treatment-plan soa POL-1; do
        [ -s "$WORK/out/$document.pdf" ] && [ -s "$WORK/out/$document.html" ] || { cat "$WORK/stderr"; echo "no $document"; return 1; }
    done
    # findings first: what was built and where it begins is not scrolled away
    diff <(tail -n 2 "$WORK/stderr") - <<EOF
ismsc: $(find "$WORK/out" -maxdepth 1 -name '*.pdf' | wc -l) documents in $WORK/out
ismsc: Begin with $WORK/out/index.html
EOF
}

# The five files, each behind a line with its name between backquotes, and nothing else between it and the block.
examples_shown() {
    local file shown=0
    for file in "$TOP"/examples/first/*; do
        awk -v name="\`$(basename "$file")\`" '
            index($0, name) == 1 { found = 1; next }
            found && /^```/ { if (inside) exit; inside = 1; next }
            inside { print }' "$TOP/README.md" >"$WORK/shown"
        diff -u --label README.md "$WORK/shown" "$file" || return 1
        shown=$((shown + 1))
    done
    [ $shown = 5 ]
}
