/* rules/wording.c - one thing said twice: rules that contradict each other in a number, paragraphs that are nearly the same, the scope in other words (7.5.3, 4.3). */

#include "base/mem.h"
#include "base/utf8.h"
#include "model/duty.h"
#include "rules/numbers.h"
#include "rules/passages.h"
#include "rules/rules.h"

#include <stdlib.h>

enum {
    WORDS_OF_RULE = 4,          /* fewer words beside the number are no rule that could be recognised */
    WORDS_OF_PARAGRAPH = 12,    /* and no paragraph that anybody copied */
    RUN = 4,                    /* words in a row by which paragraphs are compared */
    ALIKE = 60,                 /* per cent of these that two have in common */
    PAIR = 2, SCOPE_ALIKE = 75, /* the same for the scope, whose statement may be short */
    KEPT = 8,                   /* paragraphs that are remembered for a run: more often it is a phrase of everybody's */
    TOLD = 50                   /* findings of each sort: who copied everything knows it by then */
};

/* ---- words ---- */

/* Words that change nothing: articles, and which of the words for a duty was taken. */
static const char *const empty[] = {
    "a", "an", "the", "of", "to", "is", "are", "be", "been", "must", "shall", "should", "will", "has", "have", "that", "this", "which", "and", "or", "at", "in", "on",
    "for", "by", "with", "all", "our", "we", "its", "it", "least", "than", "more", "no", "most", "minimum", "maximum",
    "de", "het", "een", "van", "te", "wordt", "worden", "is", "zijn", "moet", "moeten", "dient", "dienen", "dat", "die", "dit", "deze", "en", "of", "op", "in", "bij", "voor",
    "met", "door", "alle", "onze", "we", "wij", "minimaal", "maximaal", "minstens", "ten", "minste",
};

/* Numbers in words, and intervals: what they count as. */
static const struct { const char *word, *value; } counted[] = {
    { "two", "2" }, { "three", "3" }, { "four", "4" }, { "five", "5" }, { "six", "6" }, { "seven", "7" }, { "eight", "8" }, { "nine", "9" }, { "ten", "10" },
    { "twelve", "12" }, { "fourteen", "14" }, { "fifteen", "15" }, { "twenty", "20" }, { "thirty", "30" }, { "sixty", "60" }, { "ninety", "90" },
    { "twee", "2" }, { "drie", "3" }, { "vier", "4" }, { "vijf", "5" }, { "zes", "6" }, { "zeven", "7" }, { "acht", "8" }, { "negen", "9" }, { "tien", "10" },
    { "twaalf", "12" }, { "veertien", "14" }, { "vijftien", "15" }, { "twintig", "20" }, { "dertig", "30" }, { "zestig", "60" }, { "negentig", "90" },
    { "daily", "daily" }, { "weekly", "weekly" }, { "monthly", "monthly" }, { "quarterly", "quarterly" }, { "annually", "yearly" }, { "yearly", "yearly" },
    { "annual", "yearly" }, { "half-yearly", "half-yearly" }, { "biannually", "half-yearly" }, { "dagelijks", "daily" }, { "wekelijks", "weekly" },
    { "maandelijks", "monthly" }, { "jaarlijks", "yearly" }, { "halfjaarlijks", "half-yearly" },
};

/* What a number counts where it is the measure of a rule: years to keep, attempts to log in. Numbers of articles, editions and products are names. */
static const char *const units[] = {
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years", "business", "working", "calendar",
    "character", "characters", "attempt", "attempts", "time", "times", "percent", "per", "people", "persons", "copies", "bits", "bit", "metres", "euro", "euros",
    "generations", "passwords", "digits",
    "minuut", "minuten", "uur", "uren", "dag", "dagen", "weken", "maand", "maanden", "kwartaal", "kwartalen", "jaar", "jaren", "werkdag", "werkdagen", "kalenderdagen",
    "teken", "tekens", "poging", "pogingen", "keer", "maal", "procent", "personen", "mensen", "kopieën", "meter", "cijfers",
};

