/* unit/url.c - addresses that may be followed, and the tricks that may not. */

#include "base/url.h"
#include "unit.h"

START_TEST(web_addresses_are_followed)
{
    static const char *const good[] = {
        "http://example.org", "https://example.org/a?b=c&d#e", "HTTPS://EXAMPLE.ORG/", "mailto:jan@example.org", "https://example.org/caf\xc3\xa9", "http://[::1]/"
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        ck_assert_msg(url_is_web(str_of(good[i])), "%s", good[i]);
        ck_assert_msg(!url_is_local(str_of(good[i])), "%s", good[i]);
    }
}
END_TEST

START_TEST(places_of_our_own_are_followed)
{
    static const char *const good[] = { "#risk..R-017", "soa.html", "soa.html#control..iso27001-2022..A.8.13", "soa#x", "figures/heat.svg", "#a:b", "#risk..\xc3\xa9pd", "a.html#?" };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        ck_assert_msg(url_is_local(str_of(good[i])), "%s", good[i]);
        ck_assert_msg(!url_is_web(str_of(good[i])), "%s", good[i]);
    }
}
END_TEST

START_TEST(everything_else_stays_words)
{
    static const struct str bad[] = {
        STR(""), STR("javascript:alert(1)"), STR("JaVaScRiPt:alert(1)"), STR(" javascript:alert(1)"), STR("java\tscript:alert(1)"), STR("java\nscript:alert(1)"),
        STR("\x01javascript:alert(1)"), STR("javascript\0:alert(1)"), STR("javascript&colon;alert(1):"), STR("vbscript:msgbox(1)"), STR("data:text/html,<script>1</script>"),
        STR("data:image/svg+xml;base64,AAAA"), STR("file:///etc/passwd"), STR("//example.org"), STR("\\\\example.org"), STR("/\\example.org"), STR("/etc/passwd"),
        STR("../up.html"), STR("a/../b"), STR("a/./b"), STR("./a"), STR("a//b"), STR("%2e%2e/up"), STR("http:example.org"), STR("http:/example.org"), STR("http:\\\\example.org"),
        STR("https:"), STR("https://"), STR("mailto:"), STR("http ://example.org"), STR("http://exam ple.org"), STR("http://example.org\r\nX: y"), STR("blob:x"),
        STR("view-source:http://example.org"), STR("jar:http://x!/"), STR("ftp://example.org"), STR("tel:+31201234567"), STR("about:blank"), STR(":javascript"),
        STR("\xc2\xa0javascript:alert(1)"), STR("\xc2\x85http://example.org"), STR("http://\"onclick="), STR("http://<b>"), STR("a?b"), STR("https://bank.example@x.example"), STR("https://#"), STR("https://x:y"), STR("https://[a]b"), STR("https://[a]"), STR("https://[1.2]"), STR("https://]"), STR("https://(x)"), STR("isms:R-017"), STR("#a b")
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!url_is_web(bad[i]) && !url_is_local(bad[i]), "%zu: %.*s", i, STR_ARGS(bad[i]));
}
END_TEST

START_TEST(addresses_are_written_as_the_standard_has_them)
{
    static const struct { const char *url, *want; } cases[] = {
        { "https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e" }, { "https://x/a]b{c}^d|e%zz", "https://x/a%5Db%7Bc%7D%5Ed%7Ce%25zz" },
        { "http://[::1]:80/[a]", "http://[::1]:80/%5Ba%5D" }, { "https://x/caf\xc3\xa9", "https://x/caf%C3%A9" }, { "https://x#a#b", "https://x#a%23b" },
        { "mailto:jan@example.org", "mailto:jan@example.org" }, { "%", "%25" }, { "", "" }
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};

        url_put(&out, str_of(cases[i].url));
        ck_str(buf_text(&out), cases[i].want);
        buf_done(&out);
    }
}
END_TEST

TCase *unit_url(void)
{
    TCase *tests = tcase_create("url");

    tcase_add_test(tests, web_addresses_are_followed);
    tcase_add_test(tests, places_of_our_own_are_followed);
    tcase_add_test(tests, everything_else_stays_words);
    tcase_add_test(tests, addresses_are_written_as_the_standard_has_them);
    return tests;
}
