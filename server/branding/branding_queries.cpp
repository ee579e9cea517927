#include "branding/branding_queries.hpp"

#include "branding/branding_store.hpp"
#include "programme/bytes_queries.hpp"

namespace multaqa::branding {

Branding get_branding(store::Connection& db) { return branding_store::get(db); }

std::optional<LogoFile> find_logo(store::Connection& db, const std::string& folder, std::string_view sha256) {
    const auto branding = branding_store::get(db);
    if (!branding.logo || branding.logo->sha256 != sha256) return std::nullopt;
    return LogoFile{branding.logo->media_type, programme::get_bytes(db, folder, branding.logo->sha256)};
}

}  // namespace multaqa::branding
