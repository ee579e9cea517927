#include "programme/recurrence_input.hpp"

namespace multaqa::programme {

RecurrenceDates patched(RecurrenceDates dates, const RecurrencePatch& patch) {
    if (patch.rule) dates.rule = *patch.rule;
    if (patch.added) dates.added = *patch.added;
    if (patch.excluded) dates.excluded = *patch.excluded;
    return dates;
}

}  // namespace multaqa::programme
