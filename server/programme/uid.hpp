// The UID by which other calendars know a session (RFC 5545, 3.8.4.7): how long one may be.
#pragma once

#include <cstddef>

namespace multaqa::programme {

inline constexpr std::size_t kUidBytes = 255;

}  // namespace multaqa::programme
