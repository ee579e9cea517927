#include "scheduling/acceptance.hpp"

#include <algorithm>

#include "scheduling/clash.hpp"

namespace multaqa::scheduling {

Acceptance acceptance_of(const Clash& clash) {
    Acceptance acceptance{clash.shortage, {}};
    for (const Subject& person : clash.lost) acceptance.parts.emplace(key_of(person), 1);
    for (const Lack& lack : clash.lacks) acceptance.parts.emplace(std::string(word(lack.kind)) + "/" + lack.word, lack.amount);
    // Who lets a meeting stand after hours has not let it stand against an authority, nor longer into the night.
    if (clash.code == ClashCode::R4) acceptance.parts.emplace(word(clash.ground), length(clash.overlap).count());
    return acceptance;
}

bool covers(const Acceptance& accepted, const Clash& clash) {
    const auto wanted = acceptance_of(clash);
    return wanted.shortage <= accepted.shortage && std::all_of(wanted.parts.begin(), wanted.parts.end(), [&](const auto& part) {
               const auto known = accepted.parts.find(part.first);
               return known != accepted.parts.end() && part.second <= known->second;
           });
}

}  // namespace multaqa::scheduling
