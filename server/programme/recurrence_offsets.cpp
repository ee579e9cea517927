#include "programme/recurrence_offsets.hpp"

namespace multaqa::programme {
namespace {

using std::chrono::minutes;

minutes difference_at(const TimeZone& zone, const OccurrenceTime& occurrence) {
    return std::chrono::floor<minutes>(zone.offset_at(occurrence.utc) - occurrence.offset);
}

minutes usual_difference(const TimeZone& zone, const std::vector<OccurrenceTime>& occurrences) {
    std::map<minutes, std::size_t> counts;
    for (const auto& occurrence : occurrences) ++counts[difference_at(zone, occurrence)];
    minutes usual{};
    std::size_t most = 0;
    for (const auto& occurrence : occurrences) {
        const auto difference = difference_at(zone, occurrence);
        if (counts.at(difference) <= most) continue;
        most = counts.at(difference);
        usual = difference;
    }
    return usual;
}

}  // namespace

std::vector<ZoneOffsets> offsets_of(const ZoneDatabase& zones, const std::vector<OccurrenceTime>& occurrences,
                                    const std::map<std::string, std::size_t>& people) {
    std::vector<ZoneOffsets> result;
    for (const auto& [name, count] : people) {
        const auto found = zones.find(name);
        if (found.has_error()) continue;
        const TimeZone& zone = **found;
        ZoneOffsets offsets{name, count, usual_difference(zone, occurrences), {}};
        for (const auto& occurrence : occurrences) {
            const auto difference = difference_at(zone, occurrence);
            if (difference != offsets.usual) offsets.exceptions.push_back({occurrence.id, difference, to_local(zone, occurrence.utc)});
        }
        result.push_back(std::move(offsets));
    }
    return result;
}

}  // namespace multaqa::programme
