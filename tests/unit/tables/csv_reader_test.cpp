#include "tables/csv_reader.hpp"

#include <gtest/gtest.h>

#include "common/limits.hpp"
#include "tables/sheet.hpp"

namespace multaqa::tables {
namespace {

using Rows = std::vector<Row>;

Rows rows_of(std::string_view bytes) { return read_csv(bytes).value().rows; }
std::string fault_of(std::string_view bytes) {
    const auto refused = read_csv(bytes);
    return refused.has_error() ? refused.error().faults.at(0).key : "";
}
std::string utf16(std::u16string_view text) {
    std::string bytes = "\xFF\xFE";
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit & 0xFF);
        bytes += static_cast<char>(unit >> 8);
    }
    return bytes;
}

TEST(ReadCsv, TakesSemicolonCommaAndTabAndWhatTheFileItselfStates) {
    const Rows expected{{1, {"Nom", "Ville"}}, {2, {"Alaoui, A.", "Fès"}}};
    EXPECT_EQ(rows_of("Nom;Ville\nAlaoui, A.;Fès\n"), expected);
    EXPECT_EQ(rows_of("Nom,Ville\r\n\"Alaoui, A.\",Fès\r\n"), expected);
    EXPECT_EQ(rows_of("Nom\tVille\nAlaoui, A.\tFès"), expected);
    EXPECT_EQ(rows_of("sep=|\r\nNom|Ville\r\nAlaoui, A.|Fès\r\n"), expected);
    EXPECT_EQ(read_csv("Nom;Ville\nA;B\n").value().reading.delimiter, ";");
}

TEST(ReadCsv, KeepsQuotedLineEndsAndQuotesAndLeavesOutEmptyRows) {
    EXPECT_EQ(rows_of("a;b\n\n;;\n\"first\nsecond\";\"say \"\"no\"\"\"\n"), (Rows{{1, {"a", "b"}}, {4, {"first\nsecond", "say \"no\""}}}));
}

TEST(ReadCsv, RecognisesTheEncodingsOfOfficesAndSaysWhich) {
    const Rows arabic{{1, {"الاسم", "البريد"}}, {2, {"أحمد", "a@example.org"}}};
    const auto utf8 = read_csv("\xEF\xBB\xBFالاسم;البريد\nأحمد;a@example.org\n").value();
    EXPECT_EQ(utf8.rows, arabic);
    EXPECT_EQ(utf8.reading.charset, "utf-8");
    const auto wide = read_csv(utf16(u"الاسم\tالبريد\nأحمد\ta@example.org\n")).value();
    EXPECT_EQ(wide.rows, arabic);
    EXPECT_EQ(wide.reading.charset, "utf-16le");
    const auto old = read_csv("\xC7\xE1\xC7\xD3\xE3;\xC7\xE1\xC8\xD1\xED\xCF\n\xC3\xCD\xE3\xCF;a@example.org\n").value();
    EXPECT_EQ(old.rows, arabic);
    EXPECT_EQ(old.reading.charset, "windows-1256");
    const auto french = read_csv("Nom;Ville\nH\xE9l\xE8ne;\xC9vreux\n").value();
    EXPECT_EQ(french.rows, (Rows{{1, {"Nom", "Ville"}}, {2, {"Hélène", "Évreux"}}}));
    EXPECT_EQ(french.reading.charset, "windows-1252");
}

TEST(ReadCsv, RefusesWhatItWouldHaveToGuess) {
    EXPECT_EQ(fault_of("Nom;Ville\n\xC3\xCD;x\n"), "fault.table-charset");  // two letters: «أح» or "ÃÍ"
    EXPECT_EQ(fault_of(std::string("N\0o\0m\0", 6)), "fault.table-characters");
    EXPECT_EQ(fault_of("\xFF\xFE\x01\xD8\x41"), "fault.table-charset");
    EXPECT_EQ(fault_of("a;\"b\nc;d\n"), "fault.table-quote");
}

TEST(ReadCsv, HoldsNoMoreThanItsLimits) {
    std::string rows = "h;i\n";
    for (std::size_t i = 0; i < limits::kTableRows; ++i) rows += "x;y\n";
    EXPECT_EQ(fault_of(rows), "fault.table-rows");
    EXPECT_EQ(fault_of(std::string(limits::kTableColumns, ';') + "x\n"), "fault.table-columns");
}

TEST(ReadCsv, LeavesOutTheTextOfACellThatIsTooLongAndMarksItsColumn) {
    const std::string fits(limits::kTableCellBytes, 'x');
    for (const std::string quote : {"", "\""})
        EXPECT_EQ(rows_of("h;i;j\ny;" + quote + fits + "x" + quote + ";z\n" + quote + fits + quote + ";y\n"),
                  (Rows{{1, {"h", "i", "j"}}, {2, {"y", "", "z"}, {1}}, {3, {fits, "y"}}}));
}

TEST(WriteCsv, DefusesFormulasAndReadsThemBackAsTheyWere) {
    const Sheet sheet{.title = "", .language = UiLanguage::fr, .headings = {"a", "b", "c", "d"}, .rows = {{"=1+1", "+212 5", "-3", "@SUM(A1)"}, {"'=1", "''-", "'s-Hertogenbosch", "'"}}, .notes = {}};
    const std::string bytes = write_csv(sheet);
    EXPECT_NE(bytes.find("\"'=1+1\";\"'+212 5\";\"'-3\";\"'@SUM(A1)\""), std::string::npos) << bytes;
    EXPECT_EQ(rows_of(bytes), (Rows{{1, {"a", "b", "c", "d"}}, {2, {"=1+1", "+212 5", "-3", "@SUM(A1)"}}, {3, {"'=1", "''-", "'s-Hertogenbosch", "'"}}}));
}

}  // namespace
}  // namespace multaqa::tables
