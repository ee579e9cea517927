// What sessions are called, for what stands to the left and knows of them only that they take something.
#pragma once

#include <span>
#include <string>

#include "resources/owner_names.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// Without a look at rights, archived ones too: a placement that was published may outlive its session.
resources::OwnerNames names_of_sessions(store::Connection& db, std::span<const std::string> sessions);

}  // namespace multaqa::programme
