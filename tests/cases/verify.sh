# cases/verify.sh - whether outputs are those of their manifest: changed, missing and added files are named, and sources give the same bytes again.

list_verify() {
    printf '%s\n' "as built" "a byte changed in any of 200 places" "missing and added files" "the same sources" "changed sources" "one document in two languages" "no manifest" \
        "a manifest without digests" "a manifest that is broken" "a file beside the documents is kept" "templates, catalogs and fonts" "other templates here"
}

verify_built() {
    copy_base
    ismsc build "$WORK/project" -o "$WORK/out" --as-of "$TODAY" "$@"
    [ $status = 0 ] || { echo "the build failed"; cat "$WORK/stderr"; return 1; }
}

# verify_says STATUS TEXT… -- ARGUMENT…
verify_says() {
    local wanted=$1 texts=()
    shift
    while [ "$1" != -- ]; do texts+=("$1"); shift; done
    shift
    ismsc verify "$@"
    [ $status = "$wanted" ] || { echo "ismsc verify: exit status $status, not $wanted"; cat "$WORK/stderr"; return 1; }
    for text in ${texts[@]+"${texts[@]}"}; do grep -qF -- "$text" "$WORK/stderr" || { echo "not said: $text"; cat "$WORK/stderr"; return 1; }; done
}

