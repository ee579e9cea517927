#include "common/ical/recurrence_set.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

namespace multaqa::ical {
namespace {

bool is_midnight(PlainDateTime t) { return date::floor<date::days>(t) == t; }

bool is_in_calendar(PlainDateTime t) {
    const auto year = static_cast<int>(date::year_month_day{date::floor<date::days>(t)}.year());
    return year >= kFirstRecurrenceYear && year <= kLastRecurrenceYear;
}

// Collects what is wrong with a set.
class SetCheck {
  public:
    SetCheck(const RecurrenceSet& set, std::string_view pointer) : set_(set), pointer_(pointer) {}

    std::vector<Fault> faults() {
        check_time("/start", set_.start);
        check_times("/dates", set_.dates);
        check_times("/excluded", set_.excluded);
        check_overrides();
        check_rule();
        return std::move(faults_);
    }

  private:
    void fault(const std::string& place, const char* key, std::vector<MessageArgument> arguments) {
        faults_.push_back(Fault{.pointer = pointer_ + place, .key = key, .arguments = std::move(arguments)});
    }
    bool check_number(const std::string& place, std::size_t number) {
        if (number <= limits::kRecurrenceDates) return true;
        fault(place, "fault.too-many-items", {{"max", std::to_string(limits::kRecurrenceDates)}});
        return false;
    }
    void check_time(const std::string& place, PlainDateTime t) {
        if (!is_in_calendar(t)) fault(place, "fault.date-time", {});
        else if (set_.kind == StartKind::date && !is_midnight(t)) fault(place, "fault.midnight", {});
    }
    void check_times(const std::string& place, const std::vector<PlainDateTime>& times) {
        if (!check_number(place, times.size())) return;
        for (std::size_t i = 0; i < times.size(); ++i) check_time(place + '/' + std::to_string(i), times[i]);
    }
    void check_overrides() {
        if (!check_number("/overrides", set_.overrides.size())) return;
        std::set<std::pair<PlainDateTime, OverrideRange>> seen;
        for (std::size_t i = 0; i < set_.overrides.size(); ++i) {
            const auto& one = set_.overrides[i];
            const auto place = "/overrides/" + std::to_string(i);
            check_time(place + "/id", one.id);
            if (one.fate == OverrideFate::moved) check_time(place + "/start", one.start);
            if (!seen.emplace(one.id, one.range).second) fault(place + "/id", "fault.duplicate", {});
        }
    }
    void check_rule() {
        if (!set_.rule) return;
        for (auto& found : faults_of(*set_.rule, pointer_ + "/rule")) faults_.push_back(std::move(found));
        if (set_.kind == StartKind::date && set_.rule->frequency < Frequency::daily)
            fault("/rule", "fault.recurrence-frequency-of-dates", {{"frequency", std::string(word(set_.rule->frequency))}});
    }

