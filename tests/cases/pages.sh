# cases/pages.sh - the page builder on DocBook that no template makes: what prose may bring, and what is hard to set. Each document is set well
# (tests/layout.awk), nothing of it is lost, and what its line asks for holds.

list_pages() { pages_documents | sed 's/ *|.*//'; for file in "$TESTS"/pages/*.xml; do echo "golden $(basename "$file" .xml)"; done; }

# name | most pages | what more must hold: a function of the dump
pages_documents() {
    cat <<'END'
lists 40 deep                          | 40 | no_more
quotations 40 deep                     | 20 | no_more
code with long lines                   |  9 | code_holds
admonitions                            | 20 | no_more
1000 footnotes                         | 99 | notes_hold
footnotes longer than a page           | 40 | notes_follow
footnotes in cells                     | 20 | notes_hold
a cell of three pages                  |  9 | no_more
a table of three pages in a cell       | 16 | no_more
tables in tables in tables             |  9 | no_more
tables of 8 columns                    |  9 | turned_hold
tables of 20 columns                   | 20 | parts_hold
tables of 120 columns                  | 80 | parts_hold
cells over columns and rows            | 20 | no_more
words without end                      |  9 | no_more
a policy of 160 KB                     | 99 | no_more
contents of a page and a line          | 40 | contents_hold
END
}

case_pages() {
    local name=$1 row most holds faults=0
    scratch "pages.$(tr -c '[:alnum:]\n' - <<<"$1")"
    case $name in
    golden\ *) pages_golden "${name#golden }"; return ;;
    esac
    row=$(pages_documents | sed -n "s/^$name *| *//p")
    most=${row%% *} holds=${row##* }
    pages_document "$name" >"$WORK/in.xml"
    timeout 60 "$SETPAGES" "$WORK/in.xml" >"$WORK/dump" 2>"$WORK/reports" || { echo "exit status $?"; cat "$WORK/reports"; return 1; }
    awk -f "$TESTS/layout.awk" "$WORK/dump" || faults=1
    pages_all_there "$WORK/in.xml" "$WORK/dump" || faults=1
    [ "$(sed -n '1s/pages //p' "$WORK/dump")" -le "$most" ] || { head -n 1 "$WORK/dump"; faults=1; }
    [ ! -s "$WORK/reports" ] || { cat "$WORK/reports"; faults=1; }
    "pages_$holds" || { echo "$holds: no"; faults=1; }
    return $faults
}

# A small file, its whole dump, and what was reported.
pages_golden() {
    local golden=$TESTS/pages/$1
    "$SETPAGES" "$golden.xml" >"$WORK/dump" 2>"$WORK/reports" || return 1
    { cat "$WORK/dump"; sed 's/^/report /' "$WORK/reports"; } >"$WORK/out"
    awk -f "$TESTS/layout.awk" "$WORK/dump" || return 1
    if [ "$REWRITE" = yes ]; then cp "$WORK/out" "$golden.layout"; fi
    diff -u "$golden.layout" "$WORK/out"
}

# ---- what holds ----

# Each byte of the words stands in the dump at least as often.
pages_all_there() {
    LC_ALL=C awk 'function count(s, to,    i, c) { for (i = 1; i <= length(s); i++) { c = substr(s, i, 1); if (c !~ /[ \t]/) to[c]++ } }
        FNR == NR { gsub(/<[^>]*>/, " "); gsub(/&lt;/, "<"); gsub(/&gt;/, ">"); gsub(/&amp;/, "\\&"); count($0, source); next }
        $1 == "row" { again = / repeated( |$)/; next }
        $1 == "line" { if (substr($0, 1, 3) != "   ") again = 0
            if (!again) { s = substr($0, index($0, " \"") + 2); s = substr(s, 1, length(s) - 1); gsub(/\\\\/, "\\", s); gsub(/\\"/, "\"", s); count(s, dump) } }
        END { for (c in source) if (dump[c] < source[c]) { print "of " source[c] " \"" c "\" " dump[c] + 0 " are there"; bad = 1 } exit bad }' "$1" "$2"
}

pages_no_more() { :; }

# Lines of code that are too long go on, told apart from those that were written so.
pages_code_holds() {
    grep -q 'continued.*"aaaaaa' "$WORK/dump" && ! grep 'continued.*"listing' "$WORK/dump" && [ "$(grep -c '^ *line.*"listing' "$WORK/dump")" = 180 ]
}

# Each note begins on the page of its mark (m1, n1: the words beside it and in it), or behind a long one on one after it (`follow`); once, and in order.
pages_notes_follow() { pages_notes_hold 1; }
pages_notes_hold() {
    awk -v follow="${1:-0}" '/^page / { page = $2 }
        { for (i = 7; i <= NF; i++) { word = $i; gsub(/[^a-z0-9]/, "", word)
            if (word ~ /^m[0-9]+q/) mark[substr(word, 2, index(word, "q") - 2)] = page
            if (word ~ /^n[0-9]+$/) { n = substr(word, 2); if (n in begun) { print "note " n " twice"; bad = 1 } begun[n] = page
                if (n + 0 < last + 0) { print "note " n " after " last; bad = 1 } last = n } } }
        END { for (n in mark) { notes++; if (mark[n] != begun[n] && !(follow && begun[n] > mark[n])) { print "mark " n " on page " mark[n] ", its note on " begun[n] + 0; bad = 1 } } exit bad || !notes }' "$WORK/dump"
}

# Too wide for an upright page: on a turned one, with what stands before it; the words after it are upright again.
pages_turned_hold() {
    awk '/^page / { turned = $3 > $4 } /"before/ { before = turned } /^  row/ { rows++; upright += !turned } /"after/ { after = turned } END { exit !(rows > 9 && !upright && before && !after) }' "$WORK/dump"
}

# All of them on one page: no line alone on the next.
pages_contents_hold() {
    awk '/^page / { page = $2 } / page [0-9]+ "/ { lines++; on[page]++ } END { for (p in on) pages++; print lines " lines on " pages + 0 " pages"; exit lines != 33 || pages != 1 }' "$WORK/dump"
}

# Cut into parts, each with the first column: every row's name stands in each part.
pages_parts_hold() {
    awk '/^  row/ { again = / repeated/ } !again && /"row[0-9]+"$/ { n[$NF]++ } /^page / { turned += $3 > $4 } END { for (r in n) { rows++; if (parts && n[r] != parts) bad = 1; parts = n[r] } print rows " rows in " parts " parts"; exit bad || rows != 12 || parts < 2 || !turned }' "$WORK/dump"
}

# ---- the documents ----

pages_document() {
    LC_ALL=C awk -v name="$1" '
    function number(most) { seed = (seed * 1103 + 12345) % 65536; return int(seed / 8) % most }
    function text(n,    s, k) { for (k = 0; k < n; k++) s = s (k ? " " : "") word[1 + number(words)]; return s }
    function para(s) { return "<para>" s "</para>\n" }
    function note(n, s) { return "m" n "q<footnote><para>n" n " " s "</para></footnote>" }
    function list(depth, kind) {
        return "<" kind "><listitem>" para(text(12)) (depth > 1 ? list(depth - 1, depth % 3 ? "itemizedlist" : "orderedlist") : "") "</listitem><listitem>" para(text(9)) "</listitem></" kind ">"
    }
    function quote(depth) { return "<blockquote>" para(text(30)) (depth > 1 ? quote(depth - 1) : "") "</blockquote>" }
    function entry(s, attributes) { return "<entry" attributes ">" s "</entry>" }
    function table(columns, head, body,    s, c) {
        s = "<informaltable><tgroup cols=\"" columns "\">"
        for (c = 1; c <= columns; c++) s = s "<colspec colname=\"c" c "\"/>"
        return s (head ? "<thead>" head "</thead>" : "") "<tbody>" body "</tbody></tgroup></informaltable>\n"
    }
    function row(columns, first, length_of,    s, c) { s = entry(first); for (c = 2; c <= columns; c++) s = s entry(text(length_of)); return "<row>" s "</row>\n" }
    function rows(n, columns, length_of,    s, r) { for (r = 1; r <= n; r++) s = s row(columns, "row" r, length_of); return s }
    function nested(depth) {
        return table(2, "", "<row>" entry(text(4)) entry(para(text(5)) (depth > 1 ? nested(depth - 1) : "")) "</row><row>" entry(text(3)) entry(text(9)) "</row>")
    }
    BEGIN {
        words = split("beveiligingsincidentenregistratie the of leveranciersovereenkomst risk een vertrouwelijkheidsclassificatie and office a zorgverlener"\
                      " continuity in bedrijfscontinuïteitsmanagement is responsibilities persoonsgegevensverwerking for each 2026-11-21 and/or access", word, " ")
        split("note tip important warning caution", admonition, " ")
        if (name ~ /^lists/) body = list(40, "itemizedlist")
        if (name ~ /^quotations/) body = quote(40) para(text(40))
        if (name ~ /^contents/)
            for (i = 1; i <= 32; i++) body = body "<section xml:id=\"s" i "\"><title>Section " i "</title>" para(text(9)) "</section>\n"
        if (name ~ /^code/) {
            for (i = 0; i < 200; i++) code = code "a"
            code = "if (x) {\n\treturn " code ";\n}\n"
            for (i = 0; i < 90; i++) code = code "listing &lt;" i "&gt;\n"
            body = para(text(30)) "<programlisting>" code "</programlisting>" para("1") "<itemizedlist><listitem><screen>" code "</screen></listitem></itemizedlist>"
        }
        if (name ~ /^admonitions/) for (i = 0; i < 15; i++) body = body "<" admonition[1 + i % 5] ">" para(text(60)) list(2, "orderedlist") "</" admonition[1 + i % 5] ">"
        if (name ~ /^1000/) for (i = 1; i <= 1000; i++) body = body para(text(8) " " note(i, text(3 + number(9))) " " text(10) ".")
        if (name ~ /longer/) for (i = 1; i <= 9; i++) body = body para(text(20) " " note(i, text(i % 3 ? 9 : 1500) "</para>" para(text(30)) "<para>" text(2)) " " text(60) ".")
        if (name ~ /notes in cells/) {
            for (i = 1; i <= 60; i++) body = body "<row>" entry(text(4)) entry(text(3) " " note(i, text(20))) "</row>"
            for (; i <= 150; i++) more = more " " text(9) " " note(i, text(6))
            body = table(2, "<row>" entry("A") entry("B") "</row>", body) table(2, "<row>" entry("A") entry("B") "</row>", "<row>" entry("a") entry(more) "</row>")
        }
        if (name ~ /cell of three/) {
            for (i = 0; i < 5; i++) more = more para(text(100))
            body = table(3, row(3, "head", 1), row(3, "a", 3) "<row>" entry(text(3)) entry(more) entry(text(9)) "</row>" row(3, "b", 3))
        }
        if (name ~ /table of three/) {
            more = entry(table(2, row(2, "inner", 1), rows(60, 2, 5)))
            body = table(2, row(2, "head", 1), "<row>" entry(text(5)) more "</row><row>" entry(table(1, "", "<row>" entry(text(700)) "</row>")) entry("x") "</row>")
        }
        if (name ~ /^tables in/) body = nested(6)
        if (name ~ /^tables of/) {
            split(name, part, " ")
            body = table(part[3], row(part[3], "head", 1), rows(12, part[3], 3))
            gsub(/informaltable/, "table", body)
            sub(/<table>/, "<table><title>Wide</title>", body)
            body = para("before " text(9)) body para("after " text(30))
        }
        if (name ~ /^cells over/) {
            for (i = 0; i < 20; i++)
                body = body "<row>" entry(text(6), " morerows=\"2\"") entry(text(5), " namest=\"b\" nameend=\"c\"") entry(text(2)) "</row><row>" entry(text(3)) \
                       entry(text(9), " morerows=\"1\" spanname=\"cd\"") "</row><row>" entry(text(4)) "</row>\n"
            body = "<informaltable><tgroup cols=\"4\"><colspec colname=\"a\"/><colspec colname=\"b\"/><colspec colname=\"c\"/><colspec colname=\"d\"/>" \
                   "<spanspec spanname=\"cd\" namest=\"c\" nameend=\"d\"/><tbody>" body "</tbody></tgroup></informaltable>"
            for (i = 0; i < 30; i++) more = more "<row>" entry(text(40)) "</row>"
            body = body table(2, "", "<row>" entry(text(20), " morerows=\"30\"") entry(text(30)) "</row>" more)
        }
        if (name ~ /^words/) {
            compound = "Meervoudigepersoonlijkheidsstoornisbehandelcentrumverantwoordelijkheid"
            hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            url = "https://registry.example.org/path/to/a/very/long/address/that/has/no/space?in=it&amp;goes=on"
            whole = "<phrase role=\"nobr\">" compound "</phrase>"
            all = "<row>" entry(compound) entry(hash) entry("<literal>" hash "</literal>") entry(url) entry(whole) entry("<phrase role=\"chip red\">" compound "</phrase>") entry("a b") entry("EUR 12,500") "</row>"
            body = table(8, "", all) para(text(9) " " hash hash hash " " compound compound compound " " whole " " url url) \
                   table(3, "", "<row>" entry(compound) entry(url) entry(hash) "</row>") nested(3)
            for (i = 0; i < 70; i++) more = more hash hash hash
            body = body para(more) "<itemizedlist><listitem>" table(8, "", all) "</listitem></itemizedlist>"
        }
        if (name ~ /^a policy/)
            for (i = 1; length(body) < 160000; i++)
                body = body "<section xml:id=\"s" i "\"><title>" text(4) "</title>" para(text(60)) list(2, "orderedlist") \
                    para("See <link linkend=\"s1\">the first</link>. " text(80) "<footnote><para>" text(9) "</para></footnote>") \
                    table(3, row(3, "head", 1), rows(5, 3, 6)) "<note>" para(text(30)) "</note><section><title>" text(3) "</title>" quote(1) para(text(90)) "</section></section>\n"
        else body = "<section><title>One</title>" body "</section>"
        print "<article xmlns=\"http://docbook.org/ns/docbook\" version=\"5.0\" xml:lang=\"nl\"><title>Hard to set</title>" body "</article>"
    }'
}
