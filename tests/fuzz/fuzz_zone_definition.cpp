// A VTIMEZONE as a calendar brings it: its lines stand where they say, its clock goes forward within the limits.
#include <algorithm>

#include "common/ical/content_line.hpp"
#include "common/ical/zone_definition.hpp"
#include "common/limits.hpp"
#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace multaqa;
    const auto text = fuzz::as_text(data, size);
    std::size_t last = 0;
    for (const auto& line : ical::content_lines(text)) {
        fuzz::require("lines have a name and follow each other", !line.name.empty() && line.line > last);
        last = line.line;
    }
    const auto definition = ical::read_zone_definition(text);
    if (!definition) return 0;
    const auto& all = definition->transitions;
    fuzz::require("a definition has transitions within the limit", !all.empty() && all.size() <= limits::kZoneDefinitionTransitions);
    fuzz::require("transitions ascend", std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
    fuzz::require("the first is preceded by its own offset", definition->offset_at(all.front().at - std::chrono::seconds{1}) == definition->offset_before);
    return 0;
}
