/* pdf/pdffont.c - fonts in a PDF: which glyphs were used, how wide they are, what text they stand for. */

#include "base/mem.h"
#include "pdf/pdffont.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GLYPHS = 65536, CMAP_GROUP = 100 };    /* codes have two bytes; 9.10.3 allows a hundred lines in a group */

struct glyph_use {
    uint32_t text, text_n;         /* in `texts`; text_n 0: none yet */
    int32_t width;                 /* hundredths of a thousandth of an em, as the file tells it */
    bool used;
};

struct pdffont {
    const struct font *font;
    unsigned number, id;
    struct glyph_use *glyphs;
    uint32_t n;
    struct buf texts;
};

struct pdffonts {
    struct pdffile *file;
    struct pdffont *fonts[FACES];
    size_t n;
};

struct pdffonts *pdffonts_new(struct pdffile *file)
{
    struct pdffonts *fonts = mem_zero(1, sizeof *fonts);

    fonts->file = file;
    return fonts;
}

void pdffonts_free(struct pdffonts *fonts)
{
    for (size_t i = 0; i < fonts->n; i++) {
        free(fonts->fonts[i]->glyphs);
        buf_done(&fonts->fonts[i]->texts);
        free(fonts->fonts[i]);
    }
    free(fonts);
}

struct pdffont *pdffonts_use(struct pdffonts *fonts, const struct font *font)
{
    struct pdffont *made;
    unsigned n;

    for (size_t i = 0; i < fonts->n; i++)
        if (fonts->fonts[i]->font == font)
            return fonts->fonts[i];
    n = hb_face_get_glyph_count(hb_font_get_face(font->shaping));
    made = mem_zero(1, sizeof *made);
    made->font = font;
    made->number = (unsigned)fonts->n + 1;
    made->id = pdffile_id(fonts->file);
    made->n = n < GLYPHS ? n : GLYPHS;
    made->glyphs = mem_zero(made->n, sizeof *made->glyphs);
    fonts->fonts[fonts->n++] = made;    /* a font is a face of the theme: there are no more than FACES */
    return made;
}

unsigned pdffont_number(const struct pdffont *font)
{
    return font->number;
}

double pdffont_draw(struct pdffont *font, uint32_t glyph)
{
    struct glyph_use *use;

    if (glyph >= font->n)
        return 0;
    use = &font->glyphs[glyph];
    if (!use->used) {
        use->used = true;
        use->width = (int32_t)lround(hb_font_get_glyph_h_advance(font->font->shaping, glyph) * font->font->unit * 1e5);
    }
    return use->width / 100.0;
}

bool pdffont_copies(struct pdffont *font, uint32_t glyph, struct str text)
{
    struct glyph_use *use;

    if (glyph >= font->n)
        return false;
    use = &font->glyphs[glyph];
    if (!use->text_n) {
        use->text = (uint32_t)font->texts.n;
        use->text_n = (uint32_t)text.n;
        buf_str(&font->texts, text);
        return true;
    }
    return use->text_n == text.n && !memcmp(font->texts.s + use->text, text.s, text.n);
}

void pdffonts_resources(const struct pdffonts *fonts, struct buf *dict)
{
    for (size_t i = 0; i < fonts->n; i++)
        buf_printf(dict, "/F%u %u 0 R", fonts->fonts[i]->number, fonts->fonts[i]->id);
}

/* --- embedding --- */

/* 9.6.4: a subset's name begins with six letters of its own; here they follow from the glyphs in it. */
static void put_name(struct buf *buf, const struct pdffont *font)
{
    hb_face_t *face = hb_font_get_face(font->font->shaping);
    uint64_t hash = 0xcbf29ce484222325u;
    char name[128];
    unsigned length = sizeof name;

    for (uint32_t i = 0; i < font->n; i++)
        if (font->glyphs[i].used)
            hash = (hash ^ i) * 0x100000001b3u;
    for (int i = 0; i < 6; i++, hash /= 26)
        buf_putc(buf, (char)('A' + hash % 26));
    buf_putc(buf, '+');
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
    for (unsigned i = 0; i < length && name[i]; i++)
        if ((name[i] >= 'a' && name[i] <= 'z') || (name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= '0' && name[i] <= '9') || name[i] == '-')
            buf_putc(buf, name[i]);
}

