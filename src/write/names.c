/* names.c -- the names of an article as one JSON object a line:
 *
 *   {"id":"a1","spans":[{"start":0,"end":5,"text":"Putin","type":"PER","actor":"per.putin-vladimir"}]}
 *
 * Offsets are bytes into the text, [start, end).  An article without names has an
 * empty list, so that every article has its line. */
#include "write/write.h"
#include <string.h>

static void put_name(clioi_json *j, const clio_doc *doc, const clio_name *name)
{
    clioi_json_open(j, '{');
    clioi_json_kint(j, "start", name->off);
    clioi_json_kint(j, "end", (int64_t)name->off + name->len);
    clioi_json_ktext(j, doc, name->off, name->len);
    clioi_json_kstr(j, "type", clio_name_type_name(name->type));
    clioi_json_kstr(j, "actor", name->actor);
    clioi_json_close(j, '}');
}

void clioi_write_names(const clio_doc *doc, const clio_write_options *options, clioi_buf *out)
{
    clioi_json j = {out, 0};
    (void)options;
    clioi_json_open(&j, '{');
    clioi_json_kstr(&j, "id", doc->art.id);
    clioi_json_key(&j, "spans");
    clioi_json_open(&j, '[');
    for (uint32_t i = 0; i < doc->name_n; i++) put_name(&j, doc, &doc->name[i]);
    clioi_json_close(&j, ']');
    clioi_json_close(&j, '}');
    clioi_put_char(out, '\n');
}
