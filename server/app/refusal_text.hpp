// A refusal as the command line shows it, on standard error.
#pragma once

#include "app/subcommands.hpp"
#include "common/text/messages.hpp"

namespace multaqa::app {

// Prints title, detail and every fault with its pointer (or the problem as JSON); answers kExitRefused.
int refuse(const Messages& messages, const Problem& problem, OutputForm form);

}  // namespace multaqa::app
