#include "programme/holidays_import.hpp"

#include <utility>

#include "common/calendar_limits.hpp"
#include "common/text/slug.hpp"
#include "programme/ical_import.hpp"

namespace multaqa::programme {
namespace {

using calendars::CalendarContent;
using calendars::SpecialDay;

constexpr std::chrono::hours kDay{24};

ImportedComponent left_out(ImportedComponent component, ImportedComponent::Outcome outcome, const char* code) {
    component.outcome = outcome;
    if (code != nullptr) component.notes.push_back({code, {}});
    return component;
}

SpecialDay holiday_of(const ImportedSession& event, const HolidaysQuestion& question) {
    SpecialDay day;
    day.name = event.title;
    day.kind = question.kind;
    day.rule = calendars::DateRule{std::chrono::floor<date::days>(event.start)};
    day.length = static_cast<int>(event.duration / kDay);
    day.certainty = calendars::Certainty::announced;
    day.evidence.source = question.source;
    day.origin = calendars::Origin::imported;
    return day;
}

// Who has edited it since is not who wrote it; what it says is the same.
bool says_the_same(const SpecialDay& standing, SpecialDay wanted) {
    wanted.origin = standing.origin;
    return standing == wanted;
}

class HolidaysReader {
  public:
    HolidaysReader(const CalendarContent& present, const HolidaysQuestion& question) : present_(present), question_(question) {}

    void take(const ImportedSession& event) { plan_.components.push_back(outcome_of(event)); }
    HolidaysPlan plan() { return std::move(plan_); }

  private:
    using Outcome = ImportedComponent::Outcome;

    ImportedComponent outcome_of(const ImportedSession& event) {
        ImportedComponent component{Outcome::unchanged, event.uid, event.summary, std::nullopt, event.notes};
        if (event.use == ImportedSession::Use::skipped) return left_out(std::move(component), Outcome::skipped, nullptr);
        if (event.use == ImportedSession::Use::refused) return left_out(std::move(component), Outcome::refused, nullptr);
        if (event.standing == ImportedSession::Standing::cancelled) return left_out(std::move(component), Outcome::skipped, "cancelled-not-created");
        if (!event.all_day || event.duration % kDay != minutes{0}) return left_out(std::move(component), Outcome::refused, "no-whole-days");
        if (event.recurrence) return left_out(std::move(component), Outcome::refused, "day-off-repeats");
        const auto key = ascii_slug(event.uid, limits::kCalendarKeyBytes);
        if (key.empty()) return left_out(std::move(component), Outcome::refused, "no-uid");
        const auto [put, is_new] = plan_.days.emplace(key, holiday_of(event, question_));
        if (!is_new) return left_out(std::move(component), Outcome::refused, "uid-twice");
        component.outcome = outcome_of(key, put->second);
        return component;
    }

    Outcome outcome_of(const std::string& key, const SpecialDay& wanted) const {
        const auto standing = present_.days.find(key);
        if (standing == present_.days.end()) return Outcome::created;
        return says_the_same(standing->second, wanted) ? Outcome::unchanged : Outcome::updated;
    }

    const CalendarContent& present_;
    const HolidaysQuestion& question_;
    HolidaysPlan plan_;
};

}  // namespace

Result<HolidaysPlan> plan_holidays(const CalendarContent& present, const HolidaysQuestion& question, const ZoneDatabase& zones) {
    const auto file = read_ical(question.bytes, zones, {});
    if (file.has_error()) return file.error();
    HolidaysReader reader(present, question);
    for (const auto& event : file->sessions) reader.take(event);
    return reader.plan();
}

directory::Edit<CalendarContent> putting(std::map<std::string, SpecialDay> days) {
    return [days = std::move(days)](const CalendarContent& present) {
        directory::Draft<CalendarContent> draft{present, {}};
        for (const auto& [key, day] : days) draft.fields.days.insert_or_assign(key, day);
        if (draft.fields.days.size() > limits::kCalendarDays)
            draft.faults.push_back({"", "fault.too-many-items", {{"max", std::to_string(limits::kCalendarDays)}}});
        return draft;
    };
}

}  // namespace multaqa::programme
