// A statement of migrations as the migrator would write it for the connection's database.
#pragma once

#include <string>
#include <string_view>

#include "store/connection.hpp"
#include "store/migration.hpp"

namespace multaqa::test {

inline std::string written(std::string_view statement, const store::Connection& connection) {
    return store::write_statement(statement, connection.dialect());
}

}  // namespace multaqa::test
