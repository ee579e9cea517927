// Cells that people and organisations have in common, read with the problems of those that cannot be. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directory/contact.hpp"
#include "tables/record.hpp"
#include "tables/sheet.hpp"
#include "tables/vocabulary.hpp"

namespace multaqa::directory {

using Problems = std::vector<tables::CellProblem>;

// A localized text within the limit.
LocalizedText read_text(const tables::Record& record, std::string_view key, Problems& problems);
std::optional<ContactPoint> read_contact(const tables::Record& record, std::string_view key, ContactKind kind, Problems& problems);
std::vector<std::string> read_language_tags(const tables::Record& record, const tables::Vocabulary& vocabulary, Problems& problems);

// What a file gives joins what is stored: texts by language, contact points that are not there yet.
void join(LocalizedText& present, const LocalizedText& given);
void join(std::vector<ContactPoint>& present, const std::vector<ContactPoint>& given);

// For exports.
void put_contacts(tables::Fields& fields, const std::vector<ContactPoint>& contacts);  // the first of each kind
std::string list_text(const std::vector<std::string>& items);

}  // namespace multaqa::directory
