// Series as clients write them, and their changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "programme/series.hpp"

namespace multaqa::programme {

// validation_failed with every fault that can be seen without the database.
Result<SeriesContent> parse_series(const json::value& body);
Result<SeriesPatch> parse_series_patch(const json::value& body);

// SeriesCreated, where `before` is empty, else SeriesChanged. Both are the series as a resource.
command::Change encode_change(const SeriesId& series, json::object before, json::object after);

}  // namespace multaqa::programme
