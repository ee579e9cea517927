#include "edge/live_connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "edge/socket_options.hpp"
#include "live/client.hpp"
#include "live/wire.hpp"

namespace multaqa::edge {
namespace {

namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using Handshake = http::request<http::empty_body>;

Handshake handshake_of(const web_api::Request& request) {
    Handshake handshake{http::verb::get, request.target, 11};
    for (const auto& [name, value] : request.headers) handshake.insert(name, value);
    return handshake;
}

// Frames not yet taken by the kernel. A vector, because an idle one holds no memory.
class FrameQueue {
  public:
    bool empty() const { return first_ == frames_.size(); }
    std::size_t size() const { return frames_.size() - first_; }
    std::size_t bytes() const { return bytes_; }
    const live::Frame& front() const { return frames_[first_]; }
    void push(live::Frame frame) {
        bytes_ += frame->size();
        frames_.push_back(std::move(frame));
    }
    void pop() {
        bytes_ -= frames_[first_]->size();
        frames_[first_++].reset();
        if (!empty()) return;
        frames_ = {};
        first_ = 0;
    }

  private:
    std::vector<live::Frame> frames_;
    std::size_t first_ = 0, bytes_ = 0;
};

template <class Stream>
class LiveConnection final : public Connection, public live::Wire {
  public:
    LiveConnection(EdgeContext& context, Worker& worker, Stream stream, Peer peer, const web_api::Request& request,
                   Caller caller)
        : context_(context), worker_(worker), peer_(std::move(peer)), ws_(std::move(stream)),
          handshake_(std::make_unique<Handshake>(handshake_of(request))), caller_(std::move(caller)) {}

    void start() override;
    void sweep(Tick now) override;
    void drain() override {}  // the hub says bye
    void abort() override { finish(); }

    void send(live::Frame frame) override;
    std::size_t unsent_bytes() const override { return queue_.bytes(); }
    std::size_t unsent_frames() const override { return queue_.size(); }
    void close(live::CloseCode code, std::string_view reason) override;

  private:
    enum class Stage { handshake, open, closing, closed };
    using Self = std::shared_ptr<LiveConnection>;

    Self self() { return std::static_pointer_cast<LiveConnection>(shared_from_this()); }
    int native() { return lowest(ws_.next_layer()).native_handle(); }
    void accepted(ErrorCode error);
    void read();
    void on_read(ErrorCode error);
    void write();
    void on_written(ErrorCode error);
    void begin_closing();
    void say_close();
    void finish();

    EdgeContext& context_;
    Worker& worker_;
    Peer peer_;
    websocket::stream<Stream, false> ws_;
    std::unique_ptr<Handshake> handshake_;
    Caller caller_;
    Stage stage_ = Stage::handshake;
    Tick deadline_;  // of handshake and closing
    boost::beast::flat_buffer buffer_;
    FrameQueue queue_;
    bool writing_ = false;
    std::uint64_t acknowledged_ = 0;
    websocket::close_reason reason_;
    std::shared_ptr<live::Client> client_;
};

template <class Stream>
void LiveConnection<Stream>::start() {
    set_live_options(native());
    deadline_ = worker_.now() + context_.options.limits.header_time;
    // No timers of Beast's: the sweep watches handshake and closing, heartbeats and TCP_USER_TIMEOUT the rest.
    ws_.set_option(websocket::stream_base::timeout{websocket::stream_base::none(), websocket::stream_base::none(), false});
    ws_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
        response.set(http::field::sec_websocket_protocol, kLiveProtocol);
    }));
    ws_.read_message_max(context_.options.limits.live_inbound_bytes);
    ws_.auto_fragment(false);
    ws_.text(true);
    // After the peer's close frame Beast answers it and waits for the end of the stream, which may never come.
    ws_.control_callback([this](websocket::frame_type kind, boost::beast::string_view) {
        if (kind == websocket::frame_type::close && stage_ == Stage::open) begin_closing();
    });
    ws_.async_accept(*handshake_, [self = self()](ErrorCode error) { self->accepted(error); });
}

