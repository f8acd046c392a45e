# cases/history.sh - a project through 20 commits: at each what its documents say of it, what is new since the one before, and what a baseline would hold.
# tests/history/NN.txt has it; commits stand there by their numbers.

list_history() {
    checkout_able || { echo "left out: git is missing, or the program was built without libgit2"; return; }
    echo "20 commits"
    [ "$REWRITE" = yes ] || printf '%s\n' "20 commits elsewhere" "revisions as people write them" "what is not to be had" "with other options" "a commit that has no project"
}

case_history() {
    checkout_able || return 0
    scratch "history.${1// /-}"
    case $1 in
    "20 commits") history_told ;;
    "20 commits elsewhere") history_told TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 HOME=/nonexistent ;;
    "revisions as people write them") history_revisions ;;
    "what is not to be had") history_lacks ;;
    "with other options") history_options ;;
    "a commit that has no project")
        mkdir "$WORK/repository" && checkout_git init -q "$WORK/repository" && echo x >"$WORK/repository/README" && checkout_commit "$WORK/repository" "Before" && cp -r "$TESTS/base" "$WORK/repository/isms" && chmod -R u+w "$WORK/repository/isms" &&
            printf 'asset crate "Crate" {\n  owner nobody\n}\n' >"$WORK/repository/isms/crate.isms" && checkout_commit "$WORK/repository" "A project" && ismsc check "$WORK/repository/isms" --as-of "$TODAY" --only-changed HEAD~1 && [ $status = 1 ] && codes_told | grep -q C001a
        ;;
    *) return 1 ;;
    esac
}

# In the project's folder: what each commit changes; its message last.
history_step() {
    case $1 in
    01) echo "Begin" ;;
    02) printf 'risk R-2 "Somebody asks for a password in our name" {\n  assets ledger\n  threat break-in\n  affects confidentiality\n  inherent likelihood 2 impact 1\n  residual likelihood 1 impact 1\n  response accept\n  accepted by director on 2026-10-05\n}\n' >phishing.isms; echo "A risk that nobody owns" ;;
    03) sed -i 's/^  affects/  owner director\n&/' phishing.isms; echo "The director owns it" ;;
    04) printf 'asset crate "Crate of ledgers" {\n  type information\n  owner nobody\n  classification closed\n  location "In the hall"\n  status active\n  reviewed 2026-10-05\n}\n' >crate.isms; echo "A crate, whose owner is unknown" ;;
    05) "$ISMSC" check --as-of "$TODAY" --write-baseline known.txt 2>/dev/null; echo "What is known may stay" ;;
    06) printf '# Of the old days.\n\n' | cat - crate.isms >x && mv x crate.isms; echo "Lines move" ;;
    07) sed -i 's/In the hall/In the cellar/' crate.isms; echo "The crate moves: what is known of it is in what has changed" ;;
    08) sed -i 's/owner nobody/owner officer/' crate.isms; echo "It has an owner, and the baseline a line too many" ;;
    09) sed -i '/^C001a/d' known.txt; echo "The line goes" ;;
    10) sed -i '/^treatment T-1/,/^}/d' risks.isms; echo "A treatment goes: its risk, which nobody touched, is left alone" ;;
    11) git show HEAD~1:./risks.isms >risks.isms; echo "It is back" ;;
    12) printf '\nWhoever doubts a message rings up, see [[R-99]].\n\nA screen is locked.\n' >>policies/security.md; echo "A policy leads nowhere" ;;
    13) sed -i 's/A screen is locked/A screen is locked whenever one leaves/' policies/security.md; echo "Another paragraph is written better" ;;
    14) sed -i 's/Whoever doubts a message/Whoever doubts a letter or a message/' policies/security.md; echo "The paragraph itself is, and still leads nowhere" ;;
    15) sed -i 's/R-99/R-2/' policies/security.md; echo "It leads to the risk" ;;
    16) echo "Two lines of work come together" ;;
    17) mkdir -p risks && git mv phishing.isms risks/ && sed 's/$/\r/' risks/phishing.isms >x && mv x risks/phishing.isms; echo "A file moves, and another system ends its lines" ;;
    18) printf 'risk R-4 "A laptop is left in the train" {\n  assets ledger\n' >risks/train.isms; echo "Half a risk" ;;
    19) rm risks/train.isms; sed -i 's/^  residual.*$/  residual likelihood 2 impact 2/' risks.isms; echo "Half a risk goes; another is rated otherwise" ;;
    20) git show HEAD~2:./risks.isms >risks.isms; echo "As it was, to be published" ;;
    esac
}

