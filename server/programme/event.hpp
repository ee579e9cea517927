// An event: what people attend. Values and rules, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/result/result.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zone_database.hpp"
#include "programme/placement.hpp"
#include "programme/text_patch.hpp"

namespace multaqa::programme {

enum class EventType {
    meeting, workshop, virtual_conference, delegation_visit, forum, training, network_meeting, ceremony,
    working_visit, study_visit, conference, consultation
};
std::optional<EventType> parse_event_type(std::string_view word);
std::string_view word(EventType type);

enum class OrganizerRole { organizer, host, co_organizer, partner, funder };
std::optional<OrganizerRole> parse_organizer_role(std::string_view word);
std::string_view word(OrganizerRole role);

// restricted: released content only for accounts that hold a grant of the event.
enum class Visibility { public_, restricted };
std::optional<Visibility> parse_visibility(std::string_view word);
std::string_view word(Visibility visibility);

struct EventOrganizer {
    OrganizationId organization;
    OrganizerRole role{};
    friend auto operator<=>(const EventOrganizer&, const EventOrganizer&) = default;
};

// The same list with `survivor` in the place of `gone`, nobody twice in one role: for merging.
std::vector<EventOrganizer> replaced(std::vector<EventOrganizer> organizers, const OrganizationId& gone, const OrganizationId& survivor);

using SeriesId = Id<struct SeriesTag>;

// Which of its series an event is: "7" or "Tunis 2017"; either may be absent.
struct Edition {
    std::optional<std::int64_t> number;
    LocalizedText label;
    friend bool operator==(const Edition&, const Edition&) = default;
};

// 7.3 is number 7, part 3 (DECISIONS 36).
struct ReleaseNumber {
    std::int64_t number = 0;
    std::int64_t part = 0;
    friend auto operator<=>(const ReleaseNumber&, const ReleaseNumber&) = default;
};

// What people write of an event; all of it may change.
struct EventContent {
    std::string slug;
    LocalizedText title;
    LocalizedText description;
    EventType type = EventType::meeting;
    std::string zone;
    PlainDate first_day{};
    PlainDate last_day{};  // included
    std::vector<SiteId> sites;
    std::vector<EventOrganizer> organizers;
    std::vector<std::string> languages;  // empty on creation: those of the title
    std::string locale;                  // first fallback of its texts; "" where none
    Visibility visibility = Visibility::public_;
    std::optional<SeriesId> series;
    Edition edition;  // only within a series
    LocalizedText theme;
    LocalizedText objectives;
    LocalizedText expected_results;
    Anchor anchor = Anchor::local;  // of its sessions where they name none

    friend bool operator==(const EventContent&, const EventContent&) = default;
};

struct Event {
    EventId id;
    EventContent content;
    std::optional<ReleaseNumber> released;  // the newest release
    std::int64_t version = 1;
    Instant created;
    Instant updated;

    friend bool operator==(const Event&, const Event&) = default;
};

// A merge patch (RFC 7396), typed: absent members stay, a present empty optional removes.
struct EventPatch {
    std::optional<std::string> slug;
    TextPatch title;
    TextPatch description;
    std::optional<EventType> type;
    std::optional<std::string> zone;
    std::optional<PlainDate> first_day;
    std::optional<PlainDate> last_day;
    std::optional<std::vector<SiteId>> sites;
    std::optional<std::vector<EventOrganizer>> organizers;
    std::optional<std::vector<std::string>> languages;
    std::optional<std::string> locale;  // "" removes
    std::optional<Visibility> visibility;
    Removable<SeriesId> series;
    Removable<std::int64_t> edition_number;
    TextPatch edition_label;
    TextPatch theme;
    TextPatch objectives;
    TextPatch expected_results;
    std::optional<Anchor> anchor;
};
EventContent patched(EventContent content, const EventPatch& patch);

bool is_slug(std::string_view text);  // ^[a-z0-9]+(-[a-z0-9]+)*$, at most 80
// Everything that is wrong with it but references, all faults at once; fills what has a default.
Done check_event(EventContent& content, const ZoneDatabase& zones);

}  // namespace multaqa::programme
