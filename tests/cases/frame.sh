# cases/frame.sh - what holds for the sources themselves.

list_frame() {
    echo "includes go one way"
    echo "every source is in Makefile.am"
    echo "no source is too long"
    echo "the manual page names every command and option"
    echo "templates look up by key only"
}

case_frame() {
    cd "$TOP" || return 1
    case $1 in
    "includes go one way") frame_includes ;;
    "every source is in Makefile.am") frame_listed ;;
    "no source is too long") frame_long ;;
    "templates look up by key only") frame_templates ;;
    "the manual page names every command and option") frame_manual ;;
    *) echo "no such test"; return 1 ;;
    esac
}

# A file includes from its own folder and from those to its left.
frame_includes() {
    find src tests -name '*.[ch]' -o -name '*.def' | sort | xargs grep -n '^#include "' /dev/null | awk '
        BEGIN {
            n = split("base git diag syntax model prose,history rules docbook output,pdf,exchange,lsp cmd", ranks, " ")
            for (i = 1; i <= n; i++) { m = split(ranks[i], names, ","); for (j = 1; j <= m; j++) rank[names[j]] = i }
        }
        {
            split($0, part, ":"); from = part[1]; what = $0; sub(/^[^"]*"/, "", what); sub(/".*/, "", what)
            if (split(from, a, "/") < 3 || a[1] != "src") next
            if (!index(what, "/")) { print from ": \"" what "\" without its folder"; bad = 1; next }
            split(what, b, "/")
            if (!(a[2] in rank)) { print from ": folder " a[2] " has no rank"; bad = 1; next }
            if (!(b[1] in rank)) { print from ": \"" what "\": folder has no rank"; bad = 1; next }
            if (b[1] != a[2] && rank[b[1]] >= rank[a[2]]) { print from " includes \"" what "\": the wrong way"; bad = 1 }
        }
        END { exit bad }'
}

frame_listed() {
    local file bad=0
    for file in $(find src -type f \( -name '*.[ch]' -o -name '*.def' \) | sort); do
        grep -qE "(^|[[:space:]])$file([[:space:]]|\$)" Makefile.am || { echo "$file"; bad=1; }
    done
    return $bad
}

frame_long() {
    find src -name '*.[ch]' | sort | xargs wc -l | awk '$2 != "total" && $1 >= 700 { print $2 ": " $1 " lines"; bad = 1 } END { exit bad }'
}

# Linear in the size of the document, and the same ids each time.
frame_templates() {
    ! find templates -name '*.xsl' | sort | xargs sed -s -e 's,[a-z]*://,,g' | grep -nE '(select|match|test|use|value)="[^"]*(//|preceding::|following::)|generate-id\(|document\('
}

# What ismsc --help knows, docs/ismsc.1 explains.
frame_manual() {
    local word bad=0
    scratch frame.manual
    ismsc --help
    cp "$WORK/stdout" "$WORK/help"
    for word in $(awk '/^  [a-z]/ { print $1 }' "$WORK/help"); do
        ismsc "$word" --help
        cat "$WORK/stdout" >>"$WORK/help"
        grep -q "^\.B ismsc $word\$" docs/ismsc.1 || { echo "the command $word"; bad=1; }
    done
    for word in $(grep -oE -- '--[a-z][a-z-]+' "$WORK/help" | sort -u); do
        grep -qF -- "${word//-/\\-}" docs/ismsc.1 || { echo "the option $word"; bad=1; }
    done
    [ "$(grep -c . "$WORK/help")" -gt 20 ] || { echo "--help says too little"; bad=1; }
    return $bad
}
