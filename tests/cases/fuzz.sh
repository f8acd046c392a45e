# cases/fuzz.sh - the fuzz targets' promises on every source there is and on changed copies of them (libFuzzer goes further: make fuzz).

list_fuzz() {
    echo "syntax: every source, and 5000 changed copies"
    echo "project: every source, and 1000 changed copies"
}

case_fuzz() {
    local target=${1%%:*} copies=${1% changed*}
    scratch "fuzz.$target"
    cd "$WORK" || return 1
    [ "$target" = syntax ] || REPLAY=${REPLAY}_$target
    find "$TOP/tests" "$TOP/examples" "$TOP/catalogs" -name '*.isms' | sort | xargs timeout 300 "$REPLAY" "${copies##* }"
}
