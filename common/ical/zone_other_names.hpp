// Names under which other programs know the zones of the IANA database: former IANA names, and those of Windows. Tables
// of names only: nothing here knows an offset.
#pragma once

#include <optional>
#include <string_view>

namespace multaqa::ical {

// "Asia/Kolkata" of "Asia/Calcutta"; nothing of a name that is no former one.
std::optional<std::string_view> present_name_of(std::string_view former);

struct WindowsZone {
    std::string_view name;  // "Romance Standard Time"
    std::string_view zone;  // "Europe/Paris"
    std::string_view also;  // the other zones that Windows knows by this name, separated by spaces
};
std::optional<WindowsZone> windows_zone(std::string_view name);
bool is_among(const WindowsZone& windows, std::string_view zone);

}  // namespace multaqa::ical
