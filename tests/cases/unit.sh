# cases/unit.sh - the Check program; it says one line for each of its tests.

list_unit() { :; }

# "ok 3 - /path/date.c:date:leap_years: Passed" becomes "ok    unit date:leap_years"
unit_tests() {
    [ -n "$UNIT" ] || { echo "      unit tests left out: Check was missing when this was configured"; return; }
    "$UNIT" 2>"$OUT/unit.stderr" | awk -F ' - ' '
        /^(not )?ok / {
            text = $0; sub(/^[^-]* - [^:]*:/, "", text)
            name = text; sub(/: .*/, "", name)
            if ($0 ~ /^ok/) print "ok    unit " name
            else { print "FAIL  unit " name; print "      " text }
            count++
        }
        /^1\.\./ { planned = substr($0, 4) }
        END { if (!count || count != planned) print "FAIL  unit program: it ended after " count + 0 " tests" }'
}
