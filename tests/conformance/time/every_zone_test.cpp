// resolve() in all four modes against Python's zoneinfo on the same compiled files, in every zone (every_zone.py), 1970–2099:
// more than a million points in all. What the few zones of vectors_test.cpp show by name, this shows by number.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "common/time/zoned_date_time.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa {
namespace {

constexpr int kPointsOfZone = 840;
constexpr int kPointsInAll = 500'000;

struct Point {
    PlainDateTime wall;
    char kind = 'u';
    Instant first;
    Instant second;
};

class Oracle {
  public:
    explicit Oracle(std::string_view version)
        : pipe_(popen(("python3 '" + std::string(MULTAQA_SOURCE_DIR) + "/tests/conformance/time/every_zone.py' '" +
                       testing::zone_folder(version) + "' " + std::to_string(kPointsOfZone))
                          .c_str(),
                      "r")) {}
    ~Oracle() {
        if (pipe_) pclose(pipe_);
    }
    Oracle(const Oracle&) = delete;
    Oracle& operator=(const Oracle&) = delete;

    // False at the end, or where a line is not understood.
    bool next(std::string& zone, Point& point) {
        std::array<char, 256> line{};
        while (pipe_ && std::fgets(line.data(), line.size(), pipe_)) {
            std::array<char, 128> name{};
            if (std::sscanf(line.data(), "zone %127s", name.data()) == 1) {
                zone = name.data();
                continue;
            }
            long long wall = 0;
            long long first = 0;
            long long second = 0;
            if (std::sscanf(line.data(), "%lld %c %lld %lld", &wall, &point.kind, &first, &second) != 4) return false;
            point.wall = PlainDateTime{std::chrono::seconds{wall}};
            point.first = Instant{std::chrono::seconds{first}};
            point.second = Instant{std::chrono::seconds{second}};
            return true;
        }
        return false;
    }

    int exit_code() {
        const int status = pipe_ ? pclose(pipe_) : -1;
        pipe_ = nullptr;
        return status;
    }

  private:
    std::FILE* pipe_;
};

bool agrees(const ZoneDatabase& zones, const std::string& zone, const Point& point) {
    const bool gap = point.kind == 'g';
    const auto utc = [&](Disambiguation mode) { return resolve(zones, point.wall, zone, mode).value().utc; };
    if (utc(Disambiguation::compatible) != point.first) return false;
    if (utc(Disambiguation::earlier) != (gap ? point.second : point.first)) return false;
    if (utc(Disambiguation::later) != (gap ? point.first : point.second)) return false;
    const auto strict = resolve(zones, point.wall, zone, Disambiguation::reject);
    if (point.kind == 'u') return strict.has_value() && strict->utc == point.first;
    return strict.has_error() &&
           strict.error().code == (gap ? ProblemCode::nonexistent_local_time : ProblemCode::ambiguous_local_time);
}

class EveryZone : public ::testing::TestWithParam<std::string_view> {};

TEST_P(EveryZone, ResolvesAsTheReferenceInEveryMode) {
    const auto& zones = testing::zones(GetParam());
    Oracle oracle(GetParam());
    std::map<char, int> count;
    std::map<std::string, int> differences;
    std::string zone;
    for (Point point; oracle.next(zone, point);) {
        ++count[point.kind];
        if (!agrees(zones, zone, point)) ++differences[zone];
    }
    ASSERT_EQ(oracle.exit_code(), 0);
    for (const auto& [name, number] : differences) ADD_FAILURE() << name << ": " << number << " points differ";
    const int all = count['u'] + count['g'] + count['f'];
    std::printf("%s: %d points in %zu zones, %d in a gap, %d repeated, %zu zones differ\n", std::string(GetParam()).c_str(), all,
                zones.names().size(), count['g'], count['f'], differences.size());
    EXPECT_GE(all, kPointsInAll);
    EXPECT_GT(count['g'], kPointsInAll / 20);
    EXPECT_GT(count['f'], kPointsInAll / 20);
}

INSTANTIATE_TEST_SUITE_P(Zones, EveryZone, ::testing::Values(testing::kZonesBefore, testing::kZonesNow),
                         [](const auto& parameter) { return "Of" + std::string(parameter.param); });

}  // namespace
}  // namespace multaqa
