#include "programme/merge_commands.hpp"

#include <algorithm>
#include <map>

#include "programme/agenda_store.hpp"
#include "programme/audience.hpp"
#include "programme/event_commands.hpp"
#include "programme/event_store.hpp"
#include "programme/outcome_commands.hpp"
#include "programme/outcome_store.hpp"
#include "programme/series_commands.hpp"
#include "programme/series_store.hpp"
#include "programme/session_commands.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

using directory::Merge;
using directory::MergeConflict;

constexpr std::string_view kPersonKind = "person";

scheduling::Subject subject_of(const std::string& person) { return {scheduling::SubjectKind::person, person}; }

Governance governance_of(const Merge& merge) {
    const bool is_overridden = merge.governance.clashes == directory::MergeGovernance::Clashes::override_;
    return {.on_conflict = is_overridden ? scheduling::OnConflict::override_ : scheduling::OnConflict::reject,
            .reason = merge.governance.reason};
}

// Out goes the one, in comes the other.
PatchSession patch_of(const Session& session, const Merge& merge) {
    const PersonId gone{merge.gone};
    const PersonId survivor{merge.survivor};
    const auto& participants = session.content.participants;
    const auto& theirs = participants.at(gone);
    const auto own = participants.find(survivor);
    ParticipantPatch joined;
    for (const auto role : theirs.roles) joined.roles.emplace(role, true);
    joined.required = theirs.required || (own != participants.end() && own->second.required);
    if (own == participants.end()) joined.status = theirs.status;
    if (theirs.order && (own == participants.end() || !own->second.order)) joined.order = theirs.order;
    SessionPatch patch;
    patch.participants.emplace(gone, std::nullopt);
    patch.participants.emplace(survivor, std::move(joined));
    return {session.id, session.version, std::move(patch), governance_of(merge)};
}

void tell(const std::vector<scheduling::Clash>& clashes, std::vector<MergeConflict>& conflicts) {
    for (const auto& clash : clashes) {
        MergeConflict conflict{std::string(word(clash.code)), conflict_id(clash), {}};
        for (const auto* side : {&clash.first, clash.second ? &*clash.second : nullptr})
            if (side != nullptr && side->owner.kind == kSessionOwnerKind) conflict.sessions.push_back(side->owner.id);
        if (std::find(conflicts.begin(), conflicts.end(), conflict) == conflicts.end())
            conflicts.push_back(std::move(conflict));
    }
}

std::map<EventId, std::vector<SessionId>> sessions_by_event(store::Connection& db, const std::string& person) {
    std::map<EventId, std::vector<SessionId>> sessions;
    for (auto& [event, session] : session_store::list_of_person(db, PersonId{person}))
        sessions[event].push_back(std::move(session));
    return sessions;
}

Result<std::vector<MergeConflict>> move_person(command::Write& write, const Merge& merge) {
    std::vector<MergeConflict> conflicts;
    for (const auto& [event, sessions] : sessions_by_event(write.db(), merge.gone)) {
        SessionBatch batch(write, event);
        for (const auto& id : sessions) {
            const auto written = batch.follow(patch_of(*session_store::find(write.db(), id), merge));
            if (written.has_error()) return written.error();
            tell(written->flagged, conflicts);
        }
        batch.finish();
    }
    replace_owner(write, merge.gone, merge.survivor);
    scheduling::move_released(write, subject_of(merge.gone), subject_of(merge.survivor));
    return conflicts;
}

Result<std::vector<MergeConflict>> move_organization(command::Write& write, const Merge& merge) {
    const OrganizationId gone{merge.gone};
    const OrganizationId survivor{merge.survivor};
    for (const auto& id : agenda_store::list_events_of_organizer(write.db(), gone)) {
        const auto event = event_store::find(write.db(), id);
        if (!event) continue;
        PatchEvent patch{id, event->version, {}};
        patch.patch.organizers = replaced(event->content.organizers, gone, survivor);
        if (const auto written = patch_event_in(write, patch); written.has_error()) return written.error();
    }
    replace_organizer(write, gone, survivor);
    replace_owner(write, merge.gone, merge.survivor);
    return std::vector<MergeConflict>{};
}

}  // namespace

command::LockSet merge_locks(store::Connection& db, const Merge& merge) {
    command::LockSet all;
    for (const auto& outcome : outcome_store::list_of_owner(db, merge.gone)) all.scopes.push_back(scope_of(outcome.event));
    if (merge.kind != kPersonKind) {
        for (const auto& series : series_store::list_of_organizer(db, OrganizationId{merge.gone})) all.scopes.push_back(scope_of(series));
        for (const auto& event : agenda_store::list_events_of_organizer(db, OrganizationId{merge.gone}))
            all.scopes.push_back(scope_of(event));
        return all;
    }
    all.subjects = {key_of(subject_of(merge.gone)), key_of(subject_of(merge.survivor))};
    for (const auto& [event, sessions] : sessions_by_event(db, merge.gone)) {
        all.scopes.push_back(scope_of(event));
        for (const auto& session : sessions) {
            const auto locks = locks_of(db, PatchSession{session, std::nullopt, {}, {}});
            all.subjects.insert(all.subjects.end(), locks.subjects.begin(), locks.subjects.end());
        }
    }
    return all;
}

Result<std::vector<MergeConflict>> move_merged(command::Write& write, const Merge& merge) {
    return merge.kind == kPersonKind ? move_person(write, merge) : move_organization(write, merge);
}

}  // namespace multaqa::programme
