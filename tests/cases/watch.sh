# cases/watch.sh - build --watch: built again after each change, and only then.

list_watch() { printf '%s\n' "a change" "what is no change" "a new folder" "mended" "a commit" "no project" "one document"; }

# The clean project, watched in the background; $watcher is its process.
watch_begin() {
    copy_base
    (cd "$WORK" && exec env --default-signal=INT "$ISMSC" build project -f html --only soa --as-of "$TODAY" -MD --watch "$@" 2>"$WORK/log") &
    watcher=$!
    watch_waits 1
}

# watch_waits N: until it has waited for a change N times; fails after half a minute.
watch_waits() {
    for ((i = 0; i < 300; i++)); do
        [ "$(cat "$WORK/log" 2>/dev/null | grep -c 'Waiting for a change')" -ge "$1" ] && return 0
        kill -0 $watcher 2>/dev/null || { echo "it has ended"; cat "$WORK/log"; return 1; }
        sleep 0.1
    done
    echo "not built $1 times"
    cat "$WORK/log"
    watch_end
    return 1
}

# Ended as by Ctrl+C: by the signal, and nothing half written is left.
watch_end() {
    local ended
    kill -INT $watcher 2>/dev/null
    (sleep 20; kill -KILL $watcher 2>/dev/null) >/dev/null 2>&1 &
    wait $watcher
    ended=$?
    kill $! 2>/dev/null
    [ $ended = 130 ] || { echo "it has not ended by the signal"; return 1; }
    [ -z "$(find "$WORK/project" -name '.build*')" ] || { echo "a temporary folder is left"; return 1; }
}

case_watch() {
    scratch "watch.${1// /-}"
    case $1 in
    "a change")
        watch_begin || return 1
        sed -i '0,/^control \([^ ]*\)/s//# changed\ncontrol \1/' "$(grep -l '^control ' "$WORK"/project/*.isms | head -n 1)"
        printf '\nrisk R-WATCHED "Nobody looks at what has changed" {\n}\n' >>"$WORK/project/isms.isms"
        watch_waits 2 && watch_end && grep -q 'isms.isms has changed' "$WORK/log" && grep -q 'R-WATCHED' "$WORK/log" && grep -q 'isms.isms' "$WORK/project/build/manifest.json"
        ;;
    "what is no change")    # what editors leave behind, what is hidden, and what it writes itself
        watch_begin || return 1
        touch "$WORK/project/.hidden" "$WORK/project/isms.isms~" "$WORK/project/#isms.isms#" "$WORK/project/build/touched"
        printf x >"$WORK/project/.isms.isms.swp"
        sleep 1
        [ "$(grep -c 'has changed' "$WORK/log")" = 0 ] || { cat "$WORK/log"; watch_end; return 1; }
        watch_end
        ;;
    "a new folder")
        watch_begin || return 1
        mkdir "$WORK/project/later" && watch_waits 2 && printf '# nothing yet\n' >"$WORK/project/later/more.isms" && watch_waits 3 && watch_end &&
            grep -q 'later/more.isms has changed' "$WORK/log" && grep -q 'later/more.isms' "$WORK/project/build/manifest.json"
        ;;
    mended)    # a broken source ends nothing: the set stays, and comes anew when it is mended
        watch_begin || return 1
        before=$(cksum <"$WORK/project/build/soa.html")
        printf 'risk R-1 "Broken {\n' >"$WORK/project/broken.isms"
        watch_waits 2 && grep -q 'Nothing was built' "$WORK/log" && [ "$(cksum <"$WORK/project/build/soa.html")" = "$before" ] || { watch_end; return 1; }
        rm "$WORK/project/broken.isms"
        watch_waits 3 && watch_end && [ "$(grep -c '1 document in' "$WORK/log")" = 2 ]
        ;;
    "a commit")    # the documents say of which they are
        checkout_able || { echo "left out: git or libgit2 is missing"; return 0; }
        copy_base
        checkout_git init -q "$WORK/project" && checkout_commit "$WORK/project" one && echo '# changed' >>"$WORK/project/isms.isms" && rm -rf "$WORK/kept" && cp -r "$WORK/project" "$WORK/kept" || return 1
        copy_base() { cp -r "$WORK/kept/." "$WORK/project"; }
        watch_begin || return 1
        grep -q 'with changes<' "$WORK/project/build/soa.html" && echo build/ >"$WORK/project/.gitignore" && checkout_commit "$WORK/project" two && watch_waits 2 && checkout_git -C "$WORK/project" tag v1 && watch_waits 3 && grep -q "v1 · " "$WORK/project/build/soa.html" && checkout_git -C "$WORK/project" tag aside/v0 && watch_waits 4 && grep -q "aside/v0 · " "$WORK/project/build/soa.html" &&
            checkout_git -C "$WORK/project" tag -d aside/v0 && watch_waits 5 && grep -q ">v1 · " "$WORK/project/build/soa.html" && watch_end && grep -q 'Another commit is checked out' "$WORK/log" &&
            ! grep -q 'with changes<' "$WORK/project/build/soa.html" && grep -q "$(checkout_id "$WORK/project" | cut -c-12)<" "$WORK/project/build/soa.html"
        ;;
    "no project")
        ismsc build "$WORK" --watch
        [ $status = 2 ] && grep -q 'There is no project' "$WORK/stderr"
        ;;
    "one document")
        copy_base
        ismsc build "$WORK/project" --print docbook --only soa --watch
        [ $status = 2 ] && grep -q 'choose one of them' "$WORK/stderr"
        ;;
    esac
}
