#include "resources/vehicle.hpp"

#include "common/text/words.hpp"

namespace multaqa::resources {
namespace {

constexpr Words<VehicleClass, 6> kClasses{{{VehicleClass::standard, "standard"},
                                           {VehicleClass::executive, "executive"},
                                           {VehicleClass::protocol, "protocol"},
                                           {VehicleClass::minibus, "minibus"},
                                           {VehicleClass::coach, "coach"},
                                           {VehicleClass::utility, "utility"}}};

}  // namespace

std::optional<VehicleClass> parse_vehicle_class(std::string_view text) { return parse_word(kClasses, text); }
std::string_view word(VehicleClass vehicle_class) { return word_of(kClasses, vehicle_class); }

}  // namespace multaqa::resources
