// A row of a table of sessions, and sessions as rows: the one place that knows the columns. Pure.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "programme/imported_programme.hpp"
#include "programme/session.hpp"
#include "tables/record.hpp"
#include "tables/sheet.hpp"

namespace multaqa::programme {

std::span<const tables::Column> session_columns();

// A session of the file per row, in order; unusable ones stand refused beside their problems. Without an id a session is
// known by its title; where several of the file bear one title, by title and time. A date without a time is a whole day; without
// either the session has no time yet.
struct SessionRows {
    ImportedProgramme programme;
    std::vector<tables::CellProblem> problems;
};
SessionRows read_session_rows(std::span<const tables::Record> records, const tables::Vocabulary& vocabulary);

// What names need that stand elsewhere.
struct SessionNames {
    std::string room;  // as RoomNames finds it again
    std::vector<LocalizedText> speakers;
};
tables::Fields fields_of(const Session& session, const SessionNames& names, const tables::Vocabulary& vocabulary, UiLanguage language);

}  // namespace multaqa::programme
