#include "app/clock.hpp"

namespace multaqa::app {

command::Clock make_clock(std::optional<Instant> begin) {
    using std::chrono::floor;
    using std::chrono::microseconds;
    using std::chrono::system_clock;
    const microseconds shift = begin ? *begin - floor<microseconds>(system_clock::now()) : microseconds{0};
    return [shift] { return floor<microseconds>(system_clock::now()) + shift; };
}

}  // namespace multaqa::app
