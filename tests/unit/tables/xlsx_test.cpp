#include "tables/xlsx_reader.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <fstream>
#include <iterator>

#include "common/limits.hpp"
#include "tables/serial_date.hpp"
#include "tables/sheet.hpp"
#include "tests/support/packed_workbook.hpp"

namespace multaqa::tables {
namespace {

std::string corpus(const std::string& name) {
    std::ifstream stream(std::string(MULTAQA_SOURCE_DIR) + "/tests/fuzz/corpus/table/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
std::string fault_of(const Result<Table>& read) { return read.has_error() ? read.error().faults.at(0).key : ""; }

TEST(ReadXlsx, GivesBackWhatWasWritten) {
    const Sheet sheet{.title = "الأشخاص", .language = UiLanguage::ar, .headings = {"الاسم (ar)", "Email"}, .rows = {{"أحمد", ""}, {"", "=1+1"}, {"007", "x\ny"}, {"'=1"}}, .notes = {"n", ""}};
    const auto table = read_xlsx(write_xlsx(sheet), "").value();
    EXPECT_EQ(table.reading.sheet, "الأشخاص");
    EXPECT_EQ(table.rows, (std::vector<Row>{{1, {"الاسم (ar)", "Email"}}, {2, {"أحمد"}}, {3, {"", "=1+1"}}, {4, {"007", "x\ny"}}, {5, {"'=1"}}}));
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

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t n = 0; n < times; ++n) all += text;
    return all;
}
long peak_kibibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

// AddressSanitizer keeps the latest 256 MiB that were freed.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr long kKeptThoughFreed = 256 * 1024;
#else
constexpr long kKeptThoughFreed = 0;
#endif
#else
constexpr long kKeptThoughFreed = 0;
#endif

constexpr std::string_view kSheet = "xl/worksheets/sheet1.xml";
constexpr std::size_t kGibibyte = std::size_t{1} << 30;
constexpr std::size_t kBlock = std::size_t{1} << 20;

// Three gibibytes of `element`, in a file that may be sent.
std::string bomb(std::string_view begin, const std::string& element, std::string_view end, const std::string& part) {
    const std::string block = repeated(element, kBlock / element.size());
    auto packed = test::repeated_part(part, begin, block, 3 * kGibibyte / kBlock, end);
    if (part == kSheet) return test::packed_workbook(std::move(packed));
    return test::packed_workbook(test::stored_part(std::string(kSheet), "<worksheet/>"), {std::move(packed)});
}

TEST(ReadXlsx, RefusesAFileThatUnpacksToGigabytesWithoutHoldingThem) {
    const auto wide_row = bomb("<worksheet><sheetData>", "<row ht=\"" + std::string(4096, '1') + "\"/>", "</sheetData></worksheet>", std::string(kSheet));
    const auto rows = bomb("<worksheet><sheetData>", "<row/>", "</sheetData></worksheet>", std::string(kSheet));
    const auto cells = bomb("<worksheet><sheetData><row>", "<c/>", "</row></sheetData></worksheet>", std::string(kSheet));
    const auto strings = bomb("<sst>", "<si/>", "</sst>", "xl/sharedStrings.xml");
    const auto text = bomb("<sst><si><t>", std::string(4096, 'x'), "</t></si></sst>", "xl/sharedStrings.xml");
    for (const std::string* file : {&wide_row, &rows, &cells, &strings, &text}) EXPECT_LE(file->size(), limits::kImportBodyBytes);
    const long before = peak_kibibytes();
    EXPECT_EQ(fault_of(read_xlsx(wide_row, "")), "fault.workbook-bytes");
    EXPECT_EQ(fault_of(read_xlsx(rows, "")), "fault.table-rows");
    EXPECT_EQ(fault_of(read_xlsx(cells, "")), "fault.table-cells");
    EXPECT_EQ(fault_of(read_xlsx(strings, "")), "fault.table-cells");
    EXPECT_TRUE(read_xlsx(text, "").has_error());
    EXPECT_LT(peak_kibibytes() - before, 512 * 1024 + kKeptThoughFreed);  // of fifteen gibibytes that they would fill
}

TEST(ReadXlsx, ReadsWhatItNeedsOfAnArchiveOfManyPartsAndOpensNoneWithin) {
    std::vector<test::PackedPart> many;
    for (int n = 0; n < 60'000; ++n) many.push_back(test::stored_part("x" + std::to_string(n), ""));
    const std::string small = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Nom</t></is></c></row></sheetData></worksheet>";
    const auto table = read_xlsx(test::packed_workbook(test::stored_part(std::string(kSheet), small), many), "").value();
    EXPECT_EQ(table.rows, (std::vector<Row>{{1, {"Nom"}}}));
    const std::string inner = test::packed_workbook(test::stored_part(std::string(kSheet), small));
    EXPECT_EQ(fault_of(read_xlsx(test::packed_workbook(test::stored_part(std::string(kSheet), inner)), "")), "fault.workbook");
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
