// A series: events that continue each other, its editions. Values and rules, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/event.hpp"

namespace multaqa::programme {

struct SeriesContent {
    LocalizedText title;
    LocalizedText description;
    std::vector<EventOrganizer> organizers;

    friend bool operator==(const SeriesContent&, const SeriesContent&) = default;
};

struct Series {
    SeriesId id;
    SeriesContent content;
    std::int64_t version = 1;
    Instant created;
    Instant updated;

    friend bool operator==(const Series&, const Series&) = default;
};

// A merge patch (RFC 7396), typed.
struct SeriesPatch {
    TextPatch title;
    TextPatch description;
    std::optional<std::vector<EventOrganizer>> organizers;
};
SeriesContent patched(SeriesContent content, const SeriesPatch& patch);

// Of every series in the search: all staff see them all, so that their own scope would find them for nobody.
inline constexpr std::string_view kSeriesSearchScope = "series";

std::string scope_of(const SeriesId& series);  // "series:{id}": locks, grants, the change log

}  // namespace multaqa::programme
