// Faults of several checks in one list.
#pragma once

#include <iterator>
#include <vector>

#include "common/result/problem.hpp"

namespace multaqa::programme {

inline void append(std::vector<Fault>& faults, std::vector<Fault> more) {
    faults.insert(faults.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace multaqa::programme
