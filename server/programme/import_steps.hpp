// What an import does with each component of a file: to be written, or there already. Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "programme/import_dates.hpp"
#include "programme/import_repetition.hpp"

namespace multaqa::programme {

struct ImportStep {
    std::size_t component = 0;  // place in the file
    std::variant<CreateSession, PatchSession> command;
    bool is_to_be_cancelled = false;  // once it is created
    std::optional<Repetition> repetition = {};  // once it is created
    RecurrenceReach reach = RecurrenceReach::this_one;              // of a patch

    // Writes more than one session, and so stands in no batch.
    bool is_wide() const { return repetition || reach != RecurrenceReach::this_one; }
};

struct ImportDecision {
    std::optional<SessionId> stored;  // where it is here already
    std::optional<ImportStep> step;   // nothing: it is so already, or cannot be done
    std::optional<ImportNote> note;
};

// What time it is on the clock of a zone.
using WallClock = std::function<PlainDateTime(const std::string& zone)>;
// A zone that `zones` do not know has UTC.
WallClock wall_clock(const ZoneDatabase& zones, Instant now);

// Compares with one state of the event; everything it is made of must outlive it.
class ImportPlanner {
  public:
    ImportPlanner(const ImportedProgramme& programme, const ImportNames& names, const ImportContext& context, const SessionTree& stored,
                  const Recurrences& recurrences, WallClock clock);

    // Of a usable session, before all else: what repeats comes on the dates of the file. Nothing: it does, or the dates here stay.
    std::optional<DatesStep> decide_dates(std::size_t component) const;
    // Of a usable session. What repeats and is here already follows the file on all dates.
    ImportDecision decide(std::size_t component) const;
    // Of a part, where `whole` stands here; without `stored` where it has no such date.
    ImportDecision decide_part(std::size_t component, const SessionId& whole) const;

  private:
    DatesDecision dates_of(const ImportedSession& session, const Session& here) const;
    PlainDateTime now_of(const Recurrence& recurrence) const { return clock_(recurrence.pattern.time.zone); }
    bool keeps_dates(const ImportedSession& session, const Session& here) const;
    ImportDecision decide_repeating(std::size_t component, const Session& here) const;
    const Session* date_like(const ImportedSession& part) const;

    const ImportedProgramme& programme_;
    const ImportNames& names_;
    const ImportContext& context_;
    const SessionTree& stored_;
    const Recurrences& recurrences_;
    WallClock clock_;
    StoredByUid by_uid_;
    StoredDates dates_;
};

}  // namespace multaqa::programme
