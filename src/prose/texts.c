/* prose/texts.c - the Markdown files of a project's policies. */

#include "prose/texts.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "prose/front.h"
#include "syntax/characters.h"

#include <stdlib.h>

enum { ADDRESS_MOST = 1000 };    /* bytes of an address that names a file */

/* ---- addresses of files ---- */

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

static void decode(struct buf *out, struct str url)
{
    for (size_t i = 0; i < url.n; i++) {
        if (url.s[i] == '%' && i + 2 < url.n && hex(url.s[i + 1]) >= 0 && hex(url.s[i + 2]) >= 0) {
            buf_putc(out, (char)(hex(url.s[i + 1]) * 16 + hex(url.s[i + 2])));
            i += 2;
        } else {
            buf_putc(out, url.s[i]);
        }
    }
}

/* The path from the project's root that an address in a text means (RFC 3986, 5.2: relative to the text's own); false where it is none. */
static bool path_of(struct buf *path, const struct policy_text *text, struct str url)
{
    struct str from = str_of(text->source->name), rest, step;
    struct buf whole = {0};
    const char *end = url.n ? memchr(url.s, '#', url.n) : NULL;
    bool ok = true;

    if (end)
        url.n = (size_t)(end - url.s);
    end = url.n ? memchr(url.s, '?', url.n) : NULL;
    if (end)
        url.n = (size_t)(end - url.s);
    if (!url.n || url.n > ADDRESS_MOST || memchr(url.s, ':', url.n) || str_starts(url, STR("//")))
        return false;
    if (url.s[0] != '/') {
        while (from.n && from.s[from.n - 1] != '/')
            from.n--;
        buf_str(&whole, from);
    }
    decode(&whole, url);
    rest = buf_text(&whole);
    while (str_split(&rest, '/', &step)) {
        if (str_is(step, "..")) {
            ok = ok && path->n;
            while (path->n && path->s[path->n - 1] != '/')
                buf_cut(path, path->n - 1);
            if (path->n)
                buf_cut(path, path->n - 1);
        } else if (step.n && !str_is(step, ".")) {
            if (path->n)
                buf_putc(path, '/');
            buf_str(path, step);
        }
    }
    ok = ok && path->n && !memchr(path->s, '\0', path->n);
    buf_done(&whole);
    return ok;
}

bool texts_link(const struct texts *texts, const struct model *model, const struct policy_text *text, struct str url, struct target *target)
{
    struct buf path = {0};
    const struct policy_text *other = NULL;
    const char *hash = url.n ? memchr(url.s, '#', url.n) : NULL;
    const struct heading *heading;

    (void)model;
    if (path_of(&path, text, url)) {
        other = map_get(&texts->paths, buf_text(&path));
        if (!other) {
            buf_puts(&path, ".md");
            other = map_get(&texts->paths, buf_text(&path));
        }
    }
    buf_done(&path);
    if (!other)
        return false;
    *target = (struct target){ .state = TARGET_FOUND, .entity = (struct entity *)other->policy, .id = str_of(other->policy->id), .heading = STR("") };
    heading = hash ? headings_like(&other->headings, str_cut(url, (size_t)(hash - url.s) + 1)) : NULL;
    if (!heading && hash && !other->unread)
        target->heading = str_cut(url, (size_t)(hash - url.s) + 1);
    else if (heading && !heading->title)
        target->heading = heading->name;
    return true;
}

/* ---- pictures ---- */

/* A name of its own among the documents' files. */
static const char *picture_name(struct texts *texts, const char *path, enum picture_type type)
{
    struct str stem = str_of(path);
    char *name = arena_printf(&texts->arena, "figures/%s", path);
    const char *point = memrchr(path, '.', stem.n);
    size_t number = 1;
    void **at;

    if (point && point > path)
        stem.n = (size_t)(point - path);
    for (char *c = name + strlen("figures/"); *c; c++)
        if (!((*c | 32) >= 'a' && (*c | 32) <= 'z') && !(*c >= '0' && *c <= '9') && *c != '_' && *c != '-')
            *c = '-';
    name[strlen("figures/") + stem.n] = '\0';
    stem = str_of(name);
    do {
        name = number == 1 ? arena_printf(&texts->arena, "%.*s%s", STR_ARGS(stem), picture_suffix(type))
                           : arena_printf(&texts->arena, "%.*s-%zu%s", STR_ARGS(stem), number, picture_suffix(type));
        number++;
        at = map_at(&texts->names, str_of(name));
    } while (*at);
    *at = texts;
    return name;
}

