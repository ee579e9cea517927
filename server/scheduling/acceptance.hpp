// What a decision about a clash lets stand, so that it does not cover what nobody has decided about. Values and rules, pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace multaqa::scheduling {

struct Clash;

struct Acceptance {
    std::int64_t shortage = 0;
    // By name, each up to its amount: the people whom P2 loses ("person/{id}"), what R3 lacks ("tag/projector", "booths/"),
    // why R4 is broken ("closed", "blocked") and for how many minutes.
    std::map<std::string, std::int64_t> parts;
    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

Acceptance acceptance_of(const Clash& clash);
// The clash is no worse than what was accepted: no larger shortage, and no part of it that is new or has grown. As many
// people lost as before, but others, is another matter.
bool covers(const Acceptance& accepted, const Clash& clash);

}  // namespace multaqa::scheduling
