// Use cases on the branding: put it, put the logo, remove the logo. For administrators.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "branding/branding.hpp"
#include "command/command.hpp"
#include "store/database.hpp"

namespace multaqa::branding {

struct PutBranding {
    std::int64_t version = 0;
    BrandingContent content;
};
struct PutLogo {
    std::int64_t version = 0;
    std::string media_type;  // one that is_picture_type()
    std::shared_ptr<const std::string> bytes;
};

// Refusals: forbidden, version_mismatch. What changes nothing leaves the version.
command::Command<Branding> put_branding(PutBranding put);
// First what takes time, on the calling thread: the bytes lie durably before any row names them (programme/bytes_commands.hpp);
// `folder` as there. validation_failed where the bytes are no picture of that type.
Result<command::Command<Branding>> put_logo(store::Database& database, const std::string& folder, const Caller& caller, PutLogo put);
command::Command<Branding> remove_logo(std::int64_t version);

}  // namespace multaqa::branding
