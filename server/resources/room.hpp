// A room of a site: what sessions take.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "resources/resource.hpp"
#include "scheduling/place.hpp"

namespace multaqa::resources {

struct RoomFields {
    SiteId site;
    LocalizedText name;                    // never empty
    std::optional<std::int64_t> capacity;  // seats, at least 1
    std::optional<OrganizationId> owner;
    minutes turnaround{};      // between two that take it
    scheduling::Place offers;  // without capacity, zone and count

    friend bool operator==(const RoomFields&, const RoomFields&) = default;
};

struct Room : RoomFields {
    RoomId id;
    std::int64_t version = 1;
    Instant updated_at;
    Standing standing = Standing::in_use;

    friend bool operator==(const Room&, const Room&) = default;
};

// Files name rooms in one language: equal in any, whatever the case and the blanks around.
bool is_called(const Room& room, std::string_view name);
std::string folded_room_name(std::string_view name);  // of names that mean the same room of a site

// What scheduling judges by; `zone` is that of the site, in which the hours are meant.
scheduling::Place place_of(const RoomFields& room, const std::string& zone);

}  // namespace multaqa::resources
