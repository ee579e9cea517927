#include "common/log.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <sstream>
#include <thread>
#include <vector>

#include "common/json/json.hpp"
#include "common/time/instant.hpp"

namespace multaqa {
namespace {

// What `act` writes to stderr, line by line.
template <class Act>
std::vector<std::string> lines_of(Act act) {
    ::testing::internal::CaptureStderr();
    act();
    std::istringstream output(::testing::internal::GetCapturedStderr());
    std::vector<std::string> lines;
    for (std::string line; std::getline(output, line);) lines.push_back(line);
    return lines;
}

class Log : public ::testing::Test {
  protected:
    ~Log() override { log::configure(log::Level::info, log::Format::json); }
};

TEST_F(Log, WritesOneJsonObjectALine) {
    const auto lines = lines_of([] {
        log::warning("group-committed", {{"commands", std::int64_t{64}}, {"milliseconds", 1.5}, {"id", std::string_view("r-1")}});
    });
    ASSERT_EQ(lines.size(), 1U);
    auto line = json::parse(lines[0]).value();
    const std::string time(line.at("time").as_string().c_str());
    EXPECT_TRUE(parse_utc(time)) << time;
    line.as_object().erase("time");
    EXPECT_EQ(line, json::parse(R"({"level":"warning","event":"group-committed","commands":64,"milliseconds":1.5,"id":"r-1"})").value());
}

TEST_F(Log, EscapesWhatWouldBreakTheLine) {
    const std::string hostile = "a\"b\\c\nd\x1B[31m{}%v\u00e9";
    const auto lines = lines_of([&hostile] { log::info("x", {{"value", std::string_view(hostile)}}); });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(json::parse(lines[0]).value().at("value").as_string(), hostile.c_str());
}

TEST_F(Log, KeepsTheLineJsonWhateverTheBytes) {
    const auto lines = lines_of([] {
        log::info("x", {{"bytes", std::string_view("\xFF\xFE")}, {"nan", std::numeric_limits<double>::quiet_NaN()}});
    });
    ASSERT_EQ(lines.size(), 1U);
    const auto line = json::parse(lines[0]).value();
    EXPECT_EQ(line.at("bytes").as_string(), "(not UTF-8)");
    EXPECT_TRUE(line.at("nan").is_null());
}

TEST_F(Log, LeavesOutWhatIsBelowTheLevel) {
    const auto write_all = [] {
        log::debug("d");
        log::info("i");
        log::warning("w");
        log::error("e");
    };
    EXPECT_EQ(lines_of(write_all).size(), 3U);
    log::configure(log::Level::error, log::Format::json);
    EXPECT_EQ(lines_of(write_all).size(), 1U);
    log::configure(log::Level::debug, log::Format::json);
    EXPECT_EQ(lines_of(write_all).size(), 4U);
}

TEST_F(Log, WritesReadableLinesForATerminal) {
    log::configure(log::Level::info, log::Format::plain);
    const auto lines = lines_of([] { log::info("ready", {{"port", std::int64_t{8080}}, {"version", std::string_view("a\nb")}}); });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NE(lines[0].find("ready port=8080 version=\"a\\u000ab\""), std::string::npos) << lines[0];
}

TEST_F(Log, KeepsLinesOfManyThreadsApart) {
    const auto lines = lines_of([] {
        std::vector<std::thread> threads;
        for (std::int64_t t = 0; t < 4; ++t)
            threads.emplace_back([t] {
                for (std::int64_t i = 0; i < 100; ++i) log::info("x", {{"thread", t}, {"i", i}});
            });
        for (auto& thread : threads) thread.join();
    });
    ASSERT_EQ(lines.size(), 400U);
    for (const auto& line : lines) EXPECT_TRUE(json::parse(line)) << line;
}

TEST(LogLevel, IsReadFromItsWord) {
    auto level = log::Level::info;
    EXPECT_TRUE(log::parse_level("warning", level));
    EXPECT_EQ(level, log::Level::warning);
    EXPECT_FALSE(log::parse_level("loud", level));
    EXPECT_EQ(level, log::Level::warning);
}

}  // namespace
}  // namespace multaqa
