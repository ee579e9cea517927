// What exported programmes are held against: the public definitions, and the sessions as the API shows them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"

namespace multaqa::test {

inline const std::vector<std::string> kLanguages{"ar", "fr", "en"};

// The public definitions lie beside the project (EUPL-1.2; it does not copy them), or in $MULTAQA_FRAB_DEFINITIONS.
inline constexpr std::string_view kXmlDefinition = "schedule.xml.xsd";
inline constexpr std::string_view kJsonDefinition = "schedule.schema.json";
bool has_definition(std::string_view name);

// Fail the test where a file is not what the definition says.
void expect_valid_xml(const std::filesystem::path& file);
void expect_valid_json(const std::vector<std::filesystem::path>& files);

// What a file says of a session, taken from a session as the API shows it: these members, and its texts in one
// language with the fallbacks of an export.
json::object carried(const json::object& session, const std::string& language, const std::vector<std::string>& names);

}  // namespace multaqa::test
