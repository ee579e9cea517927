// A programme as a file tells it, in one form for every format: what the readers of files give to the import.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/ical/recurrence_set.hpp"
#include "common/result/problem.hpp"
#include "common/text/localized_text.hpp"
#include "programme/session.hpp"

namespace multaqa::programme {

// Something that a person should know about a component; `code` names the message "import.<code>", a problem, or a fault's key.
struct ImportNote {
    std::string code;
    std::vector<MessageArgument> arguments;
    std::string column = {};  // of a table: what it is about; "" = all of it
};

struct ImportedRoom {
    std::string guid;  // "" where the file has none
    std::string name;
    friend auto operator<=>(const ImportedRoom&, const ImportedRoom&) = default;
};

struct ImportedPerson {
    std::string guid;   // "" where the file has none
    std::string email;  // "" likewise
    LocalizedText name;
};

struct ImportedParticipant {
    std::size_t person = 0;  // place in ImportedProgramme::people
    Participant participant;
    enum class Told { everything, roles } told = Told::everything;  // what of it the file says
};

// A name of a zone that could mean several, or none that we know: the sessions that use it are refused until somebody says.
struct ZoneQuestion {
    std::string name;  // as the file has it (TZID)
    std::vector<std::string> candidates;  // the likeliest first; may be empty
    std::size_t sessions = 0;             // that wait for the answer

    friend bool operator==(const ZoneQuestion&, const ZoneQuestion&) = default;
};
// The answers, by the names in the file: zones of the IANA database.
using ZoneAnswers = std::map<std::string, std::string, std::less<>>;

// Of a component that changes a repeating session from one of its dates on, or on that date alone (RECURRENCE-ID).
struct ImportedPart {
    PlainDateTime id{};  // on the clock of the session that repeats
    ical::OverrideRange range = ical::OverrideRange::this_only;
    std::size_t whole = 0;  // that session's place in ImportedProgramme::sessions
};

// One session of the file, or a `part` of one that repeats. Unusable where `refused` or `skipped` says so; the notes say why.
struct ImportedSession {
    enum class Use { usable, part, refused, skipped } use = Use::usable;
    std::string uid;
    std::string summary;  // for the report
    LocalizedText title;
    LocalizedText description;
    SessionType type = SessionType::other;
    bool is_placed = true;  // else it has no time yet, and start means nothing
    PlainDateTime start{};
    std::string zone;  // "" where the file names none: of the event
    minutes duration{};  // zero where the file does not say, of one without a time
    bool all_day = false;
    enum class Standing { planned, cancelled } standing = Standing::planned;  // where that is all the file says
    std::optional<SessionStatus> status;  // absent: as asked of the import, and left as it is afterwards
    std::optional<std::size_t> room;  // place in ImportedProgramme::rooms
    VirtualLocations virtual_locations;
    std::vector<ImportedParticipant> participants;
    std::optional<ical::RecurrenceSet> recurrence;  // where it repeats; begins with `start`
    std::map<PlainDateTime, minutes> lengths;       // of its dates that last longer or shorter
    std::vector<std::size_t> parts;                 // places of the components that change it
    std::optional<ImportedPart> part;               // where it is a part
    std::vector<ImportNote> notes;
};

struct ImportedProgramme {
    std::string source;    // kind of the guids: "frab" or "ics"
    LocalizedText title;   // empty where the file has none
    std::string zone;      // "" likewise
    std::vector<ImportedRoom> rooms;
    std::vector<ImportedPerson> people;
    std::vector<ImportedSession> sessions;  // in the order of the file
    std::vector<ZoneQuestion> zone_questions;
};

// Collects rooms and people once each, however often a file names them.
class ImportCollector {
  public:
    explicit ImportCollector(ImportedProgramme& programme) : programme_(programme) {}
    std::size_t room(const ImportedRoom& room);
    // Known by guid, else by e-mail; one with neither is a new person each time (DECISIONS 43).
    std::size_t person(const ImportedPerson& person);

  private:
    ImportedProgramme& programme_;
    std::map<std::string, std::size_t> rooms_;
    std::map<std::string, std::size_t> people_;
};

// The nearest of our types to a word of a file ("Talk", "Lightning talk", "Meeting"…); ours stand for themselves.
SessionType session_type_like(std::string_view word);
// A text of unknown language stands under "und", of a list ("de, en") under the first.
std::string language_key(std::string_view named);
// Cut to at most `bytes`, never within a character; adds the note "text-cut" when something was lost.
std::string cut(std::string text, std::size_t bytes, std::vector<ImportNote>& notes);

}  // namespace multaqa::programme
