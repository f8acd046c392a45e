# tests/prose/pathological.awk - Markdown that makes bad readers slow: `awk -v folder=DIR -f pathological.awk` writes DIR/NAME.md, and prints each NAME.
#
# In one paragraph no more than it may have (64 KiB); of blocks 20,000.

function r(text, n,    all, some) {    # n times, by doubling
    for (some = text; n > 0; n = int(n / 2)) {
        if (n % 2) all = all some
        if (n > 1) some = some some
    }
    return all
}
function put(name, text) { printf "%s", text >(folder "/" name ".md"); close(folder "/" name ".md"); print name }
function each(name, before, line, after, n,    i, all, some, parts, m, k) {    # lines with a number where % stands
    m = split(line, parts, "%")
    if (m < 2) { put(name, before r(line, n) after); return }
    for (i = 1; i <= n; i++) {
        some = some parts[1]
        for (k = 2; k <= m; k++) some = some i parts[k]
        if (i % 200 == 0 || i == n) { all = all some; some = "" }
    }
    put(name, before all after)
}
BEGIN {
    P = 60000    # bytes of a paragraph
    B = 20000    # blocks
    put("brackets-open", r("[", P)); put("brackets-nested", r("[", P / 2) "a" r("]", P / 2)); put("brackets-closed", r("]", P))
    put("brackets-pairs", r("[a](", P / 4)); put("links-nested", r("[", P / 8) "a" r("](b)", P / 8)); put("links-open", r("[a](<b", P / 6))
    put("pictures-nested", r("![", P / 4) "a" r("]()", P / 8)); put("pictures-empty", r("![]()", P / 5)); put("pictures-within", r("![[]()", P / 6))
    put("references-open", r("[[", P / 2)); put("references-short", r("[[a] ", P / 5)); put("references", r("[[R-1]] ", P / 8)); put("labels-open", r("[^a", P / 3))
    put("labels", r("[^a] ", P / 5)); put("backslashes", r("\\", P)); put("backslashes-brackets", r("\\[", P / 2)); put("entities", r("&", P)); put("entities-open", r("&#x", P / 3))
    put("stars", r("*", P)); put("stars-open", r("*a ", P / 3)); put("stars-closed", r("a* ", P / 3)); put("stars-mixed", r("*a_", P / 3)); put("stars-many", r("a**b" r("c* ", 2), P / 10))
    put("stars-nested", r("*a **a ", P / 7)); put("emphasis-nested", r("*a ", P / 6) r("b* ", P / 6)); put("underscores", r("_a__b ", P / 6))
    put("tildes", r("~", P)); put("tildes-open", r("~~a ", P / 4)); put("tildes-pairs", r("~~a~~", P / 5)); put("tildes-stars", r("~~*a*~~**b**", P / 12))
    put("backticks", r("`", P)); put("backticks-short", r("`a", P / 2))
    t = ""; for (i = 1; length(t) < P; i++) t = t "e" r("`", i)
    put("backticks-lengths", t)
    put("html-open", r("<a", P / 2)); put("html-less", r("<", P)); put("html-comments", r("<!--", P / 4)); put("html-comments-words", "a " r("<!-- a ", P / 7)); put("html-instructions", "a" r("<?", P / 2))
    put("html-declarations", "a" r("<!A ", P / 4)); put("html-data", "a" r("<![CDATA[", P / 9)); put("html-tags", r("<b>a</b>", P / 8)); put("html-attributes", "<a" r(" b=\"c\"", P / 6))
    each("html-blocks", "", "<div>%\n\n", "", B); each("html-comment-blocks", "", "<!-- a\n\n", "", B); each("html-comment-lines", "", "<!-- % -->\n", "", B)
    put("addresses", r("http://a.b ", P / 11)); put("addresses-joined", r("http://", P / 7)); put("addresses-www", r("www.", P / 4)); put("addresses-brackets", "http://a.b/" r("(", P)); put("mail", r("a@b.c ", P / 6))
    put("mail-ats", r("a@", P / 2)); put("mail-long", r("a", P / 2) "@" r("b.", P / 4)); put("placeholders", r("{{", P / 2)); put("placeholders-brackets", r("[A ", P / 3))
    put("quotations-deep", r("> ", B) "a\n"); each("quotations-lines", "", "> a\n", "", B); put("quotations-and-items", r("> - ", 5000) "a\n")
    put("items-deep", r("- ", B) "a\n"); each("items", "", "- %\n", "", B); each("items-empty", "", "-\n", "", B); each("items-numbers", "", "%. a\n", "", B); each("tasks", "", "- [ ] %\n", "", B)
    t = ""; for (i = 0; i < 600; i++) t = t r(" ", 2 * i) "- a\n"
    put("items-stairs", t)
    each("typed-letters", "", "a) %\n", "", B); each("typed-same", "", "a. %\n\n", "", B); each("typed-single", "", "b) %\n\n", "", B); each("typed-bullets", "", "\342\200\242 %\n", "", B); each("typed-signs", "", "a) b\n\342\200\242 c\n(1) %\n", "", B / 4)
    t = ""; for (i = 0; i < 600; i++) t = t r(" ", 2 * i) "\342\200\242 a\n"
    put("typed-stairs", t)
    each("typed-numbers", "", "(%) a\n", "", 999); each("typed-quotations", "", "> a) %\na) b\n", "", B / 2); put("typed-empty", r("a) \n", B)); each("outlines", "", "1.% a\n", "", B / 4)
    each("meanings", "", "a%\n: b\n\n", "", B / 4); each("meanings-many", "a\n", ": b%\n", "", B); put("meanings-open", r(": a\n\n", B))
    each("dashes", "", "a    b\n---- ----\n%    c\n\n", "", B / 4); each("dashes-rows", "a    b\n---- ----\n", "a    %\n", "", B); each("dashes-open", "", "---- ----\na\n\n", "", B / 4); each("dashes-lines", "", "---- ----\n", "", B); each("dashes-rules", "", "---\na\n\n", "", B / 4)
    put("dashes-columns", r("a  ", P / 3) "\n" r("-- ", P / 3) "\n" r("b  ", P / 3) "\n"); each("dashes-blocks", "---\na    b\n---- ----\n", "a    %\n\n", "---\n", B / 2); each("captions", "", "| a |\n|---|\n\n: %\n\n", "", B / 4); put("dashes-wide", r("a", P) "\n---- ----\n" r("b ", P / 2) "\n")
    each("bars-lines", "", "| %\n", "", 6000); each("bars-rows", "", "| a | b |\n", "", 6000); put("marks", r("==a== ", P / 6)); put("marks-open", r("==a ", P / 4)); put("marks-tildes", r("==a ~~b ", P / 8)); put("blanks-hard", r("a\\ b ", P / 6)); each("elements-open", "", "<table><tr>\n\n", "", B / 4); each("elements-joined", "", "<ul><li>a\n\n<li>%</ul>\n\n", "", B / 4)
    each("raw-blocks", "", "```{=html}\n<b>%\n```\n\n", "", B / 4)
    put("spans", r("[a]{.b} ", P / 8)); put("spans-nested", r("[", P / 8) "a" r("]{.b}", P / 8)); put("spans-open", r("[a", P / 2)); put("spans-closed", r("]{.a}", P / 5)); put("spans-words", "[" r("a ]{b} ", P / 8)); put("attributes-open", r("]{.a ", P / 5))
    put("attributes-many", "[a]{" r(".b ", P / 4) "}"); put("attributes-values", "[a]{" r("b=\"c ", P / 8)); put("links-within", r("[a [3](#b)](#b) ", P / 16)); put("links-within-open", r("[a [3](#b) ", P / 11))
    put("raised", r("a^b^", P / 4)); put("raised-open", r("a^b", P / 3)); put("tags-nested", r("<b>", P / 8) "a" r("</b>", P / 8)); put("tags-open", "a " r("<b>", P / 4)); put("tags-closed", "a " r("</b>", P / 5)); put("tags-mixed", "a " r("<b><i></b>", P / 10))
    put("tags-pictures", "a " r("<img src=\"b\">", P / 14)); put("elements-nested", r("<div>", P / 11) "a" r("</div>", P / 11)); put("elements-lists", r("<ul><li>", P / 18) "a" r("</li></ul>", P / 18)); put("elements-rows", "<table>" r("<tr><td>a</td></tr>\n", P / 22) "</table>")
    put("elements-cells", "<table><tr>" r("<td>a</td>", P / 11) "</tr></table>"); put("elements-words", "<p>" r("a<br>", P / 5) "</p>"); each("elements", "", "<p>%</p>\n\n", "", B / 4)
    each("boxes-plain", "", "::: a\nb\n:::\n\n", "", B / 4)
    each("headings", "", "# a\n\n", "", B); each("headings-underlined", "", "a\n=\n", "", B); each("headings-named", "", "# a {#b}\n\n", "", B); each("rules", "", "---\n", "", B)
    each("fences-open", "", "```%\n", "", B); each("fences", "", "~~~\na\n~~~\n", "", B); each("code", "", "    a\n\n", "", B)
    each("definitions", "", "[a%]: b%\n", r("[a1] ", P / 5), B); each("definitions-same", "", "[a]: b\n", "[a]", B); each("definitions-open", "", "[a%\n\n", "", B); each("uses", "[a]: " r("b", 10000) "\n\n", "[a]\n\n", "", B)
    each("notes", "", "a[^%]\n\n[^%]: b\n\n", "", 2000); each("notes-unused", "", "[^%]: b\n\n", "", B); each("notes-missing", "", "a[^%]\n\n", "", B); each("notes-same", "[^a]: b\n\n", "c[^a]\n\n", "", B)
    each("notes-within", "a[^1]\n\n", "[^%]: b[^%]\n\n", "", B)
    each("rows", "|a|b|\n|-|-|\n", "|%|b|\n", "", B); each("rows-short", "|a|b|\n|-|-|\n", "|%\n", "", B); each("tables", "", "|a|\n|-|\n|%|\n\n", "", B / 4); put("cells", "|a|\n|-|\n" r("|", P) "\n")
    put("columns", r("|a", P / 4) "|\n" r("|-", P / 4) "|\n"); each("heads", "", "|a|b|\n", "", B); put("bars", r("|", P))
    each("grids", "", "+-+\n|a|\n+-+\n\n", "", B / 4); each("grid-rows", "+-+\n", "|a|\n+-+\n", "", B); each("grid-borders", "", "+-+\n", "", B); each("grid-open", "+-+\n", "|a|\n", "", B); each("grid-heads", "", "+-+\n\n", "", B)
    each("boxes", "", "!!! note\n    a\n\n", "", B / 4); each("boxes-alerts", "", "> [!NOTE]\n> a\n\n", "", B / 4); each("boxes-fenced", "", "::: note\na\n:::\n\n", "", B / 4)
    each("boxes-open", "", "::: note\n", "", B); each("boxes-closed", "", ":::\n", "", B); each("boxes-in-items", "", "- ::: note\n  ::: tip\n  :::\n", "", B / 4); put("boxes-nested", r("::: a\n", B / 2) r(":::\n", B / 2))
    put("front-open", "---\n" r("a: b\n", B)); put("front", "---\n" r("a: b\n", B) "---\na\n"); put("front-list", "---\na:\n" r("  - b\n", B) "---\na\n"); put("words", r("a ", P / 2)); put("lines", r("a\n", P / 2)); put("breaks", r("a\\\n", P / 3)); put("blanks", r(" ", P) "a")
    put("tabs", r("\t", P) "a"); each("paragraphs", "", "a\n\n", "", B); put("returns", r("a\r", B)); put("signs", r("\357\243\260", B)); put("joiners", "a" r("\314\201", P / 2))
}
