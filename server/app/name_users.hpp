// Who shows the names that directory and resources keep: programme, which stands to their right.
#pragma once

#include "directory/name_users_commands.hpp"

namespace multaqa::app {

directory::NameUsers name_users();

}  // namespace multaqa::app
