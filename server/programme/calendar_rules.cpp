#include "programme/calendar_rules.hpp"

#include <algorithm>
#include <tuple>

#include "scheduling/clash.hpp"

namespace multaqa::programme {
namespace {

using calendars::CalendarCode;
using calendars::CalendarFinding;
using scheduling::Severity;

bool falls_somewhere(const Session& session) { return is_placed(session) && session.content.status != SessionStatus::cancelled; }

// Whom each calendar concerns in a session: how many of its participants.
using Concerns = std::map<WorkingCalendarId, std::size_t>;

Concerns concerns_of(const Session& session, const ConcernedCalendars& concerned) {
    Concerns concerns;
    for (const auto& id : concerned.of_everybody) concerns.try_emplace(id, 0);
    if (const auto place = concerned.of_zones.find(session.placement.wanted.zone); place != concerned.of_zones.end())
        for (const auto& id : place->second) concerns.try_emplace(id, 0);
    for (const auto& [person, participant] : session.content.participants) {
        const auto known = concerned.of_people.find(person);
        if (known == concerned.of_people.end()) continue;
        for (const auto& id : known->second) ++concerns[id];
    }
    return concerns;
}

bool is_same_reason(const CalendarFinding& a, const CalendarFinding& b) {
    return std::tie(a.code, a.date, a.key) == std::tie(b.code, b.date, b.key);
}

class CalendarJudge {
  public:
    CalendarJudge(const SessionTree& tree, const ConcernedCalendars& concerned, const ZoneDatabase& zones)
        : tree_(tree), concerned_(concerned), zones_(zones) {}

    std::vector<CalendarConflict> judge(const Session& session) const {
        std::vector<CalendarConflict> found;
        const auto* const parent = session.content.parent ? tree_.find(*session.content.parent) : nullptr;
        for (const auto& [id, people] : concerns_of(session, concerned_)) {
            const auto of_parent = parent != nullptr && falls_somewhere(*parent) ? findings(*parent, id) : std::vector<CalendarFinding>{};
            for (auto& finding : findings(session, id)) {
                if (std::any_of(of_parent.begin(), of_parent.end(), [&](const auto& other) { return is_same_reason(finding, other); })) continue;
                const auto severity = finding.code == CalendarCode::Z7 ? Severity::advise : Severity::warn;
                found.push_back({severity, session.id, id, std::move(finding), people, session.placement.utc});
            }
        }
        return found;
    }

  private:
    std::vector<CalendarFinding> findings(const Session& session, const WorkingCalendarId& id) const {
        const auto& name = session.placement.wanted.zone;
        const auto zone = zones_.find(name);
        const auto& utc = session.placement.utc;
        if (zone.has_error() || utc.start >= utc.end) return {};
        return calendars::findings_of(concerned_.calendars.at(id).content, to_local(**zone, utc.start), to_local(**zone, utc.end), name,
                                      concerned_.correction);
    }

    const SessionTree& tree_;
    const ConcernedCalendars& concerned_;
    const ZoneDatabase& zones_;
};

}  // namespace

std::string conflict_id(const CalendarConflict& conflict) {
    const auto& finding = conflict.finding;
    return scheduling::conflict_id(word(finding.code), conflict.session.text(),
                                   conflict.calendar.text() + "/" + format_plain_date(finding.date) + "/" + finding.key);
}

std::vector<CalendarConflict> calendar_conflicts(const SessionTree& tree, const ConcernedCalendars& concerned, const ZoneDatabase& zones,
                                                 std::size_t limit) {
    const CalendarJudge judge(tree, concerned, zones);
    std::vector<CalendarConflict> found;
    for (const auto& [id, session] : tree.sessions()) {
        if (!falls_somewhere(session)) continue;
        auto more = judge.judge(session);
        std::move(more.begin(), more.end(), std::back_inserter(found));
    }
    std::sort(found.begin(), found.end(), [](const CalendarConflict& a, const CalendarConflict& b) {
        return std::tie(a.utc.start, a.session, a.finding.code, a.calendar, a.finding.date, a.finding.key) <
               std::tie(b.utc.start, b.session, b.finding.code, b.calendar, b.finding.date, b.finding.key);
    });
    if (found.size() > limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
    return found;
}

}  // namespace multaqa::programme
