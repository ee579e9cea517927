// Files compiled into the binary, nothing else: message catalogues, SQL migrations, and the calendars of countries, which a
// database is filled with as by a migration.
#pragma once
#include <span>
#include <string_view>

namespace multaqa::embedded {

struct File {
    std::string_view name;   // base name, e.g. "0001_system.sql"
    std::string_view bytes;  // not NUL-terminated
};

std::span<const File> migrations();  // schema/*.sql in ascending order of name
std::span<const File> catalogues();  // common/messages/{ar,en,fr}.json
std::span<const File> country_calendars();  // server/calendars/data/*.json, by country

}  // namespace multaqa::embedded
