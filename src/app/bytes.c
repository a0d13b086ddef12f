/* bytes.c -- growing bytes for the program: lines on their way in and out.
 *
 * The library's own buffer is not visible here (the program sees clio.h only).
 * A refused addition leaves the bytes as they were and is remembered, so that a
 * caller may add many times and ask once.  Memory doubles and is kept for the
 * next article. */
#include "app/app.h"
#include <stdlib.h>
#include <string.h>

void app_add(app_bytes *b, const void *p, size_t n)
{
    size_t cap = b->cap ? b->cap : 1024;
    char *grown;
    if (b->failed) return;
    if (n > SIZE_MAX / 4 - b->n) {
        b->failed = 1;
        return;
    }
    while (cap < b->n + n + 1) cap *= 2;
    if (cap != b->cap) {
        grown = realloc(b->p, cap);
        if (!grown) {
            b->failed = 1;
            return;
        }
        b->p = grown;
        b->cap = cap;
    }
    if (n) memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void app_adds(app_bytes *b, const char *s)
{
    app_add(b, s, strlen(s));
}

void app_addu(app_bytes *b, uint64_t n)
{
    char s[24];
    size_t at = sizeof s;
    do s[--at] = (char)('0' + n % 10);
    while (n /= 10);
    app_add(b, s + at, sizeof s - at);
}

/* Bytes of the well-formed UTF-8 character at s[0..n), 0 if there is none. */
static size_t utf8_len(const unsigned char *s, size_t n)
{
    size_t len = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
    if (len > n) return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F)) return 0;
    if ((s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F)) return 0;
    return len;
}

void app_add_json(app_bytes *b, const char *s, size_t n)
{
    static const char hex[] = "0123456789abcdef";
    app_adds(b, "\"");
    for (size_t i = 0; i < n;) {
        unsigned char c = (unsigned char)s[i];
        size_t len = utf8_len((const unsigned char *)s + i, n - i);
        if (!len) {
            app_adds(b, "\xef\xbf\xbd");
        } else if (c < 0x20) {
            char esc[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            app_add(b, esc, sizeof esc);
        } else {
            if (c == '"' || c == '\\') app_adds(b, "\\");
            app_add(b, s + i, len);
        }
        i += len ? len : 1;
    }
    app_adds(b, "\"");
}

void app_add_member(app_bytes *b, const char *key, const char *s)
{
    if (!s || !*s) return;
    app_adds(b, ",\"");
    app_adds(b, key);
    app_adds(b, "\":");
    app_add_json(b, s, strlen(s));
}

int app_sink_put(void *bytes, const char *p, size_t n)
{
    app_add(bytes, p, n);
    return ((app_bytes *)bytes)->failed;
}

void app_bytes_free(app_bytes *b)
{
    free(b->p);
    *b = (app_bytes){0};
}
