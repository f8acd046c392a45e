/* pdf/pdffile.c - a PDF file: numbered objects, compressed streams, the table that finds them. */

#include "base/mem.h"
#include "base/utf8.h"
#include "pdf/pdffile.h"

#include <libdeflate.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PACK = 128, LEVEL = 6 };    /* objects in one object stream: readers unpack all of them for one */

/* 7.5.8.3: where an object stands */
struct place { uint8_t type; uint16_t index; uint32_t where; };    /* 1: at byte `where`; 2: the index-th in object stream `where` */

struct pdffile {
    struct buf *out;
    size_t begin;                  /* of our bytes in out */
    struct libdeflate_compressor *compressor;
    struct place *places;          /* by number */
    size_t n, cap;
    struct buf pack;               /* the objects of the next object stream */
    unsigned pack_ids[PACK];
    size_t pack_at[PACK];
    unsigned packed;
    bool failed;
};

/* --- values --- */

void pdf_integer(struct buf *buf, long long value)
{
    char digits[24];
    size_t at = sizeof digits;
    unsigned long long rest = value < 0 ? 0ull - (unsigned long long)value : (unsigned long long)value;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        digits[--at] = '-';
    buf_add(buf, digits + at, sizeof digits - at);
}

void pdf_hundredths(struct buf *buf, long long hundredths)
{
    char fraction[3] = { '.' };
    unsigned long long size = hundredths < 0 ? 0ull - (unsigned long long)hundredths : (unsigned long long)hundredths;

    if (hundredths < 0)
        buf_putc(buf, '-');
    if (size >= 100 || size % 100 == 0)
        pdf_integer(buf, (long long)(size / 100));
    if (size % 100 == 0)
        return;
    fraction[1] = (char)('0' + size / 10 % 10);
    fraction[2] = (char)('0' + size % 10);
    buf_add(buf, fraction, fraction[2] == '0' ? 2 : 3);
}

void pdf_number(struct buf *buf, double value)
{
    pdf_hundredths(buf, llround(value * 100));
}

void pdf_bytes(struct buf *buf, struct str bytes)
{
    buf_putc(buf, '(');
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.s[i];

        if (c == '(' || c == ')' || c == '\\')
            buf_putc(buf, '\\');
        if (c == '\r')
            buf_puts(buf, "\\r");    /* else readers take it for a line feed */
        else
            buf_putc(buf, c);
    }
    buf_putc(buf, ')');
}

static void put_unit(struct buf *buf, unsigned unit)
{
    static const char digits[] = "0123456789ABCDEF";

    for (int shift = 12; shift >= 0; shift -= 4)
        buf_putc(buf, digits[unit >> shift & 15]);
}