/* Words that make a rule of a sentence. */
static const char *const duties[] = {
    "must", "shall", "should", "required", "prohibited", "forbidden", "moet", "moeten", "dient", "dienen", "verplicht", "verboden",
};

/* This policy, dit beleid: a text that speaks of itself. */
static const char *const these[] = { "this", "dit", "deze" };
static const char *const ones[] = { "policy", "document", "procedure", "plan", "guideline", "standard", "register", "beleid", "richtlijn" };

/* What is known of a word: a text has few that it has not had before. */
struct word_facts {
    struct str folded, value;       /* value: what it counts as; empty where it is no number */
    bool empty, duty, unit, interval, this, one;
};

struct lexicon {
    struct arena arena;             /* of the words */
    struct map known;               /* the words of the lists above -> struct word_facts */
    struct map words;               /* as they were written -> struct word_facts */
};

static struct word_facts *fact(struct lexicon *lexicon, const char *word)
{
    struct word_facts **at = (struct word_facts **)map_at(&lexicon->known, str_of(word));

    if (!*at) {
        *at = arena_alloc(&lexicon->arena, sizeof **at);
        (*at)->folded = str_of(word);
        (*at)->value = STR("");
    }
    return *at;
}

#define EACH(i, list) (size_t i = 0; i < sizeof (list) / sizeof *(list); i++)

static void lexicon_init(struct lexicon *lexicon)
{
    arena_init(&lexicon->arena);
    map_init(&lexicon->known);
    map_init(&lexicon->words);
    for EACH(i, empty)
        fact(lexicon, empty[i])->empty = true;
    for EACH(i, duties)
        fact(lexicon, duties[i])->duty = true;
    for EACH(i, units)
        fact(lexicon, units[i])->unit = true;
    for EACH(i, these)
        fact(lexicon, these[i])->this = true;
    for EACH(i, ones)
        fact(lexicon, ones[i])->one = true;
    for EACH(i, counted) {
        struct word_facts *facts = fact(lexicon, counted[i].word);

        facts->value = str_of(counted[i].value);
        facts->interval = counted[i].value[0] > '9';    /* daily, jaarlijks */
    }
}

static void lexicon_done(struct lexicon *lexicon)
{
    map_done(&lexicon->known);
    map_done(&lexicon->words);
    arena_done(&lexicon->arena);
}

/* What a number in figures counts as; empty where it is none. 1,000 is 1000; 90% stands with its sign in neither. */
static struct str value_of(struct arena *arena, struct str word)
{
    char digits[32];
    size_t n = 0;

    if (!word.n || word.n >= sizeof digits || word.s[0] < '0' || word.s[0] > '9')
        return STR("");
    for (size_t i = 0; i < word.n; i++) {
        if ((word.s[i] < '0' || word.s[i] > '9') && !strchr(".,", word.s[i]))
            return STR("");    /* 2nd, 24x7, 802.1x */
        if (word.s[i] != ',')
            digits[n++] = word.s[i];
    }
    return (struct str){ arena_dup(arena, digits, n), n };
}

static const struct word_facts *facts_of(struct lexicon *lexicon, struct str word)
{
    struct word_facts *facts = map_get(&lexicon->words, word);
    struct str written, folded;

    if (facts)
        return facts;
    folded.s = utf8_fold(word, &folded.n);
    facts = map_get(&lexicon->known, folded);
    if (!facts) {
        facts = arena_alloc(&lexicon->arena, sizeof *facts);
        facts->folded = (struct str){ arena_dup(&lexicon->arena, folded.s, folded.n), folded.n };
        facts->value = value_of(&lexicon->arena, facts->folded);
    }
    free((char *)folded.s);
    written = (struct str){ arena_dup(&lexicon->arena, word.s, word.n), word.n };
    *map_at(&lexicon->words, written) = facts;
    return facts;
}

/* ---- what is said ---- */

struct said {
    struct str *words;              /* folded, without the empty ones; "#" for a number */
    size_t n, cap;
    struct buf values;              /* the numbers, each followed by a blank */
    size_t n_values;
    bool duty, itself;              /* itself: it speaks of itself: its next review, its version, whom it is for may differ from what others say of themselves */
};