static void read_picture(struct texts *texts, const struct policy_text *text, const char *url, const struct prose_files *files)
{
    struct buf path = {0}, bytes = {0}, address = {0};
    struct text_picture *picture;
    void **at;

    markup_restore(&text->markup, &address, str_of(url));
    if (path_of(&path, text, buf_text(&address)) && !map_get(&texts->pictures, buf_text(&path))) {
        picture = arena_alloc(&texts->arena, sizeof *picture);
        picture->path = arena_dup(&texts->arena, path.s, path.n);
        at = map_at(&texts->pictures, str_of(picture->path));
        *at = picture;
        picture->next = texts->first_picture;
        texts->first_picture = picture;
        picture->unread = !files->read(files->closure, picture->path, &bytes);
        if (!picture->unread)
            picture->picture = picture_of(buf_text(&bytes));
        if (picture->picture.type != PICTURE_NONE) {
            picture->name = picture_name(texts, picture->path, picture->picture.type);
            picture->picture.bytes.s = buf_take(&bytes);
        }
    }
    buf_done(&address);
    buf_done(&bytes);
    buf_done(&path);
}

static void read_pictures(struct texts *texts, const struct policy_text *text, const struct prose_files *files)
{
    cmark_iter *iter = cmark_iter_new(text->root);
    cmark_event_type event;
    int n = 0;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE && n++ < TEXT_PICTURES_MOST)
            read_picture(texts, text, cmark_node_get_url(node), files);
    }
    cmark_iter_free(iter);
}

const struct text_picture *texts_picture(const struct texts *texts, const struct policy_text *text, struct str url)
{
    struct buf path = {0};
    const struct text_picture *picture = path_of(&path, text, url) ? map_get(&texts->pictures, buf_text(&path)) : NULL;

    buf_done(&path);
    return picture && picture->picture.type != PICTURE_NONE ? picture : NULL;
}

enum picture_lack texts_picture_lack(const struct texts *texts, const struct policy_text *text, struct str url)
{
    struct buf path = {0};
    const struct text_picture *picture = path_of(&path, text, url) ? map_get(&texts->pictures, buf_text(&path)) : NULL;

    buf_done(&path);
    if (!picture)
        return LACK_ELSEWHERE;
    if (picture->unread)
        return LACK_FILE;
    if (picture->picture.too_large)
        return LACK_SIZE;
    if (picture->picture.broken || picture->picture.costly)
        return picture->picture.broken ? LACK_BROKEN : LACK_COST;
    return picture->picture.type == PICTURE_NONE ? LACK_KIND : LACK_NONE;
}

const struct picture *texts_picture_named(const struct texts *texts, const char *name)
{
    for (const struct text_picture *p = texts ? texts->first_picture : NULL; p; p = p->next)
        if (p->name && !strcmp(p->name, name))
            return &p->picture;
    return NULL;
}

const char *texts_picture_path(const struct texts *texts, const char *name)
{
    for (const struct text_picture *p = texts ? texts->first_picture : NULL; p; p = p->next)
        if (p->name && !strcmp(p->name, name))
            return p->path;
    return name;
}

/* ---- texts ---- */

static bool is_blank(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!strchr(" \t\r\n", text.s[i]) || !text.s[i])
            return false;
    return true;
}

static void read_text(struct texts *texts, const struct entity *policy, const struct value *value, const struct prose_files *files)
{
    void **at = map_at(&texts->paths, value->text);
    struct policy_text *text;
    struct buf bytes = {0};
    struct str all;
    char *path;
    size_t bom;

    if (*at || value->bad || !value->text.n)
        return;
    path = arena_dup(&texts->arena, value->text.s, value->text.n);
    if (!files->read(files->closure, path, &bytes)) {
        buf_done(&bytes);
        return;
    }
    *at = text = arena_alloc(&texts->arena, sizeof *text);
    all = (struct str){ NULL, bytes.n };
    all.s = buf_take(&bytes);
    text->policy = policy;
    text->source = source_new(path, all);
    bom = str_starts(all, STR("\xef\xbb\xbf")) ? 3 : 0;
    text->front = str_cut(all, bom);
    text->front.n = front_end(text->front);
    text->body = str_cut(all, bom + text->front.n);
    text->unread = !characters_are_text(all) || is_blank(text->body);
    if (text->unread)
        text->front = text->body = STR("");
    markup_init(&text->markup, text->body, false);
    text->root = layer_parse(&text->markup);
    headings_find_all(&text->headings, &text->markup, text->root);
    passages_find(&text->passages, text->source, &text->markup, text->root);
    read_pictures(texts, text, files);
    *texts->last = text;
    texts->last = &text->next;
}

