#include "planning/conflict_queries.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "common/limits.hpp"
#include "directory/person_queries.hpp"
#include "programme/audience.hpp"
#include "programme/calendar_rules_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/session_queries.hpp"
#include "resources/booking_queries.hpp"
#include "resources/site_queries.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::planning {
namespace {

using programme::Event;
using programme::Session;
using scheduling::Clash;
using scheduling::Occupancy;

// What the sentences about a set of clashes are made of; each thing is read once.
class Facts {
  public:
    Facts(store::Connection& db, const Caller& caller, const ConflictQuestion& question, const EventId& event)
        : db_(db), caller_(caller), question_(question), home_(event), rules_(question.now) {}

    void know(std::map<SessionId, Session> sessions) { sessions_.merge(std::move(sessions)); }
    // What was refused: as it was wanted, not as it is stored.
    void know_wanted(const programme::RefusedSession& refused) {
        wanted_lineage_ = refused.lineage;
        sessions_.insert_or_assign(refused.wanted.id, refused.wanted);
        if (std::holds_alternative<programme::CreateSession>(refused.command)) unstored_.insert(refused.wanted.id);
    }
    // Those that no row holds are new, as far as anybody can tell.
    void know_wanted(const programme::RefusedOccurrences& refused) {
        for (const auto& session : refused.wanted) {
            if (!programme::find_session(db_, session.id)) unstored_.insert(session.id);
            sessions_.insert_or_assign(session.id, session);
        }
    }
    void know_wanted(const resources::RefusedBooking& refused) {
        wanted_lineage_ = "/" + refused.wanted.id.text();
        bookings_.insert_or_assign(refused.wanted.id, refused.wanted);
    }
    void know_decisions() {
        for (auto& decision : scheduling::list_decisions_of_scope(db_, programme::scope_of(home_)))
            decisions_.emplace(decision.conflict_id, std::move(decision));
    }
    std::vector<Conflict> describe(std::span<const Clash> clashes) {
        load_names(clashes);
        load_rules(clashes);
        std::vector<Conflict> conflicts;
        for (const Clash& clash : clashes) conflicts.push_back(describe(clash));
        return conflicts;
    }

  private:
    const Session* session(const scheduling::Owner& owner) {
        const SessionId id{owner.id};
        const auto known = sessions_.find(id);
        if (known != sessions_.end()) return &known->second;
        auto found = programme::find_session(db_, id);
        if (!found) return nullptr;
        return &sessions_.emplace(id, std::move(*found)).first->second;
    }

    const Event* event(const EventId& id) {
        auto known = events_.find(id);
        if (known == events_.end()) known = events_.emplace(id, programme::find_event(db_, id)).first;
        return known->second ? &*known->second : nullptr;
    }

    const resources::Booking* booking(const scheduling::Owner& owner) {
        const BookingId id{owner.id};
        const auto known = bookings_.find(id);
        if (known != bookings_.end()) return &known->second;
        auto found = resources::find_booking(db_, id);
        if (!found) return nullptr;
        return &bookings_.emplace(id, std::move(*found)).first->second;
    }

    void load_names(std::span<const Clash> clashes) {
        std::set<scheduling::Subject> things;
        std::set<PersonId> people;
        std::set<SiteId> sites;
        for (const Clash& clash : clashes) {
            const auto& subject = clash.first.subject;
            for (const auto& lost : clash.lost) people.insert(PersonId(lost.id));
            if (clash.journey) sites.insert({SiteId(clash.journey->travel.from), SiteId(clash.journey->travel.to)});
            if (subject.kind == scheduling::SubjectKind::person)
                people.insert(PersonId(subject.id));
            else
                things.insert(subject);
        }
        for (const auto& subject : things)
            if (auto resource = resources::find_resource(db_, subject)) {
                names_.emplace(subject.id, std::move(resource->name));
                owners_.emplace(subject.id, std::move(resource->owner));
            }
        const std::vector<SiteId> site_ids(sites.begin(), sites.end());
        for (auto& site : resources::list_sites(db_, site_ids)) names_.emplace(site.id.text(), std::move(site.name));
        const std::vector<PersonId> person_ids(people.begin(), people.end());
        for (const auto& person : directory::list_people(db_, person_ids)) names_.emplace(person.id.text(), person.name);
    }

