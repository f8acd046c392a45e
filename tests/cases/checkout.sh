# cases/checkout.sh - which revision documents say they are of: every kind of git checkout, what counts as a change, whose day it is, and that nothing of a repository is run.

# Where git or libgit2 is missing nothing of this can be looked at, and the one test that is left says so.
checkout_able() { command -v git >/dev/null && "$ISMSC" --version | grep -q ', revisions of git'; }

list_checkout() {
    checkout_able || { echo "left out: git is missing, or the program was built without libgit2"; return; }
    printf '%s\n' "a clone" "a shallow clone" "a bare repository with a working tree beside it" "a submodule" "submodules in it" "a detached head" "no commit" "no repository" "damaged repositories" "other kinds of repository" "no libgit2" "a repository that may not be read" \
        "packed references" "a borrowed folder of objects" "a folder of a repository" "ceilings" "what counts as a change" "line ends and git-lfs" "whose day it is" "said by hand" "rebuilt without the repository" "manifests that are forged" "rebuilt from other clones" "rebuilt with other line ends" "history of a text" \
        "history of a shallow clone" "10,000 commits" "names nobody can print" "every form names it" "hostile configuration" "what is opened" "bytes that are not as they were" "objects nobody would write" "another time zone, locale, user"
}

# git as if nobody had configured it, at a time that is the same everywhere.
checkout_git() {
    env -i PATH="$PATH" HOME="$WORK" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_CEILING_DIRECTORIES="$WORK" TZ=UTC LC_ALL=C \
        GIT_AUTHOR_NAME="${author:-Jan de Vries}" GIT_AUTHOR_EMAIL=jan@noorderlicht.example GIT_COMMITTER_NAME="Sanne Hofstra" GIT_COMMITTER_EMAIL=sanne@noorderlicht.example \
        GIT_AUTHOR_DATE="${when:-2026-10-05T12:00:00 +0200}" GIT_COMMITTER_DATE="${when:-2026-10-05T12:00:00 +0200}" GIT_ALLOW_PROTOCOL=file \
        git -c init.defaultBranch=main -c protocol.file.allow=always -c gc.auto=0 -c advice.detachedHead=false "$@" >"$WORK/git.said" 2>&1 </dev/null || { echo "git $*:"; cat "$WORK/git.said"; return 1; }
}

# checkout_commit FOLDER MESSAGE: all that is there.
checkout_commit() { checkout_git -C "$1" add -A && checkout_git -C "$1" commit -q --allow-empty -m "$2"; }
checkout_id() { git -C "$1" rev-parse "${2:-HEAD}"; }

# A project of two files, committed.
checkout_made() {
    mkdir -p "$1/policies"
    printf 'isms mill "The mill" {\n  languages en\n}\nrole miller "Miller" top-management yes\npolicy POL-1 "How we keep grain safe" {\n  text "policies/grain.md"\n  owner miller\n}\n' >"$1/isms.isms"
    printf '# How we keep grain safe\n\nGrain is kept dry.\n' >"$1/policies/grain.md"
    checkout_git init -q "$1" && checkout_commit "$1" "Keep grain dry"
}

# checkout_says FOLDER TEXT [ARGUMENT…]: what the policy's document says of its revision; "-" for nothing.
checkout_says() {
    local folder=$1 wanted=$2 got
    shift 2
    ismsc build "$folder" --print docbook --only POL-1 "$@"
    [ $status -le 1 ] || { echo "exit status $status"; cat "$WORK/stderr"; return 1; }
    got=$(sed -n 's/.*<releaseinfo role="revision">\([^<]*\)<.*/\1/p' "$WORK/stdout")
    [ "${got:--}" = "$wanted" ] || { echo "it says “${got:--}”, not “$wanted”"; cat "$WORK/stderr"; return 1; }
}

checkout_day() { sed -n 's/.*<date>\([-0-9]*\)<.*/\1/p' "$WORK/stdout"; }
# checkout_unknown FOLDER WHY: no commit is told, and the page says so and why.
checkout_unknown() { checkout_says "$1" "revision not known" --as-of "$TODAY" && grep -q "<entry>not known: $2</entry>" "$WORK/stdout" && ! grep -q 'role="changed"' "$WORK/stdout" || { echo "the control page lacks: $2"; return 1; }; }
checkout_is_draft_of_changes() { grep -q 'role="changed">built from changes that are not yet recorded<' "$WORK/stdout" && grep -q 'role="state">draft<' "$WORK/stdout"; }

# checkout_told TEXT: a plain message, and a build all the same.
checkout_told() { grep -qF -- "$1" "$WORK/stderr" || { echo "not said: $1"; cat "$WORK/stderr"; return 1; }; }

