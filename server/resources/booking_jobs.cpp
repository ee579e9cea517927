#include "resources/booking_jobs.hpp"

#include <variant>

#include "resources/booking_commands.hpp"

namespace multaqa::resources {

std::size_t clear_expired_bookings(command::Executor& executor) {
    std::size_t cleared = 0;
    while (true) {
        const auto outcome = executor.run<std::size_t>(Caller{}, "job", release_expired_bookings());
        if (outcome.has_error()) return cleared;
        const auto* released = std::get_if<std::size_t>(&*outcome);
        if (released == nullptr || *released == 0) return cleared;
        cleared += *released;
    }
}

}  // namespace multaqa::resources
