// Looks an installation over without changing it: what is wrong, and what to do about it.
#pragma once

#include <string>
#include <vector>

#include "app/config.hpp"

namespace multaqa::app {

struct Finding {
    enum class Level { good, warning, fault };
    std::string check;  // stable word: "data-folder", "revisions"
    Level level = Level::good;
    std::string found;   // English, for administrators
    std::string remedy;  // "" where nothing is to be done
};
std::string_view word(Finding::Level level);

// Every check, in order; those of the database end where it cannot be opened.
std::vector<Finding> examine(const Config& config);

}  // namespace multaqa::app
