// What a writer wants done where a placement clashes (CONTRACT.md "onConflict").
#pragma once

#include <optional>
#include <string_view>

namespace multaqa::scheduling {

enum class OnConflict {
    reject,    // refuse clashes of severity `refuse`; others are stored and flagged
    accept,    // the same: `refuse` cannot be accepted, only overridden
    override_  // store all; needs protocol rights and a reason, both recorded with the conflict
};
std::optional<OnConflict> parse_on_conflict(std::string_view word);

}  // namespace multaqa::scheduling
