// One migration file: its number, checksum and statements, written for either database. Pure; rules in
// schema/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/embedded.hpp"
#include "store/dialect.hpp"

namespace multaqa::store {

struct Migration {
    int number = 0;
    std::string name;                     // the file's, "0001_system.sql"
    std::string checksum;                 // SHA-256 of the file's bytes in hexadecimal
    std::vector<std::string> statements;  // as in the file
};

// Throws StoreError(other) when the name or the text does not keep the rules.
Migration read_migration(const embedded::File& file);

// A statement in the database's own words: {blob} and {serial} replaced, a trigram index as the database has
// it, and for SQLite a type check on each column.
std::string write_statement(std::string_view statement, const Dialect& dialect);
// The same, after what must run before it.
std::vector<std::string> write_statements(std::string_view statement, const Dialect& dialect);

}  // namespace multaqa::store
