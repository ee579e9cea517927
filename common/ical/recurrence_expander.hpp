// What a recurrence rule brings, one wall time after the other, within limits on results and on work.
//
// Wall times of 1900 to 2200. They keep their time of day across a change of clocks; what a wall time means on UTC is for
// resolve() (common/time/zoned_date_time.hpp) with `compatible`, the reading of RFC 5545 §3.3.5: shifted in a gap, the
// first of two. Hence an HOURLY rule too counts hours of the wall clock.
// One thread at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/ical/recurrence_periods.hpp"
#include "common/ical/recurrence_rule.hpp"
#include "common/limits.hpp"

namespace multaqa::ical {

struct ExpansionLimits {
    std::size_t results = limits::kRecurrenceResults;
    std::size_t idle_steps = limits::kRecurrenceIdleSteps;  // days and periods looked at that bring nothing, in all

    friend bool operator==(const ExpansionLimits&, const ExpansionLimits&) = default;
};

// Why nothing more comes.
enum class ExpansionEnd {
    open,          // it has not ended
    finished,      // by COUNT or UNTIL
    year_limit,    // the year 2200 is over
    result_limit,  // more would come
    idle_limit,    // nobody knows: the rule costs more than it brings
};

// The refusal for an end at a limit that leaves the answer unknown or cut: result_limit and idle_limit.
std::optional<Fault> fault_of(ExpansionEnd end, const ExpansionLimits& limits, std::string_view pointer);

class RecurrenceExpander {
  public:
    // Of the pure rule: `start` itself comes only when the rule meets it (RecurrenceSetExpander adds it otherwise).
    // std::invalid_argument where `rule` has faults_of(), its UNTIL is an instant (localized_until() first), or `start` lies
    // outside 1900–2200.
    RecurrenceExpander(const RecurrenceRule& rule, PlainDateTime start, ExpansionLimits limits = {});

    // Ascending, each once; nullopt at the end, then for ever.
    std::optional<PlainDateTime> next();
    // Leaves out what is before `from`. Without COUNT at no cost; with it what is left out has to be counted. Backwards:
    // does nothing.
    void skip_to(PlainDateTime from);
    ExpansionEnd end() const { return end_; }

  private:
    bool load_period();
    ExpansionEnd end_of_periods() const;
    void place_positions();
    std::optional<PlainDateTime> next_in_period();
    std::optional<PlainDateTime> stop(ExpansionEnd end);
    bool is_idle_too_long() const { return idle_steps_ > limits_.idle_steps; }
    void idle(std::size_t steps) { idle_steps_ += steps; }

    ExpansionLimits limits_;
    std::optional<int> count_;
    PlainDateTime until_;  // UNTIL, or the end of the year 2200
    RecurrencePeriods periods_;
    std::vector<int> by_set_position_;
    PlainDateTime start_;
    PlainDateTime from_;  // what is before it is counted, not given
    RecurrencePeriod period_;
    std::vector<std::size_t> positions_;  // of BYSETPOS within the period, ascending
    std::size_t position_ = 0;            // next in the period, or next in positions_
    std::size_t positions_end_ = 0;
    std::optional<PlainDateTime> last_;
    std::size_t given_ = 0;
    std::size_t idle_steps_ = 0;
    ExpansionEnd end_ = ExpansionEnd::open;
};

struct Expansion {
    std::vector<PlainDateTime> times;
    ExpansionEnd end = ExpansionEnd::open;
};
// All at once. Requires what the expander requires.
Expansion expand(const RecurrenceRule& rule, PlainDateTime start, ExpansionLimits limits = {});

}  // namespace multaqa::ical
