#include "programme/series_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "programme/organizer_codec.hpp"

namespace multaqa::programme {
namespace {

using Rule = FieldRule<Series>;

constexpr std::array kFields{
    Rule{"id", "series.id", Exposure::resource, [](const Series& s, Form) { return json::value(s.id.text()); }},
    Rule{"title", "series.title", Exposure::resource, [](const Series& s, Form) { return json::value(json::to_json(s.content.title)); }},
    Rule{"description", "series.description", Exposure::resource,
         [](const Series& s, Form) {
             return s.content.description.empty() ? json::value() : json::value(json::to_json(s.content.description));
         }},
    Rule{"organizers", "series_organizer.series_id series_organizer.organization_id series_organizer.role series_organizer.n",
         Exposure::resource, [](const Series& s, Form) { return json::value(organizers_json(s.content.organizers)); }},
    Rule{"version", "series.version", Exposure::resource, [](const Series& s, Form) { return json::value(s.version); }},
    Rule{"", "series.created_at", Exposure::internal},
    Rule{"updated", "series.updated_at", Exposure::resource, [](const Series& s, Form) { return json::value(format_utc(s.updated)); }},
};

}  // namespace

std::span<const FieldRule<Series>> series_fields() { return kFields; }
json::object series_json(const Series& series) { return encode<Series>(series, kFields, Form::resource); }

}  // namespace multaqa::programme
