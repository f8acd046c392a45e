# cases/golden.sh - tests/golden/NAME.isms (or a project NAME/), and beside it what comes out.
#
# NAME.SUFFIX is the expected output of the command that the table has for the suffix. NAME.VARIANT.SUFFIX is a second one of the same kind.
# A line "# shows: N S" in the input keeps only the findings whose codes begin so (a file without a scope or a policy has findings that are beside its point).
# Further options stand in the input:   # args SUFFIX: …   or   # args VARIANT.SUFFIX: …

# suffix    compared          arguments; @ is the input, % the variant (here a document's id: case.soa.html), & the further options
golden_table='
diag        stderr            check @ --as-of 2026-11-21 &
fmt         stdout            fmt --stdout @ &
list        stdout            list @ & --as-of 2026-11-21
trace       stdout            trace @ & --as-of 2026-11-21
explain     stdout            explain &
xml         stdout            build @ --as-of 2026-11-21 --print model --only % &
docbook     stdout            build @ --as-of 2026-11-21 --print docbook --only % &
html        stdout            build @ --as-of 2026-11-21 --print html --only % &
layout      stdout            build @ --as-of 2026-11-21 --print layout --only % &
json        stdout            check @ --as-of 2026-11-21 --format json &
sarif       stdout            check @ --as-of 2026-11-21 --format sarif &
junit       stdout            check @ --as-of 2026-11-21 --format junit &
github      stdout            check @ --as-of 2026-11-21 --format github &
gitlab      stdout            check @ --as-of 2026-11-21 --format gitlab &
ics         stdout            build @ --as-of 2026-11-21 --print ics --only % &
'

# Every companion, and every input that has none.
list_golden() {
    local file name
    cd "$TESTS/golden" || return
    for file in *; do
        name=${file%.isms}
        if [ -d "$file" ] || [ "$name" != "$file" ]; then
            [ -n "$(find . -maxdepth 1 -name "$name.*" ! -name "$name.isms" -print -quit)" ] || echo "$file"
        else
            echo "$file"
        fi
    done
}

# The further options of a companion: words, no quoting.
golden_options() {
    local files=$1
    [ ! -d "$1" ] || files=$(find "$1" -name '*.isms' | sort)
    # shellcheck disable=SC2086 # one word per file
    sed -n "s/^# args $2: *//p" $files
}

case_golden() {
    local file=$1 name=${1%%.*} rest suffix variant= input row compared words word args=()
    rest=${file#"$name".} suffix=${rest##*.}
    [ "$rest" = "$suffix" ] || variant=${rest%.*}
    scratch "golden.$file"
    cd "$TESTS/golden" || return 1
    if [ -d "$file" ] || [ "$suffix" = isms ]; then echo "nothing beside it says what comes out of $file"; return 1; fi
    if [ -f "$name.isms" ]; then input=$name.isms; elif [ -d "$name" ]; then input=$name; else echo "there is neither $name.isms nor $name/"; return 1; fi
    row=$(awk -v s="$suffix" '$1 == s' <<<"$golden_table")
    [ -n "$row" ] || { echo "no command is known for .$suffix (see cases/golden.sh)"; return 1; }
    read -r _ compared words <<<"$row"
    for word in $words; do
        case $word in
        @) args+=("$input") ;;
        %) [ -n "$variant" ] || { echo "name the document: $name.DOCUMENT.$suffix"; return 1; }; args+=("$variant") ;;
        '&') for word in $(golden_options "$input" "$rest"); do args+=("$word"); done ;;
        *) args+=("$word") ;;
        esac
    done
    ismsc "${args[@]}"
    [ $status -le 3 ] || { echo "exit status $status: this is never right"; cat "$WORK/stderr"; return 1; }
    case $compared in
    stdout) cp "$WORK/stdout" "$WORK/got"; [ $status = 0 ] || { cat "$WORK/stderr"; echo "exit status $status"; } >>"$WORK/got" ;;
    stderr) names_left && return 1; { golden_shown "$input" <"$WORK/stderr"; echo "exit status $status"; } >"$WORK/got" ;;
    esac
    # files are told from the top of a repository, if this is one; a case that passes is one as the other
    case $suffix in
    json | sarif | junit | github | gitlab) sed -i -E -e 's,[A-Za-z0-9._/-]*tests/golden/,,g' -e '/^ *<testcase .*\/>$/d' -e 's/ tests="[0-9]*"//' "$WORK/got" ;;
    esac
    # without what is the same in all and long: style, words and labels; the model on many lines, so that a difference is one
    case $suffix in
    html) sed -i '/<style/,/<\/style>/d' "$WORK/got" ;;
    xml) sed -i -e '/<words/,/<\/words>/{s/.*<\/words>//;/./!d;/^<labels>/!d}' -e 's,<labels>.*</labels>,,' -e 's,><,>\n<,g' "$WORK/got" ;;
    esac
    if [ "$REWRITE" = yes ]; then
        cmp -s "$WORK/got" "$file" || { cp "$WORK/got" "$file" && echo "      rewritten"; }
        return 0
    fi
    diff -u --label "$file" "$file" --label "got: ismsc ${args[*]}" "$WORK/got" || return 1
    [ "$suffix" != fmt ] || [ $status != 0 ] || golden_fmt_again "$file"
}

golden_shown() {
    local codes
    codes=$(find "$1" -name '*.isms' -exec sed -n 's/^# shows: *//p' {} + | tr -s ' ' '|')
    [ -n "$codes" ] || { cat; return; }
    awk -v RS= -v ORS='\n\n' -v codes="^[a-z]+[[]($codes)" '$0 ~ codes'
}

# What is formatted stays as it is.
golden_fmt_again() {
    cp "$1" "$WORK/again.isms"
    ismsc fmt --stdout "$WORK/again.isms"
    diff -u --label "$1" "$1" --label "formatted again" "$WORK/stdout"
}
