// What a database can do to a request besides answering it. Thrown; the executor and the routes turn it into
// 503 or 500.
#pragma once

#include <stdexcept>
#include <string>

namespace multaqa::store {

enum class StoreFailure {
    busy,             // locked by somebody else beyond the wait
    full,             // disk full or read-only
    io,               // the device or the file failed, the database is damaged
    connection_lost,  // PostgreSQL went away
    serialization,    // 40001 or 40P01: run the transaction again
    constraint,       // a CHECK, UNIQUE or foreign key: a race that the caller may know, else a defect
    other,            // a defect of ours: wrong SQL, wrong column kind
};

class StoreError : public std::runtime_error {
  public:
    StoreError(StoreFailure failure, const std::string& what) : std::runtime_error(what), failure_(failure) {}
    StoreFailure failure() const { return failure_; }
    // The transaction cannot go on and it is not the program's fault: answer 503.
    bool is_outage() const {
        return failure_ == StoreFailure::busy || failure_ == StoreFailure::full ||
               failure_ == StoreFailure::io || failure_ == StoreFailure::connection_lost ||
               failure_ == StoreFailure::serialization;
    }

  private:
    StoreFailure failure_;
};

}  // namespace multaqa::store
