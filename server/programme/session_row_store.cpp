#include "programme/session_row_store.hpp"

#include <algorithm>
#include <array>

#include "common/json/reader.hpp"
#include "common/text/words.hpp"
#include "programme/columns_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::session_store {
namespace {

constexpr Words<Hold, 3> kHolds{{{Hold::standing, "standing"}, {Hold::held, "held"}, {Hold::given_up, "given-up"}}};

// A word outside its list: somebody else wrote into the database.
VirtualLocation read_virtual_location(const json::object& stored) {
    VirtualLocation location;
    location.name = json::localized_from_json(stored.at("name"));
    location.uri = std::string(stored.at("uri").as_string());
    // What was written before these members existed is a link for participants.
    if (const auto* const provider = stored.if_contains("provider"))
        location.provider = known(parse_virtual_provider(std::string_view(provider->as_string())), "virtual_locations");
    if (const auto* const audience = stored.if_contains("audience"))
        location.audience = known(parse_virtual_audience(std::string_view(audience->as_string())), "virtual_locations");
    if (const auto* const features = stored.if_contains("features"))
        for (const auto& feature : features->as_array())
            location.features.insert(known(parse_virtual_feature(std::string_view(feature.as_string())), "virtual_locations"));
    return location;
}

VirtualLocations read_virtual_locations(const store::Row& row, int column) {
    VirtualLocations locations;
    const auto stored = json::parse_trusted(row.text(column));
    for (const auto& member : stored.as_object())
        locations.emplace(std::string(member.key()), read_virtual_location(member.value().as_object()));
    return locations;
}

std::string write_virtual_locations(const VirtualLocations& locations) {
    json::object stored;
    for (const auto& [key, location] : locations) {
        json::object one;
        one["name"] = json::to_json(location.name);
        one["uri"] = location.uri;
        one["provider"] = programme::word(location.provider);
        one["audience"] = programme::word(location.audience);
        auto& features = one["features"].emplace_array();
        for (const VirtualFeature feature : location.features) features.emplace_back(programme::word(feature));
        stored[key] = std::move(one);
    }
    return json::serialize(stored);
}

std::vector<std::string> read_tags(const store::Row& row, int column) {
    std::vector<std::string> tags;
    const auto stored = json::parse_trusted(row.text(column));
    for (const auto& tag : stored.as_array()) tags.emplace_back(tag.as_string());
    return tags;
}

std::string write_tags(const std::vector<std::string>& tags) { return json::serialize(json::array(tags.begin(), tags.end())); }

// {"ID": {"least": minutes, "most": minutes or null, "sameDay": flag}}
Follows read_follows(const store::Row& row, int column) {
    Follows follows;
    const auto stored = json::parse_trusted(row.text(column));
    for (const auto& member : stored.as_object()) {
        const auto& one = member.value().as_object();
        Following following{.least = minutes{one.at("least").as_int64()}, .most = {}, .same_day = one.at("sameDay").as_bool()};
        if (const auto& most = one.at("most"); !most.is_null()) following.most = minutes{most.as_int64()};
        follows.emplace(SessionId{std::string(member.key())}, following);
    }
    return follows;
}

std::string write_follows(const Follows& follows) {
    json::object stored;
    for (const auto& [session, following] : follows) {
        const auto most = following.most ? json::value(static_cast<std::int64_t>(following.most->count())) : json::value();
        stored[session.text()] = json::object{
            {"least", static_cast<std::int64_t>(following.least.count())}, {"most", most}, {"sameDay", following.same_day}};
    }
    return json::serialize(stored);
}

// In alphabetical order, separated by commas.
std::string in_order(std::vector<std::string_view> words) {
    std::sort(words.begin(), words.end());
    std::string text;
    for (const auto one : words) text += (text.empty() ? "" : ",") + std::string(one);
    return text;
}

std::optional<PublishedPlacement> read_published(const store::Row& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    return PublishedPlacement{.placement = read_placement(row, first),
                              .room = row.optional_id<RoomId>(first + 10),
                              .hold = known(parse_word(kHolds, row.text(first + 11)), "hold")};
}

std::optional<OccurrenceOf> read_occurrence(const store::Row& row, int first) {
    if (row.is_null(first)) return std::nullopt;
    return OccurrenceOf{row.id<RecurrenceId>(first), known(parse_plain_date_time(row.text(first + 1)), "occurrence"),
                        known(parse_occurrence_members(row.text(first + 2)), "overridden")};
}

}  // namespace