template <class Stream>
void LiveConnection<Stream>::accepted(ErrorCode error) {
    if (stage_ == Stage::closed) return;
    handshake_.reset();
    if (error) return finish();
    context_.counters.upgrades.add();
    stage_ = Stage::open;
    read();
    if (worker_.is_draining()) return close(live::CloseCode::going_away, "shutting-down");
    client_ = worker_.shard()->connect(*this, std::exchange(caller_, {}));
}

template <class Stream>
void LiveConnection<Stream>::read() {
    ws_.async_read(buffer_, [self = self()](ErrorCode error, std::size_t) { self->on_read(error); });
}

template <class Stream>
void LiveConnection<Stream>::on_read(ErrorCode error) {
    if (stage_ == Stage::closed) return;
    if (error) return finish();
    if (stage_ == Stage::open && !ws_.got_text()) close(live::CloseCode::policy, "text only");
    if (stage_ == Stage::open) {
        const auto bytes = buffer_.cdata();
        client_->receive({static_cast<const char*>(bytes.data()), bytes.size()});
    }
    buffer_.consume(buffer_.size());
    read();
}

template <class Stream>
void LiveConnection<Stream>::send(live::Frame frame) {
    if (stage_ != Stage::open) return;
    queue_.push(std::move(frame));
    if (!writing_) write();
}

template <class Stream>
void LiveConnection<Stream>::write() {
    writing_ = true;
    ws_.async_write(asio::buffer(*queue_.front()), [self = self()](ErrorCode error, std::size_t) { self->on_written(error); });
}

template <class Stream>
void LiveConnection<Stream>::on_written(ErrorCode error) {
    if (stage_ == Stage::closed) return;
    if (error) return finish();
    writing_ = false;
    queue_.pop();
    if (!queue_.empty()) write();
    else if (stage_ == Stage::closing) say_close();
    if (client_) client_->progressed();
}

template <class Stream>
void LiveConnection<Stream>::close(live::CloseCode code, std::string_view reason) {
    if (stage_ != Stage::open) return;
    begin_closing();
    reason_ = websocket::close_reason(static_cast<websocket::close_code>(code),
                                      {reason.data(), std::min<std::size_t>(reason.size(), 123)});
    if (code == live::CloseCode::stalled) {  // nobody would read the close frame
        asio::post(worker_.context(), [self = self()] { self->finish(); });
        return;
    }
    if (!writing_) say_close();
}

template <class Stream>
void LiveConnection<Stream>::begin_closing() {
    stage_ = Stage::closing;
    deadline_ = worker_.now() + context_.options.limits.linger_time;
}

template <class Stream>
void LiveConnection<Stream>::say_close() {
    ws_.async_close(reason_, [self = self()](ErrorCode) { self->finish(); });
}

template <class Stream>
void LiveConnection<Stream>::finish() {
    if (stage_ == Stage::closed) return;
    const auto keep = self();
    stage_ = Stage::closed;
    ErrorCode ignored;
    lowest(ws_.next_layer()).close(ignored);
    if (const auto client = std::exchange(client_, nullptr)) client->closed();
    worker_.remove(*this);
}

template <class Stream>
void LiveConnection<Stream>::sweep(Tick now) {
    if (stage_ == Stage::open) {
        // A large frame on a slow line is one write for a long time: what the peer acknowledges is progress, too.
        if (!client_ || queue_.empty()) return;
        const auto acknowledged = acknowledged_bytes(native());
        if (std::exchange(acknowledged_, acknowledged) != acknowledged) client_->progressed();
        return;
    }
    if (now >= deadline_) finish();
}

}  // namespace

std::shared_ptr<Connection> make_live_connection(EdgeContext& context, Worker& worker, Socket stream, Peer peer,
                                                 const web_api::Request& request, Caller caller) {
    return std::make_shared<LiveConnection<Socket>>(context, worker, std::move(stream), std::move(peer), request,
                                                    std::move(caller));
}

std::shared_ptr<Connection> make_live_connection(EdgeContext& context, Worker& worker, TlsStream stream, Peer peer,
                                                 const web_api::Request& request, Caller caller) {
    return std::make_shared<LiveConnection<TlsStream>>(context, worker, std::move(stream), std::move(peer), request,
                                                       std::move(caller));
}

}  // namespace multaqa::edge
