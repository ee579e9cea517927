// Who may see an event and who may change it: the one place where the programme decides it (DECISIONS 39).
#pragma once

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"

namespace multaqa::programme {

enum class Sight {
    none,      // as if it did not exist
    released,  // what is published
    working    // staff: everything
};
// Released content of a public event is for anybody, of a restricted one for holders of a grant.
Sight sight_of(const Caller& caller, const Event& event);

// not_found where it may not be seen, forbidden where it may be seen but not changed.
Done require_staff(const Caller& caller, const Event& event);
Done require_sight(const Caller& caller, const Event& event);

}  // namespace multaqa::programme
