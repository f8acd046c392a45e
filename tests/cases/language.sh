# cases/language.sh - what docs/ says of the language and of the model XML is what the program does; what fmt lays out means what it meant.

list_language() {
    printf '%s\n' "list of kinds is up to date" "model.rng is up to date" "examples compile" "fmt keeps the findings" "fmt keeps the model" \
        "model XML of a draft with errors" "drafts by what was not read" many-house-fields
    language_documents | sed 's/^/model XML of /'
}

language_documents() { made_documents | sed 's/ .*//'; }

case_language() {
    scratch "language.${1// /-}"
    case $1 in
    "list of kinds is up to date") language_kinds ;;
    "model.rng is up to date") "$REFERENCE" relaxng | diff -u "$TOP/docs/model.rng" - | head -n 40; [ "${PIPESTATUS[1]}" = 0 ] || { echo "make docs"; return 1; } ;;
    "examples compile") language_examples ;;
    "fmt keeps the findings") language_fmt_findings ;;
    "fmt keeps the model") language_fmt_model ;;
    "model XML of a draft with errors") language_draft ;;
    "drafts by what was not read") language_unread ;;
    many-house-fields) language_many ;;
    "model XML of "*) language_model "$TOP/examples/noorderlicht" "${1##* }" >"$WORK/model.xml" && language_valid "$WORK/model.xml" ;;
    esac
}

# All that follows the marker, as it should be.
language_kinds() {
    sed '1,/^<!-- made by `make docs`/d' "$TOP/docs/language.md" >"$WORK/kinds"
    "$REFERENCE" kinds | diff -u "$WORK/kinds" - | head -n 40
    [ "${PIPESTATUS[1]}" = 0 ] || { echo "make docs"; return 1; }
}