static void said_done(struct said *said)
{
    free(said->words);
    buf_done(&said->values);
}

static void add_word(struct said *said, struct str word)
{
    mem_grow(&said->words, &said->cap, said->n + 1, sizeof *said->words);
    said->words[said->n++] = word;
}

/* Whether a number is the measure of something: 90%, 12 characters, EUR 500; an interval is by itself. */
static bool is_measure(struct lexicon *lexicon, const struct word_facts *word, const struct word_facts *before, struct str rest)
{
    struct str next;

    if (word->interval)
        return true;
    if (rest.n && rest.s[0] == '%')
        return true;
    if (before && (str_is(before->folded, "eur") || str_is(before->folded, "euro")))
        return true;
    return passage_word(&rest, &next) && facts_of(lexicon, next)->unit;
}

/* Adds what a text says to what was said before it. */
static void read_words(struct lexicon *lexicon, struct said *said, struct str text)
{
    const struct word_facts *before = NULL;
    struct str word;

    if (str_starts(text, STR("**")) && memmem(text.s, text.n < 40 ? text.n : 40, ":", 1))
        said->itself = true;    /* **Next review:** */
    while (passage_word(&text, &word)) {
        const struct word_facts *facts = facts_of(lexicon, word);

        if (facts->value.n && is_measure(lexicon, facts, before, text)) {
            buf_str(&said->values, facts->value);
            buf_putc(&said->values, ' ');
            said->n_values++;
            add_word(said, STR("#"));
        } else if (!facts->empty) {
            add_word(said, facts->folded);
        }
        said->duty = said->duty || facts->duty;
        said->itself = said->itself || (before && before->this && facts->one);
        before = facts;
    }
}

static struct str join(struct arena *arena, const struct str *words, size_t n)
{
    size_t length = 0;
    char *text, *at;

    for (size_t i = 0; i < n; i++)
        length += words[i].n + 1;
    at = text = arena_alloc(arena, length + 1);
    for (size_t i = 0; i < n; i++) {
        memcpy(at, words[i].s, words[i].n);
        at += words[i].n;
        *at++ = ' ';
    }
    *at = '\0';
    return (struct str){ text, length };
}

/* ---- what was said before ---- */

struct statement_of {
    const struct entity *policy;
    struct span span;
    struct str values;
    bool told;
    struct statement_of *next;      /* the same words, another policy */
};

struct paragraph {
    const struct entity *policy;
    struct span span;
    struct str values;
    size_t runs;                    /* how many */
    size_t shared, asked;           /* with the paragraph of this number */
};

struct posting { struct paragraph *paragraphs[KEPT]; size_t n; };

struct reading {
    const struct model *model;
    const struct texts *texts;
    struct diags *diags;
    struct arena arena;
    struct lexicon lexicon;
    struct said paragraph, sentence;    /* that are being read */
    struct map statements;          /* words -> struct statement_of */
    struct map runs;                /* run of words -> struct posting */
    struct map scope;               /* runs of the scope's statement */
    size_t scope_runs;
    const struct entity *scoped;    /* the scope they are of */
    struct str scope_words;
    size_t number;                  /* of the paragraph */
    size_t told_numbers, told_alike;
};

static const char *copy(struct reading *r, struct str s)
{
    return arena_dup(&r->arena, s.s, s.n);
}

/* Numbers as people wrote them, without the blank at the end. */
static const char *shown(struct reading *r, struct str values)
{
    char *text = arena_dup(&r->arena, values.s, values.n);

    for (size_t i = 0; i < values.n; i++)
        if (text[i] == ' ')
            text[i] = i + 1 < values.n ? '/' : '\0';
    return text;
}

static void tell_number(struct reading *r, const struct entity *policy, struct span span, struct str values, const struct entity *other, struct span first, struct str before)
{
    struct diag *d;

    if (r->told_numbers++ >= TOLD)
        return;
    d = diag(r->diags, DIAG_NUMBERS_DIFFER, span, policy->id, { "id", policy->id }, { "title", entity_title(policy) }, { "got", shown(r, values) },
             { "other", other->id }, { "before", shown(r, before) });
    diag_note(r->diags, d, "first", first, { "other", other->id }, { "before", shown(r, before) });
}

