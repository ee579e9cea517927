// Everything that repeats one component of a calendar: DTSTART, RRULE, RDATE, EXDATE (RFC 5545 §3.8.5) and the overrides
// by RECURRENCE-ID (§3.8.4.4). Wall times of one zone, or dates as their midnights. Values only.
//
// DTSTART is always the first of its rule (§3.8.5.3), also when the rule does not meet it: it then takes one of COUNT. EXDATE
// wins over all. What stands twice comes once. An occurrence keeps its id, the wall time that the rule, DTSTART or RDATE
// gives, wherever an override puts it.
#pragma once

#include <cstddef>
#include <optional>
#include <queue>
#include <string_view>
#include <utility>
#include <vector>

#include "common/ical/recurrence_expander.hpp"
#include "common/ical/recurrence_rule.hpp"
#include "common/result/result.hpp"

namespace multaqa::ical {

// VALUE of DTSTART, and so of everything else in the set.
enum class StartKind { date_time, date };

enum class OverrideRange { this_only, this_and_future };
enum class OverrideFate { moved, cancelled };

// A component with RECURRENCE-ID. this_and_future moves each later occurrence by the difference of `start` and `id` (or
// cancels it), up to the next such override; one of this_only goes before it. An override whose id no occurrence has
// changes nothing by itself.
struct RecurrenceOverride {
    PlainDateTime id;
    PlainDateTime start;  // of no meaning when cancelled
    OverrideRange range = OverrideRange::this_only;
    OverrideFate fate = OverrideFate::moved;

    friend bool operator==(const RecurrenceOverride&, const RecurrenceOverride&) = default;
};

struct RecurrenceSet {
    PlainDateTime start;
    StartKind kind = StartKind::date_time;
    std::optional<RecurrenceRule> rule;  // one: what several bring is undefined (§3.8.5.3)
    std::vector<PlainDateTime> dates;     // RDATE; of a PERIOD its start
    std::vector<PlainDateTime> excluded;  // EXDATE
    std::vector<RecurrenceOverride> overrides;

    friend bool operator==(const RecurrenceSet&, const RecurrenceSet&) = default;
};

// What is wrong with the set: the faults of its rule, times of day in a set of dates, wall times outside 1900–2200, too many
// entries, two overrides of one id and range. Pointers: `pointer` + "/start", "/rule", "/dates/0", "/excluded/0", "/overrides/0".
std::vector<Fault> faults_of(const RecurrenceSet& set, std::string_view pointer);

struct Occurrence {
    PlainDateTime id;     // RECURRENCE-ID
    PlainDateTime start;  // where it is now
    std::optional<std::size_t> override_index;  // in RecurrenceSet::overrides, the one that moved it

    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

// The occurrences of a set by start, then id. One thread at a time.
class RecurrenceSetExpander {
  public:
    // std::invalid_argument where the set has faults_of() or the UNTIL of its rule is an instant (localized_until() first).
    explicit RecurrenceSetExpander(const RecurrenceSet& set, ExpansionLimits limits = {});

    std::optional<Occurrence> next();
    ExpansionEnd end() const { return end_; }

  private:
    struct ById {
        std::vector<std::size_t> single;  // indices into overrides, by id
        std::vector<std::size_t> ranges;
    };
    struct Later {
        bool operator()(const Occurrence& a, const Occurrence& b) const {
            return std::pair(a.start, a.id) > std::pair(b.start, b.id);
        }
    };
    using Waiting = std::priority_queue<Occurrence, std::vector<Occurrence>, Later>;

    void start_rule(ExpansionLimits limits);
    void advance_rule();
    std::optional<PlainDateTime> take_id();
    void read_ahead();
    std::optional<std::size_t> override_of(PlainDateTime id) const;
    std::optional<Occurrence> occurrence_of(PlainDateTime id) const;
    bool may_give() const;
    std::optional<Occurrence> give();

    RecurrenceSet set_;
    ExpansionLimits limits_;
    ById overrides_;
    std::chrono::seconds earliest_shift_{0};  // no override moves an occurrence further towards the past; at most 0
    std::optional<RecurrenceExpander> rule_;
    std::optional<PlainDateTime> from_rule_;  // the next id of the rule
    std::size_t date_ = 0;                    // next in set_.dates
    bool has_begun_ = false;                  // DTSTART was taken
    std::optional<PlainDateTime> next_id_;
    Waiting waiting_;
    std::size_t given_ = 0;
    ExpansionEnd end_ = ExpansionEnd::open;
};

struct SetExpansion {
    std::vector<Occurrence> occurrences;
    ExpansionEnd end = ExpansionEnd::open;
};
SetExpansion expand(const RecurrenceSet& set, ExpansionLimits limits = {});

}  // namespace multaqa::ical
