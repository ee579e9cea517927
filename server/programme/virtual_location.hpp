// A virtual room of a session: a link that people give, or a room on a configured server. Values and rules, pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/result/problem.hpp"
#include "common/text/localized_text.hpp"

namespace multaqa::programme {

// link: its uri is what was given. The others have no uri: it is made for who joins.
enum class VirtualProvider { link, jitsi, bigbluebutton };
std::optional<VirtualProvider> parse_virtual_provider(std::string_view word);
std::string_view word(VirtualProvider provider);

// Features of RFC 8984 §4.2.6.
enum class VirtualFeature { audio, chat, feed, moderator, phone, screen, video };
std::optional<VirtualFeature> parse_virtual_feature(std::string_view word);
std::string_view word(VirtualFeature feature);

// Whom the link is for. participants: staff of the event, and who takes part in the session.
enum class VirtualAudience { participants, everyone };
std::optional<VirtualAudience> parse_virtual_audience(std::string_view word);
std::string_view word(VirtualAudience audience);

struct VirtualLocation {
    LocalizedText name;  // may be empty
    std::string uri;     // "" but for a link
    VirtualProvider provider = VirtualProvider::link;
    VirtualAudience audience = VirtualAudience::participants;
    std::set<VirtualFeature> features = {};

    friend bool operator==(const VirtualLocation&, const VirtualLocation&) = default;
};
using VirtualLocations = std::map<std::string, VirtualLocation, std::less<>>;

inline constexpr std::size_t kVirtualLocations = 20;  // of one session

std::vector<Fault> faults_of(const VirtualLocation& location, const std::string& pointer);

}  // namespace multaqa::programme
