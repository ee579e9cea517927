#include "planning/suggestion_documents.hpp"

#include <string>
#include <utility>
#include <vector>

#include "common/json/reader.hpp"

namespace multaqa::planning {
namespace {

json::object move_json(const Suggestion& suggestion) {
    const auto& placement = suggestion.placement;
    json::object move;
    if (suggestion.session) move["sessionId"] = suggestion.session->text();
    move["start"] = format_plain_date_time(placement.start);
    move["timeZone"] = placement.zone;
    move["duration"] = format_duration(placement.duration);
    if (placement.room) move["roomId"] = placement.room->text();
    move["utcStart"] = format_utc(placement.utc.start);
    move["utcEnd"] = format_utc(placement.utc.end);
    move["utcOffset"] = format_offset(placement.offset);
    return move;
}

json::object score_json(const Score& score) {
    return {{"hard", score.hard}, {"disturbance", score.disturbance}, {"medium", score.medium}, {"soft", score.soft}};
}

std::string message_key(const SuggestedPlacement& placement) {
    if (placement.kind == SuggestionKind::swap_room) return "suggestion.swap-room";
    if (!placement.room) return "suggestion.move";
    return placement.is_same_room ? "suggestion.move.same-room" : "suggestion.move.other-room";
}

std::string date_of(const SuggestedPlacement& placement) {
    return format_plain_date(date::floor<date::days>(placement.start));
}
std::string time_of(const SuggestedPlacement& placement) {
    return format_plain_date_time(placement.start).substr(11, 5);
}

json::object sentences(const SuggestedPlacement& placement, const Messages& messages) {
    json::object sentences;
    for (const auto language : kUiLanguages) {
        const std::vector<MessageArgument> arguments{{"date", date_of(placement)},
                                                     {"time", time_of(placement)},
                                                     {"room", std::string(placement.room_name.best(word(language)))}};
        sentences[word(language)] = messages.format(language, message_key(placement), arguments);
    }
    return sentences;
}

json::object wire_arguments(const SuggestedPlacement& placement) {
    json::object args{{"minutes", placement.shift.count()}, {"date", date_of(placement)}, {"time", time_of(placement)}};
    if (!placement.room_name.empty()) args["room"] = json::to_json(placement.room_name);
    return args;
}

}  // namespace

json::object suggestion_json(const Suggestion& suggestion, const Messages& messages) {
    json::object versions;
    for (const auto& [name, version] : suggestion.foundation) versions[name] = version;
    json::object body;
    body["id"] = suggestion.id;
    body["kind"] = word(suggestion.placement.kind);
    body["moves"] = json::array{move_json(suggestion)};
    body["score"] = {{"before", score_json(suggestion.before)}, {"after", score_json(suggestion.after)}};
    body["disturbs"] = {{"people", suggestion.after.disturbance}, {"publishedSessions", suggestion.published_sessions}};
    body["proof"] = "optimal";  // every candidate was looked at
    body["messageKey"] = message_key(suggestion.placement);
    body["args"] = wire_arguments(suggestion.placement);
    body["message"] = sentences(suggestion.placement, messages);
    body["validity"] = {{"expiresAt", format_utc(suggestion.expires)}, {"versions", std::move(versions)}};
    return body;
}

}  // namespace multaqa::planning
