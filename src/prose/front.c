/* prose/front.c - front matter. */

#include "prose/front.h"

#include <strings.h>

static const struct { const char *name; enum front_kind kind; } known[] = {
    { "title", FRONT_TITLE }, { "name", FRONT_TITLE }, { "titel", FRONT_TITLE },
    { "description", FRONT_DESCRIPTION }, { "summary", FRONT_DESCRIPTION }, { "abstract", FRONT_DESCRIPTION }, { "omschrijving", FRONT_DESCRIPTION }, { "samenvatting", FRONT_DESCRIPTION },
    { "lang", FRONT_LANGUAGE }, { "language", FRONT_LANGUAGE }, { "taal", FRONT_LANGUAGE },
    { "id", FRONT_ID }, { "acronym", FRONT_ID }, { "document-id", FRONT_ID }, { "document_id", FRONT_ID },
    { "version", FRONT_VERSION }, { "versie", FRONT_VERSION },
    { "date", FRONT_DATE }, { "datum", FRONT_DATE }, { "last_updated", FRONT_DATE }, { "lastupdated", FRONT_DATE }, { "updated", FRONT_DATE },
    { "owner", FRONT_OWNER }, { "eigenaar", FRONT_OWNER }, { "document_owner", FRONT_OWNER },
    { "author", FRONT_AUTHOR }, { "auteur", FRONT_AUTHOR },
    { "status", FRONT_STATUS }, { "classification", FRONT_CLASS }, { "classificatie", FRONT_CLASS },
};

/* Without line end. */
static bool take_line(struct str *rest, struct str *line)
{
    if (!rest->n || !str_split(rest, '\n', line))
        return false;
    if (!rest->s)
        *rest = (struct str){ line->s + line->n, 0 };
    if (line->n && line->s[line->n - 1] == '\r')
        line->n--;
    return true;
}

/* The length of "name" in front of its colon or equals sign; 0 where the line begins no field. */
static size_t name_of(struct str line)
{
    size_t n = 0;

    while (n < line.n && ((line.s[n] | 32) >= 'a' ? (line.s[n] | 32) <= 'z' : (line.s[n] >= '0' && line.s[n] <= '9' && n) || (strchr("-_. ", line.s[n]) && n)))
        n++;
    while (n && line.s[n - 1] == ' ')
        n--;
    return n;
}

static bool is_field(struct str line, size_t *name, size_t *value)
{
    size_t at = *name = name_of(line);

    while (at < line.n && line.s[at] == ' ')
        at++;
    if (!*name || at >= line.n || (line.s[at] != ':' && line.s[at] != '='))
        return false;
    *value = at + 1;
    return line.s[at] == '=' || *value == line.n || line.s[*value] == ' ' || line.s[*value] == '\t';
}

static bool is_within(struct str line)
{
    return !line.n || line.s[0] == ' ' || line.s[0] == '\t' || line.s[0] == '#' || line.s[0] == '[' || line.s[0] == ']' || line.s[0] == '}' || !memcmp(line.s, "- ", line.n < 2 ? line.n : 2);
}

static enum front_kind kind_of(struct str name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (name.n == strlen(known[i].name) && !strncasecmp(name.s, known[i].name, name.n))
            return known[i].kind;
    return FRONT_UNKNOWN;
}

/* Above a line `---` alone: fields without an empty line between them, two or more, or one whose name is known; else it is a heading. */
static size_t unopened(struct str text)
{
    struct str rest = text, line;
    size_t fields = 0, name, value;
    bool familiar = false;

    while (take_line(&rest, &line)) {
        if (str_is(line, "---"))
            return fields > 1 || (fields && familiar) ? (size_t)(rest.s - text.s) : 0;
        if (is_field(line, &name, &value)) {
            familiar = familiar || (kind_of((struct str){ line.s, name }) != FRONT_UNKNOWN && line.s[0] >= 'a');
            fields++;
        } else if (!line.n || !fields || !is_within(line)) {
            return 0;
        }
    }
    return 0;
}

size_t front_end(struct str text)
{
    struct str rest = text, line;
    bool toml, first = true;
    size_t name, value;

    if (!take_line(&rest, &line))
        return 0;
    line = str_trim(line);
    toml = str_is(line, "+++");
    if (!toml && !str_is(line, "---"))
        return unopened(text);
    while (take_line(&rest, &line)) {
        if (str_is(str_trim(line), toml ? "+++" : "---") || (!toml && str_is(str_trim(line), "...")))
            return (size_t)(rest.s - text.s);
        if (first && line.n && !is_field(line, &name, &value) && !is_within(line))
            return 0;    /* a rule, and then the text */
        first = first && !line.n;
    }
    return 0;
}

static struct str unquoted(struct str value)
{
    value = str_trim(value);
    if (value.n > 1 && (value.s[0] == '"' || value.s[0] == '\'') && value.s[value.n - 1] == value.s[0])
        value = (struct str){ value.s + 1, value.n - 2 };
    return value;
}

bool front_next(struct str *rest, struct front_field *field)
{
    struct str line, ahead;
    size_t name, value;

    while (take_line(rest, &line)) {
        if (!is_field(line, &name, &value)) {
            if (!line.n || line.s[0] == '#' || str_starts(line, STR("---")) || str_starts(line, STR("+++")) || str_starts(line, STR("...")))
                continue;
            *field = (struct front_field){ .line = line, .name = line, .value = STR("") };
            return true;
        }
        *field = (struct front_field){ kind_of((struct str){ line.s, name }), line, { line.s, name }, unquoted(str_cut(line, value)) };
        ahead = *rest;
        while (take_line(&ahead, &line) && line.n && is_within(line)) {
            if (str_is(field->value, ">") || str_is(field->value, "|") || str_is(field->value, ">-") || str_is(field->value, "|-"))
                field->value = STR("");
            field->line.n = (size_t)(line.s + line.n - field->line.s);
            *rest = ahead;
        }
        return true;
    }
    return false;
}
