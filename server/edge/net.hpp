// Names of the Asio types that the edge is made of. One io_context per thread, so executors are concrete and cheap.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>

namespace multaqa::edge {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using TlsStream = asio::ssl::stream<Socket>;
using Tick = std::chrono::steady_clock::time_point;

inline Socket& lowest(Socket& socket) { return socket; }
inline Socket& lowest(TlsStream& stream) { return stream.next_layer(); }

}  // namespace multaqa::edge
