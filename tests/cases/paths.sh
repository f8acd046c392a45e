# cases/paths.sh - paths that lead, or seem to lead, out of the project, in every field that takes a file: each is a finding, and nothing of what lies there comes out.

list_paths() {
    printf '%s\n' "every field that takes a file is tried" "each is a finding" "nothing of them in any document" "on the command line"
    [ "${THOROUGH:-no}" = no ] || printf 'nothing of them %s\n' "without the kernel's guard" "without openat2" "without either"
}

case_paths() {
    scratch "paths.${1// /-}"
    hostile_wall
    paths_project || return 1
    case $1 in
    "every field that takes a file is tried") paths_fields ;;
    "each is a finding") paths_findings ;;
    "nothing of them in any document") paths_built "$ISMSC" ;;
    "nothing of them without the kernel's guard") paths_built "$ISMSC" --no-sandbox ;;
    "nothing of them without openat2") paths_without_openat2 ;;
    "nothing of them without either") paths_without_openat2 --no-sandbox ;;
    "on the command line") paths_named ;;
    *) echo "no such test"; return 1 ;;
    esac
}

CANARY='CANARY-that-nobody-may-see'
# Nine pixels of a colour that nothing of ours has.
CANARY_PNG='iVBORw0KGgoAAAANSUhEUgAAAAMAAAADCAIAAADZSiLoAAAAEUlEQVR4nGNc0LCIAQaYIBQAHHkBkwAhGZEAAAAASUVORK5CYII='

# The clean project in $WORK/project, links and files that are none in it, and beside it what must not be seen.
paths_project() {
    local file
    copy_base && cd "$WORK/project" || return 1
    OUTSIDE=$WORK/outside
    mkdir -p "$OUTSIDE" links special/folder .hidden/shut
    printf '# %s\n\nText of the %s.\n' "$CANARY" "$CANARY" >"$OUTSIDE/canary.md"
    printf 'role canary "%s"\n' "$CANARY" >"$OUTSIDE/canary.isms"
    base64 -d <<<"$CANARY_PNG" >"$OUTSIDE/canary.png"
    for file in canary.md canary.png; do
        ln -s "$OUTSIDE/$file" "links/whole-$file"
        ln -s "../../outside/$file" "links/up-$file"
        ln -s "whole-$file" "links/twice-$file"
        ln -s "$OUTSIDE/$file" ".hidden/$file"
        ln -s "$OUTSIDE/$file" ".hidden/shut/$file"
        ln -s "links/../../outside/$file" "over-$file"
        cp "$OUTSIDE/$file" "special/closed-$file"
    done
    ln -s ../.. links/above
    ln -s "$OUTSIDE" links/folder
    ln -s /proc/self/root links/root
    ln -s /proc/self/fd links/fd
    ln -s round links/round
    ln -s there links/here && ln -s here links/there
    ln -s nothing links/nowhere
    mkfifo special/pipe
    mknod special/null c 1 3 2>/dev/null && mknod special/zero c 1 5 2>/dev/null || { ln -s /dev/null special/null; ln -s /dev/zero special/zero; }
    chmod 0 special/closed-* .hidden/shut
}

