// Tables of people. Who a row means, from the surest: our own id, the file's id (of its source), the e-mail address, else the
// name and organisation exactly as this source gave them before. A name alone never finds anybody who came another way
// (DECISIONS 43). An address that several rows share finds only who also bears the name.
#pragma once

#include "directory/table_import.hpp"

namespace multaqa::directory {

// forbidden unless staff; else as import_table.
Result<tables::TableReport> import_people(const TableParts& parts, const Caller& caller, const std::string& request_id,
                                          const TableQuestion& question);

}  // namespace multaqa::directory
