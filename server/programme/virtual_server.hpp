// Links into rooms of the configured Jitsi and BigBlueButton servers. Values and rules, pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "common/ids/id.hpp"
#include "common/time/interval.hpp"
#include "programme/virtual_location.hpp"

namespace multaqa::programme {

struct VirtualServers {
    std::string jitsi_url;             // "https://meet.example"; "" where there is none
    std::string bigbluebutton_url;     // with "/api" at its end, as bbb-conf --secret tells it plus "api"; or ""
    std::string bigbluebutton_secret;
    std::chrono::minutes early{15};    // before its start a session's rooms open for participants
    std::string room_key;              // names of rooms cannot be guessed without it
};
bool offers(const VirtualServers& servers, VirtualProvider provider);

// When who is not staff may join.
Interval join_window(const VirtualServers& servers, const Interval& session);

enum class JoinRole { viewer, moderator };
struct Joining {
    SessionId session;
    std::string location;  // key among the session's virtual locations
    std::string title;     // of the meeting
    std::string name;      // of who joins
    JoinRole role = JoinRole::viewer;
};
struct JoinLink {
    std::string uri;
    // BigBlueButton's meetings must be created before anybody joins: moderators open this first; "" otherwise.
    std::string start_uri;
};
// Requires that the provider is offered.
JoinLink join_link(const VirtualServers& servers, const VirtualLocation& location, const Joining& joining);

// SHA-256 of call, query and secret, as BigBlueButton's API asks for; `query` as it is sent.
std::string bigbluebutton_checksum(std::string_view call, std::string_view query, std::string_view secret);

}  // namespace multaqa::programme
