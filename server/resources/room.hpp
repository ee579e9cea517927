// A room of a site: what sessions take.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"

namespace multaqa::resources {

struct RoomFields {
    SiteId site;
    LocalizedText name;                    // never empty
    std::optional<std::int64_t> capacity;  // seats, at least 1

    friend bool operator==(const RoomFields&, const RoomFields&) = default;
};

struct Room : RoomFields {
    RoomId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Room&, const Room&) = default;
};

// Files name rooms in one language: equal in any, whatever the case and the blanks around.
bool is_called(const Room& room, std::string_view name);

}  // namespace multaqa::resources
