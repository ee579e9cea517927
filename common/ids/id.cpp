#include "common/ids/id.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <mutex>
#include <system_error>

namespace multaqa {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::uint64_t kLowMask = (std::uint64_t{1} << 62) - 1;   // rand_b
constexpr std::uint64_t kHighMask = (std::uint64_t{1} << 12) - 1;  // rand_a

std::array<std::uint64_t, 2> random_words() {
    std::array<std::uint64_t, 2> words{};
    auto* bytes = reinterpret_cast<char*>(words.data());
    std::size_t done = 0;
    while (done < sizeof words) {
        const auto got = ::getrandom(bytes + done, sizeof words - done, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
        done += static_cast<std::size_t>(got);
    }
    return words;
}

std::string to_text(std::uint64_t milliseconds, std::uint64_t high, std::uint64_t low) {
    const std::uint64_t first = (milliseconds << 16) | 0x7000 | high;
    const std::uint64_t second = (std::uint64_t{0b10} << 62) | low;
    std::string text;
    text.reserve(36);
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20) text.push_back('-');
        const auto word = digit < 16 ? first : second;
        text.push_back(kHex[(word >> (60 - 4 * (digit % 16))) & 0xF]);
    }
    return text;
}

}  // namespace

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : kHex.find(text[i]) == std::string_view::npos) return false;
    }
    return true;
}

// The 74 random bits count upwards by random steps within a millisecond (RFC 9562 §6.2, method 2), so that ids
// ascend and yet cannot be guessed from their neighbours.
struct Uuid7Source::State {
    std::mutex mutex;
    std::uint64_t milliseconds = 0;
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    void start(std::uint64_t at) {
        const auto random = random_words();
        milliseconds = at;
        high = random[0] & (kHighMask >> 1);  // the top bit is left free for counting
        low = random[1] & kLowMask;
    }

    void step() {
        const auto by = (random_words()[0] & 0xFFFF'FFFF) + 1;
        low += by;
        if (low <= kLowMask) return;
        low &= kLowMask;
        if (++high > kHighMask) start(milliseconds + 1);
    }
};

Uuid7Source::Uuid7Source(std::function<Instant()> clock) : clock_(std::move(clock)), state_(std::make_unique<State>()) {}
Uuid7Source::~Uuid7Source() = default;

std::string Uuid7Source::next_uuid() {
    const auto since_epoch = std::chrono::floor<std::chrono::milliseconds>(clock_()).time_since_epoch().count();
    const auto now = since_epoch < 0 ? 0 : static_cast<std::uint64_t>(since_epoch) & ((std::uint64_t{1} << 48) - 1);
    const std::lock_guard lock(state_->mutex);
    if (now > state_->milliseconds)
        state_->start(now);
    else
        state_->step();  // same millisecond, or the clock was set back
    return to_text(state_->milliseconds, state_->high, state_->low);
}

}  // namespace multaqa
