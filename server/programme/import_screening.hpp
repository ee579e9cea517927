// Which components of a file can be used beside what is stored, and which cannot, and why. Pure.
#pragma once

#include <vector>

#include "programme/import_dates.hpp"
#include "programme/import_plan.hpp"
#include "programme/import_report.hpp"

namespace multaqa::programme {

// Marks in the programme what cannot be used; answers the components as they are reported before anything is written.
std::vector<ImportedComponent> screened(ImportedProgramme& programme, const StoredByUid& stored, const ImportContext& context);

}  // namespace multaqa::programme
