#include "programme/session_patch.hpp"

namespace multaqa::programme {
namespace {

void patch_participants(Participants& participants, const SessionPatch& patch) {
    if (patch.clear_participants) participants.clear();
    for (const auto& [person, change] : patch.participants) {
        if (!change) {
            participants.erase(person);
            continue;
        }
        auto& participant = participants[person];
        for (const auto& [role, is_held] : change->roles) {
            if (is_held)
                participant.roles.insert(role);
            else
                participant.roles.erase(role);
        }
        if (change->required) participant.required = *change->required;
        if (change->status) participant.status = *change->status;
        if (change->order) participant.order = *change->order;
    }
}

void patch_virtual_locations(VirtualLocations& locations, const SessionPatch& patch) {
    if (patch.clear_virtual_locations) locations.clear();
    for (const auto& [key, change] : patch.virtual_locations) {
        if (!change) {
            locations.erase(key);
            continue;
        }
        auto& location = locations[key];
        location.name = patched(location.name, change->name);
        if (change->uri) location.uri = *change->uri;
        if (change->provider) location.provider = *change->provider;
        if (change->audience) location.audience = *change->audience;
        for (const auto& [feature, is_offered] : change->features) {
            if (is_offered)
                location.features.insert(feature);
            else
                location.features.erase(feature);
        }
    }
}

void patch_follows(Follows& follows, const SessionPatch& patch) {
    if (patch.clear_follows) follows.clear();
    for (const auto& [session, change] : patch.follows) {
        if (!change) {
            follows.erase(session);
            continue;
        }
        auto& following = follows[session];
        if (change->least) following.least = *change->least;
        if (change->most) following.most = *change->most;
        if (change->same_day) following.same_day = *change->same_day;
    }
}

void patch_time(WantedTime& time, const SessionPatch& patch) {
    if (patch.start) {
        time.standing = *patch.start ? Standing::placed : Standing::unplaced;
        time.start = patch.start->value_or(PlainDateTime{});
    }
    if (patch.zone) time.zone = *patch.zone;
    if (patch.end_zone) time.end_zone = *patch.end_zone;
    if (patch.duration) time.duration = *patch.duration;
    if (patch.all_day) time.all_day = *patch.all_day;
    if (patch.anchor) time.anchor = *patch.anchor;
}

}  // namespace

SessionContent patched(SessionContent content, const SessionPatch& patch) {
    if (patch.parent) content.parent = *patch.parent;
    if (patch.type) content.type = *patch.type;
    content.title = patched(content.title, patch.title);
    content.description = patched(content.description, patch.description);
    patch_time(content.time, patch);
    if (patch.status) content.status = *patch.status;
    if (patch.held_until)
        content.held_until = *patch.held_until;
    else if (content.status != SessionStatus::tentative)
        content.held_until.reset();
    if (patch.room) content.room = *patch.room;
    patch_virtual_locations(content.virtual_locations, patch);
    patch_participants(content.participants, patch);
    if (patch.spoken) content.languages.spoken = *patch.spoken;
    if (patch.interpretation) content.languages.interpretation = *patch.interpretation;
    if (patch.exclusive) content.exclusive = *patch.exclusive;
    patch_follows(content.follows, patch);
    content.needs = patched(std::move(content.needs), patch.needs);
    return content;
}

}  // namespace multaqa::programme
