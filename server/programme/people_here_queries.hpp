// People of a file with neither guid nor e-mail who take part already in the stored session that names them.
#pragma once

#include <cstddef>
#include <map>

#include "programme/import_dates.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// By their places in the file. Found by name among that session's own participants, and nowhere else (DECISIONS 43).
std::map<std::size_t, PersonId> find_people_here(store::Connection& db, const ImportedProgramme& programme, const SessionTree& stored,
                                               const Recurrences& recurrences);

}  // namespace multaqa::programme