void pdf_utf16(struct buf *buf, struct str utf8)
{
    uint32_t c;

    for (size_t at = 0, length; at < utf8.n && (length = utf8_decode(utf8.s + at, utf8.n - at, &c)); at += length)
        if (c > 0xffff) {
            put_unit(buf, 0xd800 + ((c - 0x10000) >> 10));
            put_unit(buf, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            put_unit(buf, c);
        }
}

void pdf_text(struct buf *buf, const char *utf8)
{
    struct str text = str_of(utf8);
    bool ascii = true;

    for (size_t i = 0; i < text.n; i++)
        ascii = ascii && (unsigned char)text.s[i] >= 32 && (unsigned char)text.s[i] < 127;
    if (ascii) {
        pdf_bytes(buf, text);
        return;
    }
    buf_puts(buf, "<FEFF");
    pdf_utf16(buf, text);
    buf_putc(buf, '>');
}

/* --- objects --- */

struct pdffile *pdffile_new(struct buf *out)
{
    struct pdffile *file = mem_zero(1, sizeof *file);

    file->out = out;
    file->begin = out->n;
    file->compressor = libdeflate_alloc_compressor(LEVEL);
    file->n = 1;    /* number 0 is the head of the free ones */
    mem_grow(&file->places, &file->cap, 1, sizeof *file->places);
    file->places[0] = (struct place){ .index = 65535 };
    /* the second line says to whoever copies the file that it is binary (7.5.2) */
    buf_puts(out, "%PDF-1.7\n%\xb5\xb5\xb5\xb5\n");
    return file;
}

unsigned pdffile_id(struct pdffile *file)
{
    mem_grow(&file->places, &file->cap, file->n + 1, sizeof *file->places);
    file->places[file->n] = (struct place){0};
    return (unsigned)file->n++;
}

static void set_place(struct pdffile *file, unsigned id, struct place place)
{
    if (id >= file->n || file->places[id].type)
        file->failed = true;
    else
        file->places[id] = place;
}

void pdffile_stream_filtered(struct pdffile *file, unsigned id, const char *dict, struct str bytes)
{
    size_t at = file->out->n - file->begin;

    if (at > UINT32_MAX)
        file->failed = true;
    set_place(file, id, (struct place){ .type = 1, .where = (uint32_t)at });
    pdf_integer(file->out, id);
    buf_printf(file->out, " 0 obj\n<<%s/Length %zu>>stream\n", dict, bytes.n);
    buf_str(file->out, bytes);
    buf_puts(file->out, "\nendstream\nendobj\n");
}

void pdffile_stream(struct pdffile *file, unsigned id, const char *dict, struct str bytes)
{
    size_t room = file->compressor ? libdeflate_zlib_compress_bound(file->compressor, bytes.n) : 0;
    char *packed = mem_alloc(room + 1);
    size_t n = room ? libdeflate_zlib_compress(file->compressor, bytes.s, bytes.n, packed, room) : 0;

    if (n) {
        struct buf keys = {0};

        buf_puts(&keys, dict);
        buf_puts(&keys, "/Filter/FlateDecode");
        pdffile_stream_filtered(file, id, keys.s, (struct str){ packed, n });
        buf_done(&keys);
    } else {
        pdffile_stream_filtered(file, id, dict, bytes);
    }
    free(packed);
}

static void write_pack(struct pdffile *file)
{
    struct buf stream = {0}, keys = {0};
    unsigned id, n = file->packed;

    if (!n)
        return;
    id = pdffile_id(file);
    for (unsigned i = 0; i < n; i++) {
        buf_printf(&stream, "%u %zu ", file->pack_ids[i], file->pack_at[i]);
        set_place(file, file->pack_ids[i], (struct place){ .type = 2, .index = (uint16_t)i, .where = id });
    }
    buf_printf(&keys, "/Type/ObjStm/N %u/First %zu", n, stream.n);
    buf_str(&stream, buf_text(&file->pack));
    pdffile_stream(file, id, keys.s, buf_text(&stream));
    buf_done(&stream);
    buf_done(&keys);
    buf_cut(&file->pack, 0);
    file->packed = 0;
}

struct buf *pdffile_begin(struct pdffile *file, unsigned id)
{
    if (file->packed == PACK)
        write_pack(file);
    file->pack_ids[file->packed] = id;
    file->pack_at[file->packed++] = file->pack.n;
    return &file->pack;
}

void pdffile_end_object(struct pdffile *file)
{
    buf_putc(&file->pack, '\n');
}

static void put_big_endian(struct buf *buf, uint32_t value, int bytes)
{
    while (bytes--)
        buf_putc(buf, (char)(value >> 8 * bytes & 255));
}

bool pdffile_end(struct pdffile *file, unsigned catalog, unsigned info)
{
    struct buf table = {0}, keys = {0};
    size_t at;
    unsigned id;
    bool good;

    write_pack(file);
    id = pdffile_id(file);
    at = file->out->n - file->begin;
    set_place(file, id, (struct place){ .type = 1, .where = (uint32_t)at });
    for (size_t i = 0; i < file->n; i++) {
        put_big_endian(&table, file->places[i].type, 1);
        put_big_endian(&table, file->places[i].where, 4);
        put_big_endian(&table, file->places[i].index, 2);
    }
    buf_printf(&keys, "/Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R", file->n, catalog);
    if (info)
        buf_printf(&keys, "/Info %u 0 R", info);
    file->places[id].type = 0;    /* stands in its own table already */
    pdffile_stream(file, id, keys.s, buf_text(&table));
    buf_printf(file->out, "startxref\n%zu\n%%%%EOF\n", at);
    good = !file->failed && file->out->n - file->begin <= UINT32_MAX;
    buf_done(&table);
    buf_done(&keys);
    buf_done(&file->pack);
    if (file->compressor)
        libdeflate_free_compressor(file->compressor);
    free(file->places);
    free(file);
    return good;
}
