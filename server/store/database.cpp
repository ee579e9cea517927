#include "store/database.hpp"

#include "store/postgres_database.hpp"
#include "store/sqlite_database.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {

std::unique_ptr<Database> open_database(const DatabaseOptions& options) {
    const std::string_view url = options.url;
    const auto begins = [&](std::string_view scheme) { return url.substr(0, scheme.size()) == scheme; };
    if (options.readers < 1) throw StoreError(StoreFailure::other, "a database needs at least one reader");
    if (begins("sqlite:") && url.size() > std::string_view("sqlite:").size()) {
        return open_sqlite_database(std::string(url.substr(std::string_view("sqlite:").size())),
                                    options.readers);
    }
    if (begins("postgresql://") || begins("postgres://"))
        return open_postgres_database(options.url, options.readers);
    // The address is not repeated: it may hold a password.
    throw StoreError(StoreFailure::other, "unknown database: write sqlite:PATH or postgresql://HOST/NAME");
}

}  // namespace multaqa::store
