# layout.awk - what good setting is, held against the dump of a layout (`ismsc build --print layout`; its form is at the top of src/pdf/dump.c).
#
#   awk -f tests/layout.awk DUMP
#
# One line for each fault, "LINE: RULE: what stands there"; exit status 1 if there is one. For any awk: no extension, no {n} in a pattern.
#
#   loose, tight    a space over 1.6 or under 0.75 of its own
#   hyphens         more than two lines in a row end with one (a word longer than three lines has no choice)
#   narrow          a line sticks out of its box: the column is narrower than a piece that cannot break
#   heading, head   a heading, or the head of a table, alone at a page's foot
#   lead            a heading and at most three lines at a page's foot, and the table they lead to on the next page
#   lone            one line of a paragraph alone at a page's foot or head
#   outside         a box outside its parent
#   overlap         a box over its neighbour
#   dump            this is no dump of a layout, or not a whole one

function fault(rule) { print FNR ": " rule ": " substr($0, 1, 150); faults++ }

# The words of a line, without the quotes; the rest of it is in part[]: "text" W "space" F, then flags.
function read_line(    rest, q) {
    rest = substr($0, index($0, " text ") + 1)
    q = index(rest, " \"")
    split("", part)
    split(substr(rest, 1, q - 1), part, " ")
    words = substr(rest, q + 2, length(rest) - q - 2)
    flags = substr(rest, 1, q - 1) " "
}

function flag(name) { return index(flags, " " name " ") > 0 }

# --- boxes in their parents, and beside each other ---

function check_place(d, kind, x, y, w, h,    up, i) {
    up = d - 1
    if (d == 2 && inside[1] == "note")
        up = 0
    if (x < left[up] - NEAR || x + w > left[up] + wide[up] + NEAR || y < top[up] - NEAR)
        fault("outside")
    else if (y + h > (kind == "cell" ? top[0] + high[0] : top[up] + high[up]) + NEAR)    # a cell may reach over several rows
        fault("outside")
    if (kind == "cell") {
        if (beside[d] != "" && x < beside[d] - NEAR)
            fault("overlap")
        beside[d] = x + w
        for (i = 0; i < hanging; i++)
            if (y < hang_bottom[i] - NEAR && y > hang_top[i] + NEAR && x < hang_right[i] - NEAR && x + w > hang_left[i] + NEAR)
                fault("overlap")
        if (d == 2 && y + h > top[up] + high[up] + NEAR) {
            hang_left[hanging] = x; hang_right[hanging] = x + w; hang_top[hanging] = y; hang_bottom[hanging] = y + h
            hanging++
        }
    } else {
        if (above[d] != "" && y < above[d] - NEAR)
            fault("overlap")
        above[d] = y + h
        beside[d + 1] = ""
    }
    inside[d] = kind; left[d] = x; top[d] = y; wide[d] = w; high[d] = h
    above[d + 1] = ""
    run[d + 1] = 0
}

# --- lines ---

function check_line(d) {
    if (part[2] > wide[d] + NEAR)
        fault("narrow")
    if (part[4] > 1.605)
        fault("loose")
    if (part[4] < 0.745)
        fault("tight")
    if (!flag("hyphen"))
        run[d] = 0
    else if (index(words, " ") && ++run[d] > 2)
        fault("hyphens")
    lines++
}

# --- pages ---

