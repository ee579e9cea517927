#include "programme/calendar_rules.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "calendars/office_hours.hpp"
#include "scheduling/clash.hpp"
#include "scheduling/rule_code.hpp"

namespace multaqa::programme {
namespace {

using calendars::CalendarCode;
using calendars::CalendarFinding;
using scheduling::Severity;

bool falls_somewhere(const Session& session) { return is_placed(session) && session.content.status != SessionStatus::cancelled; }

// Whether hours of work are asked of it.
bool is_work(SessionType type) {
    switch (type) {
        case SessionType::ceremony:
        case SessionType::meal:
        case SessionType::break_:
        case SessionType::reception:
        case SessionType::transfer:
        case SessionType::arrival:
        case SessionType::departure:
        case SessionType::welcome: return false;
        case SessionType::plenary:
        case SessionType::panel:
        case SessionType::workshop:
        case SessionType::presentation:
        case SessionType::signing:
        case SessionType::courtesy_call:
        case SessionType::bilateral:
        case SessionType::visit:
        case SessionType::training:
        case SessionType::press:
        case SessionType::other:
        case SessionType::opening:
        case SessionType::discussion:
        case SessionType::closing:
        case SessionType::meeting:
        case SessionType::consultation: return true;
    }
    return true;
}

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

// Participants whom one of the calendars concerns.
std::size_t people_of(const Session& session, const std::vector<CalendarReason>& reasons, const ConcernedCalendars& concerned) {
    std::set<WorkingCalendarId> told;
    for (const auto& reason : reasons)
        if (reason.people > 0) told.insert(reason.calendar);
    const auto& participants = session.content.participants;
    return static_cast<std::size_t>(std::count_if(participants.begin(), participants.end(), [&](const auto& participant) {
        const auto known = concerned.of_people.find(participant.first);
        return known != concerned.of_people.end() &&
               std::any_of(known->second.begin(), known->second.end(), [&](const auto& id) { return told.contains(id); });
    }));
}

bool is_same_reason(const CalendarFinding& a, const CalendarFinding& b) {
    return std::tie(a.code, a.date, a.key) == std::tie(b.code, b.date, b.key);
}

using ReasonsByRule = std::map<CalendarCode, std::vector<CalendarReason>>;

class CalendarJudge {
  public:
    CalendarJudge(const SessionTree& tree, const ConcernedCalendars& concerned, const ZoneDatabase& zones)
        : tree_(tree), concerned_(concerned), zones_(zones) {}

    std::vector<CalendarConflict> judge(const Session& session) const {
        const auto* const parent = session.content.parent ? tree_.find(*session.content.parent) : nullptr;
        const auto* const whole = parent != nullptr && falls_somewhere(*parent) ? parent : nullptr;
        ReasonsByRule by_rule;
        for (const auto& [id, people] : concerns_of(session, concerned_))
            take_new(by_rule, {id, {}, people}, findings(session, id), whole == nullptr ? Findings{} : findings(*whole, id));
        for (const auto& id : hosts_of(session))
            take_new(by_rule, {id, {}, 0}, outside_hours(session, id), whole == nullptr ? Findings{} : outside_hours(*whole, id));
        std::vector<CalendarConflict> found;
        for (auto& [code, reasons] : by_rule)
            if (const auto severity = severity_of(code); severity != Severity::ignore)
                found.push_back(conflict(session, code, severity, std::move(reasons)));
        return found;
    }

  private:
    using Findings = std::vector<CalendarFinding>;

    static void take_new(ReasonsByRule& by_rule, const CalendarReason& of, Findings findings, const Findings& of_whole) {
        for (auto& finding : findings) {
            if (std::any_of(of_whole.begin(), of_whole.end(), [&](const auto& other) { return is_same_reason(finding, other); })) continue;
            const auto code = finding.code;
            by_rule[code].push_back({of.calendar, std::move(finding), of.people});
        }
    }

    CalendarConflict conflict(const Session& session, CalendarCode code, Severity severity, std::vector<CalendarReason> reasons) const {
        std::sort(reasons.begin(), reasons.end(), [](const CalendarReason& a, const CalendarReason& b) {
            return std::tie(a.finding.date, a.finding.key, a.calendar) < std::tie(b.finding.date, b.finding.key, b.calendar);
        });
        const auto people = people_of(session, reasons, concerned_);
        return {code, severity, session.id, std::move(reasons), people, session.placement.utc};
    }

    Severity severity_of(CalendarCode code) const {
        const auto set = concerned_.severities.find(code);
        return set == concerned_.severities.end() ? scheduling::default_severity(code) : set->second;
    }

    bool tells_hours(const WorkingCalendarId& id) const { return calendars::has_hours(concerned_.calendars.at(id).content); }

    // The nearest to the place of those that tell hours.
    std::set<WorkingCalendarId> hosts_of(const Session& session) const {
        if (const auto room = tree_.effective_room(session.id))
            if (const auto owner = concerned_.of_rooms.find(*room); owner != concerned_.of_rooms.end() && tells_hours(owner->second))
                return {owner->second};
        std::set<WorkingCalendarId> hosts;
        if (const auto place = concerned_.of_zones.find(session.placement.wanted.zone); place != concerned_.of_zones.end())
            std::copy_if(place->second.begin(), place->second.end(), std::inserter(hosts, hosts.end()),
                         [&](const auto& id) { return tells_hours(id); });
        return hosts.empty() ? concerned_.of_everybody : hosts;
    }

    Findings findings(const Session& session, const WorkingCalendarId& id) const {
        const auto* const zone = zone_of(session);
        if (zone == nullptr) return {};
        const auto& utc = session.placement.utc;
        return calendars::findings_of(concerned_.calendars.at(id).content, to_local(*zone, utc.start), to_local(*zone, utc.end),
                                      session.placement.wanted.zone, concerned_.correction);
    }

    Findings outside_hours(const Session& session, const WorkingCalendarId& id) const {
        const auto* const zone = zone_of(session);
        if (zone == nullptr || !is_work(session.content.type) || session.placement.wanted.all_day) return {};
        const auto& utc = session.placement.utc;
        return calendars::outside_hours(concerned_.calendars.at(id).content, to_local(*zone, utc.start), to_local(*zone, utc.end),
                                        concerned_.correction);
    }

    // Null where the session has no local time.
    const TimeZone* zone_of(const Session& session) const {
        const auto zone = zones_.find(session.placement.wanted.zone);
        return zone.has_error() || is_empty(session.placement.utc) ? nullptr : *zone;
    }

    const SessionTree& tree_;
    const ConcernedCalendars& concerned_;
    const ZoneDatabase& zones_;
};

void keep_within(std::vector<CalendarConflict>& conflicts, std::size_t limit) {
    std::size_t reasons = 0;
    const auto first_too_many = std::find_if(conflicts.begin(), conflicts.end(), [&](const CalendarConflict& conflict) {
        reasons += conflict.reasons.size();
        return reasons > limit;
    });
    conflicts.erase(first_too_many, conflicts.end());
}

}  // namespace

std::string conflict_id(const CalendarConflict& conflict) {
    std::string reasons;
    for (const auto& [calendar, finding, people] : conflict.reasons)
        reasons += calendar.text() + "/" + format_plain_date(finding.date) + "/" + finding.key + ";";
    return scheduling::conflict_id(word(conflict.code), conflict.session.text(), reasons);
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
        return std::tie(a.utc.start, a.session, a.code) < std::tie(b.utc.start, b.session, b.code);
    });
    keep_within(found, limit);
    return found;
}

}  // namespace multaqa::programme
