/* pdf/pages.h - boxes are divided among pages. */
#ifndef PDF_PAGES_H
#define PDF_PAGES_H

#include "pdf/layout.h"

struct placed {
    struct box *box;
    double y;                      /* below the page's top margin */
    bool repeated;                 /* a table's head, said again */
};

struct page {
    const struct geometry *geometry;
    struct placed *boxes;
    size_t n, cap;
    struct placed *notes;          /* at the foot */
    size_t notes_n, notes_cap;
    double notes_top;              /* of the rule above them; meaningless without notes */
    double bottom;                 /* of the last box */
    const struct heading *chapter; /* of a book: the one that goes on, or begins, at the page's top; NULL for none */
};

struct pages {
    struct page *pages;
    size_t n, cap;
};

void pages_done(struct pages *pages);

/* Adds the flow's boxes, on a new page or (`share`) behind the last page's boxes: if all of them fit there, or where what was before them has only just begun a further
 * page. Takes the flow's boxes: rows may be cut. */
void pages_add(struct layout *layout, struct pages *pages, struct flow *flow, bool share);

#endif