# What stands on the page at the outer level: its first boxes (but for heads that are repeated), and the last ones.
function note_box(kind, node, x, y, h) {
    if (kind == "row" && $0 ~ / repeated( |$)/) return
    if (kind == "row") in_row = $0 ~ / part( |$)/ && !n ? 1 : 0
    n++
    box_kind[n] = kind
    box_node[n] = node
    box_x[n] = x
    box_y[n] = y
    box_bottom[n] = y + h
    box_title[n] = kind == "line" && node ~ /^title#/ && !flag_page
    box_head[n] = kind == "row" && $0 ~ / head( |$)/
    box_words[n] = kind == "line" ? words : ""
    box_label[n] = kind == "line" && (words ~ /^[^A-Za-z0-9"(]+ / || words ~ /^[0-9a-z][0-9a-z]?[.)] /)
    if (n == 1) first_keep = kind == "line" && flag("keep")
}

# Is box i alone among the lines of its paragraph, as far as this page shows?
function alone(i) {
    return !(i > 1 && box_kind[i - 1] == "line" && box_node[i - 1] == box_node[i] && box_y[i] - box_bottom[i - 1] < NEAR) &&
           !(i < n && box_kind[i + 1] == "line" && box_node[i + 1] == box_node[i] && box_y[i + 1] - box_bottom[i] < NEAR)
}

# The page before ended in the midst of a sentence that goes on here.
function goes_on() {
    return last_kind == "line" && box_kind[1] == "line" && last_node == box_node[1] && last_x == box_x[1] && !box_title[1] && !box_label[1] && box_words[1] ~ /^[a-z]/ && last_words !~ /[.:;!?)]$/
}

function end_page(    k) {
    if (!pages || !n) return
    # what begins this page, with what ended the one before
    if (pages > 1) {
        if (last_title) print_at(last_line, "heading", last_words)
        if (last_head) print_at(last_line, "head", last_words)
        if (last_lead && leads_to()) print_at(last_line, "lead", last_words)
        if (first_keep || (goes_on() && (last_alone || alone(1)))) print_at(page_line, "lone", box_words[1])
    }
    last_kind = box_kind[n]; last_node = box_node[n]; last_x = box_x[n]; last_words = box_words[n]; last_title = box_title[n]; last_head = box_head[n]; last_alone = alone(n)
    last_line = last_box_line
    last_only = n == 1
    for (k = 0; n - k > 1 && k < 4 && box_kind[n - k] == "line" && !box_title[n - k]; k++)
        ;
    last_lead = k > 0 && k < 4 && box_title[n - k]
}

# The page begins with a table or figure, or its title; a section's title is higher, and what came before it leads nowhere.
function leads_to(    i) {
    for (i = 1; i < n && box_title[i] && box_bottom[i] - box_y[i] < 13; i++)
        ;
    return box_kind[i] == "row" || box_kind[i] == "figure" || box_kind[i] == "picture"
}

function print_at(line, rule, what) { print line ": " rule ": " what; faults++ }

BEGIN { NEAR = 0.06 }

/^pages / { told = $2; next }

/^page / {
    end_page()
    pages++
    if ($2 != pages || $5 != "area") fault("dump")
    n = hanging = noted = 0
    left[0] = $6; top[0] = $7; wide[0] = $8; high[0] = $9
    above[1] = ""; above[2] = ""; run[1] = 0; inside[1] = ""; text_bottom = $7
    page_line = FNR; first_keep = in_row = 0
    next
}

{
    match($0, /^ */)
    d = RLENGTH / 2
    if (d < 1 || !pages) { fault("dump"); next }
}

$1 == "note" {
    inside[1] = "note"
    if (!noted) above[2] = text_bottom
    noted = 1
    next
}

{
    if (NF < 6 || (d > 1 && inside[d - 1] == "")) { fault("dump"); next }
    flag_page = 0
    if ($1 == "line") {
        read_line()
        flag_page = flag("page")
        if (part[1] != "text" || part[3] != "space") { fault("dump"); next }
    }
    check_place(d, $1, $2 + 0, $3 + 0, $4 + 0, $5 + 0)
    if ($1 == "line") check_line(d)
    if (d == 1) {
        note_box($1, $6, $2 + 0, $3 + 0, $5 + 0)
        last_box_line = FNR
        text_bottom = $3 + $5
    }
    # a row that was cut: no cell goes on with a line that should not begin a page, unless the row had a page for itself and still did not fit
    if ($1 == "cell") cell_begins = 1
    else if (d == 3 && cell_begins) {
        if ($1 == "line" && in_row && n == 1 && flag("keep") && !last_only) fault("lone")
        cell_begins = 0
    }
}

END {
    end_page()
    if (!pages || !lines || told != pages) print_at(FNR, "dump", pages " pages of " told ", " lines " lines")
    exit faults > 0
}
