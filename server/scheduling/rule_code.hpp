// The code of any rule of which an event may say how bad it is to break it: over occupancies, or over working calendars.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "calendars/calendar_code.hpp"
#include "scheduling/severity.hpp"

namespace multaqa::scheduling {

using RuleCode = std::variant<ClashCode, calendars::CalendarCode>;
std::vector<RuleCode> all_rule_codes();
std::optional<RuleCode> parse_rule_code(std::string_view word);
std::string_view word(const RuleCode& code);

Severity default_severity(const RuleCode& code);
// The most that an event may set. What calendars say changes without the event - a moon is sighted, a day announced - and
// stops none of its changes or releases: they warn at most.
Severity highest_severity(const RuleCode& code);
std::optional<ParameterRange> parameter_of(const RuleCode& code);

}  // namespace multaqa::scheduling