case_verify() {
    local file n
    scratch "verify.${1// /-}"
    case $1 in
    "as built")
        verify_built -f pdf,html,docbook,ics || return 1
        n=$(find "$WORK/out" -type f ! -name manifest.json | wc -l)
        verify_says 0 "All $n files" -- "$WORK/out" || return 1
        # each digest is what others compute too
        (cd "$WORK/out" && sed -n '/"files"/,$s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)".*/\2  \1/p' manifest.json | sha256sum --quiet -c -) &&
            (cd "$WORK/project" && sed -n '/"sources"/,/"installed"/s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)".*/\2  \1/p' "$WORK/out/manifest.json" | sha256sum --quiet -c -)
        ;;
    "a byte changed in any of 200 places") verify_places ;;
    "missing and added files")
        verify_built -f html || return 1
        rm "$WORK/out/soa.html" && echo >"$WORK/out/notes.txt"
        verify_says 1 "soa.html was built and is missing." "notes.txt was not built" -- "$WORK/out"
        ;;
    "the same sources")
        verify_built -f html,docbook --only soa,risk-register || return 1
        TMPDIR=$WORK verify_says 0 "give the same" -- "$WORK/out" --rebuild "$WORK/project" || return 1
        [ -z "$(find "$WORK" -maxdepth 1 -name 'ismsc-verify*')" ] || { echo "a temporary folder is left"; return 1; }
        ;;
    "changed sources")
        verify_built -f html --only soa,risk-register || return 1
        file=$(grep -l '^risk ' "$WORK/project"/*.isms | head -n 1)
        sed -i '0,/^risk \([^ ]*\) "/s//risk \1 "Not only that: /' "$file"
        printf '# nothing\n' >"$WORK/project/new.isms"
        verify_says 1 "The source $(basename "$file") is not the one" "The source new.isms was not there" "risk-register.html comes out otherwise" -- "$WORK/out" --rebuild "$WORK/project"
        ;;
    "one document in two languages")
        verify_built -f html --only soa --lang nl,en && verify_says 0 "give the same" -- "$WORK/out" --rebuild "$WORK/project" && [ -f "$WORK/out/nl/soa.html" ]
        ;;
    "no manifest")
        mkdir "$WORK/out" && verify_says 2 "has no manifest.json" -- "$WORK/out" && verify_says 2 -- "$WORK/none" && verify_says 2 "Which folder" --
        ;;
    "a manifest without digests")    # they cannot be said to be as they were; a build may still replace them
        verify_built -f html --only soa || return 1
        printf '{ "generator": "ismsc 0.1.0", "files": [ "soa.html", "index.html" ] }\n' >"$WORK/out/manifest.json"
        verify_says 1 "soa.html is not as it was built" -- "$WORK/out" || return 1
        ismsc build "$WORK/project" -o "$WORK/out" --as-of "$TODAY" -f html --only soa && verify_says 0 -- "$WORK/out"
        ;;
    "a manifest that is broken")
        verify_built -f html --only soa || return 1
        for text in '' '{' '[]' '{ "generator": "other" }' '{ "generator": "ismsc", "files": 7 }' '{ "generator": "ismsc", "files": { "../../etc/passwd": "00" } }' "$(printf '[%.0s' $(seq 5000))"; do
            printf '%s' "$text" >"$WORK/out/manifest.json"
            ismsc verify "$WORK/out"
            [ $status = 1 ] || [ $status = 2 ] || { echo "exit status $status with $text"; return 1; }
        done
        ;;
    "templates, catalogs and fonts")    # what of this machine the bytes depend on, with digests that others compute too
        verify_built -f pdf,html --only soa || return 1
        sed -n '/"installed"/,/"files"/s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)".*/\2  \1/p' "$WORK/out/manifest.json" >"$WORK/installed"
        (cd "$ISMSC_DATADIR" && grep -e ' templates/' -e ' catalogs/' "$WORK/installed" | sha256sum --quiet -c -) || return 1
        for file in templates/docbook/soa.xsl templates/words/en.xml templates/html/style.css catalogs/iso27001-2022.isms fonts/Inter-Regular.otf hyphenation/hyph_en_GB.dic; do
            grep -q "  $file\$" "$WORK/installed" || { echo "not named: $file"; cat "$WORK/installed"; return 1; }
        done
        file=$(fc-list --format '%{file}\n' | grep '/Inter-Regular.otf$' | head -n 1)
        grep -q "^$(sha256sum <"$file" | cut -c1-64)  fonts/" "$WORK/installed" && grep -q '"libraries": "libxml2 ' "$WORK/out/manifest.json"
        ;;
    "other templates here")
        verify_built -f html --only soa || return 1
        cp -RL "$ISMSC_DATADIR" "$WORK/data" && echo '/* otherwise */' >>"$WORK/data/templates/html/style.css" && rm "$WORK/data/templates/words/nl.xml"
        ISMSC_DATADIR=$WORK/data verify_says 1 "Here templates/html/style.css is not the one" "Here templates/words/nl.xml, with which" "soa.html comes out otherwise" -- "$WORK/out" --rebuild "$WORK/project" || return 1
        verify_says 0 "give the same" -- "$WORK/out" --rebuild "$WORK/project" && ! grep -q Here "$WORK/stderr"
        ;;
    "a file beside the documents is kept")    # also one that is called as a source is, which the manifest names too
        verify_built -f html --only soa || return 1
        cp "$WORK/project/isms.isms" "$WORK/out/isms.isms"
        ismsc build "$WORK/project" -o "$WORK/out" --as-of "$TODAY" -f html --only soa
        [ $status = 2 ] && [ -f "$WORK/out/isms.isms" ] || { echo "exit status $status"; cat "$WORK/stderr"; return 1; }
        ;;
    *) return 1 ;;
    esac
}

# Places all over the files of a build, each changed and mended again.
verify_places() {
    local files file size at byte i
    verify_built -f html,docbook,pdf --only soa,risk-register || return 1
    mapfile -t files < <(cd "$WORK/out" && find . -type f ! -name manifest.json | sed 's,^\./,,' | sort)
    for i in $(seq 0 199); do
        file=${files[i % ${#files[@]}]}
        size=$(stat -c %s "$WORK/out/$file")
        at=$(((i * 7919 + i * i * 104729) % size))
        cp "$WORK/out/$file" "$WORK/kept"
        byte=$(od -An -tu1 -j "$at" -N 1 "$WORK/out/$file")
        printf "\\$(printf %o $(((byte + 1) % 256)))" | dd of="$WORK/out/$file" bs=1 seek=$at conv=notrunc status=none
        verify_says 1 "$file is not as it was built." -- "$WORK/out" || { echo "byte $at of $file"; return 1; }
        [ "$(grep -c . "$WORK/stderr")" = 1 ] || { cat "$WORK/stderr"; return 1; }
        cp "$WORK/kept" "$WORK/out/$file"
    done
    verify_says 0 -- "$WORK/out"
}
