// Use cases on series: create and patch.
#pragma once

#include <cstdint>
#include <optional>

#include "command/command.hpp"
#include "programme/series.hpp"

namespace multaqa::programme {

struct CreateSeries {
    SeriesId id;  // made by the caller: its scope is locked before anything runs
    SeriesContent content;
};
struct PatchSeries {
    SeriesId series;
    std::int64_t version = 0;
    SeriesPatch patch;
};

// For whoever may create events; the creator gets the organizer grant of the series.
command::Command<Series> create_series(CreateSeries create, std::optional<command::IdempotencyKey> key = {});
// For protocol and holders of that grant: not_found, forbidden, version_mismatch, validation_failed.
command::Command<Series> patch_series(PatchSeries patch);

// Within a merge of organizations: `survivor` organizes what `gone` did. The scopes of the series must be locked.
void replace_organizer(command::Write& write, const OrganizationId& gone, const OrganizationId& survivor);

}  // namespace multaqa::programme
