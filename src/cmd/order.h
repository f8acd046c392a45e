/* cmd/order.h - in which order documents are begun. */
#ifndef CMD_ORDER_H
#define CMD_ORDER_H

#include "docbook/documents.h"

/* Fills `order` with the numbers of the documents, those into which most flows first: the last one to begin should be short. */
void order_longest_first(const struct doc_setup *setup, const struct document *const *docs, size_t n, size_t *order);

#endif
