// postgres_for_tests: starts one PostgreSQL for many test programs, prints its URL and stays until its
// standard input ends or it is told to stop. `--durable` keeps fsync on.
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <iostream>
#include <string_view>

#include "tests/support/postgres_cluster.hpp"

namespace {

void wait_for_the_end(int signals) {
    pollfd watched[] = {{STDIN_FILENO, POLLIN, 0}, {signals, POLLIN, 0}};
    char ignored[256];
    while (true) {
        if (::poll(watched, 2, -1) < 0) continue;
        if (watched[1].revents != 0) return;
        if (watched[0].revents != 0 && ::read(STDIN_FILENO, ignored, sizeof ignored) <= 0) return;
    }
}

}  // namespace

int main(int count, char** arguments) {
    using namespace multaqa::test;
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
    sigprocmask(SIG_BLOCK, &ends, nullptr);
    const int signals = ::signalfd(-1, &ends, SFD_CLOEXEC);
    const bool durable = count > 1 && std::string_view(arguments[1]) == "--durable";
    try {
        const PostgresCluster cluster(durable ? Durability::full : Durability::none);
        std::cout << cluster.url() << std::endl;
        wait_for_the_end(signals);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
