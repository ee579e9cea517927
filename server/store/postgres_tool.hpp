// Runs pg_dump and pg_restore as child processes.
#pragma once

#include <string>
#include <vector>

namespace multaqa::store {

enum class ToolOutput { shown, silent };

// True when the tool ended with 0. It gets the address of `url` (may be "") in its environment, where other users of
// the machine cannot read the password. Its messages go to our standard error. Throws StoreError when it is missing.
bool run_postgres_tool(const std::string& tool, const std::string& url, std::vector<std::string> arguments, ToolOutput output);

}  // namespace multaqa::store
