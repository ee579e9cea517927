// A change that names a version which is no longer the present one.
#pragma once

#include <cstdint>
#include <string>

#include "common/result/problem.hpp"

namespace multaqa::programme {

inline Problem version_mismatch(std::int64_t present) {
    Problem problem;
    problem.code = ProblemCode::version_mismatch;
    problem.faults = {{"If-Match:", "fault.stale-version", {{"version", std::to_string(present)}}}};
    return problem;
}

}  // namespace multaqa::programme
