/* put.c -- text and numbers into a buffer, the same bytes in every locale.
 *
 * Numbers are put digit by digit: printf would ask the locale for the decimal
 * point, and its shortest form of a float differs between C libraries.  A
 * fraction is scaled, rounded once and printed as an integer, so 0.7 stored as
 * 0.699999988 is "0.7" everywhere. */
#include "write/write.h"
#include <string.h>

void clioi_put_str(clioi_buf *out, const char *s)
{
    if (s) (void)clioi_buf_add(out, s, strlen(s));
}

void clioi_put_char(clioi_buf *out, char c)
{
    (void)clioi_buf_add(out, &c, 1);
}

/* `n` in decimal with at least `digits` digits. */
static void put_digits(clioi_buf *out, uint64_t n, int digits)
{
    char s[24];
    size_t at = sizeof s;
    do {
        s[--at] = (char)('0' + n % 10);
        n /= 10;
        digits--;
    } while (n || digits > 0);
    (void)clioi_buf_add(out, s + at, sizeof s - at);
}

void clioi_put_int(clioi_buf *out, int64_t n)
{
    if (n < 0) clioi_put_char(out, '-');
    put_digits(out, n < 0 ? 0 - (uint64_t)n : (uint64_t)n, 1);
}

void clioi_put_fixed(clioi_buf *out, double v, int places)
{
    uint64_t scale = 1, n;
    int minus = v < 0;
    for (int i = 0; i < places; i++) scale *= 10;
    if (minus) v = -v;
    if (!(v <= 1e9)) v = 0;
    n = (uint64_t)(v * (double)scale + 0.5);
    if (n && minus) clioi_put_char(out, '-');
    put_digits(out, n / scale, 1);
    n %= scale;
    if (!n) return;
    while (n % 10 == 0) {
        n /= 10;
        places--;
    }
    clioi_put_char(out, '.');
    put_digits(out, n, places);
}

void clioi_put_line(clioi_buf *out, const char *s, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] > ' ' && s[i] != 0x7f) continue;
        (void)clioi_buf_add(out, s + from, i - from);
        while (i + 1 < n && ((unsigned char)s[i + 1] <= ' ' || s[i + 1] == 0x7f)) i++;
        from = i + 1;
        clioi_put_char(out, ' ');
    }
    (void)clioi_buf_add(out, s + from, n - from);
}