/* The font file with the outlines of the used glyphs alone, under their old numbers; yours, NULL where that fails. */
static hb_face_t *make_subset(const struct pdffont *font)
{
    static const hb_tag_t useless[] = {    /* in a PDF, which has widths and texts of its own */
        HB_TAG('G','S','U','B'), HB_TAG('G','P','O','S'), HB_TAG('G','D','E','F'), HB_TAG('n','a','m','e'), HB_TAG('O','S','/','2'),
        HB_TAG('c','m','a','p'), HB_TAG('p','o','s','t'), HB_TAG('k','e','r','n'), HB_TAG('g','a','s','p'), HB_TAG('S','T','A','T'),
        HB_TAG('M','A','T','H'), HB_TAG('m','e','t','a'), HB_TAG('D','S','I','G'), HB_TAG('v','h','e','a'), HB_TAG('v','m','t','x'),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *subset;

    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    for (uint32_t i = 0; i < font->n; i++)
        if (font->glyphs[i].used)
            hb_set_add(hb_subset_input_glyph_set(input), i);
    for (size_t i = 0; i < sizeof useless / sizeof *useless; i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), useless[i]);
    subset = hb_subset_or_fail(hb_font_get_face(font->font->shaping), input);
    hb_subset_input_destroy(input);
    return subset;
}

static struct str blob_bytes(hb_blob_t *blob)
{
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);

    return (struct str){ bytes ? bytes : "", n };
}

/* 9.9: outlines in CFF stand bare, those of TrueType in their file. */
static bool write_program(struct pdffile *file, const struct pdffont *font, unsigned id, bool cff)
{
    hb_face_t *subset = make_subset(font);
    hb_blob_t *blob = subset ? cff ? hb_face_reference_table(subset, HB_TAG('C','F','F',' ')) : hb_face_reference_blob(subset) : NULL;
    struct str bytes = blob ? blob_bytes(blob) : (struct str){ "", 0 };
    struct buf keys = {0};

    if (cff)
        buf_puts(&keys, "/Subtype/CIDFontType0C");
    else
        buf_printf(&keys, "/Length1 %zu", bytes.n);
    pdffile_stream(file, id, keys.s, bytes);
    buf_done(&keys);
    if (blob)
        hb_blob_destroy(blob);
    if (subset)
        hb_face_destroy(subset);
    return bytes.n > 0;
}

/* The four bounds of all glyphs, in thousandths of an em, from `head` (OpenType 1.9): signed big-endian words at byte 36. */
static void put_bounds(struct buf *buf, const struct font *font)
{
    hb_blob_t *head = hb_face_reference_table(hb_font_get_face(font->shaping), HB_TAG('h','e','a','d'));
    struct str bytes = blob_bytes(head);

    buf_putc(buf, '[');
    for (size_t i = 36; i < 44; i += 2) {
        unsigned word = i + 1 < bytes.n ? (unsigned)((unsigned char)bytes.s[i] << 8 | (unsigned char)bytes.s[i + 1]) : 0;

        if (i > 36)
            buf_putc(buf, ' ');
        pdf_integer(buf, lround((word < 0x8000 ? (double)word : (double)word - 0x10000) * font->unit * 1000));
    }
    buf_putc(buf, ']');
    hb_blob_destroy(head);
}

static long thousandths(const struct font *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;

    hb_ot_metrics_get_position_with_fallback(font->shaping, tag, &value);
    return lround(value * font->unit * 1000);
}

