#include "branding/branding_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::branding {
namespace {

void add_text(json::object& body, const char* name, const LocalizedText& text) {
    if (!text.empty()) body[name] = json::to_json(text);
}

json::object fields_of(const Branding& branding) {
    const auto& content = branding.content;
    json::object body;
    add_text(body, "name", content.name);
    add_text(body, "shortName", content.short_name);
    if (branding.logo) body["logo"] = logo_path(*branding.logo);
    if (content.color) body["color"] = *content.color;
    body["defaultLanguage"] = word(content.default_language);
    add_text(body, "letterhead", content.letterhead);
    return body;
}

std::optional<std::string> read_color(json::ObjectReader& reader) {
    const auto text = reader.optional_text("color", 64);
    if (!text) return std::nullopt;
    auto color = parse_color(*text);
    if (!color) reader.fault("color", "fault.color");
    return color;
}

UiLanguage read_language(json::ObjectReader& reader) {
    const auto language = reader.optional_word("defaultLanguage", parse_ui_language);
    if (reader.presence("defaultLanguage") != json::Presence::present) reader.fault("defaultLanguage", "fault.required");
    return language.value_or(UiLanguage::en);
}

}  // namespace

std::string logo_path(const Logo& logo) { return "/api/v1/branding/logo/" + logo.sha256; }

json::object branding_json(const Branding& branding) {
    auto body = fields_of(branding);
    body["version"] = branding.version;
    return body;
}

Result<BrandingContent> read_branding(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    BrandingContent content;
    content.name = reader.optional_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    content.short_name = reader.optional_localized("shortName", limits::kShortNameBytes).value_or(LocalizedText{});
    content.color = read_color(reader);
    content.default_language = read_language(reader);
    content.letterhead = reader.optional_localized("letterhead", limits::kLetterheadBytes).value_or(LocalizedText{});
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return content;
}

command::Change branding_changed(const Branding& before, const Branding& after) {
    const auto data = json::field_changes(fields_of(before), fields_of(after));
    command::Change change{kScope, "BrandingChanged", "branding", "installation", json::serialize(data), {}};
    change.topics.push_back({kTopic, {R"({"set":"branding","value":{}})"}});
    return change;
}

}  // namespace multaqa::branding
