// The bytes of documents as files named by their SHA-256, below a folder of this node.
#pragma once

#include <optional>
#include <string>

namespace multaqa::programme::document_file_store {

// Durable when it returns: the row that names it is written afterwards. What is there already stays. Throws StoreError.
void write(const std::string& folder, const std::string& sha256, const std::string& bytes);
// Nullopt where there is no such file. Throws StoreError.
std::optional<std::string> read(const std::string& folder, const std::string& sha256);

}  // namespace multaqa::programme::document_file_store
