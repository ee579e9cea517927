#include "programme/bytes_commands.hpp"

#include "access/secret.hpp"
#include "programme/document_file_store.hpp"
#include "programme/document_store.hpp"

namespace multaqa::programme {

std::string lay_down_bytes(store::Database& database, const std::string& folder, const std::string& bytes) {
    auto sha256 = access::sha256_hex(bytes);
    const bool is_kept_by_database = database.read_value([](store::Connection& db) { return document_store::keeps_bytes(db); });
    if (!is_kept_by_database) document_file_store::write(folder, sha256, bytes);
    return sha256;
}

void keep_bytes(store::Connection& db, const std::string& sha256, const std::string& bytes) {
    if (document_store::keeps_bytes(db)) document_store::put_bytes(db, sha256, bytes);
}

}  // namespace multaqa::programme
