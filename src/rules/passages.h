/* rules/passages.h - the passages of a policy's text (prose/passages.h) as rules read them: sentence by sentence, word by word. */
#ifndef RULES_PASSAGES_H
#define RULES_PASSAGES_H

#include "prose/texts.h"

/* The place of a part of its text. */
struct span passage_span(const struct passage *passage, struct str part);

/* Takes the next piece without code between backticks and comments off the front; false at the end. A piece may be empty. */
bool passage_plain(struct str *rest, struct str *piece);
/* Takes the next word (letters and digits, hyphens and apostrophes within it) off the front; false at the end. Code between backticks, comments and addresses are skipped. */
bool passage_word(struct str *rest, struct str *word);
/* Whether a word is one of a list, which is in small letters; ASCII letters of the word in any case. */
bool word_among(struct str word, const char *const *list, size_t n);
#define WORD_AMONG(word, list) word_among((word), (list), sizeof (list) / sizeof *(list))
#define WORD_IS(word, other) word_among((word), (const char *const[]){ (other) }, 1)
/* Takes the next sentence off the front; a point within a number or before a small letter ends none. False at the end. */
bool passage_sentence(struct str *rest, struct str *sentence);

/* The texts of a policy that were read, in the order in which it names them: for (text = passages_text(texts, policy, NULL, &v); text; text = passages_text(…, v, &v)). */
const struct policy_text *passages_text(const struct texts *texts, const struct entity *policy, const struct value *after, const struct value **at);

#endif