# paths_each FILE: the paths, one a line as "NAME PATH"; they lead to that file in $OUTSIDE, where they lead to one.
paths_each() {
    local file=$1 deep
    deep=$(printf '../%.0s' {1..40})
    cat <<PATHS
absolute $OUTSIDE/$file
absolute-twice //$OUTSIDE/$file
above ../outside/$file
above-by-a-point ./../outside/$file
above-by-points ././././../outside/$file
above-through-a-folder policies/../../outside/$file
above-through-a-file policies/security.md/../../../outside/$file
above-with-empty-steps policies//..//..//outside//$file
far-above $deep${OUTSIDE#/}/$file
very-far-above $(printf '../%.0s' {1..1300})${OUTSIDE#/}/$file
folder-above ..
folder-above-itself ../outside
itself .
root /
address file://$OUTSIDE/$file
address-short file:$OUTSIDE/$file
address-of-a-machine FILE://localhost$OUTSIDE/$file
address-relative file:../outside/$file
address-of-the-web http://127.0.0.1:9/$file
address-of-another ftp://127.0.0.1/$file
address-without-a-name //127.0.0.1/$file
process-root /proc/self/root$OUTSIDE/$file
process-root-of-another /proc/1/root$OUTSIDE/$file
process-folder /proc/self/cwd/../outside/$file
process-memory /proc/self/environ
process-files /proc/self/fd/3
open-file /dev/fd/3
standard-input /dev/stdin
device /dev/zero
device-of-noise /dev/urandom
terminal /dev/tty
passwords /etc/passwd
home ~/$file
variable \$OUTSIDE/$file
variable-in-braces \${OUTSIDE}/$file
command \$(cat $OUTSIDE/$file)
command-in-quotes \`cat $OUTSIDE/$file\`
pipe-to-a-command |cat $OUTSIDE/$file
backslashes ..\\\\outside\\\\$file
share \\\\\\\\127.0.0.1\\\\outside\\\\$file
drive C:/outside/$file
encoded ..%2foutside%2f$file
encoded-points %2e%2e/outside/$file
encoded-twice %252e%252e%252foutside/$file
overlong ..%c0%afoutside%c0%af$file
end-of-text policies/security.md%00/../../../outside/$file
link links/whole-$file
link-up links/up-$file
link-to-a-link links/twice-$file
link-over-a-folder over-$file
linked-folder links/folder/$file
linked-folder-above links/above/outside/$file
linked-root links/root$OUTSIDE/$file
linked-files links/fd/3
link-to-itself links/round
link-round-about links/here
link-to-nothing links/nowhere
link-in-a-hidden-folder .hidden/$file
fifo special/pipe
null special/null
zero special/zero
folder special/folder
folder-with-an-end special/folder/
closed special/closed-$file
closed-folder .hidden/shut/$file
long-name $(printf 'x%.0s' {1..300})
long-path $(printf 'policies/../%.0s' {1..500})../outside/$file
turned-around policies/$(printf '\342\200\256')dm.yranac
invisible ..$(printf '\342\200\213')/outside/$file
wide-points $(printf '\357\274\216\357\274\216')/outside/$file
no-break ..$(printf '\302\240')/outside/$file
control ../outside/$(printf '\033')[31m$file
PATHS
}

# paths_declared NUMBER PATH PICTURE: declarations that name it, in each field that takes a file; a policy shows the picture and leads to the path.
paths_declared() {
    cat >>tried.isms <<ISMS
policy POL-8$1 "Tried $1" { owner officer text "$2" }
reference tried-$1 "Tried $1" { file "$2" }
evidence E-8$1 "Tried $1" { of A.5.1 on 2026-10-05 owner officer file "$2" }
metric M-8$1 "Tried $1" { series "A series" file "$2" }
supplier tried-$1 "Tried $1" { agreement "An agreement" on 2026-10-05 file "$2" }
policy POL-9$1 "Shown $1" { owner officer text "policies/tried-$1.md" }
ISMS
    printf '# Shown %s\n\n![A picture](<%s>)\n\n![Another](<../%s>)\n\nSee [there](<%s>) and [here](<../%s>).\n' "$1" "$3" "$3" "$2" "$2" >"policies/tried-$1.md"
}

# What paths_declared() leaves out would be a field that nobody tries.
paths_fields() {
    local fields
    fields=$(sed -n 's/^FIELD([A-Z_]*, [A-Z_]*, "[^"]*", FILE, .*/x/p' "$TOP/src/model/schema.def" | wc -l)
    paths_declared 1 x y
    [ "$fields" = 5 ] && [ "$(grep -c 'file "x"\|text "x"' tried.isms)" = "$fields" ] || { echo "$fields fields take a file, these are tried:"; cat tried.isms; return 1; }
}

# As somebody who may not read what is closed; the superuser may.
paths_powerless() {
    if [ "$(id -u)" = 0 ]; then timeout 300 setpriv --bounding-set=-dac_override,-dac_read_search "$@"; else timeout 300 "$@"; fi
}

paths_findings() {
    local name path picture n=0 begun bad=0 line
    while IFS=' ' read -r name path <&4 && IFS=' ' read -r _ picture <&5; do
        n=$((n + 1))
        rm -f tried.isms policies/tried-*
        paths_declared 1 "$path" "$picture"
        begun=${EPOCHREALTIME/[.,]/}
        OUTSIDE=$OUTSIDE HOME=$OUTSIDE paths_powerless "$ISMSC" check . --as-of "$TODAY" </dev/null 3<"$OUTSIDE/canary.md" >"$WORK/stdout" 2>"$WORK/stderr"
        status=$?
        [ $((${EPOCHREALTIME/[.,]/} - begun)) -lt $((1000000 * ${PATIENCE:-1})) ] || { echo "$name: took $((${EPOCHREALTIME/[.,]/} - begun)) microseconds"; bad=1; }
        [ $status = 1 ] || { echo "$name ($path): status $status"; bad=1; }
        for line in tried.isms:1 tried.isms:2 tried.isms:3 tried.isms:4 tried.isms:5 tried-1.md:3 tried-1.md:5 tried-1.md:7; do
            [ "$line$name" != tried-1.md:7address-of-the-web ] || continue    # that one may be followed
            grep -q -- "$line[^0-9]" "$WORK/stderr" || { echo "$name ($path): nothing is found at $line"; bad=1; }
        done
        if LC_ALL=C grep -q '[^[:print:][:space:]]' <(LC_ALL=C tr -d '\200-\377' <"$WORK/stderr"); then echo "$name: a control character was sent"; bad=1; fi
        if grep -q 'CANARY-that\|root:x:' "$WORK/stderr" "$WORK/stdout"; then echo "$name: the canary is out"; bad=1; fi
    done 4< <(paths_each canary.md) 5< <(paths_each canary.png)
    [ $n -ge 60 ] || { echo "only $n paths"; bad=1; }
    return $bad
}

# Every path at once, in every field; and in the same way what may be seen.
paths_all() {
    local name path picture n=0
    while IFS=' ' read -r name path <&4 && IFS=' ' read -r _ picture <&5; do
        n=$((n + 1))
        [ "$name" != control ] || continue    # nothing is built where a control character stands
        paths_declared "$n" "$path" "$picture"
    done 4< <(paths_each canary.md) 5< <(paths_each canary.png)
    [ $n -ge 60 ]
}

# Where a word stands in a folder of documents, of any form, or the picture of nine pixels does.
paths_seen() {
    local pdf
    grep -rlaF "$CANARY" "$1"
    grep -rlF "${CANARY_PNG:0:60}" "$1"
    find "$1" -type f -size -2k -exec cmp -s "$OUTSIDE/canary.png" {} \; -print
    for pdf in "$1"/*.pdf; do
        ! pdftotext "$pdf" - 2>/dev/null | grep -qF "$CANARY" || echo "$pdf"
        qpdf --qdf --object-streams=disable "$pdf" "$WORK/unpacked" && ! grep -qaF -e "$CANARY" -e /Subtype\ /Image "$WORK/unpacked" || echo "$pdf"
    done
}

# paths_build PROGRAM…: with a file open and an environment that must not be seen either.
paths_build() {
    OUTSIDE=$OUTSIDE SECRET=$CANARY HOME=$OUTSIDE paths_powerless "$@" </dev/null 3<"$OUTSIDE/canary.md" >"$WORK/stdout" 2>"$WORK/stderr"
    status=$?
    ! grep -aF "$CANARY" "$WORK/stderr" "$WORK/stdout"
}

# paths_built PROGRAM [OPTION]: builds all of that. Where a text cannot be read for what it is, nothing is built; so then once more without those.
paths_built() {
    local seen program=("$1") options=("${@:2}")
    [ "$1" != strace ] || { program=("${@:1:$PATHS_TRACED}"); options=("${@:PATHS_TRACED + 1}"); }
    command -v qpdf >/dev/null && command -v pdftotext >/dev/null || { echo "not tried: qpdf or pdftotext is missing"; return 0; }
    paths_all && paths_build "${program[@]}" build . "${options[@]}" -o "$WORK/out" --as-of "$TODAY" -j2 || return 1
    [ $status = 1 ] && [ ! -e "$WORK/out" ] && grep -q 'Nothing was built' "$WORK/stderr" || { echo "something was built, status $status"; return 1; }
    paths_drop || return 1
    paths_build "${program[@]}" build . "${options[@]}" -o "$WORK/out" --as-of "$TODAY" -j2 || return 1
    [ $status = 1 ] && [ -f "$WORK/out/POL-91.pdf" ] && [ -f "$WORK/out/POL-947.pdf" ] || { echo "nothing was built, status $status"; tail -n 5 "$WORK/stderr"; return 1; }
    seen=$(paths_seen "$WORK/out")
    [ -z "$seen" ] || { echo "the canary is in $seen"; return 1; }
    # the same words and picture where they may stand are found, so the search is one
    cp "$OUTSIDE/canary.png" policies/ && cat "$OUTSIDE/canary.md" >policies/seen.md && printf '\n![Shown](canary.png)\n' >>policies/seen.md
    echo 'policy POL-seen "Seen" { owner officer text "policies/seen.md" }' >seen.isms
    ismsc build . -o "$WORK/good" --only POL-seen --as-of "$TODAY"
    [ "$(paths_seen "$WORK/good" | sed 's,.*\.,,' | sort | uniq -c | tr -s ' \n' ' ')" = " 2 html 2 pdf 1 png 1 xml " ] || { echo "what may be seen is not found:"; paths_seen "$WORK/good"; return 1; }
}

# Takes the lines out that keep everything from being built.
paths_drop() {
    local lines
    lines=$(grep -A1 '^error\[S' "$WORK/stderr" | sed -n 's/.*--> tried\.isms:\([0-9]*\):.*/\1d/p' | sort -u)
    [ "$(wc -l <<<"$lines")" -gt 10 ] && sed -i "$(tr '\n' ';' <<<"$lines")" tried.isms
    for lines in $(grep -A1 '^error\[S' "$WORK/stderr" | sed -n 's/.*--> policies\/tried-\([0-9]*\)\.md:.*/\1/p' | sort -u); do sed -i "/policies\/tried-$lines\.md/d" tried.isms; done
}

# A kernel without openat2, or a container that forbids it: strace answers in its place.
paths_without_openat2() {
    jail_has_strace || return 0
    PATHS_TRACED=10 paths_built strace -f --seccomp-bpf -o "$WORK/trace" -e trace=openat2 -e inject=openat2:error=ENOSYS "$ISMSC" "$@" || return 1
    grep -q 'openat2(.*ENOSYS.*INJECTED' "$WORK/trace" && ! grep 'openat2(.* = [0-9]' "$WORK/trace" || { echo "openat2 was there"; return 1; }
}

# --baseline, -MF, -o, the folder to verify: whoever types them may name anything, but nothing is shown, waited for or overwritten that is not what it should be.
paths_named() {
    local name path n=0 args
    echo precious >"$OUTSIDE/precious" && mkdir "$OUTSIDE/full" && echo precious >"$OUTSIDE/full/file" && ln -s "$OUTSIDE/full" out-link
    while IFS=' ' read -r name path; do
        case $name in home | variable* | command* | pipe-to* | very-far* | itself | root | folder-above* | *-web | *-another | *-name | folder-with* | long-* | standard-input | terminal | control) continue ;; esac
        n=$((n + 1))
        for args in "check . --baseline" "verify" "build . --only soa -f html -o"; do
            # shellcheck disable=SC2086 # several words
            OUTSIDE=$OUTSIDE HOME=$OUTSIDE paths_powerless "$ISMSC" $args "$path" </dev/null 3<"$OUTSIDE/canary.md" >"$WORK/stdout" 2>"$WORK/stderr"
            status=$?
            [ $status = 2 ] || { [ "${args:0:5}" = build ] && [ $status = 0 ] && [ -f "$path/manifest.json" ]; } || [ "${args:0:5}$status" = build3 ] || { echo "$args $path: status $status"; head -n 3 "$WORK/stderr"; return 1; }
            ! grep -aF "$CANARY" "$WORK/stderr" "$WORK/stdout" || { echo "$args $path: the canary is out"; return 1; }
        done
    done < <(paths_each canary.md)
    [ $n -ge 40 ] || { echo "only $n paths"; return 1; }
    [ "$(cat "$OUTSIDE/canary.md" "$OUTSIDE/precious" "$OUTSIDE/full/file" | cksum)" = "$( { printf '# %s\n\nText of the %s.\n' "$CANARY" "$CANARY"; echo precious; echo precious; } | cksum)" ] || { echo "a file was overwritten"; return 1; }
    ismsc build . --only soa -f html -o out-link --as-of "$TODAY"
    [ "$status" = 2 ] && [ "$(ls "$OUTSIDE/full")" = file ] || { echo "a link was built into, status $status"; return 1; }
}