case_checkout() {
    local id short p n
    checkout_able || return 0
    scratch "checkout.$(tr -c '[:alnum:]\n' - <<<"$1")"
    p=$WORK/p
    checkout_made "$p" || return 1
    id=$(checkout_id "$p")
    short=${id:0:12}
    case $1 in
    "a clone")
        checkout_git clone -q "$p" "$WORK/clone" && checkout_says "$WORK/clone" "$short" && grep -q "role=\"commit\">$id<" "$WORK/stdout" &&
            checkout_git -C "$p" tag v1.0 && checkout_git -C "$p" tag -a -m x approved && checkout_says "$p" "approved · $short" && grep -q 'role="tags">approved, v1.0<' "$WORK/stdout"
        ;;
    "a shallow clone")
        checkout_commit "$p" two && checkout_git clone -q --depth 1 "file://$p" "$WORK/clone" && checkout_says "$WORK/clone" "$(checkout_id "$p" | cut -c-12)"
        ;;
    "a bare repository with a working tree beside it")
        checkout_git clone -q --bare "$p" "$WORK/bare.git" && checkout_git -C "$WORK/bare.git" worktree add -q "$WORK/tree" main && checkout_says "$WORK/tree" "$short" &&
            echo "# more" >>"$WORK/tree/isms.isms" && checkout_says "$WORK/tree" "$short with changes" && checkout_commit "$WORK/tree" more && checkout_says "$WORK/tree" "$(checkout_id "$WORK/tree" | cut -c-12)"
        ;;
    "a submodule")
        mkdir "$WORK/above" && checkout_git init -q "$WORK/above" && checkout_git -C "$WORK/above" submodule add -q "$p" isms && checkout_commit "$WORK/above" "With the mill" && checkout_says "$WORK/above/isms" "$short"
        ;;
    "submodules in it")
        mkdir "$WORK/texts" && printf '# How we keep salt safe\n\nSalt is kept dry.\n' >"$WORK/texts/salt.md" && checkout_git init -q "$WORK/texts" && checkout_commit "$WORK/texts" "Salt" && checkout_git -C "$p" submodule add -q "$WORK/texts" shared &&
            printf 'policy POL-2 "How we keep salt safe" {\n  text "shared/salt.md"\n  owner miller\n}\n' >>"$p/isms.isms" && checkout_commit "$p" "With salt" && short=$(checkout_id "$p" | cut -c-12) && checkout_says "$p" "$short" &&
            checkout_git clone -q --recurse-submodules "$p" "$WORK/clone" && checkout_says "$WORK/clone" "$short" && echo more >>"$p/shared/salt.md" && checkout_says "$p" "$short with changes" && checkout_commit "$p/shared" "More salt" &&
            checkout_says "$p" "$short with changes" && checkout_commit "$p" "With more salt" && checkout_says "$p" "$(checkout_id "$p" | cut -c-12)"
        ;;
    "a detached head") checkout_commit "$p" two && checkout_git -C "$p" checkout -q --detach HEAD~1 && checkout_says "$p" "$short" ;;
    "no commit")
        checkout_git init -q "$WORK/new" && cp -r "$p/isms.isms" "$p/policies" "$WORK/new" && checkout_says "$WORK/new" "not committed" --as-of "$TODAY" && checkout_is_draft_of_changes && checkout_told "Nothing is committed in $WORK/new yet" &&
            grep -q '<entry>not known: nothing is committed yet</entry>' "$WORK/stdout" && ismsc build "$WORK/new" -o "$WORK/out" -f html --as-of "$TODAY" && grep -q '"unknown": "empty"' "$WORK/out/manifest.json" && grep -q '"changed": true' "$WORK/out/manifest.json" &&
            grep -q 'not committed' "$WORK/out/index.html" && ! checkout_told "have changes that are not committed" >/dev/null && ismsc verify "$WORK/out" --rebuild "$WORK/new" && [ $status = 0 ] && checkout_told "of which nothing was committed yet" || { cat "$WORK/stderr"; return 1; }
        # words that somebody says of it are no commit
        checkout_says "$WORK/new" "not committed · said to be v1" --revision v1 && checkout_is_draft_of_changes
        ;;
    "no repository") rm -rf "$p/.git" && checkout_says "$p" - --as-of "$TODAY" && ! grep -q '^ismsc' "$WORK/stderr" ;;
    "damaged repositories") checkout_damaged ;;
    "other kinds of repository") checkout_foreign ;;
    "no libgit2")    # an empty file has its name
        mkdir "$WORK/lib" && for n in 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9; do : >"$WORK/lib/libgit2.so.$n"; done
        LD_LIBRARY_PATH=$WORK/lib checkout_unknown "$p" "the repository could not be read where this was built" && checkout_told "libgit2 is not there to read it" && LD_LIBRARY_PATH=$WORK/lib ismsc check "$p" --only-changed HEAD && [ $status = 2 ] && checkout_told "libgit2 is not there"
        ;;
    "a repository that may not be read") checkout_withheld ;;
    "packed references")
        checkout_git -C "$p" tag -a -m x v2 && checkout_git -C "$p" gc -q && [ ! -e "$p/.git/refs/heads/main" ] && checkout_says "$p" "v2 · $short" &&
            checkout_commit "$p" two && checkout_git -C "$p" tag -f v2 HEAD && checkout_says "$p" "v2 · $(checkout_id "$p" | cut -c-12)"    # the packed one is of long ago
        ;;
    "a borrowed folder of objects") checkout_git clone -q --shared "$p" "$WORK/clone" && checkout_says "$WORK/clone" "$short" ;;
    "a folder of a repository")
        mkdir "$WORK/mono" && checkout_git init -q "$WORK/mono" && mkdir "$WORK/mono/a" && mv "$p/isms.isms" "$p/policies" "$WORK/mono/a" && checkout_commit "$WORK/mono" one && id=$(checkout_id "$WORK/mono") &&
            echo other >"$WORK/mono/other.isms" && checkout_says "$WORK/mono/a" "${id:0:12}" && echo "# x" >>"$WORK/mono/a/isms.isms" && checkout_says "$WORK/mono/a" "${id:0:12} with changes"
        ;;
    ceilings)
        mkdir "$WORK/mono" && checkout_git init -q "$WORK/mono" && mv "$p" "$WORK/mono/a" && rm -rf "$WORK/mono/a/.git" && checkout_commit "$WORK/mono" one && id=$(checkout_id "$WORK/mono") && ln -s mono "$WORK/link" &&
            checkout_says "$WORK/mono/a" "${id:0:12}" && GIT_CEILING_DIRECTORIES=$WORK/mono checkout_says "$WORK/mono/a" - --as-of "$TODAY" && GIT_CEILING_DIRECTORIES=/nowhere:$WORK/link/ checkout_says "$WORK/mono/a" - --as-of "$TODAY" &&
            GIT_CEILING_DIRECTORIES=:$WORK/link checkout_says "$WORK/mono/a" "${id:0:12}" && GIT_CEILING_DIRECTORIES=$WORK/mono/a:mono checkout_says "$WORK/mono/a" "${id:0:12}" &&
            GIT_CEILING_DIRECTORIES=$WORK checkout_says "$WORK/mono/a" "${id:0:12}"
        ;;
    "what counts as a change") checkout_changes ;;
    "line ends and git-lfs")
        sed -i 's/$/\r/' "$p/policies/grain.md" && checkout_says "$p" "$short" && printf '\x89PNG\r\n\x1a\n' >"$WORK/picture" &&
            cp "$TESTS/pages/sign.png" "$p/sign.png" && printf '\n![A sign](../sign.png)\n' >>"$p/policies/grain.md" && checkout_says "$p" "$short with changes" || return 1
        printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %s\n' "$(sha256sum <"$p/sign.png" | cut -d' ' -f1)" "$(stat -c %s "$p/sign.png")" >"$WORK/pointer"
        mv "$p/sign.png" "$WORK/sign.png" && cp "$WORK/pointer" "$p/sign.png" && checkout_commit "$p" "The sign" && cp "$WORK/sign.png" "$p/sign.png" && checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" &&
            printf x >>"$p/sign.png" && checkout_says "$p" "$(checkout_id "$p" | cut -c-12) with changes"
        ;;
    "whose day it is") checkout_days ;;
    "said by hand")
        checkout_said || return 1
            ismsc check "$p" --revision x && [ $status = 2 ] && checkout_told "is not an option of ismsc check"
        ;;
    "rebuilt without the repository") checkout_rebuilt ;;
    "manifests that are forged") checkout_forged ;;
    "rebuilt from other clones") checkout_confirmed ;;
    "rebuilt with other line ends")
        ismsc build "$p" -o "$WORK/out" -f html,docbook && cp -r "$p" "$WORK/copy" && sed -i 's/$/\r/' "$WORK/copy/policies/grain.md" && ismsc verify "$WORK/out" --rebuild "$WORK/copy" && [ $status = 0 ] && checkout_told "1 source is the one it was built from but for its line ends." &&
            sed -i 's/$/\r/' "$WORK/copy/isms.isms" && ismsc verify "$WORK/out" --rebuild "$WORK/copy" && [ $status = 0 ] && checkout_told "2 sources are" && ! grep -q "is not the one it was built from" "$WORK/stderr" &&
            checkout_told "its files are the sources of the manifest" && ismsc build "$WORK/copy" -o "$WORK/other" -f html,docbook && ismsc verify "$WORK/other" --rebuild "$p" && [ $status = 0 ] && checkout_told "2 sources are" || { cat "$WORK/stderr"; return 1; }
        ;;
    "history of a text") checkout_history ;;
    "history of a shallow clone")
        printf '\nAnd cool.\n' >>"$p/policies/grain.md" && checkout_commit "$p" "Keep it cool" && printf '\nAnd clean.\n' >>"$p/policies/grain.md" && checkout_commit "$p" "Keep it clean" &&
            checkout_git clone -q --depth 2 "file://$p" "$WORK/clone" && checkout_says "$WORK/clone" "$(checkout_id "$p" | cut -c-12)" && grep -q 'Keep it clean' "$WORK/stdout" &&
            ! grep -q 'Keep grain dry\|Keep it cool' "$WORK/stdout" && grep -q 'does not go back further' "$WORK/stdout" && checkout_told "$WORK/clone is a shallow clone" && [ "$(grep -c 'is a shallow clone' "$WORK/stderr")" = 1 ] || return 1
        # nothing of it is left
        checkout_git clone -q --depth 1 "file://$p" "$WORK/last" && checkout_says "$WORK/last" "$(checkout_id "$p" | cut -c-12)" && checkout_told "is a shallow clone" && grep -q 'The history of the text is not known' "$WORK/stdout" && ! grep -q 'History of the text' "$WORK/stdout" &&
            checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" && ! grep -q 'shallow' "$WORK/stderr" || return 1
        ismsc build "$WORK/last" --print model --only POL-1 && xmllint --noout --nonet --relaxng "$TOP/docs/model.rng" "$WORK/stdout" 2>"$WORK/relaxng" || { cat "$WORK/relaxng"; return 1; }
        # what was never fetched is named as it can be
        checkout_git -C "$p" checkout -q -b side && checkout_commit "$p" "Aside" && checkout_git clone -q --depth 1 --branch side "file://$p" "$WORK/side" && ismsc check "$WORK/side" --only-changed origin/main... && [ $status = 2 ] && checkout_told "git fetch origin main:refs/remotes/origin/main (" &&
            ismsc check "$p" --only-changed "" && [ $status = 2 ] && checkout_told "--only-changed needs a value" && ismsc check "$p" --only-changed --baseline x && [ $status = 2 ] && checkout_told "--only-changed needs a value" && ismsc build "$p" --revision --strict && [ $status = 2 ] && checkout_told "--revision needs a value"
        ;;
    "10,000 commits") checkout_many ;;
    "names nobody can print")
        printf '\nAnd cool.\n' >>"$p/policies/grain.md" && author=$(printf 'J\xe2\x80\xaean \x07 \xff<') checkout_commit "$p" "$(printf 'A \xe2\x80\xae\xff <b>&amp; \x1b[31m]]> x')" && checkout_git -C "$p" tag "$(printf 'caf\xc3\xa9-\xff')" || return 1
        checkout_says "$p" "$(printf 'caf\xc3\xa9-\xef\xbf\xbd \xc2\xb7 ')$(checkout_id "$p" | cut -c-12)" && xmllint --noout "$WORK/stdout" && grep -q 'A &lt;b&gt;\|A �\|&lt;b&gt;' "$WORK/stdout" &&
            ! grep -q "$(printf '\x1b\\|\xe2\x80\xae')" "$WORK/stdout"
        ;;
    "every form names it") checkout_forms ;;
    "hostile configuration") checkout_hostile ;;
    "what is opened") checkout_opened ;;
    "bytes that are not as they were") checkout_broken ;;
    "objects nobody would write") checkout_odd ;;
    "another time zone, locale, user")
        checkout_git -C "$p" tag v1 && ismsc build "$p" -o "$WORK/one" && [ $status -le 1 ] && printf '#!/bin/sh\numask 077\nexec env TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 HOME=/nonexistent "%s" "$@"\n' "$ISMSC" >"$WORK/abroad" &&
            chmod 755 "$WORK/abroad" && ISMSC=$WORK/abroad ismsc build "$p" -o "$WORK/two" && diff -r "$WORK/one" "$WORK/two" && grep -q '"as-of": "2026-10-05"' "$WORK/one/manifest.json" || return 1
        chown -R 65534:65534 "$p" 2>/dev/null || return 0    # somebody else's, as in a container
        checkout_says "$p" "v1 · $short"
        ;;
    *) return 1 ;;
    esac
}

