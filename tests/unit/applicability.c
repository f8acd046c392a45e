/* unit/applicability.c - why a control is in the Statement of Applicability, how planned work stands, what a reason is worth. */

#include "model/applicability.h"
#include "model/belong.h"
#include "model/progress.h"
#include "rules/reasons.h"
#include "small.h"
#include "unit.h"

#include <stdio.h>

#define TODAY "2026-11-21"

#define HEAD \
    "isms us \"Us\" languages en standards house, other\n" \
    "catalog house \"House\" language en {\n" \
    "  group G \"Group\" {\n" \
    "    control G.1 \"First\"\n    control G.2 \"Second\"\n    control G.3 \"Third\"\n  }\n" \
    "}\n" \
    "catalog other \"Other\" language en applicability optional {\n  control O-1 \"Named\"\n  control O-2 \"Not named\"\n}\n" \
    "catalog unlisted \"Unlisted\" language en {\n  control U-1 \"Unlisted\"\n}\n"

#define RISK(id, more) "risk " id " \"Risk\" {\n  inherent likelihood 1 impact 1\n  response modify\n" more "}\n"

static const struct duration year = { 12, UNIT_MONTH };

static void driver_is(const struct entry *entry, size_t i, enum driver_kind kind, const char *entity, const char *via)
{
    ck_assert_uint_lt(i, entry->n_drivers);
    ck_assert_int_eq(entry->drivers[i].kind, kind);
    if (entity)
        ck_assert_str_eq(entry->drivers[i].entity->id, entity);
    else
        ck_assert_ptr_null(entry->drivers[i].entity);
    if (via)
        ck_assert_str_eq(entry->drivers[i].via->id, via);
    else
        ck_assert_ptr_null(entry->drivers[i].via);
}

START_TEST(drivers_come_from_both_ends)
{
    struct small p;
    struct applicability *soa;
    const struct entry *entry;

    small_init(&p, HEAD
                 RISK("R-10", "  controls G.1, G\n")    /* itself and its group: once */
                 RISK("R-9", "  treatment T-1 \"By nesting\" controls G.1 status done\n  treatment T-2 \"Dropped\" controls G.2 status dropped\n")
                 RISK("R-8", "  controls G.1\n  status closed\n")
                 "obligation law \"Law\" type law source \"Book\" applies \"Yes\" met-by G.1..G.2\n"
                 "control G.1 drivers \"the old baseline\", R-10\n"
                 "treatment T-3 \"Of two\" of R-9, R-10 {\n  controls O-1\n}\n", TODAY);
    soa = applicability_new(p.model, year);
    entry = applicability_find(soa, small_find(&p, "G.1"));
    ck_assert_uint_eq(entry->n_drivers, 4);
    driver_is(entry, 0, DRIVER_RISK, "R-9", "T-1");
    driver_is(entry, 1, DRIVER_RISK, "R-10", NULL);
    driver_is(entry, 2, DRIVER_OBLIGATION, "law", NULL);
    driver_is(entry, 3, DRIVER_TEXT, NULL, NULL);
    ck_str(entry->drivers[3].value->ref.written, "the old baseline");
    ck_assert_ptr_eq(entry_driver(entry, DRIVER_OBLIGATION), &entry->drivers[2]);
    ck_assert_ptr_null(entry_driver(entry, DRIVER_MEASURE));
    entry = applicability_find(soa, small_find(&p, "G.2"));
    ck_assert_uint_eq(entry->n_drivers, 2);    /* the group's risk and the law; not the dropped treatment */
    driver_is(entry, 0, DRIVER_RISK, "R-10", NULL);
    entry = applicability_find(soa, small_find(&p, "O-1"));
    ck_assert(entry->included);
    ck_assert_uint_eq(entry->n_drivers, 2);
    driver_is(entry, 0, DRIVER_RISK, "R-9", "T-3");
    driver_is(entry, 1, DRIVER_RISK, "R-10", "T-3");
    ck_assert_uint_eq(entry->n_work, 1);
    ck_assert(!applicability_find(soa, small_find(&p, "O-2"))->included);
    ck_assert_ptr_null(applicability_find(soa, small_find(&p, "U-1")));
    applicability_free(soa);
    small_done(&p);
}
END_TEST

