#include "programme/zone_answers_codec.hpp"

#include "common/json/json.hpp"
#include "common/limits.hpp"

namespace multaqa::programme {

ZoneAnswers zone_answers(std::string_view text, std::vector<Fault>& faults) {
    if (text.empty()) return {};
    const auto refuse = [&faults] {
        faults.push_back({"?timeZones", "fault.zone-answers", {{"max", std::to_string(limits::kImportZoneNames)}}});
        return ZoneAnswers{};
    };
    const auto parsed = json::parse(text);
    if (parsed.has_error() || !parsed->is_object() || parsed->as_object().size() > limits::kImportZoneNames) return refuse();
    ZoneAnswers answers;
    for (const auto& member : parsed->as_object()) {
        if (!member.value().is_string()) return refuse();
        answers.emplace(std::string(member.key()), std::string(member.value().as_string()));
    }
    return answers;
}

}  // namespace multaqa::programme
