// What is a colour, a language and a picture; the branding as JSON; the page and the manifests in the institution's name.
#include "branding/branding.hpp"

#include <gtest/gtest.h>

#include "branding/branding_codec.hpp"
#include "branding/page_documents.hpp"

namespace multaqa::branding {
namespace {

using namespace std::string_literals;

constexpr const char* kPage =
    R"(<!doctype html><html lang="en" dir="ltr"><head><meta name="multaqa-branding" content="" />)"
    R"(<link rel="manifest" href="/manifest-en.webmanifest" /><title>Multaqa</title></head></html>)";
constexpr const char* kManifest = R"({"id":"/","name":"Multaqa","short_name":"Multaqa","theme_color":"#0a5a55"})";

Branding region() {
    Branding branding;
    branding.content.name = LocalizedText({{"ar", "جهة الدار البيضاء"}, {"fr", "Région <Casablanca> & \"Settat\""}});
    branding.content.short_name = LocalizedText({{"fr", "RCS"}});
    branding.content.color = "#c1272d";
    branding.content.default_language = UiLanguage::ar;
    branding.version = 4;
    return branding;
}

// "/color fault.color …"
std::string faults_of(const json::value& body) {
    const auto read = read_branding(body);
    if (read.has_value()) return "";
    std::string text;
    for (const auto& fault : read.error().faults) text += fault.pointer + " " + fault.key + " ";
    return text;
}

TEST(Color, IsANumberSignAndSixHexadecimalDigits) {
    EXPECT_EQ(parse_color("#0A5a55"), "#0a5a55");
    for (const auto* text : {"", "#", "0a5a55", "#0a5a5", "#0a5a555", "#0a5a5g", "green", "#fff", "#0a5a5\n"}) EXPECT_EQ(parse_color(text), std::nullopt) << text;
}

TEST(FirstLanguage, IsOneOfTheInterface) {
    EXPECT_EQ(parse_ui_language("ar"), UiLanguage::ar);
    for (const auto* tag : {"", "de", "AR", "fr-MA"}) EXPECT_EQ(parse_ui_language(tag), std::nullopt) << tag;
}

TEST(Picture, IsKnownByItsFirstBytes) {
    EXPECT_EQ(picture_type_of("\x89PNG\r\n\x1a\n and more"s), "image/png");
    EXPECT_EQ(picture_type_of("\xff\xd8\xff\xe0"s), "image/jpeg");
    EXPECT_EQ(picture_type_of("RIFF\x10\0\0\0WEBPVP8 "s), "image/webp");
    for (const auto& bytes : {""s, "\x89PN"s, "RIFF"s, "RIFF\x10\0\0\0WAVEfmt "s, "GIF89a"s, "<svg xmlns='http://www.w3.org/2000/svg'/>"s, " \x89PNG\r\n\x1a\n"s})
        EXPECT_EQ(picture_type_of(bytes), std::nullopt) << bytes;
    EXPECT_TRUE(is_picture_type("image/webp"));
    for (const auto* type : {"image/svg+xml", "image/gif", "text/html", ""}) EXPECT_FALSE(is_picture_type(type)) << type;
}

TEST(BrandingJson, LeavesOutWhatThereIsNot) {
    EXPECT_EQ(json::serialize(branding_json(Branding{})), R"({"defaultLanguage":"en","version":1})");
    auto branding = region();
    branding.logo = Logo{"ab12", "image/png"};
    EXPECT_EQ(branding_json(branding).at("logo"), "/api/v1/branding/logo/ab12");
}

TEST(BrandingJson, IsReadBackAsItWasWritten) {
    auto body = branding_json(region());
    body.erase("version");
    EXPECT_EQ(read_branding(body).value(), region().content);
}

TEST(BrandingJson, NamesEveryFault) {
    EXPECT_EQ(faults_of(json::object{}), "/defaultLanguage fault.required ");
    EXPECT_EQ(faults_of(json::object{{"defaultLanguage", nullptr}}), "/defaultLanguage fault.required ");
    EXPECT_EQ(faults_of(json::object{{"defaultLanguage", "de"}}), "/defaultLanguage fault.enum ");
    EXPECT_EQ(faults_of(json::object{{"defaultLanguage", "fr"}, {"color", "green"}}), "/color fault.color ");
    EXPECT_EQ(faults_of(json::object{{"defaultLanguage", "fr"}, {"logo", "/x"}, {"version", 1}}), "/logo fault.unknown-field /version fault.unknown-field ");
    EXPECT_EQ(faults_of(json::object{{"defaultLanguage", "fr"}, {"shortName", json::object{{"fr", std::string(101, 'x')}}}}), "/shortName/fr fault.too-long ");
    EXPECT_EQ(faults_of(json::object{{"defaultLanguage", "fr"}, {"name", "Région"}}), "/name fault.type ");
}

TEST(BrandingChange, TellsEachFieldInTheScopeOfTheSystem) {
    const auto change = branding_changed(Branding{}, region());
    EXPECT_EQ(change.scope, "system");
    EXPECT_EQ(change.kind, "BrandingChanged");
    const auto fields = json::parse_trusted(change.data).at("fields").as_object();
    EXPECT_EQ(fields.at("color"), (json::object{{"after", "#c1272d"}}));
    EXPECT_EQ(fields.at("defaultLanguage"), (json::object{{"before", "en"}, {"after", "ar"}}));
    EXPECT_FALSE(fields.contains("letterhead"));
    ASSERT_EQ(change.topics.size(), 1U) << "without an entry no other node hears of it";
}

TEST(PageDocument, SpeaksTheFirstLanguageAndBearsTheName) {
    const auto page = page_document(kPage, region());
    EXPECT_NE(page.find(R"(<html lang="ar" dir="rtl">)"), std::string::npos) << page;
    EXPECT_NE(page.find("<title>جهة الدار البيضاء</title>"), std::string::npos) << page;
    EXPECT_NE(page.find("/manifest-ar.webmanifest"), std::string::npos) << page;
    EXPECT_NE(page.find(R"(content="{&quot;name&quot;:)"), std::string::npos) << page;
}

TEST(PageDocument, LetsNobodyWriteIntoThePage) {
    auto branding = region();
    branding.content.default_language = UiLanguage::fr;
    branding.content.letterhead = LocalizedText({{"fr", "\"><script>alert(1)</script><meta name=\"multaqa-branding\" content=\"\"/manifest-en.webmanifest"}});
    const auto page = page_document(kPage, branding);
    EXPECT_NE(page.find("<title>Région &lt;Casablanca&gt; &amp; &quot;Settat&quot;</title>"), std::string::npos) << page;
    EXPECT_EQ(page.find("<script>"), std::string::npos) << page;
    EXPECT_NE(page.find(R"(href="/manifest-fr.webmanifest")"), std::string::npos) << page;
}

TEST(PageDocument, StaysWhatItIsWhereThereIsNothingToSay) {
    Branding branding;
    const auto page = page_document(kPage, branding);
    EXPECT_NE(page.find("<title>Multaqa</title>"), std::string::npos);
    EXPECT_NE(page.find(R"(<html lang="en" dir="ltr">)"), std::string::npos);
    EXPECT_EQ(page_document("no page of ours", region()), "no page of ours");
}

TEST(ManifestDocument, BearsNamesAndColourAndKeepsTheRest) {
    const auto arabic = json::parse_trusted(manifest_document(kManifest, region(), UiLanguage::ar));
    EXPECT_EQ(arabic, (json::object{{"id", "/"}, {"name", "جهة الدار البيضاء"}, {"short_name", "RCS"}, {"theme_color", "#c1272d"}}));
    const auto plain = json::parse_trusted(manifest_document(kManifest, Branding{}, UiLanguage::fr));
    EXPECT_EQ(plain, json::parse_trusted(kManifest));
}

TEST(ManifestDocument, OfOneNameAloneBearsItTwice) {
    Branding branding;
    branding.content.name = LocalizedText({{"en", "Region"}});
    const auto manifest = json::parse_trusted(manifest_document(kManifest, branding, UiLanguage::en));
    EXPECT_EQ(manifest.at("name"), "Region");
    EXPECT_EQ(manifest.at("short_name"), "Region");
}

}  // namespace
}  // namespace multaqa::branding
