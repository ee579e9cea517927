// A reinstatement as clients ask for it, and sessions read back from the document of a release.
#pragma once

#include <map>

#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "programme/release_reinstate.hpp"

namespace multaqa::programme {

// validation_failed with every fault. `revision` is required but for a preview.
Result<ReinstateRelease> parse_reinstate(const EventId& event, const ReleaseNumber& number, const json::value& body);

// The sessions of a staff document that we wrote; throws std::runtime_error where it cannot be read.
std::map<SessionId, FormerSession> former_sessions(const EventId& event, const json::value& document);

}  // namespace multaqa::programme
