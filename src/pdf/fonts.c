/* pdf/fonts.c - font files: found once by fontconfig, loaded when first used. */

#include "base/mem.h"
#include "pdf/fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <stdlib.h>
#include <string.h>

/* FreeType's library ends with its last face: cairo keeps faces as long as it likes. */
struct library {
    FT_Library freetype;
    unsigned users;
};

struct loaded { FT_Face face; struct library *library; };

struct fonts {
    FcConfig *config;                /* NULL until a font is looked for */
    struct library *library;
    struct font font[FACES];
    signed char state[FACES];        /* 0 not asked, 1 there, -1 missing */
};

static void leave_library(struct library *library)
{
    if (--library->users)
        return;
    if (library->freetype)
        FT_Done_FreeType(library->freetype);
    free(library);
}

struct fonts *fonts_new(void)
{
    struct fonts *fonts = mem_zero(1, sizeof *fonts);

    fonts->library = mem_zero(1, sizeof *fonts->library);
    fonts->library->users = 1;
    if (FT_Init_FreeType(&fonts->library->freetype))
        fonts->library->freetype = NULL;
    return fonts;
}

void fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < FACES; i++) {
        if (fonts->state[i] <= 0)
            continue;
        hb_font_destroy(fonts->font[i].shaping);
        cairo_font_face_destroy(fonts->font[i].drawing);
    }
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    leave_library(fonts->library);
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
        fonts->config = FcInitLoadConfigAndFonts();
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

static const cairo_user_data_key_t ft_key;

static void release_face(void *data)
{
    struct loaded *loaded = data;

    FT_Done_Face(loaded->face);
    leave_library(loaded->library);
    free(loaded);
}

static float advance_of(const struct font *font, uint32_t c, uint16_t *glyph)
{
    hb_codepoint_t id = 0;

    if (!hb_font_get_nominal_glyph(font->shaping, c, &id))
        return 0;
    *glyph = (uint16_t)id;
    return (float)(hb_font_get_glyph_h_advance(font->shaping, id) * font->unit);
}

static bool load(struct fonts *fonts, struct font *font, const char *path)
{
    hb_blob_t *blob;
    hb_face_t *face;
    struct loaded *loaded;
    FT_Face ft;
    unsigned upem;

    if (!fonts->library->freetype || FT_New_Face(fonts->library->freetype, path, 0, &ft))
        return false;
    loaded = mem_alloc(sizeof *loaded);
    *loaded = (struct loaded){ ft, fonts->library };
    fonts->library->users++;
    font->drawing = cairo_ft_font_face_create_for_ft_face(ft, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (cairo_font_face_set_user_data(font->drawing, &ft_key, loaded, release_face)) {
        cairo_font_face_destroy(font->drawing);
        release_face(loaded);
        return false;
    }
    blob = hb_blob_create_from_file(path);
    face = hb_face_create(blob, 0);
    upem = hb_face_get_upem(face);
    font->shaping = hb_font_create(face);
    hb_font_set_scale(font->shaping, (int)upem, (int)upem);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    font->unit = 1.0 / (upem ? upem : 1000);
    font->space = advance_of(font, ' ', &font->space_glyph);
    font->hyphen = advance_of(font, '-', &font->hyphen_glyph);
    return true;
}

const struct font *fonts_get(struct fonts *fonts, enum face_id face)
{
    if (!fonts->state[face]) {
        char *path = find_file(fonts, &theme_faces[face]);

        fonts->state[face] = path && load(fonts, &fonts->font[face], path) ? 1 : -1;
        free(path);
    }
    return fonts->state[face] > 0 ? &fonts->font[face] : NULL;
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
