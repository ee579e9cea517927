#include "programme/series_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/organizer_codec.hpp"
#include "programme/text_patch_codec.hpp"
#include "programme/versioned_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

SeriesPatch read_series_members(ObjectReader& reader, std::vector<Fault>& faults) {
    SeriesPatch patch;
    patch.title = read_text_patch(reader, "title", faults, limits::kTitleBytes);
    patch.description = read_text_patch(reader, "description", faults, limits::kDescriptionBytes);
    if (reader.presence("organizers") != Presence::absent) patch.organizers = read_organizers(reader, faults);
    reader.refuse_unknown();
    return patch;
}

}  // namespace

Result<SeriesContent> parse_series(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    if (reader.presence("title") != Presence::present) reader.fault("title", "fault.required");
    auto content = patched(SeriesContent{}, read_series_members(reader, faults));
    if (!faults.empty()) return validation_failed(std::move(faults));
    return content;
}

Result<SeriesPatch> parse_series_patch(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    if (reader.presence("title") == Presence::null) reader.fault("title", "fault.required");
    auto patch = read_series_members(reader, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    return patch;
}

command::Change encode_change(const SeriesId& series, json::object before, json::object after) {
    const auto* const kind = before.empty() ? "SeriesCreated" : "SeriesChanged";
    const auto data = json::field_changes(without_version(std::move(before)), without_version(std::move(after)));
    return {scope_of(series), kind, "series", series.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
