// Databases with all migrations applied, made once and copied for each test: migrating anew would cost most
// of a test.
#pragma once

#include <filesystem>
#include <string>

namespace multaqa::test {

// An SQLite file of this program that nobody opens; copy it.
std::filesystem::path migrated_sqlite_file();

// The name of a database on the server for CREATE DATABASE … TEMPLATE, shared by all processes that use the
// server and have the same migrations.
std::string migrated_postgres_template(const std::string& server_url);

}  // namespace multaqa::test