START_TEST(a_catalog_is_counted)
{
    struct small p;
    struct applicability *soa;
    const struct applicable_catalog *c;

    small_init(&p, HEAD "control G.2 {\n  excluded because \"No group of ours\"\n}\ncontrol G.3 status partial\n", TODAY);
    soa = applicability_new(p.model, year);
    ck_assert_uint_eq(soa->n_catalogs, 2);
    c = &soa->catalogs[0];
    ck_assert(c->required);
    ck_assert(!soa->catalogs[1].required);
    ck_assert_uint_eq(c->n, 3);
    ck_assert_uint_eq(c->n_included, 2);
    ck_assert_uint_eq(c->n_excluded, 1);
    ck_assert_uint_eq(c->by_state[ENTRY_UNSTATED], 1);
    ck_assert_uint_eq(c->by_state[ENTRY_PARTIAL], 1);
    ck_assert_str_eq(entry_state_name(c->entries[2].state), "partial");
    ck_assert_ptr_nonnull(c->entries[1].excluded);
    ck_assert(!c->entries[1].included);
    applicability_free(soa);
    small_done(&p);
}
END_TEST

static void proof_is(const char *evidence, const char *control, enum proof_state state, const char *until)
{
    char text[512], day[DATE_TEXT];
    struct small p;
    struct applicability *soa;
    const struct entry *entry;

    snprintf(text, sizeof text, "%scontrol G.1 status implemented %s\n%s\n", HEAD, control, evidence);
    small_init(&p, text, TODAY);
    soa = applicability_new(p.model, year);
    entry = applicability_find(soa, small_find(&p, "G.1"));
    ck_assert_msg(entry->proof == state, "%s: %s, not %s", evidence, proof_state_name(entry->proof), proof_state_name(state));
    ck_assert_str_eq(entry->n_proofs ? date_format(entry->proofs[0].until, day) : "", until);
    applicability_free(soa);
    small_done(&p);
}

START_TEST(evidence_ages)
{
    proof_is("", "", PROOF_UNKNOWN, "");
    proof_is("", "evidence \"a binder\"", PROOF_UNKNOWN, "");
    proof_is("evidence E-1 \"E\" of G.1 on 2025-11-21", "", PROOF_CURRENT, "2026-11-21");
    proof_is("evidence E-1 \"E\" of G.1 on 2025-11-20", "", PROOF_STALE, "2026-11-20");
    proof_is("evidence E-1 \"E\" of G on 2026-11-20", "", PROOF_CURRENT, "2027-11-20");    /* the whole group's */
    proof_is("evidence E-1 \"E\" of G.1 on 2026-11-22", "", PROOF_UNKNOWN, "2027-11-22");    /* not yet */
    proof_is("evidence E-1 \"E\" of G.1 on 2026-11-20 until 2026-11-20", "", PROOF_STALE, "2026-11-20");
    proof_is("evidence E-1 \"E\" on 2020-01-01", "evidence E-1 evidence-every once", PROOF_CURRENT, "");
    proof_is("evidence E-1 \"E\" of G.1 on 2025-01-01\nevidence E-2 \"E\" of G.1 on 2026-10-01", "evidence-every 3 months", PROOF_CURRENT, "2027-01-01");
}
END_TEST

static void work_is(const char *lines, enum work_state state, int late, int left, int slips, double share)
{
    char text[512];
    struct small p;
    struct progress progress;

    snprintf(text, sizeof text, RISK("R-1", "") "treatment T-1 \"T\" of R-1 {\n%s\n}\n", lines);
    small_init(&p, text, TODAY);
    ck_assert(progress_of(p.model, small_find(&p, "T-1"), &progress));
    ck_assert_int_eq(progress.state, state);
    ck_assert_int_eq(progress.pending, state == WORK_OPEN || state == WORK_IN_PROGRESS);
    ck_assert_int_eq(progress.days_late, late);
    ck_assert_int_eq(progress.days_left, left);
    ck_assert_int_eq(progress.slips, slips);
    ck_assert_double_eq(progress.share, share);
    ck_assert_str_eq(treatment_risk(small_find(&p, "T-1"))->id, "R-1");
    ck_assert(!progress_of(p.model, small_find(&p, "R-1"), &progress));
    small_done(&p);
}

