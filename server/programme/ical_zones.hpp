// Which of our zones each TZID of a calendar means: by its name, by what a person has answered, by the rules that the
// calendar brings along, or by nothing, and then it is asked. The rules of the calendar place nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ical/zone_definition.hpp"
#include "common/ical/zone_recognition.hpp"
#include "common/time/zone_database.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

struct ZoneReading {
    std::string zone;                // "" where it is asked
    std::optional<ImportNote> note;  // how the name was understood, or that it is asked; none where it is one of ours
    std::vector<std::string> candidates = {};  // where it is asked
    std::optional<ical::ZoneDefinition> definition = {};  // of the file
};

// First everything is told (define, use), then asked. The text of the definitions must outlive it. One thread.
class IcalZones {
  public:
    // `at_home`: the zone of the event, which tells between zones that a name or a definition cannot.
    IcalZones(const ZoneDatabase& zones, const ZoneAnswers& answers, std::string at_home)
        : zones_(zones), answers_(answers), at_home_(std::move(at_home)) {}

    // The first of a name counts.
    void define(std::string_view vtimezone);
    // A wall time by this name; `from` and `to` are the first and the last of what it places.
    void use(std::string_view name, PlainDateTime from, PlainDateTime to);
    std::size_t names() const { return spans_.size(); }

    const ZoneReading& read(std::string_view name);
    // "zone-outdated" where the calendar's own rules differ from ours within the span.
    std::optional<ImportNote> outdated(std::string_view name, ical::ZoneSpan span);
    const ZoneDatabase& database() const { return zones_; }

  private:
    struct WallSpan {
        PlainDateTime from;
        PlainDateTime to;
    };
    ZoneReading decide(const std::string& name) const;
    ZoneReading recognise(const std::string& name, std::optional<ical::ZoneDefinition> definition) const;

    const ZoneDatabase& zones_;
    const ZoneAnswers& answers_;
    std::string at_home_;
    std::map<std::string, std::string_view, std::less<>> definitions_;
    std::map<std::string, WallSpan, std::less<>> spans_;
    std::map<std::string, ZoneReading, std::less<>> readings_;
};

}  // namespace multaqa::programme
