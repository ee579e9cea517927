#include "programme/event_input_codec.hpp"

#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/organizer_codec.hpp"
#include "programme/text_patch_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

constexpr std::size_t kLanguages = 20;
constexpr std::size_t kIdBytes = 64;
constexpr std::int64_t kMostEdition = 10'000;

constexpr std::size_t kEventReasonBytes = 2'000;
constexpr std::size_t kOverrides = 1'000;

std::vector<SiteId> read_sites(ObjectReader& reader) {
    std::vector<SiteId> sites;
    const auto texts = reader.optional_texts("siteIds", limits::kListItems, kIdBytes);
    for (std::size_t i = 0; texts && i < texts->size(); ++i) {
        if (auto id = SiteId::parse((*texts)[i]))
            sites.push_back(std::move(*id));
        else
            reader.fault("siteIds", "fault.id");
    }
    return sites;
}

std::vector<std::string> read_languages(ObjectReader& reader) {
    auto languages = reader.optional_texts("languages", kLanguages, 35).value_or(std::vector<std::string>{});
    for (const auto& language : languages)
        if (!is_language_tag(language)) reader.fault("languages", "fault.language-tag", {{"tag", language}});
    return languages;
}

std::optional<std::string> read_locale(ObjectReader& reader) {
    auto locale = reader.optional_text("locale", 35);
    if (locale && !is_language_tag(*locale)) reader.fault("locale", "fault.language-tag", {{"tag", *locale}});
    return locale;
}

// A list that JSON null empties.
template <class Read>
auto read_list(ObjectReader& reader, std::string_view name, Read read) -> std::optional<decltype(read())> {
    if (reader.presence(name) == Presence::absent) return std::nullopt;
    return read();
}

EventPatch read_event_members(ObjectReader& reader, std::vector<Fault>& faults) {
    EventPatch patch;
    patch.slug = reader.optional_text("slug", limits::kSlugBytes);
    patch.title = read_text_patch(reader, "title", faults, limits::kTitleBytes);
    patch.description = read_text_patch(reader, "description", faults, limits::kDescriptionBytes);
    patch.type = reader.optional_word("type", parse_event_type);
    patch.zone = reader.optional_text("timeZone", kIdBytes);
    patch.first_day = reader.optional_plain_date("firstDay");
    patch.last_day = reader.optional_plain_date("lastDay");
    patch.sites = read_list(reader, "siteIds", [&] { return read_sites(reader); });
    patch.organizers = read_list(reader, "organizers", [&] { return read_organizers(reader, faults); });
    patch.languages = read_list(reader, "languages", [&] { return read_languages(reader); });
    patch.locale = reader.presence("locale") == Presence::null ? std::optional<std::string>("") : read_locale(reader);
    patch.visibility = reader.optional_word("visibility", parse_visibility);
    if (reader.presence("seriesId") != Presence::absent) patch.series = reader.optional_id<SeriesId>("seriesId");
    read_edition(reader, faults, patch);
    patch.theme = read_text_patch(reader, "theme", faults, limits::kTitleBytes);
    patch.objectives = read_text_patch(reader, "objectives", faults, limits::kDescriptionBytes);
    patch.expected_results = read_text_patch(reader, "expectedResults", faults, limits::kDescriptionBytes);
    patch.anchor = reader.optional_word("anchor", parse_anchor);
    return patch;
}

}  // namespace

void read_edition(ObjectReader& reader, std::vector<Fault>& faults, EventPatch& patch) {
    const auto* const found = reader.find("edition");
    if (found == nullptr) return;
    if (found->is_null()) {
        patch.edition_number.emplace();
        patch.edition_label.reach = TextPatch::Reach::whole;
        return;
    }
    ObjectReader edition(*found, faults, reader.pointer_to("edition"));
    if (edition.presence("number") != Presence::absent) patch.edition_number = edition.optional_integer("number", 1, kMostEdition);
    patch.edition_label = read_text_patch(edition, "label", faults, limits::kTitleBytes);
    edition.refuse_unknown();
}

Result<EventContent> parse_event(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    for (const auto* const name : {"slug", "title", "type", "timeZone", "firstDay", "lastDay"})
        if (reader.presence(name) != Presence::present) reader.fault(name, "fault.required");
    auto content = patched(EventContent{}, read_event_members(reader, faults));
    reader.refuse_unknown();
    const bool is_slug_read = reader.presence("slug") == Presence::present;
    if (is_slug_read && !content.slug.empty() && !is_slug(content.slug)) reader.fault("slug", "fault.slug");
    if (!faults.empty()) return validation_failed(std::move(faults));
    return content;
}

Result<EventPatch> parse_event_patch(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    auto patch = read_event_members(reader, faults);
    for (const auto* const name : {"slug", "title", "type", "timeZone", "firstDay", "lastDay", "visibility", "anchor"})
        if (reader.presence(name) == Presence::null) reader.fault(name, "fault.required");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return patch;
}

Result<PublishRelease> parse_release(const EventId& event, const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    PublishRelease publish;
    publish.event = event;
    publish.revision = reader.required_integer("revision", 0, INT64_MAX).value_or(0);
    publish.note = reader.optional_localized("note", limits::kDescriptionBytes).value_or(LocalizedText{});
    publish.overrides = reader.optional_texts("overrides", kOverrides, kIdBytes).value_or(std::vector<std::string>{});
    publish.reason = reader.optional_text("reason", kEventReasonBytes).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return publish;
}

Result<std::string> parse_give_up(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    auto reason = reader.optional_text("reason", kEventReasonBytes).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return reason;
}

}  // namespace multaqa::programme
