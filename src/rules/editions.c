/* rules/editions.c - numbers of controls in the texts of policies are those of the edition in use (6.1.3 c). */

#include "model/duty.h"
#include "rules/passages.h"
#include "rules/rules.h"

/* Words with which a sentence says that a number is an old one. */
static const char *const former[] = { "formerly", "former", "previous", "previously", "old", "2013", "vroeger", "voorheen", "voormalig", "voormalige", "oud", "oude" };

struct reading {
    const struct model *model;
    const struct entity *policy;
    const struct passage *passage;
    struct map told;                 /* numbers of this file */
    struct diags *diags;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A.9.2.5 at the begin of `from`, which is its letter and lies in `sentence`; empty where there is none. What a reference names is checked as such. */
static struct str number_at(struct str sentence, const char *from)
{
    struct str before = { sentence.s, (size_t)(from - sentence.s) }, number = { from, 2 };
    size_t n = sentence.n - before.n, dots = 0;

    if (n < 3 || from[0] != 'A' || from[1] != '.' || str_ends(before, STR("[[")) || str_ends(before, STR("isms:")) || (before.n && strchr(".#_/", from[-1]) && from[-1]))
        return STR("");
    while (number.n < n && (is_digit(from[number.n]) || (from[number.n] == '.' && number.n + 1 < n && is_digit(from[number.n + 1])))) {
        dots += from[number.n] == '.';
        number.n++;
    }
    if (dots != 2 || (number.n < n && ((from[number.n] | 32) >= 'a' && (from[number.n] | 32) <= 'z')))
        return STR("");
    return number;
}

/* Whether a sentence has this number, and not only as the begin of another. */
static bool has(struct str sentence, struct str number)
{
    const char *at;

    while (sentence.n && (at = memmem(sentence.s, sentence.n, number.s, number.n)) != NULL) {
        sentence = str_cut(sentence, (size_t)(at - sentence.s) + number.n);
        if (!sentence.n || !is_digit(sentence.s[0]))
            return true;
    }
    return false;
}

static bool speaks_of_the_past(struct str sentence)
{
    struct str word;

    while (passage_word(&sentence, &word))
        if (WORD_AMONG(word, former))
            return true;
    return false;
}

static void check_number(struct reading *r, struct str sentence, struct str number)
{
    const struct entity *now = map_get(&r->model->earlier, number);
    void **told;
    struct diag *d;

    if (!now || model_find(r->model, number) || has(sentence, str_of(now->id)))
        return;
    told = map_at(&r->told, number);
    if (*told || speaks_of_the_past(sentence))
        return;
    *told = r;
    d = diag(r->diags, DIAG_OLD_EDITION, passage_span(r->passage, number), r->policy->id, { "got", rules_text(r->diags, number) }, { "now", now->id },
             { "title", entity_title(now) });
    diag_set_fix(r->diags, d, str_of(now->id));
}

static void check_file(const struct model *model, const struct entity *policy, const struct policy_text *text, struct diags *diags)
{
    struct reading r = { .model = model, .policy = policy, .diags = diags };

    map_init(&r.told);
    for passages_each(passage, &text->passages) {
        struct str rest = passage->text, sentence;

        r.passage = passage;
        while (passage_sentence(&rest, &sentence)) {
            struct str words = sentence, word, number;

            while (passage_word(&words, &word))
                if (word.n == 1 && (number = number_at(sentence, word.s)).n)
                    check_number(&r, sentence, number);
        }
    }
    map_done(&r.told);
}

void rules_editions(const struct model *model, const struct texts *texts, struct diags *diags)
{
    const struct policy_text *text;

    for model_each(policy, model, KIND_POLICY) {
        if (policy->foreign || duty_publication(policy) == PUBLICATION_WITHDRAWN)    /* what is withdrawn stays as it was */
            continue;
        for (const struct value *v = NULL; (text = passages_text(texts, policy, v, &v));)
            check_file(model, policy, text, diags);
    }
}
