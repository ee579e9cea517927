// One live connection: WebSocket (RFC 6455) over Beast on one side, live::Client on the other.
#pragma once

#include <memory>

#include "common/identity/caller.hpp"
#include "edge/connection.hpp"
#include "edge/edge_context.hpp"
#include "edge/http_connection.hpp"
#include "edge/net.hpp"
#include "edge/worker.hpp"
#include "web_api/request.hpp"

namespace multaqa::edge {

inline constexpr std::string_view kLivePath = "/api/v1/live";
inline constexpr std::string_view kLiveProtocol = "multaqa.live.v1";

// Takes the stream over after the request's header was read, answers 101 and connects to the worker's shard.
std::shared_ptr<Connection> make_live_connection(EdgeContext& context, Worker& worker, Socket stream, Peer peer,
                                                 const web_api::Request& request, Caller caller);
std::shared_ptr<Connection> make_live_connection(EdgeContext& context, Worker& worker, TlsStream stream, Peer peer,
                                                 const web_api::Request& request, Caller caller);

}  // namespace multaqa::edge
