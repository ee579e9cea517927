#include "edge/http_connection.hpp"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>
#include <utility>

#include "edge/live_connection.hpp"
#include "edge/read_buffer.hpp"
#include "edge/request_parser.hpp"
#include "edge/response_head.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::edge {
namespace {

namespace http = boost::beast::http;
using web_api::Method;
using web_api::Prepared;
using web_api::Request;
using web_api::Response;

constexpr std::size_t kReadBytes = 2 * 1024;
constexpr std::size_t kBodyReadBytes = 16 * 1024;
constexpr std::size_t kOneRecord = 16 * 1024;  // of TLS: what fits is joined, since each write makes a record
constexpr int kRequestsPerTurn = 32;           // then other connections of the thread have theirs
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

template <class Stream>
class HttpConnection final : public Connection {
  public:
    HttpConnection(EdgeContext& context, Worker& worker, Stream stream, Peer peer)
        : context_(context), worker_(worker), stream_(std::move(stream)), peer_(std::move(peer)) {}

    void start() override;
    void sweep(Tick now) override;
    void drain() override;
    void abort() override { close(); }

  private:
    static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;
    enum class Stage { handshake, idle, header, body, working, writing, lingering, closed };
    enum class Next { again, wait };
    enum class AfterWrite { next_request, body, close };
    using Self = std::shared_ptr<HttpConnection>;
    using Buffers = std::array<asio::const_buffer, 3>;

    const Limits& limits() const { return context_.options.limits; }
    Self self() { return std::static_pointer_cast<HttpConnection>(shared_from_this()); }
    void enter(Stage stage, std::chrono::milliseconds time) {
        stage_ = stage;
        deadline_ = worker_.now() + time;
    }

    void read(std::size_t room);
    void on_read(ErrorCode error, std::size_t n);
    void run();
    Next take_header();
    Next take_request();
    Next take_body();
    Next expect_body();
    Next dispatch();
    Next answer_prepared(std::shared_ptr<const Prepared> prepared);
    Next respond(Response response);
    Next refuse(ProblemCode code);
    Next refuse(const Problem& problem);

    bool is_upgrade() const;
    Next upgrade();
    void admitted(Result<Caller> caller, Request request);

    Next send(std::string_view first, std::string_view second, std::string_view third, AfterWrite after);
    void write_rest();
    void advance(std::size_t n);
    std::size_t unsent() const { return asio::buffer_size(out_); }
    Next written();
    void linger();
    void close();

    EdgeContext& context_;
    Worker& worker_;
    Stream stream_;
    Peer peer_;
    Stage stage_ = Stage::handshake;
    Tick deadline_;
    bool reading_ = false;

    ReadBuffer buffer_;
    std::size_t scanned_ = 0;
    RequestHead head_;  // views into buffer_ until the header is consumed
    std::size_t header_size_ = 0;
    std::optional<RequestParser> parser_;
    Request request_;

    Method method_ = Method::other;  // of the request being answered
    int version_ = 11;
    std::string request_id_;
    bool keep_alive_ = false;

    Buffers out_{};
    AfterWrite after_write_ = AfterWrite::next_request;
    std::string head_text_;
    std::shared_ptr<const Prepared> prepared_;  // keeps what is being sent
    std::shared_ptr<const std::string> body_;
};

template <class Stream>
void HttpConnection<Stream>::start() {
    ErrorCode ignored;
    auto& socket = lowest(stream_);
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    enter(Stage::handshake, limits().header_time);
    if constexpr (kTls) {
        stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](ErrorCode error) {
            if (self->stage_ == Stage::closed) return;
            if (error) return self->close();
            self->stage_ = Stage::idle;
            self->read(kReadBytes);
        });
    } else {
        socket.non_blocking(true, ignored);
        stage_ = Stage::idle;
        read(kReadBytes);
    }
}

// ---- reading

template <class Stream>
void HttpConnection<Stream>::read(std::size_t room) {
    buffer_.make_room(room);
    reading_ = true;
    stream_.async_read_some(asio::buffer(buffer_.free_begin(), buffer_.free_size()),
                            [self = self()](ErrorCode error, std::size_t n) { self->on_read(error, n); });
}

template <class Stream>
void HttpConnection<Stream>::on_read(ErrorCode error, std::size_t n) {
    reading_ = false;
    if (stage_ == Stage::closed) return;
    if (error) return stage_ == Stage::writing ? void() : close();
    if (stage_ == Stage::lingering) return read(kBodyReadBytes);  // over the same bytes: they are thrown away
    buffer_.commit(n);
    run();
}

