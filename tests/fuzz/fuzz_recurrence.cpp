// A recurrence rule as text, its start in the first line: what is read is written and read back the same, comes in order, ends within
// its limits, and lets itself be split.
#include <string>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_split.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace {

using namespace multaqa;
using fuzz::require;

void check_expansion(const ical::RecurrenceRule& rule, PlainDateTime start) {
    const ical::ExpansionLimits limits{.results = 500, .idle_steps = 20'000};
    ical::RecurrenceExpander expander(rule, start, limits);
    std::size_t given = 0;
    auto last = start - std::chrono::seconds{1};
    while (const auto at = expander.next()) {
        require("occurrences ascend from the start", *at > last);
        last = *at;
        ++given;
    }
    require("no more comes than the limit", given <= limits.results);
    require("an expansion that ended says why", expander.end() != ical::ExpansionEnd::open);
    ical::RecurrenceExpander again(rule, start, limits);
    again.skip_to(last);
    const auto at = again.next();
    require("a jump leads to what was there", given == 0 || again.end() == ical::ExpansionEnd::idle_limit || at == last);
}

void check_split(const ical::RecurrenceRule& rule, PlainDateTime start) {
    const ical::RecurrenceSet set{.start = start, .rule = rule};
    const auto halves = ical::split(set, start + std::chrono::hours{24 * 45}, "");
    if (!halves) return;
    require("halves have no faults", ical::faults_of(halves->before, "").empty() && ical::faults_of(halves->from, "").empty());
    (void)ical::expand(halves->from, {.results = 100, .idle_steps = 20'000});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::as_text(data, size);
    const auto line = text.find('\n');
    if (line == std::string_view::npos) return 0;
    auto rest = text.substr(line + 1);
    if (rest.ends_with('\n')) rest.remove_suffix(1);
    const auto rule = ical::parse_recurrence_rule(rest, "/rule");
    if (!rule) {
        require("a refusal names its faults", !rule.error().faults.empty());
        return 0;
    }
    require("an accepted rule has no faults", ical::faults_of(*rule, "").empty());
    const auto written = ical::parse_recurrence_rule(ical::format_recurrence_rule(*rule), "");
    require("a rule comes back", written.has_value() && *written == *rule);
    const auto start = parse_plain_date_time(text.substr(0, line));
    if (!start || (rule->until && std::holds_alternative<Instant>(*rule->until))) return 0;
    check_expansion(*rule, *start);
    check_split(*rule, *start);
    return 0;
}
