#include "programme/join_queries.hpp"

#include <algorithm>
#include <utility>

#include "access/account_queries.hpp"
#include "directory/person_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::programme {
namespace {

enum class Footing { none, anybody, participant, staff };

struct Guest {
    Footing footing = Footing::none;
    std::optional<PersonId> person;
    JoinRole role = JoinRole::viewer;
};

bool leads(const Participant& participant) {
    return participant.roles.contains(ParticipantRole::chair) || participant.roles.contains(ParticipantRole::moderator) ||
           participant.roles.contains(ParticipantRole::host);
}

Guest guest_of(store::Connection& db, const Caller& caller, const Event& event, const Session& session) {
    Guest guest;
    if (caller.account && reaches(caller, event))
        if (const auto account = access::find_account(db, *caller.account)) guest.person = account->person;
    const auto sight = sight_of(caller, event);
    if (sight == Sight::working) {
        guest.footing = Footing::staff;
        if (require_staff(caller, event).has_value()) guest.role = JoinRole::moderator;
        return guest;
    }
    if (!session.released) return guest;
    const auto& participants = session.content.participants;
    const auto part = guest.person ? participants.find(*guest.person) : participants.end();
    const bool comes = part != participants.end() && part->second.status != ParticipationStatus::declined &&
                       part->second.status != ParticipationStatus::delegated;
    if (comes) {
        guest.footing = Footing::participant;
        if (leads(part->second)) guest.role = JoinRole::moderator;
        return guest;
    }
    if (sight == Sight::released) guest.footing = Footing::anybody;
    return guest;
}

Problem closed(const char* key, const std::optional<Interval>& window) {
    auto problem = forbidden();
    std::vector<MessageArgument> arguments;
    if (window) arguments = {{"opens", format_utc(window->start)}, {"closes", format_utc(window->end)}};
    problem.faults = {{"", key, std::move(arguments)}};
    return problem;
}

std::string name_of(store::Connection& db, const Guest& guest, const JoinQuestion& question) {
    if (!question.name.empty() || !guest.person) return question.name;
    const auto person = directory::find_person(db, *guest.person);
    return person ? std::string(person->name.best(word(question.language))) : std::string();
}

}  // namespace

Result<JoinAnswer> join_session(store::Connection& db, const Caller& caller, const VirtualServers& servers, const JoinQuestion& question) {
    const auto session = find_session(db, question.session);
    const auto event = session ? find_event(db, session->event) : std::nullopt;
    if (!event) return not_found();
    const auto guest = guest_of(db, caller, *event, *session);
    if (guest.footing == Footing::none) return not_found();

    JoinAnswer answer;
    if (is_placed(*session)) answer.window = join_window(servers, session->placement.utc);
    const auto is_for_guest = [&](const VirtualLocation& location) {
        return guest.footing != Footing::anybody || location.audience == VirtualAudience::everyone;
    };
    for (const auto& [key, location] : session->content.virtual_locations)
        if (is_for_guest(location) && offers(servers, location.provider)) answer.rooms.emplace(key, JoinableRoom{location, {}});
    if (answer.rooms.empty()) return not_found();
    if (session->content.status == SessionStatus::cancelled) return closed("fault.join-cancelled", std::nullopt);
    const bool is_open = answer.window && answer.window->start <= question.now && question.now < answer.window->end;
    if (guest.footing != Footing::staff && !is_open) return closed("fault.join-closed", answer.window);

    const auto name = name_of(db, guest, question);
    for (auto& [key, room] : answer.rooms) {
        if (room.location.provider == VirtualProvider::bigbluebutton && name.empty()) return validation_failed("/name", "fault.required");
        const auto title = session->content.title.best(word(question.language), event->content.locale);
        room.link = join_link(servers, room.location, {session->id, key, std::string(title), name, guest.role});
    }
    return answer;
}

}  // namespace multaqa::programme
