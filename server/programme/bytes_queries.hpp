// Reading bytes that were uploaded, by their SHA-256.
#pragma once

#include <memory>
#include <string>

#include "store/connection.hpp"

namespace multaqa::programme {

// Never null. `folder` is where this node keeps what the database does not. A row names them, so that they are gone is a
// failure: throws StoreError.
std::shared_ptr<const std::string> get_bytes(store::Connection& db, const std::string& folder, const std::string& sha256);

}  // namespace multaqa::programme