    void load_rules(std::span<const Clash> clashes) {
        std::vector<Occupancy> sides;
        for (const Clash& clash : clashes) {
            sides.push_back(clash.first);
            if (clash.second) sides.push_back(*clash.second);
        }
        rules_ = scheduling::load_rules(db_, *question_.zones, question_.now, sides);
    }

    // The side that the caller knows: what was wanted and moves along, else what is of the caller's event.
    bool is_ours(const Occupancy& occupancy) const {
        if (!wanted_lineage_.empty()) return scheduling::are_kin(occupancy.lineage, wanted_lineage_);
        return occupancy.scope == programme::scope_of(home_);
    }

    ConflictSide masked_side(const Occupancy& occupancy) {
        ConflictSide side;
        side.occupancy_id = opaque_occupancy_id(occupancy.id);
        side.firmness = occupancy.firmness;
        side.interval = occupancy.interval;
        return side;
    }

    ConflictSide session_side(const Occupancy& occupancy) {
        auto side = masked_side(occupancy);
        const Session* found = session(occupancy.owner);
        const Event* of = found == nullptr ? nullptr : event(found->event);
        if (of == nullptr || programme::sight_of(caller_, *of) != programme::Sight::working) return side;
        side.sight = Sight::open;
        side.zone = found->placement.wanted.zone;
        side.event = of->id;
        side.event_language = of->content.locale;
        side.title = found->content.title;
        if (!unstored_.contains(found->id)) {
            side.session = found->id;
            side.version = found->version;
        }
        if (occupancy.subject.kind == scheduling::SubjectKind::person) {
            const auto participant = found->content.participants.find(PersonId(occupancy.subject.id));
            if (participant != found->content.participants.end())
                for (const auto role : participant->second.roles) side.roles.emplace_back(programme::word(role));
        }
        return side;
    }

    ConflictSide booking_side(const Occupancy& occupancy) {
        auto side = masked_side(occupancy);
        const auto* found = booking(occupancy.owner);
        const auto owner = owners_.find(occupancy.subject.id);
        if (found == nullptr || owner == owners_.end()) return side;
        if (resources::sight_of(caller_, *found, owner->second) == resources::BookingSight::none) return side;
        side.sight = Sight::open;
        side.zone = found->time.zone;
        side.title = found->title;
        side.booking = found->id;
        side.version = found->version;
        return side;
    }

    ConflictSide side(const Occupancy& occupancy) {
        auto side = occupancy.owner.kind == resources::kBookingOwnerKind ? booking_side(occupancy) : session_side(occupancy);
        if (side.zone.empty())
            if (const Event* home = event(home_)) side.zone = home->content.zone;
        return side;
    }

    Conflict describe(const Clash& clash) {
        Conflict conflict;
        conflict.id = scheduling::conflict_id(clash);
        conflict.code = clash.code;
        conflict.ground = clash.ground;
        conflict.severity = clash.severity;
        conflict.rule = scheduling::rule_in_force(rules_, clash.code, clash.first, clash.second ? &*clash.second : nullptr);
        if (scheduling::parameter_of(clash.code))
            conflict.parameter = scheduling::parameter_in_force(rules_, clash.code, clash.first, clash.second ? &*clash.second : nullptr);
        if (!scheduling::is_overridable(clash)) {
            conflict.overridable = Overridable::by_nobody;
            conflict.rule = {scheduling::Severity::refuse, scheduling::SetBy::default_};
        }
        conflict.subject = clash.first.subject;
        conflict.subject_name = name_of(conflict.subject.id);
        conflict.overlap = clash.overlap;
        conflict.shortage = clash.shortage;
        conflict.lacks = clash.lacks;
        describe_people(conflict, clash);
        describe_sides(conflict, clash);
        if (const Event* home = event(home_)) note_zone(conflict, home->content.zone);
        if (const auto decision = decisions_.find(conflict.id); decision != decisions_.end())
            conflict.decision = view(decision->second, clash, conflict.second ? conflict.second->sight : Sight::open);
        conflict.zone_version = question_.zones->version();
        return conflict;
    }

    LocalizedText name_of(const std::string& id) const {
        const auto name = names_.find(id);
        return name == names_.end() ? LocalizedText{} : name->second;
    }

