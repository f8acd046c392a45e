# cases/surroundings.sh - the same commit, built in other surroundings: no byte is another. THOROUGH=yes takes the example in the place of the small project.

# Each one is a function that builds $WORK/project into $WORK/other with surrounded_build; those that this machine cannot make say so.
list_surroundings() { declare -F | sed -n 's/^declare -f surrounded_by_//p' | tr _ ' '; }

case_surroundings() {
    local one=${1// /_}
    scratch "surroundings.$one"
    case $one in *place | no_* | *zone*) ;; *) ! ldd "$ISMSC" | grep -q 'lib[a-z]*san' || { echo "left to the plain program"; return 0; } ;; esac
    chmod 755 "$WORK"
    surrounded_commit && surrounded_build one && [ -f "$WORK/one/manifest.json" ] || { cat "$WORK/stderr"; return 1; }
    "surrounded_by_$one" || { cat "$WORK/stderr"; return 1; }
    [ -e "$WORK/other" ] || return 0
    ! command -v git >/dev/null || grep -q '"commit": "[0-9a-f]' "$WORK/one/manifest.json" || { echo "no commit is named"; return 1; }
    [ $status -le 1 ] && diff -r "$WORK/one" "$WORK/other" && [ "$(find "$WORK/one" -type f | wc -l)" -gt 9 ]
}

# A commit of a day, in a checkout of its own.
surrounded_commit() {
    if [ "${THOROUGH:-no}" = yes ]; then cp -r "$TOP/examples/noorderlicht" "$WORK/project"; else copy_base; fi
    chmod -R a+rX "$WORK/project"
    command -v git >/dev/null || { echo "without a commit: git is not installed"; return 0; }
    GIT_AUTHOR_DATE="2026-11-20T12:00:00Z" GIT_COMMITTER_DATE="2026-11-20T12:00:00Z" HOME=$WORK GIT_CONFIG_NOSYSTEM=1 \
        sh -c 'cd "$1" && git init -q && git add . && git -c user.name=N -c user.email=n@example.org commit -q -m "All of it"' sh "$WORK/project"
}

# surrounded_build FOLDER [HOW…]: two languages' worth of nothing else than what the commit says.
surrounded_build() {
    local out=$1
    shift
    timeout 300 "$@" "$ISMSC" build "${project:-$WORK/project}" -o "${place:-$WORK}/$out" "${options[@]}" </dev/null >"$WORK/stdout" 2>"$WORK/stderr"
    status=$?
}
options=()
[ "${THOROUGH:-no}" = yes ] || options=(--only soa,roles,handbook)

surrounded_by_a_later_day() {
    preload || return 0
    [ "$("$ISMSC" check "$TESTS/base" 2>&1)" != "$(LD_PRELOAD=$WORK/preload.so PRELOAD=later "$ISMSC" check "$TESTS/base" 2>&1)" ] || { echo "the clock is not ahead"; return 1; }
    surrounded_build other env LD_PRELOAD="$WORK/preload.so" PRELOAD=later
}

surrounded_by_folders_read_backwards() {
    preload || return 0
    [ "$(cd "$WORK/project" && ls -U)" != "$(cd "$WORK/project" && LD_PRELOAD=$WORK/preload.so PRELOAD=reversed ls -U)" ] || { echo "nothing is reversed"; return 1; }
    surrounded_build other env LD_PRELOAD="$WORK/preload.so" PRELOAD=reversed
}

surrounded_by_reads_and_writes_of_a_few_bytes() { preload || return 0; surrounded_build other env LD_PRELOAD="$WORK/preload.so" PRELOAD=short; }
surrounded_by_a_zone_of_the_east() { surrounded_build other env TZ=Pacific/Kiritimati; }
surrounded_by_a_zone_of_the_west() { surrounded_build other env TZ=:America/Adak; }
surrounded_by_the_plain_locale() { surrounded_build other env LC_ALL=C LANGUAGE=; }

# surrounded_locale NAME: made for this test where it is not installed.
surrounded_locale() {
    mkdir -p "$WORK/locales"
    localedef -i "$1" -f UTF-8 "$WORK/locales/$1.UTF-8" 2>/dev/null || echo "only by its name: the locale $1 cannot be made here"
    surrounded_build other env LOCPATH="$WORK/locales" LC_ALL="$1.UTF-8" LANGUAGE="${1%_*}"
}
surrounded_by_the_locale_of_the_Netherlands() { surrounded_locale nl_NL; }
surrounded_by_the_locale_of_Turkey() { surrounded_locale tr_TR; }

surrounded_by_a_strict_mask() { (umask 077; surrounded_build other; exit "$status"); status=$?; }
surrounded_by_another_place() {
    mkdir -p "$WORK/a longer/plàce than before" && cp -a "$WORK/project" "$WORK/a longer/plàce than before/pröject" && cd "$WORK/a longer" || return 1
    project='plàce than before/pröject' place=.. surrounded_build other
}

surrounded_by_another_user() {
    [ "$(id -u)" = 0 ] || { echo "not tried: only the superuser becomes somebody else"; return 0; }
    mkdir "$WORK/theirs" && chmod 777 "$WORK/theirs"
    setpriv --reuid=65534 --regid=65534 --clear-groups test -r "$WORK/project/isms.isms" -a -x "$ISMSC" -a -r "$ISMSC_DATADIR/templates/html/style.css" || { echo "not tried: this folder is nobody else's to read"; return 0; }
    place=$WORK/theirs surrounded_build other setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent
    mv "$WORK/theirs/other" "$WORK/other"
}

surrounded_by_no_environment() { surrounded_build other env -i ISMSC_DATADIR="$ISMSC_DATADIR" ${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS" LSAN_OPTIONS="$LSAN_OPTIONS"}; }
surrounded_by_one_processor() { options+=(-j1); surrounded_build other taskset -c 0; }
surrounded_by_many_workers() { options+=(-j5); surrounded_build other; }
surrounded_by_fixed_addresses() { surrounded_build other setarch -R || return 0; }
surrounded_by_no_guard() { options+=(--no-sandbox); surrounded_build other; }

# The same fonts, found by other means, with nothing remembered of them.
surrounded_by_other_fontconfig() {
    local folders
    folders=$(fc-list --format '%{file}\n' | sed 's,/[^/]*$,,' | sort -u | sed 's,.*,<dir>&</dir>,' | tr -d '\n')
    mkdir "$WORK/cache"
    echo "<!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>$folders<cachedir>$WORK/cache</cachedir></fontconfig>" >"$WORK/fonts.conf"
    surrounded_build other env FONTCONFIG_FILE="$WORK/fonts.conf"
}
