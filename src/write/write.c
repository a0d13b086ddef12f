/* write.c -- the table of output formats, and clio_write.
 *
 * A document's output is made whole in one buffer and handed to the sink in one
 * call: when memory runs out or a reader of the output stops in the middle of a
 * run, what was written so far still ends with a complete document.  The buffer
 * has a limit from birth, as every buffer in Clio: hostile text that blows up in
 * CoNLL-U (a token a byte) is refused, not swallowed.
 *
 * A format is a row here and a function in a file of its own.  What is not here:
 * files and terminals (the program's business), and formats of other systems. */
#include "write/write.h"
#include "base/err.h"
#include <string.h>

#define OUT_MAX ((size_t)2 << 30)

static const struct format {
    clio_format_info info;
    clioi_writer *run;
} formats[] = {
    {{"jsonl", "records, one JSON object a line"}, clioi_write_jsonl},
    {{"csv", "records, one row each (RFC 4180)"}, clioi_write_csv},
    {{"table", "records for reading on a terminal"}, clioi_write_table},
    {{"conllu", "sentences and tokens with tags and trees (CoNLL-U)"}, clioi_write_conllu},
    {{"names", "names, one JSON object an article"}, clioi_write_names},
    {{"explain", "for reading: what each stage saw and which line decided"}, clioi_write_explain},
};

const clio_format_info *clio_format(uint32_t k)
{
    return k < sizeof formats / sizeof *formats ? &formats[k].info : NULL;
}

clio_rc clio_write(const clio_doc *doc, const char *format, const clio_write_options *options, const clio_sink *sink,
                   clio_err *err)
{
    static const clio_write_options none = {0};
    clioi_buf out;
    clio_rc rc;
    size_t k = 0;
    while (k < sizeof formats / sizeof *formats && strcmp(formats[k].info.name, format)) k++;
    if (k == sizeof formats / sizeof *formats)
        return clioi_fail(err, CLIO_EUSAGE, CLIOI_NO_OFF, "no output format is called %.40s", format);
    clioi_buf_init(&out, OUT_MAX);
    formats[k].run(doc, options ? options : &none, &out);
    rc = out.why;
    if (rc != CLIO_OK)
        rc = clioi_fail(err, rc, CLIOI_NO_OFF, "no room for the output of one document after %zu bytes", out.len);
    else if (out.len && sink->put(sink->ctx, out.bytes, out.len))
        rc = clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%zu bytes of output were refused", out.len);
    clioi_buf_release(&out);
    return rc;
}
