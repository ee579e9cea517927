#include "tables/headings.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tables/csv_reader.hpp"
#include "tables/record.hpp"
#include "tests/unit/tables/words.hpp"

namespace multaqa::tables {
namespace {

constexpr std::array kColumns = {Column{"id"}, Column{"name", Column::Form::localized}, Column{"organization", Column::Form::localized}, Column{"email"}};
using Certainty = Heading::Language;

TEST(FindHeadings, LooksBelowTitlesAndNamesWhatItDoesNotKnow) {
    const auto table = read_csv("Liste des invités;;;\n;;;\nNom;Courriel;Couleur;الاسم\nAlaoui;a@example.org;bleu;العلوي\n").value();
    const auto headings = find_headings(table, kColumns, shipped_words()).value();
    EXPECT_EQ(headings.row, 3u);
    EXPECT_EQ(headings.known, (std::vector<Heading>{{0, "Nom", "name", "fr", Certainty::assumed}, {1, "Courriel", "email", "", Certainty::none}, {3, "الاسم", "name", "ar", Certainty::assumed}}));
    EXPECT_EQ(headings.unknown, (std::vector<Heading>{{2, "Couleur", "", "", Certainty::none}}));
    const auto records = records_of(table, headings);
    ASSERT_EQ(records.size(), 1u);
    EXPECT_EQ(records[0].localized("name").by_language(), (LocalizedText::Map{{"ar", "العلوي"}, {"fr", "Alaoui"}}));
    EXPECT_EQ(records[0].text("email"), "a@example.org");
    EXPECT_EQ(records[0].problem("email", "k").cell, "B4");
}

TEST(FindHeadings, TakesTheLanguageThatAHeadingNames) {
    const auto table = read_csv("name_ar;Nom en français;الاسم (en);name de;Nom fr;ORGANISATION (AR)\na;b;c;d;e;f\n").value();
    const auto headings = find_headings(table, kColumns, shipped_words()).value();
    std::vector<std::string> languages;
    for (const Heading& heading : headings.known) languages.push_back(heading.key + " " + heading.language);
    EXPECT_EQ(languages, (std::vector<std::string>{"name ar", "name fr", "name en", "name de", "organization ar"}));
    // a second column of the same is not silently merged with the first
    ASSERT_EQ(headings.unknown.size(), 1u);
    EXPECT_EQ(headings.unknown[0].text, "Nom fr");
}

TEST(FindHeadings, RecognisesWhatTheExportsWrite) {
    for (const UiLanguage language : kUiLanguages) {
        std::string line;
        for (const char* text_language : {"ar", "fr", "en", "de", "fr-CA", "zh-Hant-TW"}) line += heading_text(shipped_words(), language, "name", text_language) + ";";
        const auto table = read_csv(line + heading_text(shipped_words(), language, "email", "") + "\na;b;c;d;e;f;g\n").value();
        const auto headings = find_headings(table, kColumns, shipped_words()).value();
        std::vector<std::string> languages;
        for (const Heading& heading : headings.known) languages.push_back(heading.language);
        EXPECT_EQ(languages, (std::vector<std::string>{"ar", "fr", "en", "de", "fr-CA", "zh-Hant-TW", ""})) << line;
    }
}

TEST(FindHeadings, RefusesATableWithoutAny) {
    const auto table = read_csv("1;2\n3;4\n").value();
    EXPECT_EQ(find_headings(table, kColumns, shipped_words()).error().faults.at(0).key, "fault.table-headings");
}

}  // namespace
}  // namespace multaqa::tables
