// Tables of organisations. A row means the one of our own id, else the only one of that name (in any language) whose country
// does not contradict; else a new one.
#pragma once

#include "directory/table_import.hpp"

namespace multaqa::directory {

// forbidden unless staff; else as import_table.
Result<tables::TableReport> import_organizations(const TableParts& parts, const Caller& caller, const std::string& request_id,
                                                 const TableQuestion& question);

}  // namespace multaqa::directory
