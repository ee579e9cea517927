// Makes everything be found that stood in the database before there was a search.
#pragma once

#include "command/executor.hpp"

namespace multaqa::search {

// At start, in portions; does nothing where nothing is missing. Throws std::runtime_error when it cannot be written.
void index_missing(command::Executor& executor);

}  // namespace multaqa::search
