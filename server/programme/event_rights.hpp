// Who may see an event and who may change it: the one place where the programme decides it (DECISIONS 39).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"

namespace multaqa::programme {

enum class Sight {
    none,      // as if it did not exist
    released,  // what is published
    working    // everything
};
// Released content of a public event is for anybody, of a restricted one for holders of any grant; the working programme
// is for viewers and whoever may more. A grant of an organization that organizes the event counts as one of the event.
Sight sight_of(const Caller& caller, const Event& event);

// Whoever lends its house, its name or its money to an event does not organize it.
inline constexpr std::array kOrganizing{OrganizerRole::organizer, OrganizerRole::co_organizer};

// The scopes in which a grant counts for the event: its own, and those of who organizes it.
std::vector<std::string> scopes_of_rights(const Event& event);

// Whether what the caller came with counts in the event at all: a token may count in others alone.
bool reaches(const Caller& caller, const Event& event);

// Each refuses with not_found where the event may not be seen, with forbidden where it may be seen but not so used.
Done require_sight(const Caller& caller, const Event& event);
Done require_working(const Caller& caller, const Event& event);    // to look at the working programme
Done require_staff(const Caller& caller, const Event& event);      // to edit it
Done require_organizer(const Caller& caller, const Event& event);  // to publish it, and to say who may do what

// To bring a programme into the event of a name, or into a new one where the name is free. Whoever makes no events hears the
// same of a free name and of an event that it may not see.
Done require_import(const Caller& caller, const std::optional<Event>& event);

}  // namespace multaqa::programme
