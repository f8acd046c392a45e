/* unit/unit.h - the test cases of each module, for what no golden file reaches. */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include "base/str.h"

#include <check.h>

TCase *unit_memory(void);
TCase *unit_str(void);
TCase *unit_map(void);
TCase *unit_utf8(void);
TCase *unit_date(void);
TCase *unit_source(void);
TCase *unit_text(void);
TCase *unit_print(void);
TCase *unit_outdir(void);
TCase *unit_url(void);
TCase *unit_sheet(void);
TCase *unit_output(void);
TCase *unit_html(void);
TCase *unit_assess(void);
TCase *unit_duty(void);
TCase *unit_applicability(void);
TCase *unit_lines(void);
TCase *unit_pdffile(void);
TCase *unit_columns(void);
TCase *unit_bidi(void);
TCase *unit_image(void);
TCase *unit_jail(void);
TCase *unit_prose(void);

/* A str equals a C string, bytes and length. */
#define ck_str(got, want) do { \
    struct str got_ = (got), want_ = str_of(want); \
    ck_assert_msg(str_eq(got_, want_), "%s is \"%.*s\", not \"%.*s\"", #got, STR_ARGS(got_), STR_ARGS(want_)); \
} while (0)

#endif
