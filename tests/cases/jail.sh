# cases/jail.sh - what the program opens, starts and reaches, as strace sees it; and that sources cannot make it do more.

JAIL_COMMANDS=(check build list trace fmt verify rebuild)

list_jail() { printf 'opened by %s\n' "${JAIL_COMMANDS[@]}"; }

case_jail() {
    scratch "jail.${1// /-}"
    jail_has_strace || return 0
    case $1 in
    "opened by "*) jail_opened "${1##* }" ;;
    *) echo "no such test"; return 1 ;;
    esac
}

# Where tracing is not possible nothing is seen, and that is said.
jail_has_strace() {
    if ! command -v strace >/dev/null; then echo "not tried: strace is not installed"; return 1; fi
    if ! strace -o /dev/null true 2>/dev/null; then echo "not tried: nobody may trace here"; return 1; fi
}

# jail_traced ARGUMENTS…: runs the program; the calls in $WORK/trace with the names of open files.
jail_traced() {
    mkdir -p "$WORK/home"
    HOME=$WORK/home XDG_CONFIG_HOME='' XDG_DATA_HOME='' XDG_CACHE_HOME='' ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 timeout 300 strace -f --seccomp-bpf -y -s 4096 -o "$WORK/trace" \
        -e trace=%network,open,openat,openat2,creat,mkdir,mkdirat,unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,truncate,execve,execveat,landlock_restrict_self \
        "$ISMSC" "$@" >"$WORK/stdout" 2>"$WORK/stderr" </dev/null
    status=$?
}

# Reads such a trace: one line for each thing done, "read PATH", "write PATH", "start …", "reach …". Folders are opened to be read, so they count as read.
jail_done() {
    awk '
        function path_of(text,    folder, name) {
            folder = ""
            if (match(text, /^[^"]*</)) { folder = substr(text, RLENGTH + 1); sub(/>.*/, "", folder) }
            if (!match(text, /"([^"\\]|\\.)*"/)) return folder
            name = substr(text, RSTART + 1, RLENGTH - 2)
            rest = substr(text, RSTART + RLENGTH)
            return substr(name, 1, 1) == "/" ? name : folder "/" name
        }
        { sub(/^[0-9]+ +/, "") }
        /^(exit|---|\+\+\+)/ || /resumed>/ { next }
        {
            call = $0; sub(/\(.*/, "", call); arguments = substr($0, length(call) + 2)
            if (call ~ /^exec/) { if (starts++) print "start " $0 }
            else if (call ~ /^(open|openat|openat2|creat)$/) print (call == "creat" || arguments ~ /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/ ? "write " : "read ") path_of(arguments)
            else if (call == "landlock_restrict_self") print "jailed"
            else if (call ~ /^(mkdir|mkdirat|unlink|unlinkat|rmdir|truncate|mknod|mknodat)$/) print "write " path_of(arguments)
            else if (call ~ /^(rename|link|symlink)/) { print "write " path_of(arguments); print "write " path_of(rest) }
            else if (call ~ /^(socketpair|shutdown|sendto|recvfrom)$/) { if (call == "socketpair" && arguments !~ /^AF_UNIX/) print "reach " $0; else if (arguments ~ /sa_family/) print "reach " $0 }
            else print "reach " $0
        }' "$WORK/trace" | sed 's,/\./,/,g; s,/\.$,,; s,\([^ ]\)//*,\1/,g' | sort | uniq
}

# jail_expect READ WRITTEN: extended regular expressions of the paths that this command may read and write beside what every command reads.
jail_expect() {
    local above=$WORK/project home=$WORK/home every folders=''
    while [ "$above" != / ]; do above=$(dirname "$above"); folders="$folders|${above%/}/?|${above%/}/[^/]*\.isms"; done
    every="/dev/null|/etc/ld\.so\.(cache|preload)|/lib.*|/usr/lib.*|/usr/local/lib.*|/usr/share/hyphen.*|/dev/urandom|/etc/localtime|/usr/share/zoneinfo.*"
    [ -z "$(find -L "$ISMSC_DATADIR" -maxdepth 1 -type l)" ] || return 1
    for above in "$ISMSC_DATADIR"/*; do every="$every|$(realpath "$above").*"; done
    every="$every|$(realpath "$ISMSC_DATADIR")/.*|$ISMSC_DATADIR/.*|$(dirname "$ISMSC")/data.*|$WORK/project.*$folders"
    [ -z "$(ldd "$ISMSC" | grep -o 'lib[a-z]*san')" ] || every="$every|/proc.*|$TESTS/leaks.supp"
    every="$every|/etc/fonts.*|/usr(/local)?/share/(fonts|fontconfig).*|/var/cache/fontconfig.*|$home/\.(fonts|cache/fontconfig|config/fontconfig|local/share/fonts|fontconfig).*"
    while read -r above; do every="$every|$above.*"; done < <(fc-list --format '%{file}\n' 2>/dev/null | sed 's,/[^/]*$,,' | sort -u)
    jail_done | awk -v readable="^($every${1:+|$1})$" -v writable="^(${2:-nothing})$" '
        $1 == "jailed" { next }
        $1 == "read" && substr($0, 6) ~ readable || $1 == "write" && substr($0, 7) ~ writable { next }
        { print; bad = 1 }
        END { exit bad }' >"$WORK/beyond" && return 0
    echo "beyond what it may:"
    head -n 20 "$WORK/beyond"
    return 1
}

jail_opened() {
    local out=$WORK/out
    cp -r "$TOP/examples/noorderlicht" "$WORK/project" && cd "$WORK/project" || return 1
    case $1 in
    check) jail_traced check . --as-of "$TODAY" && jail_expect ;;
    list) jail_traced list . risk --as-of "$TODAY" && jail_expect ;;
    trace) jail_traced trace . R-001 --as-of "$TODAY" && jail_expect ;;
    fmt) sed -i 's/^  /      /' risks/*.isms && jail_traced fmt && jail_expect "" "$WORK/project/[^/]*(/.*)?\.isms(\.[A-Za-z0-9]*)?" ;;
    build) jail_traced build . -o "$out" --as-of "$TODAY" -MF "$WORK/build.d" && jail_expect "$WORK(/\.?out.*)?" "$WORK/\.?out(\.tmp-.*)?|$WORK/build\.d(\.[A-Za-z0-9]*)?" ;;
    verify) ismsc build . -o "$out" --only soa --as-of "$TODAY" && jail_traced verify "$out" && jail_expect "$out.*" ;;
    rebuild)
        ismsc build . -o "$out" --only soa --as-of "$TODAY" && mkdir "$WORK/tmp" && TMPDIR=$WORK/tmp jail_traced verify "$out" --rebuild . &&
            jail_expect "$out.*|$WORK/tmp.*" "$WORK/tmp/ismsc-verify\..*" && [ -z "$(ls -A "$WORK/tmp")" ]
        ;;
    esac || { head -n 5 "$WORK/stderr"; return 1; }
    [ "$status" = 0 ] || { echo "exit status $status"; head -n 5 "$WORK/stderr"; return 1; }
    # what is looked at is there at all
    jail_done >"$WORK/done"
    grep -q "^read $WORK/project/" "$WORK/done" || [ "$1" = verify ] && [ "$(grep -c ^read "$WORK/done")" -gt 20 ] || { echo "the trace shows no reading"; return 1; }
    "$ISMSC" --version | grep -q Landlock || return 0
    grep -q "^jailed" "$WORK/done" || { echo "no jail was closed"; return 1; }
}
