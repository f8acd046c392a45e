# cases/layout.sh - every page of every document is set well (tests/layout.awk says what that is), of whole projects and of one made to be hard to set.

list_layout() {
    local project document
    for project in coverage stress stress-nl; do layout_documents | sed "s/^/$project /"; done
    layout_documents | while read -r document; do documents_in "$TOP/examples/noorderlicht" "$document"; done | sed "s/^/noorderlicht /"
    echo "policies: every document of the example"
    echo "a table without a title goes on under its section's"
    echo "nothing wrong: passes"
    layout_planted | sed 's/ *|.*//; s/$/: told/'
}

case_layout() {
    local project=${1%% *} document=${1#* }
    scratch "layout.$(tr -c '[:alnum:]\n' - <<<"$1")"
    case $1 in
    policies:*) layout_every "$TOP/examples/noorderlicht"; return ;;
    "a table without"*) layout_dump "$TOP/examples/noorderlicht" soa en && layout_goes_on "$WORK/stdout"; return ;;
    "nothing wrong: passes") layout_good >"$WORK/dump" && layout_check "$WORK/dump"; return ;;
    *": told") layout_is_told "${1%: told}"; return ;;
    noorderlicht*) layout_dump "$TOP/examples/noorderlicht" "$document" en ;;
    coverage*) layout_dump "$TESTS/coverage" "$document" en ;;
    stress-nl*) layout_stress >"$WORK/stress.isms" && layout_dump "$WORK/stress.isms" "$document" nl ;;
    stress*) layout_stress >"$WORK/stress.isms" && layout_dump "$WORK/stress.isms" "$document" en ;;
    esac && layout_check "$WORK/stdout"
}

layout_documents() { sed -n 's/^DOCUMENT([A-Z_]*, "\([a-z-]*\)", "[^"]*", [A-Z |]*MADE.*/\1/p' "$TOP/src/model/documents.def"; }

layout_dump() {
    ismsc build "$1" --only "$2" --lang "$3" --print layout --as-of "$TODAY"
    [ "$status" -le 1 ] && [ -s "$WORK/stdout" ] || { echo "exit status $status"; head -n 20 "$WORK/stderr"; return 1; }
}

# Every document that a project has, with its policies.
layout_every() {
    local file documents=0 faults=0
    ismsc build "$1" --formats docbook -o "$WORK/out" --as-of "$TODAY"
    for file in $(find "$WORK/out" -name '*.xml' | sort); do
        documents=$((documents + 1))
        "$SETPAGES" "$file" >"$WORK/dump" 2>"$WORK/reports"
        layout_check "$WORK/dump" || { echo "of $file"; faults=1; }
    done
    [ "$documents" -gt "$(layout_documents | wc -l)" ] && [ $faults = 0 ]
}

layout_check() { awk -f "$TESTS/layout.awk" "$1"; }

# In the SoA no table begins at the head of a page without a title or a head of its own: a row there is one that goes on, and something says of what.
layout_goes_on() {
    awk '/^page / { page = $2; first = 1; next } first { first = 0; if ($1 == "row" && !/ head/) { print "page " page ": " $0; bad = 1 } told += / "A\..*continued/ } END { exit bad || told < 5 }' "$1"
}

# ---- what is hard to set: long words, long texts, tables of many columns, lists in lists, rows higher than a page ----

