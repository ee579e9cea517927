// The writing half of session_input_codec.hpp.
#include "programme/session_input_codec.hpp"

#include "common/text/words.hpp"
#include "programme/session_needs_codec.hpp"
#include "programme/text_patch_codec.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<scheduling::OnConflict, 3> kOnConflict{{{scheduling::OnConflict::reject, "reject"},
                                                        {scheduling::OnConflict::accept, "accept"},
                                                        {scheduling::OnConflict::override_, "override"}}};

void add_governance(json::object& body, const Governance& governance) {
    if (governance.disambiguation != Disambiguation::reject) body["disambiguation"] = word(governance.disambiguation);
    if (governance.on_conflict != scheduling::OnConflict::reject) body["onConflict"] = word_of(kOnConflict, governance.on_conflict);
    if (!governance.reason.empty()) body["reason"] = governance.reason;
}

template <class IdType>
void add_removable(json::object& body, std::string_view name, const Removable<IdType>& id) {
    if (id) body[name] = *id ? json::value((*id)->text()) : json::value();
}

json::value participant_json(const std::optional<ParticipantPatch>& change) {
    if (!change) return nullptr;
    json::object encoded;
    if (!change->roles.empty()) {
        auto& roles = encoded["roles"].emplace_object();
        for (const auto& [role, is_held] : change->roles) roles[word(role)] = is_held ? json::value(true) : json::value();
    }
    if (change->required) encoded["required"] = *change->required;
    if (change->status) encoded["participationStatus"] = word(*change->status);
    if (change->order) encoded["order"] = *change->order ? json::value(**change->order) : json::value();
    return encoded;
}

json::value virtual_location_json(const std::optional<VirtualLocationPatch>& change) {
    if (!change) return nullptr;
    json::object encoded;
    if (!change->name.empty()) encoded["name"] = to_json(change->name);
    if (change->uri) encoded["uri"] = change->uri->empty() ? json::value() : json::value(*change->uri);
    if (change->provider) encoded["provider"] = word(*change->provider);
    if (change->audience) encoded["audience"] = word(*change->audience);
    if (!change->features.empty()) {
        auto& features = encoded["features"].emplace_object();
        for (const auto& [feature, is_offered] : change->features) features[word(feature)] = is_offered ? json::value(true) : json::value();
    }
    return encoded;
}

json::value following_json(const std::optional<FollowingPatch>& change) {
    if (!change) return nullptr;
    json::object encoded;
    if (change->least) encoded["least"] = format_duration(*change->least);
    if (change->most) encoded["most"] = *change->most ? json::value(format_duration(**change->most)) : json::value();
    if (change->same_day) encoded["sameDay"] = *change->same_day;
    return encoded;
}

void add_maps(json::object& body, const SessionPatch& patch) {
    if (patch.clear_virtual_locations) body["virtualLocations"] = nullptr;
    if (!patch.virtual_locations.empty()) {
        auto& locations = body["virtualLocations"].emplace_object();
        for (const auto& [key, change] : patch.virtual_locations) locations[key] = virtual_location_json(change);
    }
    if (patch.clear_participants) body["participants"] = nullptr;
    if (!patch.participants.empty()) {
        auto& participants = body["participants"].emplace_object();
        for (const auto& [person, change] : patch.participants) participants[person.text()] = participant_json(change);
    }
    if (patch.clear_follows) body["follows"] = nullptr;
    if (!patch.follows.empty()) {
        auto& follows = body["follows"].emplace_object();
        for (const auto& [session, change] : patch.follows) follows[session.text()] = following_json(change);
    }
}

void add_languages(json::object& body, const SessionPatch& patch) {
    if (!patch.spoken && !patch.interpretation) return;
    auto& languages = body["languages"].emplace_object();
    if (patch.spoken) languages["spoken"] = json::array(patch.spoken->begin(), patch.spoken->end());
    if (patch.interpretation) languages["interpretation"] = json::array(patch.interpretation->begin(), patch.interpretation->end());
}

