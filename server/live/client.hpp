// The protocol of one connection (multaqa.live.v1): hello, subscriptions, limits, back-pressure. Knows no
// transport.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "live/client_message.hpp"
#include "live/subscription.hpp"
#include "live/topic.hpp"
#include "live/wire.hpp"

namespace multaqa::live {

class Shard;

// Made by Shard::connect; everything on the shard's thread.
class Client {
  public:
    Client(Shard& shard, Wire& wire, std::string id, Caller caller, Tick now);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    // Called by the transport, never from within Wire::send or Wire::close.
    void receive(std::string_view text);  // one whole text message
    void progressed();  // the kernel took bytes; must be called when unsent_frames() has fallen to 0
    void closed();      // the connection is gone: the wire is not touched any more after this

    // Called by the shard.
    void tick(Tick now);
    void enter(Result<Caller> redeemed);  // the answer to a ticket
    // False when the client's queue is full: nothing was sent. A single frame of any size fits an empty
    // queue.
    [[nodiscard]] bool push(const Frame& frame);
    bool has_room(const Frame& frame) const;
    void send_control(const Frame& frame);  // never refused: small, or after has_room
    void refuse(std::string_view topic, const Problem& problem);
    void end(Subscription& subscription);  // destroys it
    void resume();                         // lets those who are behind go on, if the queue has drained
    void say_bye(const Frame& bye);
    bool has_unsent() const;
    const std::string& id() const { return id_; }
    const std::shared_ptr<const Caller>& caller() const { return caller_; }
    void replace_caller(std::shared_ptr<const Caller> caller);
    // Whether what it came with has ended by itself, and its rights have to be asked for anew; true once until they came.
    bool takes_recheck(Instant now);
    const std::vector<std::unique_ptr<Subscription>>& subscriptions() const { return subscriptions_; }

    std::size_t place = 0;  // among the shard's clients

  private:
    enum class Stage { silent, redeeming, greeted, closing };

    void handle(Hello hello);
    void handle(Sub sub);
    void handle(const Unsub& unsub);
    void handle(At at);
    void handle(ClientHeartbeat);
    void greet();
    void refill(Tick now);
    void subscribe(Target target);
    void fail(const Problem& problem, CloseCode code);
    void close(CloseCode code, std::string_view reason);
    void end_all();

    Shard& shard_;
    Wire* wire_;
    std::string id_;
    std::shared_ptr<const Caller> caller_;
    std::vector<std::unique_ptr<Subscription>> subscriptions_;
    std::vector<Target> parked_;  // asked for before the ticket was redeemed
    std::vector<At> parked_places_;  // of these topics, one each
    Stage stage_ = Stage::silent;
    bool progressed_ = false;
    bool rechecking_ = false;
    std::size_t allowance_;  // inbound messages until the next tick
    std::size_t next_to_resume_ = 0;
    Tick since_;          // of the connection
    Tick last_progress_;  // or the last tick with an empty queue
    Tick last_tick_;
    Tick quiet_since_;
};

}  // namespace multaqa::live
