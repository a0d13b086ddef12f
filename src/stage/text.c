/* text.c -- stage 1: the article's bytes become the document's text.
 *
 * Reads doc->art.text (borrowed from the caller), writes doc->text, a copy that
 * ends in NUL.  Everything behind this stage may rely on well-formed UTF-8
 * without NUL bytes, so it is checked here, once, and a bad byte is refused
 * with its offset: guessing an encoding would move every span that the user is
 * given.  Nothing is cleaned or normalised, for the same reason: byte k of the
 * text is byte k of what came in.  A NUL is looked for first, since a file in
 * UTF-16 is full of them and "holds a NUL byte" is the better message. */
#include "stage/stage.h"
#include "base/utf8.h"
#include <string.h>

enum { TEXT_MAX = 16 << 20 };

clio_rc clioi_stage_text(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    const char *text = doc->art.text ? doc->art.text : "";
    size_t len = doc->art.text ? doc->art.text_len : 0, bad;
    const char *nul;
    (void)data;
    if (len > TEXT_MAX)
        return clioi_fail(err, CLIO_ELIMIT, TEXT_MAX,
                          "text is %zu bytes, the limit for an article is %d", len,
                          (int)TEXT_MAX);
    nul = len ? memchr(text, '\0', len) : NULL;
    if (nul) return clioi_fail(err, CLIO_ENUL, (uint64_t)(nul - text),
                               "byte %zu of the text is NUL", (size_t)(nul - text));
    bad = clioi_utf8_check(text, len);
    if (bad < len)
        return clioi_fail(err, CLIO_EUTF8, bad,
                          "byte %zu of the text, 0x%02x, is not part of a UTF-8 character", bad,
                          (unsigned)(unsigned char)text[bad]);
    doc->text = clioi_arena_strdup(&doc->mem, text, len);
    if (!doc->text) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF,
                                      "no room for a text of %zu bytes", len);
    doc->text_len = (uint32_t)len;
    return CLIO_OK;
}
