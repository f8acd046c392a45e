/* model/parse.h - from the letters of one value to what they mean. Knows no field and reports nothing: false where they mean nothing. */
#ifndef MODEL_PARSE_H
#define MODEL_PARSE_H

#include "model/model.h"

bool id_is_good(struct str id);            /* letters, digits, . - _; begins with letter or digit; no ".." */
bool language_is_good(struct str tag);     /* "nl", "nl-BE": a language's short code in small letters, then parts of letters and digits (BCP 47) */
bool digest_is_good(struct str digest);    /* 32 or 64 hex digits in small letters */
bool version_is_good(struct str version);  /* numbers joined by points */
bool path_is_inside(struct str path);      /* relative, no step up, no backslash */

/* What was probably meant, where a slip of the hand is all that is wrong; false where there is nothing to offer. */
bool id_mended(struct buf *out, struct str id);        /* dashes that are no hyphens, brackets and signs round it: "(R‑1)," */
bool path_mended(struct buf *out, struct str path);    /* "evidence\\test.pdf", "./policies/a.md" */
bool date_mended(struct buf *out, struct str day);     /* "2026/9/3" "30-09-2026"; not "03-04-2026", which is two days */

bool parse_number(struct str s, double *number);                    /* "-3" "4.2" */
bool parse_currency(struct str s);                                  /* ISO 4217: three capitals */
bool parse_money(struct str code, struct str amount, struct money *money);
bool parse_duration(struct str count, struct str unit, struct duration *duration);
/* "2026" "2026-Q4" "2026-11" "2026-11-21" "2026-11-21 09:14" and two of them with ".." between; one space between words. */
bool parse_period(struct str s, bool open_end, struct period *period);

#endif