START_TEST(work_is_late_when_its_day_is_past)
{
    work_is("", WORK_OPEN, 0, 0, 0, -1);
    work_is("due 2026-11-21", WORK_OPEN, 0, 0, 0, -1);
    work_is("due 2026-11-20\nstatus in-progress\nprogress 40%", WORK_IN_PROGRESS, 1, 0, 0, 40);
    work_is("due 2026-12-01 was 2026-03-01, 2026-02-01", WORK_OPEN, 0, 10, 2, -1);
    work_is("due 2026-01-01\nstatus done\nprogress 80%", WORK_DONE, 0, 0, 0, 100);
    work_is("due 2026-01-01\nstatus dropped", WORK_DROPPED, 0, 0, 0, -1);
}
END_TEST

START_TEST(first_due_is_the_earliest)
{
    struct small p;
    struct progress progress;
    struct progress_counts counts;

    small_init(&p, RISK("R-1", "") "action A-1 \"A\" of R-1 {\n  due 2026-10-01 was 2026-06-01, 2026-03-01\n}\n"
                 "action A-2 \"A\" of R-1 status done\naction A-3 \"A\" of R-1\n", TODAY);
    ck_assert(progress_of(p.model, small_find(&p, "A-1"), &progress));
    ck_assert_int_eq(progress.first_due, date_of(2026, 3, 1));
    counts = progress_count(p.model, KIND_ACTION);
    ck_assert_uint_eq(counts.all, 3);
    ck_assert_uint_eq(counts.state[WORK_OPEN], 2);
    ck_assert_uint_eq(counts.state[WORK_DONE], 1);
    ck_assert_uint_eq(counts.late, 1);
    ck_assert_uint_eq(counts.slipped, 1);
    ck_assert_uint_eq(counts.without_due, 1);
    small_done(&p);
}
END_TEST

START_TEST(what_belongs_is_listed_once)
{
    struct small p;
    struct belongings *belongings;
    size_t n = 0;

    small_init(&p, RISK("R-1", "  treatment T-2 \"T\" of R-1\n") "treatment T-10 \"T\" of R-1, R-1\nevidence E-1 \"E\" of R-1, T-2 on 2026-01-01\n", TODAY);
    belongings = belongings_new(p.model);
    for belongings_each(b, belongings, small_find(&p, "R-1"), KIND_TREATMENT)
        ck_assert_str_eq(b->entity->id, n++ ? "T-10" : "T-2");
    ck_assert_uint_eq(n, 2);
    ck_assert_ptr_nonnull(belongings_first(belongings, small_find(&p, "T-2"), KIND_EVIDENCE));
    ck_assert_ptr_null(belongings_of(belongings, small_find(&p, "E-1")));
    belongings_free(belongings);
    small_done(&p);
}
END_TEST

START_TEST(a_reason_gives_a_ground)
{
    static const char *const weak[] = {
        "", "...", "n.v.t.", "N.v.t. voor onze organisatie", "N/A", "N/A - not used", "Not relevant for us.", "None", "Niet van toepassing",
        "This control is not applicable to our organisation", "Buiten scope", "Dit is bij ons NIET van toepassing.", "Entf\303\244llt",
    };
    static const char *const good[] = {
        "Niet van toepassing: er is geen eigen serverruimte", "No premises of our own: the landlord guards the building.", "We develop no software",
        "Not used since 2024, when the last fax went", "Nobody develops software for us; the application is rented.",
    };

    for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
        ck_assert_msg(reason_is_weak(str_of(weak[i])), "\"%s\" passes for a ground", weak[i]);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(!reason_is_weak(str_of(good[i])), "\"%s\" is taken for weak", good[i]);
    ck_assert_uint_eq(reason_length(STR("  caf\303\251 \n")), 4);
    ck_assert_uint_eq(reason_length(STR(" ")), 0);
}
END_TEST

TCase *unit_applicability(void)
{
    TCase *tcase = tcase_create("applicability");

    tcase_add_test(tcase, drivers_come_from_both_ends);
    tcase_add_test(tcase, a_catalog_is_counted);
    tcase_add_test(tcase, evidence_ages);
    tcase_add_test(tcase, work_is_late_when_its_day_is_past);
    tcase_add_test(tcase, first_due_is_the_earliest);
    tcase_add_test(tcase, what_belongs_is_listed_once);
    tcase_add_test(tcase, a_reason_gives_a_ground);
    return tcase;
}
