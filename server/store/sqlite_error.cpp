#include "store/sqlite_error.hpp"

#include <sqlite3.h>

namespace multaqa::store {

StoreFailure sqlite_failure(int code) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreFailure::busy;
        case SQLITE_FULL:
        case SQLITE_READONLY:
            return StoreFailure::full;
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CANTOPEN:
            return StoreFailure::io;
        case SQLITE_CONSTRAINT:
            return StoreFailure::constraint;
        default:
            return StoreFailure::other;
    }
}

}  // namespace multaqa::store
