# cases/fuzz.sh - the fuzz targets' promises on every source there is and on changed copies of them (libFuzzer goes further: make fuzz).

list_fuzz() {
    echo "syntax: every source, and 5000 changed copies"
    echo "project: every source, and 1000 changed copies"
    echo "pages: every page, and 300 changed copies"
    echo "markdown: every text of a policy, and 500 changed copies"
}

case_fuzz() {
    local target=${1%%:*} copies=${1% changed*} suffix=isms
    [ "$target" != markdown ] || suffix=md
    scratch "fuzz.$target"
    cd "$WORK" || return 1
    [ "$target" = syntax ] || REPLAY=${REPLAY}_$target
    if [ "$target" = pages ]; then
        fuzz_recipes
        find "$TESTS/pages" "$WORK" -name '*.xml' | sort | xargs timeout 300 "$REPLAY" "${copies##* }"
        return
    fi
    find "$TOP/tests" "$TOP/examples" "$TOP/catalogs" -name "*.$suffix" | sort | xargs timeout 300 "$REPLAY" "${copies##* }"
}

# Recipes for trees (tests/fuzz/fuzz_pages.c): bytes without order, of some more elements than ends, or more words than both.
fuzz_recipes() {
    local i
    for i in $(seq 1 40); do
        LC_ALL=C awk -v seed="$i" 'BEGIN { srand(seed); most = 100 + 400 * rand(); open = 0.2 + 0.3 * rand(); close_ = open * (1.2 + 0.6 * rand())
            for (k = 0; k < most; k++) { r = rand(); printf "%c", r < open ? 1 + int(60 * rand()) : r < close_ ? 61 + int(39 * rand()) : 100 + int(156 * rand()) } }' >"$WORK/recipe-$i.xml"
    done
}
