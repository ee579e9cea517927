#include "programme/session_needs_codec.hpp"

#include <stdexcept>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "scheduling/needs_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

// A member that null sets to `nothing`.
template <class Value, class Read>
void read_emptiable(ObjectReader& reader, std::string_view name, std::optional<Value>& into, Value nothing, Read read) {
    switch (reader.presence(name)) {
        case Presence::absent: return;
        case Presence::null: into = std::move(nothing); return;
        case Presence::present:
            if (auto value = read()) into = Value(std::move(*value));
    }
}

void read_equipment(ObjectReader& own, SessionNeedsPatch& patch, std::vector<Fault>& faults) {
    const auto* source = own.find("equipment");
    if (source == nullptr) return;
    if (source->is_null()) {
        patch.clear_equipment = true;
        return;
    }
    ObjectReader pieces(*source, faults, own.pointer_to("equipment"));
    const auto* members = source->if_object();
    if (members == nullptr) return;
    if (members->size() > limits::kEquipmentKinds)
        return own.fault("equipment", "fault.too-many-items", {{"max", std::to_string(limits::kEquipmentKinds)}});
    for (const auto& member : *members) {
        const std::string_view name(member.key());
        const auto id = EquipmentId::parse(name);
        if (!id) {
            pieces.fault(name, "fault.id");
            continue;
        }
        auto& count = patch.equipment[*id];
        if (!member.value().is_null()) count = pieces.optional_integer(name, 1, limits::kEquipmentPieces).value_or(1);
    }
}

}  // namespace

json::object to_json(const SessionNeeds& needs) {
    auto body = scheduling::to_json(needs.room);
    if (!needs.equipment.empty()) {
        auto& equipment = body["equipment"].emplace_object();
        for (const auto& [id, pieces] : needs.equipment) equipment[id.text()] = pieces;
    }
    return body;
}

SessionNeedsPatch read_needs_patch(ObjectReader& reader, std::vector<Fault>& faults) {
    SessionNeedsPatch patch;
    const auto* source = reader.find("needs");
    if (source == nullptr) return patch;
    patch.clear = source->is_null();
    if (patch.clear) return patch;
    ObjectReader own(*source, faults, reader.pointer_to("needs"));
    read_emptiable<std::int64_t>(own, "audience", patch.audience, 0,
                                 [&] { return own.optional_integer("audience", 0, limits::kRoomCapacity); });
    read_emptiable<std::optional<scheduling::Layout>>(own, "layout", patch.layout, std::nullopt,
                                                      [&] { return own.optional_word("layout", scheduling::parse_layout); });
    std::optional<std::vector<std::string>> tags;
    read_emptiable<std::vector<std::string>>(own, "tags", tags, {},
                                             [&] { return own.optional_texts("tags", limits::kTags, limits::kTagBytes); });
    if (tags) patch.tags = std::set<std::string>(tags->begin(), tags->end());
    read_emptiable<std::int64_t>(own, "booths", patch.booths, 0, [&] { return own.optional_integer("booths", 0, limits::kBooths); });
    std::optional<bool> step_free;
    read_emptiable<bool>(own, "stepFree", step_free, false, [&] { return own.optional_flag("stepFree"); });
    if (step_free) patch.access = *step_free ? scheduling::Access::step_free : scheduling::Access::any;
    read_emptiable<std::int64_t>(own, "securityLevel", patch.security_level, 0,
                                 [&] { return own.optional_integer("securityLevel", 0, limits::kSecurityLevel); });
    read_equipment(own, patch, faults);
    own.refuse_unknown();
    return patch;
}

void add_needs_patch(json::object& body, const SessionNeedsPatch& patch) {
    json::object needs;
    if (patch.audience) needs["audience"] = *patch.audience;
    if (patch.layout) needs["layout"] = *patch.layout ? json::value(word(**patch.layout)) : json::value();
    if (patch.tags) needs["tags"] = json::array(patch.tags->begin(), patch.tags->end());
    if (patch.booths) needs["booths"] = *patch.booths;
    if (patch.access) needs["stepFree"] = *patch.access == scheduling::Access::step_free;
    if (patch.security_level) needs["securityLevel"] = *patch.security_level;
    if (patch.clear_equipment) needs["equipment"] = nullptr;
    if (!patch.equipment.empty()) {
        auto& equipment = needs["equipment"].emplace_object();
        for (const auto& [id, pieces] : patch.equipment) equipment[id.text()] = pieces ? json::value(*pieces) : json::value();
    }
    if (patch.clear) body["needs"] = nullptr;
    if (!needs.empty()) body["needs"] = std::move(needs);
}

std::string encode_session_needs(const SessionNeeds& needs) { return json::serialize(to_json(needs)); }

SessionNeeds decode_session_needs(std::string_view stored) {
    const json::value body(json::object{{"needs", json::parse_trusted(stored)}});
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    auto needs = patched(SessionNeeds{}, read_needs_patch(reader, faults));
    if (!faults.empty()) throw std::runtime_error("malformed needs of a session in the database");
    return needs;
}

}  // namespace multaqa::programme
