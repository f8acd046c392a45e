/* rules/classing.c - the classes in use are those that the policy on classification explains (A.5.12). */

#include "base/utf8.h"
#include "model/classes.h"
#include "model/duty.h"
#include "rules/passages.h"
#include "rules/rules.h"

#include <stdlib.h>

struct explaining {
    const struct model *model;
    const struct texts *texts;
    struct buf folded;                  /* all that policies on classification say, a blank round each word */
    const struct entity *policy;        /* the first of them */
};

static void add_words(struct buf *folded, struct str text)
{
    struct str word;

    if (!folded->n)
        buf_putc(folded, ' ');
    while (passage_word(&text, &word)) {
        size_t n;
        char *fold = utf8_fold(word, &n);

        buf_add(folded, fold, n);
        buf_putc(folded, ' ');
        free(fold);
    }
}

static bool is_said(const struct explaining *x, struct str words)
{
    struct buf wanted = {0};
    bool found;

    add_words(&wanted, words);
    found = wanted.n > 1 && x->folded.n && memmem(x->folded.s, x->folded.n, wanted.s, wanted.n);
    buf_done(&wanted);
    return found;
}

/* By its id or its name in any language. */
static bool is_explained(const struct explaining *x, const struct entity *class)
{
    if (is_said(x, str_of(class->id)))
        return true;
    for values_each(title, &class->record, EVERY_TITLE)
        if (is_said(x, title->text))
            return true;
    return false;
}

/* A ladder of how long one can do without a system is explained where continuity is. */
static bool is_asked_for(const struct entity *class, const struct entity *scheme)
{
    return refs_first(class, EVERY_CLASSIFICATION) && (!entity_has(scheme, SCHEME_PROPERTY) || record_choice_is(&scheme->record, SCHEME_PROPERTY, "confidentiality"));
}

/* "C1 to C4" explains C2 and C3 too: the ends of the ladder are enough. */
static bool ends_are_explained(const struct explaining *x, const struct entity *scheme)
{
    const struct entity *lowest = NULL, *highest = NULL;

    for model_each(class, x->model, KIND_CLASS) {
        if (class_scheme(class) != scheme)
            continue;
        if (!lowest || class_rank(class) < class_rank(lowest))
            lowest = class;
        if (!highest || class_rank(class) > class_rank(highest))
            highest = class;
    }
    return lowest && is_explained(x, lowest) && is_explained(x, highest);
}

static void read_policy(struct explaining *x, const struct entity *policy)
{
    const struct policy_text *text;

    if (policy->kind != KIND_POLICY || duty_publication(policy) == PUBLICATION_WITHDRAWN)
        return;
    for (const struct value *v = NULL; (text = passages_text(x->texts, policy, v, &v));) {
        x->policy = x->policy ? x->policy : policy;
        for passages_each(passage, &text->passages)
            add_words(&x->folded, passage->text);
    }
}

/* The policies that work out A.5.12 or A.5.13. */
static void read_policies(struct explaining *x)
{
    for model_each(control, x->model, KIND_CONTROL) {
        if (strcmp(control->id, "A.5.12") && strcmp(control->id, "A.5.13"))
            continue;
        for values_each(v, &control->record, CONTROL_POLICIES)
            if (v->ref.target)
                read_policy(x, v->ref.target);
    }
}

void rules_classing(const struct model *model, const struct texts *texts, struct diags *diags)
{
    struct explaining x = { .model = model, .texts = texts };

    read_policies(&x);
    for model_each(class, model, KIND_CLASS) {
        const struct entity *scheme = class_scheme(class);

        if (x.policy && scheme && is_asked_for(class, scheme) && !is_explained(&x, class) && !ends_are_explained(&x, scheme))
            diag(diags, DIAG_CLASS_UNEXPLAINED, class->id_span, class->id, { "id", class->id }, { "title", entity_title(class) }, { "policy", x.policy->id });
    }
    buf_done(&x.folded);
}
