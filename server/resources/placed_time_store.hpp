// The eight columns of a placed time, from wall_start to meant_start.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/time/plain_date_time.hpp"
#include "resources/placed_time.hpp"
#include "store/connection.hpp"
#include "store/store_error.hpp"

namespace multaqa::resources {

inline PlainDateTime read_wall_time(std::string_view stored) {
    const auto time = parse_plain_date_time(stored);
    if (!time) throw store::StoreError(store::StoreFailure::other, "malformed wall time");
    return *time;
}

inline PlacedTime read_placed_time(const store::Row& row, int first) {
    return {read_wall_time(row.text(first)),
            row.string(first + 1),
            minutes{row.integer(first + 2)},
            row.integer(first + 3) == 0 ? Fold::first : Fold::second,
            {row.instant(first + 4), row.instant(first + 5)},
            row.string(first + 6),
            row.is_null(first + 7) ? std::nullopt : std::optional(read_wall_time(row.text(first + 7)))};
}

inline void append(store::Values& values, const PlacedTime& time) {
    values.emplace_back(format_plain_date_time(time.start));
    values.emplace_back(time.zone);
    values.emplace_back(static_cast<std::int64_t>(time.duration.count()));
    values.emplace_back(time.fold == Fold::first ? 0 : 1);
    values.emplace_back(time.utc.start);
    values.emplace_back(time.utc.end);
    values.emplace_back(time.zone_version);
    values.emplace_back(time.meant ? std::optional(format_plain_date_time(*time.meant)) : std::nullopt);
}

}  // namespace multaqa::resources
