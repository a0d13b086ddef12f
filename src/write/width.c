/* width.c -- how many columns of a terminal a text takes, and cells of a table.
 *
 * wcwidth() depends on the locale and its tables differ between systems, so a
 * short table of our own says what is wide: the East Asian blocks of Unicode
 * Standard Annex 11 and the emoji, by block, not by character.  Combining marks,
 * joiners and direction marks take no column.  Good enough to keep columns
 * straight in news; flags and emoji made of several characters are counted too wide. */
#include "base/utf8.h"
#include "write/write.h"

static const struct range { uint32_t from, to; uint8_t width; } ranges[] = {
    {0x00300, 0x0036f, 0}, {0x00483, 0x00489, 0}, {0x00591, 0x005bd, 0}, {0x0064b, 0x0065f, 0}, {0x00900, 0x00902, 0},
    {0x01100, 0x0115f, 2}, {0x0200b, 0x0200f, 0}, {0x0202a, 0x0202e, 0}, {0x02060, 0x02064, 0}, {0x020d0, 0x020f0, 0},
    {0x0231a, 0x0231b, 2}, {0x02e80, 0x0303e, 2}, {0x03041, 0x0a4cf, 2}, {0x0ac00, 0x0d7a3, 2}, {0x0f900, 0x0faff, 2},
    {0x0fe00, 0x0fe0f, 0}, {0x0fe30, 0x0fe6f, 2}, {0x0feff, 0x0feff, 0}, {0x0ff00, 0x0ff60, 2}, {0x0ffe0, 0x0ffe6, 2},
    {0x1f300, 0x1f64f, 2}, {0x1f680, 0x1f6ff, 2}, {0x1f900, 0x1faff, 2}, {0x20000, 0x3fffd, 2},
};

static uint32_t char_width(uint32_t cp)
{
    if (cp < 0x300) return 1;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && cp >= ranges[i].from; i++)
        if (cp <= ranges[i].to) return ranges[i].width;
    return 1;
}

/* Next character of s[at..n): its bytes and columns.  White space and controls are one blank. */
static size_t next_char(const char *s, size_t at, size_t n, uint32_t *width, int *blank)
{
    uint32_t cp, len = 1;
    *blank = (unsigned char)s[at] <= ' ' || s[at] == 0x7f;
    *width = 1;
    if (*blank) {
        while (at + len < n && ((unsigned char)s[at + len] <= ' ' || s[at + len] == 0x7f)) len++;
        return len;
    }
    len = clioi_utf8_decode(s + at, n - at, &cp);
    if (!len) return 1;
    *width = char_width(cp);
    return len;
}

uint32_t clioi_width(const char *s, size_t n)
{
    uint32_t sum = 0, width;
    int blank;
    for (size_t i = 0; i < n; i += next_char(s, i, n, &width, &blank), sum += width) {}
    return sum;
}

uint32_t clioi_put_cell(clioi_buf *out, const char *s, size_t n, uint32_t width, int fill)
{
    uint32_t used = 0, w, room = width;
    int blank, cut = clioi_width(s, n) > width;
    if (cut && room) room--;
    for (size_t i = 0; i < n;) {
        size_t len = next_char(s, i, n, &w, &blank);
        if (used + w > room) break;
        if (blank)
            clioi_put_char(out, ' ');
        else
            (void)clioi_buf_add(out, s + i, len);
        used += w;
        i += len;
    }
    if (cut && width) {
        clioi_put_str(out, "\xe2\x80\xa6");
        used++;
    }
    for (; fill && used < width; used++) clioi_put_char(out, ' ');
    return used;
}
