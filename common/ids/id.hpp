// Strong identifiers: UUIDv7 (RFC 9562 §5.7) as text, one C++ type per kind of thing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/time/instant.hpp"

namespace multaqa {

// True for the canonical form: 36 characters, lower-case hex, hyphens in place. Any UUID version is accepted.
bool is_uuid(std::string_view text);

template <class Tag>
class Id {
  public:
    Id() = default;  // empty: "not set yet"; stores refuse it
    explicit Id(std::string text) : text_(std::move(text)) {}

    static std::optional<Id> parse(std::string_view text) {
        if (!is_uuid(text)) return std::nullopt;
        return Id{std::string(text)};
    }

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;

  private:
    std::string text_;
};

using AccountId = Id<struct AccountTag>;
using TokenId = Id<struct TokenTag>;
using SignInId = Id<struct SignInTag>;
using LinkId = Id<struct LinkTag>;
using ActsForId = Id<struct ActsForTag>;
using OrganizationId = Id<struct OrganizationTag>;
using PersonId = Id<struct PersonTag>;
using SiteId = Id<struct SiteTag>;
using RoomId = Id<struct RoomTag>;
using EventId = Id<struct EventTag>;
using SessionId = Id<struct SessionTag>;

// Source of new ids. Identity is handed in (HOUSE.md): no rule or use case makes one itself.
class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual std::string next_uuid() = 0;  // thread-safe

    template <class IdType>
    IdType next() {
        return IdType{next_uuid()};
    }
};

// UUIDv7 from a clock in milliseconds and the operating system's randomness; ascending within one process.
class Uuid7Source final : public IdSource {
  public:
    explicit Uuid7Source(std::function<Instant()> clock);
    ~Uuid7Source() override;
    std::string next_uuid() override;

  private:
    struct State;
    std::function<Instant()> clock_;
    std::unique_ptr<State> state_;
};

}  // namespace multaqa

template <class Tag>
struct std::hash<multaqa::Id<Tag>> {
    std::size_t operator()(const multaqa::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
