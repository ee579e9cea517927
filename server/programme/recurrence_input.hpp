// What clients write of recurrences, typed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "programme/recurrence.hpp"
#include "programme/refused_session.hpp"

namespace multaqa::programme {

struct RepeatSession {
    SessionId session;  // becomes the first occurrence
    std::int64_t version = 0;
    RecurrenceDates dates;
    Governance governance;
    std::optional<PlainDateTime> start = {};  // of the rule, where the session does not stand there: the first may be excluded
    std::optional<ImportedDates> imported = {};
};

struct RecurrencePatch {
    Removable<ical::RecurrenceRule> rule;  // removed: only the added dates repeat it
    std::optional<std::vector<PlainDateTime>> added;
    std::optional<std::vector<PlainDateTime>> excluded;
};
RecurrenceDates patched(RecurrenceDates dates, const RecurrencePatch& patch);

struct PatchRecurrence {
    RecurrenceId recurrence;
    std::int64_t version = 0;
    RecurrencePatch patch;
    Governance governance;
};

// A recurrence takes over the dates of the file that it came from.
struct FollowFile {
    RecurrenceId recurrence;
    std::int64_t version = 0;
    PlainDateTime start{};  // of the pattern, as it becomes
    RecurrenceDates dates;
    std::string zone;               // of the pattern, as it becomes
    std::chrono::seconds shift{0};  // by which all its occurrences to come are moved first, and to that zone
    std::map<PlainDateTime, OccurrenceMembers> plain;  // what of single dates the file does not say by itself any more
    ImportedDates imported;
    bool is_known_only = false;  // all is so already: the file's words are kept and nothing else
};

// What single occurrences say instead of the pattern, by their ids.
using OccurrenceContents = std::map<PlainDateTime, SessionContent>;

// What the passing of time brings: as the pattern says, or, where that cannot stand, as drafts.
enum class Extension { as_pattern, as_drafts };

// A recurrence whose occurrences stand already, each as it is: what an export holds.
struct GatherSessions {
    EventId event;
    SessionContent pattern;
    RecurrenceDates dates;
    std::optional<PlainDateTime> materialized_until;
    std::map<SessionId, OccurrenceOf> occurrences;  // of which recurrence is still open
};

// Dates to be looked at before anything is made.
struct RecurrencePreview {
    WantedTime first;
    RecurrenceDates dates;
    std::vector<PersonId> participants;
};

// Evidence of a schedule_conflict among many occurrences; their clashes name the sessions.
struct RefusedOccurrences : scheduling::ScheduleRefusal {
    EventId event;
    std::vector<Session> wanted;  // as each that clashes would have become
};

}  // namespace multaqa::programme
