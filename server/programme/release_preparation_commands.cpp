#include "programme/release_preparation_commands.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "common/limits.hpp"
#include "programme/agenda_documents.hpp"
#include "programme/agenda_queries.hpp"
#include "programme/event_codec.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_store.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_queries.hpp"
#include "programme/session_store.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/projection_commands.hpp"

namespace multaqa::programme {
namespace {

using scheduling::Basis;
using scheduling::Clash;
using scheduling::Severity;

// Names of the document's members that a release has of its own.
constexpr std::array<std::string_view, 2> kOfTheRelease{"release", "timeZoneVersion"};

// A uid never changes, and documents of older versions do not show it.
json::object without_uids(json::object sessions) {
    for (auto& member : sessions) member.value().as_object().erase("uid");
    return sessions;
}

bool is_same_programme(json::object before, json::object after) {
    for (const auto name : kOfTheRelease) {
        before.erase(name);
        after.erase(name);
    }
    for (auto* const document : {&before, &after}) (*document)["sessions"] = without_uids((*document)["sessions"].as_object());
    return before == after;
}

ReleaseCounts count(const json::object& shown_before, const json::object& shown_after) {
    const auto before = without_uids(shown_before);
    const auto after = without_uids(shown_after);
    ReleaseCounts counts;
    counts.sessions = static_cast<std::int64_t>(after.size());
    for (const auto& member : after) {
        const auto* const old = before.if_contains(member.key());
        if (old == nullptr)
            ++counts.added;
        else if (*old != member.value())
            ++counts.changed;
    }
    for (const auto& member : before)
        if (!after.contains(member.key())) ++counts.removed;
    return counts;
}

// Holds of this event's last release end with the new one, so they stand in nobody's way.
bool is_freed_by_release(const Clash& clash, const std::string& scope) {
    const auto is_own_hold = [&](const scheduling::Occupancy& o) { return o.basis == Basis::released && o.scope == scope; };
    return is_own_hold(clash.first) || (clash.second && is_own_hold(*clash.second));
}

struct Judgement {
    std::vector<Clash> blocking;
    std::vector<StructureConflict> structure;  // blocking, too
    std::vector<std::string> overridden;
};
// What breaks the structure is overridden by each release anew: nothing of it is stored.
void judge_structure(Judgement& judgement, const EventContent& event, const SessionTree& tree, const ZoneDatabase& zones,
                     const std::set<std::string>& overrides) {
    for (auto& conflict : structure_conflicts(event, tree, zones)) {
        if (conflict.severity < Severity::block_release) continue;
        if (auto id = conflict_id(conflict); overrides.contains(id))
            judgement.overridden.push_back(std::move(id));
        else
            judgement.structure.push_back(std::move(conflict));
    }
}
Judgement judge(store::Connection& db, const PublishRelease& publish, const EventContent& event, const ZoneDatabase& zones, Instant now) {
    const auto scope = scope_of(publish.event);
    std::map<std::string, scheduling::Acceptance> accepted;  // by conflict
    for (const auto& decision : scheduling::list_decisions_of_scope(db, scope))
        if (decision.decision == "overridden") accepted[decision.conflict_id] = decision.accepted;
    const std::set<std::string> overrides(publish.overrides.begin(), publish.overrides.end());
    Judgement judgement;
    auto clashes = scheduling::list_clashes_of_scope(db, scope, zones, now);
    // not all were looked at: the release cannot be called free of what blocks it
    if (clashes.size() >= limits::kClashesListed) judgement.blocking.push_back(clashes.front());
    for (auto& clash : clashes) {
        if (clash.severity < Severity::block_release || is_freed_by_release(clash, scope)) continue;
        auto id = scheduling::conflict_id(clash);
        const auto decided = accepted.find(id);
        // What was let stand was that much of these; more, or others, are for somebody to decide anew.
        if (decided != accepted.end() && covers(decided->second, clash) && scheduling::is_overridable(clash)) continue;
        if (overrides.contains(id) && scheduling::is_overridable(clash))
            judgement.overridden.push_back(std::move(id));
        else
            judgement.blocking.push_back(std::move(clash));
    }
    judge_structure(judgement, event, load_sessions(db, publish.event), zones, overrides);
    return judgement;
}

Done check_request(const Caller& caller, const PublishRelease& publish) {
    if (publish.overrides.empty()) return {};
    if (!caller.is_protocol()) return forbidden();
    if (publish.reason.find_first_not_of(" \t\r\n") == std::string::npos) return validation_failed("/reason", "fault.reason-required");
    return {};
}

Problem problem_of(ProblemCode code) {
    Problem problem;
    problem.code = code;
    return problem;
}

release_store::Document document_of(const Release& release, Audience audience, const json::object& content) {
    return {release_etag(release, audience), json::serialize(content)};
}

const json::object& sessions_of(const json::object& document) { return document.at("sessions").as_object(); }

// What staff sees of a release besides its number: published placements that were held are free again.
std::vector<std::string> free_holds(command::Write& write, const EventId& event) {
    std::vector<std::string> operations;
    for (const auto& id : session_store::list_held(write.db(), event)) {
        const auto before = session_store::find(write.db(), id);
        if (!before) continue;
        auto after = *before;
        after.published.reset();
        after.version += 1;
        after.updated = write.context().now;
        session_store::touch(write.db(), id, after.version, after.updated);
        for (auto& operation : staff_operations({*before, std::move(after), ""})) operations.push_back(std::move(operation));
    }
    return operations;
}

}  // namespace

ShownIds shown_ids(const json::object& public_document) {
    std::vector<std::pair<std::string, SessionId>> starts;
    for (const auto& member : sessions_of(public_document))
        starts.emplace_back(member.value().at("utcStart").as_string(), SessionId(std::string(member.key())));
    std::sort(starts.begin(), starts.end());
    ShownIds shown;
    for (auto& start : starts) shown.sessions.push_back(std::move(start.second));
    for (const auto& member : public_document.at("people").as_object()) shown.people.emplace_back(std::string(member.key()));
    std::sort(shown.people.begin(), shown.people.end());
    return shown;
}

void number_shown(store::Connection& db, const EventId& event, const ShownIds& shown) {
    release_store::number_sessions(db, event, shown.sessions);
    release_store::number_people(db, event, shown.people);
}

ProgrammeState state_of(store::Connection& db, const EventId& event) {
    return {event_store::revision_of(db, scope_of(event)), event_store::topic_head(db, topic_of(event, Audience::staff))};
}

Result<PreparedRelease> prepare_release(store::Connection& db, const Caller& caller, const PublishRelease& publish, Instant now,
                                        const ZoneDatabase& zones) {
    if (const auto event = get_event_as_organizer(db, caller, publish.event); event.has_error()) return event.error();
    if (const auto checked = check_request(caller, publish); checked.has_error()) return checked.error();
    PreparedRelease prepared;
    prepared.state = state_of(db, publish.event);
    if (publish.revision != prepared.state.revision) {
        auto problem = problem_of(ProblemCode::revision_mismatch);
        problem.revision = prepared.state.revision;
        return problem;
    }
    auto agenda = load_working_agenda(db, publish.event, zones.version());
    const auto last = agenda->release ? std::optional(agenda->release->number) : std::nullopt;
    auto& release = prepared.release;
    release.event = publish.event;
    release.number = {last ? last->number + 1 : 1, 0};
    release.at = now;
    release.by = caller.account;
    release.note = publish.note;
    release.reason = publish.reason;
    agenda->release = {release.number, release.at, release.note};

    const auto document = released_json(*agenda, Audience::public_);
    json::object former{{"sessions", json::object{}}};
    if (last)
        if (const auto stored = release_store::find_document(db, publish.event, *last, Audience::public_))
            former = json::parse_trusted(stored->bytes).as_object();
    const bool is_holding = !session_store::list_held(db, publish.event).empty();
    if (last && !is_holding && is_same_programme(former, document)) return problem_of(ProblemCode::nothing_to_release);

    auto judgement = judge(db, publish, agenda->event.content, zones, now);
    if (!judgement.blocking.empty() || !judgement.structure.empty()) {
        auto evidence = std::make_shared<BlockedRelease>();
        evidence->clashes = std::move(judgement.blocking);
        evidence->structure = std::move(judgement.structure);
        evidence->event = publish.event;
        auto problem = problem_of(ProblemCode::release_blocked);
        problem.evidence = std::move(evidence);
        return problem;
    }
    prepared.overridden = std::move(judgement.overridden);
    release.counts = count(sessions_of(former), sessions_of(document));
    prepared.public_document = document_of(release, Audience::public_, document);
    prepared.staff_document = document_of(release, Audience::staff, released_json(*agenda, Audience::staff));
    prepared.shown = shown_ids(document);
    // Nobody can follow from before the first release, so its delta need not repeat the document.
    prepared.public_operations = last ? operations_between(former, document)
                                      : std::vector{set_operation("release", agenda_release_json(*agenda->release))};
    return prepared;
}

Release write_release(command::Write& write, const PreparedRelease& prepared) {
    auto& db = write.db();
    auto release = prepared.release;
    const auto& event = release.event;
    release.revision = prepared.state.revision + 1;
    release_store::insert(db, release);
    release_store::insert_document(db, event, release.number, Audience::public_, prepared.public_document);
    release_store::insert_document(db, event, release.number, Audience::staff, prepared.staff_document);
    number_shown(db, event, prepared.shown);
    event_store::set_released(db, event, release.number);

    auto operations = free_holds(write, event);
    scheduling::give_up_released_of_scope(write, scope_of(event));
    session_store::publish_placements(db, event);
    operations.insert(operations.begin(),
                      {set_operation("event", json::object{{"revision", release.revision}}),
                       set_operation("release", agenda_release_json({release.number, release.at, release.note}))});
    auto change = encode_change(release, prepared.overridden);
    change.topics.push_back({topic_of(event, Audience::staff), std::move(operations)});
    change.topics.push_back({topic_of(event, Audience::public_), prepared.public_operations});
    write.record(std::move(change));
    return release;
}

}  // namespace multaqa::programme
