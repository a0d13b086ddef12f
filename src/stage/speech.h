/* speech.h -- stage who: which quotations are speech, and where their speaker stands. */
#ifndef CLIO_STAGE_SPEECH_H
#define CLIO_STAGE_SPEECH_H
#include "core/doc.h"

/** Can what the verb governs be somebody's words?  Verbs of saying, and some more that only the content makes so ("complained that"). */
int clioi_tells_words(const clio_doc *doc, uint32_t v);

/** Index in doc->quote of the quotation around `t`, of whatever length and kind, or CLIO_NONE. */
uint32_t clioi_quote_around(const clio_doc *doc, uint32_t t);

/** The verb that quotation `q` is spoken with, or whose object it is a part of ("called it 'a shame'"); CLIO_NONE if none. */
uint32_t clioi_speech_verb(const clio_doc *doc, uint32_t q);

/** The nearest verb of saying other than `verb`; CLIO_NONE if none. */
uint32_t clioi_other_verb(const clio_doc *doc, uint32_t q, uint32_t verb);

/** Who speaks with verb `v`: its subject, outside quotations, or the nominal beside it; CLIO_NONE if none. */
uint32_t clioi_speaker_of(const clio_doc *doc, uint32_t v);

/** Is quotation `q` somebody's words, no title, no nickname, no word held at arm's length? */
int clioi_quote_speaks(const clio_doc *doc, uint32_t q);

/** "Minister: ...": the nominal alone before the colon that opens a sentence, or CLIO_NONE.  `*colon` is that token. */
uint32_t clioi_before_colon(const clio_doc *doc, uint32_t sentence, uint32_t *colon);
#endif
