// A release that was exported elsewhere takes its place again, as it was: its number, its note, its documents. Where those were
// made under other zone data than are adopted here, its next part shows where its sessions stand now.
#pragma once

#include <memory>
#include <string>

#include "command/command.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/zone_database.hpp"
#include "programme/release.hpp"

namespace multaqa::programme {

struct RestoreRelease {
    Release release;              // its revision is not taken over: here it takes one of its own
    std::string public_document;  // as each audience read it
    std::string staff_document;
    std::string zone_version;                               // under which the documents were made
    std::shared_ptr<const ZoneDatabase> former_zones = {};  // of that version; null where nobody here has it
    LocalizedText reissue_note;                             // of the part that is issued under the adopted one
};
// For protocol and administrators, into an event that has released nothing yet: forbidden, or nothing_to_release. Where
// its sessions stand now is what counts as published. The newest release then: the restored one, or its next part where
// other zone data moved what it shows.
command::Command<Release> restore_release(RestoreRelease restore);

}  // namespace multaqa::programme
