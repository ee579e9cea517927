#include "scheduling/on_conflict.hpp"

namespace multaqa::scheduling {

std::optional<OnConflict> parse_on_conflict(std::string_view word) {
    if (word == "reject") return OnConflict::reject;
    if (word == "accept") return OnConflict::accept;
    if (word == "override") return OnConflict::override_;
    return std::nullopt;
}

}  // namespace multaqa::scheduling
