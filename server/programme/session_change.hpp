// What a write did to a session.
#pragma once

#include <optional>
#include <string>

#include "programme/session.hpp"

namespace multaqa::programme {

// A session before and after a write; a side is absent where it did not or does not exist.
struct SessionChange {
    std::optional<Session> before;
    std::optional<Session> after;
    std::string reason;  // "" where none was given
    // What else the command did to it that has a name of its own.
    enum class Deed { written, placement_given_up } deed = Deed::written;
};
}  // namespace multaqa::programme
