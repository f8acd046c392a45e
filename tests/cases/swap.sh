# cases/swap.sh - builds that are killed, or that the system refuses something, at each of its calls: OUT is the old set or the new one, never a mixture; the next
# build leaves nothing beside it. Without THOROUGH=yes a sample of the calls.

list_swap() {
    printf '%s\n' "killed at each call" "keeper killed at each call" "asked to stop" "two at a time"
    printf 'refused: %s\n' ENOSPC EIO EINTR "at each call of the keeper" "short writes"
    [ "${THOROUGH:-no}" = no ] || printf '%s\n' "killed at 200 moments"
}

case_swap() {
    local name=${1//[: ]/-}
    scratch "swap.$name"
    hostile_wall
    case $1 in "asked to stop" | "two at a time" | "killed at 200"* | *short*) ;; *) jail_has_strace && swap_is_plain || return 0 ;; esac
    swap_sets || return 1
    case $1 in
    "killed at each call") swap_each main all:signal=KILL ;;
    "keeper killed at each call") swap_each keeper all:signal=KILL ;;
    "refused: at each call of the keeper") swap_each keeper all:error=EIO ;;
    "refused: ENOSPC") swap_each main write,fsync,openat,mkdirat,fchmod:error=ENOSPC ;;
    "refused: EIO") swap_each main write,fsync,openat,openat2,mkdirat,close,read,getdents64,newfstatat,fstat,lseek,flock,dup,clone,socketpair,sendto:error=EIO ;;
    "refused: EINTR") swap_each main write,read,openat2,recvfrom,wait4:error=EINTR ;;
    "refused: short writes") swap_short ;;
    "asked to stop") swap_stopped ;;
    "two at a time") swap_two ;;
    "killed at 200 moments") swap_moments ;;
    *) echo "no such test"; return 1 ;;
    esac
}

# swap_build [TRACER…]: what is in $WORK/project into $WORK/out.
swap_build() { timeout 120 "$@" "$ISMSC" build "$WORK/project" -o "$WORK/out" --as-of "$TODAY" "${asked[@]}" </dev/null >"$WORK/stdout" 2>"$WORK/stderr"; status=$?; echo $status >"$WORK/status"; }

# $WORK/old and $WORK/new: two sets, of what `asked` says; the sources are those of the new one.
swap_sets() {
    copy_base && cd "$WORK" || return 1
    asked=(-f html --only soa,roles -j1)
    swap_made old && sed -i 's/Walk through all controls/Walk through every control/' project/evidence.isms && swap_made new || return 1
    ! diff -rq old new >/dev/null || { echo "the two sets are alike"; return 1; }
}

# A leak checker and strace are each other's ends.
swap_is_plain() { ! ldd "$ISMSC" | grep -q 'lib[a-z]*san' || { echo "not tried: this program is sanitized"; return 1; }; }

swap_made() { swap_build && [ $status = 0 ] && mv out "$1" || { cat stderr; return 1; }; }

swap_leavings() { find "$WORK" -maxdepth 1 -name '.*.tmp-*' | grep .; }

# What must hold after a build that something has happened to, by its name; then the next one.
swap_judge() {
    local now=mixed wait
    ! diff -rq new out >/dev/null 2>&1 || now=new
    ! diff -rq old out >/dev/null 2>&1 || now=old
    [ $now != mixed ] || { echo "$1: neither the old set nor the new one, status $status:"; diff -rq new out; head -n 3 stderr; return 1; }
    [ $status != 0 ] || [ $now = new ] || { echo "$1: status 0, but it is the old set"; head -n 3 stderr; return 1; }
    [ -s stderr ] || [ $status -ge 128 ] || [ "${1%% *}" = write ] || { echo "$1: status $status without a word"; return 1; }
    timeout 60 "$ISMSC" verify out </dev/null >/dev/null 2>&1 || { echo "$1: verify says no"; return 1; }
    swap_build
    [ $status = 0 ] && diff -rq new out >/dev/null 2>&1 || { echo "$1: the next build has status $status"; head -n 3 stderr; return 1; }
    for wait in 1 2 3 4 5 6 7 8 9 10; do swap_leavings >/dev/null || return 0; sleep 0.$wait; done    # whoever was killed may have left somebody who clears up
    echo "$1: left beside it after the next build: $(swap_leavings)"
    return 1
}

# The calls of a build, as "CALL HOW-MANY-TH": of the program itself, or of its keeper from where it waits.
swap_calls() {
    rm -rf out && cp -r old out
    swap_build strace -f -o "$WORK/trace"
    awk -v who="$1" -v names=",${2%%:*}," '
        { pid = $1; call = $2; sub(/\(.*/, "", call) }
        NR == 1 { first = pid }
        pid != first && call == "recvfrom" { waits = 1 }
        call !~ /^[a-z0-9_]+$/ || call ~ /^(exit|exit_group)$/ || (names != ",all," && !index(names, "," call ",")) || (pid != first && !waits) { next }
        (pid == first) == (who == "main") { print call, ++n[call] }' trace
}

# swap_each main|keeper WHAT: builds anew for each call, with what strace is to do at it.
swap_each() {
    local call nth n=0 tried=0 step=1 bad=0 deed=${2#*:} calls
    calls=$(swap_calls "$1" "$2")
    [ "${THOROUGH:-no}" = yes ] || step=$((1 + $(wc -l <<<"$calls") / 12))
    while read -r call nth <&4; do
        n=$((n + 1))
        [ $((n % step)) = 0 ] || case $call in write | fsync | mkdirat | renameat2 | clone) ;; *) continue ;; esac
        tried=$((tried + 1))
        rm -rf out .out.tmp-* && cp -r old out
        if [ "$1" = main ]; then swap_build strace -f --seccomp-bpf -o /dev/null -e trace="$call" -e inject="$call:$deed:when=$nth"; else swap_keeper "$call:$deed:when=$nth"; fi
        swap_judge "$call $nth" || { bad=$((bad + 1)); [ $bad -lt 10 ] || break; }
    done 4<<<"$calls"
    echo "$n calls, $tried tried"
    [ $bad = 0 ] && [ $n -ge 20 ]
}

