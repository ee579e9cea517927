#include "programme/document.hpp"

#include <gtest/gtest.h>

#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::told;

TEST(FaultsOfDocument, WantATitleAndEitherALinkOrAFile) {
    DocumentContent content;
    content.uri = "javascript:alert(1)";
    content.file_name = "note.pdf";
    EXPECT_EQ(told(faults_of(content)), "/title fault.required, /uri fault.https-link, /fileName fault.link-or-file");
    content.title = LocalizedText({{"ar", "محضر"}});
    content.uri.clear();
    EXPECT_EQ(told(faults_of(content)), "");
}

TEST(AcceptedMediaType, TakesOfficesPapersAndNothingThatABrowserRuns) {
    EXPECT_TRUE(is_accepted_media_type("application/pdf"));
    EXPECT_TRUE(is_accepted_media_type("Text/Plain; charset=utf-8"));
    for (const auto* const active : {"text/html", "image/svg+xml", "application/javascript", "text/javascript", "application/xhtml+xml",
                                     "text/html ; charset=utf-8", "application/pdf2", ""})
        EXPECT_FALSE(is_accepted_media_type(active)) << active;
}

TEST(ContentDisposition, SavesUnderANameThatCannotLeaveItsHeader) {
    EXPECT_EQ(content_disposition(""), "attachment");
    EXPECT_EQ(content_disposition("note.pdf"), "attachment; filename=\"note.pdf\"; filename*=UTF-8''note.pdf");
    EXPECT_EQ(content_disposition("a\"b\r\nX: y\\.pdf"),
              "attachment; filename=\"a_b__X: y_.pdf\"; filename*=UTF-8''a%22b%0D%0AX%3A%20y%5C.pdf");
    EXPECT_EQ(content_disposition("é.pdf"), "attachment; filename=\"__.pdf\"; filename*=UTF-8''%C3%A9.pdf");
}

}  // namespace
}  // namespace multaqa::programme
