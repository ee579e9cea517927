#include "programme/session_input_codec.hpp"

#include <algorithm>
#include <array>

#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/session_needs_codec.hpp"
#include "programme/text_patch_codec.hpp"
#include "programme/uid.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

constexpr std::size_t kZoneBytes = 64;
constexpr std::size_t kKeyBytes = 64;
constexpr std::int64_t kMostOrder = 10'000;

// What every reader of this file works with.
struct Input {
    ObjectReader reader;
    std::vector<Fault>& faults;
};

bool is_key(std::string_view text) {
    const auto is_letter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= kKeyBytes && std::all_of(text.begin(), text.end(), is_letter);
}

bool is_link(std::string_view uri) {
    constexpr std::array<std::string_view, 5> kSchemes{"https:", "tel:", "sip:", "sips:", "xmpp:"};
    return std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view s) { return uri.starts_with(s) && uri.size() > s.size(); });
}

void require_present(ObjectReader& reader, std::string_view name) {
    if (reader.presence(name) != Presence::present) reader.fault(name, "fault.required");
}

std::optional<Instant> read_instant(ObjectReader& reader, std::string_view name) {
    const auto text = reader.optional_text(name, kKeyBytes);
    if (!text) return std::nullopt;
    const auto instant = parse_utc(*text);
    if (!instant) reader.fault(name, "fault.utc");
    return instant;
}

template <class Read>
auto read_removable(ObjectReader& reader, std::string_view name, Read read) -> std::optional<decltype(read())> {
    switch (reader.presence(name)) {
        case Presence::absent: return std::nullopt;
        case Presence::null: return std::optional<decltype(read())>(std::in_place);
        case Presence::present: return read();
    }
    return std::nullopt;
}

// Members of an object by key, each read by `read(key, value, pointer)`; null members are left to it.
template <class Read>
void for_each_member(Input& input, std::string_view name, std::size_t max_items, Read read) {
    const auto* const found = input.reader.find(name);
    if (found == nullptr || found->is_null()) return;
    if (!found->is_object()) return input.reader.fault(name, "fault.type", {{"expected", "object"}});
    if (found->get_object().size() > max_items)
        return input.reader.fault(name, "fault.too-many-items", {{"max", std::to_string(max_items)}});
    for (const auto& member : found->get_object()) {
        const std::string key(member.key());
        // Only for the pointer: the key is escaped by the reader.
        std::vector<Fault> none;
        const std::string pointer = ObjectReader(*found, none, input.reader.pointer_to(name)).pointer_to(key);
        read(key, member.value(), pointer);
    }
}

// A set as JSCalendar writes it: {"word": true}, null removes.
template <class Parse>
auto read_set(ObjectReader& reader, std::string_view name, std::vector<Fault>& faults, Parse parse) {
    using Word = typename decltype(parse(std::string_view{}))::value_type;
    std::map<Word, bool> words;
    const auto* const found = reader.find(name);
    if (found == nullptr) return words;
    if (!found->is_object()) {
        reader.fault(name, "fault.type", {{"expected", "object"}});
        return words;
    }
    for (const auto& member : found->get_object()) {
        const auto known = parse(std::string_view(member.key()));
        const bool is_true = member.value().is_bool() && member.value().get_bool();
        if (known && (is_true || member.value().is_null()))
            words.emplace(*known, is_true);
        else
            faults.push_back({reader.pointer_to(name) + "/" + std::string(member.key().substr(0, kKeyBytes)), "fault.enum", {}});
    }
    return words;
}

ParticipantPatch read_participant(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    ObjectReader reader(source, faults, pointer);
    ParticipantPatch patch;
    patch.roles = read_set(reader, "roles", faults, parse_participant_role);
    patch.required = reader.optional_flag("required");
    patch.status = reader.optional_word("participationStatus", parse_participation_status);
    patch.order = read_removable(reader, "order", [&] { return reader.optional_integer("order", 1, kMostOrder); });
    reader.refuse_unknown();
    return patch;
}

void read_participants(Input& input, SessionPatch& patch) {
    patch.clear_participants = input.reader.presence("participants") == Presence::null;
    for_each_member(input, "participants", limits::kParticipantsPerSession,
                    [&](const std::string& key, const json::value& value, const std::string& pointer) {
                        const auto person = PersonId::parse(key);
                        if (!person) return input.faults.push_back({pointer, "fault.id", {}});
                        auto& change = patch.participants[*person];
                        if (!value.is_null()) change = read_participant(value, input.faults, pointer);
                    });
}

