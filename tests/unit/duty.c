/* unit/duty.c - who answers on a day, which version is approved, when the next review is due. */

#include "model/duty.h"
#include "small.h"
#include "unit.h"

static const char people[] =
    "role chief \"C\"\n"
    "role head \"H\" substitute deputy\n"
    "role deputy \"D\"\n"
    "role empty \"E\"\n"
    "person ann \"A\" {\n roles chief\n since 2026-03-01\n}\n"
    "person bob \"B\" {\n roles deputy, chief\n left 2026-06-30\n}\n"
    "supplier host \"S\" {\n service \"x\"\n status ended since 2026-05-01\n}\n"
    "exception ex \"X\" of ann {\n because \"x\"\n until 2026-08-31\n}\n"
    "asset old \"O\" {\n type hardware\n status retired\n}\n";

static date day(const char *text)
{
    date result = DATE_NONE;

    ck_assert(date_parse(str_of(text), &result));
    return result;
}

START_TEST(people_and_roles_come_and_go)
{
    struct small s;

    small_init(&s, people, "2026-11-21");
    ck_assert(!duty_active(small_find(&s, "ann"), day("2026-02-28")));
    ck_assert(duty_active(small_find(&s, "ann"), day("2026-03-01")));
    ck_assert(duty_active(small_find(&s, "bob"), day("2026-06-30")));
    ck_assert(!duty_active(small_find(&s, "bob"), day("2026-07-01")));
    ck_assert(duty_active(small_find(&s, "chief"), day("2026-07-01")));
    ck_assert(duty_active(small_find(&s, "head"), day("2026-06-01")));      /* bob stands in */
    ck_assert(!duty_active(small_find(&s, "head"), day("2026-07-01")));
    ck_assert(!duty_active(small_find(&s, "empty"), day("2026-06-01")));
    ck_assert(duty_active(small_find(&s, "host"), day("2026-04-30")));
    ck_assert(!duty_active(small_find(&s, "host"), day("2026-05-01")));
    ck_assert(duty_in_force(small_find(&s, "ex"), day("2026-08-31")));
    ck_assert(!duty_in_force(small_find(&s, "ex"), day("2026-09-01")));
    ck_assert(!duty_in_force(small_find(&s, "old"), day("2026-01-01")));    /* no day: since always */
    ck_assert(duty_in_force(small_find(&s, "chief"), day("2026-01-01")));
    small_done(&s);
}
END_TEST

START_TEST(holders_are_those_of_the_day)
{
    struct small s;
    const struct entity *chief;
    size_t n = 0;

    small_init(&s, people, "2026-11-21");
    chief = small_find(&s, "chief");
    for duty_holders(v, chief, day("2026-06-15"))
        n++;
    ck_assert_uint_eq(n, 2);
    ck_assert_ptr_eq(value_entity(duty_holder_first(chief, day("2026-02-01"))), small_find(&s, "bob"));
    ck_assert_ptr_eq(duty_holder_first(small_find(&s, "empty"), day("2026-06-15")), NULL);
    ck_assert(duty_acts_for(small_find(&s, "ann"), chief, day("2026-06-15")));
    ck_assert(!duty_acts_for(small_find(&s, "ann"), small_find(&s, "head"), day("2026-06-15")));
    ck_assert(duty_acts_for(small_find(&s, "bob"), small_find(&s, "head"), day("2026-06-15")));
    ck_assert(!duty_acts_for(small_find(&s, "bob"), small_find(&s, "head"), day("2026-07-15")));
    ck_assert(!duty_same_person(small_find(&s, "ann"), chief, day("2026-06-15")));    /* two hold it */
    ck_assert(duty_same_person(small_find(&s, "ann"), chief, day("2026-07-15")));
    ck_assert(duty_same_person(chief, small_find(&s, "deputy"), day("2026-02-01")));
    small_done(&s);
}
END_TEST

