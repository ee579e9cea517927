#include "scheduling/rule_code.hpp"

namespace multaqa::scheduling {
namespace {

using calendars::CalendarCode;

Severity calendar_default(CalendarCode code) {
    const bool is_advice = code == CalendarCode::Z7 || code == CalendarCode::Z17;
    return is_advice ? Severity::advise : Severity::warn;
}

}  // namespace

std::vector<RuleCode> all_rule_codes() {
    std::vector<RuleCode> codes(all_clash_codes().begin(), all_clash_codes().end());
    codes.insert(codes.end(), calendars::all_calendar_codes().begin(), calendars::all_calendar_codes().end());
    return codes;
}

std::optional<RuleCode> parse_rule_code(std::string_view text) {
    if (const auto code = parse_clash_code(text)) return *code;
    if (const auto code = calendars::parse_calendar_code(text)) return *code;
    return std::nullopt;
}

std::string_view word(const RuleCode& code) {
    return std::visit([](auto of) { return word(of); }, code);
}

Severity default_severity(const RuleCode& code) {
    if (const auto* const calendar = std::get_if<CalendarCode>(&code)) return calendar_default(*calendar);
    return default_severity(std::get<ClashCode>(code));
}

Severity highest_severity(const RuleCode& code) {
    return std::holds_alternative<CalendarCode>(code) ? Severity::warn : Severity::refuse;
}

std::optional<ParameterRange> parameter_of(const RuleCode& code) {
    const auto* const clash = std::get_if<ClashCode>(&code);
    return clash == nullptr ? std::nullopt : parameter_of(*clash);
}

}  // namespace multaqa::scheduling