VirtualLocationPatch read_virtual_location(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    ObjectReader reader(source, faults, pointer);
    VirtualLocationPatch patch;
    patch.name = read_text_patch(reader, "name", faults, limits::kNameBytes);
    patch.uri = reader.presence("uri") == Presence::null ? std::optional<std::string>("") : reader.optional_text("uri", limits::kUriBytes);
    if (reader.presence("uri") == Presence::present && patch.uri && !is_link(*patch.uri)) reader.fault("uri", "fault.uri");
    patch.provider = reader.optional_word("provider", parse_virtual_provider);
    patch.audience = reader.optional_word("audience", parse_virtual_audience);
    patch.features = read_set(reader, "features", faults, parse_virtual_feature);
    reader.refuse_unknown();
    return patch;
}

// A gap may be nothing at all, which no duration of a session may be.
std::optional<minutes> read_gap(ObjectReader& reader, std::string_view name) {
    const auto* const found = reader.find(name);
    if (found != nullptr && found->is_string() && found->get_string() == "PT0M") return minutes{0};
    return reader.optional_duration(name);
}

FollowingPatch read_following(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    ObjectReader reader(source, faults, pointer);
    FollowingPatch patch;
    patch.least = read_gap(reader, "least");
    patch.most = read_removable(reader, "most", [&] { return read_gap(reader, "most"); });
    patch.same_day = reader.optional_flag("sameDay");
    reader.refuse_unknown();
    return patch;
}

void read_follows(Input& input, SessionPatch& patch) {
    patch.clear_follows = input.reader.presence("follows") == Presence::null;
    for_each_member(input, "follows", kFollowedPerSession,
                    [&](const std::string& key, const json::value& value, const std::string& pointer) {
                        const auto session = SessionId::parse(key);
                        if (!session) return input.faults.push_back({pointer, "fault.id", {}});
                        auto& change = patch.follows[*session];
                        if (!value.is_null()) change = read_following(value, input.faults, pointer);
                    });
}

std::optional<std::vector<std::string>> read_tags(ObjectReader& reader, std::string_view name) {
    if (reader.presence(name) == Presence::null) return std::vector<std::string>{};
    auto tags = reader.optional_texts(name, limits::kLanguagesPerPerson, limits::kLanguageTagBytes);
    for (std::size_t i = 0; tags && i < tags->size(); ++i) {
        const auto& tag = (*tags)[i];
        if (!is_language_tag(tag)) reader.fault(name, "fault.language-tag", {{"tag", tag}});
        if (std::find(tags->begin(), tags->begin() + static_cast<std::ptrdiff_t>(i), tag) != tags->begin() + static_cast<std::ptrdiff_t>(i))
            reader.fault(name, "fault.duplicate");
    }
    return tags;
}

void read_languages(Input& input, SessionPatch& patch) {
    const auto* const found = input.reader.find("languages");
    if (found == nullptr) return;
    if (found->is_null()) {
        patch.spoken.emplace();
        patch.interpretation.emplace();
        return;
    }
    ObjectReader reader(*found, input.faults, input.reader.pointer_to("languages"));
    patch.spoken = read_tags(reader, "spoken");
    patch.interpretation = read_tags(reader, "interpretation");
    reader.refuse_unknown();
}

void read_virtual_locations(Input& input, SessionPatch& patch) {
    patch.clear_virtual_locations = input.reader.presence("virtualLocations") == Presence::null;
    for_each_member(input, "virtualLocations", kVirtualLocations,
                    [&](const std::string& key, const json::value& value, const std::string& pointer) {
                        if (!is_key(key)) return input.faults.push_back({pointer, "fault.key", {}});
                        auto& change = patch.virtual_locations[key];
                        if (!value.is_null()) change = read_virtual_location(value, input.faults, pointer);
                    });
}

void read_time(ObjectReader& reader, SessionPatch& patch) {
    patch.start = read_removable(reader, "start", [&] { return reader.optional_plain_date_time("start"); });
    patch.zone = reader.optional_text("timeZone", kZoneBytes);
    if (reader.presence("endTimeZone") == Presence::null)
        patch.end_zone = "";
    else
        patch.end_zone = reader.optional_text("endTimeZone", kZoneBytes);
    patch.duration = reader.optional_duration("duration");
    patch.all_day = reader.optional_flag("allDay");
    patch.anchor = reader.optional_word("anchor", parse_anchor);
}

