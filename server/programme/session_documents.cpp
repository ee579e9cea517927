#include "programme/session_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "common/time/plain_date_time.hpp"
#include "programme/field_documents.hpp"
#include "programme/session_needs_codec.hpp"

namespace multaqa::programme {
namespace {

// A calendar day has 23 to 25 hours, so it is written as a day and not in hours.
std::string duration_text(const WantedTime& time) {
    constexpr minutes kDay = std::chrono::hours{24};
    return time.all_day ? "P" + std::to_string(time.duration / kDay) + "D" : format_duration(time.duration);
}

json::object roles_json(const std::set<ParticipantRole>& roles) {
    json::object encoded;
    for (const ParticipantRole role : roles) encoded[word(role)] = true;
    return encoded;
}

constexpr std::array kParticipantFields{
    FieldRule<Participant>{"", "session_participant.session_id", Exposure::internal},
    FieldRule<Participant>{"", "session_participant.person_id", Exposure::internal},  // the key of the map
    FieldRule<Participant>{"roles", "session_participant.roles", Exposure::everyone,
                           [](const Participant& p, Form) { return json::value(roles_json(p.roles)); }},
    FieldRule<Participant>{"order", "session_participant.position", Exposure::everyone,
                           [](const Participant& p, Form) { return p.order ? json::value(*p.order) : json::value(); }},
    FieldRule<Participant>{"required", "session_participant.required", Exposure::staff,
                           [](const Participant& p, Form) { return json::value(p.required); }},
    FieldRule<Participant>{"participationStatus", "session_participant.participation_status", Exposure::staff,
                           [](const Participant& p, Form) { return json::value(word(p.status)); }},
};

json::value participants_json(const Session& session, Form form) {
    json::object encoded;
    for (const auto& [person, participant] : session.content.participants)
        encoded[person.text()] = encode<Participant>(participant, kParticipantFields, form);
    return encoded;
}

json::object virtual_location_json(const VirtualLocation& location) {
    json::object encoded;
    if (!location.name.empty()) encoded["name"] = json::to_json(location.name);
    if (!location.uri.empty()) encoded["uri"] = location.uri;
    encoded["provider"] = word(location.provider);
    encoded["audience"] = word(location.audience);
    if (!location.features.empty()) {
        auto& features = encoded["features"].emplace_object();
        for (const VirtualFeature feature : location.features) features[word(feature)] = true;
    }
    return encoded;
}

// Links are for those who may join, and the public is known to be that only where a link is marked so.
json::value virtual_locations_json(const Session& session, Form form) {
    json::object encoded;
    for (const auto& [key, location] : session.content.virtual_locations)
        if (form != Form::public_agenda || location.audience == VirtualAudience::everyone) encoded[key] = virtual_location_json(location);
    if (form != Form::resource && encoded.empty()) return nullptr;
    return encoded;
}

json::value languages_json(const Session& session, Form) {
    const auto& languages = session.content.languages;
    if (languages == SessionLanguages{}) return nullptr;
    return json::object{{"spoken", json::array(languages.spoken.begin(), languages.spoken.end())},
                        {"interpretation", json::array(languages.interpretation.begin(), languages.interpretation.end())}};
}

json::value follows_json(const Session& session, Form) {
    json::object encoded;
    for (const auto& [other, following] : session.content.follows) {
        json::object one{{"least", format_duration(following.least)}, {"sameDay", following.same_day}};
        if (following.most) one["most"] = format_duration(*following.most);
        encoded[other.text()] = std::move(one);
    }
    return encoded.empty() ? json::value() : json::value(std::move(encoded));
}

// Participants learn that it repeats; in what it differs from the others is for staff.
json::value recurrence_json(const Session& session, Form form) {
    if (!session.occurrence) return nullptr;
    const auto& occurrence = *session.occurrence;
    json::object encoded{{"id", occurrence.recurrence.text()}, {"recurrenceId", format_plain_date_time(occurrence.id)}};
    if (form == Form::public_agenda) return encoded;
    auto& overridden = encoded["overridden"].emplace_array();
    for (const OccurrenceMember member : occurrence.overridden) overridden.emplace_back(word(member));
    return encoded;
}

// What only a session with a time has.
template <class Read>
json::value if_placed(const Session& session, Read read) {
    return is_placed(session) ? json::value(read(session.placement)) : json::value();
}

// Where participants still expect it; only while the working programme has left that place.
json::value published_json(const Session& session, Form) {
    if (!session.published || session.published->hold != Hold::held) return nullptr;
    const auto& placement = session.published->placement;
    json::object encoded;
    encoded["start"] = format_plain_date_time(placement.wanted.start);
    encoded["timeZone"] = placement.wanted.zone;
    encoded["duration"] = duration_text(placement.wanted);
    encoded["utcStart"] = format_utc(placement.utc.start);
    encoded["utcEnd"] = format_utc(placement.utc.end);
    encoded["utcOffset"] = format_offset(offset_of(placement));
    if (session.published->room) encoded["roomId"] = session.published->room->text();
    return encoded;
}

using SessionRule = FieldRule<Session>;

constexpr std::array kSessionFields{
    SessionRule{"id", "session.id", Exposure::everyone, [](const Session& s, Form) { return json::value(s.id.text()); }},
    SessionRule{"eventId", "session.event_id", Exposure::resource, [](const Session& s, Form) { return json::value(s.event.text()); }},
    SessionRule{"parentId", "session.parent_id", Exposure::everyone,
         [](const Session& s, Form) { return optional_id(s.content.parent); }},
    SessionRule{"", "session.root_id", Exposure::internal},
    SessionRule{"type", "session.type", Exposure::everyone, [](const Session& s, Form) { return json::value(word(s.content.type)); }},
    SessionRule{"title", "session.title", Exposure::everyone, [](const Session& s, Form) { return localized(s.content.title); }},
    SessionRule{"description", "session.description", Exposure::everyone,
         [](const Session& s, Form) { return localized(s.content.description); }},
    SessionRule{"start", "session.wall_start", Exposure::everyone,
         [](const Session& s, Form) {
             return if_placed(s, [](const Placement& p) { return format_plain_date_time(p.wanted.start); });
         }},
    SessionRule{"timeZone", "session.zone", Exposure::everyone,
         [](const Session& s, Form) { return json::value(s.placement.wanted.zone); }},
    SessionRule{"endTimeZone", "session.end_zone", Exposure::everyone,
         [](const Session& s, Form) { return text(s.placement.wanted.end_zone); }},
    SessionRule{"duration", "session.duration", Exposure::everyone,
         [](const Session& s, Form) { return json::value(duration_text(s.placement.wanted)); }},
    SessionRule{"allDay", "session.all_day", Exposure::everyone,
         [](const Session& s, Form form) {
             return form == Form::resource || s.placement.wanted.all_day ? json::value(s.placement.wanted.all_day) : json::value();
         }},
    SessionRule{"anchor", "session.anchor", Exposure::everyone,
         [](const Session& s, Form form) {
             const auto anchor = s.placement.wanted.anchor;
             return form == Form::resource || anchor != Anchor::local ? json::value(word(anchor)) : json::value();
         }},
    SessionRule{"timeZoneVersion", "session.zone_data_version", Exposure::resource,
         [](const Session& s, Form) { return text(s.placement.zone_version); }},
    SessionRule{"utcStart", "session.utc_start", Exposure::everyone,
         [](const Session& s, Form) { return if_placed(s, [](const Placement& p) { return format_utc(p.utc.start); }); }},
    SessionRule{"utcEnd", "session.utc_end", Exposure::everyone,
         [](const Session& s, Form) { return if_placed(s, [](const Placement& p) { return format_utc(p.utc.end); }); }},
    SessionRule{"utcOffset", "session.fold", Exposure::everyone,
         [](const Session& s, Form) { return if_placed(s, [](const Placement& p) { return format_offset(offset_of(p)); }); }},
    SessionRule{"status", "session.status", Exposure::everyone,
         [](const Session& s, Form) { return json::value(word(s.content.status)); }},
    SessionRule{"heldUntil", "session.held_until", Exposure::staff,
         [](const Session& s, Form) {
             return s.content.held_until ? json::value(format_utc(*s.content.held_until)) : json::value();
         }},
    SessionRule{"roomId", "session.room_id", Exposure::everyone, [](const Session& s, Form) { return optional_id(s.content.room); }},
    SessionRule{"languages", "session.languages_spoken session.interpretation", Exposure::everyone, languages_json},
    SessionRule{"exclusive", "session.exclusive", Exposure::staff,
         [](const Session& s, Form form) {
             return form == Form::resource || s.content.exclusive ? json::value(s.content.exclusive) : json::value();
         }},
    SessionRule{"follows", "session.follows", Exposure::staff, follows_json},
    SessionRule{"virtualLocations", "session.virtual_locations", Exposure::everyone, virtual_locations_json},
    SessionRule{"participants", "", Exposure::everyone, participants_json},
    SessionRule{"needs", "session_needs.session_id session_needs.needs", Exposure::staff,
         [](const Session& s, Form) { return s.content.needs.empty() ? json::value() : json::value(to_json(s.content.needs)); }},
    SessionRule{"publishedPlacement",
         "published_placement.session_id published_placement.event_id published_placement.wall_start published_placement.zone "
         "published_placement.end_zone published_placement.duration published_placement.fold published_placement.all_day "
         "published_placement.anchor published_placement.utc_start published_placement.utc_end "
         "published_placement.zone_data_version published_placement.room_id published_placement.hold",
         Exposure::staff, published_json},
    SessionRule{"recurrence", "session.recurrence_id session.occurrence session.overridden", Exposure::everyone, recurrence_json},
    SessionRule{"uid", "session.uid", Exposure::everyone, [](const Session& s, Form) { return json::value(s.uid); }},
    SessionRule{"sequence", "session.sequence", Exposure::staff, [](const Session& s, Form) { return json::value(s.sequence); }},
    SessionRule{"", "session.released session.archived session.created_at", Exposure::internal},
    SessionRule{"version", "session.version", Exposure::staff, [](const Session& s, Form) { return json::value(s.version); }},
    SessionRule{"updated", "session.updated_at", Exposure::staff,
         [](const Session& s, Form) { return json::value(format_utc(s.updated)); }},
};

}  // namespace

std::span<const FieldRule<Session>> session_fields() { return kSessionFields; }
std::span<const FieldRule<Participant>> participant_fields() { return kParticipantFields; }

json::object session_json(const Session& session) { return encode<Session>(session, kSessionFields, Form::resource); }

json::object agenda_session_json(const Session& session, Audience audience) {
    return encode<Session>(session, kSessionFields, agenda_form(audience));
}

std::string set_operation(const std::string& path, const json::value& patch) {
    json::object operation;
    operation["set"] = path;
    operation["value"] = patch;
    return json::serialize(operation);
}

std::string delete_operation(const std::string& path) {
    json::object operation;
    operation["del"] = path;
    return json::serialize(operation);
}

std::string_view staff_map(const Session& session) { return is_placed(session) ? "sessions" : "unplaced"; }

std::vector<std::string> staff_operations(const SessionChange& change) {
    const auto path_of = [](const Session& session) { return std::string(staff_map(session)) + "/" + session.id.text(); };
    if (!change.after) return change.before ? std::vector{delete_operation(path_of(*change.before))} : std::vector<std::string>{};
    const auto path = path_of(*change.after);
    const json::value after = agenda_session_json(*change.after, Audience::staff);
    if (!change.before) return {set_operation(path, after)};
    if (path_of(*change.before) != path) return {set_operation(path, after), delete_operation(path_of(*change.before))};
    const auto patch = json::difference(agenda_session_json(*change.before, Audience::staff), after);
    return patch ? std::vector{set_operation(path, *patch)} : std::vector<std::string>{};
}

}  // namespace multaqa::programme
