/* unit/image.c - sizes are read from a picture's head, and nothing it says is believed too far. */

#include "base/image.h"
#include "unit.h"

#include <stdlib.h>

#define BYTES(literal) ((struct str){ literal, sizeof literal - 1 })

#define PNG_HEAD "\x89PNG\r\n\x1a\n" "\0\0\0\x0d" "IHDR"
#define PNG_300x200 PNG_HEAD "\0\0\x01\x2c" "\0\0\0\xc8" "\x08\x06\0\0\0" "\1\2\3\4"
#define PNG_END "\0\0\0\0" "IEND" "\xae\x42\x60\x82"
#define JPEG_HEAD "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\0\x48\0\x48\0\0"
/* APP1: Exif, a TIFF of one entry, the orientation */
#define EXIF_LITTLE(value) "\xff\xe1\0\x22" "Exif\0\0" "II*\0\x08\0\0\0" "\1\0" "\x12\1\3\0\1\0\0\0" value "\0\0\0" "\0\0\0\0"
#define EXIF_BIG(at) "\xff\xe1\0\x22" "Exif\0\0" "MM\0*" at "\0\1" "\1\x12\0\3\0\0\0\1\0\x08\0\0" "\0\0\0\0"
#define JPEG_FRAME(kind, count) "\xff" kind "\0\x11\x08\0\xc8\x01\x2c" count "\1\x22\0\2\x11\1\3\x11\1\xff\xd9"

START_TEST(sizes_stand_in_the_head)
{
    struct image p;

    ck_assert_int_eq(image_read(BYTES(PNG_300x200 PNG_END), &p), IMAGE_GOOD);
    ck_assert(p.kind == IMAGE_PNG && p.width == 300 && p.height == 200 && p.components == 3 && p.dots == 96);
    ck_assert_int_eq(image_read(BYTES(PNG_300x200 "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\1CRC4" "\0\0\0\0IDATCRC4" PNG_END), &p), IMAGE_GOOD);
    ck_assert_double_eq_tol(p.dots, 300, 0.01);
    ck_assert_double_eq_tol(image_points(&p, p.width), 72, 0.01);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD JPEG_FRAME("\xc0", "\3")), &p), IMAGE_GOOD);
    ck_assert(p.kind == IMAGE_JPEG && p.width == 300 && p.height == 200 && p.components == 3 && p.dots == 72 && !p.inverted);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD "\xff\xee\0\x0e" "Adobe\0\x64\0\0\0\0\2" JPEG_FRAME("\xc2", "\4")), &p), IMAGE_GOOD);
    ck_assert(p.components == 4 && p.inverted);
}
END_TEST

START_TEST(exif_says_how_it_is_held)
{
    struct image p;

    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD JPEG_FRAME("\xc0", "\3")), &p), IMAGE_GOOD);
    ck_assert(p.orientation == 1 && image_seen_width(&p) == 300);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD EXIF_LITTLE("\6") JPEG_FRAME("\xc0", "\3")), &p), IMAGE_GOOD);
    ck_assert(p.orientation == 6 && p.width == 300 && image_seen_width(&p) == 200 && image_seen_height(&p) == 300);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD EXIF_BIG("\0\0\0\x08") JPEG_FRAME("\xc0", "\3")), &p), IMAGE_GOOD);
    ck_assert_uint_eq(p.orientation, 8);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD EXIF_BIG("\xff\xff\xff\xf0") JPEG_FRAME("\xc0", "\3")), &p), IMAGE_GOOD);    /* beyond its end */
    ck_assert_uint_eq(p.orientation, 1);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD EXIF_LITTLE("\x09") JPEG_FRAME("\xc0", "\3")), &p), IMAGE_GOOD);    /* there is no ninth */
    ck_assert_uint_eq(p.orientation, 1);
}
END_TEST