// Members that stand in SessionInput and SessionPatch alike.
SessionPatch read_session_members(Input& input) {
    auto& reader = input.reader;
    SessionPatch patch;
    patch.parent = read_removable(reader, "parentId", [&] { return reader.optional_id<SessionId>("parentId"); });
    patch.type = reader.optional_word("type", parse_session_type);
    patch.title = read_text_patch(reader, "title", input.faults, limits::kTitleBytes);
    patch.description = read_text_patch(reader, "description", input.faults, limits::kDescriptionBytes);
    read_time(reader, patch);
    patch.status = reader.optional_word("status", parse_session_status);
    patch.held_until = read_removable(reader, "heldUntil", [&] { return read_instant(reader, "heldUntil"); });
    patch.room = read_removable(reader, "roomId", [&] { return reader.optional_id<RoomId>("roomId"); });
    read_virtual_locations(input, patch);
    read_participants(input, patch);
    read_languages(input, patch);
    patch.exclusive = reader.optional_flag("exclusive");
    read_follows(input, patch);
    patch.needs = read_needs_patch(reader, input.faults);
    return patch;
}

// Only these may be emptied; null for another member would be taken for "unchanged".
void refuse_nulls(ObjectReader& reader) {
    for (const auto* const name : {"type", "title", "timeZone", "duration", "allDay", "anchor", "status", "exclusive"})
        if (reader.presence(name) == Presence::null) reader.fault(name, "fault.required");
}

void require_whole_values(const SessionPatch& patch, std::vector<Fault>& faults) {
    for (const auto& [person, participant] : patch.participants)
        if (!participant || participant->roles.empty()) faults.push_back({"/participants/" + person.text() + "/roles", "fault.required", {}});
    for (const auto& [key, location] : patch.virtual_locations)
        if (!location) faults.push_back({"/virtualLocations/" + key, "fault.required", {}});
    for (const auto& [session, following] : patch.follows)
        if (!following) faults.push_back({"/follows/" + session.text(), "fault.required", {}});
}

// Without a start it waits in the pool, a draft unless another status was asked for, which is refused later.
SessionContent content_of(const SessionPatch& patch) {
    SessionContent empty;
    empty.time.standing = Standing::unplaced;
    auto content = patched(std::move(empty), patch);
    if (!content.time.is_placed() && !patch.status) content.status = SessionStatus::draft;
    return content;
}

}  // namespace

Governance read_governance(ObjectReader& reader) {
    Governance governance;
    governance.disambiguation = reader.optional_word("disambiguation", parse_disambiguation).value_or(Disambiguation::reject);
    governance.on_conflict = reader.optional_word("onConflict", scheduling::parse_on_conflict).value_or(scheduling::OnConflict::reject);
    governance.reason = reader.optional_text("reason", kReasonBytes).value_or("");
    return governance;
}

Result<CreateSession> parse_create_session(const EventId& event, const json::value& body) {
    std::vector<Fault> faults;
    Input input{ObjectReader(body, faults), faults};
    auto& reader = input.reader;
    for (const auto* const name : {"type", "title", "duration"}) require_present(reader, name);
    const auto patch = read_session_members(input);
    CreateSession create;
    create.event = event;
    create.content = content_of(patch);
    if (patch.anchor) create.anchor = AnchorSource::content;
    create.governance = read_governance(reader);
    if (reader.presence("uid") == Presence::present) create.uid = reader.required_text("uid", kUidBytes).value_or("");
    reader.refuse_unknown();
    require_whole_values(patch, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    return create;
}

Result<PatchSession> parse_patch_session(const SessionId& session, std::optional<std::int64_t> version, const json::value& body) {
    std::vector<Fault> faults;
    Input input{ObjectReader(body, faults), faults};
    PatchSession command{session, version, read_session_members(input), read_governance(input.reader)};
    refuse_nulls(input.reader);
    input.reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return command;
}

Result<MoveSession> parse_move_session(const SessionId& session, std::optional<std::int64_t> version, const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    MoveSession move{session, version, {}, {}, {}, {}, {}};
    require_present(reader, "start");
    move.start = reader.optional_plain_date_time("start").value_or(PlainDateTime{});
    move.zone = reader.optional_text("timeZone", kZoneBytes).value_or("");
    move.duration = reader.optional_duration("duration");
    move.room = read_removable(reader, "roomId", [&] { return reader.optional_id<RoomId>("roomId"); });
    move.governance = read_governance(reader);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return move;
}

}  // namespace multaqa::programme
