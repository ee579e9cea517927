// The next edition made from the last one: what of it is taken along, and where it stands. Rules, pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "programme/event.hpp"
#include "programme/recurrence.hpp"
#include "programme/session_tree.hpp"

namespace multaqa::programme {

enum class Taken { sessions, participants, rooms, virtual_locations, organizers };
std::optional<Taken> parse_taken(std::string_view word);
std::set<Taken> everything_taken();

// Where its sessions stand: as far from the first day as they were on the wall clock, or in the pool.
enum class DuplicatePlaces { shifted, unplaced };
std::optional<DuplicatePlaces> parse_duplicate_places(std::string_view word);

inline constexpr std::size_t kSessionsDuplicated = 2'000;  // in one command

struct DuplicateEvent {
    EventId source;
    EventId id;  // made by the caller: its scope is locked before anything runs
    std::string slug;
    PlainDate first_day{};
    TextPatch title;
    Removable<std::int64_t> edition_number;  // absent: one more than the source's
    TextPatch edition_label;                 // of an empty label: that of the source names the source
    std::set<Taken> taken;
    DuplicatePlaces places = DuplicatePlaces::shifted;
};

// As long as the source; never its releases.
EventContent duplicated(const EventContent& source, const DuplicateEvent& wanted);

// A session to be made, a draft: parents before children. Its parent and what it follows are still those of the source.
struct DuplicatedSession {
    SessionId source;
    SessionContent content;
};
// Cancelled sessions stay behind with all their parts. Where the new days do not know a wall time, or a part would
// lie outside its parent, the session waits in the pool.
std::vector<DuplicatedSession> duplicated(const SessionTree& source, std::chrono::days shift, const DuplicateEvent& wanted,
                                          const ZoneDatabase& zones);

// What repeats, on the new days; nullopt where its sessions stay behind or wait in the pool, or no rule says the new days:
// then its sessions come along one by one.
std::optional<Recurrence> duplicated(const Recurrence& source, std::chrono::days shift, const DuplicateEvent& wanted);

}  // namespace multaqa::programme
