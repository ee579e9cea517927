// One HTTP/1.1 connection (RFC 9112): reads requests one after the other, answers each before it reads the next.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "edge/connection.hpp"
#include "edge/edge_context.hpp"
#include "edge/net.hpp"
#include "edge/request_builder.hpp"
#include "edge/worker.hpp"

namespace multaqa::edge {

struct Peer {
    Arrival arrival;
    Admission::Ticket ticket;
};

// To be handed to worker.add() on its thread.
std::shared_ptr<Connection> make_http_connection(EdgeContext& context, Worker& worker, Socket socket, Peer peer);
std::shared_ptr<Connection> make_https_connection(EdgeContext& context, Worker& worker, Socket socket, Peer peer,
                                                  asio::ssl::context& tls);

}  // namespace multaqa::edge