# Each example alone: nothing of it is misread. It may refer to what it does not show.
language_examples() {
    local file bad=0 n=0
    awk -v folder="$WORK" '/^```isms/ { file = sprintf("%s/%02d.isms", folder, ++n); next } /^```/ { file = "" } file { print >file }' "$TOP/docs/language.md"
    for file in "$WORK"/*.isms "$TESTS"/golden/language-feel.isms; do
        n=$((n + 1))
        ismsc check "$file" --as-of "$TODAY"
        ! codes_told | grep '^[SN]' | grep -qvxE 'N040|N047' || { bad=1; cat "$file" "$WORK/stderr"; }
    done
    [ $n -gt 5 ] && [ $bad = 0 ]
}

# What is found, without places.
language_findings() { (cd "$1" && ismsc check source.isms --as-of "$TODAY"; sed -n '/^[a-z]*\[[A-Z][0-9]*[a-z]*\]/p' "$WORK/stderr" | sort); }

language_fmt_findings() {
    local file bad=0 n=0
    mkdir "$WORK/before" "$WORK/after"
    for file in "$TESTS"/golden/*.isms; do
        cp "$file" "$WORK/before/source.isms"
        ismsc fmt --stdout "$WORK/before/source.isms"
        [ "$status" = 0 ] || continue
        n=$((n + 1))
        cp "$WORK/stdout" "$WORK/after/source.isms"
        language_findings "$WORK/before" >"$WORK/found-before"
        language_findings "$WORK/after" >"$WORK/found-after"
        diff -u --label before "$WORK/found-before" --label after "$WORK/found-after" || { bad=1; echo "$file"; }
    done
    [ $n -gt 20 ] && [ $bad = 0 ]
}

# The model XML of a document, without the places in the sources.
language_model() {
    timeout 60 "$ISMSC" build "$1" --only "$(documents_in "$1" "$2" | head -n 1)" --print model --as-of "$TODAY" 2>"$WORK/stderr" || { cat "$WORK/stderr" >&2; return 1; }
}

# A project out of shape, and as fmt lays it out.
language_fmt_model() {
    local document bad=0 where='s/ src:at="[^"]*"//g'
    cp -r "$TOP/examples/noorderlicht" "$WORK/project" && chmod -R u+w "$WORK/project"
    find "$WORK/project" -name '*.isms' -exec sed -i 's/^\(.\)/    \1/; s/ {$/   {/; s/, /,/g; s/$/\r/' {} +
    cp -r "$WORK/project" "$WORK/laid-out"
    (cd "$WORK/laid-out" && ismsc fmt && [ "$status" = 0 ]) || { cat "$WORK/stderr"; return 1; }
    if cmp -s "$WORK/project/risks/care.isms" "$WORK/laid-out/risks/care.isms"; then echo "fmt changed nothing"; return 1; fi
    for document in $(language_documents); do
        language_model "$WORK/project" "$document" | sed "$where" >"$WORK/before"
        language_model "$WORK/laid-out" "$document" | sed "$where" >"$WORK/after"
        [ -s "$WORK/before" ] && cmp "$WORK/before" "$WORK/after" || bad=1
    done
    [ $bad = 0 ]
}

language_valid() {
    command -v xmllint >/dev/null || { echo "no xmllint"; return 1; }
    xmllint --noout --nonet --relaxng "$TOP/docs/model.rng" "$@" 2>"$WORK/relaxng" || { head -n 20 "$WORK/relaxng"; return 1; }
}

# Wrong values and fields that are missing have a place in the format too.
language_draft() {
    local document
    copy_base
    cp "$TESTS"/golden/language-values-*.isms "$TESTS"/golden/language-references.isms "$WORK/project"
    printf '%s\n' 'risk R-99 "Rated wrongly"' '{ inherent likelihood high impact much' ' residual likelihood 9 impact 9, financial 9' ' owner nobody' ' response treat' \
        ' controls A.5.99, "a text"' ' accepted on 2026-13-01 by "x"' '}' 'treatment T-99 "Empty" of R-99, R-100' 'treatment T-98 of R-99 cost 500 due soon progress half' \
        'control A.5.1 status done' 'field 5.23 money "Insured for" on risk' 'field owned who "Owned by" on risk list yes' 'risk R-98 "House" 5.23 EUR 500 owned officer, "them"' \
        'risk R-97 "House" 5.23 much owned nobody' >"$WORK/project/wrong.isms"
    for document in $(language_documents); do
        timeout 60 "$ISMSC" build "$WORK/project" --only "$document" --print model --as-of "$TODAY" >"$WORK/$document.xml" 2>"$WORK/stderr"
        language_valid "$WORK/$document.xml" || return 1
        grep -q 'draft="yes"' "$WORK/$document.xml" || { echo "$document is no draft"; return 1; }
    done
}

# An error that is of no declaration concerns the documents that its file flows into, and all where nothing of the file could be read; a name that leads nowhere
# those in which it is printed, though the declaration that says it is printed elsewhere.
language_unread() {
    copy_base
    language_drafts "" || return 1
    echo 'bogus B-1 "No such kind"' >>"$WORK/project/evidence.isms"
    language_drafts "documents roles soa traceability" || return 1
    rm -r "$WORK/project" && copy_base
    sed -i 's/controls A\.8\.24/controls A.8.99/' "$WORK/project/risks.isms"
    language_drafts "risk-register traceability treatment-plan" || return 1
    rm -r "$WORK/project" && copy_base
    echo 'bogus B-1 "No such kind"' >"$WORK/project/unread.isms"
    language_drafts "$(language_documents | sort | xargs)"
}

# Those of the documents that are drafts are the ones given, in the order of their ids.
language_drafts() {
    local document drafts=
    for document in $(language_documents | sort); do
        timeout 60 "$ISMSC" build "$WORK/project" --only "$document" --print model --as-of "$TODAY" >"$WORK/$document.xml" 2>"$WORK/stderr"
        language_valid "$WORK/$document.xml" || return 1
        grep -q '<model [^>]*draft="yes"' "$WORK/$document.xml" && drafts="$drafts $document"
    done
    [ "${drafts# }" = "$1" ] || { echo "drafts: ${drafts# }; expected: $1"; return 1; }
}

# Told once; a thousand are added.
language_many() {
    { seq -f 'field f-%.0f text "F" on role' 1 600; seq -f 'register g-%.0f "G"' 1 600; echo 'role r "R" f-400 "x" f-401 "y"'; } >"$WORK/many.isms"
    ismsc check "$WORK/many.isms" --as-of "$TODAY"
    [ "$status" = 1 ] && [ "$(codes_told | tr '\n' ' ')" = "L005 N002 " ] && [ "$(grep -c 'L005\]' "$WORK/stderr")" = 1 ] || { head -n 40 "$WORK/stderr"; return 1; }
}