template <class Stream>
void HttpConnection<Stream>::run() {
    for (int turns = 0; turns < kRequestsPerTurn; ++turns) {
        auto next = Next::wait;
        if (stage_ == Stage::idle || stage_ == Stage::header) next = take_header();
        else if (stage_ == Stage::body) next = take_body();
        if (next == Next::wait) return;
    }
    asio::post(worker_.context(), [self = self()] { self->run(); });
}

template <class Stream>
auto HttpConnection<Stream>::take_header() -> Next {
    const auto text = buffer_.text();
    if (text.empty()) {
        if (worker_.is_draining()) return close(), Next::wait;
        buffer_.shrink();
        enter(Stage::idle, limits().idle_time);
        return read(kReadBytes), Next::wait;
    }
    const auto scan = scan_header(text, scanned_, limits().header_bytes, limits().target_bytes);
    request_id_ = worker_.next_request_id();
    method_ = Method::other;
    switch (scan.state) {
        case HeaderScan::State::malformed: return refuse(ProblemCode::malformed_request);
        case HeaderScan::State::target_too_long: return refuse(ProblemCode::uri_too_long);
        case HeaderScan::State::too_large: return refuse(ProblemCode::header_too_large);
        case HeaderScan::State::incomplete:
            scanned_ = text.size();
            if (stage_ == Stage::idle) enter(Stage::header, limits().header_time);
            return read(kReadBytes), Next::wait;
        case HeaderScan::State::complete: break;
    }
    scanned_ = 0;
    header_size_ = scan.skipped + scan.size;
    parser_.emplace(head_);
    ErrorCode error;
    const auto used = parser_->put(asio::const_buffer(text.data() + scan.skipped, scan.size), error);
    if (error || used != scan.size || !parser_->is_header_done() || !parser_->is_acceptable())
        return refuse(ProblemCode::malformed_request);
    if (head_.target.size() > limits().target_bytes) return refuse(ProblemCode::uri_too_long);
    return take_request();
}

template <class Stream>
auto HttpConnection<Stream>::take_request() -> Next {
    method_ = head_.method;
    version_ = head_.version;
    keep_alive_ = parser_->keep_alive();
    if (is_request_id(head_.request_id)) request_id_ = head_.request_id;
    const bool has_body = !parser_->is_done();
    if (!has_body && (method_ == Method::get || method_ == Method::head))
        if (auto prepared = context_.parts.service->find_prepared(head_.target))
            return answer_prepared(std::move(prepared));
    auto request = build_request(head_, request_id_, peer_.arrival, context_.options.trusted_proxies);
    if (!request) return refuse(ProblemCode::malformed_request);
    request_ = std::move(*request);
    if (!has_body && is_upgrade()) return upgrade();
    const bool expects = head_.version == 11 && web_api::equal_ignoring_case(head_.expect, "100-continue");
    buffer_.consume(header_size_);
    if (!has_body) return dispatch();
    const auto accepted = expect_body();
    if (accepted == Next::wait || !expects || !buffer_.text().empty()) return accepted;
    return send(kContinue, {}, {}, AfterWrite::body);
}

// The limit is asked before a byte of the body is read.
template <class Stream>
auto HttpConnection<Stream>::expect_body() -> Next {
    const auto limit = context_.parts.service->body_limit(method_, request_.path);
    if (limit.has_error()) return refuse(limit.error());
    const auto length = parser_->content_length();
    if (length && *length > *limit) return refuse(ProblemCode::payload_too_large);
    parser_->eager(true);
    parser_->take_body(request_.body, *limit);
    enter(Stage::body, limits().body_time);
    return Next::again;
}

template <class Stream>
auto HttpConnection<Stream>::take_body() -> Next {
    const auto text = buffer_.text();
    if (text.empty()) return read(kBodyReadBytes), Next::wait;
    ErrorCode error;
    buffer_.consume(parser_->put(asio::const_buffer(text.data(), text.size()), error));
    if (error == http::error::body_limit) return refuse(ProblemCode::payload_too_large);
    if (error == http::error::need_more && buffer_.text().size() < kBodyReadBytes)
        return read(kBodyReadBytes), Next::wait;
    if (error) return refuse(ProblemCode::malformed_request);
    return parser_->is_done() ? dispatch() : Next::again;
}

// ---- answering

