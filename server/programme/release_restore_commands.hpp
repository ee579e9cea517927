// A release that was exported elsewhere takes its place again, as it was: its number, its note, its documents.
#pragma once

#include <string>

#include "command/command.hpp"
#include "programme/release.hpp"

namespace multaqa::programme {

struct RestoreRelease {
    Release release;              // its revision is not taken over: here it takes one of its own
    std::string public_document;  // as each audience read it
    std::string staff_document;
};
// For protocol and administrators, into an event that has released nothing yet: forbidden, or nothing_to_release. Where
// its sessions stand now is what counts as published.
command::Command<Release> restore_release(RestoreRelease restore);

}  // namespace multaqa::programme
