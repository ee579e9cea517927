#include "branding/branding_store.hpp"

#include <stdexcept>

#include "common/json/reader.hpp"

namespace multaqa::branding::branding_store {
namespace {

LocalizedText text_of(const store::Row& row, int column) {
    return json::localized_from_json(json::parse_trusted(row.text(column)));
}

std::string stored_text(const LocalizedText& text) { return json::serialize(json::to_json(text)); }

UiLanguage language_of(std::string_view stored) {
    const auto language = parse_ui_language(stored);
    if (!language) throw std::runtime_error("a language in the table of the branding is none of ours");
    return *language;
}

Branding branding_of(const store::Row& row) {
    Branding branding;
    branding.content.name = text_of(row, 0);
    branding.content.short_name = text_of(row, 1);
    branding.content.letterhead = text_of(row, 2);
    branding.content.color = row.optional_string(3);
    branding.content.default_language = language_of(row.text(4));
    if (!row.is_null(5)) branding.logo = Logo{row.string(5), row.string(6)};
    branding.version = row.integer(7);
    return branding;
}

}  // namespace

Branding get(store::Connection& db) {
    auto found = db.find(
        "SELECT name, short_name, letterhead, color, default_language, logo_sha256, logo_media_type, version "
        "FROM branding WHERE n = 1",
        {}, branding_of);
    if (!found) throw std::runtime_error("the row of the branding is gone");
    return std::move(*found);
}

void update(store::Connection& db, const Branding& branding, Instant now) {
    const auto& content = branding.content;
    std::optional<std::string> sha256;
    std::optional<std::string> media_type;
    if (branding.logo) {
        sha256 = branding.logo->sha256;
        media_type = branding.logo->media_type;
    }
    db.execute(
        "UPDATE branding SET name = $1, short_name = $2, letterhead = $3, color = $4, default_language = $5, logo_sha256 = $6, "
        "logo_media_type = $7, version = $8, updated_at = $9 WHERE n = 1",
        {stored_text(content.name), stored_text(content.short_name), stored_text(content.letterhead), content.color,
         word(content.default_language), sha256, media_type, branding.version, now});
}

}  // namespace multaqa::branding::branding_store
