/* prose/target.c - what a reference in a text names. */

#include "prose/target.h"

struct target target_of(const struct model *model, struct str written)
{
    const char *hash = memchr(written.s, '#', written.n);
    struct target t = { .state = TARGET_UNKNOWN, .id = written, .heading = STR("") };
    struct entity *first;

    if (hash) {
        t.id.n = (size_t)(hash - written.s);
        t.heading = str_cut(written, t.id.n + 1);
    }
    first = map_get(&model->ids, t.id);
    if (first) {
        bool settled = !first->catalog || memchr(t.id.s, ':', t.id.n);    /* the project's own comes first and wins; catalog:id names one */

        t.state = !settled && first->same_id && first->same_id->catalog != first->catalog ? TARGET_TWO : TARGET_FOUND;
        t.entity = first;
        t.other = first->same_id;
        return t;
    }
    t.entity = map_get(&model->earlier, t.id);
    if (t.entity) {
        t.state = TARGET_EARLIER;
        return t;
    }
    t.entity = map_get(&model->former, t.id);
    if (t.entity)
        t.state = TARGET_FORMER;
    return t;
}

struct str target_title(const struct entity *entity, const char *lang)
{
    const struct value *title = record_text(&entity->record, EVERY_TITLE, lang);

    return title && title->text.n ? title->text : str_of(entity->id);
}

struct str target_value(const struct entity *entity)
{
    static const int fields[] = { PARAMETER_VALUE, PARAMETER_MINIMUM, PARAMETER_MAXIMUM };

    for (size_t i = 0; entity->kind == KIND_PARAMETER && i < sizeof fields / sizeof *fields; i++) {
        const struct value *value = entity_get(entity, fields[i]);

        if (value && value->text.n)
            return value->text;
    }
    return STR("");
}
