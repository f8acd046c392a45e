/* unit/unit.c - runs all unit tests; says one line for each (TAP). */

#include "unit.h"

#include <stdlib.h>

int main(void)
{
    TCase *(*const cases[])(void) = { unit_memory, unit_str, unit_map, unit_utf8, unit_date, unit_source, unit_text, unit_print, unit_outdir, unit_url, unit_sheet, unit_output,
                                     unit_assess, unit_duty, unit_applicability,
                                     unit_lines, unit_columns, unit_bidi, unit_html, unit_pdffile, unit_image, unit_prose, unit_jail };
    Suite *suite = suite_create("unit");
    SRunner *runner;
    int failed;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        suite_add_tcase(suite, cases[i]());
    runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