layout_stress() {
    cat "$TESTS/golden/mini.isms"
    awk 'BEGIN {
        words = split("beveiligingsincidentenregistratie the of leveranciersovereenkomst risk een vertrouwelijkheidsclassificatie and office a zorgverlener"\
                      " Donaudampfschifffahrtsgesellschaft continuity in bedrijfscontinuïteitsmanagement is responsibilities persoonsgegevensverwerking for each 2026-11-21"\
                      " https://registry.example/path/to/a/very/long/address/that/has/no/space?in=it&goes=on EUR 12,500 ransomware-as-a-service and/or", word, " ")
        for (i = 20; i < 80; i++) {
            printf "risk R-%d \"%s\" {\n  assets records\n  threat ransom\n  owner director\n  inherent likelihood 2 impact %d\n", i, text(3 + i % 17), 1 + i % 2
            printf "  residual likelihood 1 impact 1\n  response modify\n  consequence \"%s\"\n  weakness \"%s\", \"%s\"\n  description \"\"\"\n", text(i % 60 + 3), text(4), text(i)
            prose(i)
            printf "    \"\"\"\n}\ntreatment T-%d \"%s\" {\n  risks R-%d\n  owner officer\n  due 2027-0%d-11\n  description \"\"\"\n", i, text(2 + i % 23), i, 1 + i % 9
            prose(i + 3)
            printf "    \"\"\"\n}\n"
        }
        printf "risk R-99 \"A row higher than a page\" {\n  assets records\n  threat gone\n  owner director\n  inherent likelihood 2 impact 2\n  response modify\n  consequence \"%s\"\n}\n", text(1500)
    }
    function number(most) { seed = (seed * 1103 + 12345) % 65536; return int(seed / 8) % most }
    function text(n,    s, k) { for (k = 0; k < n; k++) s = s (k ? " " : "") word[1 + number(words)]; return s (n > 6 ? "." : "") }
    function prose(i,    k, c, columns) {
        if (i % 2) printf "    %s\n\n", text(20 + number(150))
        if (i % 3 == 0) { for (k = 0; k <= i % 5; k++) printf "    - %s\n      1. %s\n      2. %s\n", text(number(40) + 1), text(30), text(5); print "" }
        if (i % 5 == 0) {
            columns = 2 + i % 9
            printf "    %s\n\n    |", text(9)
            for (c = 0; c < columns; c++) printf " %s |", text(1)
            printf "\n    |"
            for (c = 0; c < columns; c++) printf "---|"
            for (k = 0; k < i / 2; k++) { printf "\n    |"; for (c = 0; c < columns; c++) printf " %s |", text(1 + number(6)) }
            print "\n"
        }
        if (i % 7 == 0) printf "    > %s\n\n    ```\n    %s\n    ```\n\n", text(60), substr(text(40), 1, 70)
        printf "    %s\n", text(2 + number(90))
    }'
}

# ---- the checker itself ----

layout_good() {
    cat <<'END'
pages 2
page 1 600.00 800.00 area 50.00 50.00 500.00 700.00
  line 50.00 50.00 500.00 20.00 title#a text 90.00 space 1.00 "1 Begin"
  line 50.00 80.00 500.00 14.00 para#a text 500.00 space 1.10 hyphen keep "Some words that end in a hy"
  line 50.00 94.00 500.00 14.00 para#a text 500.00 space 1.60 hyphen "phen and some more that end in an"
  line 50.00 108.00 500.00 14.00 para#a text 480.00 space 0.75 keep "other one."
  row 50.00 150.00 500.00 20.00 row#b head
    cell 50.00 150.00 200.00 40.00 entry#b
      line 55.00 153.00 190.00 12.00 entry#b text 100.00 space 1.00 "over two rows"
    cell 250.00 150.00 300.00 20.00 entry#b
      line 255.00 153.00 290.00 12.00 entry#b text 100.00 space 1.00 "a head"
  row 50.00 170.00 500.00 20.00 row#c
    cell 250.00 170.00 300.00 20.00 entry#c
      line 255.00 173.00 290.00 12.00 entry#c text 100.00 space 1.00 "a cell"
  line 50.00 630.00 500.00 14.00 para#d text 500.00 space 1.00 "A paragraph that goes on to the"
  line 50.00 644.00 500.00 14.00 para#d text 500.00 space 1.00 keep "next page with two lines here and"
  note
    line 66.00 700.00 484.00 10.80 simpara#f text 100.00 space 1.00 "1 A footnote"
page 2 600.00 800.00 area 50.00 50.00 500.00 700.00
  line 50.00 50.00 500.00 14.00 para#d text 500.00 space 1.00 "two more there, of which this"
  line 50.00 64.00 500.00 14.00 para#d text 200.00 space 1.00 keep "is the last."
END
}

