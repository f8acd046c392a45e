# cases/deps.sh - what a build has read, as make and ninja understand it: nothing is built twice for nothing, and everything again that has changed.

list_deps() { printf '%s\n' "what is read" "make" "ninja" "a place of its own" "no place" "names that would be rules" "a commit" "the examples by make" "the examples by ninja"; }

# The clean project with names that mean something to make; in $WORK, as somebody there would name it.
deps_project() {
    copy_base
    cd "$WORK" && mkdir 'project/more of it' && printf '# nothing yet\n' >'project/more of it/some $of#these.isms'
    cat >rule <<RULE
timeout 120 "$ISMSC" build project -o out -f html --only soa,risk-register --as-of $TODAY
RULE
}

# deps_again TOOL STATE: whether the tool has built ("built") or had nothing to do ("idle").
deps_again() {
    local said
    said=$("$1" 2>&1) || { echo "$1 failed: $said"; return 1; }
    case $2 in
    built) grep -q 'documents in out' <<<"$said" ;;
    idle) grep -q 'up to date\|no work to do' <<<"$said" ;;
    esac || { echo "$1 should have $2: $said"; return 1; }
}

deps_in_turn() {
    deps_again "$1" built && deps_again "$1" idle || return 1
    sleep 1    # a file system's clock may tick slowly
    for file in 'project/more of it/some $of#these.isms' "$(find project -name '*.md' | head -n 1)"; do
        printf '\n' >>"$file"
        deps_again "$1" built && deps_again "$1" idle || return 1
        sleep 1
    done
    rm -r 'project/more of it'
    deps_again "$1" built && deps_again "$1" idle
}

# In the folder of the examples: both are built, then nothing, then the one whose source has changed.
deps_examples() {
    local said
    said=$("$1" 2>&1) && [ -f documents/first/soa.html ] && [ -f documents/noorderlicht/soa.html ] || { echo "$said"; return 1; }
    said=$("$1" 2>&1) && grep -q 'Nothing to be done\|no work to do' <<<"$said" || { echo "built for nothing: $said"; return 1; }
    sleep 1
    echo >>first/isms.isms
    said=$("$1" 2>&1) && grep -q 'first' <<<"$said" && ! grep -q 'noorderlicht' <<<"$said" || { echo "not the one that has changed: $said"; return 1; }
}

case_deps() {
    scratch "deps.${1// /-}"
    deps_project || return 1
    case $1 in
    "what is read")
        ismsc build project --print deps
        [ $status = 0 ] && diff <(find project -name '*.isms' -o -name '*.md' | sort) <(sort "$WORK/stdout") || return 1
        cd project && ismsc build --print deps && grep -qx 'isms.isms' "$WORK/stdout" || return 1
        cd "more of it" && ismsc build --print deps && grep -qx "$(cd .. && pwd -P)/isms.isms" "$WORK/stdout"
        ;;
    "a commit")    # what documents say of it changes with it, though no source does
        checkout_able || { echo "left out: git or libgit2 is missing"; return 0; }
        checkout_git init -q project && checkout_commit project one && { printf 'out/manifest.json:\n\t'; sed 's/$/ -MD/' rule; echo '-include out.d'; } >Makefile && deps_again make built && deps_again make idle && sleep 1 &&
            checkout_commit project two && deps_again make built && grep -q "$(checkout_id project | cut -c-12)" out/soa.html && deps_again make idle && sleep 1 && checkout_git -C project gc -q && checkout_git -C project pack-refs --all &&
            deps_again make built && deps_again make idle && sleep 1 && checkout_commit project three && deps_again make built && deps_again make idle && sleep 1 && checkout_git -C project tag v1 && deps_again make built && grep -q 'v1 · ' out/soa.html && deps_again make idle && sleep 1 && checkout_git -C project tag release/v2 && deps_again make built && deps_again make idle && sleep 1 && checkout_git -C project tag release/v3 && deps_again make built &&
            deps_again make idle && sleep 1 && checkout_git -C project pack-refs --all && deps_again make built && deps_again make idle && sleep 1 && checkout_git -C project tag -d v1 && deps_again make built && ! grep -q 'v1 · ' out/soa.html && deps_again make idle && ismsc build project --print deps && grep -qx 'project/.git/HEAD' "$WORK/stdout"
        ;;
    make)
        { printf 'out/manifest.json:\n\t'; sed 's/$/ -MD/' rule; echo '-include out.d'; } >Makefile
        deps_in_turn make
        ;;
    ninja)
        command -v ninja >/dev/null || { echo "left out: ninja is missing (Debian: ninja-build)"; return 0; }
        { printf 'rule isms\n  command = '; sed 's/$/ -MD -MF out.d/' rule; printf '  depfile = out.d\n  deps = gcc\nbuild out/manifest.json: isms\n'; } >build.ninja
        deps_in_turn ninja
        ;;
    "a place of its own")
        mkdir far && ismsc build project -o out -f html --only soa --as-of "$TODAY" -MF far/rule.d
        [ $status = 0 ] && grep -q '^out/manifest.json: ' far/rule.d && [ ! -e out.d ]
        ;;
    "the examples by "*)
        command -v ninja >/dev/null || [ "$1" = "the examples by make" ] || { echo "left out: ninja is missing (Debian: ninja-build)"; return 0; }
        mkdir bin && printf '#!/bin/sh\nexec "%s" "$@" -f html --only soa --as-of %s 2>&1\n' "$ISMSC" "$TODAY" >bin/ismsc && chmod +x bin/ismsc && PATH=$WORK/bin:$PATH
        cp -R "$TOP/examples" . && cd examples || return 1
        [ "$1" = "the examples by make" ] && deps_examples make || deps_examples ninja
        ;;
    "names that would be rules")    # a file may have any name, and make runs what stands behind a ;
        for name in 'x:;touch${IFS}pwned;.isms' 'SHELL=x.isms' $'x\n\ttouch pwned.isms' 'x*.isms' 'x%.isms' 'x|y.isms' 'x\.isms' 'é: .isms'; do
            rm -rf out out.d && printf '# nothing\n' >"project/$name"
            ismsc build project -o out -f html --only soa --as-of "$TODAY" -MD
            [ "$status" = 3 ] && [ -f out/soa.html ] && [ ! -e out.d ] && [ "$(grep -c 'has a sign in it' "$WORK/stderr")" = 1 ] || { echo "$name: status $status"; cat "$WORK/stderr"; return 1; }
            rm "project/$name"
        done
        ;;
    "no place")    # the documents are there all the same
        ismsc build project -o out -f html --only soa --as-of "$TODAY" -MF no/rule.d
        [ $status = 3 ] && grep -q 'no/rule.d could not be written' "$WORK/stderr" && [ -f out/soa.html ]
        ;;
    esac
}
