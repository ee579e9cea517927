#include "common/ical/recurrence_expander.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace multaqa::ical {
namespace {

PlainDateTime last_second() { return PlainDateTime{PlainDate{date::year{kLastRecurrenceYear + 1} / 1 / 1}} - std::chrono::seconds{1}; }

RecurrenceRule expandable(const RecurrenceRule& rule, PlainDateTime start) {
    if (const auto faults = faults_of(rule, ""); !faults.empty()) throw std::invalid_argument("recurrence rule: " + faults.front().key);
    if (start < PlainDateTime{PlainDate{date::year{kFirstRecurrenceYear} / 1 / 1}} || start > last_second())
        throw std::invalid_argument("recurrence: the start lies outside 1900 to 2200");
    return completed(ordered(rule), start);
}

PlainDateTime last_wall_time(const std::optional<Until>& until) {
    if (!until) return last_second();
    if (const auto* day = std::get_if<PlainDate>(&*until)) return std::min(*day + std::chrono::seconds{86'399}, last_second());
    if (const auto* wall = std::get_if<PlainDateTime>(&*until)) return std::min(*wall, last_second());
    throw std::invalid_argument("recurrence rule: UNTIL is an instant; localized_until() first");
}

}  // namespace

std::optional<Fault> fault_of(ExpansionEnd end, const ExpansionLimits& limits, std::string_view pointer) {
    if (end == ExpansionEnd::result_limit)
        return Fault{std::string(pointer), "fault.recurrence-too-many", {{"max", std::to_string(limits.results)}}};
    if (end == ExpansionEnd::idle_limit) return Fault{std::string(pointer), "fault.recurrence-too-sparse", {}};
    return std::nullopt;
}

RecurrenceExpander::RecurrenceExpander(const RecurrenceRule& rule, PlainDateTime start, ExpansionLimits limits)
    : limits_(limits),
      count_(rule.count),
      until_(last_wall_time(rule.until)),
      periods_(expandable(rule, start), start, until_),
      by_set_position_(ordered(rule).by_set_position),
      start_(start),
      from_(start) {}

std::optional<PlainDateTime> RecurrenceExpander::next() {
    while (end_ == ExpansionEnd::open) {
        const auto at = next_in_period();
        if (!at) {
            if (!load_period()) return std::nullopt;
            continue;
        }
        if (*at < start_ || (last_ && *at <= *last_)) {  // the period began earlier; SKIP moved a day onto one that was there
            idle(1);
            continue;
        }
        if (*at > until_) return stop(end_of_periods());
        if (count_ && --*count_ < 0) return stop(ExpansionEnd::finished);
        last_ = at;
        if (*at < from_) {
            idle(1);
            if (is_idle_too_long()) return stop(ExpansionEnd::idle_limit);
            continue;
        }
        if (given_ == limits_.results) return stop(ExpansionEnd::result_limit);
        ++given_;
        return at;
    }
    return std::nullopt;
}

void RecurrenceExpander::skip_to(PlainDateTime from) {
    if (from <= from_) return;
    from_ = from;
    if (count_) return;
    start_ = from;
    if (by_set_position_.empty() && position_ < positions_end_) position_ = std::max(position_, period_.lower_bound(from));
    periods_.skip_to(from);
}

std::optional<PlainDateTime> RecurrenceExpander::next_in_period() {
    if (position_ >= positions_end_) return std::nullopt;
    const auto at = position_++;
    return period_.at(by_set_position_.empty() ? at : positions_[at]);
}

bool RecurrenceExpander::load_period() {
    for (;;) {
        std::size_t work = 0;
        const auto step = periods_.next(period_, work);
        idle(work);
        if (step == RecurrencePeriods::Step::end) {
            stop(end_of_periods());
            return false;
        }
        if (step == RecurrencePeriods::Step::found) {
            place_positions();
            if (position_ < positions_end_) {  // it brings as much as it cost, or at least something
                idle_steps_ -= std::min(work, positions_end_ - position_);
                return true;
            }
        }
        if (is_idle_too_long()) {
            stop(ExpansionEnd::idle_limit);
            return false;
        }
    }
}

ExpansionEnd RecurrenceExpander::end_of_periods() const {
    return until_ < last_second() ? ExpansionEnd::finished : ExpansionEnd::year_limit;
}

void RecurrenceExpander::place_positions() {
    const auto size = period_.size();
    if (by_set_position_.empty()) {
        position_ = period_.lower_bound(start_);
        positions_end_ = size;
        return;
    }
    positions_.clear();
    for (const int number : by_set_position_) {
        const auto from_end = static_cast<std::size_t>(std::abs(number));
        if (from_end > size) continue;
        positions_.push_back(number > 0 ? from_end - 1 : size - from_end);
    }
    std::sort(positions_.begin(), positions_.end());
    positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
    position_ = 0;
    positions_end_ = positions_.size();
}

std::optional<PlainDateTime> RecurrenceExpander::stop(ExpansionEnd end) {
    end_ = end;
    return std::nullopt;
}

Expansion expand(const RecurrenceRule& rule, PlainDateTime start, ExpansionLimits limits) {
    RecurrenceExpander expander(rule, start, limits);
    Expansion expansion;
    while (const auto at = expander.next()) expansion.times.push_back(*at);
    expansion.end = expander.end();
    return expansion;
}

}  // namespace multaqa::ical
