/* json.c -- JSON (RFC 8259), put piece by piece.
 *
 * One int remembers whether a comma is due, which is all the state that nesting
 * needs: after a bracket opens or a key none is, after a value one is.
 * Strings stay UTF-8; only what RFC 8259 demands is escaped.  The article's text
 * was checked when it came in, but titles and ids may come from anywhere, so a
 * byte that is no UTF-8 is put as U+FFFD: the output is valid JSON whatever the
 * input was.  Absent facts are left out, by the members' own rule. */
#include "base/utf8.h"
#include "write/write.h"
#include <string.h>

static void comma(clioi_json *j)
{
    if (j->comma) clioi_put_char(j->out, ',');
}

void clioi_json_open(clioi_json *j, char bracket)
{
    comma(j);
    clioi_put_char(j->out, bracket);
    j->comma = 0;
}

void clioi_json_close(clioi_json *j, char bracket)
{
    clioi_put_char(j->out, bracket);
    j->comma = 1;
}

/* The byte's escape, or NULL if it stands for itself. */
static const char *escape(unsigned char c, char room[8])
{
    static const char hex[] = "0123456789abcdef";
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
    }
    if (c >= 0x20) return NULL;
    memcpy(room, "\\u00", 4);
    room[4] = hex[c >> 4];
    room[5] = hex[c & 15];
    room[6] = '\0';
    return room;
}

static void put_string(clioi_buf *out, const char *s, size_t n)
{
    size_t from = 0, i = 0;
    char room[8];
    uint32_t cp;
    clioi_put_char(out, '"');
    while (i < n) {
        unsigned char c = (unsigned char)s[i];
        const char *esc = escape(c, room);
        uint32_t len = c < 0x80 ? 1 : clioi_utf8_decode(s + i, n - i, &cp);
        if (!len) esc = "\xef\xbf\xbd";
        if (esc) {
            (void)clioi_buf_add(out, s + from, i - from);
            clioi_put_str(out, esc);
            from = i + 1;
        }
        i += len ? len : 1;
    }
    (void)clioi_buf_add(out, s + from, n - from);
    clioi_put_char(out, '"');
}

void clioi_json_str(clioi_json *j, const char *s, size_t n)
{
    comma(j);
    put_string(j->out, s, n);
    j->comma = 1;
}

void clioi_json_int(clioi_json *j, int64_t n)
{
    comma(j);
    clioi_put_int(j->out, n);
    j->comma = 1;
}

void clioi_json_key(clioi_json *j, const char *key)
{
    comma(j);
    put_string(j->out, key, strlen(key));
    clioi_put_char(j->out, ':');
    j->comma = 0;
}

void clioi_json_kstr(clioi_json *j, const char *key, const char *s)
{
    if (!s || !*s) return;
    clioi_json_key(j, key);
    clioi_json_str(j, s, strlen(s));
}

void clioi_json_kint(clioi_json *j, const char *key, int64_t n)
{
    clioi_json_key(j, key);
    clioi_json_int(j, n);
}

void clioi_json_kfixed(clioi_json *j, const char *key, double v, int places)
{
    clioi_json_key(j, key);
    clioi_put_fixed(j->out, v, places);
    j->comma = 1;
}

void clioi_json_ktext(clioi_json *j, const clio_doc *doc, uint32_t off, uint32_t len)
{
    if (!len) return;
    clioi_json_key(j, "text");
    clioi_json_str(j, doc->text + off, len);
}

void clioi_json_kspan(clioi_json *j, uint32_t off, uint32_t len)
{
    if (!len) return;
    clioi_json_key(j, "span");
    clioi_json_open(j, '[');
    clioi_json_int(j, off);
    clioi_json_int(j, (int64_t)off + len);
    clioi_json_close(j, ']');
}

void clioi_json_span(clioi_json *j, const clio_doc *doc, uint32_t off, uint32_t len)
{
    clioi_json_ktext(j, doc, off, len);
    clioi_json_kspan(j, off, len);
}
