// Changes of events and releases as the change log keeps them.
#pragma once

#include <string>
#include <vector>

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "programme/event.hpp"
#include "programme/release.hpp"

namespace multaqa::programme {

// EventCreated, where `before` is empty, else EventChanged. Both are the event as a resource. Topics are left empty.
command::Change encode_change(const EventId& event, json::object before, json::object after);
// ReleasePublished: its number and counts, and the conflicts that it was published in spite of.
command::Change encode_change(const Release& release, const std::vector<std::string>& overridden);

}  // namespace multaqa::programme
