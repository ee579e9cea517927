// Why a placement was refused, carried by a schedule_conflict to whoever completes the answer (DECISIONS 37).
#pragma once

#include <vector>

#include "common/result/problem.hpp"
#include "scheduling/clash.hpp"

namespace multaqa::scheduling {

// Owners derive from it to add the refused command, from which suggestions are made.
struct ScheduleRefusal : ProblemEvidence {
    std::vector<Clash> clashes;  // never empty
};

}  // namespace multaqa::scheduling