static void write_descriptor(struct pdffile *file, const struct pdffont *font, unsigned id, unsigned program, bool cff)
{
    enum { SYMBOLIC = 4, ITALIC = 64 };    /* 9.8.2 */
    struct buf *buf = pdffile_begin(file, id);
    float slant = hb_style_get_value(font->font->shaping, HB_STYLE_TAG_SLANT_ANGLE);
    float weight = hb_style_get_value(font->font->shaping, HB_STYLE_TAG_WEIGHT);

    buf_puts(buf, "<</Type/FontDescriptor/FontName/");
    put_name(buf, font);
    buf_printf(buf, "/Flags %d/FontBBox", SYMBOLIC | (slant < 0 || slant > 0 ? ITALIC : 0));
    put_bounds(buf, font->font);
    buf_puts(buf, "/ItalicAngle ");
    pdf_number(buf, (double)slant);
    /* nobody knows a file's stem width; this is what weight usually brings */
    buf_printf(buf, "/Ascent %ld/Descent %ld/CapHeight %ld/StemV %ld", thousandths(font->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
               thousandths(font->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER), thousandths(font->font, HB_OT_METRICS_TAG_CAP_HEIGHT), lround((double)weight / 5));
    buf_printf(buf, "/FontFile%d %u 0 R>>", cff ? 3 : 2, program);
    pdffile_end_object(file);
}

/* 9.7.4.3: "first [width width ...]" for each stretch of used glyphs */
static void put_widths(struct buf *buf, const struct pdffont *font)
{
    bool open = false;

    buf_puts(buf, "/W[");
    for (uint32_t i = 0; i < font->n; i++) {
        if (font->glyphs[i].used) {
            if (open)
                buf_putc(buf, ' ');
            else
                buf_printf(buf, "%u[", i);
            pdf_hundredths(buf, font->glyphs[i].width);
        } else if (open) {
            buf_putc(buf, ']');
        }
        open = font->glyphs[i].used;
    }
    buf_puts(buf, open ? "]]" : "]");
}

/* 9.10.3: code to text */
static void write_texts(struct pdffile *file, const struct pdffont *font, unsigned id)
{
    struct buf stream = {0}, group = {0};
    unsigned n = 0;

    buf_puts(&stream, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
             "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
             "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (uint32_t i = 0; i <= font->n; i++) {
        if (n && (i == font->n || n == CMAP_GROUP)) {
            buf_printf(&stream, "%u beginbfchar\n", n);
            buf_str(&stream, buf_text(&group));
            buf_puts(&stream, "endbfchar\n");
            buf_cut(&group, 0);
            n = 0;
        }
        if (i == font->n || !font->glyphs[i].text_n)
            continue;
        buf_printf(&group, "<%04X><", i);
        pdf_utf16(&group, (struct str){ font->texts.s + font->glyphs[i].text, font->glyphs[i].text_n });
        buf_puts(&group, ">\n");
        n++;
    }
    buf_puts(&stream, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    pdffile_stream(file, id, "", buf_text(&stream));
    buf_done(&stream);
    buf_done(&group);
}

static bool write_font(struct pdffile *file, const struct pdffont *font)
{
    unsigned descendant = pdffile_id(file), descriptor = pdffile_id(file), program = pdffile_id(file), texts = pdffile_id(file);
    hb_blob_t *outlines = hb_face_reference_table(hb_font_get_face(font->font->shaping), HB_TAG('C','F','F',' '));
    bool cff = hb_blob_get_length(outlines) > 0;
    struct buf *buf = pdffile_begin(file, font->id);

    hb_blob_destroy(outlines);
    buf_puts(buf, "<</Type/Font/Subtype/Type0/BaseFont/");
    put_name(buf, font);
    if (cff)
        buf_puts(buf, "-Identity-H");    /* 9.7.6.2 */
    buf_printf(buf, "/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>", descendant, texts);
    pdffile_end_object(file);
    buf = pdffile_begin(file, descendant);
    buf_printf(buf, "<</Type/Font/Subtype/CIDFontType%d/BaseFont/", cff ? 0 : 2);
    put_name(buf, font);
    buf_puts(buf, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    buf_printf(buf, "/FontDescriptor %u 0 R%s/DW 0", descriptor, cff ? "" : "/CIDToGIDMap/Identity");
    put_widths(buf, font);
    buf_puts(buf, ">>");
    pdffile_end_object(file);
    write_descriptor(file, font, descriptor, program, cff);
    write_texts(file, font, texts);
    return write_program(file, font, program, cff);
}

bool pdffonts_write(struct pdffonts *fonts)
{
    bool good = true;

    for (size_t i = 0; i < fonts->n; i++)
        good = write_font(fonts->file, fonts->fonts[i]) && good;
    return good;
}
