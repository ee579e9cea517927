#include "programme/import_plan.hpp"

#include <algorithm>

namespace multaqa::programme {
namespace {

bool is_usable(const ImportedSession& session) { return session.use == ImportedSession::Use::usable; }

// Languages of `wanted` that differ or lack in `stored`.
TextPatch text_patch(const LocalizedText& stored, const LocalizedText& wanted) {
    TextPatch patch;
    for (const auto& [language, text] : wanted.by_language())
        if (stored.in(language) != std::optional<std::string_view>(text)) patch.languages[language] = text;
    return patch;
}

// An empty cell takes nothing away: what has a time here keeps it.
void compare_time(const WantedTime& stored, const ImportedSession& session, const std::string& zone, SessionPatch& patch) {
    if (!session.is_placed && stored.is_placed()) return;
    if (!session.is_placed) {
        if (session.duration > minutes(0) && stored.duration != session.duration) patch.duration = session.duration;
        if (!session.zone.empty() && stored.zone != session.zone) patch.zone = session.zone;
        return;
    }
    if (!stored.is_placed() || stored.start != session.start) patch.start = session.start;
    if (stored.zone != zone) patch.zone = zone;
    if (stored.duration != session.duration) patch.duration = session.duration;
    if (stored.all_day != session.all_day) patch.all_day = session.all_day;
}

void compare_people(const Participants& stored, const ImportedSession& session, const ImportNames& names, SessionPatch& patch) {
    for (const ImportedParticipant& named : session.participants) {
        const PersonId& person = names.people.at(named.person);
        const auto found = stored.find(person);
        ParticipantPatch wanted;
        for (const ParticipantRole role : named.participant.roles)
            if (found == stored.end() || !found->second.roles.contains(role)) wanted.roles[role] = true;
        const bool tells_roles_only = named.told == ImportedParticipant::Told::roles && found != stored.end();
        if (tells_roles_only) {
            if (!wanted.roles.empty()) patch.participants[person] = wanted;
            continue;
        }
        if (found == stored.end() || found->second.required != named.participant.required) wanted.required = named.participant.required;
        if (found == stored.end() || found->second.status != named.participant.status) wanted.status = named.participant.status;
        if (!wanted.roles.empty() || wanted.required || wanted.status) patch.participants[person] = wanted;
    }
}

void compare_places(const SessionContent& stored, const ImportedSession& session, const ImportNames& names, SessionPatch& patch) {
    if (session.room && stored.room != names.rooms.at(*session.room)) patch.room = std::optional(names.rooms.at(*session.room));
    for (const auto& [key, location] : session.virtual_locations) {
        const auto found = stored.virtual_locations.find(key);
        if (found != stored.virtual_locations.end() && found->second.uri == location.uri) continue;
        patch.virtual_locations[key].emplace().uri = location.uri;
    }
}

bool is_empty(const SessionPatch& patch) {
    return !patch.type && patch.title.empty() && patch.description.empty() && !patch.start && !patch.zone && !patch.duration &&
           !patch.all_day && !patch.status && !patch.room && patch.virtual_locations.empty() && patch.participants.empty();
}

Governance of_imports() {
    return {.disambiguation = Disambiguation::compatible, .on_conflict = scheduling::OnConflict::reject, .reason = {}};
}

}  // namespace

std::string zone_of(const ImportedSession& session, const ImportedProgramme& programme, const ImportContext& context) {
    if (!session.zone.empty()) return session.zone;
    if (!programme.zone.empty()) return programme.zone;
    return context.zone.empty() ? context.event_zone : context.zone;
}

SessionStatus status_of(const ImportedSession& session, const ImportContext& context) {
    if (session.status) return *session.status;
    return session.is_placed ? context.status : SessionStatus::draft;
}

CreateSession creation_of(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names,
                          const ImportContext& context) {
    CreateSession create;
    create.event = context.event;
    create.uid = session.uid;
    create.governance = of_imports();
    SessionContent& content = create.content;
    content.type = session.type;
    content.title = session.title;
    content.description = session.description;
    content.time = {.standing = session.is_placed ? Standing::placed : Standing::unplaced, .start = session.start, .zone = zone_of(session, programme, context),
                    .end_zone = {}, .duration = session.duration, .all_day = session.all_day, .anchor = Anchor::local};
    const SessionStatus status = status_of(session, context);
    content.status = status == SessionStatus::cancelled ? SessionStatus::draft : status;
    if (session.room) content.room = names.rooms.at(*session.room);
    content.virtual_locations = session.virtual_locations;
    for (const ImportedParticipant& named : session.participants) {
        Participant& participant = content.participants.emplace(names.people.at(named.person), named.participant).first->second;
        participant.roles.insert(named.participant.roles.begin(), named.participant.roles.end());
    }
    return create;
}

std::optional<PatchSession> update_of(const Session& stored, const ImportedSession& session, const ImportedProgramme& programme,
                                      const ImportNames& names, const ImportContext& context) {
    PatchSession update;
    update.session = stored.id;
    update.governance = of_imports();
    SessionPatch& patch = update.patch;
    if (session.standing == ImportedSession::Standing::cancelled) {
        if (stored.content.status == SessionStatus::cancelled) return std::nullopt;
        patch.status = SessionStatus::cancelled;
        return update;
    }
    patch.title = text_patch(stored.content.title, session.title);
    patch.description = text_patch(stored.content.description, session.description);
    compare_time(stored.content.time, session, zone_of(session, programme, context), patch);
    if (session.status && *session.status != stored.content.status) patch.status = *session.status;
    compare_places(stored.content, session, names, patch);
    compare_people(stored.content.participants, session, names, patch);
    if (is_empty(patch)) return std::nullopt;
    return update;
}

ImportedDays days_of(const ImportedProgramme& programme, PlainDate today) {
    std::optional<ImportedDays> days;
    for (const ImportedSession& session : programme.sessions) {
        if (!is_usable(session) || !session.is_placed) continue;
        const PlainDate first = date::floor<date::days>(session.start);
        // the last minute of the session, not the midnight at which it ends
        const PlainDate last = date::floor<date::days>(session.start + session.duration - minutes(1));
        if (!days) days = {first, last};
        days->first = std::min(days->first, first);
        days->last = std::max(days->last, last);
    }
    return days.value_or(ImportedDays{today, today});
}

}  // namespace multaqa::programme
