// The text frames that the server sends: built once and shared by every connection that receives them.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/json/json.hpp"
#include "common/result/problem.hpp"
#include "common/time/instant.hpp"

namespace multaqa::live {

// One WebSocket text message, without any framing of the transport.
using Frame = std::shared_ptr<const std::string>;

Frame make_frame(std::string text);

// Turns a refusal into the `problem` of an error frame. app/ hands in the same words that HTTP uses; any
// thread.
using DescribeProblem = std::function<json::object(const Problem&)>;
// type, status, code, errors (pointer, key), retryAfter: what stands when nobody describes it better.
json::object describe_plainly(const Problem& problem);

// Whether the server runs on the time of day or on a shifted clock (DECISIONS 9).
enum class ClockKind { real, rehearsal };

// `account` is the one under which the others hear of this connection; may be empty.
Frame encode_welcome(std::string_view connection, std::string_view account, std::string_view epoch, Instant now,
                     ClockKind clock);
// `data` is an encoded document and is copied in as it stands.
Frame encode_snapshot(std::string_view topic, std::string_view epoch, std::int64_t seq,
                      std::string_view data);
Frame encode_live(std::string_view topic, std::int64_t from, std::int64_t seq);
Frame encode_reset(std::string_view topic, std::string_view why);
Frame encode_heartbeat(std::string_view topic, std::int64_t seq);
Frame encode_heartbeat();  // of a connection that follows nothing
Frame encode_unsub(std::string_view topic, std::string_view why);
Frame encode_bye(std::chrono::milliseconds retry, std::string_view why);
// `topic` may be empty: then the error is about the connection.
Frame encode_error(std::string_view topic, const json::object& problem);

}  // namespace multaqa::live
