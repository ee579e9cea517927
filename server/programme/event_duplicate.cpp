#include "programme/event_duplicate.hpp"

#include <map>
#include <utility>

#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<Taken, 5> kTaken{{{Taken::sessions, "sessions"},
                                  {Taken::participants, "participants"},
                                  {Taken::rooms, "rooms"},
                                  {Taken::virtual_locations, "virtualLocations"},
                                  {Taken::organizers, "organizers"}}};
constexpr Words<DuplicatePlaces, 2> kPlaces{{{DuplicatePlaces::shifted, "shifted"}, {DuplicatePlaces::unplaced, "unplaced"}}};

SessionContent as_draft(SessionContent content, const std::set<Taken>& taken) {
    content.status = SessionStatus::draft;
    content.held_until.reset();
    if (!taken.contains(Taken::rooms)) {
        content.room.reset();
        content.needs.equipment.clear();
    }
    if (!taken.contains(Taken::virtual_locations)) content.virtual_locations.clear();
    if (!taken.contains(Taken::participants)) content.participants.clear();
    for (auto& [person, participant] : content.participants) participant.status = ParticipationStatus::needs_action;
    return content;
}

void unplace(WantedTime& time) {
    time.standing = Standing::unplaced;
    time.start = {};
}

// The placements of the new sessions as they will be, to see whether parts still lie within their parents.
class Places {
  public:
    Places(std::chrono::days shift, DuplicatePlaces places, const ZoneDatabase& zones) : shift_(shift), places_(places), zones_(zones) {}

    void settle(const Session& source, SessionContent& content) {
        Session moved = source;
        moved.content = content;
        if (!move(moved) || (content.parent && is_outside(moved, made_.at(*content.parent)))) unplace(moved.content.time);
        content.time = moved.content.time;
        made_.insert_or_assign(source.id, std::move(moved));
    }

  private:
    bool move(Session& session) const {
        auto& time = session.content.time;
        if (!time.is_placed() || places_ == DuplicatePlaces::unplaced) return false;
        time.start += shift_;
        const auto placement = place(zones_, time, Disambiguation::compatible);
        if (placement.has_error()) return false;
        session.placement = *placement;
        time = placement->wanted;
        return true;
    }

    std::chrono::days shift_;
    DuplicatePlaces places_;
    const ZoneDatabase& zones_;
    std::map<SessionId, Session> made_;
};

}  // namespace

std::optional<Taken> parse_taken(std::string_view text) { return parse_word(kTaken, text); }
std::optional<DuplicatePlaces> parse_duplicate_places(std::string_view text) { return parse_word(kPlaces, text); }

std::set<Taken> everything_taken() {
    std::set<Taken> all;
    for (const auto& [taken, word] : kTaken) all.insert(taken);
    return all;
}

EventContent duplicated(const EventContent& source, const DuplicateEvent& wanted) {
    auto content = source;
    content.slug = wanted.slug;
    content.title = patched(source.title, wanted.title);
    content.first_day = wanted.first_day;
    content.last_day = wanted.first_day + (source.last_day - source.first_day);
    if (content.edition.number) content.edition.number = *content.edition.number + 1;
    if (wanted.edition_number) content.edition.number = *wanted.edition_number;
    content.edition.label = patched(LocalizedText{}, wanted.edition_label);
    if (!wanted.taken.contains(Taken::organizers)) content.organizers.clear();
    return content;
}

std::vector<DuplicatedSession> duplicated(const SessionTree& source, std::chrono::days shift, const DuplicateEvent& wanted,
                                          const ZoneDatabase& zones) {
    std::vector<DuplicatedSession> sessions;
    if (!wanted.taken.contains(Taken::sessions)) return sessions;
    std::set<SessionId> left_behind;
    Places places(shift, wanted.places, zones);
    for (const auto& [root_id, root] : source.sessions()) {
        if (root.content.parent) continue;
        for (const auto* const session : source.subtree(root_id)) {
            const auto& parent = session->content.parent;
            if (session->content.status == SessionStatus::cancelled || (parent && left_behind.contains(*parent))) {
                left_behind.insert(session->id);
                continue;
            }
            DuplicatedSession made{session->id, as_draft(session->content, wanted.taken)};
            places.settle(*session, made.content);
            sessions.push_back(std::move(made));
        }
    }
    return sessions;
}

std::optional<Recurrence> duplicated(const Recurrence& source, std::chrono::days shift, const DuplicateEvent& wanted) {
    if (!wanted.taken.contains(Taken::sessions) || wanted.places == DuplicatePlaces::unplaced) return std::nullopt;
    const auto later = moved(set_of(source), shift);
    if (!later) return std::nullopt;
    auto made = source;
    made.event = wanted.id;
    made.pattern = as_draft(source.pattern, wanted.taken);
    made.pattern.time.start = later->start;
    made.dates = dates_of(*later);
    if (made.materialized_until) *made.materialized_until += shift;
    return made;
}

}  // namespace multaqa::programme
