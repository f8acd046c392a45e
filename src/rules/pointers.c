/* rules/pointers.c - pointers by number: "see section 3.1" where the text has none of that number, "see page 12" whose number nobody keeps (7.5.3). */

#include "prose/texts.h"
#include "rules/passages.h"
#include "rules/rules.h"

static const char *const leads[] = { "see", "per", "under", "in", "to", "zie", "volgens", "onder", "conform" };
static const char *const sections[] = {
    "section", "sections", "paragraph", "paragraphs", "chapter", "chapters", "paragraaf", "paragrafen", "hoofdstuk", "hoofdstukken", "sectie", "secties", "\302\247",
};
static const char *const pages[] = { "page", "pages", "pagina", "pagina's", "blz", "bladzijde", "bladzijden" };
static const char *const joints[] = { "and", "or", "to", "en", "of", "tot" };    /* between numbers of one pointer; commas are no words */
/* What follows where the number is one of another text. */
static const char *const elsewhere[] = { "of", "van", "from", "uit", "in" };
/* Words of a sentence that speaks of a law or standard. */
static const char *const standards[] = {
    "iso", "iec", "iso/iec", "nen", "nist", "annex", "bijlage", "standard", "norm", "gdpr", "avg", "law", "act", "wet", "directive", "richtlijn", "regulation",
    "verordening", "rfc", "bio", "bsi", "pci", "clause", "contract",
};

/* 3 or 3.1 or 3.1.2. */
static bool is_number(struct str word, bool *dotted)
{
    *dotted = false;
    for (size_t i = 0; i < word.n; i++) {
        if (word.s[i] == '.')
            *dotted = true;
        else if (word.s[i] < '0' || word.s[i] > '9')
            return false;
    }
    return word.n > 0 && word.n < 12;
}

/* The number that a heading begins with, perhaps after a word for what it is; empty for none. */
static struct str heading_number(const struct heading *heading)
{
    struct str rest = heading->text, word;
    bool dotted;

    for (int i = 0; i < 2 && passage_word(&rest, &word); i++) {
        if (is_number(word, &dotted))
            return word;
        if (!WORD_AMONG(word, sections))
            break;
    }
    return STR("");
}

static bool has_heading(const struct policy_text *text, struct str number)
{
    for (size_t i = 0; i < text->headings.n; i++)
        if (str_eq(heading_number(&text->headings.items[i]), number))
            return true;
    return false;
}

/* Whether what is left of a sentence, after further numbers of the same pointer, says that they are of another text. */
static bool leads_elsewhere(struct str rest)
{
    struct str word = STR(""), ahead, next;
    bool dotted;

    while (passage_word(&rest, &word)) {
        ahead = rest;
        if (is_number(word, &dotted) || (WORD_AMONG(word, joints) && passage_word(&ahead, &next) && (is_number(next, &dotted) || WORD_AMONG(next, sections))))
            continue;
        if (!WORD_AMONG(word, sections))
            break;
    }
    return WORD_AMONG(word, elsewhere) && passage_word(&rest, &word) && !WORD_IS(word, "this") && !WORD_IS(word, "dit") && !WORD_IS(word, "deze");
}

static bool speaks_of_a_standard(struct str sentence)
{
    struct str word;

    while (passage_word(&sentence, &word))
        if (WORD_AMONG(word, standards))
            return true;
    return false;
}

/* Words of a link are followed by its address: [Section 3.4](#wireless). */
static bool is_in_link(struct str sentence, struct str at)
{
    for (const char *c = at.s; c < sentence.s + sentence.n; c++)
        if (*c == ']' || *c == '[')
            return *c == ']';
    return false;
}

struct pointing {
    struct diags *diags;
    const struct entity *policy;
    const struct policy_text *text;
    const struct passage *passage;
};

static void check_number(const struct pointing *p, struct str sentence, struct str number, struct str rest, bool is_page)
{
    const struct entity *policy = p->policy;

    if (leads_elsewhere(rest) || is_in_link(sentence, number) || speaks_of_a_standard(sentence) || (!is_page && has_heading(p->text, number)))
        return;
    diag(p->diags, is_page ? DIAG_PAGE_NUMBER : DIAG_SECTION_NUMBER, passage_span(p->passage, number), policy->id, { "id", policy->id },
         { "title", entity_title(policy) }, { "got", rules_text(p->diags, number) });
}

enum pointed { POINTED_NOWHERE, POINTED_SECTION, POINTED_PAGE };

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] >= '0' && text.s[i] <= '9')
            return true;
    return false;
}

/* "see section 3.1", "in paragraaf 4", "zie 3.1": a word that leads there, and a word for a section or a number with a point; and what is joined to such a
 * number: "sections 3.1, 3.2 and 9", "see section 3 and section 9". */
static void check_sentence(const struct pointing *p, struct str sentence)
{
    struct str rest = sentence, word, before = STR(""), last = STR("");
    enum pointed led = POINTED_NOWHERE;
    bool dotted;

    if (!has_digit(sentence))
        return;    /* most have none */
    while (passage_word(&rest, &word)) {
        if (!is_number(word, &dotted)) {
            if (!WORD_AMONG(word, joints) && !WORD_AMONG(word, sections) && !WORD_AMONG(word, pages))
                led = POINTED_NOWHERE;
        } else {
            if (WORD_AMONG(last, pages))
                led = led != POINTED_NOWHERE || WORD_AMONG(before, leads) ? POINTED_PAGE : POINTED_NOWHERE;
            else if (WORD_AMONG(last, sections))
                led = led != POINTED_NOWHERE || WORD_AMONG(before, leads) ? POINTED_SECTION : POINTED_NOWHERE;
            else if ((WORD_IS(last, "see") || WORD_IS(last, "zie")) && dotted)
                led = POINTED_SECTION;
            if (led != POINTED_NOWHERE)
                check_number(p, sentence, word, rest, led == POINTED_PAGE);
        }
        before = last;
        last = word;
    }
}

static void check_text(struct pointing *p)
{
    for passages_each(passage, &p->text->passages) {
        struct str rest = passage->text, sentence;

        p->passage = passage;
        while (passage->kind != PASSAGE_HEADING && passage_sentence(&rest, &sentence))
            check_sentence(p, sentence);
    }
}

void rules_pointers(const struct model *model, const struct texts *texts, struct diags *diags)
{
    for model_each(policy, model, KIND_POLICY) {
        const struct value *v = NULL;
        struct pointing p = { .diags = diags, .policy = policy };

        while ((p.text = passages_text(texts, policy, v, &v)))
            check_text(&p);
    }
}