json::object patch_json(const SessionPatch& patch) {
    json::object body;
    add_removable(body, "parentId", patch.parent);
    if (patch.type) body["type"] = word(*patch.type);
    if (!patch.title.empty()) body["title"] = to_json(patch.title);
    if (!patch.description.empty()) body["description"] = to_json(patch.description);
    if (patch.start) body["start"] = *patch.start ? json::value(format_plain_date_time(**patch.start)) : json::value();
    if (patch.zone) body["timeZone"] = *patch.zone;
    if (patch.end_zone) body["endTimeZone"] = patch.end_zone->empty() ? json::value() : json::value(*patch.end_zone);
    if (patch.duration) body["duration"] = format_duration(*patch.duration);
    if (patch.all_day) body["allDay"] = *patch.all_day;
    if (patch.anchor) body["anchor"] = word(*patch.anchor);
    if (patch.status) body["status"] = word(*patch.status);
    if (patch.held_until) body["heldUntil"] = *patch.held_until ? json::value(format_utc(**patch.held_until)) : json::value();
    add_removable(body, "roomId", patch.room);
    if (patch.exclusive) body["exclusive"] = *patch.exclusive;
    add_languages(body, patch);
    add_maps(body, patch);
    add_needs_patch(body, patch.needs);
    return body;
}

// A content as the patch that makes it out of nothing.
SessionPatch patch_of(const SessionContent& content) {
    SessionPatch patch;
    if (content.parent) patch.parent = content.parent;
    patch.type = content.type;
    for (const auto& [language, words] : content.title.by_language()) patch.title.languages.emplace(language, words);
    for (const auto& [language, words] : content.description.by_language()) patch.description.languages.emplace(language, words);
    if (content.time.is_placed()) patch.start = content.time.start;
    if (!content.time.zone.empty()) patch.zone = content.time.zone;
    if (!content.time.end_zone.empty()) patch.end_zone = content.time.end_zone;
    patch.duration = content.time.duration;
    if (content.time.all_day) patch.all_day = true;
    patch.status = content.status;
    if (content.held_until) patch.held_until = content.held_until;
    if (content.room) patch.room = content.room;
    for (const auto& [key, location] : content.virtual_locations) {
        auto& change = patch.virtual_locations[key].emplace();
        for (const auto& [language, words] : location.name.by_language()) change.name.languages.emplace(language, words);
        if (!location.uri.empty()) change.uri = location.uri;
        change.provider = location.provider;
        change.audience = location.audience;
        for (const VirtualFeature feature : location.features) change.features.emplace(feature, true);
    }
    for (const auto& [person, participant] : content.participants) {
        auto& change = patch.participants[person].emplace();
        for (const ParticipantRole role : participant.roles) change.roles.emplace(role, true);
        change.required = participant.required;
        change.status = participant.status;
        if (participant.order) change.order = participant.order;
    }
    if (!content.languages.spoken.empty()) patch.spoken = content.languages.spoken;
    if (!content.languages.interpretation.empty()) patch.interpretation = content.languages.interpretation;
    if (content.exclusive) patch.exclusive = true;
    for (const auto& [session, following] : content.follows) {
        auto& change = patch.follows[session].emplace();
        change.least = following.least;
        if (following.most) change.most = following.most;
        change.same_day = following.same_day;
    }
    patch.needs = patch_of(content.needs);
    return patch;
}

}  // namespace

json::object to_json(const CreateSession& create) {
    auto patch = patch_of(create.content);
    if (create.anchor == AnchorSource::content) patch.anchor = create.content.time.anchor;
    auto body = patch_json(patch);
    if (!create.uid.empty()) body["uid"] = create.uid;
    add_governance(body, create.governance);
    return body;
}

json::object to_json(const PatchSession& patch) {
    auto body = patch_json(patch.patch);
    add_governance(body, patch.governance);
    return body;
}

json::object to_json(const MoveSession& move) {
    json::object body{{"start", format_plain_date_time(move.start)}};
    if (!move.zone.empty()) body["timeZone"] = move.zone;
    if (move.duration) body["duration"] = format_duration(*move.duration);
    add_removable(body, "roomId", move.room);
    add_governance(body, move.governance);
    return body;
}

}  // namespace multaqa::programme
