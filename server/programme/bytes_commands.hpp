// Keeping bytes that were uploaded: named by their SHA-256 and kept once, wherever this installation keeps those of documents.
#pragma once

#include <string>

#include "store/database.hpp"

namespace multaqa::programme {

// What takes time, on the calling thread and before any row names the bytes: they are hashed and, where the database does
// not keep them, lie durably in `folder`. Their SHA-256, 64 hexadecimal digits. Throws StoreError.
std::string lay_down_bytes(store::Database& database, const std::string& folder, const std::string& bytes);

// Within the command whose row names them: puts them into the database, where that keeps them. Throws StoreError.
void keep_bytes(store::Connection& db, const std::string& sha256, const std::string& bytes);

}  // namespace multaqa::programme
