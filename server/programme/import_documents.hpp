// An import's report as clients and the command line receive it: ImportReport of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "common/text/messages.hpp"
#include "programme/import_report.hpp"

namespace multaqa::programme {

json::object import_report_json(const ImportReport& report, const Messages& messages);
// Of days off: the same counts and components, without what only a programme has.
json::object holidays_report_json(const std::vector<ImportedComponent>& components, ImportQuestion::Mode mode, const Messages& messages);
// One note in one language.
std::string import_note_text(const ImportNote& note, const Messages& messages, UiLanguage language);

}  // namespace multaqa::programme
