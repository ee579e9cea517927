#include "programme/virtual_server.hpp"

#include "access/secret.hpp"
#include "common/text/base64url.hpp"
#include "common/text/percent_encoding.hpp"

namespace multaqa::programme {
namespace {

constexpr std::size_t kRoomBytes = 18;

std::string without_slash(std::string url) {
    while (!url.empty() && url.back() == '/') url.pop_back();
    return url;
}

// The same at every time and on every node.
std::string room_of(const VirtualServers& servers, const Joining& joining) {
    const auto digest = access::hmac_sha256(servers.room_key, joining.session.text() + "/" + joining.location);
    return "multaqa-" + base64url_encode(digest.substr(0, kRoomBytes));
}

std::string signed_call(const VirtualServers& servers, const std::string& call, const std::string& query) {
    return without_slash(servers.bigbluebutton_url) + "/" + call + "?" + query +
           "&checksum=" + bigbluebutton_checksum(call, query, servers.bigbluebutton_secret);
}

JoinLink bigbluebutton_link(const VirtualServers& servers, const Joining& joining) {
    const auto room = room_of(servers, joining);
    const bool is_moderator = joining.role == JoinRole::moderator;
    JoinLink link;
    link.uri = signed_call(servers, "join",
                           "fullName=" + percent_encode(joining.name) + "&meetingID=" + room +
                               "&role=" + (is_moderator ? "MODERATOR" : "VIEWER"));
    if (is_moderator) link.start_uri = signed_call(servers, "create", "name=" + percent_encode(joining.title) + "&meetingID=" + room);
    return link;
}

}  // namespace

bool offers(const VirtualServers& servers, VirtualProvider provider) {
    switch (provider) {
        case VirtualProvider::link: return true;
        case VirtualProvider::jitsi: return !servers.jitsi_url.empty();
        case VirtualProvider::bigbluebutton: return !servers.bigbluebutton_url.empty() && !servers.bigbluebutton_secret.empty();
    }
    return false;
}

Interval join_window(const VirtualServers& servers, const Interval& session) { return {session.start - servers.early, session.end}; }

JoinLink join_link(const VirtualServers& servers, const VirtualLocation& location, const Joining& joining) {
    switch (location.provider) {
        case VirtualProvider::link: return {location.uri, ""};
        case VirtualProvider::jitsi: return {without_slash(servers.jitsi_url) + "/" + room_of(servers, joining), ""};
        case VirtualProvider::bigbluebutton: return bigbluebutton_link(servers, joining);
    }
    return {};
}

std::string bigbluebutton_checksum(std::string_view call, std::string_view query, std::string_view secret) {
    return access::sha256_hex(std::string(call) + std::string(query) + std::string(secret));
}

}  // namespace multaqa::programme