# One fault each: its name, the rules that tell it, and the change (sed -E) that plants it.
layout_planted() {
    cat <<'END'
a loose line                    |loose    |s/space 1.60/space 1.61/
a tight line                    |tight    |s/space 0.75/space 0.73/
three hyphens in a row          |hyphens  |s/0.75 keep/0.75 hyphen keep/
a line wider than its column    |narrow   |s/(para#d text )200.00/\1500.20/
a heading at a page's foot      |heading  |/^  note/i\  line 50.00 670.00 500.00 20.00 title#e text 90.00 space 1.00 "2 End"
a table's head at a page's foot |head     |/^  note/i\  row 50.00 670.00 500.00 20.00 row#e head
a heading and a line before their table|lead|s/.*two more.*/  row 50.00 50.00 500.00 14.00 row#e head/;/is the last/d;/^  note/i\  line 50.00 660.00 500.00 20.00 title#e text 90.00 space 1.00 "2 End"\n  line 50.00 680.00 500.00 14.00 para#e text 90.00 space 1.00 "Its line."
a first line at a page's foot   |lone     |/next page with two/d
a last line at a page's head    |lone     |/two more/d
a second line at a page's head  |lone     |/two more/s/1.00 "/1.00 keep "/
a line left of the page's text  |outside  |s/  line 50.00 80.00/  line 49.00 80.00/
a line right of it              |outside  |s/50.00 80.00 500.00/50.00 80.00 500.20/
a line below it                 |outside  |s/(50.00 64.00 500.00) 14.00/\1 690.00/
a line above it                 |outside  |s/50.00 50.00 500.00 20/50.00 49.00 500.00 20/
a line outside its cell         |outside  |s/255.00 173.00 290.00/255.00 173.00 300.00/
a line below its cell           |outside  |s/255.00 173.00/255.00 179.00/
a cell outside its row          |outside  |s/cell 250.00 150.00 300.00/cell 250.00 150.00 301.00/
a cell below the page           |outside  |s/(cell 50.00 150.00 200.00) 40.00/\1 700.00/
a footnote below the page       |outside  |s/66.00 700.00/66.00 745.00/
a line over a line              |overlap  |s/50.00 94.00/50.00 93.00/
a row over a row                |overlap  |s/(row|cell) (50|250).00 170.00/\1 \2.00 169.00/
a cell over a cell              |overlap  |s/cell 250.00 150.00 300/cell 249.00 150.00 301/
a cell over one from the row above|overlap|s/cell 250.00 170.00 300/cell 249.00 170.00 301/
a footnote over text            |overlap  |s/66.00 700.00/66.00 650.00/
a picture beyond its page       |outside  |/^  note/i\  picture 50.00 660.00 500.20 20.00 mediaobject#e
a heading and a line before their picture|lead|s/.*two more.*/  picture 50.00 50.00 500.00 14.00 mediaobject#e/;/is the last/d;/^  note/i\  line 50.00 660.00 500.00 20.00 title#e text 90.00 space 1.00 "2 End"\n  line 50.00 680.00 500.00 14.00 para#e text 90.00 space 1.00 "Its line."
a line of code that goes on too far|narrow|s/(para#d text )200.00 space 1.00/\1500.20 space 1.00 continued/
a page that is missing          |dump     |/^page 2/,$d
another format                  |dump     |s/ text .*//
nothing                         |dump     |d
END
}

layout_is_told() {
    local row rules told
    row=$(layout_planted | awk -F'|' -v name="$1" '{ n = $1; sub(/ +$/, "", n) } n == name')
    rules=$(cut -d'|' -f2 <<<"$row" | tr -d ' ')
    layout_good | sed -E "$(cut -d'|' -f3- <<<"$row")" >"$WORK/dump"
    layout_good | cmp -s - "$WORK/dump" && { echo "nothing was planted"; return 1; }
    if layout_check "$WORK/dump" >"$WORK/told"; then echo "it passed"; return 1; fi
    told=$(awk '{ sub(":", "", $2); print $2 }' "$WORK/told" | sort -u | tr '\n' ' ')
    [ "${told% }" = "$rules" ] || { echo "told: ${told:-nothing}; expected: $rules"; cat "$WORK/told" "$WORK/dump"; return 1; }
}