START_TEST(others_are_refused)
{
    struct image p;

    ck_assert_int_eq(image_read(BYTES(""), &p), IMAGE_UNKNOWN);
    ck_assert_int_eq(image_read(BYTES("GIF89a\1\0\1\0"), &p), IMAGE_UNKNOWN);
    ck_assert_int_eq(image_read(BYTES("<svg/>"), &p), IMAGE_UNKNOWN);
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD JPEG_FRAME("\xc3", "\3")), &p), IMAGE_UNKNOWN);    /* lossless */
    ck_assert_int_eq(image_read(BYTES(JPEG_HEAD JPEG_FRAME("\xc0", "\2")), &p), IMAGE_UNKNOWN);
    ck_assert_int_eq(image_read(BYTES(PNG_HEAD "\0\0\0\0" "\0\0\0\xc8" "\x08\x06\0\0\0" "\1\2\3\4"), &p), IMAGE_BROKEN);
    ck_assert_int_eq(image_read(BYTES(PNG_HEAD "\x7f\xff\xff\xff" "\x7f\xff\xff\xff" "\x08\x06\0\0\0" "\1\2\3\4"), &p), IMAGE_TOO_LARGE);
    ck_assert_int_eq(image_read(BYTES(PNG_HEAD "\0\0\x4e\x20" "\0\0\x4e\x20" "\x08\x06\0\0\0" "\1\2\3\4"), &p), IMAGE_TOO_LARGE);
    ck_assert_int_eq(image_read(BYTES("\xff\xd8\xff\xda\0\2"), &p), IMAGE_BROKEN);    /* data before its frame */
    ck_assert_int_eq(image_read(BYTES(PNG_300x200 "\0\0\0\0IDATCRC4"), &p), IMAGE_BROKEN);    /* cut off */
    ck_assert_int_eq(image_read(BYTES(PNG_300x200 "\0\0\x40\0IDAT"), &p), IMAGE_BROKEN);
    ck_assert_int_eq(image_read((struct str){ JPEG_HEAD JPEG_FRAME("\xc0", "\3"), sizeof (JPEG_HEAD JPEG_FRAME("\xc0", "\3")) - 3 }, &p), IMAGE_BROKEN);
}
END_TEST

/* Wherever it is cut off, whatever byte is changed: an answer, and none from beyond its end. */
START_TEST(a_damaged_head_is_no_danger)
{
    static const struct str whole[] = { BYTES(PNG_300x200 "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\1CRC4" "\0\0\0\0IDATCRC4" PNG_END), BYTES(JPEG_HEAD "\xff\xff" JPEG_FRAME("\xc0", "\3")),
                                          BYTES(JPEG_HEAD EXIF_LITTLE("\5") JPEG_FRAME("\xc0", "\3")), BYTES(JPEG_HEAD EXIF_BIG("\0\0\0\x08") JPEG_FRAME("\xc0", "\3")) };

    for (size_t w = 0; w < sizeof whole / sizeof *whole; w++)
        for (size_t n = 0; n <= whole[w].n; n++)
            for (size_t at = 0; at < n; at++) {
                char *bytes = malloc(n);    /* no byte more, so that a sanitizer sees a read beyond */
                struct image p;

                memcpy(bytes, whole[w].s, n);
                bytes[at] = (char)(bytes[at] ^ 0xff);
                if (image_read((struct str){ bytes, n }, &p) == IMAGE_GOOD)
                    ck_assert(p.width && p.height && p.width <= IMAGE_SIDE && p.height <= IMAGE_SIDE && p.dots >= 30);
                free(bytes);
            }
}
END_TEST

TCase *unit_image(void)
{
    TCase *tests = tcase_create("image");

    tcase_add_test(tests, sizes_stand_in_the_head);
    tcase_add_test(tests, exif_says_how_it_is_held);
    tcase_add_test(tests, others_are_refused);
    tcase_add_test(tests, a_damaged_head_is_no_danger);
    return tests;
}
