/* docbook/calendar.c - the calendar: what is late, what comes in which month, and how much of each sort (9.2, 9.3, A.5.35). */

#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "rules/agenda.h"

/* Months that get a table of their own, the current one the first; what comes after stands in one. */
enum { MONTHS = 13, SOON_DAYS = 30, QUARTER_DAYS = 91 };

struct counts { long late, soon, quarter, all; };

/* Whoever sees to one of them, once. */
static void put_people(struct modelxml *mx, xmlNode *node, const struct agenda_item *items, size_t n)
{
    struct map seen = {0};

    for (size_t i = 0; i < n; i++) {
        if (items[i].whom)
            mx_attr(mx_element(mx, node, "c-who"), "name", mx_title(mx, items[i].whom));
        for (const struct value *who = items[i].who; who; who = value_next(who)) {
            void **at = map_at(&seen, who->ref.target ? str_of(who->ref.target->address) : who->ref.written);

            if (*at)
                continue;
            *at = mx_element(mx, node, "c-who");
            mx_who(mx, *at, "name", who);
        }
    }
    map_done(&seen);
}

/* One line for n declarations. What they do not share is left out. */
static void put_items(struct modelxml *mx, xmlNode *parent, const struct agenda_item *items, size_t n)
{
    xmlNode *node = mx_element(mx, parent, "c-due");
    const struct value *v = items->detail, *detail = v ? record_text(v->record, v->field->id, mx->book->language) : NULL;
    bool same_last = true, same_every = true;
    struct buf every = {0}, room = {0};

    mx_date(node, "on", items->day);
    mx_date(node, "until", items->until);
    mx_attr(node, "what", agenda_word(items->what));
    mx_attr(node, "what-text", wordbook_choice(mx->book, "agenda", str_of(agenda_word(items->what)), &room));
    mx_yes(node, "late", items->late);
    mx_count(node, "n", (long)n);
    if (n > 1)
        mx_attr(node, "kind-text", mx_kind_words(mx, items->entity->record.shape));
    for (size_t i = 0; i < n; i++) {
        mx_target(mx, mx_element(mx, node, "c-of"), items[i].entity);
        same_last = same_last && items[i].last == items->last;
        same_every = same_every && items[i].every.unit == items->every.unit && items[i].every.count == items->every.count;
    }
    if (detail)
        xml_attr(node, "detail", detail->text);
    if (same_last)
        mx_date(node, "last", items->last);
    if (same_every && items->every.unit != UNIT_NONE) {
        show_every(&every, mx->book, items->every);
        mx_attr(node, "every", every.s);
    }
    put_people(mx, node, items, n);
    buf_done(&every);
    buf_done(&room);
}

/* A part of the calendar: "late", "later", or a month, "2026-11". */
static xmlNode *part(struct modelxml *mx, xmlNode *parent, const char *name, date day)
{
    xmlNode *node = mx_element(mx, parent, "c-part");
    struct ymd ymd;

    mx_attr(node, "name", name);
    if (day != DATE_NONE) {
        ymd = date_ymd(day);
        mx_count(node, "year", ymd.year);
        mx_count(node, "month", ymd.month);
    }
    return node;
}

static void put_parts(struct modelxml *mx, xmlNode *parent, const struct agenda *agenda)
{
    const struct ymd today = date_ymd(mx->setup->model->as_of);
    const date end = date_add(date_of(today.year, today.month, 1), (struct duration){ MONTHS, UNIT_MONTH });
    xmlNode *node = NULL, *late = NULL;
    int month = -1;

    for (size_t i = 0, n; i < agenda->n; i += n) {
        n = agenda_together(agenda, i);
        if (!agenda->items[i].late)
            continue;
        if (!late)
            late = part(mx, parent, "late", DATE_NONE);
        put_items(mx, late, &agenda->items[i], n);
    }
    for (size_t i = 0, n; i < agenda->n; i += n) {
        const struct agenda_item *item = &agenda->items[i];
        struct ymd ymd;
        char day[DATE_TEXT];
        int here;

        n = agenda_together(agenda, i);
        if (item->late || item->day == DATE_NONE)
            continue;
        ymd = date_ymd(item->day);
        here = item->day >= end ? 0 : ymd.year * 12 + ymd.month;
        if (here != month) {
            date_format(item->day, day);
            day[7] = '\0';    /* the month of it */
            node = here ? part(mx, parent, day, item->day) : part(mx, parent, "later", DATE_NONE);
            month = here;
        }
        put_items(mx, node, item, n);
    }
}

static void put_numbers(xmlNode *node, const struct counts *c)
{
    mx_count(node, "late", c->late);
    mx_count(node, "soon", c->soon);
    mx_count(node, "quarter", c->quarter);
    mx_count(node, "later", c->all - c->late - c->soon - c->quarter);
    mx_count(node, "n", c->all);
}

static void put_counts(struct modelxml *mx, xmlNode *parent, const struct agenda *agenda)
{
    struct counts counts[AGENDA_COUNT] = {0}, all = {0};
    const date today = mx->setup->model->as_of;
    struct buf room = {0};

    for (size_t i = 0; i < agenda->n; i++) {
        const struct agenda_item *item = &agenda->items[i];
        struct counts *both[] = { &counts[item->what], &all };

        for (int j = 0; j < 2; j++) {
            both[j]->all++;
            both[j]->late += item->late;
            both[j]->soon += !item->late && item->day <= today + SOON_DAYS;
            both[j]->quarter += !item->late && item->day > today + SOON_DAYS && item->day <= today + QUARTER_DAYS;
        }
    }
    put_numbers(mx_element(mx, parent, "c-total"), &all);
    for (int i = 0; i < AGENDA_COUNT; i++) {
        xmlNode *node;

        if (!counts[i].all)
            continue;
        node = mx_element(mx, parent, "c-sort");
        mx_attr(node, "what", agenda_word((enum agenda_what)i));
        mx_attr(node, "what-text", wordbook_choice(mx->book, "agenda", str_of(agenda_word((enum agenda_what)i)), &room));
        put_numbers(node, &counts[i]);
    }
    buf_done(&room);
}

static void summary_calendar(struct modelxml *mx, xmlNode *parent)
{
    struct agenda agenda = agenda_of(mx->setup->model, mx->setup->applicability);

    put_counts(mx, parent, &agenda);
    put_parts(mx, parent, &agenda);
    agenda_done(&agenda);
}

static bool calendar_wanted(const struct doc_setup *setup)
{
    struct agenda agenda = agenda_of(setup->model, setup->applicability);
    bool wanted = agenda.n > 0;

    agenda_done(&agenda);
    return wanted;
}

const struct maker maker_calendar = {
    .documents = { { DOCUMENT_CALENDAR, summary_calendar, NULL, calendar_wanted } },
    .elements = (const struct maker_element[]){
        { "c-summary", "c-total", "optional", "n:int late:int? soon:int? quarter:int? later:int?" },
        { "c-summary", "c-sort", "zeroOrMore", "what what-text late:int soon:int quarter:int later:int n:int" },
        { "c-summary", "c-part", "zeroOrMore", "name year:int? month:int?" },
        { "c-part", "c-due", "oneOrMore", "on:date? until:date? what what-text late:yes|no n:int kind-text? detail? last:date? every?" },
        { "c-due", "c-of", "oneOrMore", "@target" },
        { "c-due", "c-who", "zeroOrMore", "name" },
        { 0 },
    },
};
