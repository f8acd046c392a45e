/* output/ics.c - the calendar for calendar programs (iCalendar, RFC 5545). */

#include "output/ics.h"
#include "base/map.h"
#include "docbook/print.h"
#include "rules/agenda.h"

struct ics {
    struct buf *out;
    struct buf line;    /* being gathered */
    const struct model *model;
    const struct wordbook *book;
    struct map uids;         /* that were given, and how often */
    struct arena arena;
};

/* ---- lines ---- */

enum { LINE_MOST = 75 };    /* bytes without the line end, 3.1 */

static void end_line(struct ics *ics)
{
    struct str rest = buf_text(&ics->line);
    size_t most = LINE_MOST;

    while (rest.n > most) {
        size_t n = most;

        while (n > 1 && ((unsigned char)rest.s[n] & 0xC0) == 0x80)    /* not within a letter */
            n--;
        buf_add(ics->out, rest.s, n);
        buf_puts(ics->out, "\r\n ");
        rest = str_cut(rest, n);
        most = LINE_MOST - 1;
    }
    buf_str(ics->out, rest);
    buf_puts(ics->out, "\r\n");
    buf_cut(&ics->line, 0);
}

static void put_line(struct ics *ics, const char *line)
{
    buf_puts(&ics->line, line);
    end_line(ics);
}

/* Words of a value of type TEXT, 3.3.11. */
static void put_text(struct ics *ics, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c == '\n')
            buf_puts(&ics->line, "\\n");
        else if (c == '\\' || c == ';' || c == ',')
            buf_printf(&ics->line, "\\%c", c);
        else if (c == '\t' || c >= 0x20)
            buf_putc(&ics->line, (char)c);
    }
}

static void put_day(struct ics *ics, const char *name, date day)
{
    struct ymd ymd = date_ymd(day);

    buf_printf(&ics->line, "%s;VALUE=DATE:%04d%02d%02d", name, ymd.year, ymd.month, ymd.day);
    end_line(ics);
}

/* ---- events ---- */

static struct str title_of(const struct ics *ics, const struct entity *e)
{
    const struct value *title = record_text(&e->record, EVERY_TITLE, ics->book->language);

    return title && title->text.n ? title->text : str_of(entity_title(e));
}

/* "Risks (45)", or "R-017 The record cannot be reached". */
static void put_subject(struct ics *ics, const struct agenda_item *items, size_t n)
{
    const struct entity *e = items->entity;
    const struct value *v = items->detail, *detail = v ? record_text(v->record, v->field->id, ics->book->language) : NULL;

    if (n > 1) {
        put_text(ics, str_of(wordbook_kinds(ics->book, e->record.shape->name, e->record.shape->label)));
        buf_printf(&ics->line, " (%zu)", n);
    } else {
        struct str title = title_of(ics, e);

        put_text(ics, str_of(e->id));
        if (!str_is(title, e->id)) {
            buf_putc(&ics->line, ' ');
            put_text(ics, title);
        }
    }
    if (detail) {
        buf_puts(&ics->line, ": ");
        put_text(ics, detail->text);
    }
    if (n == 1 && items->whom) {
        buf_puts(&ics->line, ": ");
        put_text(ics, title_of(ics, items->whom));
    }
}

static void put_word(struct ics *ics, const char *word)
{
    const char *words = wordbook_find(ics->book, word);

    put_text(ics, str_of(words ? words : word));
}

/* Each once, with a word before the first. */
static void put_name(struct ics *ics, struct str name, struct map *seen)
{
    bool first = !seen->n;
    void **at = map_at(seen, name);

    if (*at)
        return;
    *at = ics;
    put_text(ics, first ? STR("\n") : STR(", "));
    if (first) {
        put_word(ics, "calendar.who");
        buf_puts(&ics->line, ": ");
    }
    put_text(ics, name);
}

static void put_people(struct ics *ics, const struct agenda_item *items, size_t n)
{
    struct map seen = {0};

    for (size_t i = 0; i < n; i++) {
        if (items[i].whom)
            put_name(ics, title_of(ics, items[i].whom), &seen);
        for (const struct value *who = items[i].who; who; who = value_next(who))
            put_name(ics, who->ref.target ? title_of(ics, who->ref.target) : who->ref.written, &seen);
    }
    map_done(&seen);
}

