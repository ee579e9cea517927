#include "programme/virtual_location.hpp"

#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<VirtualProvider, 3> kProviders{{{VirtualProvider::link, "link"},
                                                {VirtualProvider::jitsi, "jitsi"},
                                                {VirtualProvider::bigbluebutton, "bigbluebutton"}}};
constexpr Words<VirtualFeature, 7> kFeatures{{{VirtualFeature::audio, "audio"},
                                              {VirtualFeature::chat, "chat"},
                                              {VirtualFeature::feed, "feed"},
                                              {VirtualFeature::moderator, "moderator"},
                                              {VirtualFeature::phone, "phone"},
                                              {VirtualFeature::screen, "screen"},
                                              {VirtualFeature::video, "video"}}};
constexpr Words<VirtualAudience, 2> kLinkAudiences{{{VirtualAudience::participants, "participants"}, {VirtualAudience::everyone, "public"}}};

}  // namespace

std::optional<VirtualProvider> parse_virtual_provider(std::string_view text) { return parse_word(kProviders, text); }
std::string_view word(VirtualProvider provider) { return word_of(kProviders, provider); }
std::optional<VirtualFeature> parse_virtual_feature(std::string_view text) { return parse_word(kFeatures, text); }
std::string_view word(VirtualFeature feature) { return word_of(kFeatures, feature); }
std::optional<VirtualAudience> parse_virtual_audience(std::string_view text) { return parse_word(kLinkAudiences, text); }
std::string_view word(VirtualAudience audience) { return word_of(kLinkAudiences, audience); }

std::vector<Fault> faults_of(const VirtualLocation& location, const std::string& pointer) {
    std::vector<Fault> faults;
    const bool is_link = location.provider == VirtualProvider::link;
    if (is_link && location.uri.empty()) faults.push_back({pointer + "/uri", "fault.required", {}});
    if (!is_link && !location.uri.empty()) faults.push_back({pointer + "/uri", "fault.made-uri", {}});
    return faults;
}

}  // namespace multaqa::programme
