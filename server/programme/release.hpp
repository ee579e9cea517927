// A release: a frozen, numbered version of an event's programme (DECISIONS 36).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/audience.hpp"
#include "programme/event.hpp"

namespace multaqa::programme {

struct ReleaseCounts {  // sessions in all, and against the release before
    std::int64_t sessions = 0, added = 0, changed = 0, removed = 0;
    friend bool operator==(const ReleaseCounts&, const ReleaseCounts&) = default;
};

struct Release {
    EventId event;
    ReleaseNumber number;
    Instant at;
    std::optional<AccountId> by;
    LocalizedText note;  // what participants read about it; may be empty
    std::string reason;  // of overrides; stays in the history
    std::int64_t revision = 0;  // that the release itself took
    ReleaseCounts counts;
    friend bool operator==(const Release&, const Release&) = default;
};

// What whoever publishes asks for.
struct PublishRelease {
    EventId event;
    std::int64_t revision = 0;  // of the programme that was looked at
    LocalizedText note;
    std::vector<std::string> overrides;  // ids of conflicts to publish in spite of
    std::string reason;
};

std::string text_of(const ReleaseNumber& number);  // "7" or "7.3"
std::optional<ReleaseNumber> parse_release_number(std::string_view text);
std::string release_etag(const Release& release, Audience audience);  // of its document

}  // namespace multaqa::programme
