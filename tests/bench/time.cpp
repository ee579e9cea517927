// Wall times turned into instants: ours beside date-tz, which reads the machine's zone files (its own folder cannot be chosen).
//   bench_time make FOLDER COUNT        writes "ZONE WALL" lines, half within two hours of a transition, 2015 to 2037
//   bench_time run FOLDER POINTS [--benchmark_...]
// FOLDER: that of `zic -b fat` upon the machine's own tzdata.zi, so that both read the same release.
#include <benchmark/benchmark.h>
#include <date/tz.h>

#include <fstream>
#include <iostream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/time/zoned_date_time.hpp"

namespace {

using namespace multaqa;

struct Point {
    std::string zone;
    PlainDateTime wall;
};

constexpr std::chrono::hours kNear{2};
const Instant kFrom = parse_utc("2015-01-01T00:00:00Z").value();
const Instant kTo = parse_utc("2037-12-31T00:00:00Z").value();

Instant any_instant(std::mt19937_64& random, Instant from, Instant to) {
    const auto span = std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
    return from + std::chrono::minutes(std::uniform_int_distribution<std::int64_t>(0, span)(random));
}

void make_points(const ZoneDatabase& zones, std::size_t count) {
    std::mt19937_64 random(20'261'130);
    const auto names = zones.names();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& name = names[random() % names.size()];
        const TimeZone& zone = *zones.find(name).value();
        auto at = any_instant(random, kFrom, kTo);
        const auto transitions = zone.transitions(kFrom, kTo);
        if (i % 2 == 0 && !transitions.empty()) {
            const auto turn = transitions[random() % transitions.size()].at;
            at = any_instant(random, turn - kNear, turn + kNear);
        }
        std::cout << name << ' ' << format_plain_date_time(to_local(zone, at)) << '\n';
    }
}

std::vector<Point> points_of(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<Point> points;
    std::string zone;
    for (std::string wall; file >> zone >> wall;) points.push_back({zone, parse_plain_date_time(wall).value()});
    return points;
}

Instant ours(const ZoneDatabase& zones, const Point& point) {
    return resolve(zones, point.wall, point.zone, Disambiguation::compatible).value().utc;
}

// As `compatible`: the first of two, and a skipped one with the offset before the gap.
Instant of_date_tz(const Point& point) {
    const auto info = date::locate_zone(point.zone)->get_info(point.wall);
    return Instant(point.wall.time_since_epoch() - info.first.offset);
}

template <class Convert>
void convert_all(benchmark::State& state, const std::vector<Point>& points, Convert convert) {
    for (auto _ : state)
        for (const auto& point : points) benchmark::DoNotOptimize(convert(point));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(points.size()));
}

std::size_t count_differences(const ZoneDatabase& zones, const std::vector<Point>& points) {
    std::size_t differ = 0;
    for (const auto& point : points) differ += ours(zones, point) == of_date_tz(point) ? 0 : 1;
    return differ;
}

int run(const ZoneDatabase& zones, const std::vector<Point>& points, int argc, char** argv) {
    std::cerr << points.size() << " points, " << count_differences(zones, points) << " of which date-tz gives another instant\n";
    benchmark::RegisterBenchmark("multaqa", [&](benchmark::State& state) {
        convert_all(state, points, [&zones](const Point& point) { return ours(zones, point); });
    });
    benchmark::RegisterBenchmark("date-tz", [&](benchmark::State& state) { convert_all(state, points, of_date_tz); });
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc >= 4 ? argv[1] : "";
    if (what != "make" && what != "run") {
        std::cerr << "usage: bench_time make FOLDER COUNT | run FOLDER POINTS [--benchmark_...]\n";
        return 2;
    }
    const auto zones = ZoneDatabase::open(argv[2]);
    if (what == "run") return run(*zones, points_of(argv[3]), argc, argv);
    make_points(*zones, std::stoul(argv[3]));
    return 0;
}