static const char documents[] =
    "role chief \"C\"\n"
    "document old \"O\" {\n"
    "  version 1.10 on 2026-03-01\n"
    "  version 1.9 on 2026-03-01\n"
    "  version 2.0 on 2025-03-01\n"
    "  approved by chief on 2026-03-05 version 1.9\n"
    "  status published\n"
    "}\n"
    "document now \"N\" {\n"
    "  version 1.0 on 2025-03-01\n"
    "  version 1.1 on 2026-03-01\n"
    "  approved by chief on 2026-03-05 version 1.1\n"
    "  approved by chief on 2025-03-05 version 1.0\n"
    "  review every 12 months\n"
    "}\n"
    "document draft \"D\" {\n  version 1.0 on 2026-03-01\n  approved by chief on 2026-03-05 version 1.0\n  status draft\n}\n"
    "document nameless \"L\" {\n  version 1.0 on 2026-03-01\n  approved by chief on 2026-03-05\n}\n";

START_TEST(the_newest_line_counts_wherever_it_stands)
{
    struct small s;
    struct version_state v;

    small_init(&s, documents, "2026-11-21");
    v = duty_version(small_find(&s, "old"));
    ck_str(v.number, "1.10");    /* of two on one day the higher number */
    ck_str(v.approved_number, "1.9");
    ck_assert(!v.current);
    v = duty_version(small_find(&s, "now"));
    ck_str(v.number, "1.1");
    ck_assert(v.current);
    ck_assert_int_eq(v.approved_on, day("2026-03-05"));
    ck_assert(!duty_version(small_find(&s, "nameless")).current);    /* an approval that names no version approves none */
    ck_assert_int_eq(duty_publication(small_find(&s, "draft")), PUBLICATION_DRAFT);
    ck_assert(duty_settled(small_find(&s, "old")) && duty_settled(small_find(&s, "now")));
    ck_assert(!duty_settled(small_find(&s, "draft")) && !duty_settled(small_find(&s, "nameless")));
    small_done(&s);
}
END_TEST

START_TEST(reviews_are_due_an_interval_after_the_last)
{
    static const char text[] =
        "unit never \"N\" { review every 6 months\n}\n"
        "unit seen \"S\" {\n  review every 6 months\n  reviewed 2026-01-31\n  reviewed 2025-08-31\n}\n"
        "unit told \"T\" {\n  review next 2026-04-01\n  reviewed 2026-01-31\n}\n"
        "unit past \"P\" {\n  review every 3 months {\n    next 2026-01-15\n  }\n  reviewed 2026-01-31\n}\n";
    const struct duration none = { 0, UNIT_NONE }, year = { 1, UNIT_YEAR };
    struct small s;
    struct review_state r;

    small_init(&s, text, "2026-11-21");
    r = duty_review(small_find(&s, "never"), none);
    ck_assert(r.last == DATE_NONE && r.next == DATE_NONE && r.own_interval);
    r = duty_review(small_find(&s, "seen"), year);
    ck_assert_int_eq(r.last, day("2026-01-31"));
    ck_assert_int_eq(r.next, day("2026-07-31"));
    r = duty_review(small_find(&s, "told"), year);
    ck_assert_int_eq(r.next, day("2026-04-01"));
    ck_assert(r.stated && !r.own_interval);
    r = duty_review(small_find(&s, "past"), none);    /* the day that was set is over: the interval counts again */
    ck_assert(!r.stated);
    ck_assert_int_eq(r.next, day("2026-04-30"));
    small_done(&s);
    small_init(&s, documents, "2026-11-21");
    r = duty_review(small_find(&s, "now"), none);     /* an approval counts as a look */
    ck_assert_int_eq(r.next, day("2027-03-05"));
    r = duty_review(small_find(&s, "old"), year);
    ck_assert_int_eq(r.next, day("2027-03-05"));
    small_done(&s);
}
END_TEST

TCase *unit_duty(void)
{
    TCase *tests = tcase_create("duty");

    tcase_add_test(tests, people_and_roles_come_and_go);
    tcase_add_test(tests, holders_are_those_of_the_day);
    tcase_add_test(tests, the_newest_line_counts_wherever_it_stands);
    tcase_add_test(tests, reviews_are_due_an_interval_after_the_last);
    return tests;
}