template <class Stream>
auto HttpConnection<Stream>::dispatch() -> Next {
    stage_ = Stage::working;  // no deadline: the pool and the writer are bounded
    context_.parts.service->handle(
        std::exchange(request_, {}),
        [&worker = worker_, weak = std::weak_ptr<Connection>(shared_from_this())](Response response) {
            worker.post([weak, response = std::move(response)]() mutable {
                const auto connection = std::static_pointer_cast<HttpConnection>(weak.lock());
                if (!connection || connection->stage_ != Stage::working) return;
                if (connection->respond(std::move(response)) == Next::again) connection->run();
            });
        });
    return Next::wait;
}

template <class Stream>
auto HttpConnection<Stream>::answer_prepared(std::shared_ptr<const Prepared> prepared) -> Next {
    const auto& chosen = prepared->choose(web_api::accepted_codings(head_.accept_encoding));
    const bool unchanged = !head_.if_none_match.empty() && web_api::matches_none(head_.if_none_match, chosen.etag);
    const bool keep = keep_alive_ && !worker_.is_draining();
    buffer_.consume(header_size_);
    head_text_.clear();
    if (unchanged) head_text_.append("ETag: ").append(chosen.etag).append("\r\n");
    append_tail(head_text_, worker_.date_line(), request_id_, version_, keep ? Persistence::keep_alive : Persistence::close);
    context_.counters.prepared.add();
    if (unchanged) context_.counters.not_modified.add();
    prepared_ = std::move(prepared);
    return send(unchanged ? prepared_->not_modified_head : chosen.head, head_text_,
                unchanged || method_ == Method::head ? std::string_view{} : std::string_view(*chosen.body),
                keep ? AfterWrite::next_request : AfterWrite::close);
}

template <class Stream>
auto HttpConnection<Stream>::respond(Response response) -> Next {
    const bool keep = keep_alive_ && !worker_.is_draining();
    head_text_.clear();
    append_head(head_text_, response);
    append_tail(head_text_, worker_.date_line(), request_id_, version_, keep ? Persistence::keep_alive : Persistence::close);
    const bool bodiless = method_ == Method::head || response.status == 204 || response.status == 304;
    body_ = bodiless ? nullptr : std::move(response.body);
    return send(head_text_, body_ ? std::string_view(*body_) : std::string_view{}, {},
                keep ? AfterWrite::next_request : AfterWrite::close);
}

template <class Stream>
auto HttpConnection<Stream>::refuse(ProblemCode code) -> Next {
    return refuse(Problem{.code = code});
}

// Nothing more is read from this connection: what follows may be the rest of what was refused.
template <class Stream>
auto HttpConnection<Stream>::refuse(const Problem& problem) -> Next {
    context_.counters.malformed.add();
    keep_alive_ = false;
    request_.id = request_id_;
    const auto response = context_.parts.service->render(problem, request_);
    request_ = {};
    return respond(response);
}

// ---- upgrading

template <class Stream>
bool HttpConnection<Stream>::is_upgrade() const {
    return context_.parts.live.add_shard && method_ == Method::get && request_.path == kLivePath &&
           web_api::lists_token(head_.upgrade, "websocket");
}

template <class Stream>
auto HttpConnection<Stream>::upgrade() -> Next {
    const bool early = buffer_.text().size() > header_size_;  // RFC 6455 §4.1: the client waits for the 101
    const bool well_formed = version_ == 11 && parser_->upgrade() && !early &&
                             web_api::lists_token(request_.header("sec-websocket-protocol"), kLiveProtocol);
    buffer_.consume(header_size_);
    if (!well_formed) return refuse(ProblemCode::malformed_request);
    const auto origin = context_.origins.check_upgrade(request_);
    if (origin.has_error()) return refuse(origin.error());
    if (worker_.is_draining()) return refuse(ProblemCode::shutting_down);
    stage_ = Stage::working;
    if (!web_api::has_credentials(request_)) return admitted(Caller{}, std::exchange(request_, {})), Next::wait;
    const bool posted = context_.parts.live.run_on_pool(
        [&context = context_, &worker = worker_, weak = std::weak_ptr<Connection>(shared_from_this()),
         request = request_] {
            Result<Caller> caller = Problem{.code = ProblemCode::storage_unavailable};
            try {
                caller = context.parts.live.authenticate(request);
            } catch (const std::exception&) {  // an outage: told as such
            }
            worker.post([weak, request, caller = std::move(caller)]() mutable {
                const auto connection = std::static_pointer_cast<HttpConnection>(weak.lock());
                if (connection && connection->stage_ == Stage::working)
                    connection->admitted(std::move(caller), std::move(request));
            });
        });
    return posted ? Next::wait : refuse(ProblemCode::overloaded);
}

