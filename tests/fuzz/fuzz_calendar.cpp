// An .ics file as an import reads it, on a server that knows no zone but UTC: what is usable is whole, what is asked is told.
#include "common/ical/recurrence_set.hpp"
#include "common/limits.hpp"
#include "programme/ical_import.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace {

using namespace multaqa;
using fuzz::require;
using programme::ImportedSession;

class Utc : public TimeZone {
  public:
    const std::string& name() const override { return name_; }
    CivilLookup lookup(PlainDateTime local) const override { return UniqueTime{Instant{local.time_since_epoch()}}; }
    std::chrono::seconds offset_at(Instant) const override { return std::chrono::seconds{0}; }
    std::vector<ZoneTransition> transitions(Instant, Instant) const override { return {}; }

  private:
    std::string name_ = "UTC";
};

class UtcAlone : public ZoneDatabase {
  public:
    const std::string& version() const override { return version_; }
    Result<const TimeZone*> find(std::string_view name) const override {
        if (name == utc_.name()) return &utc_;
        return Problem{.code = ProblemCode::unknown_time_zone};
    }
    std::vector<std::string> names() const override { return {utc_.name()}; }

  private:
    std::string version_ = "none";
    Utc utc_;
};

void check(const programme::ImportedProgramme& programme, const ImportedSession& session) {
    const bool counts = session.use == ImportedSession::Use::usable || session.use == ImportedSession::Use::part;
    require("what is left out says why", counts || !session.notes.empty());
    if (!counts) return;
    require("a session has a length", session.duration >= minutes{1} && session.duration <= limits::kSessionLength);
    require("its zone is known", session.zone.empty() || session.zone == "UTC");
    require("what repeats can be expanded", !session.recurrence || ical::faults_of(*session.recurrence, "").empty());
    require("a part has its whole", !session.part || programme.sessions.at(session.part->whole).recurrence.has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const UtcAlone zones;
    const auto read = programme::read_ical(fuzz::as_text(data, size), zones, {});
    if (!read) return 0;
    for (const ImportedSession& session : read->sessions) check(*read, session);
    for (const auto& question : read->zone_questions) require("a question is of a session", question.sessions > 0);
    return 0;
}
