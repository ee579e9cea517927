#include "programme/event_documents.hpp"

#include <array>

#include "common/json/reader.hpp"

namespace multaqa::programme {
namespace {

using Rule = FieldRule<EventView>;

json::value text(std::string_view words) { return words.empty() ? json::value() : json::value(words); }
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

json::value organizers_json(const EventView& view, Form form) {
    json::array organizers;
    if (form == Form::resource) {
        for (const auto& organizer : view.event.content.organizers)
            organizers.emplace_back(json::object{{"organizationId", organizer.organization.text()}, {"role", word(organizer.role)}});
        return organizers;
    }
    for (const auto& organizer : view.organizers) {
        json::object one{{"name", json::to_json(organizer.name)}, {"role", word(organizer.role)}};
        if (!organizer.short_name.empty()) one["shortName"] = json::to_json(organizer.short_name);
        organizers.emplace_back(std::move(one));
    }
    return organizers.empty() ? json::value() : json::value(std::move(organizers));
}

constexpr std::array kFields{
    Rule{"id", "event.id", Exposure::everyone, [](const EventView& v, Form) { return json::value(v.event.id.text()); }},
    Rule{"slug", "event.slug", Exposure::everyone, [](const EventView& v, Form) { return json::value(v.event.content.slug); }},
    Rule{"title", "event.title", Exposure::everyone, [](const EventView& v, Form) { return localized(v.event.content.title); }},
    Rule{"description", "event.description", Exposure::everyone,
         [](const EventView& v, Form) { return localized(v.event.content.description); }},
    Rule{"type", "event.type", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(word(v.event.content.type)); }},
    Rule{"timeZone", "event.zone", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(v.event.content.zone); }},
    Rule{"firstDay", "event.first_day", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(format_plain_date(v.event.content.first_day)); }},
    Rule{"lastDay", "event.last_day", Exposure::everyone,
         [](const EventView& v, Form) { return json::value(format_plain_date(v.event.content.last_day)); }},
    Rule{"siteIds", "event_site.event_id event_site.site_id event_site.n", Exposure::resource, sites_json},
    // Agendas show the names of the organisations, the resource their ids.
    Rule{"organizers", "event_organizer.event_id event_organizer.organization_id event_organizer.role event_organizer.n",
         Exposure::everyone, organizers_json},
    Rule{"languages", "event.languages", Exposure::everyone, languages_json},
    Rule{"locale", "event.locale", Exposure::everyone, [](const EventView& v, Form) { return text(v.event.content.locale); }},
    Rule{"visibility", "event.visibility", Exposure::resource,
         [](const EventView& v, Form) { return json::value(word(v.event.content.visibility)); }},
    Rule{"revision", "", Exposure::staff, [](const EventView& v, Form) { return number(v.revision); }},
    Rule{"releasedNumber", "event.released_number", Exposure::resource,
         [](const EventView& v, Form) { return v.event.released ? json::value(v.event.released->number) : json::value(); }},
    Rule{"releasedPart", "event.released_part", Exposure::resource,
         [](const EventView& v, Form) { return v.event.released ? json::value(v.event.released->part) : json::value(); }},
    // In an agenda only beside the revision: a release is not to be changed.
    Rule{"version", "event.version", Exposure::staff,
         [](const EventView& v, Form form) {
             return form == Form::resource || v.revision ? json::value(v.event.version) : json::value();
         }},
    Rule{"", "event.created_at", Exposure::internal},
    Rule{"updated", "event.updated_at", Exposure::resource,
         [](const EventView& v, Form) { return json::value(format_utc(v.event.updated)); }},
};

}  // namespace

std::span<const FieldRule<EventView>> event_fields() { return kFields; }

json::object event_json(const Event& event, std::optional<std::int64_t> revision) {
    static const std::vector<AgendaOrganizer> kUnnamed;
    return encode<EventView>({event, kUnnamed, revision}, kFields, Form::resource);
}

json::object agenda_event_json(const EventView& view, Audience audience) {
    return encode<EventView>(view, kFields, agenda_form(audience));
}

}  // namespace multaqa::programme
