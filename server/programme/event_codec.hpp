// Changes of events and releases as the change log keeps them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/change.hpp"
#include "programme/event.hpp"
#include "programme/release.hpp"

namespace multaqa::programme {

// EventCreated, where there was none before, else EventChanged. Topics are left empty.
command::Change encode_change(const std::optional<Event>& before, const Event& after);
// ReleasePublished: its number and counts, and the conflicts that it was published in spite of.
command::Change encode_change(const Release& release, const std::vector<std::string>& overridden);

}  // namespace multaqa::programme
