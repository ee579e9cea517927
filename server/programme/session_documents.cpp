#include "programme/session_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "common/time/plain_date_time.hpp"
#include "programme/session_needs_codec.hpp"

namespace multaqa::programme {
namespace {

json::value text(std::string_view words) { return words.empty() ? json::value() : json::value(words); }
json::value localized(const LocalizedText& words) { return words.empty() ? json::value() : json::value(json::to_json(words)); }
template <class IdType>
json::value optional_id(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

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

json::value virtual_locations_json(const Session& session, Form form) {
    if (form != Form::resource && session.content.virtual_locations.empty()) return nullptr;
    json::object encoded;
    for (const auto& [key, location] : session.content.virtual_locations) {
        json::object one;
        if (!location.name.empty()) one["name"] = json::to_json(location.name);
        one["uri"] = location.uri;
        encoded[key] = std::move(one);
    }
    return encoded;
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

using Rule = FieldRule<Session>;

constexpr std::array kFields{
    Rule{"id", "session.id", Exposure::everyone, [](const Session& s, Form) { return json::value(s.id.text()); }},
    Rule{"eventId", "session.event_id", Exposure::resource, [](const Session& s, Form) { return json::value(s.event.text()); }},
    Rule{"parentId", "session.parent_id", Exposure::everyone,
         [](const Session& s, Form) { return optional_id(s.content.parent); }},
    Rule{"", "session.root_id", Exposure::internal},
    Rule{"type", "session.type", Exposure::everyone, [](const Session& s, Form) { return json::value(word(s.content.type)); }},
    Rule{"title", "session.title", Exposure::everyone, [](const Session& s, Form) { return localized(s.content.title); }},
    Rule{"description", "session.description", Exposure::everyone,
         [](const Session& s, Form) { return localized(s.content.description); }},
    Rule{"start", "session.wall_start", Exposure::everyone,
         [](const Session& s, Form) { return json::value(format_plain_date_time(s.placement.wanted.start)); }},
    Rule{"timeZone", "session.zone", Exposure::everyone,
         [](const Session& s, Form) { return json::value(s.placement.wanted.zone); }},
    Rule{"endTimeZone", "session.end_zone", Exposure::everyone,
         [](const Session& s, Form) { return text(s.placement.wanted.end_zone); }},
    Rule{"duration", "session.duration", Exposure::everyone,
         [](const Session& s, Form) { return json::value(duration_text(s.placement.wanted)); }},
    Rule{"allDay", "session.all_day", Exposure::everyone,
         [](const Session& s, Form form) {
             return form == Form::resource || s.placement.wanted.all_day ? json::value(s.placement.wanted.all_day) : json::value();
         }},
    Rule{"anchor", "session.anchor", Exposure::everyone,
         [](const Session& s, Form form) {
             const auto anchor = s.placement.wanted.anchor;
             return form == Form::resource || anchor != Anchor::local ? json::value(word(anchor)) : json::value();
         }},
    Rule{"timeZoneVersion", "session.zone_data_version", Exposure::resource,
         [](const Session& s, Form) { return json::value(s.placement.zone_version); }},
    Rule{"utcStart", "session.utc_start", Exposure::everyone,
         [](const Session& s, Form) { return json::value(format_utc(s.placement.utc.start)); }},
    Rule{"utcEnd", "session.utc_end", Exposure::everyone,
         [](const Session& s, Form) { return json::value(format_utc(s.placement.utc.end)); }},
    Rule{"utcOffset", "session.fold", Exposure::everyone,
         [](const Session& s, Form) { return json::value(format_offset(offset_of(s.placement))); }},
    Rule{"status", "session.status", Exposure::everyone,
         [](const Session& s, Form) { return json::value(word(s.content.status)); }},
    Rule{"heldUntil", "session.held_until", Exposure::staff,
         [](const Session& s, Form) {
             return s.content.held_until ? json::value(format_utc(*s.content.held_until)) : json::value();
         }},
    Rule{"roomId", "session.room_id", Exposure::everyone, [](const Session& s, Form) { return optional_id(s.content.room); }},
    // Links are for those who may join: no audience but staff is known to be that yet.
    Rule{"virtualLocations", "session.virtual_locations", Exposure::staff, virtual_locations_json},
    Rule{"participants", "", Exposure::everyone, participants_json},
    Rule{"needs", "session_needs.session_id session_needs.needs", Exposure::staff,
         [](const Session& s, Form) { return s.content.needs.empty() ? json::value() : json::value(to_json(s.content.needs)); }},
    Rule{"publishedPlacement",
         "published_placement.session_id published_placement.event_id published_placement.wall_start published_placement.zone "
         "published_placement.end_zone published_placement.duration published_placement.fold published_placement.all_day "
         "published_placement.anchor published_placement.utc_start published_placement.utc_end "
         "published_placement.zone_data_version published_placement.room_id published_placement.hold",
         Exposure::staff, published_json},
    Rule{"uid", "session.uid", Exposure::staff, [](const Session& s, Form) { return json::value(s.uid); }},
    Rule{"sequence", "session.sequence", Exposure::staff, [](const Session& s, Form) { return json::value(s.sequence); }},
    Rule{"", "session.released session.archived session.created_at", Exposure::internal},
    Rule{"version", "session.version", Exposure::staff, [](const Session& s, Form) { return json::value(s.version); }},
    Rule{"updated", "session.updated_at", Exposure::staff,
         [](const Session& s, Form) { return json::value(format_utc(s.updated)); }},
};

}  // namespace

std::span<const FieldRule<Session>> session_fields() { return kFields; }
std::span<const FieldRule<Participant>> participant_fields() { return kParticipantFields; }

json::object session_json(const Session& session) { return encode<Session>(session, kFields, Form::resource); }

json::object agenda_session_json(const Session& session, Audience audience) {
    return encode<Session>(session, kFields, agenda_form(audience));
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

std::string staff_operation(const SessionChange& change) {
    if (!change.after) return change.before ? delete_operation("sessions/" + change.before->id.text()) : "";
    const std::string path = "sessions/" + change.after->id.text();
    const json::value after = agenda_session_json(*change.after, Audience::staff);
    if (!change.before) return set_operation(path, after);
    const auto patch = json::difference(agenda_session_json(*change.before, Audience::staff), after);
    return patch ? set_operation(path, *patch) : "";
}

}  // namespace multaqa::programme