std::optional<PlainDateTime> read_meant(const store::Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return known(parse_plain_date_time(row.text(column)), "meant_start");
}

Placement read_placement(const store::Row& row, int first) {
    Placement placement;
    if (row.is_null(first))
        placement.wanted.standing = Standing::unplaced;
    else
        placement.wanted.start = known(parse_plain_date_time(row.text(first)), "wall_start");
    placement.wanted.zone = row.string(first + 1);
    placement.wanted.end_zone = row.optional_string(first + 2).value_or("");
    placement.wanted.duration = minutes{row.integer(first + 3)};
    placement.fold = row.integer(first + 4) == 0 ? Fold::first : Fold::second;
    placement.wanted.all_day = row.integer(first + 5) != 0;
    placement.wanted.anchor = known(parse_anchor(row.text(first + 6)), "anchor");
    if (placement.wanted.is_placed()) placement.utc = {row.instant(first + 7), row.instant(first + 8)};
    placement.zone_version = row.string(first + 9);
    return placement;
}

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
    content.exclusive = row.integer(27) != 0;
    content.follows = read_follows(row, 28);
    content.languages = {read_tags(row, 29), read_tags(row, 30)};
    session.published = read_published(row, 31);
    session.occurrence = read_occurrence(row, 43);
    session.placement.meant = read_meant(row, 46);
    if (session.published) session.published->placement.meant = read_meant(row, 47);
    return session;
}

std::optional<std::string> write_meant(const Placement& placement) {
    return placement.meant ? std::optional(format_plain_date_time(*placement.meant)) : std::nullopt;
}

store::Values write_session(const Session& session) {
    const auto& content = session.content;
    const auto& time = session.placement.wanted;
    const auto if_placed = [&](auto value) { return is_placed(session) ? std::optional(std::move(value)) : std::nullopt; };
    return {session.id,
            session.event,
            session.created,
            content.parent,
            session.root,
            programme::word(content.type),
            json::serialize(json::to_json(content.title)),
            json::serialize(json::to_json(content.description)),
            if_placed(format_plain_date_time(time.start)),
            time.zone,
            unless_empty(time.end_zone),
            static_cast<std::int64_t>(time.duration.count()),
            session.placement.fold == Fold::first ? 0 : 1,
            time.all_day ? 1 : 0,
            programme::word(time.anchor),
            if_placed(session.placement.utc.start),
            if_placed(session.placement.utc.end),
            session.placement.zone_version,
            programme::word(content.status),
            content.held_until,
            content.room,
            write_virtual_locations(content.virtual_locations),
            session.uid,
            session.sequence,
            session.released ? 1 : 0,
            session.version,
            session.updated,
            content.exclusive ? 1 : 0,
            write_follows(content.follows),
            write_tags(content.languages.spoken),
            write_tags(content.languages.interpretation),
            session.occurrence ? std::optional(session.occurrence->recurrence) : std::nullopt,
            session.occurrence ? std::optional(format_plain_date_time(session.occurrence->id)) : std::nullopt,
            session.occurrence ? words_of(session.occurrence->overridden) : "",
            write_meant(session.placement)};
}

std::string write_roles(const std::set<ParticipantRole>& roles) {
    std::vector<std::string_view> words;
    words.reserve(roles.size());
    for (const ParticipantRole role : roles) words.push_back(programme::word(role));
    return in_order(std::move(words));
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
    participant.order = row.optional_integer(first_column + 3);
    return participant;
}

std::string_view word(Hold hold) { return word_of(kHolds, hold); }

}  // namespace multaqa::programme::session_store
