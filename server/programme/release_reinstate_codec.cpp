#include "programme/release_reinstate_codec.hpp"

#include <array>
#include <cstdint>
#include <stdexcept>

#include "common/json/reader.hpp"
#include "programme/session_input_codec.hpp"

namespace multaqa::programme {
namespace {

// What a document holds beside what people write.
constexpr std::array kDerived{"id", "utcStart", "utcEnd", "utcOffset", "uid", "sequence", "version", "updated", "publishedPlacement", "recurrence"};

FormerSession former_session(const EventId& event, json::object session) {
    const auto start = parse_utc(std::string_view(session.at("utcStart").as_string()));
    for (const auto* const name : kDerived) session.erase(name);
    auto written = parse_create_session(event, session);
    if (written.has_error() || !start) throw std::runtime_error("the document of a release cannot be read back");
    return {std::move(written->content), *start};
}

}  // namespace

Result<ReinstateRelease> parse_reinstate(const EventId& event, const ReleaseNumber& number, const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    ReinstateRelease reinstate;
    reinstate.event = event;
    reinstate.number = number;
    if (reader.optional_flag("preview").value_or(false)) reinstate.mode = ReinstateRelease::Mode::preview;
    reinstate.revision = reader.optional_integer("revision", 0, INT64_MAX);
    if (!reinstate.revision && reinstate.mode == ReinstateRelease::Mode::apply) reader.fault("revision", "fault.required");
    reinstate.governance.on_conflict =
        reader.optional_word("onConflict", scheduling::parse_on_conflict).value_or(scheduling::OnConflict::reject);
    reinstate.governance.reason = reader.optional_text("reason", kReasonBytes).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return reinstate;
}

std::map<SessionId, FormerSession> former_sessions(const EventId& event, const json::value& document) {
    std::map<SessionId, FormerSession> sessions;
    for (const auto& member : document.at("sessions").as_object())
        sessions.emplace(SessionId(std::string(member.key())), former_session(event, member.value().as_object()));
    return sessions;
}

}  // namespace multaqa::programme
