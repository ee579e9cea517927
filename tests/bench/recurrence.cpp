// Expansions of recurrence_rules.txt, timed by Google Benchmark: bench_recurrence FILE [--benchmark_...].
// With --check it prints what each brings and why it ends instead.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/ical/recurrence_expander.hpp"
#include "common/ical/recurrence_rule_text.hpp"

namespace {

using namespace multaqa;

struct Case {
    std::string name;
    PlainDateTime start;
    std::size_t results;
    ical::RecurrenceRule rule;
};

std::vector<Case> cases_of(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        std::istringstream fields(line);
        std::string name;
        std::string start;
        std::string rule;
        std::size_t results = 0;
        fields >> name >> start >> results >> rule;
        cases.push_back({name, parse_plain_date_time(start).value(), results, ical::parse_recurrence_rule(rule, "").value()});
    }
    return cases;
}

void expand_all(benchmark::State& state, const Case& one) {
    for (auto _ : state) {
        auto expansion = ical::expand(one.rule, one.start, {.results = one.results});
        benchmark::DoNotOptimize(expansion);
    }
}

const char* word_of(ical::ExpansionEnd end) {
    switch (end) {
        case ical::ExpansionEnd::open: return "open";
        case ical::ExpansionEnd::finished: return "finished";
        case ical::ExpansionEnd::year_limit: return "year limit";
        case ical::ExpansionEnd::result_limit: return "result limit";
        case ical::ExpansionEnd::idle_limit: return "idle limit";
    }
    return "";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: bench_recurrence FILE [--check | --benchmark_...]\n", stderr);
        return 2;
    }
    const auto cases = cases_of(argv[1]);
    if (argc > 2 && std::string(argv[2]) == "--check") {
        for (const auto& one : cases) {
            const auto expansion = ical::expand(one.rule, one.start, {.results = one.results});
            std::cout << one.name << ": " << expansion.times.size() << ", " << word_of(expansion.end) << '\n';
        }
        return 0;
    }
    for (const auto& one : cases)
        benchmark::RegisterBenchmark(one.name.c_str(), [&one](benchmark::State& state) { expand_all(state, one); })
            ->Unit(benchmark::kMicrosecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
