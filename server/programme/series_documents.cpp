#include "programme/series_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "programme/organizer_codec.hpp"

namespace multaqa::programme {
namespace {

using SeriesRule = FieldRule<Series>;

constexpr std::array kSeriesFields{
    SeriesRule{"id", "series.id", Exposure::resource, [](const Series& s, Form) { return json::value(s.id.text()); }},
    SeriesRule{"title", "series.title", Exposure::resource, [](const Series& s, Form) { return json::value(json::to_json(s.content.title)); }},
    SeriesRule{"description", "series.description", Exposure::resource,
         [](const Series& s, Form) {
             return s.content.description.empty() ? json::value() : json::value(json::to_json(s.content.description));
         }},
    SeriesRule{"organizers", "series_organizer.series_id series_organizer.organization_id series_organizer.role series_organizer.n",
         Exposure::resource, [](const Series& s, Form) { return json::value(organizers_json(s.content.organizers)); }},
    SeriesRule{"version", "series.version", Exposure::resource, [](const Series& s, Form) { return json::value(s.version); }},
    SeriesRule{"", "series.created_at", Exposure::internal},
    SeriesRule{"updated", "series.updated_at", Exposure::resource, [](const Series& s, Form) { return json::value(format_utc(s.updated)); }},
};

}  // namespace

std::span<const FieldRule<Series>> series_fields() { return kSeriesFields; }
json::object series_json(const Series& series) { return encode<Series>(series, kSeriesFields, Form::resource); }

}  // namespace multaqa::programme
