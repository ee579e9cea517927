// What a session of before names, as far as it can be named now.
#pragma once

#include "programme/session.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// A room or an equipment that is not in use any more does not come along.
void leave_out_archived(store::Connection& db, SessionContent& content);

}  // namespace multaqa::programme
