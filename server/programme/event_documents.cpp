#include "programme/event_documents.hpp"

#include <array>

#include "common/json/reader.hpp"
#include "programme/field_documents.hpp"
#include "programme/organizer_codec.hpp"

namespace multaqa::programme {
namespace {

using EventRule = FieldRule<EventView>;

json::value number(const std::optional<std::int64_t>& n) { return n ? json::value(*n) : json::value(); }

json::value sites_json(const EventView& view, Form) {
    json::array sites;
    for (const auto& site : view.event.content.sites) sites.emplace_back(site.text());
    return sites;
}

json::value languages_json(const EventView& view, Form) {
    json::array languages;
    for (const auto& language : view.event.content.languages) languages.emplace_back(language);
    return languages;
}

json::value organizers_shown(const EventView& view, Form form) {
    if (form == Form::resource) return organizers_json(view.event.content.organizers);
    json::array organizers;
    for (const auto& organizer : view.organizers) {
        json::object one{{"name", json::to_json(organizer.name)}, {"role", word(organizer.role)}};
        if (!organizer.short_name.empty()) one["shortName"] = json::to_json(organizer.short_name);
        organizers.emplace_back(std::move(one));
    }
    return organizers.empty() ? json::value() : json::value(std::move(organizers));
}

json::value edition_json(const EventView& view, Form) {
    const auto& edition = view.event.content.edition;
    json::object encoded;
    if (edition.number) encoded["number"] = *edition.number;
    if (!edition.label.empty()) encoded["label"] = json::to_json(edition.label);
    return encoded.empty() ? json::value() : json::value(std::move(encoded));
}

constexpr std::array kEventFields{
    EventRule{"id", "event.id", Exposure::everyone, [](const EventView& v, Form) { return json::value(v.event.id.text()); }},
    EventRule{"slug", "event.slug", Exposure::everyone, [](const EventView& v, Form) { return json::value(v.event.content.slug); }},
    EventRule{"title", "event.title", Exposure::everyone, [](const EventView& v, Form) { return localized(v.event.content.title); }},
    EventRule{"description", "event.description", Exposure::everyone,
         [](const EventView& v, Form) { return localized(v.event.content.description); }},
    EventRule{"type", "event.type", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(word(v.event.content.type)); }},
    EventRule{"timeZone", "event.zone", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(v.event.content.zone); }},
    EventRule{"firstDay", "event.first_day", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(format_plain_date(v.event.content.first_day)); }},
    EventRule{"lastDay", "event.last_day", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(format_plain_date(v.event.content.last_day)); }},
    EventRule{"siteIds", "event_site.event_id event_site.site_id event_site.n", Exposure::resource, sites_json},
    // Agendas show the names of the organisations, the resource their ids.
    EventRule{"organizers", "event_organizer.event_id event_organizer.organization_id event_organizer.role event_organizer.n",
         Exposure::everyone, organizers_shown},
    EventRule{"languages", "event.languages", Exposure::everyone, languages_json},
    EventRule{"locale", "event.locale", Exposure::everyone, [](const EventView& v, Form) { return text(v.event.content.locale); }},
    EventRule{"visibility", "event.visibility", Exposure::resource,
         [](const EventView& v, Form) { return json::value(word(v.event.content.visibility)); }},
    EventRule{"seriesId", "event.series_id", Exposure::everyone,
         [](const EventView& v, Form) {
             const auto& series = v.event.content.series;
             return series ? json::value(series->text()) : json::value();
         }},
    EventRule{"edition", "event.edition_number event.edition_label", Exposure::everyone, edition_json},
    EventRule{"theme", "event.theme", Exposure::everyone, [](const EventView& v, Form) { return localized(v.event.content.theme); }},
    EventRule{"objectives", "event.objectives", Exposure::everyone,
         [](const EventView& v, Form) { return localized(v.event.content.objectives); }},
    EventRule{"expectedResults", "event.expected_results", Exposure::everyone,
         [](const EventView& v, Form) { return localized(v.event.content.expected_results); }},
    EventRule{"anchor", "event.anchor", Exposure::resource,
         [](const EventView& v, Form) { return json::value(word(v.event.content.anchor)); }},
    EventRule{"revision", "", Exposure::staff, [](const EventView& v, Form) { return number(v.revision); }},
    EventRule{"releasedNumber", "event.released_number", Exposure::resource,
         [](const EventView& v, Form) { return v.event.released ? json::value(v.event.released->number) : json::value(); }},
    EventRule{"releasedPart", "event.released_part", Exposure::resource,
         [](const EventView& v, Form) { return v.event.released ? json::value(v.event.released->part) : json::value(); }},
    // In an agenda only beside the revision: a release is not to be changed.
    EventRule{"version", "event.version", Exposure::staff,
         [](const EventView& v, Form form) {
             return form == Form::resource || v.revision ? json::value(v.event.version) : json::value();
         }},
    EventRule{"", "event.created_at", Exposure::internal},
    EventRule{"updated", "event.updated_at", Exposure::resource,
         [](const EventView& v, Form) { return json::value(format_utc(v.event.updated)); }},
};

}  // namespace

std::span<const FieldRule<EventView>> event_fields() { return kEventFields; }

json::object event_json(const Event& event, std::optional<std::int64_t> revision) {
    static const std::vector<AgendaOrganizer> kUnnamed;
    return encode<EventView>({event, kUnnamed, revision}, kEventFields, Form::resource);
}

json::object agenda_event_json(const EventView& view, Audience audience) {
    return encode<EventView>(view, kEventFields, agenda_form(audience));
}

}  // namespace multaqa::programme
