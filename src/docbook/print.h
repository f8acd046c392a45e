/* docbook/print.h - values as a reader sees them, in the words of the document's language. */
#ifndef DOCBOOK_PRINT_H
#define DOCBOOK_PRINT_H

#include "docbook/wordbook.h"
#include "model/model.h"

/* Each adds text to `out`. */
void show_number(struct buf *out, double number);                                                  /* 4, 4.2; no more than two decimals */
void show_money(struct buf *out, const struct wordbook *book, const struct money *money);         /* EUR 18,500 */
void show_duration(struct buf *out, const struct wordbook *book, struct duration duration);       /* 12 months */
void show_interval(struct buf *out, const struct wordbook *book, const struct value *value);      /* quarter, 3 months, on each event */
void show_every(struct buf *out, const struct wordbook *book, struct duration interval);          /* every quarter, every 3 months; nothing for UNIT_NONE */
void show_how_often(struct buf *out, const struct wordbook *book, const struct value *value);     /* every quarter, every 3 months, on each event */
void show_period(struct buf *out, const struct period *period);                                   /* 2026-01-01 – 2026-12-31 */
void show_quantity(struct buf *out, const struct wordbook *book, const struct value *value);
void show_minutes(struct buf *out, const struct wordbook *book, long minutes);                    /* 35 minutes, 3 hours 10 minutes, 4 days 2 hours */
/* Any value but records, references and texts with Markdown in them. `path` names its field: "risk.status". */
void show_value(struct buf *out, const struct wordbook *book, const struct value *value, const char *path);

#endif
