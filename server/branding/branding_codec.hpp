// The branding as JSON: what everybody reads, what administrators send, and its changes as the log keeps them.
#pragma once

#include <string>

#include "branding/branding.hpp"
#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"

namespace multaqa::branding {

inline constexpr const char* kScope = "system";
// Told with every change, so that other nodes hear of it; nobody may follow it.
inline constexpr const char* kTopic = "branding";

// Where a logo is read; its address changes with its bytes.
std::string logo_path(const Logo& logo);

json::object branding_json(const Branding& branding);

// As clients send it, whole: what is left out is removed. validation_failed with all faults.
Result<BrandingContent> read_branding(const json::value& body);

command::Change branding_changed(const Branding& before, const Branding& after);

}  // namespace multaqa::branding
