// The first administrator of an empty installation: a link that is shown to whoever started the server, and to nobody
// else. It never goes where it would be kept: into the log, or into a file that standard output was led to.
#pragma once

#include <string>

#include "app/installation.hpp"

namespace multaqa::app {

bool needs_first_administrator(Installation& installation);

enum class Reader { terminal, file };  // what standard output leads to

// What `serve` says at its start; "" where there are accounts. On a terminal it holds a new link below `base`, and those
// shown before no longer work. Needs the executor.
std::string greeting_of_empty_installation(Installation& installation, const std::string& base, Reader reader);

}  // namespace multaqa::app
