// The codes of the rules over occupancies, and how bad it is to break one (DECISIONS "Severity").
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace multaqa::scheduling {

// One list for all rules, ascending.
enum class Severity { ignore, advise, warn, block_release, refuse };
std::optional<Severity> parse_severity(std::string_view word);
std::string_view word(Severity severity);  // "block-release"

// P1 person twice · P2 optional attendees lost · P3 person not available · R1 room twice · V1 vehicle twice · R2 too few
// seats · R3 lacks what is needed · R4 closed or blocked · R5 more pieces of equipment taken than there are · T1 too little
// time for the way · D1 calendar unknown or stale.
enum class ClashCode { P1, P2, P3, R1, V1, R2, R3, R4, R5, T1, D1 };
std::span<const ClashCode> all_clash_codes();
std::optional<ClashCode> parse_clash_code(std::string_view word);
std::string_view word(ClashCode code);

Severity default_severity(ClashCode code);
// Of people and their ways: no owner of a room has a say in them.
bool is_of_people(ClashCode code);

// The one number that an event may set for a rule: P2 the least share that should come, in per cent; T1 the minutes to park
// and to pass security, beside the way; D1 the hours after which a calendar counts as stale.
struct ParameterRange {
    std::string_view name;  // on the wire
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t usual = 0;
};
std::optional<ParameterRange> parameter_of(ClashCode code);

}  // namespace multaqa::scheduling
