/* cmd/order.c - in which order documents are begun. */

#include "cmd/order.h"
#include "base/mem.h"

#include <stdlib.h>

static size_t weight(const struct doc_setup *setup, const struct document *d)
{
    const struct document_row *row = d->row;
    size_t n = 0;

    if (d->of)
        return 0;
    for document_kinds_each(kind, row, setup->model->schema)
        for model_each(e, setup->model, (enum shape_id)kind)
            n += document_takes(setup, d, e);
    return n;
}

struct weighed { size_t weight, document; };

static int heavier(const void *x, const void *y)
{
    const struct weighed *a = x, *b = y;

    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    return a->document < b->document ? -1 : 1;
}

void order_longest_first(const struct doc_setup *setup, const struct document *const *docs, size_t n, size_t *order)
{
    struct weighed *list = mem_zero(n + 1, sizeof *list);

    for (size_t i = 0; i < n; i++)
        list[i] = (struct weighed){ weight(setup, docs[i]), i };
    qsort(list, n, sizeof *list, heavier);
    for (size_t i = 0; i < n; i++)
        order[i] = list[i].document;
    free(list);
}
