#include "programme/event.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<EventType, 12> kEventTypes{{{EventType::meeting, "meeting"},
                                      {EventType::workshop, "workshop"},
                                      {EventType::virtual_conference, "virtual-conference"},
                                      {EventType::delegation_visit, "delegation-visit"},
                                      {EventType::forum, "forum"},
                                      {EventType::training, "training"},
                                      {EventType::network_meeting, "network-meeting"},
                                      {EventType::ceremony, "ceremony"},
                                      {EventType::working_visit, "working-visit"},
                                      {EventType::study_visit, "study-visit"},
                                      {EventType::conference, "conference"},
                                      {EventType::consultation, "consultation"}}};
constexpr Words<OrganizerRole, 5> kOrganizerRoles{{{OrganizerRole::organizer, "organizer"},
                                          {OrganizerRole::host, "host"},
                                          {OrganizerRole::co_organizer, "co-organizer"},
                                          {OrganizerRole::partner, "partner"},
                                          {OrganizerRole::funder, "funder"}}};
constexpr Words<Visibility, 2> kVisibilities{{{Visibility::public_, "public"}, {Visibility::restricted, "restricted"}}};

bool is_slug_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

template <class T>
void keep_first_of_equals(std::vector<T>& items) {
    std::vector<T> kept;
    for (auto& item : items)
        if (std::find(kept.begin(), kept.end(), item) == kept.end()) kept.push_back(std::move(item));
    items = std::move(kept);
}

}  // namespace

std::vector<EventOrganizer> replaced(std::vector<EventOrganizer> organizers, const OrganizationId& gone, const OrganizationId& survivor) {
    for (auto& organizer : organizers)
        if (organizer.organization == gone) organizer.organization = survivor;
    keep_first_of_equals(organizers);
    return organizers;
}

std::optional<EventType> parse_event_type(std::string_view text) { return parse_word(kEventTypes, text); }
std::string_view word(EventType type) { return word_of(kEventTypes, type); }
std::optional<OrganizerRole> parse_organizer_role(std::string_view text) { return parse_word(kOrganizerRoles, text); }
std::string_view word(OrganizerRole role) { return word_of(kOrganizerRoles, role); }
std::optional<Visibility> parse_visibility(std::string_view text) { return parse_word(kVisibilities, text); }
std::string_view word(Visibility visibility) { return word_of(kVisibilities, visibility); }

EventContent patched(EventContent content, const EventPatch& patch) {
    if (patch.slug) content.slug = *patch.slug;
    content.title = patched(content.title, patch.title);
    content.description = patched(content.description, patch.description);
    if (patch.type) content.type = *patch.type;
    if (patch.zone) content.zone = *patch.zone;
    if (patch.first_day) content.first_day = *patch.first_day;
    if (patch.last_day) content.last_day = *patch.last_day;
    if (patch.sites) content.sites = *patch.sites;
    if (patch.organizers) content.organizers = *patch.organizers;
    if (patch.languages) content.languages = *patch.languages;
    if (patch.locale) content.locale = *patch.locale;
    if (patch.visibility) content.visibility = *patch.visibility;
    if (patch.series) content.series = *patch.series;
    if (patch.edition_number) content.edition.number = *patch.edition_number;
    content.edition.label = patched(content.edition.label, patch.edition_label);
    content.theme = patched(content.theme, patch.theme);
    content.objectives = patched(content.objectives, patch.objectives);
    content.expected_results = patched(content.expected_results, patch.expected_results);
    if (patch.anchor) content.anchor = *patch.anchor;
    return content;
}

bool is_slug(std::string_view text) {
    if (text.empty() || text.size() > limits::kSlugBytes || text.front() == '-' || text.back() == '-') return false;
    if (text.find("--") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || is_slug_letter(c); });
}

Done check_event(EventContent& content, const ZoneDatabase& zones) {
    std::vector<Fault> faults;
    if (!is_slug(content.slug)) faults.push_back({"/slug", "fault.slug", {}});
    if (content.title.empty()) faults.push_back({"/title", "fault.required", {}});
    if (content.last_day < content.first_day) faults.push_back({"/lastDay", "fault.days-reversed", {}});
    if (!content.series && content.edition != Edition{}) faults.push_back({"/edition", "fault.edition-without-series", {}});
    keep_first_of_equals(content.sites);
    keep_first_of_equals(content.organizers);
    keep_first_of_equals(content.languages);
    if (content.languages.empty())
        for (const auto& [language, text] : content.title.by_language()) content.languages.push_back(language);
    const bool is_zone_known = zones.find(content.zone).has_value();
    if (!is_zone_known) faults.push_back({"/timeZone", "fault.time-zone", {{"timeZone", content.zone}}});
    if (faults.empty()) return {};
    const bool is_zone_alone = !is_zone_known && faults.size() == 1;
    auto problem = validation_failed(std::move(faults));
    if (is_zone_alone) problem.code = ProblemCode::unknown_time_zone;
    return problem;
}

}  // namespace multaqa::programme
