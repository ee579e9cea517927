#include "programme/release_reissue_documents.hpp"

#include <optional>
#include <string>
#include <variant>

#include "programme/zone_move.hpp"

namespace multaqa::programme {
namespace {

std::string text_at(const json::object& session, std::string_view name) { return std::string(session.at(name).as_string()); }

// The document tells an offset and not which of two equal wall times it is.
Fold fold_of(const ZoneDatabase& zones, const Placement& placement) {
    const auto zone = zones.find(placement.wanted.zone);
    if (zone.has_error()) return Fold::first;
    const auto found = (*zone)->lookup(placement.wanted.start);
    const auto* const repeated = std::get_if<RepeatedTime>(&found);
    return repeated != nullptr && repeated->second == placement.utc.start ? Fold::second : Fold::first;
}

// Calendar days are written "P2D", everything else in hours and minutes.
std::optional<Placement> placement_of(const json::object& session, const ZoneDatabase& zones) {
    if (!session.contains("start") || !session.contains("utcStart") || !session.contains("utcEnd")) return std::nullopt;
    const auto start = parse_plain_date_time(text_at(session, "start"));
    const auto utc_start = parse_utc(text_at(session, "utcStart"));
    const auto utc_end = parse_utc(text_at(session, "utcEnd"));
    const auto duration = parse_duration(text_at(session, "duration"));
    if (!start || !utc_start || !utc_end || !duration) return std::nullopt;
    Placement placement;
    placement.wanted.start = *start;
    placement.wanted.zone = text_at(session, "timeZone");
    placement.wanted.duration = *duration;
    placement.wanted.all_day = session.contains("allDay") && session.at("allDay").as_bool();
    if (session.contains("anchor")) placement.wanted.anchor = parse_anchor(text_at(session, "anchor")).value_or(Anchor::local);
    placement.utc = {*utc_start, *utc_end};
    placement.fold = fold_of(zones, placement);
    return placement;
}

bool shows(const json::object& session, const Placement& placement) {
    return text_at(session, "start") == format_plain_date_time(placement.wanted.start) &&
           text_at(session, "utcStart") == format_utc(placement.utc.start) && text_at(session, "utcEnd") == format_utc(placement.utc.end);
}

// Where the session stands now, if the document shows it elsewhere. What is cancelled is shown and has no published
// placement: its time is read from the document.
std::optional<Placement> moved_placement(const SessionId& id, const json::object& session, const ZoneStep& step,
                                         const PublishedTimes& published) {
    const auto placement = placement_of(session, *step.from);
    if (!placement) return std::nullopt;
    if (const auto found = published.find(id); found != published.end())
        return shows(session, found->second) ? std::nullopt : std::optional(found->second);
    auto moved = re_placed(step, *placement);
    return moved ? std::optional(std::move(moved->placement)) : std::nullopt;
}

void put(json::object& session, const Placement& placement, Instant now) {
    session["start"] = format_plain_date_time(placement.wanted.start);
    session["utcStart"] = format_utc(placement.utc.start);
    session["utcEnd"] = format_utc(placement.utc.end);
    session["utcOffset"] = format_offset(offset_of(placement));
    if (auto* const sequence = session.if_contains("sequence")) *sequence = sequence->as_int64() + 1;
    if (auto* const updated = session.if_contains("updated")) *updated = format_utc(now);
}

}  // namespace

ReissuedDocument reissued(json::object document, const ZoneStep& step, const PublishedTimes& published) {
    ReissuedDocument result{std::move(document), 0};
    for (auto& member : result.document.at("sessions").as_object()) {
        auto& session = member.value().as_object();
        const auto moved = moved_placement(SessionId(std::string(member.key())), session, step, published);
        if (!moved) continue;
        put(session, *moved, step.now);
        ++result.moved;
    }
    result.document["timeZoneVersion"] = step.to->version();
    return result;
}

}  // namespace multaqa::programme
