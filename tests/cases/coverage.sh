# cases/coverage.sh - every field of a declaration that flows into a document reaches the reader: nothing is dropped silently.

# document and the kinds whose home it is: the first that they flow into
coverage_of() { made_documents | awk '{ line = $1; for (i = 2; i <= NF; i++) if (!home[$i]++) line = line " " $i; print line }'; }

# Not looked for: titles, which are attributes; what only tells controls apart; the seal of an approval, which the
# approval's line stands for; a level's colour, which is seen. Words joined by hyphens may be printed apart.
coverage_unseen='^[^.]*\.title$|\.(recognise|digest|colour)$'

# of a catalog's entries those that the project speaks of
coverage_own="[not(local-name()='control') or @id='A.8.13' or @id='A.7.4']"

# Kinds that no document has yet. Nothing joins them: a new kind comes with its document.
coverage_waiting='audit audit-programme decision finding group measure review'

list_coverage() {
    printf '%s\n' "every kind has a document" "every clause has a document" "every rule has a clause"
    if command -v xmllint >/dev/null; then coverage_of | while read -r document _; do printf '%s\n' "$document prints every field" "$document meets every field"; done; fi
}

case_coverage() {
    case $1 in
    "every kind has a document") coverage_kinds; return ;;
    "every clause has a document") coverage_clauses; return ;;
    "every rule has a clause") ! sed -n 's/^DIAG([A-Z_]*, *"\(C[0-9]*[a-z]*\)", *[A-Z]*, *""[,)].*/\1 names no clause/p' "$TOP/src/diag/diag.def" | grep .; return ;;
    esac
    local document=${1%% *} kinds bad=0 path words step n
    scratch "coverage.$(tr -c '[:alnum:]\n' - <<<"$1")"
    kinds=$(coverage_of | sed -n "s/^$document //p")
    ismsc build "$TESTS/coverage" --only "$document" --print model --as-of "$TODAY" && mv "$WORK/stdout" "$WORK/model.xml"
    coverage_paths "$kinds" >"$WORK/paths"
    xmllint --noout --nonet --relaxng "$TOP/docs/model.rng" "$WORK/model.xml" 2>"$WORK/relaxng" || { head -n 20 "$WORK/relaxng"; bad=1; }
    case $1 in
    *meets*)    # the test's own project has them all
        while read -r path; do
            [ "$(coverage_xpath "boolean(/*/*$(coverage_steps "$path"))")" = true ] || { echo "tests/coverage has no $path"; bad=1; }
        done <"$WORK/paths"
        ;;
    *)
        ismsc build "$TESTS/coverage" --only "$document" --print docbook --as-of "$TODAY"
        xmllint --nonet --xpath 'string(/*)' "$WORK/stdout" | sed 's/\xc2\xa0/ /g; s/-/ /g' | tr -s ' \n\t' ' ' >"$WORK/words"
        while read -r path; do
            step="/*/*$coverage_own$(coverage_steps "$path")"
            coverage_xpath "$step[not(@to or *[not(namespace-uri()='http://docbook.org/ns/docbook')])]/descendant::text()" >"$WORK/values" 2>/dev/null
            for ((n = $(coverage_xpath "count($step[@to])"); n > 0; n--)); do    # a reference by its title or its id
                words=$(coverage_xpath "string(($step[@to])[$n])")
                coverage_has "$words" || coverage_has "$(coverage_xpath "string(($step[@to])[$n]/@id)")" || { echo "$path is not printed: $words"; bad=1; }
            done
            while read -r words; do
                [ -z "$words" ] || coverage_has "$words" || { echo "$path is not printed: $words"; bad=1; }
            done <"$WORK/values"
        done <"$WORK/paths"
        ;;
    esac
    return $bad
}

coverage_has() { grep -qiF -- "$(sed 's/\xc2\xa0/ /g; s/-/ /g' <<<"$1")" "$WORK/words"; }

coverage_xpath() { xmllint --nonet --xpath "$1" "$WORK/model.xml"; }

# risk.inherent.likelihood as steps that mind no prefix; the first declaration that has it. A field of the house bears its name as an attribute.
coverage_steps() { sed "s/[^.]*/[local-name()='&']/; s/\.\([^.]*\)/\/*[local-name()='\1' or @field='\1']/g" <<<"$1"; }

# The labels of the kinds name all fields there are.
coverage_paths() {
    local kind
    for kind in $1; do
        coverage_xpath "/*/*[local-name()='labels']/*/@for" | grep -o '"[^"]*"' | tr -d '"' | grep "^$kind\." | grep -vE "$coverage_unseen"
    done
}

# Those without one are the ones that wait, neither more nor less.
coverage_kinds() {
    scratch coverage.kinds
    made_documents | cut -d' ' -f2- | tr ' ' '\n' | sort -u >"$WORK/made"
    awk -F'"' '/^KIND\(/ { print $2 }' "$TOP/src/model/schema.def" | sort | comm -23 - "$WORK/made" >"$WORK/without"
    tr ' ' '\n' <<<"$coverage_waiting" | diff - "$WORK/without"
}

# docs/documents.md has a row for each clause from 4 to 8, in which each document is one that is made, or "none" and the reason.
coverage_clauses() {
    local clause row document bad=0
    scratch coverage.clauses
    made_documents | cut -d' ' -f1 >"$WORK/made"
    for clause in $(grep -oE 'clause [4-8](\.[0-9]+)+ ' "$TOP/catalogs/iso27001-2022.isms" | cut -d' ' -f2); do
        grep -qE "clause ${clause//./\\.}\.[0-9]" "$TOP/catalogs/iso27001-2022.isms" && continue    # its parts have rows
        row=$(grep "^| ${clause//./\\.} |" "$TOP/docs/documents.md") || { bad=1; echo "$clause has no row in docs/documents.md"; continue; }
        case $row in "| $clause | none | "?*) continue ;; esac
        for document in $(cut -d'|' -f3 <<<"$row" | grep -o '`[^`]*`' | tr -d '`'); do
            grep -qx "$document" "$WORK/made" || { bad=1; echo "$clause: $document is not made"; }
        done
        cut -d'|' -f3 <<<"$row" | grep -q '`' || { bad=1; echo "$clause names no document"; }
    done
    return $bad
}
