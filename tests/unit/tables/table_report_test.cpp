#include "tables/table_report.hpp"

#include <gtest/gtest.h>

#include "common/limits.hpp"

namespace multaqa::tables {
namespace {

TEST(TableReport, KeepsTheRowsThatAreRefusedAndNoOthers) {
    TableReport report;
    const Row good{1, {"Amina"}}, bad{2, {"", "broken"}};
    report.count(RowOutcome::created, good);
    report.count(RowOutcome::refused, bad);
    EXPECT_EQ(report.rows, 2u);
    EXPECT_EQ(report.refused, 1u);
    EXPECT_EQ(report.refused_rows, std::vector{bad});
}

TEST(TableReport, KeepsNoMoreRowsThanItsLimitAndCountsThemAll) {
    TableReport report;
    for (std::size_t n = 1; n <= limits::kTableRowsReturned + 5; ++n) report.count(RowOutcome::refused, Row{n, {"broken"}});
    EXPECT_EQ(report.refused, limits::kTableRowsReturned + 5);
    ASSERT_EQ(report.refused_rows.size(), limits::kTableRowsReturned);
    EXPECT_EQ(report.refused_rows.back().number, limits::kTableRowsReturned);
}

TEST(TableReport, KeepsTheFirstRowsOfTextWithoutHoles) {
    TableReport report;
    const std::string half(limits::kTableReturnedBytes / 2, 'x');
    for (std::size_t n = 1; n <= 3; ++n) report.count(RowOutcome::refused, Row{n, {half, n == 2 ? "x" : ""}});
    report.count(RowOutcome::refused, Row{4, {"small"}});
    EXPECT_EQ(report.refused_rows.size(), 1u);
    EXPECT_EQ(report.refused, 4u);
}

}  // namespace
}  // namespace multaqa::tables
