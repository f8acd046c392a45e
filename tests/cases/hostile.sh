# cases/hostile.sh - files that are no sources, disks that are full, and outputs that must survive: a clear message, the right status, nothing torn.

list_hostile() { declare -F | sed -n 's/^declare -f hostile_is_//p' | tr _ -; }

case_hostile() {
    scratch "hostile.$1"
    hostile_wall
    copy_base && cd "$WORK/project" || return 1
    "hostile_is_${1//-/_}"
}

# Whether a folder or one above it declares an isms: a search upwards would end there.
hostile_lies_in_a_project() {
    local folder=$1
    while :; do
        cat "$folder"/*.isms 2>/dev/null | grep -qE '^[[:space:]]*isms[[:space:]]' && return 0
        [ "$folder" = / ] && return 1
        folder=$(dirname "$folder")
    done
}

# Tests that expect no project need a place that lies in none, wherever these sources lie.
hostile_wall() {
    local base
    hostile_lies_in_a_project "$WORK" || return 0
    for base in /dev/shm /var/tmp "${TMPDIR:-/tmp}"; do
        [ -w "$base" ] && ! hostile_lies_in_a_project "$base" || continue
        WORK=$(mktemp -d "$base/ismsc-test.XXXXXX")
        # shellcheck disable=SC2064 # its name of now
        trap "rm -rf '$WORK'" EXIT
        return 0
    done
}

# hostile_expect STATUS CODES WORDS…: what came out, the codes told (in order, once each), and words that the message must hold.
hostile_expect() {
    local told word
    told=$(codes_told | tr '\n' ' ')
    [ "$status" = "$1" ] || { echo "exit status $status, not $1"; head -n 30 "$WORK/stderr"; return 1; }
    [ "${told% }" = "$2" ] || { echo "findings: ${told:-none}; expected: ${2:-none}"; head -n 30 "$WORK/stderr"; return 1; }
    if LC_ALL=C grep -q '[^[:print:][:space:]]' <(LC_ALL=C tr -d '\200-\377' <"$WORK/stderr"); then echo "a control character was sent"; cat -v "$WORK/stderr"; return 1; fi
    shift 2
    for word in "$@"; do
        grep -qF -- "$word" "$WORK/stdout" "$WORK/stderr" || { echo "no word of \"$word\""; head -n 30 "$WORK/stderr"; return 1; }
    done
}

hostile_check() { ismsc check . --as-of "$TODAY"; }

# ---- what is no source ----

# Checks without the power to read everything, which the superuser has.
hostile_check_powerless() {
    if [ "$(id -u)" = 0 ]; then
        printf '#!/bin/sh\nexec setpriv --bounding-set=-dac_override,-dac_read_search "%s" "$@"\n' "$ISMSC" >"$WORK/powerless"
        chmod 755 "$WORK/powerless"
        ISMSC=$WORK/powerless hostile_check
    else
        hostile_check
    fi
}

hostile_is_unreadable_file() { echo 'role x "X"' >secret.isms; chmod 0 secret.isms; hostile_check_powerless; hostile_expect 1 S014 secret.isms; }
hostile_is_unreadable_project() { for file in *.isms; do chmod 0 "$file"; done; hostile_check_powerless; hostile_expect 2 "" "project/" "cannot be read"; }
hostile_is_project_in_utf_16() { for file in *.isms; do iconv -f UTF-8 -t UTF-16 "$file" >"$WORK/wide" && cp "$WORK/wide" "$file"; done; hostile_check; hostile_expect 2 "" "project/" "no plain text in UTF-8"; }

hostile_is_fifo() { mkfifo pipe.isms; hostile_check; hostile_expect 1 S015 pipe.isms; }
hostile_is_folder_by_the_name_of_a_source() { mkdir folder.isms; hostile_check; hostile_expect 0 ""; }
hostile_is_link_outside() { echo 'role x "X"' >"$WORK/outside.isms"; ln -s ../outside.isms in.isms; hostile_check; hostile_expect 1 S016 in.isms; }
hostile_is_link_to_etc() { ln -s /etc/passwd in.isms; hostile_check; hostile_expect 1 S016 in.isms && ! grep -q root: "$WORK/stderr"; }
hostile_is_link_to_nothing() { ln -s nothing in.isms; hostile_check; hostile_expect 1 S014 in.isms && ! grep -q "in.isms:1\|^ *1 |" "$WORK/stderr"; }    # no line is shown of what has none
hostile_is_large_file() { truncate -s 100M large.isms; hostile_check; hostile_expect 1 L001 large.isms; }
hostile_is_many_files() { mkdir zz; (cd zz && seq 10001 | sed 's,$,.isms,' | xargs touch); hostile_check; [ "$status" = 1 ] && codes_told | grep -qx L002; }
hostile_is_empty_file() { : >empty.isms; hostile_check; hostile_expect 0 ""; }
hostile_is_empty_folder() { mkdir "$WORK/empty"; ismsc check "$WORK/empty"; hostile_expect 2 "" "$WORK/empty"; }
hostile_is_no_folder() { ismsc check "$WORK/missing"; hostile_expect 2 "" "$WORK/missing"; }
hostile_is_file_of_another_kind() { echo 'root:x:0' >"$WORK/passwd"; ismsc check "$WORK/passwd"; hostile_expect 2 "" "$WORK/passwd" && ! grep -q root:x "$WORK/stderr"; }
hostile_is_folder_without_sources() { mkdir "$WORK/other"; echo hello >"$WORK/other/readme.txt"; ismsc build "$WORK/other"; hostile_expect 2 ""; }
hostile_is_random_bytes() { head -c 300000 "$ISMSC" >random.isms; hostile_check; [ "$status" = 1 ] && codes_told | grep -q '^S00[12]$' && [ "$(wc -c <"$WORK/stderr")" -lt 1000000 ]; }
hostile_is_deep_nesting() { { yes 'a {' | head -n 100000; yes '}' | head -n 100000; } >deep.isms; ulimit -s 256; hostile_check; hostile_expect 1 "L003 N001" deep.isms; }
hostile_is_deep_and_unclosed() { yes 'a {' | head -n 100000 >deep.isms; ulimit -s 256; hostile_check; [ "$status" = 1 ] && codes_told | grep -qx S008; }
hostile_is_thousand_errors() { seq 1000 | sed 's/.*/role & "an unclosed text/' >bad.isms; hostile_check; [ "$status" = 1 ] && [ "$(codes_told)" = S006 ] && [ "$(grep -c '^error' "$WORK/stderr")" -ge 100 ]; }
hostile_is_long_line() { { printf 'role long "'; head -c 3000000 /dev/zero | tr '\0' x; echo '"'; } >long.isms; hostile_check; [ "$status" -le 1 ]; }
hostile_is_line_of_a_million_words() { yes 'x "x",' | head -n 500000 | tr '\n' ' ' >words.isms; ulimit -t 20; hostile_check; hostile_expect 1 "N001 S012" words.isms; }
hostile_is_line_of_a_million_quotes() { yes '‘' | head -n 1000000 | tr '\n' ' ' >quotes.isms; ulimit -t 20; hostile_check; [ "$status" = 1 ]; }
hostile_is_brace_a_million_lines_later() { { echo 'role far "Far"'; yes '' | head -n 1000000; echo '{ }'; } >far.isms; ulimit -t 20; hostile_check; hostile_expect 0 ""; }
hostile_is_role_that_all_others_name() { { echo 'role r0 "Zero"'; seq 30000 | sed 's/.*/role r& "R&" { substitute r0 }/'; } >roles.isms; ulimit -t 10; hostile_check; hostile_expect 0 ""; }
hostile_is_ranges_of_ranges() {
    { echo 'catalog wide "Wide" {'; seq 20000 | tac | sed 's/.*/ control W.& "w"/'; echo '}'; seq 20000 | sed 's/.*/obligation o& "O" met-by W.1..W.20000/'; } >ranges.isms
    ulimit -t 60
    hostile_check
    [ "$status" = 1 ] && codes_told | grep -qx L006
}
hostile_is_field_of_many_texts() { { printf 'role many "Many" tasks "a"'; yes ',"a"' | head -n 300000 | tr -d '\n'; } >many.isms; ulimit -t 20; hostile_check; [ "$status" -le 1 ]; }
hostile_is_long_paragraph() { { printf 'term long "Long" means "'; head -c 70000 /dev/zero | tr '\0' x; echo '"'; } >long.isms; hostile_check; hostile_expect 1 L004 long.isms; }
hostile_is_terminal_control() { printf 'term red "\033[31mR\033]0;title\007" means "red"\n' >esc.isms; hostile_check; hostile_expect 1 S002 esc.isms; }
hostile_is_terminal_control_in_a_name() { printf 'role x {\n' >"$(printf 'a\033[31m.isms')"; hostile_check; hostile_expect 1 S008; }

# One control with thousands of reasons and of proofs: each is named in the document.
hostile_is_control_with_many_reasons() {
    seq 5000 | sed 's/.*/risk R-9&0 "Risk &" {\nassets ledger\nthreat break-in\nowner director\ncontrols A.5.23\ninherent likelihood 1 impact 1\nresponse accept\n}/' >risks-many.isms
    seq 4000 | sed 's/.*/evidence E-9& "Proof &" of A.5.23 owner officer on 2026-10-05 location "archive"/' >evidence-many.isms
    ulimit -t 30
    ismsc build . -o "$WORK/out" --only soa --as-of "$TODAY"
    [ "$status" -le 1 ] || { echo "exit status $status"; tail -n 3 "$WORK/stderr"; return 1; }
    [ "$(grep -o '"id">R-9[0-9]*0</span> Risk [0-9]*' "$WORK/out/soa.html" | sort -u | wc -l)" = 5000 ] || { echo "not every reason is named"; return 1; }
    [ "$(grep -o '"id">E-9[0-9]*</span> Proof [0-9]*' "$WORK/out/soa.html" | sort -u | wc -l)" = 4000 ] || { echo "not every proof is named"; return 1; }
}

# A second policy with this text.
hostile_policy() {
    sed 's/POL-1 "Information security policy"/POL-2 "Second"/; s/security.md/second.md/; /commits/d' policy.isms >policy-2.isms
    cat >policies/second.md
}

# The head of a PNG file that says it has this many pixels a side (four bytes); nothing of it follows.
hostile_png() { printf '\211PNG\r\n\032\n\0\0\0\rIHDR'; printf "$1$1"; printf '\010\006\0\0\0\0\0\0\0\0\0\0\0IEND\256\102\140\202'; }
hostile_is_picture_bomb() {
    hostile_png '\0\0\165\060' >policies/bomb.png    # 30,000
    echo '![A bomb](bomb.png)' | hostile_policy
    ulimit -t 10
    hostile_check
    hostile_expect 0 L009 bomb.png
}
hostile_is_many_pictures() {
    hostile_png '\0\0\0\036' >policies/small.png
    seq 201 | sed 's/.*/![Picture &](small.png)/' | hostile_policy
    hostile_check
    hostile_expect 0 L008 200
}
hostile_is_picture_cut_off() {
    hostile_png '\0\0\0\036' | head -c 40 >policies/cut.png
    echo '![Half of it](cut.png)' | hostile_policy
    hostile_check
    hostile_expect 0 P005 damaged
}
hostile_is_picture_that_is_a_fifo() {
    mkfifo policies/pipe.png
    echo '![A pipe](pipe.png)' | hostile_policy
    hostile_check
    hostile_expect 0 P005 pipe.png
}
hostile_is_picture_outside() {
    hostile_png '\0\0\0\036' >"$WORK/outside.png"
    ln -s ../../outside.png policies/in.png
    printf '![Up](../../outside.png) ![Linked](in.png)\n' | hostile_policy
    hostile_check
    hostile_expect 0 P005 outside.png in.png
}

# A policy with this SVG, 400 by 200, as a PDF; then CODES. Without librsvg there is one finding and no more to see.
hostile_svg() {
    local codes=$1
    { printf '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="200">'; cat; printf '</svg>'; } >policies/drawn.svg
    echo '![Drawn](drawn.svg)' | hostile_policy
    "$ISMSC" --version | grep -q ', SVG in PDF' || codes=P015
    ismsc build . --as-of "$TODAY" --only POL-2 -f pdf -o "$WORK/out"
    hostile_expect "$status" "$codes" || return 1
    [ "$status" -le 1 ] && [ -s "$WORK/out/POL-2.pdf" ] || { echo "no PDF, status $status"; return 1; }
    [ "$codes" != "" ] || grep -aq '/Subtype/Image' "$WORK/out/POL-2.pdf" || { echo "no picture in it"; return 1; }
}
hostile_is_svg() { echo '<rect width="100" height="50" fill="#123456"/>' | hostile_svg ""; }
hostile_is_svg_that_loads() {    # whoever opened the pipe would wait for ever
    mkfifo policies/canary.css policies/canary.svg
    printf '<style>@import url("file://%s/policies/canary.css"); @import "canary.css"; rect { fill: url("canary.svg#p"); }</style><rect width="100" height="50" style="fill:url(file://%s/policies/canary.svg#p)"/>' "$PWD" "$PWD" |
        hostile_svg ""
}
hostile_is_svg_with_a_picture() { echo '<image width="9" height="9" xlink:href="data:image/png;base64,iVBORw0KGgo="/>' | hostile_svg P015; }
hostile_is_svg_bomb() {    # 10 to the 12th rectangles
    { echo '<defs><rect id="u0" width="4" height="4"/>'; for i in $(seq 12); do printf '<g id="u%d">' "$i"; for k in $(seq 10); do printf '<use xlink:href="#u%d" x="%d"/>' $((i - 1)) "$k"; done; echo '</g>'; done; echo '</defs><use xlink:href="#u12"/>'; } | hostile_svg P005
}
hostile_is_svg_that_takes_long() {    # noise over all of it, 400 times
    { echo '<filter id="f"><feTurbulence numOctaves="20" baseFrequency="0.01"/></filter>'; for i in $(seq 400); do echo '<rect width="100%" height="100%" filter="url(#f)"/>'; done; } | hostile_svg P015
}
hostile_is_svg_that_uses_itself() { echo '<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>' | hostile_svg ""; }
hostile_is_policy_that_writes_to_the_terminal() { printf -- '---\nowner: co\366rd\033[31m\n---\n# A\033]0;title\007\n\nZo\353.\n' | hostile_policy; hostile_check; hostile_expect 1 "P013 S001 S002" second.md:2:10; }
hostile_is_policy_that_is_a_program() { head -c 300000 "$ISMSC" | hostile_policy; hostile_check; [ "$status" = 1 ] && codes_told | grep -q '^S00[12]$' && [ "$(wc -c <"$WORK/stderr")" -lt 1000000 ]; }
hostile_is_policy_that_is_a_fifo() { echo x | hostile_policy; rm policies/second.md; mkfifo policies/second.md; hostile_check; hostile_expect 1 S015 second.md; }
hostile_is_policy_that_is_a_device() { echo x | hostile_policy; sed -i 's,policies/second.md,/dev/zero,' policy-2.isms; hostile_check; [ "$status" = 1 ]; }
hostile_is_policy_outside() { echo canary >"$WORK/outside.md"; echo x | hostile_policy; rm policies/second.md; ln -s ../../outside.md policies/second.md; hostile_check; hostile_expect 1 S016 second.md && ! grep -q canary "$WORK/stderr"; }
hostile_is_large_policy() { echo x | hostile_policy; truncate -s 100M policies/second.md; hostile_check; hostile_expect 1 L001 second.md; }

# ---- what must survive ----

hostile_build() { ismsc build . -o "$WORK/out" --as-of "$TODAY"; }

# A complete set in $WORK/out and a copy of it beside it.
hostile_built() { hostile_build; [ "$status" = 0 ] && cp -r "$WORK/out" "$WORK/before" || { cat "$WORK/stderr"; return 1; }; }
hostile_untouched() { diff -r "$WORK/before" "$WORK/out" && [ "$(ls -A "$WORK" | grep -c .)" = "$hostile_entries" ] || { echo "the outputs of the earlier build were touched, or something was left beside them:"; ls -lA "$WORK"; return 1; }; }

hostile_is_syntax_error_keeps_outputs() {
    hostile_built || return 1
    hostile_entries=$(ls -A "$WORK" | grep -c .)
    echo '}' >broken.isms
    hostile_build
    hostile_expect 1 S009 broken.isms && hostile_untouched
}

hostile_is_full_disk_keeps_outputs() {
    hostile_built || return 1
    hostile_entries=$(ls -A "$WORK" | grep -c .)
    sed -i 's/"[^"]*" {/"Another title" {/' risks.isms
    # a file may have 1 KiB: the first larger one fails as on a full disk (its message goes through a pipe, which has no limit)
    status=$( (trap '' XFSZ; ulimit -f 1; "$ISMSC" build . -o "$WORK/out" --as-of "$TODAY" </dev/null 2>&1; echo "status $?") | tee >(cat >"$WORK/said") | sed -n 's/^status //p')
    mv "$WORK/said" "$WORK/stderr"
    hostile_expect 3 "" && hostile_untouched
}

# hostile_kill_child keeper|worker [SIGNAL]: a build whose first child (its keeper) or second (a worker) is killed; until one was not faster than that.
hostile_kill_child() {
    local try pid keeper worker victim
    hostile_built || return 1
    hostile_entries=$(ls -A "$WORK" | grep -c .)
    sed -i 's/"[^"]*" {/"Another title" {/' risks.isms
    for try in 1 2 3 4 5 6 7 8; do
        "$ISMSC" build . -o "$WORK/out" --as-of "$TODAY" </dev/null >"$WORK/before.said" 2>&1 &
        pid=$! keeper='' worker='' victim=''
        while [ -z "$victim" ] && kill -0 $pid 2>/dev/null; do
            read -r keeper worker _ 2>/dev/null <"/proc/$pid/task/$pid/children"
            [ "$1" = keeper ] && victim=$keeper || victim=$worker
        done
        [ -n "$victim" ] && kill -"${2:-KILL}" "$victim" 2>/dev/null
        wait $pid
        status=$?
        mv "$WORK/before.said" "$WORK/stderr"
        [ $status = 0 ] || break
        rm -rf "$WORK/before" && cp -r "$WORK/out" "$WORK/before"    # it was faster
    done
}

# A worker that is killed takes its document with it: then nothing is replaced, and the message says so.
hostile_is_killed_worker_keeps_outputs() { hostile_kill_child worker && hostile_expect 3 "" && [ -s "$WORK/stderr" ] && hostile_untouched; }

# Who was to put the set in place is gone: the old one stays, what is left beside it goes with the next build.
hostile_is_killed_keeper_keeps_outputs() {
    hostile_kill_child keeper && hostile_expect 3 "" "ended from outside" "$WORK/out" && diff -r "$WORK/before" "$WORK/out" || return 1
    hostile_build
    hostile_expect 0 "" && ! ls -d "$WORK"/.out.tmp-* 2>/dev/null
}

# hostile_many_risks N: so many that the sources alone, or a document of them, need more than a second.
hostile_many_risks() { seq "$1" | sed 's/.*/risk R-9&0 "Risk &" {\nassets ledger\nthreat break-in\nowner director\ncontrols A.5.23\ninherent likelihood 1 impact 1\nresponse accept\n}/' >risks-many.isms; }

hostile_is_time_that_is_used_up() {
    hostile_built || return 1
    hostile_entries=$(ls -A "$WORK" | grep -c .)
    hostile_many_risks 100000
    ISMSC_CPU=1 hostile_build
    hostile_expect 3 "" "processor time" ISMSC_CPU && hostile_untouched
}

hostile_is_time_that_a_document_uses_up() { hostile_kill_child worker XCPU && hostile_expect 3 "" "processor time" ISMSC_CPU "could not be made" && hostile_untouched; }

# Whatever library it is that finds no memory.
hostile_is_little_memory() {
    local most
    ! ldd "$ISMSC" | grep -q 'lib[a-z]*san' || { echo "not tried: a sanitizer takes all there is"; return 0; }
    hostile_built || return 1
    hostile_entries=$(ls -A "$WORK" | grep -c .)
    for most in 12 16 20 24 28 32 36 40 44 48 52 56 60 64 68 72 76 80 84 88 92 96; do
        ISMSC_MEMORY=$most hostile_build
        [ "$status" = 0 ] && { rm -rf "$WORK/before" && cp -r "$WORK/out" "$WORK/before"; continue; }
        [ "$status" = 3 ] && [ -s "$WORK/stderr" ] || { echo "$most MiB: status $status"; tail -n 3 "$WORK/stderr"; return 1; }
        hostile_untouched || return 1
    done
    ISMSC_MEMORY=0 hostile_build
    hostile_expect 0 ""
}

hostile_is_strange_output_folder() {
    mkdir "$WORK/out"
    echo precious >"$WORK/out/thesis.txt"
    hostile_build
    hostile_expect 2 "" "$WORK/out" && [ "$(ls "$WORK/out")" = thesis.txt ]
}

hostile_is_output_that_is_a_file() { echo precious >"$WORK/out"; hostile_build; [ "$status" != 0 ] && [ "$(cat "$WORK/out")" = precious ]; }

# ---- what must be told ----

# hostile_fonts FOLDER: builds on a machine that has only the fonts of this folder.
hostile_fonts() {
    mkdir "$WORK/cache"
    echo "<!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>$1</dir><cachedir>$WORK/cache</cachedir></fontconfig>" >"$WORK/fonts.conf"
    FONTCONFIG_FILE=$WORK/fonts.conf hostile_build
}

# Nothing is written: without its fonts a document would break elsewhere than it does for everybody else.
hostile_is_missing_fonts() { hostile_fonts "$(dirname "$(find /usr/share/fonts -name 'Inter-Regular.*' -print -quit)")"; hostile_expect 3 P011 "Noto Sans Mono" && [ ! -e "$WORK/out" ]; }
hostile_is_no_fonts() { hostile_fonts /nonexistent; hostile_expect 3 P011 Inter && [ ! -e "$WORK/out" ]; }

hostile_is_broken_template() {
    cp -rL "$ISMSC_DATADIR" "$WORK/data" && chmod -R u+w "$WORK/data"
    sed -i 's,</section>,<mediaobject><imageobject><imagedata fileref="figures/nothing.svg"/></imageobject></mediaobject></section>,' "$WORK/data/templates/docbook/treatment-plan.xsl"
    ISMSC_DATADIR=$WORK/data hostile_build
    hostile_expect 0 P012 nothing
}

# Two blanks after a word that is wider than its place in a heat map.
hostile_is_blanks_in_labels() {
    sed -i 's/likelihood 1 "[^"]*"/likelihood 1 "Seldomerthanhasbeenseenbyanyone  here"/' risks.isms
    grep -q 'anyone  here' risks.isms || { echo "tests/base has no likelihood 1"; return 1; }
    hostile_build
    hostile_expect 0 "" && grep -q here "$WORK"/out/figures/*.svg
}

hostile_is_full_standard_output() {
    local args
    for args in "--version" "--help" "explain S006" "list . risk" "trace . R-1" "build . --print model --only soa" "build . --print deps" "check . --format json" "fmt --stdout isms.isms"; do
        # shellcheck disable=SC2086 # several words
        timeout 60 "$ISMSC" $args >/dev/full 2>"$WORK/stderr"
        status=$?
        [ $status = 3 ] || { echo "ismsc $args >/dev/full: exit status $status, not 3"; return 1; }
    done
}

hostile_is_closed_streams() {
    local sum
    sum=$(cat ./*.isms | cksum)
    timeout 60 "$ISMSC" check . --as-of "$TODAY" <&- >&- 2>&-
    [ $? -le 3 ] && timeout 60 "$ISMSC" build . -o "$WORK/out" --as-of "$TODAY" <&- >&- 2>&-
    [ $? -le 3 ] && [ "$sum" = "$(cat ./*.isms | cksum)" ]
}

hostile_is_wrong_use() {
    local args
    for args in "" "chekc" "check . extra" "check --no-such-option" "check --as-of 2026-02-30" "explain" "explain X999" "list . rsik" "build . -f docx" "build . --only nothing"; do
        # shellcheck disable=SC2086 # several words
        ismsc $args
        [ "$status" = 2 ] && [ -s "$WORK/stderr" ] || { echo "ismsc $args: exit status $status, not 2; message:"; cat "$WORK/stderr"; return 1; }
    done
}
