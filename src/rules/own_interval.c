/* rules/own_interval.c - what a policy says of its own review, in its text and in its declaration (7.5.3). */

#include "model/duty.h"
#include "rules/passages.h"
#include "rules/rules.h"

#include <stdlib.h>

static const char *const this_words[] = { "this", "dit", "deze" };
static const char *const texts_words[] = { "policy", "document", "procedure", "plan", "guideline", "beleid", "richtlijn", "beleidsdocument" };
static const char *const review_words[] = { "review", "reviewed", "reviews", "revised", "herzien", "beoordeeld", "geactualiseerd", "ge\303\253valueerd" };
static const char *const every_words[] = { "every", "each", "elk", "elke", "ieder", "iedere" };
/* Intervals in a word, in months. */
static const struct { const char *word; int months; } intervals[] = {
    { "monthly", 1 }, { "quarterly", 3 }, { "half-yearly", 6 }, { "biannually", 6 }, { "annually", 12 }, { "yearly", 12 }, { "biennially", 24 },
    { "maandelijks", 1 }, { "halfjaarlijks", 6 }, { "jaarlijks", 12 }, { "tweejaarlijks", 24 },
};
static const struct { const char *word; int months; } units[] = {
    { "month", 1 }, { "months", 1 }, { "quarter", 3 }, { "year", 12 }, { "years", 12 }, { "maand", 1 }, { "maanden", 1 }, { "kwartaal", 3 }, { "jaar", 12 },
};
static const struct { const char *word; int count; } numbers[] = {
    { "two", 2 }, { "three", 3 }, { "four", 4 }, { "six", 6 }, { "twelve", 12 }, { "twee", 2 }, { "drie", 3 }, { "vier", 4 }, { "zes", 6 }, { "twaalf", 12 },
};

#define LOOK_UP(table, of, field, result) \
    for (size_t i_ = 0; i_ < sizeof (table) / sizeof *(table); i_++) \
        if (WORD_IS((of), (table)[i_].word)) \
            (result) = (table)[i_].field

/* "every 12 months", "every two years", "elk jaar": what stands before the unit, 1 where nothing does; 0 for no number. */
static int count_of(struct str word)
{
    int count = 0;

    LOOK_UP(numbers, word, count, count);
    if (!count && word.n && word.n < 4 && word.s[0] >= '1' && word.s[0] <= '9')
        count = atoi(word.s);
    return count ? count : WORD_AMONG(word, every_words);
}

/* The interval of a sentence in months, where it speaks of the review of this text; 0 for none. *said: the words. */
static int interval_said(struct str sentence, struct str *said)
{
    struct str rest = sentence, word, last = STR("");
    bool this = false, review = false;
    int months = 0, found;

    while (!review && passage_word(&rest, &word))
        review = WORD_AMONG(word, review_words);
    if (!review)
        return 0;    /* nearly always */
    rest = sentence;
    while (passage_word(&rest, &word)) {
        this = this || (WORD_AMONG(word, texts_words) && WORD_AMONG(last, this_words));
        found = 0;
        LOOK_UP(units, word, months, found);
        found *= count_of(last);
        if (found)
            *said = (struct str){ last.s, (size_t)(word.s + word.n - last.s) };
        else
            LOOK_UP(intervals, word, months, found);
        if (found && !said->n)
            *said = word;
        if (found && months)
            return 0;    /* two intervals: too much for us */
        months = months ? months : found;
        last = word;
    }
    return this ? months : 0;
}

/* 0 where it is not counted in months. */
static int in_months(struct duration interval)
{
    return interval.unit == UNIT_MONTH ? interval.count : interval.unit == UNIT_QUARTER ? interval.count * 3 : interval.unit == UNIT_YEAR ? interval.count * 12 : 0;
}

static void check_policy(const struct texts *texts, const struct entity *policy, struct diags *diags)
{
    struct review_state review = duty_review(policy, (struct duration){ 0, UNIT_NONE });
    const struct value *stated = entity_get(policy, EVERY_REVIEW);
    const struct policy_text *text;
    int own = review.own_interval ? in_months(review.interval) : 0;

    for (const struct value *v = NULL; own && (text = passages_text(texts, policy, v, &v));) {
        for passages_each(passage, &text->passages) {
            struct str rest = passage->text, sentence;

            while (passage_sentence(&rest, &sentence)) {
                struct str said = STR("");
                int months = interval_said(sentence, &said);
                struct diag *d;

                if (!months || months == own)
                    continue;
                d = diag(diags, DIAG_INTERVAL_DIFFERS, passage_span(passage, said), policy->id, { "id", policy->id }, { "title", entity_title(policy) },
                         { "got", rules_text(diags, said) }, { "interval", rules_text(diags, span_text(stated->span)) });
                diag_note(diags, d, "declared", stated->span, { "id", policy->id });
            }
        }
    }
}

void rules_own_interval(const struct model *model, const struct texts *texts, struct diags *diags)
{
    for model_each(policy, model, KIND_POLICY)
        check_policy(texts, policy, diags);
}
