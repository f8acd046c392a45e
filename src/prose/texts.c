/* prose/texts.c - the Markdown files of a project's policies. */

#include "prose/texts.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

static void read_text(struct texts *texts, const struct value *value, const struct prose_files *files)
{
    void **at = map_at(&texts->paths, value->text);
    struct policy_text *text;
    struct buf bytes = {0};
    char *path;

    if (*at || value->bad || !value->text.n)
        return;
    path = arena_dup(&texts->arena, value->text.s, value->text.n);
    if (!files->read(files->closure, path, &bytes)) {
        buf_done(&bytes);
        return;
    }
    *at = text = arena_alloc(&texts->arena, sizeof *text);
    text->body = (struct str){ NULL, bytes.n };
    text->body.s = buf_take(&bytes);
    text->source = source_new(path, text->body);
    headings_read(&text->headings, text->body);
    *texts->last = text;
    texts->last = &text->next;
}

struct texts *texts_new(const struct model *model, const struct prose_files *files)
{
    struct texts *texts = mem_zero(1, sizeof *texts);

    map_init(&texts->paths);
    arena_init(&texts->arena);
    texts->last = &texts->first;
    for model_each(policy, model, KIND_POLICY)
        if (!policy->foreign)
            for values_each(v, &policy->record, POLICY_TEXT)
                read_text(texts, v, files);
    return texts;
}

void texts_free(struct texts *texts)
{
    if (!texts)
        return;
    for (struct policy_text *text = texts->first; text; text = text->next) {
        headings_done(&text->headings);
        free((char *)text->source->text.s);
        source_free(text->source);
    }
    map_done(&texts->paths);
    arena_done(&texts->arena);
    free(texts);
}

const struct policy_text *texts_at(const struct texts *texts, struct str path)
{
    return texts ? map_get(&texts->paths, path) : NULL;
}

const struct policy_text *texts_of(const struct texts *texts, const struct model *model, const struct entity *policy, const char *wanted, const char **lang)
{
    const struct value *value = record_text(&policy->record, POLICY_TEXT, wanted);
    struct str language = record_str(&policy->record, POLICY_LANGUAGE);

    if (!value)
        return NULL;
    if (lang)    /* `language` is that of the text without @ */
        *lang = language.n && (!value->lang || !strcmp(value->lang, model->language)) ? arena_dup((struct arena *)&texts->arena, language.s, language.n) : value->lang;
    return texts_at(texts, value->text);
}

/* XML 1.0 (fourth edition, which validators know), NameChar: what of it is sure to be a letter. */
static bool stays(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || (c >= 0xc0 && c <= 0x131 && c != 0xd7 && c != 0xf7);
}

void heading_id(struct buf *id, const struct entity *policy, struct str name)
{
    buf_printf(id, "%s..text..", policy->address);
    while (name.n) {
        uint32_t c;
        size_t n = utf8_decode(name.s, name.n, &c);

        if (!n)
            c = (unsigned char)name.s[0];
        if (n && (stays(c) || (c == '_' && !str_starts(name, STR("_x")))))
            buf_add(id, name.s, n);
        else
            buf_printf(id, "_x%x_", (unsigned)c);
        name = str_cut(name, n ? n : 1);
    }
}