/* ---- 15: one rule, two numbers ---- */

/* The same words with another number, in another policy: within one, a list of classes or roles says the same of each with its own number. */
static bool check_sentence(struct reading *r, const struct entity *policy, const struct passage *passage, struct str sentence, const struct said *said)
{
    struct statement_of **at, *one;
    struct str values;
    bool told = false;

    if (said->itself || !said->n_values || said->n - said->n_values < WORDS_OF_RULE)
        return false;
    values = (struct str){ copy(r, buf_text(&said->values)), said->values.n };
    at = (struct statement_of **)map_at(&r->statements, join(&r->arena, said->words, said->n));
    for (one = *at; one; one = one->next) {
        if (one->policy == policy || one->span.source == passage->source || str_eq(one->values, values))
            continue;
        tell_number(r, policy, passage_span(passage, sentence), values, one->policy, one->span, one->values);
        told = true;
        break;
    }
    one = arena_alloc(&r->arena, sizeof *one);
    *one = (struct statement_of){ policy, passage_span(passage, sentence), values, told, *at && (*at)->next ? (*at)->next : NULL };
    if (*at) {
        if (!(*at)->next)
            (*at)->next = one;    /* two are enough to contradict a third */
    } else {
        *at = one;
    }
    return told;
}

/* ---- 15: paragraphs that are nearly the same ---- */

static void check_paragraph(struct reading *r, const struct entity *policy, const struct passage *passage, const struct said *said, bool told)
{
    struct paragraph *this, *best = NULL;

    if (said->n < WORDS_OF_PARAGRAPH || !said->duty || said->itself)
        return;
    this = arena_alloc(&r->arena, sizeof *this);
    *this = (struct paragraph){ policy, passage_span(passage, passage->text), { copy(r, buf_text(&said->values)), said->values.n }, said->n - RUN + 1, 0, 0 };
    r->number++;
    for (size_t i = 0; i + RUN <= said->n; i++) {
        struct posting **at = (struct posting **)map_at(&r->runs, join(&r->arena, said->words + i, RUN));

        if (!*at)
            *at = arena_alloc(&r->arena, sizeof **at);
        for (size_t k = 0; k < (*at)->n; k++) {
            struct paragraph *other = (*at)->paragraphs[k];

            if (other->policy == policy || other->span.source == passage->source)
                continue;
            if (other->asked != r->number) {
                other->asked = r->number;
                other->shared = 0;
            }
            other->shared++;
            if (!best || other->shared > best->shared)
                best = other;
        }
        if ((*at)->n < KEPT && (!(*at)->n || (*at)->paragraphs[(*at)->n - 1] != this))
            (*at)->paragraphs[(*at)->n++] = this;
    }
    if (told || !best || best->shared * 100 < ALIKE * (this->runs + best->runs - best->shared))
        return;
    if (!str_eq(this->values, best->values) && said->n_values) {
        tell_number(r, policy, this->span, this->values, best->policy, best->span, best->values);
    } else if (r->told_alike++ < TOLD) {
        struct diag *d = diag(r->diags, DIAG_SAID_TWICE, this->span, policy->id, { "id", policy->id }, { "title", entity_title(policy) }, { "other", best->policy->id });

        diag_note(r->diags, d, "first", best->span, { "other", best->policy->id });
    }
}

/* ---- 24: the scope in other words ---- */

/* No two texts of a scope: that of the first declaration. */
static void read_scope(struct reading *r)
{
    const struct entity *scope = model_first(r->model, KIND_SCOPE);
    const struct value *statement = scope ? entity_get(scope, SCOPE_STATEMENT) : NULL;
    struct said said = {0};

    if (!statement || statement->bad)
        return;
    read_words(&r->lexicon, &said, statement->text);
    r->scoped = scope;
    r->scope_words = join(&r->arena, said.words, said.n);
    for (size_t i = 0; i + PAIR <= said.n && said.n >= WORDS_OF_PARAGRAPH / 2; i++) {
        void **at = map_at(&r->scope, join(&r->arena, said.words + i, PAIR));

        r->scope_runs += !*at;
        *at = (void *)scope;
    }
    said_done(&said);
}

