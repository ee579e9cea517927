#include "programme/bytes_queries.hpp"

#include <utility>

#include "programme/document_file_store.hpp"
#include "programme/document_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme {

std::shared_ptr<const std::string> get_bytes(store::Connection& db, const std::string& folder, const std::string& sha256) {
    auto bytes = document_store::keeps_bytes(db) ? document_store::find_bytes(db, sha256) : document_file_store::read(folder, sha256);
    if (!bytes) throw store::StoreError(store::StoreFailure::other, "bytes that were uploaded are gone");
    return std::make_shared<const std::string>(std::move(*bytes));
}

}  // namespace multaqa::programme
