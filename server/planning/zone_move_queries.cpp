#include "planning/zone_move_queries.hpp"

#include <charconv>
#include <iterator>
#include <set>
#include <stdexcept>

#include "planning/zone_move_store.hpp"
#include "programme/audience.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/zone_move_queries.hpp"
#include "resources/resources_codec.hpp"
#include "resources/zone_move_queries.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::planning {
namespace {

void lock_parts(store::Connection& db, ZoneMoveBatch& batch, const std::vector<programme::MovedPlacement>& moved) {
    std::set<std::string> sessions;
    for (const auto& one : moved) sessions.insert(one.session.text());
    for (const auto& part : batch.parts) batch.locks.scopes.push_back(programme::scope_of(part.event));
    std::set<std::string> subjects;
    for (const auto& occupancy : scheduling::list_occupancies_of_owners(db, programme::kSessionOwnerKind, sessions))
        subjects.insert(key_of(occupancy.subject));
    batch.locks.subjects.assign(subjects.begin(), subjects.end());
}

void lock_rows(ZoneMoveBatch& batch, const std::vector<resources::MovedTime>& moved) {
    if (moved.empty()) return;
    batch.locks.scopes.push_back(resources::kScope);
    std::set<std::string> subjects;
    for (const auto& one : moved) {
        batch.rows.push_back(resources::key_of(one.row));
        for (const auto& subject : one.subjects) subjects.insert(key_of(subject));
    }
    batch.locks.subjects.assign(subjects.begin(), subjects.end());
}

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

}  // namespace

LocalizedText ZoneMoveQuestion::note() const {
    LocalizedText::Map texts;
    if (messages != nullptr)
        for (const auto language : kUiLanguages)
            texts[std::string(word(language))] = messages->format(language, "release.zone-data", {{"version", to->version()}});
    return LocalizedText(std::move(texts));
}

MovesFound search_moves(store::Connection& db, const ZoneStep& step, DifferingZones& differing, const MovePlace& after, std::size_t limit) {
    MovesFound found;
    found.last = after;
    if (!after.row) {
        auto events = programme::find_moved_placements(db, step, differing, after.event, limit);
        found.placements = std::move(events.moves);
        found.zones = std::move(events.zones);
        found.looked_at = events.looked_at;
        found.last.event = events.last;
        found.parts = std::move(events.parts);
        found.ends_release = events.ends_release;
        if (events.end == programme::MovedPlacements::End::more) return found;
        found.last = {{}, resources::TimedRow{}};
        if (!found.parts.empty()) return found;
    }
    auto times = resources::find_moved_times(db, step, differing, *found.last.row, limit);
    found.times = std::move(times.moves);
    found.zones.merge(std::move(times.zones));
    found.looked_at += times.looked_at;
    found.last.row = times.last;
    if (times.end == resources::MovedTimes::End::reached) found.end = MovesFound::End::reached;
    return found;
}

ZoneMoveBatch find_zone_moves(store::Connection& db, const ZoneMoveQuestion& question, const std::string& cursor, std::size_t limit) {
    const auto after = parse_move_place(cursor);
    if (!after) throw std::invalid_argument("find_zone_moves: a cursor of something else");
    const auto step = question.step();
    DifferingZones differing(step);
    const auto found = search_moves(db, step, differing, *after, limit);
    ZoneMoveBatch batch;
    batch.looked_at = found.looked_at;
    batch.next = cursor_of(found.last);
    batch.is_last = found.end == MovesFound::End::reached;
    lock_rows(batch, found.times);
    batch.parts = found.parts;
    if (!batch.parts.empty()) lock_parts(db, batch, found.placements);
    if (found.ends_release)
        batch.reissue = std::make_shared<const programme::PreparedReissue>(
            *programme::prepare_reissue(db, batch.parts.back().event, step, question.note()));
    for (const auto& moved : found.placements) batch.moves.push_back(move_of(moved));
    for (const auto& moved : found.times) batch.moves.push_back(move_of(moved));
    return batch;
}

LostZones find_lost_zones(store::Connection& db, const ZoneStep& step) {
    const auto names = zones_lost(step);
    LostZones lost;
    for (const auto& [zone, rows] : programme::count_zone_uses(db, names)) lost[zone] += rows;
    for (const auto& [zone, rows] : resources::count_zone_uses(db, names)) lost[zone] += rows;
    return lost;
}

Result<RecordedMoves> list_recorded_moves(store::Connection& db, std::string_view change, std::string_view cursor, std::size_t limit) {
    const auto after = cursor.empty() ? std::optional<std::int64_t>(0) : parse_number(cursor);
    if (!after) return validation_failed("?cursor", "fault.cursor");
    if (!zone_move_store::is_change(db, change)) return not_found();
    RecordedMoves page;
    auto rows = zone_move_store::list_page(db, change, *after, limit + 1);
    if (rows.size() > limit) {
        rows.resize(limit);
        page.next = std::to_string(rows.back().n);
    }
    for (auto& row : rows) page.bodies.push_back(std::move(row.body));
    return page;
}

}  // namespace multaqa::planning
