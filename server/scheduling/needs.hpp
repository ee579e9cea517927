// What an occupancy asks of the place that it takes. Values, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace multaqa::scheduling {

enum class Layout { theatre, classroom, boardroom, u_shape, hollow_square, banquet, cabaret, cocktail, exhibition };
std::optional<Layout> parse_layout(std::string_view word);
std::string_view word(Layout layout);  // "u-shape"

enum class Access { any, step_free };

struct Needs {
    std::int64_t audience = 0;  // people to be seated; 0: not known
    std::optional<Layout> layout;
    std::set<std::string> tags;  // fixed equipment, free words: "projector"
    std::int64_t booths = 0;     // for interpreters
    Access access = Access::any;
    std::int64_t security_level = 0;

    bool empty() const { return *this == Needs{}; }
    friend bool operator==(const Needs&, const Needs&) = default;
};

}  // namespace multaqa::scheduling