    void describe_people(Conflict& conflict, const Clash& clash) const {
        conflict.absence = clash.absence;
        conflict.calendar = clash.calendar;
        conflict.calendar_age = clash.calendar_age;
        conflict.journey = clash.journey;
        if (clash.journey) {
            conflict.from = name_of(clash.journey->travel.from);
            conflict.to = name_of(clash.journey->travel.to);
        }
        conflict.invited = clash.invited;
        for (const auto& lost : clash.lost) conflict.lost.push_back({lost, name_of(lost.id)});
    }

    void describe_sides(Conflict& conflict, const Clash& clash) {
        const bool is_first = !clash.second || is_ours(clash.first) || !is_ours(*clash.second);
        conflict.first = side(is_first ? clash.first : *clash.second);
        note_zone(conflict, conflict.first.zone);
        if (!clash.second) return;
        conflict.second = side(is_first ? *clash.second : clash.first);
        note_zone(conflict, conflict.second->zone);
    }

    static void note_zone(Conflict& conflict, const std::string& zone) {
        if (!zone.empty() && std::find(conflict.zones.begin(), conflict.zones.end(), zone) == conflict.zones.end())
            conflict.zones.push_back(zone);
    }

    // The reason may speak of the other side. What is missing by now may be more, or something else, than what was let stand.
    static ConflictDecisionView view(const scheduling::ConflictDecision& decision, const Clash& clash, Sight other) {
        if (!scheduling::covers(decision.accepted, clash)) return {decision.first_detected, "", "", std::nullopt};
        return {decision.first_detected, decision.account_id, other == Sight::open ? decision.reason : "", decision.decided_at};
    }

    store::Connection& db_;
    const Caller& caller_;
    const ConflictQuestion& question_;
    EventId home_;
    std::string wanted_lineage_;
    std::set<SessionId> unstored_;
    std::map<SessionId, Session> sessions_;
    std::map<BookingId, resources::Booking> bookings_;
    std::map<EventId, std::optional<Event>> events_;
    std::map<std::string, LocalizedText, std::less<>> names_;
    std::map<std::string, std::optional<OrganizationId>, std::less<>> owners_;  // of resources
    scheduling::Rules rules_;
    std::map<std::string, scheduling::ConflictDecision, std::less<>> decisions_;
};

}  // namespace

Result<ConflictReport> list_conflicts(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                      const EventId& id) {
    const auto event = programme::get_working_event(db, caller, id);
    if (event.has_error()) return event.error();
    const auto clashes = scheduling::list_clashes_of_scope(db, programme::scope_of(id), *question.zones, question.now);
    auto sessions = programme::load_sessions(db, id);
    Facts facts(db, caller, question, id);
    facts.know(sessions.sessions());
    facts.know_decisions();
    auto structure = programme::structure_conflicts(event->content, sessions, *question.zones);
    const auto personal = caller.is_staff() ? programme::PersonalCalendars::included : programme::PersonalCalendars::left_out;
    auto concerned = programme::load_concerned_calendars(db, id, sessions, personal);
    auto days = programme::calendar_conflicts(sessions, concerned, *question.zones, limits::kClashesListed);
    return ConflictReport{facts.describe(clashes), std::move(structure), std::move(days),
                          std::move(concerned),    std::move(sessions),  programme::revision_of(db, id)};
}

std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const programme::RefusedSession& refused) {
    Facts facts(db, caller, question, refused.wanted.event);
    facts.know_wanted(refused);
    return facts.describe(refused.clashes);
}

std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const programme::RefusedOccurrences& refused) {
    Facts facts(db, caller, question, refused.event);
    facts.know_wanted(refused);
    return facts.describe(refused.clashes);
}

std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const resources::RefusedBooking& refused) {
    Facts facts(db, caller, question, EventId{});
    facts.know_wanted(refused);
    return facts.describe(refused.clashes);
}

std::vector<Conflict> conflicts_of(store::Connection& db, const Caller& caller, const ConflictQuestion& question,
                                   const EventId& event, std::span<const Clash> clashes) {
    Facts facts(db, caller, question, event);
    facts.know_decisions();
    return facts.describe(clashes);
}

}  // namespace multaqa::planning