# The same for the keeper, which is traced alone: meanwhile the program waits before it asks it to commit.
swap_keeper() {
    local pid keeper='' try
    swap_build strace -o /dev/null -e trace=sendto -e inject=sendto:delay_enter=300000 &
    pid=$!
    for try in {1..300}; do
        keeper=$(pgrep -P "$(pgrep -P "$(pgrep -P "$(pgrep -P $pid)")")") && [ -n "$keeper" ] && break
        sleep 0.01
    done 2>/dev/null
    [ -n "$keeper" ] && timeout 60 strace -o "$WORK/keeper.trace" -p "$keeper" -e inject="$1" 2>/dev/null
    wait $pid
    status=$(cat "$WORK/status")
}

# $WORK/preload.so from tests/preload.c; says where that cannot be used.
preload() {
    ! ldd "$ISMSC" | grep -q 'lib[a-z]*san' || { echo "not tried: a sanitizer wants to be the first library"; return 1; }
    ${CC:-cc} -shared -fPIC -o "$WORK/preload.so" "$TESTS/preload.c" -ldl 2>/dev/null || { echo "not tried: there is no C compiler"; return 1; }
}

# Some bytes at a time, read and written: the same set.
swap_short() {
    preload || return 0
    rm -rf out && cp -r old out
    swap_build env LD_PRELOAD="$WORK/preload.so" PRELOAD=short
    [ $status = 0 ] && diff -r new out
}

# Signals that ask to stop: nothing is left, at once, and the status says which it was.
swap_stopped() {
    local signal number moment rounds=2
    asked=(-f html,pdf -j2)
    swap_again || return 1
    [ "${THOROUGH:-no}" = no ] || rounds=33
    RANDOM=21
    for signal in INT TERM HUP; do
        for ((moment = 0; moment < rounds; moment++)); do
            number=$(kill -l $signal)
            rm -rf out && cp -r old out
            # a shell in the background ignores SIGINT, and what it starts does too
            swap_signalled "$signal" "0.$(printf '%03d' $((RANDOM % 700)))"
            [ $status = 0 ] && diff -rq new out >/dev/null || { [ $status = $((128 + number)) ] && diff -rq old out >/dev/null; } || { echo "$signal: status $status"; head -n 3 stderr; return 1; }
            ! swap_leavings || { echo "$signal: was left"; return 1; }
        done
    done
}

# swap_signalled SIGNAL SECONDS: a build that gets it after a while.
swap_signalled() {
    timeout --preserve-status -s "$1" "$2" env --default-signal=INT "$ISMSC" build "$WORK/project" -o "$WORK/out" --as-of "$TODAY" "${asked[@]}" </dev/null >"$WORK/stdout" 2>"$WORK/stderr"
    status=$?
}

# Two builds of different sources into the same OUT, again and again.
swap_two() {
    local round rounds=10 one other
    cp -r project project.old && sed -i 's/Walk through every control/Walk through all controls/' project.old/evidence.isms
    [ "${THOROUGH:-no}" = no ] || rounds=50
    for ((round = 0; round < rounds; round++)); do
        timeout 60 "$ISMSC" build project -o out --as-of "$TODAY" "${asked[@]}" </dev/null >stdout 2>stderr & one=$!
        timeout 60 "$ISMSC" build project.old -o out --as-of "$TODAY" "${asked[@]}" </dev/null >stdout.old 2>stderr.old & other=$!
        wait $one && wait $other || { echo "round $round:"; cat stderr stderr.old; return 1; }
        diff -rq new out >/dev/null 2>&1 || diff -rq old out >/dev/null 2>&1 || { echo "round $round: a mixture"; diff -rq new out; return 1; }
        ! swap_leavings || { echo "round $round: was left"; return 1; }
    done
}

# Killed at any time: of a small build, of one with pages, of the example.
swap_moments() {
    local n bad=0
    RANDOM=2026
    for ((n = 0; n < 200; n++)); do
        [ $n != 130 ] || { asked=(-f html,pdf -j2); swap_again || return 1; }
        [ $n != 190 ] || { rm -rf project && cp -r "$TOP/examples/noorderlicht" project && swap_again || return 1; }
        rm -rf out && cp -r old out
        timeout -s KILL "0.$(printf '%03d' $((RANDOM % (n < 130 ? 80 : 990))))" "$ISMSC" build project -o out --as-of "$TODAY" "${asked[@]}" </dev/null >stdout 2>stderr
        status=$?
        swap_judge "moment $n" || { bad=$((bad + 1)); [ $bad -lt 10 ] || break; }
    done
    [ $bad = 0 ]
}

# Both sets anew: of other documents, or of other sources.
swap_again() {
    local file
    file=$(find project -name 'evidence*.isms' -o -path '*evidence/*.isms' | sort | head -n 1)
    rm -rf old new out
    cp "$file" changed && sed -i 's/^evidence \([^ ]*\) "/&Of old: /' "$file"
    swap_made old && cp changed "$file" && swap_made new
}
