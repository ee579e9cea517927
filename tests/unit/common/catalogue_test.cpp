// The catalogues that are shipped: complete, with every plural, and with every key that the sources name.
#include <gtest/gtest.h>
#include <unicode/messagepattern.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "common/json/json.hpp"
#include "common/text/messages.hpp"

namespace multaqa {
namespace {

namespace fs = std::filesystem;

const Messages& shipped() {
    static const Messages messages(embedded::catalogues());
    return messages;
}

// The categories of CLDR 42 that a language needs for whole numbers.
std::set<std::string> categories_of(const std::string& language) {
    if (language == "ar") return {"zero", "one", "two", "few", "many", "other"};
    if (language == "fr") return {"one", "many", "other"};
    return {"one", "other"};
}

// The selectors of each plural in the pattern, in order of their beginning.
std::vector<std::set<std::string>> plurals_in(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), nullptr, status);
    EXPECT_TRUE(U_SUCCESS(status)) << text;
    std::vector<std::set<std::string>> plurals;
    std::vector<std::ptrdiff_t> open;  // index into plurals of each open argument; -1 for other kinds
    for (int32_t i = 0; i < pattern.countParts(); ++i) {
        const auto& part = pattern.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
            const bool plural = part.getArgType() == UMSGPAT_ARG_TYPE_PLURAL;
            if (plural) plurals.emplace_back();
            open.push_back(plural ? static_cast<std::ptrdiff_t>(plurals.size()) - 1 : -1);
        } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT) {
            open.pop_back();
        } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR && open.back() >= 0) {
            std::string selector;
            pattern.getSubstring(part).toUTF8String(selector);
            if (selector.front() != '=') plurals[static_cast<std::size_t>(open.back())].insert(selector);
        }
    }
    return plurals;
}

std::set<std::string> arguments_of(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), nullptr, status);
    std::set<std::string> names;
    for (int32_t i = 0; i < pattern.countParts(); ++i) {
        std::string name;
        if (pattern.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.insert(pattern.getSubstring(pattern.getPart(i)).toUTF8String(name));
    }
    return names;
}

std::map<std::string, std::map<std::string, std::string>> patterns_by_key() {
    std::map<std::string, std::map<std::string, std::string>> result;
    for (const auto& file : embedded::catalogues()) {
        const std::string language(file.name.substr(0, 2));
        const auto catalogue = json::parse(file.bytes).value();
        for (const auto& member : catalogue.as_object())
            result[std::string(member.key().data(), member.key().size())][language] = std::string(member.value().as_string().c_str());
    }
    return result;
}

TEST(Catalogues, AreThreeAndLoad) {
    std::set<std::string_view> names;
    for (const auto& file : embedded::catalogues()) names.insert(file.name);
    EXPECT_EQ(names, (std::set<std::string_view>{"ar.json", "en.json", "fr.json"}));
    EXPECT_FALSE(shipped().keys().empty());
}

TEST(Catalogues, NameEveryProblemAndItsRemedy) {
    for (const auto code : all_problem_codes())
        for (const auto* const suffix : {"", ".detail"}) {
            const auto key = "problem." + std::string(word(code)) + suffix;
            EXPECT_TRUE(shipped().has(key)) << key;
        }
}

TEST(Catalogues, HaveEveryPluralOfTheirLanguage) {
    for (const auto& [key, patterns] : patterns_by_key())
        for (const auto& [language, pattern] : patterns)
            for (const auto& plural : plurals_in(pattern)) EXPECT_EQ(plural, categories_of(language)) << key << " in " << language;
}

TEST(Catalogues, UseTheSameArgumentsInEveryLanguage) {
    for (const auto& [key, patterns] : patterns_by_key())
        for (const auto& [language, pattern] : patterns)
            EXPECT_EQ(arguments_of(pattern), arguments_of(patterns.at("en"))) << key << " in " << language;
}

TEST(Catalogues, HaveNoStraightApostrophes) {  // MessageFormat would take them for quotes
    for (const auto& [key, patterns] : patterns_by_key())
        for (const auto& [language, pattern] : patterns) EXPECT_EQ(pattern.find('\''), std::string::npos) << key << " in " << language;
}

bool has_arabic(std::string_view text) { return text.find_first_of("\xD8\xD9") != std::string_view::npos; }

TEST(Catalogues, LeaveNothingEmpty) {
    for (const auto& [key, patterns] : patterns_by_key())
        for (const auto& [language, pattern] : patterns) EXPECT_FALSE(pattern.empty()) << key << " in " << language;
}

// The web application's own keys hold signs and names of languages too; what is written into a template, addresses and dates.
TEST(Catalogues, RefuseInTheLanguageThatWasAsked) {
    for (const auto& [key, patterns] : patterns_by_key())
        for (const auto& [language, pattern] : patterns)
            if (!key.starts_with("web.") && !key.starts_with("table-example.")) {
                EXPECT_EQ(has_arabic(pattern), language == "ar") << key << " in " << language;
            }
}

TEST(Catalogues, HoldEveryKeyThatTheSourcesName) {
    const std::regex literal(R"~("((?:fault|problem|row-problem|conflict|suggestion|import)\.[a-z0-9.-]*[a-z0-9])")~");
    for (const auto* const folder : {"common", "server"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(MULTAQA_SOURCE_DIR) / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".hpp") continue;
            std::ifstream file(entry.path());
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            for (auto i = std::sregex_iterator(text.begin(), text.end(), literal); i != std::sregex_iterator(); ++i)
                EXPECT_TRUE(shipped().has((*i)[1].str())) << (*i)[1] << " in " << entry.path().lexically_relative(MULTAQA_SOURCE_DIR);
        }
}

TEST(Catalogues, PutAFaultIntoWords) {
    EXPECT_EQ(shipped().format(UiLanguage::en, "fault.too-long", {{"max", "1000"}}),
              "The text is too long. Shorten it to at most 1,000 bytes (an accented or Arabic letter takes two).");
    EXPECT_EQ(shipped().format(UiLanguage::fr, "fault.time-zone", {{"timeZone", "Europe/Atlantis"}}),
              "Aucun fuseau horaire ne s’appelle \u2068Europe/Atlantis\u2069. Employez un nom de la base IANA, par exemple Africa/Casablanca.");
    EXPECT_EQ(shipped().format(UiLanguage::ar, "fault.too-many-items", {{"max", "64"}}),
              "عدد العناصر أكبر من المسموح. أرسلوا 64 عنصرا على الأكثر.");
}

}  // namespace
}  // namespace multaqa
