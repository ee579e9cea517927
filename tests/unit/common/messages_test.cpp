#include "common/text/messages.hpp"

#include <gtest/gtest.h>

#include <array>
#include <thread>

namespace multaqa {
namespace {

// Three catalogues in memory, each with the same pattern unless said otherwise.
Messages with(const std::string& ar, const std::string& fr, const std::string& en) {
    const std::array<std::string, 3> texts = {"{\"k\":\"" + ar + "\"}", "{\"k\":\"" + fr + "\"}", "{\"k\":\"" + en + "\"}"};
    const std::array files = {embedded::File{"ar.json", texts[0]}, embedded::File{"fr.json", texts[1]},
                              embedded::File{"en.json", texts[2]}};
    return Messages(files);
}
Messages with(const std::string& all) { return with(all, all, all); }

std::string refusal(std::string_view ar, std::string_view fr, std::string_view en) {
    const std::array files = {embedded::File{"ar.json", ar}, embedded::File{"fr.json", fr}, embedded::File{"en.json", en}};
    try {
        const Messages messages(files);
    } catch (const std::runtime_error& e) {
        return e.what();
    }
    return "accepted";
}

TEST(Messages, IsolatesTextsButNotDigits) {
    const auto messages = with("{room} {minutes}");
    EXPECT_EQ(messages.format(UiLanguage::en, "k", {{"room", "Salle B"}, {"minutes", "15"}}), "\u2068Salle B\u2069 15");
}

TEST(Messages, WritesNumbersThatAreNamesAsTheyAre) {
    EXPECT_EQ(with("{room}").format(UiLanguage::fr, "k", {{"room", "1204"}}), "1204");
    EXPECT_EQ(with("{room}").format(UiLanguage::ar, "k", {{"room", "007"}}), "007");
}

TEST(Messages, ChoosesThePluralOfEachLanguage) {
    const auto messages = with(
        "{n, plural, zero {zero} one {one} two {two} few {few #} many {many #} other {other #}}",
        "{n, plural, one {one #} many {many #} other {other #}}", "{n, plural, one {one #} other {other #}}");
    const auto text = [&messages](UiLanguage language, std::string n) { return messages.format(language, "k", {{"n", std::move(n)}}); };
    EXPECT_EQ(text(UiLanguage::ar, "0"), "zero");
    EXPECT_EQ(text(UiLanguage::ar, "1"), "one");
    EXPECT_EQ(text(UiLanguage::ar, "2"), "two");
    EXPECT_EQ(text(UiLanguage::ar, "3"), "few 3");
    EXPECT_EQ(text(UiLanguage::ar, "11"), "many 11");
    EXPECT_EQ(text(UiLanguage::ar, "100"), "other 100");
    EXPECT_EQ(text(UiLanguage::fr, "0"), "one 0");
    EXPECT_EQ(text(UiLanguage::fr, "2"), "other 2");
    EXPECT_EQ(text(UiLanguage::fr, "1000000"), "many 1\u202F000\u202F000");
    EXPECT_EQ(text(UiLanguage::en, "1"), "one 1");
    EXPECT_EQ(text(UiLanguage::en, "0"), "other 0");
}

TEST(Messages, ComparesWordsOfASelectWithoutIsolation) {
    const auto messages = with("{kind, select, room {R} person {P} other {?}} {name}");
    EXPECT_EQ(messages.format(UiLanguage::en, "k", {{"kind", "person"}, {"name", "A"}}), "P \u2068A\u2069");
}

TEST(Messages, WritesDaysAsEachLanguageDoesAndInNoZone) {
    const auto messages = with("{day, date, ::EEEEdMMMM}");
    const auto text = [&messages](UiLanguage language) { return messages.format(language, "k", {{"day", "2026-11-21"}}); };
    EXPECT_EQ(text(UiLanguage::ar), "السبت، 21 نونبر");
    EXPECT_EQ(text(UiLanguage::fr), "samedi 21 novembre");
    EXPECT_EQ(text(UiLanguage::en), "Saturday, 21 November");
}

TEST(Messages, KnowsTextsInsideAPlural) {
    const auto messages = with("{n, plural, one {{who} #} other {{who} #}}");
    EXPECT_EQ(messages.format(UiLanguage::en, "k", {{"n", "2"}, {"who", "Ali"}}), "\u2068Ali\u2069 2");
}

TEST(Messages, ShowsAnUnknownKeyAsADefect) {
    EXPECT_EQ(with("x").format(UiLanguage::en, "no.such", {}), "⟦no.such⟧");
    EXPECT_FALSE(with("x").has("no.such"));
    EXPECT_TRUE(with("x").has("k"));
    EXPECT_EQ(with("x").keys(), std::vector<std::string>{"k"});
}

TEST(Messages, RefuseABrokenCatalogueByFileAndKey) {
    EXPECT_NE(refusal("{\"k\":\"{a\"}", "{\"k\":\"\"}", "{\"k\":\"\"}").find("ar.json, key k"), std::string::npos);
    EXPECT_NE(refusal("{\"k\":\"\"}", "{}", "{\"k\":\"\"}").find("fr.json, key k: is missing"), std::string::npos);
    EXPECT_NE(refusal("{\"k\":\"\"}", "{\"k\":\"\"}", "{\"k\":\"\",\"m\":\"\"}").find("key m: is missing"), std::string::npos);
    EXPECT_NE(refusal("{\"k\":\"\"}", "{\"k\":1}", "{\"k\":\"\"}").find("fr.json, key k: the pattern must be a string"), std::string::npos);
    EXPECT_NE(refusal("{}", "{}", "[").find("en.json"), std::string::npos);
    EXPECT_NE(refusal("{}", "{}", "[]").find("en.json"), std::string::npos);
}

TEST(Messages, MayBeFormattedByManyThreads) {
    const auto messages = with("{n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}} {who}");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&messages] {
            for (int i = 0; i < 500; ++i)
                EXPECT_EQ(messages.format(UiLanguage::en, "k", {{"n", std::to_string(i)}, {"who", "A"}}),
                          std::to_string(i) + " \u2068A\u2069");
        });
    for (auto& thread : threads) thread.join();
}

TEST(NegotiateLanguage, TakesTheFirstOfTheHeaviestOfOurs) {
    EXPECT_EQ(negotiate_language("ar"), UiLanguage::ar);
    EXPECT_EQ(negotiate_language("fr-MA,fr;q=0.9,en;q=0.8"), UiLanguage::fr);
    EXPECT_EQ(negotiate_language("de, AR-ma;q=0.5, en;q=0.4"), UiLanguage::ar);
    EXPECT_EQ(negotiate_language("en;q=0.1, fr; q=0.25"), UiLanguage::fr);
    EXPECT_EQ(negotiate_language("fr, ar"), UiLanguage::fr);
}

TEST(NegotiateLanguage, FallsBackToEnglish) {
    for (const auto* const header : {"", "*", "de", "fr;q=0", "arz", "x", ",,;q=1", "fra;q=1.0"})
        EXPECT_EQ(negotiate_language(header), UiLanguage::en) << header;
}

}  // namespace
}  // namespace multaqa
