# cases/codes.sh - every code of diag.def has a text whose examples do what they say: laid over the clean project tests/base/, the bad one adds exactly its
# code, the good one nothing.

# Codes whose example no text file can hold; the test that shows each instead.
codes_elsewhere='
S014 hostile unreadable-file     a file without permission
S015 hostile fifo                no regular file
S016 hostile link-outside        a symbolic link
N050 reports baseline            a baseline, which only the command line names
L001 hostile large-file          more than 4 MiB
L002 hostile many-files          more than 10,000 files
L004 hostile long-paragraph      more than 64 KiB
L005 language many-house-fields  more than 1,000 additions
L006 hostile ranges-of-ranges     more than 1,000,000 values
L008 hostile many-pictures       more than 200 pictures
L009 hostile picture-bomb        a picture of 30,000 by 30,000 pixels
P011 hostile missing-fonts       a machine without the fonts
P012 hostile broken-template     a figure that a template names and nobody makes
'

# Codes that only a build finds: it is the fonts that lack something.
codes_built='P010 P015'

codes_all() { sed -n 's/^DIAG([A-Z0-9_]*, *"\([A-Z][0-9]*[a-z]*\)".*/\1/p' "$TOP/src/diag/diag.def"; }

list_codes() {
    echo "base is clean"
    echo "no text without a code"
    echo "forms are of the language"
    codes_all | while read -r code; do
        if grep -q "^$code " <<<"$codes_elsewhere"; then
            echo "$code shown elsewhere"
        else
            printf '%s bad\n%s good\n' "$code" "$code"
        fi
    done
}

# Writes the files of an example ("bad" or "good") into a folder; fails where there is none.
codes_lay() {
    awk -v which="$2" -v folder="$3" '
        /^== / { file = $2 == which ? folder "/" $3 : ""; if (file) { found = 1; at = file; sub("/[^/]*$", "", at); system("mkdir -p \"" at "\""); printf "" > file } next }
        file { print >> file }
        END { exit !found }' "$1"
}

case_codes() {
    local code=${1%% *} which=${1#* } text row how
    case $1 in
    "base is clean") scratch codes.base; copy_base; codes_expect "" check; return ;;
    "no text without a code") codes_no_strays; return ;;
    "forms are of the language") codes_forms; return ;;
    esac
    text=$TOP/src/diag/codes/$code.en.txt
    [ -f "$text" ] || { echo "there is no text $code.en.txt"; return 1; }
    for word in title why help; do
        grep -q "^$word  *[^ ]" "$text" || { echo "$code.en.txt has no $word"; return 1; }
    done
    if [ "$which" = "shown elsewhere" ]; then
        row=$(awk -v c="$code" '$1 == c { print $2, $3 }' <<<"$codes_elsewhere")
        "list_${row% *}" | grep -qx "${row#* }" || { echo "there is no test $row"; return 1; }
        return 0
    fi
    scratch "codes.$code.$which"
    copy_base
    codes_lay "$text" "$which" "$WORK/project" || { echo "$code.en.txt has no $which example"; return 1; }
    how=check
    case " $codes_built " in *" $code "*) how=build ;; esac
    if [ "$which" = bad ]; then codes_expect "$code" $how; else codes_expect "" $how; fi
}

# codes_expect CODES check|build
codes_expect() {
    local told
    (cd "$WORK/project" && if [ "$2" = build ]; then ismsc build . -o "$WORK/out" --as-of "$TODAY"; else ismsc check . --as-of "$TODAY"; fi; echo $status >"$WORK/status")
    status=$(cat "$WORK/status")
    told=$(codes_told | tr '\n' ' ')
    told=${told% }
    names_left && return 1
    [ "$told" = "$1" ] && [ "$status" -le 1 ] && return 0
    echo "findings: ${told:-none}; expected: ${1:-none}; exit status $status"
    cat "$WORK/stderr"
    return 1
}

codes_no_strays() {
    local file code
    for file in "$TOP"/src/diag/codes/*.txt; do
        code=$(basename "$file")
        code=${code%%.*}
        [ "$code" = frame ] || codes_all | grep -qx "$code" || { echo "$(basename "$file") is the text of no code"; return 1; }
    done
}

# The forms that helps show, filled in: each name in them is one of the language, each line stands where it may, and nothing that is needed is missing.
codes_forms() {
    scratch codes.forms
    copy_base
    sed -n 's/^  | \{0,1\}//p' "$TOP"/src/diag/codes/*.txt |
        sed -e 's/{document}/training/; s/basis {id}/basis contracts/; s/{least}/5 years/; s/{id}/R-1/; s/COMPETENCE/tax-law/; s/PERSON/ada/; s/CONTROL/A.8.15/; s/DATE/2026-10-05/g; s/ROLE/director/g; s/CLASS/closed/g; s/POLICY/POL-1/g; s/RISK/R-1/g; s/TREATMENT/T-1/g; s/PARTY/firms/g; s/OBJECTIVE/OBJ-1/g' |
        awk '/^[a-z-]+ ID/ { sub(/ID/, "F-" ++n) } /^document / && seen++ { skip = 1 } { if (!skip) print } /^}/ { skip = 0 }' >"$WORK/project/forms.isms"
    [ "$(grep -c '^}' "$WORK/project/forms.isms")" -ge 9 ] || { echo "where are the forms?"; return 1; }
    ismsc check "$WORK/project" --as-of "$TODAY"
    ! codes_told | grep -E '^(S|N|C004a)' || { cat "$WORK/stderr"; return 1; }
}