    const RecurrenceSet& set_;
    std::string pointer_;
    std::vector<Fault> faults_;
};

RecurrenceSet expandable_set(RecurrenceSet set) {
    if (const auto faults = faults_of(set, ""); !faults.empty()) throw std::invalid_argument("recurrence set: " + faults.front().key);
    std::sort(set.dates.begin(), set.dates.end());
    std::sort(set.excluded.begin(), set.excluded.end());
    if (set.rule && set.kind == StartKind::date) set.rule = without_times(*set.rule);
    return set;
}

}  // namespace

std::vector<Fault> faults_of(const RecurrenceSet& set, std::string_view pointer) { return SetCheck(set, pointer).faults(); }

RecurrenceSetExpander::RecurrenceSetExpander(const RecurrenceSet& set, ExpansionLimits limits)
    : set_(expandable_set(set)), limits_(limits) {
    for (std::size_t i = 0; i < set_.overrides.size(); ++i) {
        const auto& one = set_.overrides[i];
        (one.range == OverrideRange::this_only ? overrides_.single : overrides_.ranges).push_back(i);
        if (one.fate == OverrideFate::moved) earliest_shift_ = std::min(earliest_shift_, one.start - one.id);
    }
    const auto by_id = [this](std::size_t a, std::size_t b) { return set_.overrides[a].id < set_.overrides[b].id; };
    std::sort(overrides_.single.begin(), overrides_.single.end(), by_id);
    std::sort(overrides_.ranges.begin(), overrides_.ranges.end(), by_id);
    start_rule(limits);
    next_id_ = take_id();
}

// The rule gives ids as long as they are wanted; the limit on results is that of the set.
void RecurrenceSetExpander::start_rule(ExpansionLimits limits) {
    if (!set_.rule) return;
    limits.results = static_cast<std::size_t>(-1);
    rule_.emplace(*set_.rule, set_.start, limits);
    advance_rule();
    if (!set_.rule->count || from_rule_ == set_.start) return;
    rule_.reset();  // DTSTART is the first of COUNT although the rule does not meet it
    from_rule_.reset();
    if (--*set_.rule->count == 0) return;
    rule_.emplace(*set_.rule, set_.start, limits);
    advance_rule();
}

void RecurrenceSetExpander::advance_rule() { from_rule_ = rule_->next(); }

// The next id that EXDATE leaves, from DTSTART, the rule and RDATE together.
std::optional<PlainDateTime> RecurrenceSetExpander::take_id() {
    for (;;) {
        std::optional<PlainDateTime> id;
        const auto offer = [&id](PlainDateTime candidate) {
            if (!id || candidate < *id) id = candidate;
        };
        if (!has_begun_) offer(set_.start);
        if (from_rule_) offer(*from_rule_);
        if (date_ < set_.dates.size()) offer(set_.dates[date_]);
        if (!id) return std::nullopt;
        if (id == set_.start) has_begun_ = true;
        if (id == from_rule_) advance_rule();
        while (date_ < set_.dates.size() && set_.dates[date_] == *id) ++date_;
        if (!std::binary_search(set_.excluded.begin(), set_.excluded.end(), *id)) return id;
    }
}

std::optional<Occurrence> RecurrenceSetExpander::next() {
    if (end_ != ExpansionEnd::open) return std::nullopt;
    while (!may_give()) {
        if (!next_id_) return give();
        if (waiting_.size() > limits_.results) {  // an override moved something far into the past
            end_ = ExpansionEnd::result_limit;
            return std::nullopt;
        }
        read_ahead();
    }
    return give();
}

// Whether nothing that is still to come can lie before the first that waits.
bool RecurrenceSetExpander::may_give() const {
    return !waiting_.empty() && next_id_ && waiting_.top().start <= *next_id_ + earliest_shift_;
}

void RecurrenceSetExpander::read_ahead() {
    if (const auto occurrence = occurrence_of(*next_id_)) waiting_.push(*occurrence);
    next_id_ = take_id();
}

std::optional<Occurrence> RecurrenceSetExpander::give() {
    if (waiting_.empty()) {
        end_ = rule_ && rule_->end() != ExpansionEnd::open ? rule_->end() : ExpansionEnd::finished;
        return std::nullopt;
    }
    if (given_ == limits_.results) {
        end_ = ExpansionEnd::result_limit;
        return std::nullopt;
    }
    ++given_;
    auto first = waiting_.top();
    waiting_.pop();
    return first;
}

std::optional<std::size_t> RecurrenceSetExpander::override_of(PlainDateTime id) const {
    const auto before = [this](std::size_t i, PlainDateTime wanted) { return set_.overrides[i].id < wanted; };
    const auto after = [this](PlainDateTime wanted, std::size_t i) { return wanted < set_.overrides[i].id; };
    const auto single = std::lower_bound(overrides_.single.begin(), overrides_.single.end(), id, before);
    if (single != overrides_.single.end() && set_.overrides[*single].id == id) return *single;
    const auto range = std::upper_bound(overrides_.ranges.begin(), overrides_.ranges.end(), id, after);
    if (range == overrides_.ranges.begin()) return std::nullopt;
    return *std::prev(range);
}

// nullopt when it is cancelled, or moved out of 1900–2200.
std::optional<Occurrence> RecurrenceSetExpander::occurrence_of(PlainDateTime id) const {
    const auto index = override_of(id);
    if (!index) return Occurrence{id, id, std::nullopt};
    const auto& one = set_.overrides[*index];
    if (one.fate == OverrideFate::cancelled) return std::nullopt;
    const auto start = id + (one.start - one.id);
    if (!is_in_calendar(start)) return std::nullopt;
    return Occurrence{id, start, index};
}

SetExpansion expand(const RecurrenceSet& set, ExpansionLimits limits) {
    RecurrenceSetExpander expander(set, limits);
    SetExpansion expansion;
    while (const auto occurrence = expander.next()) expansion.occurrences.push_back(*occurrence);
    expansion.end = expander.end();
    return expansion;
}

}  // namespace multaqa::ical