/* Nearly the statement, and not all of it as it stands there. */
static void check_scope(struct reading *r, const struct entity *e, struct span span, const struct said *said)
{
    size_t shared = 0;
    struct str words;
    struct diag *d;

    if (!r->scope_runs || said->n < PAIR)
        return;
    for (size_t i = 0; i + PAIR <= said->n; i++)
        shared += map_get(&r->scope, join(&r->arena, said->words + i, PAIR)) != NULL;
    if (shared * 100 < SCOPE_ALIKE * r->scope_runs)
        return;
    words = join(&r->arena, said->words, said->n);
    if (memmem(words.s, words.n, r->scope_words.s, r->scope_words.n))
        return;
    d = diag(r->diags, DIAG_SCOPE_IN_OTHER_WORDS, span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "scope", r->scoped->id });
    diag_note(r->diags, d, "scope", entity_get(r->scoped, SCOPE_STATEMENT)->span, { "scope", r->scoped->id });
}

/* ---- all of it ---- */

static void append(struct said *all, const struct said *one)
{
    mem_grow(&all->words, &all->cap, all->n + one->n, sizeof *all->words);
    if (one->n)
        memcpy(all->words + all->n, one->words, one->n * sizeof *one->words);
    all->n += one->n;
    buf_str(&all->values, buf_text(&one->values));
    all->n_values += one->n_values;
    all->duty = all->duty || one->duty;
    all->itself = all->itself || one->itself;
}

/* For the next text, in the same memory. */
static void said_again(struct said *said)
{
    said->n = said->n_values = said->values.n = 0;
    said->duty = said->itself = false;
}

static void read_passage(struct reading *r, const struct entity *policy, const struct passage *passage)
{
    struct str rest = passage->text, sentence;
    bool told = false;

    if (passage->kind != PASSAGE_PARAGRAPH && passage->kind != PASSAGE_ITEM)
        return;
    said_again(&r->paragraph);
    while (passage_sentence(&rest, &sentence)) {
        said_again(&r->sentence);
        read_words(&r->lexicon, &r->sentence, sentence);
        append(&r->paragraph, &r->sentence);
        told = check_sentence(r, policy, passage, sentence, &r->sentence) || told;
    }
    check_paragraph(r, policy, passage, &r->paragraph, told);
    check_scope(r, policy, passage_span(passage, passage->text), &r->paragraph);
}

static void read_policy(struct reading *r, const struct entity *policy)
{
    const struct value *v = NULL;
    const struct policy_text *text;

    while ((text = passages_text(r->texts, policy, v, &v)))
        for passages_each(passage, &text->passages)
            read_passage(r, policy, passage);
}

static void read_audits(struct reading *r)
{
    for model_each(audit, r->model, KIND_AUDIT) {
        for values_each(v, &audit->record, AUDIT_SCOPE) {
            struct said said = {0};

            read_words(&r->lexicon, &said, v->text);
            check_scope(r, audit, v->span, &said);
            said_done(&said);
        }
    }
}

void rules_wording(const struct model *model, const struct texts *texts, struct diags *diags)
{
    struct reading r = { .model = model, .texts = texts, .diags = diags };

    arena_init(&r.arena);
    lexicon_init(&r.lexicon);
    map_init(&r.statements);
    map_init(&r.runs);
    map_init(&r.scope);
    read_scope(&r);
    for model_each(policy, model, KIND_POLICY)
        if (duty_publication(policy) != PUBLICATION_WITHDRAWN)
            read_policy(&r, policy);
    read_audits(&r);
    said_done(&r.paragraph);
    said_done(&r.sentence);
    map_done(&r.statements);
    map_done(&r.runs);
    map_done(&r.scope);
    lexicon_done(&r.lexicon);
    arena_done(&r.arena);
}
