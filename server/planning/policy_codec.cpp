#include "planning/policy_codec.hpp"

#include <algorithm>

#include "common/json/reader.hpp"
#include "common/resource_limits.hpp"
#include "programme/audience.hpp"
#include "scheduling/rules.hpp"

namespace multaqa::planning {
namespace {

using scheduling::Policy;
using scheduling::RuleCode;

const Policy* find(const std::vector<Policy>& policies, const RuleCode& code) {
    const auto found = std::find_if(policies.begin(), policies.end(), [&](const Policy& policy) { return policy.code == code; });
    return found == policies.end() ? nullptr : &*found;
}

json::object policy_json(const RuleCode& code, const Policy* policy) {
    const auto usual = scheduling::default_severity(code);
    json::object body{{"code", word(code)},
                      {"severity", word(policy == nullptr ? usual : policy->severity)},
                      {"default", word(usual)},
                      {"highest", word(scheduling::highest_severity(code))},
                      {"setBy", word(policy == nullptr ? scheduling::SetBy::default_ : scheduling::SetBy::event)}};
    if (const auto range = scheduling::parameter_of(code))
        body["parameter"] = json::object{{"name", range->name},
                                         {"value", policy != nullptr && policy->parameter ? *policy->parameter : range->usual},
                                         {"default", range->usual}};
    if (policy == nullptr) return body;
    if (!policy->reason.empty()) body["reason"] = policy->reason;
    if (policy->account_id) body["by"] = *policy->account_id;
    body["at"] = format_utc(policy->at);
    return body;
}

}  // namespace

Result<WantedPolicy> read_policy(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    WantedPolicy wanted;
    if (reader.presence("code") != json::Presence::present) reader.fault("code", "fault.required");
    wanted.code = reader.optional_word("code", scheduling::parse_rule_code).value_or(RuleCode{});
    if (reader.presence("severity") == json::Presence::absent) reader.fault("severity", "fault.required");
    wanted.severity = reader.optional_word("severity", scheduling::parse_severity);
    if (wanted.severity && *wanted.severity > scheduling::highest_severity(wanted.code)) reader.fault("severity", "fault.rule-warns-at-most");
    if (const auto range = scheduling::parameter_of(wanted.code))
        wanted.parameter = reader.optional_integer("parameter", range->low, range->high);
    if (wanted.parameter && !wanted.severity) reader.fault("parameter", "fault.parameter-without-severity");
    wanted.reason = reader.optional_text("reason", limits::kReasonBytes).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return wanted;
}

json::object policies_json(const std::vector<Policy>& policies) {
    json::array items;
    for (const auto& code : scheduling::all_rule_codes()) items.push_back(policy_json(code, find(policies, code)));
    return {{"items", std::move(items)}};
}

command::Change policy_set(const EventId& event, const std::vector<Policy>& before, const WantedPolicy& wanted) {
    const auto* old = find(before, wanted.code);
    const auto usual = scheduling::default_severity(wanted.code);
    json::object field{{"before", word(old == nullptr ? usual : old->severity)}, {"after", word(wanted.severity.value_or(usual))}};
    json::object fields{{word(wanted.code), std::move(field)}};
    if (const auto range = scheduling::parameter_of(wanted.code))
        fields[range->name] = json::object{{"before", old != nullptr && old->parameter ? *old->parameter : range->usual},
                                           {"after", wanted.parameter.value_or(range->usual)}};
    json::object data{{"fields", std::move(fields)}};
    if (!wanted.reason.empty()) data["reason"] = wanted.reason;
    return {programme::scope_of(event), "SeverityPolicySet", "event", event.text(), json::serialize(data), {}};
}

}  // namespace multaqa::planning
