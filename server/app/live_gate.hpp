// What live/ may ask, answered by the capabilities: rights and snapshots of programmes, tickets of access.
#pragma once

#include "access/sign_in_commands.hpp"
#include "command/context.hpp"
#include "live/gate.hpp"

namespace multaqa::app {

class LiveGate final : public live::Gate {
  public:
    struct Parts {
        access::Access* access = nullptr;
        command::Clock clock;
        std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    };
    explicit LiveGate(Parts parts) : parts_(std::move(parts)) {}

    Done may_follow(store::Connection& db, const Caller& caller, std::string_view topic) override;
    Result<live::Snapshot> snapshot(store::Connection& db, std::string_view topic) override;
    std::optional<live::Colleague> colleague(store::Connection& db, const Caller& caller, std::string_view topic) override;
    Caller current(store::Connection& db, const Caller& caller) override;
    Result<Caller> redeem_ticket(std::string_view ticket) override;
    void use(access::Access& access) { parts_.access = &access; }  // before the first connection

  private:
    Parts parts_;
};

}  // namespace multaqa::app