checkout_damaged() {
    local what
    for what in 'rm -rf .git/objects/*' 'rm .git/HEAD' 'echo nonsense >.git/HEAD' 'echo "ref: ../../etc/passwd" >.git/HEAD' 'printf "\\0\\0" >.git/HEAD' 'rm -rf .git && mkdir .git' 'rm -rf .git && echo "gitdir: ../nowhere" >.git' \
        'rm -rf .git && echo nonsense >.git' 'find .git/objects -type f -exec sh -c "chmod u+w {}; echo x >{}" \;' 'echo 0123456789012345678901234567890123456789 >.git/refs/heads/main' \
        'git cat-file -p HEAD^{tree} >/dev/null; rm -f .git/objects/$(git rev-parse HEAD | sed "s,..,&/,")' 'rm -f .git/HEAD && mkfifo .git/HEAD' 'mkdir -p .git/x && rm .git/HEAD && ln -s /dev/zero .git/HEAD'; do
        rm -rf "$WORK/broken" && cp -r "$p" "$WORK/broken" && (cd "$WORK/broken" && eval "$what") || return 1
        checkout_unknown "$WORK/broken" "the repository cannot be read" && checkout_told "cannot be read as it is, so the documents say that their revision is not known" || { echo "after: $what"; return 1; }
    done
    # a tree or a text that is lost: the commit is known, and nobody can say that nothing has changed
    cp -r "$p" "$WORK/holes" && rm -f "$WORK/holes/.git/objects/$(git -C "$p" rev-parse HEAD:policies | sed 's,..,&/,')" && checkout_says "$WORK/holes" "$short with changes"
}

checkout_foreign() {
    cp -r "$p" "$WORK/sha256" && rm -rf "$WORK/sha256/.git" && checkout_git init -q --object-format=sha256 "$WORK/sha256" && checkout_commit "$WORK/sha256" one &&
        checkout_unknown "$WORK/sha256" "the repository is kept in a way that is not read" && checkout_told "SHA-256" || return 1
    cp -r "$p" "$WORK/reftable" && mkdir "$WORK/reftable/.git/reftable" && checkout_unknown "$WORK/reftable" "the repository is kept in a way that is not read" && checkout_told "reftable"
}

