#include "programme/session_row_store.hpp"

#include <algorithm>
#include <array>

#include "common/json/reader.hpp"
#include "programme/words.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::session_store {
namespace {

constexpr Words<Hold, 3> kHolds{{{Hold::standing, "standing"}, {Hold::held, "held"}, {Hold::given_up, "given-up"}}};

// A word outside its list: somebody else wrote into the database.
template <class T>
T known(std::optional<T> value, const char* column) {
    if (!value) throw store::StoreError(store::StoreFailure::other, std::string("unknown value in column ") + column);
    return *value;
}

LocalizedText read_text(const store::Row& row, int column) { return json::localized_from_json(json::parse_trusted(row.text(column))); }

VirtualLocations read_virtual_locations(const store::Row& row, int column) {
    VirtualLocations locations;
    const auto stored = json::parse_trusted(row.text(column));
    for (const auto& member : stored.as_object()) {
        const auto& one = member.value().as_object();
        locations.emplace(std::string(member.key()), VirtualLocation{.name = json::localized_from_json(one.at("name")),
                                                                     .uri = std::string(one.at("uri").as_string())});
    }
    return locations;
}

std::string write_virtual_locations(const VirtualLocations& locations) {
    json::object stored;
    for (const auto& [key, location] : locations) {
        json::object one;
        one["name"] = json::to_json(location.name);
        one["uri"] = location.uri;
        stored[key] = std::move(one);
    }
    return json::serialize(stored);
}

// The ten columns that session and published_placement share, from wall_start on.
Placement read_placement(const store::Row& row, int first) {
    Placement placement;
    placement.wanted.start = known(parse_plain_date_time(row.text(first)), "wall_start");
    placement.wanted.zone = row.string(first + 1);
    placement.wanted.end_zone = row.optional_string(first + 2).value_or("");
    placement.wanted.duration = minutes{row.integer(first + 3)};
    placement.fold = row.integer(first + 4) == 0 ? Fold::first : Fold::second;
    placement.wanted.all_day = row.integer(first + 5) != 0;
    placement.wanted.anchor = known(parse_anchor(row.text(first + 6)), "anchor");
    placement.utc = {row.instant(first + 7), row.instant(first + 8)};
    placement.zone_version = row.string(first + 9);
    return placement;
}

std::optional<PublishedPlacement> read_published(const store::Row& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    return PublishedPlacement{.placement = read_placement(row, first),
                              .room = row.optional_id<RoomId>(first + 10),
                              .hold = known(parse_word(kHolds, row.text(first + 11)), "hold")};
}

std::optional<std::string> unless_empty(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

}  // namespace

Session read_session(const store::Row& row) {
    Session session;
    session.id = row.id<SessionId>(0);
    session.event = row.id<EventId>(1);
    session.root = row.id<SessionId>(3);
    auto& content = session.content;
    content.parent = row.optional_id<SessionId>(2);
    content.type = known(parse_session_type(row.text(4)), "type");
    content.title = read_text(row, 5);
    content.description = read_text(row, 6);
    session.placement = read_placement(row, 7);
    content.time = session.placement.wanted;
    content.status = known(parse_session_status(row.text(17)), "status");
    content.held_until = row.optional_instant(18);
    content.room = row.optional_id<RoomId>(19);
    content.virtual_locations = read_virtual_locations(row, 20);
    session.uid = row.string(21);
    session.sequence = row.integer(22);
    session.released = row.integer(23) != 0;
    session.version = row.integer(24);
    session.created = row.instant(25);
    session.updated = row.instant(26);
    session.published = read_published(row, 27);
    return session;
}

store::Values write_session(const Session& session) {
    const auto& content = session.content;
    const auto& time = session.placement.wanted;
    return {session.id,
            session.event,
            session.created,
            content.parent,
            session.root,
            programme::word(content.type),
            json::serialize(json::to_json(content.title)),
            json::serialize(json::to_json(content.description)),
            format_plain_date_time(time.start),
            time.zone,
            unless_empty(time.end_zone),
            static_cast<std::int64_t>(time.duration.count()),
            session.placement.fold == Fold::first ? 0 : 1,
            time.all_day ? 1 : 0,
            programme::word(time.anchor),
            session.placement.utc.start,
            session.placement.utc.end,
            session.placement.zone_version,
            programme::word(content.status),
            content.held_until,
            content.room,
            write_virtual_locations(content.virtual_locations),
            session.uid,
            session.sequence,
            session.released ? 1 : 0,
            session.version,
            session.updated};
}

std::string write_roles(const std::set<ParticipantRole>& roles) {
    std::vector<std::string_view> words;
    words.reserve(roles.size());
    for (const ParticipantRole role : roles) words.push_back(programme::word(role));
    std::sort(words.begin(), words.end());
    std::string text;
    for (const auto role : words) text += (text.empty() ? "" : ",") + std::string(role);
    return text;
}

Participant read_participant(const store::Row& row, int first_column) {
    Participant participant;
    std::string_view words = row.text(first_column);
    while (!words.empty()) {
        const auto comma = words.find(',');
        participant.roles.insert(known(parse_participant_role(words.substr(0, comma)), "roles"));
        words = comma == std::string_view::npos ? std::string_view{} : words.substr(comma + 1);
    }
    participant.required = row.integer(first_column + 1) != 0;
    participant.status = known(parse_participation_status(row.text(first_column + 2)), "participation_status");
    return participant;
}

std::string_view word(Hold hold) { return word_of(kHolds, hold); }

}  // namespace multaqa::programme::session_store
