// Which of the rooms that a file names are here already.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "programme/imported_programme.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

struct RoomHere {
    std::optional<RoomId> id = {};
    std::optional<SiteId> site = {};  // of a new one only where the file tells it
    std::string name;                 // without its site
    bool is_ambiguous = false;
};

// In the order of the file. By guid, else by name on these sites, which are the event's.
std::vector<RoomHere> find_rooms_on(store::Connection& db, const ImportedProgramme& programme, const std::vector<SiteId>& sites);
// As tables name them, see RoomNames: on these sites, else on any.
std::vector<RoomHere> find_rooms_anywhere(store::Connection& db, const Caller& caller, const ImportedProgramme& programme, const std::vector<SiteId>& sites);

}  // namespace multaqa::programme