# Whoever runs it may read the project, and not all of its repository.
checkout_withheld() {
    local what
    [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null && setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null || { echo "left out: only root can become another user"; return 0; }
    printf '#!/bin/sh\nexec setpriv --reuid 65534 --regid 65534 --clear-groups "%s" "$@"\n' "$ISMSC" >"$WORK/nobody" && chmod 755 "$WORK/nobody" "$WORK" || return 1
    for what in .git .git/HEAD .git/refs .git/refs/heads .git/refs/heads/main .git/objects .git/packed-refs; do
        rm -rf "$WORK/kept" && cp -r "$p" "$WORK/kept" || return 1
        [ $what != .git/packed-refs ] || checkout_git -C "$WORK/kept" pack-refs --all || return 1
        chmod 600 "$WORK/kept/$what" && ISMSC=$WORK/nobody checkout_unknown "$WORK/kept" "the repository cannot be read" && checkout_told "cannot be read as it is" || { echo "not to be read: $what"; return 1; }
    done
    rm -rf "$WORK/kept/.git" "$WORK/away" && mkdir "$WORK/away" && cp -r "$p/.git" "$WORK/away/git" && ln -s "$WORK/away/git" "$WORK/kept/.git" && chmod 700 "$WORK/away" && ISMSC=$WORK/nobody checkout_unknown "$WORK/kept" "the repository cannot be read"
}

# What somebody says is told from what git says, and takes nothing of it away.
checkout_said() {
    local bad
    checkout_says "$p" "$short · said to be Release 7, signed" --revision "Release 7, signed" && grep -q "role=\"commit\">$id<" "$WORK/stdout" && grep -q 'role="said">Release 7, signed<' "$WORK/stdout" && grep -q '; said to be Release 7, signed</entry>' "$WORK/stdout" &&
        [ "$(checkout_day)" = 2026-10-05 ] && checkout_git -C "$p" tag v1 && checkout_says "$p" "v1 · $short · said to be v2" --revision v2 || return 1
    cp -r "$p" "$WORK/copy" && rm -rf "$WORK/copy/.git" && checkout_says "$WORK/copy" "said to be v2" --revision v2 --as-of "$TODAY" && grep -q '<entry>said to be v2</entry>' "$WORK/stdout" && ! grep -q 'role="commit"' "$WORK/stdout" || return 1
    echo "# x" >>"$p/isms.isms" && checkout_says "$p" "$short with changes · said to be v1" --revision v1 && checkout_is_draft_of_changes && ! grep -q 'role="tags"' "$WORK/stdout" || return 1
    for bad in '' ' ' "$(printf 'a\nb')" "$(printf 'a\x01b')" "$(printf 'a\tb')" "$(printf 'a\xff')" "$(printf 'a\xe2\x80\xaeb')" "$(printf 'a\xe2\x80\xa8b')" "$(printf '%101s' | tr ' ' x)"; do
        ismsc build "$p" --print docbook --only POL-1 --revision "$bad" && [ $status = 2 ] && checkout_told "--revision" || { echo "taken: “$bad”"; return 1; }
    done
    bad=$(printf '%99s' | tr ' ' x)é && checkout_says "$p" "$short with changes · said to be $bad" --revision "$bad"
}


# changed LINE… WANTED: a copy in which the line was run says "with changes" or nothing more.
checkout_after() {
    rm -rf "$WORK/copy" && cp -r "$p" "$WORK/copy" && (cd "$WORK/copy" && eval "$1") && checkout_says "$WORK/copy" "$short${2:+ $2}" || { echo "after: $1"; return 1; }
    [ -z "${2:-}" ] || checkout_is_draft_of_changes || { echo "no draft after: $1"; return 1; }
}

checkout_changes() {
    local changed="with changes"
    printf '*.out\nignored.isms\n' >"$p/.gitignore" && echo "unread" >"$p/notes.txt" && mkdir "$p/.hidden" && echo "x" >"$p/.hidden/a.isms" && checkout_commit "$p" more && short=$(checkout_id "$p" | cut -c-12) || return 1
    checkout_after : && checkout_after 'touch isms.isms policies/grain.md' && checkout_after 'chmod 600 isms.isms' && checkout_after 'echo y >>notes.txt; rm .hidden/a.isms; echo z >new.txt; echo >a.out' &&
        checkout_after 'ismsc_none=1; git rm -q --cached notes.txt' && checkout_after 'mkdir build && echo "{}" >build/manifest.json && echo junk >build/x.isms' || return 1
    checkout_after 'echo "# x" >>isms.isms' "$changed" && checkout_after 'printf "\nx\n" >>policies/grain.md' "$changed" && checkout_after 'echo "role dog \"Dog\"" >new.isms' "$changed" && checkout_after 'rm policies/grain.md' "$changed" &&
        checkout_after 'echo "role dog \"Dog\"" >new.isms; git add new.isms' "$changed" && checkout_after 'mv isms.isms other.isms' "$changed" || return 1
    # what is read counts, also where git is told to look away
    checkout_after 'echo "role dog \"Dog\"" >ignored.isms' "$changed"
}

checkout_days() {
    when="2026-10-05T23:30:00 -0500" checkout_commit "$p" late || return 1
    checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" && [ "$(checkout_day)" = 2026-10-05 ] || { echo "the commit's day is $(checkout_day)"; return 1; }
    when="2026-10-06T00:30:00 +0900" checkout_commit "$p" early && checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" && [ "$(checkout_day)" = 2026-10-06 ] || { echo "the commit's day is $(checkout_day)"; return 1; }
    short=$(checkout_id "$p" | cut -c-12)
    checkout_says "$p" "$short" --as-of 2026-01-02 && [ "$(checkout_day)" = 2026-01-02 ] && SOURCE_DATE_EPOCH=1780000000 checkout_says "$p" "$short" && [ "$(checkout_day)" = 2026-05-28 ] &&
        SOURCE_DATE_EPOCH=1780000000 checkout_says "$p" "$short" --as-of 2026-01-02 && [ "$(checkout_day)" = 2026-01-02 ] || { echo "$(checkout_day)"; return 1; }
    ismsc build "$p" -o "$WORK/out" -f html && grep -q '"as-of-from": "commit"' "$WORK/out/manifest.json" && checkout_told "They are as of 2026-10-06, the day of the commit" && ismsc build "$p" -o "$WORK/out" -f html --as-of 2026-01-02 && grep -q '"as-of-from": "--as-of"' "$WORK/out/manifest.json" &&
        SOURCE_DATE_EPOCH=1780000000 ismsc build "$p" -o "$WORK/out" -f html && grep -q '"as-of-from": "SOURCE_DATE_EPOCH"' "$WORK/out/manifest.json" || { cat "$WORK/out/manifest.json"; return 1; }
    when="2090-10-06T00:30:00 +0900" checkout_commit "$p" ahead && ismsc build "$p" -o "$WORK/out" -f html && checkout_told "They are as of 2090-10-06, the day of the commit, which is still to come" && checkout_git -C "$p" reset -q --hard HEAD~1 || return 1
    # with changes, and for a check, it is today
    echo "# x" >>"$p/isms.isms" && checkout_says "$p" "$short with changes" && [ "$(checkout_day)" = "$(date +%F)" ] && ismsc build "$p" -o "$WORK/out" -f html && grep -q '"as-of-from": "clock"' "$WORK/out/manifest.json"
}

checkout_rebuilt() {
    local made=$WORK/out
    checkout_git -C "$p" tag v1 && ismsc build "$p" -o "$made" -f html,docbook,pdf && checkout_git -C "$p" tag v2 && checkout_commit "$p" "Nothing more" || return 1
    mkdir "$WORK/tar" && cp -r "$p/isms.isms" "$p/policies" "$WORK/tar" && ismsc verify "$made" --rebuild "$WORK/tar" && [ $status = 0 ] && checkout_told "give the same" && checkout_told "from the commit $id of 2026-10-05, with the tag v1." && ismsc verify "$made" --rebuild "$p" && [ $status = 0 ] || { cat "$WORK/stderr"; return 1; }
    ismsc build "$WORK/tar" -o "$made" -f html,docbook,pdf --revision "v1, from the archive" && ismsc verify "$made" --rebuild "$p" && [ $status = 0 ] && checkout_told "give the same" && checkout_told "said of the sources: v1, from the archive" && checkout_told "The manifest names no commit, so nothing of it can be confirmed. $p is of the commit $(checkout_id "$p")." || { cat "$WORK/stderr"; return 1; }
    # nor does what it holds reach a terminal, or a document, as it is
    sed -i 's/"said": .*/"commit": "\\u001b[31m\\u0001\\u202e", "date": "2026-10-05", "changed": false, "tags": [ "\\u0007\\ufffe<" ]/' "$made/manifest.json" && ismsc verify "$made" --rebuild "$p" && [ $status = 1 ] && checkout_told "come" && ! grep -q "$(printf '[\x01\x1b\x07]')" "$WORK/stderr" || { cat -v "$WORK/stderr"; return 1; }
    checkout_says "$p" "$(checkout_id "$p" | cut -c-12) · said to be a &lt;b" --revision "a <b" || return 1
    ismsc build "$WORK/tar" -o "$made" -f html,docbook,pdf --revision "v1, from the archive"
    # what the manifest may hold instead is no reason to fall over
    sed -i 's/"said": .*/"commit": "x", "tags": [ 7, [] ], "date": "x", "histories": { "a": 7, "b": { "changes": [ 1, {} ] } }/' "$made/manifest.json" && ismsc verify "$made" --rebuild "$p" && [ $status = 1 ]
}

# checkout_verified STATUS DIR TEXT…
checkout_verified() {
    local wanted=$1 dir=$2 text
    shift 2
    ismsc verify "$WORK/out" --rebuild "$dir"
    [ $status = "$wanted" ] || { echo "exit status $status, not $wanted"; cat "$WORK/stderr"; return 1; }
    for text; do checkout_told "$text" || return 1; done
}

# A folder is forged by whoever forges its manifest with it: the repository tells.
checkout_forged() {
    local head
    printf '\nAnd cool.\n' >>"$p/policies/grain.md" && when="2026-10-07T12:00:00 +0200" author="Mieke Bos" checkout_commit "$p" "Keep it cool" && checkout_git -C "$p" tag v1 "$id" && checkout_git -C "$p" tag v2 && checkout_git -C "$p" tag -a -m x v2-final && head=$(checkout_id "$p") || return 1
    ismsc build "$p" -o "$WORK/made" -f html && checkout_told "SHA-256 of manifest.json, for those who receive them: $(sha256sum "$WORK/made/manifest.json" | cut -c-64)" || return 1
    forge() { rm -rf "$WORK/out" && cp -r "$WORK/made" "$WORK/out" && sed -i "$1" "$WORK/out/manifest.json" && ! cmp -s "$WORK/made/manifest.json" "$WORK/out/manifest.json" || { echo "not forged: $1"; return 1; }; }
    cp -r "$WORK/made" "$WORK/out" && checkout_verified 0 "$p" "The repository of $p has the commit $head, and its files are the sources of the manifest." "The tags v2, v2-final are at this commit." "histories of texts are as the repository tells them." "with the tags v2 and v2-final" \
        "which must have come another way: $(sha256sum "$WORK/out/manifest.json" | cut -c-64)" || return 1
    forge "s/\"commit\": \"$head\", *$/\"commit\": \"${head//[0-4]/7}\",/" && checkout_verified 1 "$p" "The repository of $p knows no commit ${head//[0-4]/7}" || return 1
    forge "s/\"$head\"/\"$id\"/" && checkout_verified 1 "$p" "In the commit $id these sources of the manifest are otherwise, or not there: policies/grain.md" "says that the commit $id is of 2026-10-07. It is of 2026-10-05." "The tag v2 is not at the commit" "$p itself is of another commit: $head" || return 1
    forge 's/"v2-final"/"v1"/' && checkout_verified 1 "$p" "The tag v1 is not at the commit $head" "The tag v2 is at this commit." || return 1
    forge 's/"v2-final"/"approved"/' && checkout_verified 1 "$p" "The tag approved is not at the commit $head" || return 1
    forge 's/Mieke Bos/Sanne Hofstra/' && checkout_verified 1 "$p" "The histories of these texts are not those that the repository tells: policies/grain.md" || return 1
    forge 's/"end": "whole"/"end": "more"/' && checkout_verified 1 "$p" "The histories of these texts are not" || return 1
    checkout_git init -q "$WORK/new" && cp -r "$p/isms.isms" "$p/policies" "$WORK/new" && rm -rf "$WORK/out" && cp -r "$WORK/made" "$WORK/out" && checkout_verified 1 "$WORK/new" "The repository of $WORK/new knows no commit $head"
}

# What a clone does not have is no proof of anything.
checkout_confirmed() {
    local head
    printf '\nAnd cool.\n' >>"$p/policies/grain.md" && checkout_commit "$p" "Keep it cool" && checkout_git -C "$p" tag v1 && ismsc build "$p" -o "$WORK/out" -f html && head=$(checkout_id "$p") || return 1
    checkout_git clone -q --depth 1 --no-tags "file://$p" "$WORK/one" && checkout_verified 0 "$WORK/one" "its files are the sources of the manifest" "The tag v1 cannot be confirmed" "as far as this clone goes back" || return 1
    checkout_git clone -q --no-tags "file://$p" "$WORK/whole" && checkout_verified 0 "$WORK/whole" "The tag v1 cannot be confirmed" "histories of texts are as the repository tells them." || return 1
    mkdir "$WORK/tar" && cp -r "$p/isms.isms" "$p/policies" "$WORK/tar" && checkout_verified 0 "$WORK/tar" "The commit $head cannot be confirmed: $WORK/tar lies in no repository." "give the same" || return 1
    cp -r "$p" "$WORK/broken" && echo nonsense >"$WORK/broken/.git/HEAD" && checkout_verified 0 "$WORK/broken" "The commit $head cannot be confirmed: the repository of $WORK/broken cannot be read." || return 1
    cp -r "$p" "$WORK/holes" && rm -f "$WORK/holes/.git/objects/$(git -C "$p" rev-parse HEAD:policies/grain.md | sed 's,..,&/,')" && checkout_verified 0 "$WORK/holes" "but not all that was committed; so these sources cannot be confirmed: policies/grain.md" || return 1
    checkout_commit "$p" "Nothing more" && checkout_verified 0 "$p" "has the commit $head, and its files" "$p itself is of another commit: $(checkout_id "$p")" && rm -rf "$WORK/one" && checkout_git clone -q --depth 1 "file://$p" "$WORK/one" &&
        checkout_verified 0 "$WORK/one" "The commit $head cannot be confirmed: the repository of $WORK/one is a shallow clone" || return 1
    echo "# x" >>"$p/isms.isms" && ismsc build "$p" -o "$WORK/out" -f html --as-of "$TODAY" && checkout_verified 0 "$p" "What was changed since cannot be confirmed"
}

checkout_history() {
    local i
    for i in 1 2 3; do printf '\nRule %s.\n' $i >>"$p/policies/grain.md"; echo "# $i" >>"$p/isms.isms"; author="Author $i" when="2026-10-1${i}T12:00:00 +0200" checkout_commit "$p" "$(printf 'Write rule %s\n\nAnd more of it.' $i)"; done
    checkout_git -C "$p" checkout -q -b side HEAD~2 && printf '# Another begin\n' | cat - "$p/policies/grain.md" >"$WORK/x" && cp "$WORK/x" "$p/policies/grain.md" && when="2026-10-20T12:00:00 +0200" checkout_commit "$p" "On the side" &&
        checkout_git -C "$p" checkout -q main && when="2026-10-21T12:00:00 +0200" checkout_git -C "$p" merge -q --no-edit side && echo "# not the text" >>"$p/isms.isms" && checkout_commit "$p" "Other things" || return 1
    # a merge that brings the text as one side has it wrote nothing
    checkout_git -C "$p" checkout -q -b other HEAD~3 && echo "role cat \"Cat\"" >"$p/cat.isms" && checkout_commit "$p" "A cat" && checkout_git -C "$p" checkout -q main && checkout_git -C "$p" merge -q -m "With the cat" other && [ -f "$p/cat.isms" ] || return 1
    ismsc build "$p" --print model --only POL-1
    sed 's/<change/\n&/g' "$WORK/stdout" | sed -n 's,.*<change id="[0-9a-f]\{12\}" on="\([^"]*\)" by="\([^"]*\)">\(.*\)</change>.*,\1 \2: \3,p' >"$WORK/history"
    printf '%s\n' "2026-10-21 Jan de Vries: Merge branch 'side'" "2026-10-20 Jan de Vries: On the side" "2026-10-13 Author 3: Write rule 3" "2026-10-12 Author 2: Write rule 2" "2026-10-11 Author 1: Write rule 1" "2026-10-05 Jan de Vries: Keep grain dry" | diff - "$WORK/history" || return 1
    # who wrote it, and when: it may be committed later, by another; a text that came in place of another may have had its name
    checkout_git -C "$p" mv policies/grain.md policies/corn.md && sed -i 's,policies/grain.md,policies/corn.md,' "$p/isms.isms" && checkout_git -C "$p" add -A && when="2026-11-02T12:00:00 +0200" checkout_git -C "$p" commit -q --date "2026-10-28T12:00:00 +0200" --author "Piet Smit <p@x>" -m "Call it corn" &&
        checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" && grep -q '>2026-10-28</phrase></entry>' "$WORK/stdout" && grep -q 'role="committed">2026-11-02<' "$WORK/stdout" && grep -q 'Piet Smit' "$WORK/stdout" && grep -q 'may have had another name before' "$WORK/stdout" && ! grep -q 'Write rule' "$WORK/stdout" || { cat "$WORK/stderr"; return 1; }
    ismsc build "$p" --print model --only POL-1 && grep -q 'changes="named"' "$WORK/stdout" && xmllint --noout --nonet --relaxng "$TOP/docs/model.rng" "$WORK/stdout" 2>"$WORK/relaxng" || { cat "$WORK/relaxng"; return 1; }
    checkout_git -C "$p" reset -q --hard HEAD~1 && printf '# How we keep salt safe\n\nDry.\n' >"$p/policies/salt.md" && printf 'policy POL-2 "How we keep salt safe" {\n  text "policies/salt.md"\n  owner miller\n}\n' >>"$p/isms.isms" && checkout_commit "$p" "Salt" && ismsc build "$p" --print model --only POL-2 && grep -q 'changes="whole"' "$WORK/stdout" || return 1
    # twelve are enough
    for i in 4 5 6 7 8 9 10 11 12 13; do printf '\nRule %s.\n' $i >>"$p/policies/grain.md"; checkout_commit "$p" "Write rule $i"; done
    checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" && grep -q 'stand in version control' "$WORK/stdout" && ismsc build "$p" --print model --only POL-1 && [ "$(grep -o '<change ' "$WORK/stdout" | wc -l)" = 12 ] || return 1
    # a declaration that tells its versions needs none of it
    sed -i 's/^  owner miller/  version 1.0 on 2026-10-05 by miller\n&/' "$p/isms.isms" && ismsc build "$p" --print docbook --only POL-1 && ! grep -q 'Write rule' "$WORK/stdout"
}

checkout_forms() {
    checkout_git -C "$p" tag v1 && ismsc build "$p" -o "$WORK/out" --lang en,nl || return 1
    grep -q "<meta name=\"revision\" content=\"$id\">" "$WORK/out/en/POL-1.html" && grep -q "v1 · $short" "$WORK/out/en/POL-1.html" && grep -q "<meta name=\"revision\" content=\"$id\">" "$WORK/out/nl/index.html" && grep -q "v1 · $short" "$WORK/out/nl/index.html" &&
        tr -d '\n' <"$WORK/out/nl/POL-1.xml" | grep -q "Revisie van de bronnen</entry> *<entry>v1, <phrase role=\"id\">$short</phrase> <phrase role=\"nobr\">van 2026-10-05</phrase>" &&
        sed -n '/"revision"/,/^  }/p' "$WORK/out/manifest.json" | grep -q "\"commit\": \"$id\"" || return 1
    if command -v pdftotext >/dev/null; then
        pdftotext -layout "$WORK/out/en/POL-1.pdf" - | grep -q "v1 · $short · page 1 of" || { echo "the foot lacks it"; return 1; }
        pdfinfo "$WORK/out/en/POL-1.pdf" | grep -q "^Keywords: *commit $id, tag v1$" || { echo "the keywords lack it"; return 1; }
    fi
    # with changes it is none of the tag, whatever is read of the documents
    cp -r "$p" "$WORK/dirty" && echo "# x" >>"$WORK/dirty/isms.isms" && ismsc build "$WORK/dirty" -o "$WORK/changed" --revision "v9" && checkout_told "not committed" && grep -q "<meta name=\"revision\" content=\"$id with changes\">" "$WORK/changed/POL-1.html" &&
        grep -q "<meta name=\"revision\" content=\"$id with changes\">" "$WORK/changed/index.html" && ! grep -rlw v1 "$WORK/changed" --include='*.html' --include='*.xml' --include=manifest.json || { echo "changes are not told"; return 1; }
    if command -v pdfinfo >/dev/null; then pdfinfo "$WORK/changed/POL-1.pdf" | grep -q "^Keywords: *commit $id with changes, said to be v9$" || { pdfinfo "$WORK/changed/POL-1.pdf"; return 1; }; fi
    # the register of documents says so too
    cp -r "$TOP/tests/base" "$WORK/base" && chmod -R u+w "$WORK/base" && checkout_git init -q "$WORK/base" && checkout_commit "$WORK/base" one && ismsc build "$WORK/base" --print docbook --only documents --as-of "$TODAY" && ! grep -q 'declared published' "$WORK/stdout" && grep -q '>published<' "$WORK/stdout" &&
        echo "# x" >>"$WORK/base/isms.isms" && ismsc build "$WORK/base" --print docbook --only documents --as-of "$TODAY" && grep -q 'declared published, but this set was built from changes' "$WORK/stdout" && ! grep -q '<phrase role="chip green">published' "$WORK/stdout" &&
        ismsc build "$WORK/base" --print model --only documents --as-of "$TODAY" && xmllint --noout --nonet --relaxng "$TOP/docs/model.rng" "$WORK/stdout" 2>"$WORK/relaxng" || { cat "$WORK/relaxng" "$WORK/stderr"; grep -o 'documents..figures.*' "$WORK/stdout" | head -c 600; return 1; }
    [ ! -f /usr/share/xml/docbook/schema/rng/5.0/docbook.rng ] || xmllint --noout --nonet --relaxng /usr/share/xml/docbook/schema/rng/5.0/docbook.rng "$WORK/out/en/POL-1.xml" 2>"$WORK/relaxng" || { cat "$WORK/relaxng"; return 1; }
    ismsc build "$p" --print model --only POL-1 && xmllint --noout --nonet --relaxng "$TOP/docs/model.rng" "$WORK/stdout" 2>"$WORK/relaxng" || { cat "$WORK/relaxng"; return 1; }
}

# Whatever a repository asks to be run, read or followed: nothing of it is.
checkout_hostile() {
    local canary=$WORK/canary script=$WORK/touch
    printf '#!/bin/sh\ntouch "%s"\ncat\n' "$canary" >"$script" && chmod 755 "$script" && printf '[user]\n\tname = outside\n' >"$WORK/outside.config" || return 1
    printf '* filter=evil diff=evil merge=evil text=auto eol=lf\n' >"$p/.gitattributes" && checkout_commit "$p" "Attributes" || return 1
    printf '[core]\n\tfsmonitor = %s\n\tpager = %s\n\tsshCommand = %s\n\thooksPath = %s\n\tattributesFile = %s\n\texcludesFile = %s\n\tworktree = /etc\n\tgitProxy = %s\n[filter "evil"]\n\tclean = %s\n\tsmudge = %s\n\tprocess = %s\n\trequired = true\n[diff "evil"]\n\ttextconv = %s\n\tcommand = %s\n[alias]\n\tstatus = !%s\n[include]\n\tpath = %s\n[includeIf "gitdir:/"]\n\tpath = %s\n[credential]\n\thelper = !%s\n[gpg]\n\tprogram = %s\n[safe]\n\tdirectory = /nowhere\n' \
        "$script" "$script" "$script" "$WORK" "$WORK/outside.config" "$WORK/outside.config" "$script" "$script" "$script" "$script" "$script" "$script" "$script" "$WORK/outside.config" "$WORK/outside.config" "$script" "$script" >>"$p/.git/config"
    for hook in post-checkout post-index-change pre-commit reference-transaction; do cp "$script" "$p/.git/hooks/$hook"; done
    cp "$p/.git/config" "$WORK/.gitconfig"
    short=$(sed 's/^ref: //' "$p/.git/HEAD") && short=$(cut -c-12 "$p/.git/$short")
    echo "# x" >>"$p/isms.isms"
    HOME=$WORK XDG_CONFIG_HOME=$WORK GIT_CONFIG_GLOBAL=$WORK/outside.config GIT_EXTERNAL_DIFF=$script checkout_says "$p" "$short with changes" && [ ! -e "$canary" ] || { echo "something was run"; return 1; }
    command -v strace >/dev/null && strace -o "$WORK/none" true 2>/dev/null || { echo "this machine cannot trace: only the canary was looked at"; return 0; }
    HOME=$WORK XDG_CONFIG_HOME=$WORK strace -f -qq -e trace=execve,execveat,connect,openat,open -o "$WORK/trace" "$ISMSC" build "$p" --print docbook --only POL-1 >"$WORK/stdout" 2>"$WORK/stderr"
    grep -q "$short" "$WORK/stdout" && [ "$(grep -c 'exec.*(' "$WORK/trace")" = 1 ] || { echo "a program was started"; grep 'exec' "$WORK/trace"; return 1; }
    ! grep 'outside.config\|\.gitconfig\|/config"\|gitattributes\|connect(' "$WORK/trace" | grep -v fontconfig || { echo "configuration was read"; return 1; }
}

# Nothing but the project, its repository and what every build reads. libgit2 looks for certificates when it begins: it has no use for them here, and the jail refuses them.
checkout_opened() {
    local certificates='/etc/ssl/certs/ca-certificates.crt'
    jail_has_strace || return 0
    cp -r "$TOP/examples/noorderlicht" "$WORK/project" && chmod -R u+w "$WORK/project" && checkout_git init -q "$WORK/project" && when="${TODAY}T12:00:00 +0100" checkout_commit "$WORK/project" one && cd "$WORK/project" || return 1
    jail_traced build . -o "$WORK/out" --only POL-access,soa && [ $status = 0 ] && grep -q '"commit"' "$WORK/out/manifest.json" && jail_expect "$WORK(/\.?out.*)?|$certificates" "$WORK/\.?out(\.tmp-.*)?" || return 1
    jail_traced check . --as-of "$TODAY" --only-changed HEAD && [ $status = 0 ] && jail_expect "$certificates" && grep -q 'libgit2' "$WORK/trace" || return 1
    # a check alone has no use for the library
    jail_traced check . --as-of "$TODAY" && ! grep -q 'libgit2\|\.git' "$WORK/trace" || { echo "a check looks at the repository"; return 1; }
    # one that lies elsewhere, and borrows from a third
    checkout_git clone -q --bare "$WORK/project" "$WORK/third.git" && checkout_git clone -q --bare --shared "$WORK/third.git" "$WORK/bare.git" && checkout_git -C "$WORK/bare.git" worktree add -q "$WORK/tree" main && rm -rf "$WORK/project" &&
        mv "$WORK/tree" "$WORK/project" && checkout_git -C "$WORK/bare.git" worktree repair "$WORK/project" && cd "$WORK/project" && jail_traced build . -o "$WORK/other" --only POL-access,soa && [ $status = 0 ] && grep -q '"changed": false' "$WORK/other/manifest.json" &&
        jail_expect "$WORK(/\.?other.*)?|$certificates|$WORK/(bare|third)\.git.*" "$WORK/\.?other(\.tmp-.*)?"
}

# A byte changed, or the rest lost, in 300 places of a repository: a plain word at most, never an end that nobody meant.
checkout_broken() {
    local files file size at byte i
    printf '\nAnd cool.\n' >>"$p/policies/grain.md" && checkout_commit "$p" "Keep it cool" && checkout_git -C "$p" tag -a -m x v1 && checkout_git -C "$p" gc -q && printf '\nAnd clean.\n' >>"$p/policies/grain.md" && checkout_commit "$p" "Keep it clean" || return 1
    rm -rf "$p/.git/hooks" && chmod -R u+w "$p/.git" && mapfile -t files < <(cd "$p" && find .git -type f -size +0 ! -name index ! -name '*.sample' ! -path '*/logs/*' | sort)
    for i in $(seq 0 ${CHECKOUT_LAST:-299}); do
        file=$p/${files[i % ${#files[@]}]}
        size=$(stat -c %s "$file")
        at=$(((i * 7919 + i * i * 104729) % size))
        cp "$file" "$WORK/kept"
        if [ $((i % 5)) = 4 ]; then truncate -s "$at" "$file"; else
            byte=$(od -An -tu1 -j "$at" -N 1 "$file")
            printf "\\$(printf %o $(((byte + 1 + i % 254) % 256)))" | dd of="$file" bs=1 seek="$at" conv=notrunc status=none
        fi
        timeout 60 "$ISMSC" build "$p" --print docbook --only POL-1 --as-of "$TODAY" >"$WORK/stdout" 2>"$WORK/stderr"
        status=$?
        [ $status -le 1 ] && grep -q "<article" "$WORK/stdout" || { echo "byte $at of ${files[i % ${#files[@]}]}: exit status $status"; cat "$WORK/stderr"; return 1; }
        ismsc check "$p" --as-of "$TODAY" --only-changed HEAD~1
        [ $status -le 2 ] || { echo "byte $at of ${files[i % ${#files[@]}]}: check: exit status $status"; cat "$WORK/stderr"; return 1; }
        cp "$WORK/kept" "$file"
    done
    checkout_says "$p" "$(checkout_id "$p" | cut -c-12)"
}

# checkout_wrote KIND: the object whose text is given; its id.
checkout_wrote() { git -C "$p" hash-object -t "$1" -w --stdin --literally; }

# A commit of that text at HEAD: the document says its id, or that the repository cannot be read, and the word that is looked for.
checkout_holds() {
    local odd
    odd=$(printf "$1" | checkout_wrote commit) && echo "$odd" >"$p/.git/HEAD" && ismsc build "$p" --print docbook --only POL-1 ${3:---as-of "$TODAY"} && [ $status -le 1 ] && xmllint --noout "$WORK/stdout" || { echo "exit status $status: $1"; cat "$WORK/stderr"; return 1; }
    grep -qF -- "${2//ID/${odd:0:12}}" "$WORK/stdout" "$WORK/stderr" || { echo "not said: $2, of: $1"; grep -o 'releaseinfo.*releaseinfo' "$WORK/stdout"; cat "$WORK/stderr"; return 1; }
}

checkout_odd() {
    local tree other tag i j="Jan <j@x>"
    tree=$(git -C "$p" rev-parse 'HEAD^{tree}') && other=$(git -C "$p" rev-parse HEAD:policies/grain.md) || return 1
    # encodings, signatures, names
    checkout_holds "tree $tree\nauthor Zo\xeb <z@x> 1790000000 +0200\ncommitter $j 1790000000 +0200\nencoding ISO-8859-1\n\nGedaan m\xe9t zorg\n" "Gedaan mét zorg" && grep -q 'Zoë' "$WORK/stdout" || return 1
    checkout_holds "tree $tree\nauthor $j 1790000000 +0200\ncommitter $j 1790000000 +0200\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n tree 0000\n committer X <x> 1 +0000\n -----END PGP SIGNATURE-----\n\n\n  \nSigned at last\nmore\n" "Signed at last" || return 1
    checkout_holds "tree $tree\nauthor <x> 1 +0000\ncommitter A > B < C <c> 1790000000 +0200\n\n" 'role="revision">ID<' && checkout_holds "tree $tree\ncommitter $j 1790000000 +0200\n\nNo author" "No author" || return 1
    # days there are not
    for i in -1 99999999999999999 253402300800000 x ''; do checkout_holds "tree $tree\nauthor $j $i +0000\ncommitter $j $i +0000\n\nx" 'role="revision">ID<' && checkout_holds "tree $tree\nauthor $j 5 +9999\ncommitter $j $i -9999\n\nx" 'role="revision">ID<' " " || return 1; done
    checkout_holds "tree $tree\nauthor $j -86400 +0000\ncommitter $j -1 +0000\n\nx" 'role="committed">1969-12-31<' || return 1
    # no tree, no commit, itself for a parent, more parents than anybody has
    checkout_holds "author $j 1 +0000\n\nx" "cannot be read as it is" && checkout_holds "" "cannot be read as it is" && checkout_holds "\n\n\n" "cannot be read as it is" && checkout_holds "tree $other\nauthor $j 1 +0000\ncommitter $j 1 +0000\n\nx" "ID with changes" || return 1
    checkout_holds "tree $tree\n$(for i in $(seq 300); do printf 'parent %s\\n' "$other"; done)author $j 1 +0000\ncommitter $j 1790000000 +0000\n\nMany" 'role="revision">ID<' || return 1
    # trees in themselves, entries with names that lead elsewhere, cut off
    for i in "40000 .." "100644 ../../../etc/passwd" "100644 /etc/passwd" "100644 " "40000 ." "120000 isms.isms" "777777777777777 isms.isms" "isms.isms" "100644 isms.isms"; do
        other=$(printf '%s\0%s' "$i" "short" | checkout_wrote tree) && checkout_holds "tree $other\nauthor $j 1 +0000\ncommitter $j 1790000000 +0000\n\nx" "ID with changes" || return 1
    done
    # links in a tree that lead to themselves, and outside
    (cd "$p" && git symbolic-ref HEAD refs/heads/main && ln -s b a && ln -s a b && ln -s ../../../etc/passwd out && ln -s policies also && ln -s also/grain.md grain.md && sed -i 's,policies/grain.md,grain.md,' isms.isms) && checkout_commit "$p" links && checkout_says "$p" "$(checkout_id "$p" | cut -c-12)" || return 1
    # tags in a ring, of trees, of nothing
    tag=$(printf 'object %s\ntype tree\ntag odd\ntagger %s 1 +0000\n\nx' "$tree" "$j" | checkout_wrote tag) && echo "$tag" >"$p/.git/refs/tags/odd" && echo 0000000000000000000000000000000000000000 >"$p/.git/refs/tags/none" && echo "ref: refs/tags/ring" >"$p/.git/refs/tags/ring" && echo x >"$p/.git/refs/tags/x" &&
        ln -s /dev/zero "$p/.git/refs/tags/zero" && mkfifo "$p/.git/refs/tags/pipe" && checkout_says "$p" "$(checkout_id "$p" | cut -c-12)"
}

# All of a long history is walked, for a text of its first commits: twice as long, no more than three times the work.
checkout_many() {
    local n took=()
    for n in 5000 10000; do
        rm -rf "$WORK/many" && mkdir "$WORK/many" && checkout_git init -q "$WORK/many" || return 1
        awk -v n=$n 'BEGIN {
            for (i = 1; i <= n; i++) {
                printf "commit refs/heads/main\nmark :%d\nauthor Jan <j@x> %d +0200\ncommitter Jan <j@x> %d +0200\ndata 6\nChange\n", i, 1700000000 + i, 1700000000 + i
                if (i > 1) printf "from :%d\n", i - 1
                if (i <= 2) printf "M 100644 inline policies/grain.md\ndata <<END\n# How we keep grain safe\n\nDry, %d.\nEND\n", i
                text = "isms mill \"The mill\"\nrole miller \"Miller\"\npolicy POL-1 \"How we keep grain safe\" {\n  text \"policies/grain.md\"\n  owner miller\n}\n# " i
                printf "M 100644 inline isms.isms\ndata <<END\n%s\nEND\n\n", text
            }
        }' | git -C "$WORK/many" fast-import --quiet && checkout_git -C "$WORK/many" checkout -q -f main || return 1
        TIMEFORMAT=%U
        took+=("$({ time ismsc build "$WORK/many" --print model --only POL-1; } 2>&1)")
        [ "$(grep -o '<change ' "$WORK/stdout" | wc -l)" = 2 ] && grep -q 'changes="whole"' "$WORK/stdout" || { echo "not the history of the text"; cat "$WORK/stderr"; return 1; }
    done
    awk -v a="${took[0]}" -v b="${took[1]}" 'BEGIN { if (b > 20 || (b > 1 && b > 3 * a)) { print "5,000 commits: " a " s, 10,000 commits: " b " s"; exit 1 } }'
}
