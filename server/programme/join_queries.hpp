// Who may join a session's virtual rooms, by which links, and when.
#pragma once

#include <string>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "common/text/messages.hpp"
#include "programme/join_answer.hpp"
#include "programme/session.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

struct JoinQuestion {
    SessionId session;
    std::string name;  // shown to the others in the room; "" = that of the caller's person
    UiLanguage language{};
    Instant now;
};

// Staff of the event always; others while the rooms are open, if the session was released: those who take part, and
// everybody where a room is marked so. not_found for who may not see the session or has no room to join in it, forbidden
// (with the window) where it is not open now or cancelled, validation_failed where a name is needed.
Result<JoinAnswer> join_session(store::Connection& db, const Caller& caller, const VirtualServers& servers, const JoinQuestion& question);

}  // namespace multaqa::programme
