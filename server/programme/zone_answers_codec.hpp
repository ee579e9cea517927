// The answers to an import's questions about time zones: a JSON object, {"Customized Time Zone": "Europe/Paris"}.
#pragma once

#include <string_view>
#include <vector>

#include "common/result/problem.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

// Of the query parameter timeZones; "" has none. What is wrong is added to the faults. Whether the zones exist is asked later.
ZoneAnswers zone_answers(std::string_view text, std::vector<Fault>& faults);

}  // namespace multaqa::programme
