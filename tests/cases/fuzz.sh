# cases/fuzz.sh - the fuzz targets' promises on every source there is and on changed copies of them (libFuzzer goes further: make fuzz).

list_fuzz() { echo "syntax: every source, and 5000 changed copies"; }

case_fuzz() {
    scratch fuzz.syntax
    cd "$WORK" || return 1
    find "$TOP/tests" "$TOP/examples" "$TOP/catalogs" -name '*.isms' | sort | xargs timeout 300 "$REPLAY" 5000
}