template <class Stream>
void HttpConnection<Stream>::admitted(Result<Caller> caller, Request request) {
    if (caller.has_error()) {
        request_ = std::move(request);
        refuse(caller.error());
        return;
    }
    const auto keep = self();
    stage_ = Stage::closed;
    auto live = make_live_connection(context_, worker_, std::move(stream_), std::move(peer_), request, std::move(*caller));
    worker_.remove(*this);
    worker_.add(std::move(live));
}

// ---- writing

template <class Stream>
auto HttpConnection<Stream>::send(std::string_view first, std::string_view second, std::string_view third,
                                  AfterWrite after) -> Next {
    after_write_ = after;
    if constexpr (kTls) {
        if (first.size() + second.size() + third.size() <= kOneRecord) {
            std::string joined;
            joined.reserve(first.size() + second.size() + third.size());
            joined.append(first).append(second).append(third);
            head_text_ = std::move(joined);
            first = head_text_;
            second = third = {};
        }
    }
    out_ = {asio::const_buffer(first.data(), first.size()), asio::const_buffer(second.data(), second.size()),
            asio::const_buffer(third.data(), third.size())};
    if constexpr (!kTls) {
        // Straight to the kernel: nearly always it takes everything, and no completion has to be queued.
        ErrorCode error;
        const auto n = stream_.write_some(out_, error);
        if (error && error != asio::error::would_block && error != asio::error::try_again)
            return close(), Next::wait;
        advance(error ? 0 : n);
        if (unsent() == 0) return written();
    }
    enter(Stage::writing, limits().write_time);
    return write_rest(), Next::wait;
}

template <class Stream>
void HttpConnection<Stream>::write_rest() {
    stream_.async_write_some(out_, [self = self()](ErrorCode error, std::size_t n) {
        if (self->stage_ == Stage::closed) return;
        if (error) return self->close();
        self->advance(n);
        self->deadline_ = self->worker_.now() + self->limits().write_time;
        if (self->unsent() != 0) return self->write_rest();
        if (self->written() == Next::again) self->run();
    });
}

template <class Stream>
void HttpConnection<Stream>::advance(std::size_t n) {
    for (auto& buffer : out_) {
        const auto taken = std::min(n, buffer.size());
        buffer += taken;
        n -= taken;
    }
}

template <class Stream>
auto HttpConnection<Stream>::written() -> Next {
    prepared_.reset();
    body_.reset();
    switch (after_write_) {
        case AfterWrite::next_request: stage_ = Stage::idle; return Next::again;
        case AfterWrite::body: enter(Stage::body, limits().body_time); return Next::again;
        case AfterWrite::close: break;
    }
    linger();
    return Next::wait;
}

// ---- ending

// A socket closed with unread bytes answers them by a reset, which may overtake our answer on its way: so say that no
// more will come, and read on for a moment.
template <class Stream>
void HttpConnection<Stream>::linger() {
    enter(Stage::lingering, limits().linger_time);
    if constexpr (kTls) {
        stream_.async_shutdown([self = self()](ErrorCode) {
            if (self->stage_ != Stage::closed) self->close();
        });
    } else {
        ErrorCode ignored;
        stream_.shutdown(asio::socket_base::shutdown_send, ignored);
        if (!reading_) read(kBodyReadBytes);
    }
}

template <class Stream>
void HttpConnection<Stream>::close() {
    if (stage_ == Stage::closed) return;
    const auto keep = self();
    stage_ = Stage::closed;
    ErrorCode ignored;
    lowest(stream_).close(ignored);
    worker_.remove(*this);
}

template <class Stream>
void HttpConnection<Stream>::sweep(Tick now) {
    if (stage_ == Stage::working || stage_ == Stage::closed || now < deadline_) return;
    if (stage_ != Stage::idle && stage_ != Stage::lingering) context_.counters.timed_out.add();
    if (stage_ != Stage::header && stage_ != Stage::body) return close();
    method_ = Method::other;
    refuse(ProblemCode::request_timeout);
}

template <class Stream>
void HttpConnection<Stream>::drain() {
    if (stage_ == Stage::idle && buffer_.text().empty()) close();
}

}  // namespace

std::shared_ptr<Connection> make_http_connection(EdgeContext& context, Worker& worker, Socket socket, Peer peer) {
    return std::make_shared<HttpConnection<Socket>>(context, worker, std::move(socket), std::move(peer));
}

std::shared_ptr<Connection> make_https_connection(EdgeContext& context, Worker& worker, Socket socket, Peer peer,
                                                  asio::ssl::context& tls) {
    return std::make_shared<HttpConnection<TlsStream>>(context, worker, TlsStream(std::move(socket), tls),
                                                       std::move(peer));
}

}  // namespace multaqa::edge