static void put_description(struct ics *ics, const struct agenda_item *items, size_t n)
{
    char day[DATE_TEXT];
    struct buf every = {0};

    buf_puts(&ics->line, "DESCRIPTION:");
    for (size_t i = 0; i < n; i++) {
        if (i)
            put_text(ics, STR(", "));
        put_text(ics, str_of(items[i].entity->id));
    }
    put_people(ics, items, n);
    if (items->late) {
        put_text(ics, STR("\n"));
        put_word(ics, items->day == DATE_NONE ? "calendar.never" : "calendar.was-due");
        if (items->day != DATE_NONE)
            buf_printf(&ics->line, " %s", date_format(items->day, day));
    }
    if (items->last != DATE_NONE) {
        put_text(ics, STR("\n"));
        put_word(ics, "calendar.before");
        buf_printf(&ics->line, ": %s", date_format(items->last, day));
    }
    if (items->every.unit != UNIT_NONE) {
        show_every(&every, ics->book, items->every);
        put_text(ics, STR("\n"));
        put_text(ics, buf_text(&every));
    }
    end_line(ics);
    buf_done(&every);
}

/* What it is about, and of several lines of the same declaration which: never the day of a single thing, which may move. */
static void put_uid(struct ics *ics, const struct agenda_item *items, size_t n)
{
    char day[DATE_TEXT];
    size_t *times;

    buf_printf(&ics->line, "UID:%s..", agenda_word(items->what));
    if (n > 1)
        buf_printf(&ics->line, "%s..%s", items->entity->record.shape->name, date_format(items->day, day));
    else
        put_text(ics, str_of(items->entity->address));
    if (items->detail) {
        buf_puts(&ics->line, "..");
        put_text(ics, items->detail->text);
    }
    if (items->whom)
        buf_printf(&ics->line, "..%s", items->whom->address);
    times = (size_t *)map_at(&ics->uids, str_of(arena_dup(&ics->arena, ics->line.s, ics->line.n)));
    if (++*times > 1)
        buf_printf(&ics->line, "..%zu", *times);
    if (ics->model->isms)
        buf_printf(&ics->line, "@%s", ics->model->isms->id);
    end_line(ics);
}

static void put_event(struct ics *ics, const struct agenda_item *items, size_t n)
{
    date from = items->late ? ics->model->as_of : items->day, to = !items->late && items->until != DATE_NONE ? items->until : from;
    struct ymd stamp = date_ymd(ics->model->as_of);
    struct buf room = {0};
    const char *what = wordbook_choice(ics->book, "agenda", str_of(agenda_word(items->what)), &room);

    put_line(ics, "BEGIN:VEVENT");
    put_uid(ics, items, n);
    buf_printf(&ics->line, "DTSTAMP:%04d%02d%02dT000000Z", stamp.year, stamp.month, stamp.day);
    end_line(ics);
    put_day(ics, "DTSTART", from);
    put_day(ics, "DTEND", date_add(to, (struct duration){ 1, UNIT_DAY }));
    buf_puts(&ics->line, "SUMMARY:");
    if (items->late) {
        put_word(ics, "calendar.is-late");
        buf_puts(&ics->line, ": ");
    }
    put_text(ics, str_of(what));
    buf_puts(&ics->line, ": ");
    put_subject(ics, items, n);
    end_line(ics);
    put_description(ics, items, n);
    buf_puts(&ics->line, "CATEGORIES:");
    put_text(ics, str_of(what));
    end_line(ics);
    put_line(ics, "TRANSP:TRANSPARENT");    /* nobody is busy all day because of it */
    put_line(ics, "END:VEVENT");
    buf_done(&room);
}

void ics_write(struct buf *out, const struct model *model, const struct applicability *applicability, const struct wordbook *book)
{
    struct agenda agenda = agenda_of(model, applicability);
    struct ics ics = { .out = out, .model = model, .book = book };

    arena_init(&ics.arena);
    map_init(&ics.uids);
    put_line(&ics, "BEGIN:VCALENDAR");
    put_line(&ics, "VERSION:2.0");
    put_line(&ics, "PRODID:-//ismsc//calendar//EN");
    put_line(&ics, "CALSCALE:GREGORIAN");
    if (model->isms) {
        buf_puts(&ics.line, "X-WR-CALNAME:");
        put_text(&ics, title_of(&ics, model->isms));
        end_line(&ics);
    }
    for (size_t i = 0, n; i < agenda.n; i += n) {
        n = agenda_together(&agenda, i);
        put_event(&ics, &agenda.items[i], n);
    }
    put_line(&ics, "END:VCALENDAR");
    map_done(&ics.uids);
    arena_done(&ics.arena);
    buf_done(&ics.line);
    agenda_done(&agenda);
}
