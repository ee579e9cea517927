#include "scheduling/rules.hpp"

#include <algorithm>

#include "common/text/words.hpp"

namespace multaqa::scheduling {
namespace {

constexpr Words<SetBy, 3> kSetBy{{{SetBy::default_, "default"}, {SetBy::event, "event"}, {SetBy::owner, "owner"}}};

RuleInForce rule_of_scope(const Rules& rules, ClashCode code, const std::string& scope) {
    const auto set = rules.policies.find({scope, code});
    if (set == rules.policies.end()) return {default_severity(code), SetBy::default_};
    return {set->second, SetBy::event};
}

}  // namespace

std::string_view word(SetBy by) { return word_of(kSetBy, by); }

RuleInForce rule_in_force(const Rules& rules, ClashCode code, const Occupancy& first, const Occupancy* second) {
    auto rule = rule_of_scope(rules, code, first.scope);
    if (second != nullptr)
        if (const auto other = rule_of_scope(rules, code, second->scope); other.severity > rule.severity) rule = other;
    const auto known = rules.places.find(first.subject);
    if (known == rules.places.end()) return rule;
    const auto own = known->second.place.rules.find(code);
    if (own != known->second.place.rules.end() && own->second > rule.severity) rule = {own->second, SetBy::owner};
    return rule;
}

std::int64_t parameter_in_force(const Rules& rules, ClashCode code, const Occupancy& first, const Occupancy* second) {
    const auto of_scope = [&](const std::string& scope) {
        const auto set = rules.parameters.find({scope, code});
        return set == rules.parameters.end() ? parameter_of(code).value_or(ParameterRange{}).usual : set->second;
    };
    const auto own = of_scope(first.scope);
    if (second == nullptr) return own;
    const auto other = of_scope(second->scope);
    return code == ClashCode::D1 ? std::min(own, other) : std::max(own, other);
}

Severity severity_of(const Rules& rules, ClashCode code, const Occupancy& first, const Occupancy* second) {
    const auto severity = rule_in_force(rules, code, first, second).severity;
    const bool is_only_asked_for =
        first.firmness == Firmness::requested || (second != nullptr && second->firmness == Firmness::requested);
    return is_only_asked_for ? std::min(severity, Severity::warn) : severity;
}

}  // namespace multaqa::scheduling
