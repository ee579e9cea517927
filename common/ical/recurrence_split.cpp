#include "common/ical/recurrence_split.hpp"

#include <algorithm>
#include <string>

namespace multaqa::ical {
namespace {

using std::chrono::seconds;

// Where the rule goes on behind the split, and what of COUNT has been used by then.
struct Resumption {
    std::optional<PlainDateTime> first;
    int counted = 0;
};

Problem unfound(ExpansionEnd end, std::string_view pointer) {
    const auto fault = fault_of(end, ExpansionLimits{}, pointer);
    return fault ? validation_failed({*fault}) : validation_failed(std::string(pointer), "fault.recurrence-split-nothing");
}

bool is_limit(ExpansionEnd end) { return end == ExpansionEnd::idle_limit || end == ExpansionEnd::result_limit; }

// With COUNT all before the split has to be counted, DTSTART too where the rule does not meet it.
Result<Resumption> resume_counted(const RecurrenceRule& rule, PlainDateTime start, PlainDateTime at, std::string_view pointer) {
    RecurrenceExpander expander(rule, start);
    Resumption resumption;
    auto next = expander.next();
    const int most = *rule.count - (next == start ? 0 : 1);
    if (next != start) ++resumption.counted;
    for (int taken = 0; next && taken < most; ++taken, next = expander.next()) {
        if (*next >= at) {
            resumption.first = next;
            return resumption;
        }
        ++resumption.counted;
    }
    if (is_limit(expander.end())) return unfound(expander.end(), pointer);
    return resumption;
}

Result<Resumption> resume(const RecurrenceRule& rule, PlainDateTime start, PlainDateTime at, std::string_view pointer) {
    if (rule.count) return resume_counted(rule, start, at, pointer);
    RecurrenceExpander expander(rule, start);
    expander.skip_to(at);
    const auto first = expander.next();
    if (is_limit(expander.end())) return unfound(expander.end(), pointer);
    return Resumption{first, 0};
}

// Whether SKIP=FORWARD brought `first` out of the month or year before: from there the rule would count its intervals anew.
bool is_out_of_step(const RecurrenceRule& rule, PlainDateTime start, PlainDateTime first) {
    if (rule.skip != Skip::forward || rule.interval == 1) return false;
    auto unmoved = rule;
    unmoved.skip = Skip::omit;
    unmoved.count.reset();
    unmoved.by_set_position.clear();
    RecurrenceExpander expander(unmoved, start);
    expander.skip_to(first);
    return expander.next() != first;
}

void end_before(RecurrenceSet& set, PlainDateTime at, int counted) {
    if (set.rule->count) {
        set.rule->count = counted;
        return;
    }
    if (set.kind == StartKind::date) set.rule->until = date::floor<date::days>(at) - date::days{1};
    else set.rule->until = at - seconds{1};
}

template <class Value, class At>
void keep(std::vector<Value>& values, At belongs) {
    values.erase(std::remove_if(values.begin(), values.end(), [&](const Value& v) { return !belongs(v); }), values.end());
}

// The this_and_future override in force at the split, if one reaches over it.
std::optional<RecurrenceOverride> in_force(const RecurrenceSet& set, PlainDateTime at) {
    std::optional<RecurrenceOverride> last;
    for (const auto& one : set.overrides)
        if (one.range == OverrideRange::this_and_future && one.id < at && (!last || last->id < one.id)) last = one;
    return last;
}

void carry_override(const RecurrenceSet& whole, RecurrenceSet& from, PlainDateTime at, PlainDateTime first_id) {
    auto carried = in_force(whole, at);
    if (!carried) return;
    for (const auto& one : from.overrides)
        if (one.range == OverrideRange::this_and_future && one.id == first_id) return;
    carried->start = first_id + (carried->start - carried->id);
    carried->id = first_id;
    from.overrides.push_back(*carried);
}

std::optional<PlainDateTime> first_added(const RecurrenceSet& set, PlainDateTime at) {
    std::optional<PlainDateTime> first;
    for (const auto& one : set.dates)
        if (one >= at && (!first || one < *first)) first = one;
    return first;
}

// The rule of a set as it is expanded, with nothing left to DTSTART.
RecurrenceRule whole_rule(const RecurrenceSet& set) {
    if (set.kind == StartKind::date) return without_times(completed(ordered(without_times(*set.rule)), set.start));
    return completed(ordered(*set.rule), set.start);
}

RecurrenceSet before_split(RecurrenceSet set, PlainDateTime at, const Resumption& resumption) {
    if (resumption.first) end_before(set, at, resumption.counted);  // else the rule has ended by itself
    keep(set.dates, [&](PlainDateTime t) { return t < at; });
    keep(set.excluded, [&](PlainDateTime t) { return t < at; });
    keep(set.overrides, [&](const RecurrenceOverride& o) { return o.id < at; });
    return set;
}

}  // namespace

Result<RecurrenceHalves> split(const RecurrenceSet& set, PlainDateTime at, std::string_view pointer) {
    if (auto faults = faults_of(set, pointer); !faults.empty()) return validation_failed(std::move(faults));
    if (at <= set.start) return unfound(ExpansionEnd::finished, pointer);
    Resumption resumption;
    RecurrenceSet from = set;
    if (set.rule) {
        from.rule = whole_rule(set);
        const auto resumed = resume(*from.rule, set.start, at, pointer);
        if (!resumed) return resumed.error();
        resumption = *resumed;
    }
    const auto added = first_added(set, at);
    if (!resumption.first && !added) return unfound(ExpansionEnd::finished, pointer);
    if (!resumption.first) from.rule.reset();
    else if (is_out_of_step(*from.rule, set.start, *resumption.first))
        return validation_failed(std::string(pointer), "fault.recurrence-split-moved");
    from.start = resumption.first ? *resumption.first : *added;
    if (from.rule && from.rule->count) *from.rule->count -= resumption.counted;
    keep(from.dates, [&](PlainDateTime t) { return t >= at; });
    keep(from.excluded, [&](PlainDateTime t) { return t >= at; });
    keep(from.overrides, [&](const RecurrenceOverride& o) { return o.id >= at; });
    carry_override(set, from, at, added ? std::min(*added, from.start) : from.start);
    if (auto faults = faults_of(from, pointer); !faults.empty()) return validation_failed(std::move(faults));
    return RecurrenceHalves{before_split(set, at, resumption), std::move(from)};
}

}  // namespace multaqa::ical
