// The real binary as a process of its own, which a test may kill at any moment and start again on the same data.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/databases.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {

// $MULTAQA_BINARY, else the one that was built beside the tests.
std::string server_binary();

// Runs the binary with arguments, `input` on its standard input; its standard output. Throws when it does not end with 0.
std::string run_binary(const std::vector<std::string>& arguments, const std::string& input = "");

class ServerProcess {
  public:
    // `zones` is what the system has at first.
    explicit ServerProcess(std::string_view database_kind, std::string_view zones = multaqa::testing::kZonesNow);
    void put_on_system(std::string_view zones);
    ~ServerProcess();  // kills
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    // Runs a subcommand on the same installation, whether the server runs or not.
    std::string run(std::vector<std::string> arguments, const std::string& input = "") const;
    // Runs one and kills it after `life`, unless it has ended by itself; true when it ended with 0.
    bool run_and_kill(std::vector<std::string> arguments, std::chrono::milliseconds life) const;
    struct Ended {
        int status = 0;    // its exit status; 128 and the signal where one ended it
        std::string said;  // on standard output and standard error
    };
    // Runs one that says little; nothing where it has not ended after `patience`, and is killed.
    std::optional<Ended> run_within(std::vector<std::string> arguments, std::chrono::milliseconds patience) const;
    void start();                           // returns when it listens
    void kill();                            // SIGKILL, waited for
    int stop();                             // SIGTERM; its exit status
    std::uint16_t port() const { return port_; }
    pid_t pid() const { return pid_; }
    const std::string& token() const { return token_; }  // of an administrator
    const TestDatabase& database() const { return database_; }
    std::int64_t peak_memory_kib() const;   // VmHWM of the running process

  private:
    std::vector<std::string> common_arguments() const;
    std::vector<std::string> on_this(std::vector<std::string> arguments) const;

    TemporaryFolder folder_;
    TestDatabase database_;
    std::string zoneinfo_;
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
    std::string token_;
};

}  // namespace multaqa::test
