# cases/jail.sh - what the program opens, starts and reaches, as strace sees it; and that sources cannot make it do more.

JAIL_COMMANDS=(check build list trace fmt verify rebuild)

list_jail() {
    printf 'opened by %s\n' "${JAIL_COMMANDS[@]}"
    printf '%s\n' "kernels that have less" "the project brings no templates"
}

case_jail() {
    scratch "jail.${1// /-}"
    case $1 in
    "the project brings no templates") jail_templates; return ;;
    esac
    jail_has_strace || return 0
    case $1 in
    "opened by "*) jail_opened "${1##* }" ;;
    "kernels that have less") jail_less ;;
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

# Older versions of Landlock, and containers that refuse this or that: the documents are the same, and nothing fails.
jail_less() {
    local less version
    ! ldd "$ISMSC" | grep -q 'lib[a-z]*san' || { echo "left to the plain program"; return 0; }
    copy_base && cd "$WORK" || return 1
    ismsc build project -o good --only soa --as-of "$TODAY"
    for version in 1 2 3 4 5 6; do
        less="landlock_create_ruleset:retval=$version:when=1"
        jail_with_less "$less" && grep -q 'landlock_restrict_self(.*= 0' trace && ! grep -q '_ruleset(.*= -1' trace || { echo "version $version:"; grep landlock_ trace | head -n 5; return 1; }
    done
    for less in landlock_create_ruleset:error=ENOSYS landlock_create_ruleset:error=EOPNOTSUPP landlock_create_ruleset:error=EPERM landlock_restrict_self:error=EPERM \
        landlock_restrict_self:error=E2BIG prctl:error=EPERM prctl:error=EINVAL; do
        jail_with_less "$less" || return 1
    done
}

jail_with_less() {
    rm -rf out
    timeout 60 strace -f --seccomp-bpf -o trace -e trace=landlock_create_ruleset,landlock_add_rule,landlock_restrict_self,prctl -e inject="$1" \
        "$ISMSC" build project -o out --only soa --as-of "$TODAY" -j1 >stdout 2>stderr </dev/null
    status=$?
    [ $status = 0 ] && diff -r good out || { echo "$1: status $status"; cat stderr; return 1; }
}

# Files where a project might think that its templates, words and styles would go.
jail_templates() {
    local folder
    copy_base && cd "$WORK" || return 1
    ismsc build project -o before --as-of "$TODAY"
    for folder in project project/templates project/theme project/data/templates project/.ismsc; do
        mkdir -p "$folder/html" "$folder/docbook" "$folder/words"
        echo 'body { background: url(canary.png) }' | tee "$folder/style.css" >"$folder/html/style.css"
        echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><canary/></xsl:template></xsl:stylesheet>' |
            tee "$folder/docbook/soa.xsl" "$folder/soa.xsl" "$folder/common.xsl" >"$folder/docbook/common.xsl"
        echo '<words><w id="control.title">canary</w></words>' >"$folder/words/en.xml"
    done
    cd project && ismsc build . -o ../out --as-of "$TODAY" && [ "$status" = 0 ] && diff -r ../before ../out
}