/* A translation's headings bear the names of the first language's: where they name themselves by their own, else by place, if the outlines are the same. */
static void name_translations(const struct texts *texts, const struct model *model, const struct entity *policy)
{
    const struct policy_text *first = texts_of(texts, model, policy, model->language, NULL);

    for values_each(v, &policy->record, POLICY_TEXT) {
        struct policy_text *other = map_get(&texts->paths, v->text);

        if (first && other && !other->unread && other != first && other->policy == policy && headings_agree(&first->headings, &other->headings))
            headings_name_after(&other->headings, &first->headings);
    }
}

struct texts *texts_new(const struct model *model, const struct prose_files *files)
{
    struct texts *texts = mem_zero(1, sizeof *texts);

    map_init(&texts->paths);
    map_init(&texts->pictures);
    map_init(&texts->names);
    arena_init(&texts->arena);
    texts->last = &texts->first;
    for model_each(policy, model, KIND_POLICY)
        if (!policy->foreign)
            for values_each(v, &policy->record, POLICY_TEXT)
                read_text(texts, policy, v, files);
    for model_each(policy, model, KIND_POLICY)
        if (!policy->foreign)
            name_translations(texts, model, policy);
    return texts;
}

void texts_free(struct texts *texts)
{
    if (!texts)
        return;
    for (struct policy_text *text = texts->first; text; text = text->next) {
        headings_done(&text->headings);
        passages_done(&text->passages);
        layer_free(&text->markup, text->root);
        markup_done(&text->markup);
        free((char *)text->source->text.s);
        source_free(text->source);
    }
    for (struct text_picture *p = texts->first_picture; p; p = p->next)
        if (p->name)
            free((char *)p->picture.bytes.s);
    map_done(&texts->paths);
    map_done(&texts->pictures);
    map_done(&texts->names);
    arena_done(&texts->arena);
    free(texts);
}

struct str texts_front(const struct policy_text *text, int kind)
{
    struct str rest = text->front;
    struct front_field field;

    while (front_next(&rest, &field))
        if ((int)field.kind == kind && field.value.n)
            return field.value;
    return STR("");
}

struct str texts_title(const struct policy_text *text)
{
    return text->headings.n && text->headings.items[0].title ? text->headings.items[0].text : texts_front(text, FRONT_TITLE);
}

const struct policy_text *texts_of(const struct texts *texts, const struct model *model, const struct entity *policy, const char *wanted, const char **lang)
{
    const struct value *value = record_text(&policy->record, POLICY_TEXT, wanted);
    const struct policy_text *text = value && texts ? map_get(&texts->paths, value->text) : NULL;

    if (text && text->unread)
        return NULL;
    if (text && lang) {    /* `language` is that of the text without @ */
        struct str language = record_str(&policy->record, POLICY_LANGUAGE);

        if (!language.n)
            language = texts_front(text, FRONT_LANGUAGE);
        *lang = language.n && language.n < 20 && (!value->lang || !strcmp(value->lang, model->language))
            ? arena_dup((struct arena *)&model->arena, language.s, language.n) : value->lang;
    }
    return text;
}

const struct heading *texts_heading(const struct texts *texts, const struct model *model, const struct entity *policy, struct str name, const char *lang)
{
    const struct policy_text *text = policy->kind == KIND_POLICY ? texts_of(texts, model, policy, lang, NULL) : NULL;
    const struct heading *heading = text ? headings_find(&text->headings, name) : NULL;

    if (!heading && text) {
        text = texts_of(texts, model, policy, model->language, NULL);
        heading = text ? headings_find(&text->headings, name) : NULL;
    }
    return heading;
}

/* ---- ids ---- */

/* XML 1.0 (fourth edition, which validators know), NameChar: what of it is sure to be a letter. */
static bool stays(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || (c >= 0xc0 && c <= 0x131 && c != 0xd7 && c != 0xf7);
}

void name_id(struct buf *id, const struct entity *policy, const char *part, struct str name)
{
    buf_printf(id, "%s..%s..", policy->address, part);
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

void heading_id(struct buf *id, const struct entity *policy, struct str name)
{
    name_id(id, policy, "text", name);
}
