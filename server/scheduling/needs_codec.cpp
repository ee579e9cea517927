#include "scheduling/needs_codec.hpp"

#include <stdexcept>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "scheduling/opening_hours_codec.hpp"

namespace multaqa::scheduling {
namespace {

std::set<std::string> read_tags(json::ObjectReader& reader) {
    const auto tags = reader.optional_texts("tags", limits::kTags, limits::kTagBytes);
    return tags ? std::set<std::string>(tags->begin(), tags->end()) : std::set<std::string>{};
}

Access read_access(json::ObjectReader& reader) {
    return reader.optional_flag("stepFree").value_or(false) ? Access::step_free : Access::any;
}

void add_common(json::object& body, const std::set<std::string>& tags, std::int64_t booths, Access access, std::int64_t security) {
    if (!tags.empty()) body["tags"] = json::array(tags.begin(), tags.end());
    if (booths > 0) body["booths"] = booths;
    if (access == Access::step_free) body["stepFree"] = true;
    if (security > 0) body["securityLevel"] = security;
}

std::map<Layout, std::int64_t> read_capacities(json::ObjectReader& reader, std::vector<Fault>& faults) {
    std::map<Layout, std::int64_t> capacities;
    const auto* source = reader.find("capacities");
    if (source == nullptr || source->is_null()) return capacities;
    json::ObjectReader own(*source, faults, reader.pointer_to("capacities"));
    const auto* members = source->if_object();
    if (members == nullptr) return capacities;
    for (const auto& member : *members) {
        const auto layout = parse_layout(std::string_view(member.key()));
        if (!layout) continue;  // refused below as unknown
        if (const auto seats = own.optional_integer(member.key(), 0, limits::kRoomCapacity)) capacities.emplace(*layout, *seats);
    }
    own.refuse_unknown();
    return capacities;
}

std::map<ClashCode, Severity> read_rules(json::ObjectReader& reader, std::vector<Fault>& faults) {
    std::map<ClashCode, Severity> rules;
    const auto* source = reader.find("rules");
    if (source == nullptr || source->is_null()) return rules;
    json::ObjectReader own(*source, faults, reader.pointer_to("rules"));
    for (const ClashCode code : all_clash_codes())
        if (!is_of_people(code))
            if (const auto severity = own.optional_word(word(code), parse_severity)) rules.emplace(code, *severity);
    own.refuse_unknown();
    return rules;
}

}  // namespace

json::object to_json(const Needs& needs) {
    json::object body;
    if (needs.audience > 0) body["audience"] = needs.audience;
    if (needs.layout) body["layout"] = word(*needs.layout);
    add_common(body, needs.tags, needs.booths, needs.access, needs.security_level);
    return body;
}

Needs read_needs(json::ObjectReader& reader) {
    Needs needs;
    needs.audience = reader.optional_integer("audience", 0, limits::kRoomCapacity).value_or(0);
    needs.layout = reader.optional_word("layout", parse_layout);
    needs.tags = read_tags(reader);
    needs.booths = reader.optional_integer("booths", 0, limits::kBooths).value_or(0);
    needs.access = read_access(reader);
    needs.security_level = reader.optional_integer("securityLevel", 0, limits::kSecurityLevel).value_or(0);
    return needs;
}

json::object offers_json(const Place& place) {
    json::object body;
    if (!place.capacities.empty()) {
        auto& capacities = body["capacities"].emplace_object();
        for (const auto& [layout, seats] : place.capacities) capacities[word(layout)] = seats;
    }
    if (place.safety_limit) body["safetyLimit"] = *place.safety_limit;
    add_common(body, place.tags, place.booths, place.access, place.security_level);
    if (!place.hours.is_always_open()) body["openingHours"] = to_json(place.hours);
    if (!place.rules.empty()) {
        auto& rules = body["rules"].emplace_object();
        for (const auto& [code, severity] : place.rules) rules[word(code)] = word(severity);
    }
    return body;
}

Place read_offers(json::ObjectReader& reader, std::vector<Fault>& faults) {
    Place place;
    place.capacities = read_capacities(reader, faults);
    place.safety_limit = reader.optional_integer("safetyLimit", 1, limits::kRoomCapacity);
    place.tags = read_tags(reader);
    place.booths = reader.optional_integer("booths", 0, limits::kBooths).value_or(0);
    place.access = read_access(reader);
    place.security_level = reader.optional_integer("securityLevel", 0, limits::kSecurityLevel).value_or(0);
    place.hours = read_opening_hours(reader, "openingHours", faults);
    place.rules = read_rules(reader, faults);
    return place;
}

std::string encode_needs(const Needs& needs) { return needs.empty() ? std::string() : json::serialize(to_json(needs)); }

Needs decode_needs(std::string_view stored) {
    if (stored.empty()) return {};
    const auto body = json::parse_trusted(stored);
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    auto needs = read_needs(reader);
    if (!faults.empty()) throw std::runtime_error("malformed needs in the database");
    return needs;
}

std::string encode_place(const Place& place) {
    auto body = offers_json(place);
    if (place.capacity) body["capacity"] = *place.capacity;
    if (!place.zone.empty()) body["timeZone"] = place.zone;
    if (place.count) body["count"] = *place.count;
    return json::serialize(body);
}

Place decode_place(std::string_view stored) {
    const auto body = json::parse_trusted(stored);
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    auto place = read_offers(reader, faults);
    place.capacity = reader.optional_integer("capacity", 0, limits::kRoomCapacity);
    place.zone = reader.optional_text("timeZone", 64).value_or("");
    place.count = reader.optional_integer("count", 0, limits::kEquipmentPieces);
    if (!faults.empty()) throw std::runtime_error("malformed place in the database");
    return place;
}

}  // namespace multaqa::scheduling
