# cases/build.sh - whole builds: the example compiles without a finding; the same sources give the same bytes.

docbook_schema=/usr/share/xml/docbook/schema/rng/5.0/docbook.rng

list_build() {
    printf 'noorderlicht %s\n' "has no findings" builds "again: another time zone, locale, mask" "again: files made in another order, another place"
    echo "catalogs and examples are formatted"
    echo "progress is told on a terminal, and nowhere else"
}

case_build() {
    local name=${1%% *} source
    source=$TOP/examples/$name
    scratch "build.$(tr -c '[:alnum:]\n' - <<<"$1")"
    case $1 in
    catalogs*) build_formatted ;;
    progress*) build_progress ;;
    *"no findings")
        ismsc check "$source" --as-of "$TODAY"
        [ "$status" = 0 ] && [ -z "$(codes_told)" ] && return
        echo "exit status $status"
        cat "$WORK/stdout" "$WORK/stderr"
        return 1
        ;;
    *" builds") build_into one "$source" && build_whole "$WORK/one" ;;
    *mask) build_into one "$source" && build_abroad "$source" && build_same one two ;;
    *place) build_shuffle "$source" && build_into one "$source" && build_into two "$WORK/another/place" && build_same one two ;;
    esac
}

build_into() {
    ismsc build "$2" -o "$WORK/$1" --as-of "$TODAY"
    [ "$status" = 0 ] || { echo "exit status $status"; cat "$WORK/stderr"; return 1; }
}

# A line that writes over itself, gone before anything else is said.
build_progress() {
    local terminal
    script -qec true /dev/null >/dev/null 2>&1 || { echo "this machine lets nobody open a terminal: only the pipe was looked at"; build_piped; return; }
    for terminal in xterm dumb; do
        TERM=$terminal script -qec "'$ISMSC' build -o '$WORK/$terminal' --as-of $TODAY '$TOP/examples/first'" /dev/null | tr -d '\r' >"$WORK/$terminal.said"
    done
    head -n 1 "$WORK/xterm.said" | grep -q "$(printf '\033')\[Kismsc: \([0-9]*\) of \1 documents made$(printf '\033')\[K" || { cat "$WORK/xterm.said"; return 1; }
    ! grep " of [0-9]* documents" "$WORK/dumb.said" && build_piped
}

build_piped() {
    ismsc build -o "$WORK/piped" --as-of "$TODAY" "$TOP/examples/first"
    ! grep " of [0-9]* documents" "$WORK/stderr"
}

build_abroad() {
    printf '#!/bin/sh\numask 077\nexec env TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 LANG=nl_NL.UTF-8 HOME=/nonexistent "%s" "$@"\n' "$ISMSC" >"$WORK/abroad"
    chmod 755 "$WORK/abroad"
    ISMSC=$WORK/abroad build_into two "$1"
}

# At least a PDF, a page and a DocBook file; every DocBook file valid; no page that runs or fetches anything.
build_whole() {
    local kind file bad=0
    for kind in pdf html xml; do
        [ -n "$(find "$1" -name "*.$kind" -size +1k)" ] || { echo "no .$kind was built"; bad=1; }
    done
    if command -v xmllint >/dev/null; then
        find "$1" \( -name '*.xml' -o -name '*.svg' \) -print0 | xargs -0 -r xmllint --noout --nonet || bad=1
        if [ -f "$docbook_schema" ]; then
            find "$1" -maxdepth 1 -name '*.xml' -print0 | xargs -0 -r xmllint --noout --nonet --relaxng "$docbook_schema" 2>"$WORK/relaxng" || { bad=1; grep -v ' validates$' "$WORK/relaxng"; }
        fi
    fi
    find "$1" -name '*.html' -print0 | xargs -0 grep -nEi '<(script|iframe|object|embed|link)[ >]|(src|@import)[^>]{0,9}https?:|javascript:' && { echo "a page runs or fetches something"; bad=1; }
    find "$1" -name '*.pdf' | while read -r file; do
        [ "$(head -c 5 "$file")" = %PDF- ] || { echo "$file is no PDF"; return 1; }
    done || bad=1
    return $bad
}

# Makes a copy whose files are created from the last to the first.
build_shuffle() {
    mkdir -p "$WORK/another/place"
    (cd "$1" && find . -type f | sort -r) | while read -r file; do
        mkdir -p "$WORK/another/place/$(dirname "$file")"
        cp "$1/$file" "$WORK/another/place/$file"
    done
}

build_same() { diff -r "$WORK/$1" "$WORK/$2"; }

build_formatted() {
    local file bad=0
    while read -r file; do
        ismsc fmt --check "$file"
        [ "$status" = 0 ] || { echo "$file: fmt --check: exit status $status"; cat "$WORK/stderr"; bad=1; }
    done < <(find "$TOP/catalogs" "$TOP/examples" -name '*.isms' | sort)
    return $bad
}
