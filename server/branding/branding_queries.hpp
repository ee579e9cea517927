// Reading the branding; for everybody.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "branding/branding.hpp"
#include "store/connection.hpp"

namespace multaqa::branding {

Branding get_branding(store::Connection& db);

struct LogoFile {
    std::string media_type;
    std::shared_ptr<const std::string> bytes;
};
// The present logo, if its SHA-256 is this one. `folder` is where this node keeps what the database does not. Throws
// StoreError where its bytes are gone.
std::optional<LogoFile> find_logo(store::Connection& db, const std::string& folder, std::string_view sha256);

}  // namespace multaqa::branding
