// What a change did to each field, as the change log keeps it (DECISIONS 14).
#pragma once

#include <initializer_list>
#include <string_view>

#include "common/json/json.hpp"

namespace multaqa::json {

// {"fields": {"name": {"before": …, "after": …}}, "personal": ["contactPoints"]}: the members that differ; a side on
// which a member is missing is left out. Of `personal` members only the name is told, never a value.
object field_changes(const object& before, const object& after, std::initializer_list<std::string_view> personal = {});

}  // namespace multaqa::json
