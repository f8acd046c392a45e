# cases/words.sh - the words of the documents: none in a template, none missing, the same in every language.

list_words() {
    local file
    echo "no literal word in a template"
    echo "no literal word in the writer of pages"
    for file in "$TOP"/templates/words/*.xml; do echo "$(basename "$file" .xml) has every word once"; done
}

case_words() {
    cd "$TOP/templates" || return 1
    case $1 in
    "no literal word in a template") words_literal ;;
    "no literal word in the writer of pages") words_in_c ;;
    *" has every word once") words_all "${1%% *}" ;;
    *) echo "no such test"; return 1 ;;
    esac
}

# Text between tags, and in xsl:text, may hold signs only; what xsl:attribute writes is for machines.
words_literal() {
    local file found bad=0
    for file in $(find . -name '*.xsl' | sort); do
        found=$(tr '\n' ' ' <"$file" | sed -e 's/<!--/\x01/g; s/-->/\x02/g; s/\x01[^\x02]*\x02//g' -e 's/<xsl:attribute [^>]*[^/]>\(<\/\?xsl:\(choose\|when\|otherwise\|if\|text\|value-of\)[^>]*>\|[^<]\)*//g' |
            grep -oE '>[^<>]*[[:alpha:]]{2,}[^<>]*<' | grep -vE '^>\{[^<]*\}<$')
        [ -z "$found" ] || { echo "$file: $found"; bad=1; }
    done
    return $bad
}

# What stands between tags in a string.
words_in_c() {
    ! grep -oE '"([^"\]|\\.)*"' "$TOP"/src/output/html*.c | sed -E 's/%(zu|ld|[sd])//g; s/\\(x..|.)//g' | grep -E '>[^<]*[[:alpha:]]{2,}'
}

# What templates ask for: key('word', 'x'), say with 'x', columns with 'x:3 y:2'; and what C does.
words_asked() {
    grep -ohE '"(html|index|format)\.[a-z-]+"' "$TOP"/src/output/html_*.c | tr -d '"'
    grep -ohE 'wordbook_get\(book, "[^"]+"' "$TOP"/src/cmd/outputs.c | sed 's/.*"\(.*\)"/\1/'
    find . -name '*.xsl' | sort | xargs grep -ohE "key\('word', '[^']+'\)" | sed "s/.*, '//; s/')//"
    find . -name '*.xsl' | sort | xargs grep -ohE "name=\"(id|word)\" select=\"'[^']+'\"" | sed "s/.*=\"'//; s/'\"//"
    find docbook -name '*.xsl' | sort | xargs grep -ohE "'[a-z]+\.[a-z-]+:[0-9][^']*'" | tr -d "'" | tr ' ' '\n' | sed 's/:.*//'
}

# What documents say of a finding: any may concern one.
words_gaps() { sed -n 's/^DIAG([A-Z0-9_]*, *"\([A-Z][0-9]*[a-z]*\)".*/gap.\1/p' "$TOP/src/diag/diag.def"; }

# The titles of the documents that are made; the English ones stand in their table.
words_titles() { made_documents | sed 's/^\([^ ]*\).*/document.\1/'; }

# label.…, choice.… and document.… fall back to the tables' own words; the rest is the same in every language.
words_all() {
    local ids=$WORK.$1.ids word bad=0
    mkdir -p "$(dirname "$ids")"
    sed -n 's/.*<w id="\([^"]*\)">.*/\1/p' "words/$1.xml" | sort >"$ids"
    [ -z "$(uniq -d "$ids")" ] || { echo "twice: $(uniq -d "$ids")"; bad=1; }
    for word in $(words_asked | sort -u) $(words_gaps) $([ "$1" = en ] || words_titles); do
        grep -qxE "$word(\.other)?" "$ids" || { echo "missing: $word"; bad=1; }
    done
    diff <(sed -n 's/.*<w id="\([^"]*\)">.*/\1/p' words/en.xml | grep -vE '^(label|choice|document)\.' | sort) <(grep -vE '^(label|choice|document)\.' "$ids") || bad=1
    rm -f "$ids"
    return $bad
}
