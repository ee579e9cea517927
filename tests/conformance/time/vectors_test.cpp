// resolve() in all four modes against Python's zoneinfo on the same compiled files (make_vectors.py).
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "common/time/zoned_date_time.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa {
namespace {

struct Vector {
    std::string line;
    std::string zone;
    PlainDateTime wall;
    char kind = 'u';
    Instant first;   // a gap: with the offset before it
    Instant second;  // a gap: with the offset after it
};

std::vector<Vector> vectors_of(std::string_view version) {
    std::ifstream file(std::string(MULTAQA_SOURCE_DIR) + "/tests/conformance/time/vectors_" + std::string(version) + ".txt");
    std::vector<Vector> result;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream fields(line);
        std::string zone;
        std::string wall;
        char kind = 0;
        std::int64_t first = 0;
        fields >> zone >> wall >> kind >> first;
        std::int64_t second = first;
        if (kind != 'u') fields >> second;
        EXPECT_TRUE(fields) << line;
        result.push_back({line, zone, parse_plain_date_time(wall).value(), kind, Instant{std::chrono::seconds{first}},
                          Instant{std::chrono::seconds{second}}});
    }
    return result;
}

class Conformance : public ::testing::TestWithParam<std::string_view> {
  protected:
    Result<ZonedDateTime> resolved(const Vector& v, Disambiguation mode) const {
        return resolve(testing::zones(GetParam()), v.wall, v.zone, mode);
    }
    Instant utc(const Vector& v, Disambiguation mode) const { return resolved(v, mode).value().utc; }
};

TEST_P(Conformance, HasPointsOfEveryKind) {
    std::map<char, int> count;
    for (const auto& v : vectors_of(GetParam())) ++count[v.kind];
    EXPECT_GT(count['u'], 1000);
    EXPECT_GT(count['g'], 100);
    EXPECT_GT(count['f'], 100);
}

TEST_P(Conformance, ResolvesAsTheReferenceInEveryMode) {
    for (const auto& v : vectors_of(GetParam())) {
        const bool gap = v.kind == 'g';
        EXPECT_EQ(utc(v, Disambiguation::compatible), v.first) << v.line;
        EXPECT_EQ(utc(v, Disambiguation::earlier), gap ? v.second : v.first) << v.line;
        EXPECT_EQ(utc(v, Disambiguation::later), gap ? v.first : v.second) << v.line;
    }
}

TEST_P(Conformance, RefusesWhatTheReferenceFindsSkippedOrRepeated) {
    for (const auto& v : vectors_of(GetParam())) {
        const auto strict = resolved(v, Disambiguation::reject);
        ASSERT_EQ(strict.has_value(), v.kind == 'u') << v.line;
        if (strict) {
            EXPECT_EQ(strict.value().utc, v.first) << v.line;
            continue;
        }
        EXPECT_EQ(strict.error().code, v.kind == 'g' ? ProblemCode::nonexistent_local_time : ProblemCode::ambiguous_local_time) << v.line;
        ASSERT_EQ(strict.error().alternatives.size(), 2U) << v.line;
        EXPECT_EQ(strict.error().alternatives[0].utc_start, format_utc(std::min(v.first, v.second))) << v.line;
        EXPECT_EQ(strict.error().alternatives[1].utc_start, format_utc(std::max(v.first, v.second))) << v.line;
    }
}

INSTANTIATE_TEST_SUITE_P(Zones, Conformance, ::testing::Values(testing::kZonesBefore, testing::kZonesNow),
                         [](const auto& parameter) { return "Of" + std::string(parameter.param); });

}  // namespace
}  // namespace multaqa
