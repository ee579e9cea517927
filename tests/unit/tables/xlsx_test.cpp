#include "tables/xlsx_reader.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tables/serial_date.hpp"
#include "tables/sheet.hpp"

namespace multaqa::tables {
namespace {

std::string corpus(const std::string& name) {
    std::ifstream stream(std::string(MULTAQA_SOURCE_DIR) + "/tests/fuzz/corpus/table/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
std::string fault_of(const Result<Table>& read) { return read.has_error() ? read.error().faults.at(0).key : ""; }

TEST(ReadXlsx, GivesBackWhatWasWritten) {
    const Sheet sheet{.title = "الأشخاص", .language = UiLanguage::ar, .headings = {"الاسم (ar)", "Email"}, .rows = {{"أحمد", ""}, {"", "=1+1"}, {"007", "x\ny"}}, .notes = {"n", ""}};
    const auto table = read_xlsx(write_xlsx(sheet), "").value();
    EXPECT_EQ(table.reading.sheet, "الأشخاص");
    EXPECT_EQ(table.rows, (std::vector<Row>{{1, {"الاسم (ar)", "Email"}}, {2, {"أحمد"}}, {3, {"", "=1+1"}}, {4, {"007", "x\ny"}}}));
}

TEST(ReadXlsx, ReadsSharedStringsInlineStringsAndDates) {
    const auto table = read_xlsx(corpus("small.xlsx"), "S").value();
    EXPECT_EQ(table.rows, (std::vector<Row>{{1, {"Nom", "Date"}}, {3, {"x", "2027-01-12T09:30"}}}));
}

TEST(ReadXlsx, RefusesWhatIsNoWorkbookOrReachesOutside) {
    EXPECT_EQ(fault_of(read_xlsx("", "")), "fault.workbook");
    EXPECT_EQ(fault_of(read_xlsx("hello", "")), "fault.workbook");
    EXPECT_EQ(fault_of(read_xlsx(corpus("not_a_zip.xlsx"), "")), "fault.workbook");
    EXPECT_EQ(fault_of(read_xlsx(corpus("entity.xlsx"), "")), "fault.workbook");
    const auto missing = read_xlsx(corpus("small.xlsx"), "Feuille 7");
    EXPECT_EQ(fault_of(missing), "fault.workbook-sheet");
    EXPECT_EQ(missing.error().faults[0].arguments, (std::vector<MessageArgument>{{"sheets", "S"}}));
}

TEST(ReadXlsx, OfAnyCutFileIsRefusedNotCrashed) {
    const std::string whole = corpus("small.xlsx");
    ASSERT_GT(whole.size(), 100u);
    for (std::size_t size = 0; size < whole.size(); size += 7) EXPECT_TRUE(read_xlsx(whole.substr(0, size), "").has_error()) << size;
}

TEST(TextOfNumber, TellsDaysTimesAndPlainNumbersApart) {
    using enum NumberShape;
    const auto text = [](double value, NumberShape shape) { return text_of_number(value, shape, SerialEpoch::year_1900); };
    EXPECT_EQ(text(46399, date), "2027-01-12");
    EXPECT_EQ(text(46399.395833333, date_time), "2027-01-12T09:30");
    EXPECT_EQ(text(0.395833333, time), "09:30");
    EXPECT_EQ(text(46399, plain), "46399");
    EXPECT_EQ(text(212600000000, plain), "212600000000");
    EXPECT_EQ(text(0.5, plain), "0.5");
    EXPECT_EQ(text_of_number(44937, date, SerialEpoch::year_1904), "2027-01-12");
}

TEST(ShapeOfFormat, LooksAtCodesNotAtQuotedWords) {
    using enum NumberShape;
    EXPECT_EQ(shape_of_format("dd/mm/yyyy"), date);
    EXPECT_EQ(shape_of_format("[$-40C]d mmmm yyyy;@"), date);
    EXPECT_EQ(shape_of_format("hh:mm"), time);
    EXPECT_EQ(shape_of_format("[h]:mm"), time);
    EXPECT_EQ(shape_of_format("dd/mm/yy\\ hh:mm"), date_time);
    EXPECT_EQ(shape_of_format("#,##0.00\\ \"dh\""), plain);
    EXPECT_EQ(shape_of_format("0.0;[Red]-0.0"), plain);
}

}  // namespace
}  // namespace multaqa::tables
