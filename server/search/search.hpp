// What may be searched, and what is found.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/text/localized_text.hpp"

namespace multaqa::search {

// The words are the kinds in search_text, as their owners write them.
enum class FoundKind { person, organization, site, room, vehicle, equipment, series, event, session };
std::optional<FoundKind> parse_found_kind(std::string_view word);
std::string_view word(FoundKind kind);

struct Hit {
    FoundKind kind{};
    std::string id;
    LocalizedText name;
    std::string event;  // of a session
    std::string slug;   // of an event

    friend bool operator==(const Hit&, const Hit&) = default;
};

}  // namespace multaqa::search
