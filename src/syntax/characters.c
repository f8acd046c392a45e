/* syntax/characters.c - what may not stand in a text that people write. */

#include "syntax/characters.h"
#include "base/mem.h"
#include "base/picture.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

struct reader {
    const struct source *source;
    const char *subject;
    struct diags *diags;
    const char *s;
    size_t n, errors;
};

static struct span span_at(const struct reader *r, size_t start, size_t end)
{
    return (struct span){ r->source, (uint32_t)start, (uint32_t)end };
}

static size_t line_end(const struct reader *r, size_t at)
{
    const char *end = memchr(r->s + at, '\n', r->n - at);

    return end ? (size_t)(end - r->s) : r->n;
}

/* ---- what is no text ---- */

/* By its mark, or since of the first characters each second byte is NUL: what is saved without a mark. */
static bool is_utf16(struct str bytes)
{
    enum { LOOKED_AT = 256 };
    size_t most = bytes.n < LOOKED_AT ? bytes.n : LOOKED_AT, none[2] = {0};

    if (str_starts(bytes, STR("\xff\xfe")) || str_starts(bytes, STR("\xfe\xff")))
        return true;
    for (size_t i = 0; i < most; i++)
        none[i % 2] += !bytes.s[i];
    return most >= 8 && (none[0] > most / 4) != (none[1] > most / 4) && (!none[0] || !none[1]);
}

/* White space before the mark makes no text of it: formatting would take that away. */
static struct str without_white(struct str bytes)
{
    static const struct str white[] = { STR(" "), STR("\t"), STR("\r"), STR("\n"), STR("\xc2\xa0"), STR("\xef\xbb\xbf") };
    size_t i = 0;

    while (i < sizeof white / sizeof *white)
        if (str_starts(bytes, white[i])) {
            bytes = str_cut(bytes, white[i].n);
            i = 0;
        } else {
            i++;
        }
    return bytes;
}

/* What a file is by its first bytes: the note of DIAG_NO_TEXT that says so; NULL where it may be a text. */
static const char *kind_of(struct str bytes)
{
    static const struct { struct str begin; const char *note; } kinds[] = {
        { STR("PK\3\4"), "office" }, { STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "office" }, { STR("{\\rtf"), "office" },
        { STR("%PDF-"), "pdf" }, { STR("GIF8"), "picture" },
    };
    enum picture_type picture;

    bytes = without_white(bytes);
    picture = picture_of(bytes).type;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(bytes, kinds[i].begin))
            return kinds[i].note;
    return picture == PICTURE_PNG || picture == PICTURE_JPEG || str_starts(bytes, STR("\x89PNG")) || str_starts(bytes, STR("\xff\xd8\xff")) ? "picture" : NULL;
}

bool characters_are_text(struct str bytes)
{
    return !is_utf16(bytes) && !kind_of(bytes);
}

/* ---- characters ---- */

static void bad_byte(struct reader *r, size_t at)
{
    char byte[8], offset[24];

    snprintf(byte, sizeof byte, "%02X", (unsigned char)r->s[at]);
    snprintf(offset, sizeof offset, "%zu", at + 1);
    diag(r->diags, DIAG_NOT_UTF8, span_at(r, at, at + 1), r->subject, { "byte", byte }, { "offset", offset });
    r->errors++;
}

static void bad_character(struct reader *r, size_t at, size_t len, uint32_t c)
{
    enum diag_code code = utf8_is_bidi_control(c) ? DIAG_BIDI_CONTROL : utf8_is_invisible(c) ? DIAG_INVISIBLE : DIAG_CONTROL_CHARACTER;
    char name[16];

    snprintf(name, sizeof name, "U+%04X", (unsigned)c);
    diag(r->diags, code, span_at(r, at, at + len), r->subject, { "character", name });
    if (diag_rows[code].severity == ERROR)
        r->errors++;
}

static bool inside_character(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Points at what differs: from the first such character of the line to the last. */
static void report_not_nfc(struct reader *r, size_t from, struct str text, struct str nfc)
{
    size_t before = 0, after = 0;
    struct diag *d;

    while (before < text.n && before < nfc.n && text.s[before] == nfc.s[before])
        before++;
    while (before && (inside_character(text.s[before]) || inside_character(nfc.s[before])))
        before--;
    while (after + before < text.n && after + before < nfc.n && text.s[text.n - after - 1] == nfc.s[nfc.n - after - 1])
        after++;
    while (after && (inside_character(text.s[text.n - after]) || inside_character(nfc.s[nfc.n - after])))
        after--;
    d = diag(r->diags, DIAG_NOT_NFC, span_at(r, from + before, from + text.n - after), r->subject);
    diag_set_fix(r->diags, d, (struct str){ nfc.s + before, nfc.n - before - after });
}

static void check_characters(struct reader *r)
{
    enum { TOLD = 100 };    /* a picture saved under the wrong name has thousands: a hundred places tell enough */
    size_t told = 0, bad_line = 0;    /* a line in another encoding has many bad bytes: the first tells */
    bool marks = false;

    for (size_t i = 0; i < r->n && told < TOLD;) {
        unsigned char byte = (unsigned char)r->s[i];
        uint32_t c = byte;
        size_t len = 1;

        if (byte >= 0x20 && byte < 0x7f) {
            i++;
            continue;
        }
        if (byte >= 0x80) {
            len = utf8_decode(r->s + i, r->n - i, &c);
            if (!len) {
                if (i >= bad_line) {
                    bad_byte(r, i);
                    bad_line = line_end(r, i);
                    told++;
                }
                i++;
                continue;
            }
            marks = marks || (c >= 0x300 && c <= 0x36f);
        }
        if ((c < 0x20 && c != '\t' && c != '\n' && !(c == '\r' && i + 1 < r->n && r->s[i + 1] == '\n')) || c == 0x7f || (c >= 0x80 && c < 0xa0) ||
            utf8_is_bidi_control(c) || (utf8_is_invisible(c) && !(i == 0 && c == 0xfeff) && c != 0x200d && c != 0x200c && c != 0xad)) {
            bad_character(r, i, len, c);
            told++;
        }
        i += len;
    }
    /* only a text with combining marks can be out of NFC in a way that a person meets */
    for (size_t line = 1; marks && line <= r->source->n_lines; line++) {
        struct str text = source_line(r->source, line);
        char *nfc;
        size_t n, from;

        if (utf8_check(text.s, text.n) < text.n)
            continue;
        nfc = utf8_nfc(text, &n);
        from = (size_t)(text.s - r->s);
        if (!str_eq(text, (struct str){ nfc, n }))
            report_not_nfc(r, from, text, (struct str){ nfc, n });
        free(nfc);
    }
}

size_t characters_check(const struct source *source, const char *subject, struct diags *diags)
{
    struct reader r = { source, subject, diags, source->text.s, source->text.n, 0 };
    const char *kind = kind_of(source->text);

    if (is_utf16(source->text)) {
        diag(diags, DIAG_UTF16, span_at(&r, 0, 2), subject);
        return 1;
    }
    if (kind) {
        diag_note(diags, diag(diags, DIAG_NO_TEXT, span_at(&r, 0, 1), subject), kind, (struct span){0});
        return 1;
    }
    check_characters(&r);
    return r.errors;
}
