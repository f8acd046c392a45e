/* pdf/fonts.c - font files: found once by fontconfig, loaded when first used. */

#include "base/mem.h"
#include "pdf/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>

#include <stdlib.h>
#include <string.h>

struct fonts {
    FcConfig *config;                /* NULL until a font is looked for */
    struct font font[FACES];
    signed char state[FACES];        /* 0 not asked, 1 there, -1 missing */
    char *path[FACES];               /* of those that are there */
    unsigned char same[FACES];       /* the first face of the same file: it is loaded, and embedded, once */
};

static enum face_id first_alike(enum face_id face)
{
    const struct theme_face *wanted = &theme_faces[face];

    for (enum face_id i = 0; i < face; i++)
        if (!strcmp(theme_faces[i].family, wanted->family) && theme_faces[i].weight == wanted->weight && theme_faces[i].italic == wanted->italic)
            return i;
    return face;
}

struct fonts *fonts_new(void)
{
    struct fonts *fonts = mem_zero(1, sizeof *fonts);

    for (enum face_id face = 0; face < FACES; face++)
        fonts->same[face] = (unsigned char)first_alike(face);
    return fonts;
}

void fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < FACES; i++) {
        if (fonts->state[i] > 0)
            hb_font_destroy(fonts->font[i].shaping);
        free(fonts->path[i]);
    }
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    free(fonts);
}

static int fc_weight(int weight)
{
    return weight <= 400 ? FC_WEIGHT_REGULAR : weight <= 500 ? FC_WEIGHT_MEDIUM : weight <= 600 ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_BOLD;
}

/* The installed file of exactly this family and weight; fontconfig itself would always offer something. Yours, or NULL. */
static char *find_file(struct fonts *fonts, const struct theme_face *face)
{
    FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, face->family, FC_WEIGHT, FcTypeInteger, fc_weight(face->weight),
                                       FC_SLANT, FcTypeInteger, face->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN,
                                       FC_WIDTH, FcTypeInteger, FC_WIDTH_NORMAL, FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
    FcPattern *found = NULL;
    FcChar8 *family, *file;
    FcResult result;
    int weight;
    char *path = NULL;

    if (!fonts->config)
        fonts->config = FcConfigReference(NULL);    /* the one of fonts_prepare(), or loaded now */
    FcDefaultSubstitute(wanted);
    if (fonts->config)
        found = FcFontMatch(fonts->config, wanted, &result);
    if (found && FcPatternGetString(found, FC_FAMILY, 0, &family) == FcResultMatch && !strcmp((const char *)family, face->family)
        && FcPatternGetInteger(found, FC_WEIGHT, 0, &weight) == FcResultMatch && weight == fc_weight(face->weight)
        && FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch)
        path = mem_dup((const char *)file, strlen((const char *)file));
    if (found)
        FcPatternDestroy(found);
    FcPatternDestroy(wanted);
    return path;
}

void fonts_prepare(void (*take)(void *closure, const char *path), void *closure)
{
    struct fonts fonts = { .config = FcConfigReference(NULL) };
    FcStrList *folders = fonts.config ? FcConfigGetFontDirs(fonts.config) : NULL;
    const FcChar8 *folder;

    while (folders && (folder = FcStrListNext(folders)))
        take(closure, (const char *)folder);
    if (folders)
        FcStrListDone(folders);
    for (enum face_id face = 0; fonts.config && face < FACES; face++) {
        char *path = first_alike(face) == face ? find_file(&fonts, &theme_faces[face]) : NULL;

        if (path)
            take(closure, path);    /* a link may lead out of its folder */
        free(path);
    }
    if (fonts.config)
        FcConfigDestroy(fonts.config);
}

static float advance_of(const struct font *font, uint32_t c, uint16_t *glyph)
{
    hb_codepoint_t id = 0;

    if (!hb_font_get_nominal_glyph(font->shaping, c, &id))
        return 0;
    *glyph = (uint16_t)id;
    return (float)(hb_font_get_glyph_h_advance(font->shaping, id) * font->unit);
}

/* As the font wants it (OpenType 1.9, OS/2 yStrikeoutPosition, the upper edge; yStrikeoutSize); else as most have it. */
static void find_strike(struct font *font)
{
    hb_position_t top = 0, weight = 0;
    bool known = hb_ot_metrics_get_position(font->shaping, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, &top) &&
                 hb_ot_metrics_get_position(font->shaping, HB_OT_METRICS_TAG_STRIKEOUT_SIZE, &weight) && top > 0 && weight > 0;

    font->strike_weight = known ? (float)(weight * font->unit) : 0.05f;
    font->strike = known ? (float)((top - weight / 2.0) * font->unit) : 0.26f;
}

static bool load(struct font *font, const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    unsigned upem = hb_face_get_upem(face);
    bool good = hb_face_get_glyph_count(face) > 0;

    if (good) {
        font->shaping = hb_font_create(face);
        hb_font_set_scale(font->shaping, (int)upem, (int)upem);
        font->unit = 1.0 / (upem ? upem : 1000);
        font->space = advance_of(font, ' ', &font->space_glyph);
        font->hyphen = advance_of(font, '-', &font->hyphen_glyph);
        find_strike(font);
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return good;
}

const struct font *fonts_get(struct fonts *fonts, enum face_id face)
{
    enum face_id same = fonts->same[face];

    if (!fonts->state[same]) {
        char *path = find_file(fonts, &theme_faces[same]);

        fonts->state[same] = path && load(&fonts->font[same], path) ? 1 : -1;
        fonts->path[same] = path;
    }
    return fonts->state[same] > 0 ? &fonts->font[same] : NULL;
}

void fonts_each_file(const struct fonts *fonts, void (*told)(void *closure, const char *kind, const char *path), void *closure)
{
    for (int i = 0; i < FACES; i++)
        if (fonts->state[i] > 0)
            told(closure, "fonts", fonts->path[i]);
}

bool fonts_has(struct fonts *fonts, enum face_id face, uint32_t c)
{
    const struct theme_face *row = &theme_faces[face];
    const struct font *font = row->last && (c < row->first || c > row->last) ? NULL : fonts_get(fonts, face);
    hb_codepoint_t glyph;

    return font && hb_font_get_nominal_glyph(font->shaping, c, &glyph);
}

/* `mark` is 0, or a character that the face must have too. */
static enum face_id find_face(struct fonts *fonts, enum face_id wanted, uint32_t c, uint32_t mark)
{
    bool bold = theme_faces[wanted].weight >= 600;

    if (fonts_has(fonts, wanted, c) && (!mark || fonts_has(fonts, wanted, mark)))
        return wanted;
    /* a fallback of the same weight first */
    for (int pass = 0; pass < 2; pass++)
        for (enum face_id face = FACE_FALLBACK; face < FACES; face++)
            if ((theme_faces[face].weight >= 600) == (bold != (pass == 1)) && fonts_has(fonts, face, c) && (!mark || fonts_has(fonts, face, mark)))
                return face;
    return FACES;
}

enum face_id fonts_having(struct fonts *fonts, enum face_id wanted, uint32_t c)
{
    return find_face(fonts, wanted, c, 0);
}

enum face_id fonts_having_both(struct fonts *fonts, enum face_id wanted, uint32_t c, uint32_t mark)
{
    return find_face(fonts, wanted, c, mark);
}
