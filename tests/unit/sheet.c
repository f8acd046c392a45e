/* unit/sheet.c - templates may read their own folder while they compile, and nothing while they run. */

#include "base/buf.h"
#include "base/sheet.h"
#include "base/xml.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void put(const char *name, const char *body)
{
    char path[160];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'>%s</xsl:stylesheet>", body);
    fclose(file);
}

static void begin(void)
{
    char path[160];

    xml_start();
    strcpy(folder, "/tmp/ismsc-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/t", folder);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/t/words", folder);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    strcat(folder, "/t");
    put("../secret.xsl", "<xsl:template name='say'>secret</xsl:template>");
    put("words/say.xsl", "<xsl:template name='say'>said</xsl:template>");
}

static void end(void)
{
    char command[160];

    snprintf(command, sizeof command, "rm -rf '%.*s'", (int)strlen(folder) - 2, folder);
    ck_assert_int_eq(system(command), 0);
}

/* The text that a sheet makes of <r><a/><a/></r>, or "!" and what it complains of. */
static char *run(const char *body)
{
    static const char *const parameters[] = { "p", "it's \"so\"", NULL };
    struct buf text = {0};
    struct sheet *sheet;
    char *error = NULL;

    put("a.xsl", body);
    sheet = sheet_new(folder, "a.xsl", &error);
    if (sheet) {
        xmlDoc *input = xml_parse(STR("<r><a/><a/></r>"), "input", &error), *result = sheet_apply(sheet, input, parameters, &error);

        if (result) {
            xmlChar *content = xmlNodeGetContent((xmlNode *)result);

            buf_puts(&text, (const char *)content);
            xmlFree(content);
            xmlFreeDoc(result);
        }
        xmlFreeDoc(input);
    }
    if (error)
        buf_printf(&text, "!%s", error);
    free(error);
    sheet_free(sheet);
    return buf_take(&text);
}

static void gives(const char *body, const char *want)
{
    char *got = run(body);

    ck_assert_str_eq(got, want);
    free(got);
}

static void refused(const char *body, const char *why)
{
    char *got = run(body);

    ck_assert_msg(*got == '!', "%s was taken and gave \"%s\"", body, got);
    ck_assert_msg(strstr(got, why) != NULL, "%s does not say %s", got, why);
    ck_assert_ptr_null(strstr(got, "secret<"));
    free(got);
}

START_TEST(sheets_include_what_lies_beside_them)
{
    gives("<xsl:include href='words/say.xsl'/><xsl:template match='/'><xsl:call-template name='say'/></xsl:template>", "said");
    gives("<xsl:import href='words/../words/say.xsl'/><xsl:template match='/'><xsl:call-template name='say'/></xsl:template>", "said");
    gives("<xsl:param name='p'/><xsl:template match='/'><xsl:value-of select='$p'/></xsl:template>", "it's \"so\"");
}
END_TEST

START_TEST(sheets_reach_nothing_else)
{
    char body[300];

    refused("<xsl:include href='../secret.xsl'/><xsl:template match='/'><xsl:call-template name='say'/></xsl:template>", "unable to load");
    refused("<xsl:include href='%2e%2e/secret.xsl'/><xsl:template match='/'><xsl:call-template name='say'/></xsl:template>", "unable to load");
    snprintf(body, sizeof body, "<xsl:import href='%s/../secret.xsl'/><xsl:template match='/'><xsl:call-template name='say'/></xsl:template>", folder);
    refused(body, "unable to load");
    snprintf(body, sizeof body, "<xsl:include href='file://%s/words/say.xsl'/><xsl:template match='/'/>", folder);
    refused(body, "not in the templates folder");
    refused("<xsl:include href='http://localhost/x.xsl'/><xsl:template match='/'/>", "not in the templates folder");
    refused("<xsl:template match='/'><xsl:copy-of select=\"document('words/say.xsl')\"/></xsl:template>", "refused");
    refused("<xsl:template match='/'><xsl:copy-of select=\"document('/etc/passwd')\"/></xsl:template>", "refused");
    snprintf(body, sizeof body, "<xsl:template match='/'><xsl:document href='%s/written'><a/></xsl:document></xsl:template>", folder);
    refused(body, "refused");
    snprintf(body, sizeof body, "%s/written", folder);
    ck_assert_int_eq(access(body, F_OK), -1);
}
END_TEST

START_TEST(sheets_that_do_not_end_are_ended)
{
    refused("<xsl:template match='/' name='x'><xsl:call-template name='x'/></xsl:template>", "infinite");
    refused("<xsl:template match='/'><xsl:value-of select='count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*"
            "[count(//*[count(//*[count(//*[count(//*[count(//*[count(//*)])])])])])])])])])])])])])])])'/></xsl:template>", "no result");
    refused("<xsl:template match='/'><xsl:message terminate='yes'>enough</xsl:message></xsl:template>", "enough");
}
END_TEST

START_TEST(broken_sheets_say_where)
{
    char *error = NULL;

    refused("<xsl:template match='/'", "a.xsl:1");
    refused("<xsl:template match='//['/>", "line 1");
    refused("<xsl:include href='a.xsl'/>", "recursion");
    ck_assert_ptr_null(sheet_new(folder, "none.xsl", &error));
    ck_assert_ptr_nonnull(strstr(error, "none.xsl"));
    free(error);
}
END_TEST

START_TEST(xml_with_a_doctype_is_refused)
{
    char *error = NULL;

    ck_assert_ptr_null(xml_parse(STR("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"), "x.xml", &error));
    ck_assert_str_eq(error, "x.xml: DOCTYPE");
    free(error);
    ck_assert_ptr_null(xml_parse(STR(""), "x.xml", &error));
    free(error);
}
END_TEST

START_TEST(text_goes_in_as_it_is)
{
    xmlDoc *doc = xml_document("a", "urn:x", NULL);
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlChar *content;

    xml_text(root, STR("<b>&amp;\x01\x1b[31m\xef\xbf\xbe\xff]]>"));
    xml_attr(root, "c", STR("\"<&\x02\n"));
    xml_id(root, STR("i"));
    content = xmlNodeGetContent(root);
    ck_assert_str_eq((char *)content, "<b>&amp;[31m\xef\xbf\xbd]]>");
    xmlFree(content);
    ck_assert_str_eq(xml_get(root, "c"), "\"<&\n");
    ck_assert_str_eq(xml_get(root, "none"), "");
    ck_assert(xml_is(root, "urn:x", "a"));
    xmlFreeDoc(doc);
}
END_TEST

TCase *unit_sheet(void)
{
    TCase *tests = tcase_create("sheet");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, sheets_include_what_lies_beside_them);
    tcase_add_test(tests, sheets_reach_nothing_else);
    tcase_add_test(tests, sheets_that_do_not_end_are_ended);
    tcase_add_test(tests, broken_sheets_say_where);
    tcase_add_test(tests, xml_with_a_doctype_is_refused);
    tcase_add_test(tests, text_goes_in_as_it_is);
    return tests;
}
