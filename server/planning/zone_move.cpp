#include "planning/zone_move.hpp"

#include "common/text/words.hpp"
#include "programme/session_occupancies.hpp"
#include "resources/booking.hpp"

namespace multaqa::planning {
namespace {

using Of = programme::MovedPlacement::Of;

constexpr Words<MovedKind, 5> kMovedKinds{{{MovedKind::session, "session"},
                                           {MovedKind::published_placement, "published-placement"},
                                           {MovedKind::booking, "booking"},
                                           {MovedKind::blocking, "blocking"},
                                           {MovedKind::unavailability, "unavailability"}}};
constexpr std::string_view kEventPrefix = "event/";

MovedKind kind_of(resources::TimedKind kind) {
    switch (kind) {
        case resources::TimedKind::booking: return MovedKind::booking;
        case resources::TimedKind::blocking: return MovedKind::blocking;
        case resources::TimedKind::unavailability: break;
    }
    return MovedKind::unavailability;
}

PlacedAt at(PlainDateTime start, const Interval& utc) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(utc.start);
    return {start, utc.start, utc.end, start.time_since_epoch() - seconds.time_since_epoch()};
}

// "ID" or "ID/ID of a session"
std::optional<programme::EventPlace> parse_event_place(std::string_view text) {
    const auto slash = text.find('/');
    auto event = EventId::parse(text.substr(0, slash));
    if (!event) return std::nullopt;
    if (slash == std::string_view::npos) return programme::EventPlace{std::move(*event)};
    auto session = SessionId::parse(text.substr(slash + 1));
    if (!session) return std::nullopt;
    return programme::EventPlace{std::move(*event), std::move(*session)};
}

PlacedAt at(const programme::Placement& placement) { return at(placement.wanted.start, placement.utc); }
PlacedAt at(const resources::PlacedTime& time) { return at(time.start, time.utc); }

}  // namespace

std::string_view word(MovedKind kind) { return word_of(kMovedKinds, kind); }

ZoneMove move_of(const programme::MovedPlacement& moved) {
    return {.kind = moved.of == Of::working ? MovedKind::session : MovedKind::published_placement,
            .id = moved.session.text(),
            .event = moved.event,
            .title = moved.title,
            .zone = moved.before.wanted.zone,
            .keeps = programme::keeps_of(moved.before),
            .fault = moved.fault,
            .before = at(moved.before),
            .after = at(moved.after)};
}

ZoneMove move_of(const resources::MovedTime& moved) {
    return {.kind = kind_of(moved.row.kind),
            .id = moved.row.id,
            .event = std::nullopt,
            .title = moved.title,
            .zone = moved.before.zone,
            .keeps = Keeps::wall_time,
            .fault = moved.fault,
            .before = at(moved.before),
            .after = at(moved.after)};
}

std::optional<std::string> owner_kind_of(MovedKind kind) {
    switch (kind) {
        case MovedKind::session:
        case MovedKind::published_placement: return programme::kSessionOwnerKind;
        case MovedKind::booking: return resources::kBookingOwnerKind;
        case MovedKind::blocking:
        case MovedKind::unavailability: break;
    }
    return std::nullopt;
}

std::string cursor_of(const MovePlace& place) {
    if (place.row) return resources::key_of(*place.row);
    if (place.event.event.empty()) return "";
    const auto event = std::string(kEventPrefix) + place.event.event.text();
    return place.event.session.empty() ? event : event + "/" + place.event.session.text();
}

std::optional<MovePlace> parse_move_place(std::string_view cursor) {
    if (cursor.empty()) return MovePlace{};
    if (cursor.starts_with(kEventPrefix)) {
        auto event = parse_event_place(cursor.substr(kEventPrefix.size()));
        if (!event) return std::nullopt;
        return MovePlace{std::move(*event), std::nullopt};
    }
    auto row = resources::parse_timed_key(cursor);
    if (!row) return std::nullopt;
    return MovePlace{{}, std::move(row)};
}

}  // namespace multaqa::planning
