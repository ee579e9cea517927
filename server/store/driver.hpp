// What a database driver does for us: run one statement. Transactions and their rules are built upon it, once
// for both.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "store/connection.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {

class Driver : public Connection {
  public:
    // BEGIN, COMMIT, SAVEPOINT and their like.
    virtual void control(std::string_view sql) = 0;
    // What the database itself says: SQLite ends a transaction by itself when the disk is full.
    virtual bool in_transaction() const = 0;
    // False after connection_lost or io.
    virtual bool is_usable() const = 0;
};

using OpenDriver = std::function<std::unique_ptr<Driver>()>;

}  // namespace multaqa::store