# history_commit NN: the next commit, an hour and a day after the one before.
history_commit() {
    local when message
    when="$(date -u -d "2026-10-05 $((10#$1)) days" +%F)T22:30:00 +0200"
    if [ "$1" = 16 ]; then
        when=$when checkout_git checkout -q -b side HEAD~3 && sed -i 's/A company/A firm/; s/^# A bookkeeper/# The bookkeeper/' isms.isms && when=$when checkout_commit . "On the side" && checkout_git checkout -q main &&
            when=$when checkout_git merge -q --no-ff -m "$(history_step 16)" side
    else
        message=$(GIT_CONFIG_GLOBAL=/dev/null history_step "$1") && when=$when checkout_commit . "$message"
    fi || return 1
    [ "$1" != 20 ] || checkout_git tag v1.0
    echo "s/$(git rev-parse --short=12 HEAD)[0-9a-f]*/COMMIT-$1/g" >>"$WORK/numbers"
}

history_findings() { grep -E '^[a-z]+\[|^ +-->|^ismsc:' "$WORK/stderr"; }

history_tell() {
    local options
    echo "# $1 $(git log -1 --format=%s)"
    echo
    echo "== what documents say"
    ismsc build --print model --only POL-1
    sed -n 's/.*\(as-of="[^"]*"\).*/\1/p; s/.*<c-revision \(.*\)\/>.*/\1/p' <(sed 's/<c-revision/\n&/g; s,/>,&\n,g' "$WORK/stdout")
    [ -s "$WORK/stdout" ] || history_findings
    echo
    for options in "" "--baseline known.txt "; do
        [ -z "$options" ] || [ -f known.txt ] || continue
        echo "== check $options--only-changed HEAD~1"
        # shellcheck disable=SC2086 # words
        ismsc check --as-of "$TODAY" $options--only-changed HEAD~1
        history_findings
        echo "status $status"
        echo
    done
    echo "== baseline"
    ismsc check --as-of "$TODAY" --write-baseline "$WORK/written.txt"
    sed '/^#/d' "$WORK/written.txt"
}

# history_told [SETTING…]: in another environment.
history_told() {
    local n bad=0
    printf '#!/bin/sh\numask 077\nexec env %s "%s" "$@"\n' "$*" "$ISMSC" >"$WORK/program" && chmod 755 "$WORK/program" || return 1
    [ $# = 0 ] || ISMSC=$WORK/program
    copy_base && cd "$WORK/project" && checkout_git init -q . && : >"$WORK/numbers" || return 1
    for n in $(seq -w 20); do
        history_commit "$n" || return 1
        history_tell "$n" | sed -f "$WORK/numbers" >"$WORK/$n.txt"
        if [ "$REWRITE" = yes ]; then cp "$WORK/$n.txt" "$TESTS/history/$n.txt"; else diff -u "$TESTS/history/$n.txt" "$WORK/$n.txt" || bad=1; fi
    done
    return $bad
}

# history_new ARGUMENT… CODES: with these options the check tells these of the codes that are looked at (a name, a link, a line of the baseline); "-" for none.
history_new() {
    local wanted=${*: -1}
    ismsc check "$WORK/project" --as-of "$TODAY" "${@:1:$#-1}"
    [ "$status" -le 1 ] && [ "$(codes_told | grep -x 'C001a\|P001\|N050' | paste -sd,)" = "${wanted#-}" ] || { echo "ismsc check ${*:1:$#-1}: exit status $status, $(codes_told | paste -sd,), not $wanted"; cat "$WORK/stderr"; return 1; }
}

# Three commits: none, one finding, another; main is at the third.
history_three() {
    copy_base && cd "$WORK/project" && checkout_git init -q . && checkout_commit . one && checkout_git tag -a -m x v1 && printf 'asset crate "Crate" {\n  type information\n  owner nobody\n  classification closed\n  location "Hall"\n  status active\n  reviewed 2026-10-05\n}\n' >crate.isms &&
        checkout_commit . two && printf 'Rings for ever, see [[R-99]].\n' >>policies/security.md && checkout_commit . three
}

history_revisions() {
    local one two
    history_three && one=$(git rev-parse HEAD~2) && two=$(git rev-parse HEAD~1) && checkout_git branch old HEAD~1 && checkout_git update-ref refs/remotes/origin/main HEAD~1 && checkout_git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/main || return 1
    history_new --only-changed HEAD - && history_new --only-changed @ - && history_new --only-changed main - && history_new --only-changed refs/heads/main - && history_new --only-changed heads/main - || return 1
    for rev in HEAD~1 HEAD~ HEAD^ HEAD^1 @~1 old old~0 origin/main origin "$two" "${two:0:9}" main^ main^0~1; do history_new --only-changed "$rev" P001 || return 1; done
    for rev in HEAD~2 HEAD^^ HEAD~1^1 v1 v1^0 tags/v1 refs/tags/v1 "$one" "${one:0:7}" old~; do history_new --only-changed "$rev" C001a,P001 || return 1; done
    checkout_git pack-refs --all && checkout_git gc -q && history_new --only-changed v1 C001a,P001 && history_new --only-changed "${one:0:7}" C001a,P001 || return 1
    # where a branch has parted: on one side the crate is mended, on the other something is written
    checkout_git checkout -q -b side HEAD~1 && echo "# more" >>isms.isms && checkout_commit . side && checkout_git checkout -q main && sed -i 's/owner nobody/owner officer/' crate.isms && checkout_commit . mended && checkout_git checkout -q side || return 1
    history_new --only-changed main C001a && history_new --only-changed main... - && history_new --only-changed HEAD... - && history_new --only-changed v1... C001a && history_new --only-changed main~2... - && history_new --only-changed main~3... C001a && history_new --only-changed HEAD~... - || return 1
    checkout_git merge -q --no-edit main && history_new --only-changed main... - && checkout_git checkout -q --orphan apart && checkout_commit . apart && history_lack "There is no revision" --only-changed main... && checkout_git checkout -q -f main~1 || return 1
    for rev in ... none... HEAD~3 HEAD^2 HEAD~x HEAD~1~ '~1' '' ../HEAD ../../etc/passwd refs/../HEAD abc 'HEAD^{tree}' "$(git rev-parse 'HEAD^{tree}')" 0000000000000000000000000000000000000000 HEAD~99999999999999999999; do
        ismsc check --as-of "$TODAY" --only-changed "$rev"
        [ "$rev" = HEAD~1~ ] && [ $status = 1 ] && continue
        [ $status = 2 ] && [ "$(grep -c . "$WORK/stderr")" = 1 ] || { echo "$rev: exit status $status"; cat "$WORK/stderr"; return 1; }
    done
}

history_lack() {
    local wanted=$1
    shift
    ismsc check "$@"
    [ $status = 2 ] && checkout_told "$wanted" && [ "$(grep -c . "$WORK/stderr")" = 1 ]
}

history_lacks() {
    history_three || return 1
    checkout_git clone -q --depth 1 "file://$WORK/project" "$WORK/shallow" && history_lack "does not go back that far" "$WORK/shallow" --only-changed HEAD~1 && history_lack "does not go back that far" "$WORK/shallow" --only-changed v1 || return 1
    ismsc check "$WORK/shallow" --as-of "$TODAY" --only-changed HEAD && [ $status = 0 ] || return 1
    checkout_git -C "$WORK/project" config uploadpack.allowFilter true && checkout_git clone -q --no-checkout --filter=blob:none "file://$WORK/project" "$WORK/partial" && checkout_git -C "$WORK/partial" checkout -q HEAD &&
        history_lack "Not all files of" "$WORK/partial" --only-changed HEAD~1 || { ls -R "$WORK/partial" | head -40; return 1; }
    cp -r "$TESTS/base" "$WORK/none" && history_lack "lies in no git checkout" "$WORK/none" --only-changed HEAD && chmod -R u+w "$WORK/none" && checkout_git init -q "$WORK/none" && history_lack "Nothing is committed" "$WORK/none" --only-changed HEAD &&
        echo nonsense >"$WORK/none/.git/HEAD" && history_lack "cannot be read as it is" "$WORK/none" --only-changed HEAD && history_lack "do not go together" --only-changed HEAD --write-baseline "$WORK/x" && [ ! -e "$WORK/x" ]
}

history_options() {
    history_three || return 1
    ismsc check --as-of "$TODAY" --only-changed HEAD~1 --format json && [ $status = 1 ] && grep -q '"code": "P001"' "$WORK/stdout" && ! grep -q '"code": "C001a"' "$WORK/stdout" && grep -q "\"commit\": \"$(git rev-parse HEAD)\"" "$WORK/stdout" || return 1
    ismsc check --as-of "$TODAY" --only-changed HEAD~1 --format sarif && grep -q '"ruleId": "P001"' "$WORK/stdout" && ! grep -q C001a "$WORK/stdout" || return 1
    ismsc check --as-of "$TODAY" --only-changed HEAD --deny info && [ $status = 0 ] && checkout_told "4 findings stood at HEAD already" || return 1
    ismsc check --as-of "$TODAY" --only-changed HEAD~1 --allow P001 && [ $status = 0 ] && ismsc check --as-of "$TODAY" --only-changed HEAD~1 --only C001a && [ $status = 1 ] && [ -z "$(codes_told)" ] || return 1
    # of what the baseline names nothing is new; what a change has mended is told
    ismsc check --as-of "$TODAY" --write-baseline "$WORK/known.txt" && history_new --only-changed HEAD~2 --baseline "$WORK/known.txt" - && checkout_told "4 findings are known" && sed -i 's/R-99/R-1/' policies/security.md &&
        history_new --only-changed HEAD --baseline "$WORK/known.txt" N050 && echo "C001a nothing" >>"$WORK/known.txt" && history_new --only-changed HEAD --baseline "$WORK/known.txt" N050 && [ "$(grep -c '^[a-z]*\[N050' "$WORK/stderr")" = 1 ] || return 1
    # laid out otherwise is written as before
    checkout_git checkout -q . && sed -i 's/^  owner nobody/\n\towner   nobody/; s/$/\r/' crate.isms && history_new --only-changed HEAD - && checkout_git checkout -q . && sed -i 's/R-99/R-1/' policies/security.md || return 1
    # what has not been committed counts as what has; a day that passes is no change
    echo "  owner somebody" >x && sed -i 's/owner nobody/owner somebody/' crate.isms && history_new --only-changed HEAD C001a && ismsc check --as-of 2029-01-01 --only-changed HEAD && codes_told | grep -qx C001a && ! codes_told | grep -qx P001
}
