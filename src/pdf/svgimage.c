/* pdf/svgimage.c - SVG pictures for pages. */

#include "pdf/svgimage.h"
#include "base/picture.h"
#include "base/xml.h"

#include <stdlib.h>
#include <strings.h>

#ifdef RSVG_SONAME
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

bool svgimage_able(void)
{
    return true;
}

/* --- in a process of its own --- */

static void limit(int what, rlim_t most)
{
    struct rlimit now;

    if (getrlimit(what, &now) == 0 && (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > most))
        setrlimit(what, &(struct rlimit){ most, now.rlim_max });
}

static cairo_status_t write_png(void *closure, const unsigned char *data, unsigned length)
{
    int to = *(int *)closure;

    while (length) {
        ssize_t n = write(to, data, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return CAIRO_STATUS_WRITE_ERROR;
        data += n;
        length -= (unsigned)n;
    }
    return CAIRO_STATUS_SUCCESS;
}

enum { DRAWN, NOT_DRAWN, NOT_THERE, NO_MEMORY /* as base/mem.c has it */ };    /* how the process ends */

/* What it holds goes with the process. The library is loaded here and now: with the sixteen that it brings it would take a tenth of the time of every check. */
static int draw_to(int to, struct str bytes, int width, int height)
{
    void *library = dlopen(RSVG_SONAME, RTLD_NOW);
    __typeof__(rsvg_handle_new_from_data) *read_svg = library ? (__typeof__(read_svg))dlsym(library, "rsvg_handle_new_from_data") : NULL;
    __typeof__(rsvg_handle_render_document) *render = library ? (__typeof__(render))dlsym(library, "rsvg_handle_render_document") : NULL;
    RsvgHandle *svg = read_svg && render ? read_svg((const guint8 *)bytes.s, bytes.n, NULL) : NULL;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *context = cairo_create(surface);
    RsvgRectangle place = { 0, 0, width, height };

    if (!read_svg || !render)
        return NOT_THERE;
    return svg && render(svg, context, &place, NULL) && cairo_status(context) == CAIRO_STATUS_SUCCESS
        && cairo_surface_write_to_png_stream(surface, write_png, &to) == CAIRO_STATUS_SUCCESS ? DRAWN : NOT_DRAWN;
}

static _Noreturn void draw_alone(int to, struct str bytes, int width, int height)
{
    close(STDERR_FILENO);          /* librsvg's own words are not for our reader */
    signal(SIGXCPU, SIG_DFL);      /* what ended it says enough */
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, SVG_SECONDS);
#ifndef __SANITIZE_ADDRESS__       /* which takes all there is for its shadow */
    limit(RLIMIT_AS, (rlim_t)SVG_MEMORY << 20);
#endif
    _exit(draw_to(to, bytes, width, height));
}

static enum image_state draw(struct str bytes, int width, int height, struct buf *png)
{
    char part[65536];
    int ends[2], status = 0;
    ssize_t n;
    pid_t child;

    if (pipe(ends) != 0)
        return IMAGE_BROKEN;
    child = fork();
    if (child == 0) {
        close(ends[0]);
        draw_alone(ends[1], bytes, width, height);
    }
    close(ends[1]);
    while (child > 0 && ((n = read(ends[0], part, sizeof part)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0)
            buf_add(png, part, (size_t)n);
    close(ends[0]);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (child > 0 && (WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == NO_MEMORY)))
        return IMAGE_TOO_LARGE;
    if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
        return IMAGE_UNKNOWN;
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == DRAWN ? IMAGE_GOOD : IMAGE_BROKEN;
}
#else
bool svgimage_able(void)
{
    return false;
}

static enum image_state draw(struct str bytes, int width, int height, struct buf *png)
{
    (void)bytes, (void)width, (void)height, (void)png;
    return IMAGE_UNKNOWN;
}
#endif

/* --- whether to draw it --- */

static bool holds_pictures(struct str bytes)
{
    char *error = NULL;
    xmlDoc *doc = xml_parse(bytes, "svg", &error);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    bool found = !doc;

    for (xmlNode *node = root; node && !found; node = xml_following(node, root))
        found = node->type == XML_ELEMENT_NODE && (!strcasecmp((const char *)node->name, "image") || !strcasecmp((const char *)node->name, "feImage"));
    free(error);
    if (doc)
        xmlFreeDoc(doc);
    return found;
}

enum image_state svgimage_read(struct str bytes, struct buf *png, struct image *picture)
{
    struct picture svg = picture_of(bytes);
    double scale = SVG_DOTS / 96.0;    /* its size is told in pixels of CSS */
    enum image_state state;

    if (svg.too_large)
        return IMAGE_TOO_LARGE;
    if (!svgimage_able() || svg.type != PICTURE_SVG || !(svg.width > 0 && svg.height > 0) || holds_pictures(bytes))
        return IMAGE_UNKNOWN;
    if (svg.width * scale > SVG_WIDEST)
        scale = SVG_WIDEST / svg.width;
    if (svg.height * scale > SVG_HIGHEST)
        scale = SVG_HIGHEST / svg.height;
    if (svg.width * scale < 1 || svg.height * scale < 1)
        return IMAGE_BROKEN;
    state = draw(bytes, (int)(svg.width * scale + 0.5), (int)(svg.height * scale + 0.5), png);
    if (state != IMAGE_GOOD)
        return state;
    state = image_read(buf_text(png), picture);
    picture->dots = 96 * scale;
    return state;
}
