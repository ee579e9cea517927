// The codes of the rules over occupancies, and how bad it is to break one (DECISIONS "Severity").
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace multaqa::scheduling {

// One list for all rules, ascending.
enum class Severity { ignore, advise, warn, block_release, refuse };
std::optional<Severity> parse_severity(std::string_view word);
std::string_view word(Severity severity);  // "block-release"

// P1 person twice · R1 room twice · V1 vehicle twice · R2 too few seats · R3 lacks what is needed · R4 closed or
// blocked · R5 more pieces of equipment taken than there are.
enum class ClashCode { P1, R1, V1, R2, R3, R4, R5 };
std::span<const ClashCode> all_clash_codes();
std::optional<ClashCode> parse_clash_code(std::string_view word);
std::string_view word(ClashCode code);

Severity default_severity(ClashCode code);

}  // namespace multaqa::scheduling
