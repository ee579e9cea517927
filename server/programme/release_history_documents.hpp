// The public change log as everybody receives it.
#pragma once

#include "common/json/json.hpp"
#include "programme/release.hpp"
#include "programme/release_difference_documents.hpp"

namespace multaqa::programme {

struct ReleaseStep {
    Release release;
    AgendaDifference difference;  // of public documents, to the release before
};

// What sessions and rooms are called in the log.
struct ShownNames {
    json::object sessions;  // of the newest public document
    json::object rooms;     // likewise, and those that only older documents show
};

// What a later release took back is not told again: a session bears the title that it has in the newest, and of other
// fields than time and room the log says only that they changed.
json::object release_step_json(const ReleaseStep& step, const ShownNames& shown);

}  // namespace multaqa::programme
