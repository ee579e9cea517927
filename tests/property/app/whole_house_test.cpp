// Random sequences of commands over all capabilities, through the routes that clients use: whatever was commanded,
// nothing is taken twice unawares, nothing hangs in the air, no number is missing, and followers hold what is read afresh.
//
// $MULTAQA_SEED plays one sequence again; a failure prints it with the script that led there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "tests/contract/app/place.hpp"
#include "tests/property/app/invariants.hpp"
#include "tests/property/app/random_hands.hpp"

namespace multaqa::test {
namespace {

constexpr int kStepsBetweenLooks = 10;

std::string script_of(const Desk& desk) {
    constexpr std::size_t kLines = 60;
    const auto& lines = desk.script();
    std::string text;
    for (std::size_t i = lines.size() > kLines ? lines.size() - kLines : 0; i < lines.size(); ++i) text += "  " + lines[i] + "\n";
    return text;
}

std::string token_of_a_program(Opened& opened) {
    auto& executor = opened.installation.executor();
    const auto account = access::add_user(executor, access::command_line(), "r", {"program@example.org", "correct horse battery", Role::protocol, {}});
    return access::add_token(executor, account.value().email, {.name = "program"}).value().secret;
}

// One sequence, up to the first property that does not hold.
void play(std::string_view kind, unsigned seed, int steps, std::map<std::string, int>& done) {
    const Place place(kind);
    Opened opened(place);
    Desk desk(*opened.application);
    Desk outside(opened.outside());
    RandomHands hands(desk, outside, token_of_a_program(opened), seed);
    Invariants invariants(opened.installation, desk);
    for (int step = 1; step <= steps; ++step) {
        std::vector<std::string> faults;
        try {
            const auto answer = hands.step();
            faults = invariants.after(step == 1 ? Desk::Answer{} : answer);  // before the first there is nothing to compare with
            for (auto& fault : hands.take_faults()) faults.push_back(std::move(fault));
            if (step % kStepsBetweenLooks == 0 || step == steps)
                for (auto& fault : invariants.of_the_whole()) faults.push_back(std::move(fault));
        } catch (const std::exception& error) {
            faults.emplace_back(error.what());
        }
        if (faults.empty()) continue;
        std::string text;
        for (const auto& fault : faults) text += fault + "\n";
        ADD_FAILURE() << "seed " << seed << ", step " << step << " of " << steps << "\n" << text << "the last that was asked:\n" << script_of(desk);
        return;
    }
    for (const auto& [name, times] : hands.done()) done[name] += times;
}

class WholeHouse : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
    }
};

TEST_P(WholeHouse, KeepsItsWordWhateverIsCommanded) {
    const bool is_embedded = GetParam() == "sqlite";
    const unsigned sequences = is_embedded ? 6 : 2;
    const int steps = is_embedded ? 400 : 200;
    std::map<std::string, int> done;
    if (const char* const seed = std::getenv("MULTAQA_SEED")) {
        play(GetParam(), static_cast<unsigned>(std::strtoul(seed, nullptr, 10)), steps, done);
        return;
    }
    for (unsigned seed = 1; seed <= sequences; ++seed) play(GetParam(), seed, steps, done);
    if (HasFailure()) return;
    int all = 0;
    for (const auto& [name, times] : done) all += times;
    std::cout << sequences << " sequences of " << steps << " commands, " << all << " carried out\n";
    if (!is_embedded) return;
    // a command that is always refused tries nothing
    for (const auto& name : RandomHands::kinds()) EXPECT_GT(done[name], 0) << name;
}

MULTAQA_ON_BOTH_DATABASES(WholeHouse);

}  // namespace
}  // namespace multaqa::test
