#include "programme/occurrence_members.hpp"

#include <tuple>

namespace multaqa::programme {
namespace {

using Member = OccurrenceMember;

auto zone_parts(const WantedTime& time) { return std::tie(time.zone, time.end_zone, time.all_day, time.anchor); }

void clear_zone(SessionPatch& patch) {
    patch.zone.reset();
    patch.end_zone.reset();
    patch.all_day.reset();
    patch.anchor.reset();
}

void clear_status(SessionPatch& patch) {
    patch.status.reset();
    patch.held_until.reset();
}

void clear_languages(SessionPatch& patch) {
    patch.spoken.reset();
    patch.interpretation.reset();
}

void clear(SessionPatch& patch, Member member) {
    switch (member) {
        case Member::type: return patch.type.reset();
        case Member::title: patch.title = {}; return;
        case Member::description: patch.description = {}; return;
        case Member::start: return patch.start.reset();
        case Member::time_zone: return clear_zone(patch);
        case Member::duration: return patch.duration.reset();
        case Member::status: return clear_status(patch);
        case Member::room: return patch.room.reset();
        case Member::virtual_locations:
            patch.clear_virtual_locations = false;
            return patch.virtual_locations.clear();
        case Member::participants:
            patch.clear_participants = false;
            return patch.participants.clear();
        case Member::languages: return clear_languages(patch);
        case Member::exclusive: return patch.exclusive.reset();
        case Member::follows:
            patch.clear_follows = false;
            return patch.follows.clear();
        case Member::needs: patch.needs = {}; return;
    }
}

}  // namespace

OccurrenceMembers differences(const SessionContent& a, const SessionContent& b) {
    OccurrenceMembers members;
    const auto compare = [&](Member member, const auto& of_a, const auto& of_b) {
        if (!(of_a == of_b)) members.insert(member);
    };
    compare(Member::type, a.type, b.type);
    compare(Member::title, a.title, b.title);
    compare(Member::description, a.description, b.description);
    compare(Member::start, a.time.start, b.time.start);
    compare(Member::start, a.time.standing, b.time.standing);
    compare(Member::time_zone, zone_parts(a.time), zone_parts(b.time));
    compare(Member::duration, a.time.duration, b.time.duration);
    compare(Member::status, a.status, b.status);
    compare(Member::status, a.held_until, b.held_until);
    compare(Member::room, a.room, b.room);
    compare(Member::virtual_locations, a.virtual_locations, b.virtual_locations);
    compare(Member::participants, a.participants, b.participants);
    compare(Member::languages, a.languages, b.languages);
    compare(Member::exclusive, a.exclusive, b.exclusive);
    compare(Member::follows, a.follows, b.follows);
    compare(Member::needs, a.needs, b.needs);
    return members;
}

SessionPatch without(SessionPatch patch, const OccurrenceMembers& members) {
    for (const Member member : members) clear(patch, member);
    return patch;
}

}  // namespace multaqa::programme
